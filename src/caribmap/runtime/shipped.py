"""Files that the wheel ships: the viewer's bundle, copies of the files that Folium links."""

from __future__ import annotations

import mmap
from pathlib import Path

from caribmap.errors import EnvironmentalError

STATIC = Path(__file__).parents[1] / "static"


def read_static(name: str) -> bytes:
    """The bytes of a shipped file; `name` is relative to caribmap/static, with forward slashes.

    Raises EnvironmentalError if the file cannot be read, as after an installation without the build step.
    """
    try:
        return (STATIC / name).read_bytes()
    except OSError as error:
        raise _unreadable(name, error) from error


def map_static(name: str) -> mmap.mmap:
    """A shipped file that is not empty, mapped into memory: only what is used of it is read.

    Raises as `read_static`.
    """
    try:
        with (STATIC / name).open("rb") as file:
            return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except OSError as error:
        raise _unreadable(name, error) from error


def _unreadable(name: str, error: OSError) -> EnvironmentalError:
    return EnvironmentalError(
        f"caribmap's own file static/{name} cannot be read ({error.strerror}): install the package again"
    )
