"""The files that a page links: from the caller, from disk, from the wheel's vendor folder, or missing."""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from caribmap.errors import OfflineError
from caribmap.render.offline.vendored import Vendored, vendored

MEDIA_TYPES = {
    "apng": "image/apng", "avif": "image/avif", "bmp": "image/bmp", "css": "text/css", "csv": "text/csv",
    "eot": "application/vnd.ms-fontobject", "geojson": "application/geo+json", "gif": "image/gif",
    "gpx": "application/gpx+xml", "htm": "text/html", "html": "text/html", "ico": "image/x-icon",
    "jfif": "image/jpeg", "jpeg": "image/jpeg", "jpg": "image/jpeg", "js": "text/javascript",
    "json": "application/json", "kml": "application/vnd.google-earth.kml+xml", "m4a": "audio/mp4",
    "m4v": "video/mp4", "mjs": "text/javascript", "mov": "video/quicktime", "mp3": "audio/mpeg",
    "mp4": "video/mp4", "oga": "audio/ogg", "ogg": "audio/ogg", "ogv": "video/ogg", "otf": "font/otf",
    "pdf": "application/pdf", "png": "image/png", "svg": "image/svg+xml", "tif": "image/tiff",
    "tiff": "image/tiff", "topojson": "application/json", "tsv": "text/tab-separated-values",
    "ttf": "font/ttf", "txt": "text/plain", "wasm": "application/wasm", "wav": "audio/wav",
    "webm": "video/webm", "webp": "image/webp", "woff": "font/woff", "woff2": "font/woff2",
    "xml": "application/xml",
}  # fmt: skip
"""Files that pages load, by the ending of their name."""
KEPT = ("data:", "blob:", "about:", "javascript:", "#")
"""How an address begins that nothing is loaded from."""
MAX_FILE_BYTES = 64 << 20
"""A larger file of the disk is refused: a page that holds it would not open."""
MAX_CONTENTS_BYTES = 256 << 20
"""All contents of a page together; a picture that stands in it a thousand times counts as a thousand."""
LEAST_COUNTED = 1024
"""What a file counts at least: sheets that import one another are small, and many."""

Fetch = Callable[[str], bytes]


@dataclass(slots=True)
class Assets:
    """Contents by address, and what was used and missed.

    `given` comes first, then files below `folder` for addresses without a host, then the wheel's copies, then
    `fetch`. `missing` has the addresses without any, each with the advice that goes with it, in order.
    """

    given: Mapping[str, bytes] = field(default_factory=dict)
    folder: Path | None = None
    fetch: Fetch | None = None
    missing: dict[str, str] = field(default_factory=dict)
    used: dict[str, Vendored] = field(default_factory=dict)
    carried: int = 0

    def find(self, address: str, *, quiet: bool = False) -> bytes | None:
        """The bytes at an address, or None, which makes it a missing one unless `quiet`."""
        bare = urldefrag(address).url
        found = self._local(bare)
        if found is None:
            shipped = vendored(bare)
            if shipped is not None:
                self.used[f"{shipped.library}@{shipped.version}"] = shipped
                return self._counted(shipped.read())
            found = self.fetch(bare) if self.fetch and urlsplit(bare).scheme in ("http", "https") else None
        if found is None and not quiet:
            self.miss(bare)
        return self._counted(found)

    def _counted(self, found: bytes | None) -> bytes | None:
        self.carried += max(LEAST_COUNTED, len(found or b""))
        if self.carried > MAX_CONTENTS_BYTES:
            raise OfflineError(f"the page would carry more than {MAX_CONTENTS_BYTES >> 20} MB: give it less")
        return found

    def miss(self, address: str, advice: str = "") -> None:
        """Note an address that has no copy, with what to do about it."""
        self.missing.setdefault(address, advice)

    def text(self, address: str) -> str | None:
        found = self.find(address)
        return None if found is None else found.decode("utf-8-sig", "replace")

    def data_uri(self, address: str, base: str = "", *, quiet: bool = False) -> str | None:
        """The file at an address, relative to `base`, as a data: URI; None if nothing has to be replaced.

        An address without a copy is None, and noted as missing unless `quiet`.
        """
        if not address.strip() or address.strip().lower().startswith(KEPT):
            return None
        whole = absolute(address, base)
        found = self.find(whole, quiet=quiet)
        if found is None:
            return None
        kind = MEDIA_TYPES.get(urlsplit(whole).path.rpartition(".")[2].lower(), "application/octet-stream")
        fragment = urldefrag(whole).fragment
        encoded = base64.b64encode(found).decode("ascii")
        return f"data:{kind};base64,{encoded}" + (f"#{fragment}" if fragment else "")

    def _local(self, address: str) -> bytes | None:
        bare = address.partition("?")[0]
        for key in (address, bare):
            if key in self.given:
                return self.given[key]
        parts = urlsplit(bare)
        if self.folder is None or parts.scheme or parts.netloc:
            return None
        return _read_below(self.folder, unquote(parts.path))


def absolute(address: str, base: str) -> str:
    """The address as the browser resolves it; one without a scheme gets https."""
    whole = urljoin(base, address.strip())
    return f"https:{whole}" if whole.startswith("//") else whole


def _read_below(folder: Path, path: str) -> bytes | None:
    """A regular file below the folder, of a kind that pages load, that is not too large; else None.

    Hidden files, links out of the folder, drives and shares of the network are none, and never looked at.
    """
    parts = PurePosixPath(path.replace("\\", "/")).parts
    is_of_a_page = path.rpartition(".")[2].lower() in MEDIA_TYPES
    if not is_of_a_page or ":" in path or any(part.startswith((".", "/")) for part in parts):
        return None
    try:
        root = folder.resolve(strict=True)
        file = root.joinpath(*parts).resolve(strict=True)
        if not file.is_relative_to(root) or not file.is_file() or file.stat().st_size > MAX_FILE_BYTES:
            return None
        return file.read_bytes()
    except (OSError, ValueError):
        return None
