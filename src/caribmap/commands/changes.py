"""Changes of a dossier's files, as the system tells of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

FOLDERS = ("seeds", "geodata")
SETTINGS = "caribmap.yaml"
SETTLED_MS = 100
"""Changes that follow each other within this time, as when an editor saves, count as one."""
ROUND_MS = 200
"""Time after which the watcher reports that nothing changed; its first report means that it has started."""


def changes_of(root: Path) -> Iterator[None]:
    """Yield at once, and after each change of the dossier's files, however many it touched."""
    from watchfiles import Change, DefaultFilter, watch

    class OfTheDossier(DefaultFilter):
        """Ignores the output folder, which may be inside the dossier, and temporary files of editors."""

        def __call__(self, change: Change, path: str) -> bool:
            changed = Path(path)
            is_own = changed.parent != root or changed.name in {SETTINGS, *FOLDERS}
            return is_own and super().__call__(change, path)

    while True:
        # Only the files directly in each folder are watched, because the dossier may contain a whole
        # repository. When one of FOLDERS is added or removed, watching starts again.
        watched = _folders(root)
        rounds = watch(
            *watched,
            watch_filter=OfTheDossier(ignore_dirs=()),
            step=SETTLED_MS,
            rust_timeout=ROUND_MS,
            yield_on_timeout=True,
            recursive=False,
        )
        for number, changes in enumerate(rounds):
            if changes or number == 0:
                yield
            if _folders(root) != watched:
                break


def _folders(root: Path) -> list[Path]:
    return [folder for folder in (root, *(root / name for name in FOLDERS)) if folder.is_dir()]
