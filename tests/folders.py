"""What a folder holds, to be compared with what it held before; output folders made from files at hand."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from caribmap.write import output, whole


def content(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by its path in it."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def write_output(out: Path, files: Mapping[str, bytes], *, keep: bool = False) -> None:
    """Make `files` the content of an output folder, as a build does; with `keep` add them, as an export."""
    with output(out, keep=keep) as staging:
        staging.put(whole(files))
