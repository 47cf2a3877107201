"""What becomes of the tile layers of a map that loads nothing."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal
from urllib.parse import urlsplit

from caribmap.render.offline.vendored import vendored
from caribmap.runtime.shipped import read_static

Choice = Literal["basemap", "drop", "keep"]
TilesArgument = Choice | Mapping[str, Choice | bytes]
CHOICES = ("basemap", "drop", "keep")
INSTEAD = {"basemap": "caribmap:basemap", "drop": "caribmap:none"}
"""Addresses by which the page's script recognises a layer that it replaces."""


@dataclass(slots=True)
class Tiles:
    """The choice for each address of a tile layer; `hosts` are those that the page may ask.

    `choices` has a choice, or one picture for all tiles, by address; `default` is for all others.
    """

    default: Choice = "basemap"
    choices: Mapping[str, Choice | bytes] = field(default_factory=dict)
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    hosts: set[str] = field(default_factory=set)
    replaced: list[str] = field(default_factory=list)

    def address(self, address: str) -> str | None:
        """The address to write for a layer's own; None keeps it."""
        choice = self._choice(address)
        if isinstance(choice, bytes):
            kind = (
                "png"
                if choice.startswith(b"\x89PNG")
                else "jpeg"
                if choice.startswith(b"\xff\xd8")
                else "gif"
            )
            return f"data:image/{kind};base64,{base64.b64encode(choice).decode('ascii')}"
        if choice == "keep":
            self._allow(address)
            return None
        if address.startswith("data:"):
            return None
        self.replaced.append(address)
        return INSTEAD[choice]

    def beside_basemap(self) -> Tiles:
        """The choices for a page that shows the base map anyway: nothing stands for a layer."""
        choices = {address: _beside(choice) for address, choice in self.choices.items()}
        return replace(self, default=_beside(self.default), choices=choices)

    @property
    def needs_basemap(self) -> bool:
        """Whether the base map stands for a tile layer of the page."""
        return any(self._choice(address) == "basemap" for address in self.replaced)

    def keeps(self, address: str) -> bool:
        """Whether a layer that only a server can draw may ask it."""
        if self._choice(address) != "keep":
            return False
        self._allow(address)
        return True

    def behind_leaflet(self, address: str) -> str:
        """The script that follows Leaflet's own; "" behind any other."""
        found = vendored(address)
        if found is None or found.library != "leaflet" or not found.file.endswith(".js"):
            return ""
        return self.runtime()

    def runtime(self) -> str:
        """The script that draws the base map in place of tiles and names what fails."""
        return read_static("offline.js").decode("utf-8").replace('"CARIBMAP_TILES"', json.dumps(self.default))

    def _choice(self, address: str) -> Choice | bytes:
        if address in self.pictures:
            return self.pictures[address]
        return self.choices.get(address, self.default)

    def _allow(self, address: str) -> None:
        parts = urlsplit(f"https:{address}" if address.startswith("//") else address)
        if parts.netloc:
            host = parts.netloc.rpartition("@")[2]
            self.hosts.add(f"{parts.scheme}://{'*.' + host.partition('.')[2] if '{' in host else host}")


def tiles_of(argument: TilesArgument, pictures: Mapping[str, bytes]) -> Tiles:
    """Tiles for the argument of `caribmap.offline`. Raises ValueError for a word that is no choice."""
    if isinstance(argument, str):
        _require(argument)
        return Tiles(argument, {}, pictures)
    for choice in argument.values():
        if not isinstance(choice, bytes):
            _require(choice)
    rest = argument.get("*", "basemap")
    default: Choice = rest if not isinstance(rest, bytes) else "drop"
    return Tiles(default, argument, pictures)


def _beside(choice: Any) -> Any:
    return "drop" if choice == "basemap" else choice


def _require(choice: str) -> None:
    if choice not in CHOICES:
        expected = ", ".join(f"'{word}'" for word in CHOICES)
        raise ValueError(
            f"tiles is {choice!r}: expected {expected}, or a mapping of addresses to these or bytes"
        )
