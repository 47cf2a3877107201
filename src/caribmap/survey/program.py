"""Which program it is that finds names: what it finds may depend on every line of it."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path

from caribmap.runtime.shipped import STATIC
from caribmap.version import __version__

ROOMS = ("derive", "survey", "text", "load")
"""The rooms of the program that a part depends on."""


@cache
def program_print() -> str:
    """The hash of the version, of the sources that find names and of the lists that they read."""
    package = Path(__file__).parents[1]
    digest = sha256(__version__.encode())
    files = [path for room in ROOMS for path in sorted((package / room).rglob("*.py"))]
    for path in (*files, *sorted((STATIC / "names").glob("*.json"))):
        digest.update(path.name.encode() + b"\0" + sha256(path.read_bytes()).digest())
    return digest.hexdigest()
