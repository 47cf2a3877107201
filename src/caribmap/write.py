"""Writing: all of an output folder changes at once, or none of it; a dossier's file, if it is unchanged.

The new content is staged in a folder beside the old one, on the same file system, and forced to disk. Then
the two are exchanged in one step (`renameat2` with RENAME_EXCHANGE, Linux). Where the system or file system
lacks that, the old folder is renamed, the new one takes its name, and the old one is removed. Only a crash
between the two renames leaves no folder at `out`; the old one is then beside it, and the next build renames
it back first.
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
import os
import re
import shutil
import stat
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import NoReturn

from caribmap.errors import EnvironmentalError

MARKER = ".caribmap"
MARKER_TEXT = "This folder belongs to caribmap: every build replaces all of it.\n"
README_TEXT = """# Output of caribmap

`caribmap build` writes this folder and replaces all of its content each time; formats that `caribmap export`
has added under `data/` are written again. Only this file and `.caribmap`, by which caribmap knows the folder
as its own, are kept under version control; they are the same after every build.

`map.html` is the finished map. It opens with a double click and needs no network.
"""
_OWN = {MARKER: [MARKER_TEXT.encode()], "README.md": [README_TEXT.encode()]}
AT_FDCWD = -100
RENAME_EXCHANGE = 2
_AS_IT_IS = sum(getattr(os, flag, 0) for flag in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY"))
"""Flags for opening: no links followed, no waiting for a pipe, no line ends changed."""
NO_EXCHANGE = (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP)


@dataclass(frozen=True, slots=True)
class Staging:
    """The new content of a folder until it replaces the old content. A forked process may add files too."""

    folder: Path
    _named: Path
    """The folder to be replaced, as the user named it; for messages."""

    def put(self, files: Iterable[tuple[str, Iterable[bytes]]]) -> dict[str, int]:
        """Write files, each given as its relative name and its pieces; return their sizes in bytes."""
        with _telling(self._named):
            return {name: _write_file(self.folder / PurePosixPath(name), pieces) for name, pieces in files}


@contextlib.contextmanager
def output(out: Path, *, keep: bool = False) -> Iterator[Staging]:
    """Yield a staging whose files become the whole content of folder `out` when the block ends.

    The staging already has caribmap's marker and README and, with `keep`, everything that `out` holds. If the
    block raises an exception, `out` does not change. Raises EnvironmentalError, and changes nothing, if `out`
    is not a folder of caribmap or cannot be written.
    """
    with _changing(out) as folder:
        with _telling(out):
            _require_ours(folder)
        with _replacing(folder, out) as staging:
            if keep:
                staging.put(_content(folder))
            staging.put(_OWN.items())
            yield staging


def read_output(out: Path) -> dict[str, bytes]:
    """The files that were put into folder `out`, by name; without marker and README."""
    return {name: b"".join(pieces) for name, pieces in _content(out) if name not in _OWN}


def write_new_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Create `folder`, which must be new or empty, with `files` as its content. Raises as `output` does."""
    with _changing(folder) as real:
        with _telling(folder):
            if real.exists() and not (real.is_dir() and not any(real.iterdir())):
                raise EnvironmentalError(f"{folder} is not empty: give the name of a new folder")
        with _replacing(real, folder) as staging:
            staging.put(whole(files))


