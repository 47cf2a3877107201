"""Broken dossiers, each derived from tests/dossiers/minimal by the fewest edits that break it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

DOSSIERS = Path(__file__).parent / "dossiers"

Edit = Callable[[Path], None]


@dataclass(frozen=True)
class Broken:
    """A broken dossier: it yields fault `code` at `where` (file:line:column, or a file) and no other."""

    code: str
    where: str
    edits: tuple[Edit, ...]

    def __str__(self) -> str:
        return f"{self.code} {self.where}"


def broken(code: str, where: str, *edits: Edit) -> Broken:
    return Broken(code, where, edits)


def change(file: str, old: str, new: str) -> Edit:
    """Replace the first `old` of a file, which must be there."""

    def edit(root: Path) -> None:
        text = (root / file).read_text("utf-8")
        assert old in text, f"{old!r} is not in {file}"
        (root / file).write_text(text.replace(old, new, 1), "utf-8")

    return edit


def write(file: str, content: str | bytes) -> Edit:
    def edit(root: Path) -> None:
        (root / file).write_bytes(content.encode() if isinstance(content, str) else content)

    return edit


def append(file: str, content: str) -> Edit:
    def edit(root: Path) -> None:
        with (root / file).open("a", encoding="utf-8") as stream:
            stream.write(content)

    return edit


def remove(file: str) -> Edit:
    return lambda root: (root / file).unlink()


def link(file: str, target: str) -> Edit:
    """Put a symbolic link in place of a file."""

    def edit(root: Path) -> None:
        (root / file).unlink()
        (root / file).symlink_to(target)

    return edit


def dossier(root: Path, *edits: Edit, base: str = "minimal") -> Path:
    """A copy of the dossier `base` in folder `root`, edited."""
    shutil.copytree(DOSSIERS / base, root, dirs_exist_ok=True)
    for edit in edits:
        edit(root)
    return root
