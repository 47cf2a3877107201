"""Data that a user has installed beside the program, in a folder of the user's."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def data_folder() -> Path:
    """$XDG_DATA_HOME/caribmap, by default ~/.local/share/caribmap."""
    home = os.environ.get("XDG_DATA_HOME")
    is_set = home and Path(home).is_absolute()
    return Path(home if home and is_set else Path("~/.local/share").expanduser()) / "caribmap"


def install(name: str, content: bytes) -> Path:
    """Write a file of the folder, whole or not at all. Raises OSError."""
    folder = data_folder()
    folder.mkdir(parents=True, exist_ok=True)
    descriptor, beside = tempfile.mkstemp(dir=folder)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
        Path(beside).replace(folder / name)
    except OSError:
        Path(beside).unlink(missing_ok=True)
        raise
    return folder / name
