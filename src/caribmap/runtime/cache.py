"""What was made before is kept for the next time, in the user's cache; without the cache it is made again.

The only files that caribmap writes outside an output folder; nothing in them is of a dossier but where it
lies.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

MOST_BYTES = 20_000_000
"""Beyond that, what was used longest ago is removed."""
HASH_BYTES = 32


def kept(kind: str, key: bytes, make: Callable[[], bytes]) -> bytes:
    """`make()`, or what it returned before for `key`: equal keys must give equal bytes."""
    folder = cache_folder() / kind
    path = folder / f"{sha256(key).hexdigest()}.bin"
    with suppress(OSError):
        found = path.read_bytes()
        content = found[HASH_BYTES:]
        if sha256(content).digest() == found[:HASH_BYTES]:
            os.utime(path)
            return content
    made = make()
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        _write(path, sha256(made).digest() + made)
        _bound(folder)
    return made


def cache_folder() -> Path:
    """$XDG_CACHE_HOME/caribmap, by default ~/.cache/caribmap. It can be deleted at any time."""
    home = os.environ.get("XDG_CACHE_HOME")
    return Path(home if home and Path(home).is_absolute() else Path("~/.cache").expanduser()) / "caribmap"


def _write(path: Path, content: bytes) -> None:
    """Whole or not at all: another process may read it at the same time."""
    descriptor, name = tempfile.mkstemp(dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise


def _bound(folder: Path) -> None:
    files = sorted(folder.iterdir(), key=lambda path: path.stat().st_mtime, reverse=True)
    total = 0
    for path in files:
        total += path.stat().st_size
        if total > MOST_BYTES:
            path.unlink(missing_ok=True)
