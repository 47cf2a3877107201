"""The names that ship with the base map, by which one finds the way: towns, seas, islands, lakes, rivers."""

from __future__ import annotations

import json
import lzma
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

PACK = Path(__file__).parent / "pack"

Kind = Literal["country", "capital", "town", "sea", "island", "lake", "river"]
Room = tuple[float, float, float, float]
"""West, south, east and north in degrees of a box that lies wholly in what is named."""


@dataclass(frozen=True, slots=True)
class BasemapName:
    """A name of the base map, in the languages that have one.

    It is written from `zoom` on, the lower `rank` first: in its `rooms` if it has any, at one of its `spots`,
    (lng, lat), or at `lng`, `lat`. `disputed` is the key by which a dossier accepts a name that states do not
    agree on.
    """

    kind: Kind
    names: Mapping[str, str]
    lng: float
    lat: float
    zoom: float
    rank: int
    rooms: tuple[Room, ...] = ()
    spots: tuple[tuple[float, float], ...] = ()
    disputed: str | None = None


def find_names(frames: Sequence[tuple[Room, float]]) -> Iterator[BasemapName]:
    """The names that are written somewhere in one of the frames, each with its closest zoom.

    A frame's west is at least -180 or below, its east above its west: it may cross the antimeridian.
    """
    for entry, boxes in zip(_entries(), _boxes(), strict=True):
        zoom = entry["zoom"]
        if any(zoom <= most and any(meets(box, frame) for box in boxes) for frame, most in frames):
            lng, lat = entry["at"]
            yield BasemapName(
                kind=entry["kind"],
                names=entry["names"],
                lng=lng,
                lat=lat,
                zoom=zoom,
                rank=entry["rank"],
                rooms=tuple(map(tuple, entry.get("rooms", ()))),
                spots=tuple(map(tuple, entry.get("spots", ()))),
                disputed=entry.get("disputed"),
            )


@cache
def disputed_names() -> frozenset[str]:
    """The keys by which a dossier accepts names that states do not agree on."""
    return frozenset(entry["disputed"] for entry in _entries() if entry.get("disputed"))


def country_rooms() -> Mapping[str, list[Room]]:
    """By ISO 3166 code, boxes that lie wholly in a country and in no disputed area, the largest first."""
    rooms: dict[str, list[Room]] = read_packed_json("names.json.xz")["countries"]
    return rooms


def meets(box: Sequence[float], frame: Sequence[float]) -> bool:
    """Whether a box touches a frame, both west, south, east, north, or does so a turn of the Earth away."""
    west, south, east, north = box
    left, bottom, right, top = frame
    if north < bottom or south > top:
        return False
    return (
        (west <= right and east >= left)
        or (west - 360 <= right and east - 360 >= left)
        or (west + 360 <= right and east + 360 >= left)
    )


@cache
def read_packed_json(name: str) -> Any:
    """A packed file of JSON, read once."""
    return json.loads(lzma.decompress((PACK / name).read_bytes()))


@cache
def _boxes() -> list[Sequence[Sequence[float]]]:
    """Of each name, where it may be written."""
    return [
        entry.get("rooms") or [(*spot, *spot) for spot in entry.get("spots", (entry["at"],))]
        for entry in _entries()
    ]


def _entries() -> list[dict[str, Any]]:
    """All names that ship, in the pack's order."""
    names: list[dict[str, Any]] = read_packed_json("names.json.xz")["names"]
    return names
