"""The only code that writes: all of an output folder changes at once, or none of it.

The new content is staged in a folder beside the old one, on the same file system, and forced to disk. Then
the two are exchanged in one step (`renameat2` with RENAME_EXCHANGE, Linux). Where the system or file system
lacks that, the old folder is renamed aside, the new one takes its name, and the old one is removed: a crash
between the two renames, and only there, leaves no folder at `out` but the old one beside it, and the next
build puts that back first.
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
import os
import re
import shutil
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from caribmap.errors import EnvironmentalError

MARKER = ".caribmap"
MARKER_TEXT = "This folder belongs to caribmap: every build replaces all of it.\n"
README_TEXT = """# Output of caribmap

`caribmap build` writes this folder and replaces all of its content each time. Only this file and `.caribmap`,
by which caribmap knows the folder as its own, are kept under version control; they are the same after every
build.

`map.html` is the finished map. It opens with a double click and needs no network.
"""
_OWN = {MARKER: MARKER_TEXT.encode(), "README.md": README_TEXT.encode()}
AT_FDCWD = -100
RENAME_EXCHANGE = 2
NO_EXCHANGE = (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP)


def write_output(out: Path, files: Mapping[str, bytes]) -> None:
    """Make `files`, by relative name, the whole content of folder `out`, with caribmap's marker and README.

    Raises EnvironmentalError, the old content untouched, if `out` is not a folder of ours or cannot be
    written.
    """
    with _ours(out) as folder:
        _replace(folder, {**files, **_OWN})


def add_to_output(out: Path, files: Mapping[str, bytes]) -> None:
    """Put `files` into folder `out` beside what it holds already. Raises as `write_output` does."""
    with _ours(out) as folder:
        _replace(folder, {**_content(folder), **files, **_OWN})


def write_new_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Make `files` the content of `folder`, which must be new or empty. Raises as `write_output` does."""
    with _changing(folder) as real:
        if real.exists() and not (real.is_dir() and not any(real.iterdir())):
            raise EnvironmentalError(f"{folder} is not empty: give the name of a new folder")
        _replace(real, files)


def write_beside(folder: Path, files: Mapping[str, bytes]) -> None:
    """Put `files` into `folder`, each in one step; nothing else is touched. Raises as `write_output` does."""
    with _changing(folder) as real:
        for name, content in sorted(files.items()):
            path = real / PurePosixPath(name)
            staged = path.with_name(f".{path.name}.caribmap-{os.getpid()}")
            try:
                _write_file(staged, content)
                staged.replace(path)
            finally:
                staged.unlink(missing_ok=True)


@contextlib.contextmanager
def _ours(out: Path) -> Iterator[Path]:
    """The folder to build into, ours or not yet there, after killed builds were cleared up."""
    with _changing(out) as folder:
        _sweep(folder)
        _require_ours(folder)
        yield folder


@contextlib.contextmanager
def _changing(named: Path) -> Iterator[Path]:
    """The folder, links in its name resolved, while nobody else writes it; its parent exists."""
    try:
        folder = named.resolve()
        folder.parent.mkdir(parents=True, exist_ok=True)
        with _locked(folder.parent):
            yield folder
    except OSError as error:
        raise EnvironmentalError(f"cannot write {named}: {error.strerror or error}") from error


def _content(folder: Path) -> dict[str, bytes]:
    paths = sorted(path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def _require_ours(folder: Path) -> None:
    if not folder.exists():
        return
    if not folder.is_dir():
        raise EnvironmentalError(f"{folder} is a file; expected a folder to build into")
    if any(folder.iterdir()) and not (folder / MARKER).is_file():
        raise EnvironmentalError(
            f"{folder} has content that caribmap did not write (it holds no {MARKER} file): "
            "give another folder with --out"
        )


def _replace(folder: Path, files: Mapping[str, bytes]) -> None:
    staging = folder.with_name(f".{folder.name}.caribmap-{os.getpid()}")
    try:
        staging.mkdir()
        for name, content in sorted(files.items()):
            _write_file(staging / PurePosixPath(name), content)
        for parent, _, _ in os.walk(staging):
            _sync_folder(Path(parent))
        if folder.exists():
            shutil.copymode(folder, staging)
            _exchange(staging, folder)
        else:
            staging.rename(folder)
        _sync_folder(folder.parent)
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _write_file(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _exchange(staging: Path, folder: Path) -> None:
    """After this, `staging` names the old content and `folder` the new."""
    if sys.platform == "linux":
        libc = ctypes.CDLL(None, use_errno=True)
        if hasattr(libc, "renameat2"):
            names = os.fsencode(staging), os.fsencode(folder)
            if libc.renameat2(AT_FDCWD, names[0], AT_FDCWD, names[1], RENAME_EXCHANGE) == 0:
                return
            code = ctypes.get_errno()
            if code not in NO_EXCHANGE:
                raise OSError(code, os.strerror(code))
    _rename_in_turn(staging, folder)


def _rename_in_turn(staging: Path, folder: Path) -> None:
    aside = staging.with_name(staging.name + "-old")
    folder.rename(aside)
    try:
        staging.rename(folder)
    except OSError:
        aside.rename(folder)
        raise
    aside.rename(staging)


def _sweep(folder: Path) -> None:
    """Clear up after killed builds: restore an old folder put aside, remove the rest.

    The lock is ours, so whoever made them is dead.
    """
    leftover = re.compile(re.escape(f".{folder.name}.caribmap-") + r"\d+(?P<old>-old)?")
    for sibling in sorted(folder.parent.iterdir()):
        found = leftover.fullmatch(sibling.name)
        if found and found["old"] and not folder.exists():
            sibling.rename(folder)
        elif found:
            shutil.rmtree(sibling, ignore_errors=True)


@contextlib.contextmanager
def _locked(parent: Path) -> Iterator[None]:
    """One build at a time writes into `parent`; a second one waits. Windows has no such lock on a folder."""
    if sys.platform == "win32":
        yield
        return
    import fcntl

    handle = os.open(parent, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _sync_folder(folder: Path) -> None:
    """Force a folder's entries to disk. Windows cannot open folders; its file system journals them."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
