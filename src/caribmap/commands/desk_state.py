"""Where the desk keeps what is not the dossier's: its journal, its lock, the user's own gazetteers."""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from caribmap.errors import EnvironmentalError

ADDRESS, LOCK = "address", "lock"
NAME_DIGITS = 24


def now() -> str:
    """The time, as the journal notes it."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def state_folder(root: Path) -> Path:
    """Where the journal of a dossier lies: outside it, in the user's own folder, for its owner only."""
    home = os.environ.get("XDG_STATE_HOME") or Path.home() / ".local/state"
    name = hashlib.sha256(os.fsencode(root.resolve())).hexdigest()[:NAME_DIGITS]
    folder = Path(home) / "caribmap" / name
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.chmod(0o700)
    except OSError as error:
        raise EnvironmentalError(f"cannot write {folder}: {error.strerror}") from error
    return folder


def gazetteer_folder() -> Path:
    """Where the user's own gazetteers lie."""
    home = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local/share"
    return Path(home) / "caribmap" / "gazetteers"


@contextlib.contextmanager
def only_desk(state: Path) -> Iterator[bool]:
    """Hold the lock of the dossier's desk; False if another process has it. Windows does without."""
    with (state / LOCK).open("w") as handle:
        try:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
            return
        except ImportError:
            pass
        yield True


@contextlib.contextmanager
def journal_folder(root: Path) -> Iterator[Path]:
    """A folder for the journal of one command: the desk's, or one of its own while a desk is open."""
    with contextlib.ExitStack() as held:
        state = state_folder(root)
        if held.enter_context(only_desk(state)):
            yield state
        else:
            yield Path(held.enter_context(tempfile.TemporaryDirectory()))


def write_address(state: Path, address: str) -> None:
    handle = os.open(state / ADDRESS, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w") as stream:
        stream.write(address)


def written_address(state: Path) -> str:
    try:
        return (state / ADDRESS).read_text()
    except OSError:
        return "its address is not known"
