"""Which of the libraries that every Folium map links a page uses."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from caribmap.render.offline.vendored import Vendored, vendored

SIGNS = {
    "jquery": (re.compile(r"\$\s*[(.]"), re.compile(r"jQuery(?<=\bjQuery)\b")),
    "bootstrap.bundle.js": (
        re.compile(r"data-bs-"),
        re.compile(
            r"bootstrap\.(?:Alert|Button|Carousel|Collapse|Dropdown|Modal|Offcanvas|Popover|Tab|Toast|Tooltip)"
        ),
    ),
    "all.css": (re.compile(r"fa(?<=\bfa)(?:-(?!rotate-)[a-z]|[srbdlt]?[\"' ])"),),
    "leaflet.awesome-markers": (re.compile(r"AwesomeMarkers"),),
    "bootstrap-glyphicons.css": (
        re.compile(r"glyphicon(?<=\bglyphicon)\b"),
        re.compile(r"Glyphicons Halflings"),
        re.compile(r"AwesomeMarkers\.icon\((?![^)]{0,2000}prefix)"),  # its own default is one of them
    ),
    "rotate.css": (re.compile(r"fa-rotate-"),),
}
"""What a page contains that uses a library, by the name of its file or its own. Other libraries are kept.

Each pattern begins with letters of its own, by which a search passes over megabytes of data.
"""
ADDRESS = re.compile(r"""//([\w-]+(?:\.[\w-]+)+/[^"'\s<>]+)""")
"""What may be linked: more than what is, which costs nothing."""


@dataclass(frozen=True, slots=True)
class Needs:
    """`text` is the page's own markup and scripts with the plugins' scripts."""

    text: str

    def wants(self, address: str) -> bool:
        found = vendored(address)
        signs = _signs(found) if found else None
        return signs is None or any(sign.search(self.text) for sign in signs)


def needs_of(texts: Iterable[str]) -> Needs:
    """The needs of a page given as pieces of HTML and script."""
    own = "\n".join(texts)
    plugins = {}
    for found in ADDRESS.finditer(own):
        library = vendored(f"https://{found[1]}")
        if library and _signs(library) is None and library.library not in ("leaflet", "bootstrap"):
            plugins[library.file] = library.read().decode("utf-8", "replace")
    return Needs("\n".join([own, *plugins.values()]))


def _signs(found: Vendored) -> tuple[re.Pattern[str], ...] | None:
    return SIGNS.get(found.file.rpartition("/")[2]) or SIGNS.get(found.library)
