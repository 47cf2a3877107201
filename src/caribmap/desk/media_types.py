"""Media types of what the servers send."""

from __future__ import annotations

from pathlib import PurePosixPath

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".geojson": "application/geo+json",
    ".csv": "text/csv; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".woff2": "font/woff2",
}
OTHER_TYPE = "application/octet-stream"


def type_of(name: str) -> str:
    """The media type of a file by its name's ending."""
    path = PurePosixPath(name)
    return TYPES.get(path.suffix or path.name, OTHER_TYPE)
