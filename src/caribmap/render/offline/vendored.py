"""Which of the files that caribmap ships is the one that an address of a CDN means."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import urlsplit

from caribmap.render.csp import unix_line_ends
from caribmap.runtime.shipped import read_static

FOLIUM_TEMPLATES = re.compile(r"/gh/python-visualization/folium(?:@[^/]+)?/folium/templates/([\w.-]+)$")
PATHS = (
    (re.compile(r"cdn\.jsdelivr\.net|unpkg\.com"), re.compile(
        r"^/(?:npm/+)?(?P<name>gh/[^/]+/[^/@]+|(?:@[^/@]+/)?[^/@]+)(?:@(?P<version>[^/]+))?(?:/(?P<path>.*))?$")),
    (re.compile(r"cdnjs\.cloudflare\.com|ajax\.googleapis\.com"), re.compile(
        r"^/ajax/libs/(?P<name>[^/]+)/(?P<version>[^/]+)/(?P<path>.+)$")),
    (re.compile(r"[\w-]+\.bootstrapcdn\.com"), re.compile(
        r"^/(?P<name>[^/]+)/(?P<version>[^/]+)/(?P<path>.+)$")),
    (re.compile(r"code\.jquery\.com"), re.compile(
        r"^/(?:ui/(?P<version_ui>[\d.]+)/)?(?P<path>(?P<name>jquery(?:-ui)?)(?:-(?P<version>[\d.]+\d))?[\w.-]*)$")),
    (re.compile(r"d3js\.org"), re.compile(r"^/(?P<path>(?P<name>d3)\.v(?P<version>\d+)[\w.]*)$")),
    (re.compile(r"[\w-]+\.github\.io"), re.compile(r"^/(?P<name>[^/]+)/(?P<path>.+)$")),
)  # fmt: skip
"""How each CDN writes library, version and file in an address."""
ALIASES = {"jquery-ui": "jqueryui"}


@dataclass(frozen=True, slots=True)
class Vendored:
    """A file of a library: `file` is relative to static/vendor, or a template of Folium's own."""

    library: str
    version: str
    licence: str
    file: str
    notice: str

    def read(self) -> bytes:
        if self.library == "folium":
            return files("folium").joinpath("templates", self.file).read_bytes()
        return read_static(f"vendor/{self.file}")

    def read_notice(self) -> str:
        text = read_static(f"vendor/{self.notice}").decode("utf-8") if self.notice else ""
        return unix_line_ends(text)


@cache
def vendored(address: str) -> Vendored | None:
    """The shipped file for an address, in the same version or, else, the newest of the same major version.

    >>> vendored("https://unpkg.com/leaflet@1.6.0/dist/leaflet.js").version
    '1.9.3'
    """
    parts = urlsplit(address)
    own = FOLIUM_TEMPLATES.search(parts.path)
    if own:
        return _of_folium(own[1])
    for host, pattern in PATHS:
        found = host.fullmatch(parts.hostname or "") and pattern.match(parts.path)
        if found:
            groups = found.groupdict()
            name = groups["name"].lower()
            version = groups.get("version") or groups.get("version_ui") or ""
            return _best(ALIASES.get(name, name), version, _plain(groups["path"] or ""))
    return None


def _of_folium(file: str) -> Vendored | None:
    if file.startswith("leaflet.awesome.rotate"):
        return Vendored("caribmap", "", "MIT", "rotate.css", "")
    known = files("folium").joinpath("templates", file).is_file()
    return Vendored("folium", "", "MIT", file, "") if known else None


def _best(name: str, version: str, file: str) -> Vendored | None:
    """The entry that fits an address best; None without one of the same major version."""
    found: list[tuple[tuple[int, ...], Vendored]] = []
    for entry in _index():
        names = [known.replace("gh:", "gh/") for known in entry["names"]]
        files_ = {_plain(known): path for known, path in entry["files"].items()}
        path = files_.get(file) or ("" if file else next(iter(files_.values())))
        if name not in names or not path:
            continue
        own = _numbers(entry["version"])
        majors = (own[0], *entry.get("majors", ()))
        asked = _numbers(version)
        if not asked or asked[0] in majors:
            exact = entry["version"] == version
            item = Vendored(entry["package"], entry["version"], entry["licence"], path, entry["notice"])
            found.append(((int(exact), int(bool(asked) and own[0] == asked[0]), *own), item))
    return max(found, key=lambda one: one[0])[1] if found else None


def _plain(path: str) -> str:
    """The file's name in lower case, without the folder, `.min` and a version."""
    name = re.sub(r"\.min(?=\.)", "", path.rpartition("/")[2]).lower()
    return re.sub(r"[-.]v?\d+(?:\.\d+)*(?=\.\w+$)", "", name)


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"\d+", version)[:3])


@cache
def _index() -> list[dict[str, Any]]:
    index: list[dict[str, Any]] = json.loads(read_static("vendor/index.json"))
    return index
