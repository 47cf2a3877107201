"""Offline copies of the files that Folium pages link, from the wheel's vendor folder or from the caller."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from urllib.parse import urldefrag, urljoin, urlsplit

from caribmap.errors import MissingAssetError
from caribmap.runtime.shipped import read_static

CSS_URL = re.compile(r"""url\(\s*(?P<quote>["']?)(?P<url>.*?)(?P=quote)\s*\)""")
CSS_IMPORT = re.compile(r"""@import\s+(?:url\(\s*)?["']?(?P<url>[^"')\s;]+)["']?\s*\)?\s*(?P<media>[^;]*);""")
FONT_SOURCES = re.compile(r"(?<![\w-])src\s*:\s*(?P<sources>(?:url\((?:\"[^\"]*\"|'[^']*'|[^)]*)\)|[^;}])*)")
FONT_SOURCE = re.compile(r"""url\((?:"[^"]*"|'[^']*'|[^)]*)\)(?:\s*format\([^)]*\))?""")

MEDIA_TYPES = {
    "css": "text/css",
    "gif": "image/gif",
    "ico": "image/x-icon",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "png": "image/png",
    "svg": "image/svg+xml",
    "ttf": "font/ttf",
    "webp": "image/webp",
    "woff": "font/woff",
    "woff2": "font/woff2",
}


@dataclass(frozen=True, slots=True)
class Assets:
    """File contents by URL. Entries of `given` take precedence over the copies that caribmap ships."""

    given: Mapping[str, bytes] = field(default_factory=dict)

    def has(self, url: str) -> bool:
        return url in self.given or url in vendor_index()

    def read(self, url: str) -> bytes:
        """The bytes of the file at `url`. Raises MissingAssetError, which names the URL, without a copy."""
        if url in self.given:
            return self.given[url]
        if url in vendor_index():
            return read_static(f"vendor/{vendor_index()[url]}")
        raise MissingAssetError(url)

    def script(self, url: str) -> str:
        return self.read(url).decode("utf-8-sig")

    def style(self, url: str) -> str:
        """A stylesheet with all files that it refers to included as data: URIs."""
        return self.inline(self.read(url).decode("utf-8-sig"), url)

    def inline(self, css: str, base: str) -> str:
        """CSS from address `base` with its images and fonts as data: URIs, one file per font."""
        css = CSS_IMPORT.sub(lambda found: self._import(found, base), css)
        css = FONT_SOURCES.sub(lambda found: self._choose(found, base), css)
        return CSS_URL.sub(lambda found: f'url("{self.data_uri(found["url"], base)}")', css)

    def data_uri(self, url: str, base: str = "") -> str:
        """The file at `url`, relative to `base`, as a data: URI. Data URIs and fragments are kept."""
        if url.startswith(("data:", "#")):
            return url
        address = urldefrag(urljoin(base, url)).url
        media_type = MEDIA_TYPES.get(
            urlsplit(address).path.rpartition(".")[2].lower(), "application/octet-stream"
        )
        return f"data:{media_type};base64,{base64.b64encode(self._read_resource(address)).decode('ascii')}"

    def _import(self, statement: re.Match[str], base: str) -> str:
        sheet = self.style(urljoin(base, statement["url"]))
        return f"@media {statement['media']} {{{sheet}}}" if statement["media"] else sheet

    def _read_resource(self, address: str) -> bytes:
        bare = address.partition("?")[0]
        return self.read(bare if not self.has(address) and self.has(bare) else address)

    def _choose(self, declaration: re.Match[str], base: str) -> str:
        """A font's `src` reduced to the first of its files that has a copy; unchanged if none has."""
        for source in FONT_SOURCE.finditer(declaration["sources"]):
            url = CSS_URL.search(source.group())["url"]  # type: ignore[index]
            address = urldefrag(urljoin(base, url)).url
            if url.startswith("data:") or self.has(address) or self.has(address.partition("?")[0]):
                return f"src:{source.group()}"
        return declaration.group()


@cache
def vendor_index() -> dict[str, str]:
    """File names in static/vendor by URL, for all files that Folium's own pages link."""
    index: dict[str, str] = json.loads(read_static("vendor/index.json"))
    return index
