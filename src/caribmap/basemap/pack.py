"""The pack that `tools/basemap.py` has made of Natural Earth. Read once, when asked for."""

from __future__ import annotations

import json
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, Literal, TypedDict

from caribmap.basemap.shapes import Shapes, unpack_shapes
from caribmap.basemap.sheet import Layers
from caribmap.errors import EnvironmentalError

FOLDER = Path(__file__).parent / "pack"
WORLD = "world.bin"
LayerName = Literal["land", "lakes", "rivers", "depth_200", "depth_1000", "disputes"]


class CountryName(TypedDict):
    """Where a country's name stands, in degrees. `iso`: ISO 3166; `rank` 1 is the largest."""

    iso: str
    lng: float
    lat: float
    rank: int


def read_packed(name: str) -> bytes:
    """The bytes of a file of the pack; raises EnvironmentalError if it cannot be read."""
    try:
        return (FOLDER / name).read_bytes()
    except OSError as error:
        raise EnvironmentalError(
            f"caribmap's own file basemap/pack/{name} cannot be read ({error.strerror}): "
            "install the package again"
        ) from error


@cache
def read_shapes(layer: LayerName) -> Shapes:
    """A layer of the pack.

    land: areas marked with their country's code, "" without one; its lines are coasts and borders by class.
    lakes: marked [name, rank]. rivers: lines marked [name, rank]. disputes: areas marked [slug, name, note,
    country], lines marked [class, name, left, right, note].
    """
    return unpack_shapes(read_packed(f"{layer}.bin"))


def read_layers() -> Layers:
    return Layers(
        land=read_shapes("land"),
        lakes=read_shapes("lakes"),
        rivers=read_shapes("rivers"),
        deep_200=read_shapes("depth_200"),
        deep_1000=read_shapes("depth_1000"),
    )


@cache
def read_country_names() -> tuple[CountryName, ...]:
    names: list[CountryName] = json.loads(read_packed("countries.json"))
    return tuple(names)


def read_provenance() -> dict[str, Any]:
    """Source, licence and the hash of each file that the pack was made of."""
    provenance: dict[str, Any] = json.loads(read_packed("provenance.json"))
    return provenance


@cache
def pack_hash() -> str:
    """Of all files of the pack."""
    summed = sha256()
    for path in sorted(FOLDER.iterdir()):
        summed.update(path.name.encode() + read_packed(path.name))
    return summed.hexdigest()
