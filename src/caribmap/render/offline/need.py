"""Which of the libraries that every Folium map links a page uses."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from caribmap.render.offline.vendored import Vendored, vendored

SIGNS = {
    "jquery": re.compile(r"\$\s*\(|\$\.|\bjQuery\b"),
    "bootstrap.bundle.js": re.compile(
        r"\bdata-bs-|\bbootstrap\.(?:Alert|Button|Carousel|Collapse|Dropdown|Modal|Offcanvas|Popover|Tab|Toast|Tooltip)"
    ),
    "all.css": re.compile(r"\bfa-(?!rotate-)[a-z]|\bfa[srbdlt]?\b[\"' ]"),
    "leaflet.awesome-markers": re.compile(r"\bAwesomeMarkers\b"),
    "bootstrap-glyphicons.css": re.compile(r"\bglyphicon\b"),
    "rotate.css": re.compile(r"\bfa-rotate-"),
}
"""What a page contains that uses a library, by the name of its file or its own. Other libraries are kept."""
ADDRESS = re.compile(r"""(?:src|href)\s*=\s*["']?(?:https?:)?//([^"'\s>]+)""", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Needs:
    """`text` is the page's own markup and scripts with the plugins' scripts."""

    text: str

    def wants(self, address: str) -> bool:
        found = vendored(address)
        sign = _sign(found) if found else None
        return sign is None or sign.search(self.text) is not None


def needs_of(texts: Iterable[str]) -> Needs:
    """The needs of a page given as pieces of HTML and script."""
    own = "\n".join(texts)
    plugins = {}
    for found in ADDRESS.finditer(own):
        library = vendored(f"https://{found[1]}")
        if library and _sign(library) is None and library.library not in ("leaflet", "bootstrap"):
            plugins[library.file] = library.read().decode("utf-8", "replace")
    return Needs("\n".join([own, *plugins.values()]))


def _sign(found: Vendored) -> re.Pattern[str] | None:
    return SIGNS.get(found.file.rpartition("/")[2]) or SIGNS.get(found.library)