def write_beside(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write or replace `files` in `folder`, each in one step; keep all others. Raises as `output` does."""
    with _changing(folder) as real, _telling(folder):
        for name, content in sorted(files.items()):
            path = real / PurePosixPath(name)
            _sweep(path)
            staged = _beside(path)
            try:
                _write_file(staged, [content])
                staged.replace(path)
            finally:
                staged.unlink(missing_ok=True)


def replace_if_unchanged(root: Path, file: str, before: bytes | None, after: bytes | None) -> bool:
    """Write `after` into a file of folder `root` if it holds `before`; None stands for no file.

    False, and nothing is changed, if it holds anything else. No part of the path may be a link. Raises
    EnvironmentalError, and changes nothing, if the system refuses.
    """
    with _telling(root / file), _inside(root, file, create=after is not None) as (name, folder):
        if _read_at(name, folder)[0] != before:
            return False
        staged = str(_beside(Path(name)))
        try:
            if after is not None:
                _stage(staged, after, _read_at(name, folder)[1], folder)
            return _put(staged, name, before, after, folder)
        finally:
            with contextlib.suppress(OSError):
                os.unlink(staged, dir_fd=folder)


def sweep_beside(root: Path, file: str) -> None:
    """Remove what processes left that were killed while they replaced a file; as far as possible."""
    with contextlib.suppress(OSError), _inside(root, file, create=False) as (name, folder):
        _sweep_staged(str(_beside(Path(name))), folder)


def _sweep_staged(staged: str, folder: int | None) -> None:
    """Remove what killed processes left beside a file; this one holds the folder's lock."""
    if folder is not None:
        leftover = re.compile(re.escape(staged.rpartition("-")[0]) + r"-\d+")
        with os.scandir(folder) as entries:
            for other in [entry.name for entry in entries if leftover.fullmatch(entry.name)]:
                os.unlink(other, dir_fd=folder)


@contextlib.contextmanager
def _inside(root: Path, file: str, *, create: bool) -> Iterator[tuple[str, int | None]]:
    """The name of a file and its locked folder, opened step by step; on Windows the whole path and None."""
    *folders, name = PurePosixPath(file).parts
    if sys.platform == "win32":
        if any(path.is_symlink() for path in (root / file, *(root / file).parents[: len(folders)])):
            raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
        if create:
            (root / file).parent.mkdir(exist_ok=True)
        yield str(root / file), None
        return
    import fcntl

    with contextlib.ExitStack() as opened:
        folder = opened.enter_context(_opened(root))
        for step in folders:
            if create:
                with contextlib.suppress(FileExistsError):
                    os.mkdir(step, dir_fd=folder)
            folder = opened.enter_context(_opened(step, folder))
        fcntl.flock(folder, fcntl.LOCK_EX)
        yield name, folder


def _read_at(name: str, folder: int | None) -> tuple[bytes | None, int]:
    """The content and mode of a file; None if it is missing. Raises OSError for what is no regular file."""
    try:
        with os.fdopen(os.open(name, os.O_RDONLY | _AS_IT_IS, dir_fd=folder), "rb") as stream:
            mode = os.fstat(stream.fileno()).st_mode
            if not stat.S_ISREG(mode):
                raise OSError(errno.EINVAL, "it is no regular file")
            return stream.read(), stat.S_IMODE(mode)
    except FileNotFoundError:
        return None, 0o644


def _stage(staged: str, content: bytes, mode: int, folder: int | None) -> None:
    _sweep_staged(staged, folder)
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _AS_IT_IS
    with os.fdopen(os.open(staged, flags, mode, dir_fd=folder), "wb") as file:
        if sys.platform != "win32":
            os.fchmod(file.fileno(), mode)
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _put(staged: str, name: str, before: bytes | None, after: bytes | None, folder: int | None) -> bool:
    """Give the staged content its name, or take a file away; False where another writer was faster."""
    with contextlib.ExitStack() as undo:
        if before is None:
            try:
                os.link(staged, name, src_dir_fd=folder, dst_dir_fd=folder)
            except FileExistsError:
                return False
            undo.callback(os.unlink, name, dir_fd=folder)
        elif after is None:
            os.rename(name, staged, src_dir_fd=folder, dst_dir_fd=folder)
            undo.callback(os.rename, staged, name, src_dir_fd=folder, dst_dir_fd=folder)
        elif _exchange(staged, name, folder):
            undo.callback(_exchange, staged, name, folder)
        elif _read_at(name, folder)[0] == before:
            os.replace(staged, name, src_dir_fd=folder, dst_dir_fd=folder)
            return True
        if before is not None and _read_at(staged, folder)[0] != before:
            return False
        if folder is not None:
            os.fsync(folder)
        undo.pop_all()
    return True


def whole(files: Mapping[str, bytes]) -> Iterator[tuple[str, Iterable[bytes]]]:
    """Files in the form that `Staging.put` takes, each in one piece, sorted by name."""
    return ((name, [content]) for name, content in sorted(files.items()))


@contextlib.contextmanager
def _changing(named: Path) -> Iterator[Path]:
    """Lock the parent folder, remove what killed builds left, and yield the folder with links resolved."""
    with contextlib.ExitStack() as held:
        with _telling(named):
            folder = _resolved(named)
            folder.parent.mkdir(parents=True, exist_ok=True)
            held.enter_context(_locked(folder.parent))
            _sweep(folder)
        yield folder


@contextlib.contextmanager
def _telling(named: Path) -> Iterator[None]:
    """Turn an OSError of the block into an EnvironmentalError that says which folder cannot be written."""
    try:
        yield
    except OSError as error:
        raise EnvironmentalError(f"cannot write {named}: {error.strerror or error}") from error


def _resolved(named: Path) -> Path:
    try:
        return named.resolve()
    except RuntimeError as error:  # Python 3.11 and 3.12
        raise EnvironmentalError(f"cannot write {named}: it is a link to itself") from error


def _content(folder: Path) -> Iterator[tuple[str, Iterable[bytes]]]:
    walk = os.walk(folder, onerror=_fail) if folder.exists() else ()
    for path in sorted(Path(parent, name) for parent, _, names in walk for name in names):
        if path.is_file() and not path.is_symlink():
            yield path.relative_to(folder).as_posix(), [path.read_bytes()]


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


@contextlib.contextmanager
def _replacing(folder: Path, named: Path) -> Iterator[Staging]:
    """Yield a staging that replaces `folder` when the block ends."""
    staging = _beside(folder)
    try:
        with _telling(named):
            staging.mkdir()
        yield Staging(staging, named)
        with _telling(named):
            for inner, _, _ in os.walk(staging, onerror=_fail):
                _sync_folder(Path(inner))
            with contextlib.ExitStack() as undo:
                if folder.exists():
                    shutil.copymode(folder, staging)
                    _exchange_folders(staging, folder)
                    undo.callback(_exchange_folders, staging, folder)
                else:
                    staging.rename(folder)
                    undo.callback(folder.rename, staging)
                _sync_folder(folder.parent)
                undo.pop_all()
    finally:
        _remove(staging)


def _fail(error: OSError) -> NoReturn:
    raise error


def _beside(path: Path) -> Path:
    """The path, in the same folder, at which the new content of `path` is staged."""
    return path.with_name(f".{path.name}.caribmap-{os.getpid()}")


def _write_file(path: Path, pieces: Iterable[bytes]) -> int:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        for piece in pieces:
            file.write(piece)
        file.flush()
        os.fsync(file.fileno())
        return file.tell()


def _exchange_folders(staging: Path, folder: Path) -> None:
    """Exchange the names of two folders: `staging` then has the old content. An OSError changes nothing."""
    if not _exchange(staging, folder):
        _rename_in_turn(staging, folder)


def _exchange(one: Path | str, other: Path | str, folder: int | None = None) -> bool:
    """Exchange two names in one step; False where the system cannot. Names are relative to `folder`."""
    libc = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None
    if libc is None or not hasattr(libc, "renameat2"):
        return False
    at = AT_FDCWD if folder is None else folder
    if libc.renameat2(at, os.fsencode(one), at, os.fsencode(other), RENAME_EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in NO_EXCHANGE:
        return False
    raise OSError(code, os.strerror(code))


def _rename_in_turn(staging: Path, folder: Path) -> None:
    aside = staging.with_name(staging.name + "-old")
    with contextlib.ExitStack() as undo:
        folder.rename(aside)
        undo.callback(aside.rename, folder)
        staging.rename(folder)
        undo.callback(folder.rename, staging)
        aside.rename(staging)
        undo.pop_all()


def _sweep(path: Path) -> None:
    """Clean up after killed builds: rename an old folder back, remove the rest.

    This process holds the lock, so the processes that left them have ended.
    """
    if not path.parent.exists():
        return
    leftover = re.compile(re.escape(f".{path.name}.caribmap-") + r"\d+(?P<old>-old)?")
    for sibling in sorted(path.parent.iterdir()):
        found = leftover.fullmatch(sibling.name)
        if found and found["old"] and not path.exists():
            sibling.rename(path)
        elif found:
            _remove(sibling)


def _remove(leftover: Path) -> None:
    """Remove a leftover file or folder as far as possible; the next build tries again."""
    with contextlib.suppress(OSError):
        if leftover.is_dir() and not leftover.is_symlink():
            leftover.chmod(0o700)  # an output folder may be read-only
            shutil.rmtree(leftover, ignore_errors=True)
        else:
            leftover.unlink(missing_ok=True)


@contextlib.contextmanager
def _locked(parent: Path) -> Iterator[None]:
    """Lock `parent`, so that a second build waits. Windows cannot lock a folder and does without."""
    if sys.platform == "win32":
        yield
        return
    import fcntl

    with _opened(parent) as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def _sync_folder(folder: Path) -> None:
    """Force a folder's entries to disk. Windows cannot open folders; its file system journals them."""
    if sys.platform == "win32":
        return
    with _opened(folder) as handle:
        os.fsync(handle)


@contextlib.contextmanager
def _opened(folder: Path | str, inside: int | None = None) -> Iterator[int]:
    """A handle of a folder; of one inside another, which must not be a link."""
    flags = 0 if inside is None else os.O_DIRECTORY | os.O_NOFOLLOW
    handle = os.open(folder, os.O_RDONLY | flags, dir_fd=inside)
    try:
        yield handle
    finally:
        with contextlib.suppress(OSError):  # nothing was written through the handle
            os.close(handle)
