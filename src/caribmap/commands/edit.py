"""`caribmap edit`: the authoring desk in a browser, for the dossier's own files."""

from __future__ import annotations

import contextlib
import gc
import hashlib
import os
import threading
import webbrowser
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from caribmap.commands.arguments import Dossier
from caribmap.commands.changes import changes_of
from caribmap.errors import EnvironmentalError
from caribmap.runtime.terminal import say

if TYPE_CHECKING:
    from caribmap.desk.app import DeskServer
    from caribmap.desk.session import Session

PORT = 8001
ADDRESS, LOCK = "address", "lock"
NAME_DIGITS = 24


def edit(
    dossier: Dossier = Path(),
    port: Annotated[
        int, typer.Option(help="The port to listen on; 0 for any free one.", min=0, max=65535)
    ] = PORT,
    open_browser: Annotated[bool, typer.Option("--open", help="Open the desk in the browser.")] = False,
    read_only: Annotated[bool, typer.Option("--read-only", help="Show everything, save nothing.")] = False,
) -> None:
    """Edit a dossier in the browser: select words and they are a quote, click the map and it is a place.

    Prints the desk's address, which works on this machine only. Everything is saved in the dossier's own
    files; a new folder becomes a dossier. Stop with Ctrl-C.
    """
    gc.enable()  # a long run: cli.py disables the garbage collector for short ones
    root = dossier.resolve()
    if not root.exists():
        _made(root)
    state = _state_folder(root)
    with contextlib.ExitStack() as held:
        if not held.enter_context(_only_desk(state)):
            say(f"{_written(state)}  (another desk has this dossier open)")
            return
        session = _session(root, state, read_only=read_only)
        server = held.enter_context(_server(session, port))
        _write_address(state, server.address)
        held.callback((state / ADDRESS).unlink, missing_ok=True)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        typer.echo(f"{server.address}  (stop with Ctrl-C)")
        if session.transactions.journal.pending:
            say("a crash left a change half done: the desk asks what to do with it")
        if open_browser:
            webbrowser.open(server.address)
        try:
            for _ in changes_of(root):
                session.refresh()
        except KeyboardInterrupt:
            typer.echo("stopped")
        finally:
            server.preview.stop()


def _made(root: Path) -> None:
    try:
        root.mkdir(parents=True)
    except OSError as error:
        raise EnvironmentalError(f"cannot create {root}: {error.strerror}") from error


def _session(root: Path, state: Path, *, read_only: bool) -> Session:
    from caribmap.desk.own_gazetteers import own_gazetteers
    from caribmap.desk.session import Session

    reason = "opened with --read-only" if read_only else None
    if reason is None and not os.access(root, os.W_OK):
        reason = f"{root} is not writable"
    session = Session(root, state, _now, reason, gazetteers=own_gazetteers(data_folder()))
    session.refresh()
    return session


def _server(session: Session, port: int) -> DeskServer:
    from caribmap.desk.access import new_token
    from caribmap.desk.app import DeskServer
    from caribmap.desk.preview import Preview

    preview = Preview(session.root, _now, session.stream.tell)
    session.changed = lambda: preview.ask(session.revision)
    try:
        server = DeskServer(session, preview, port, new_token())
    except OSError as error:
        message = f"cannot listen on port {port} ({error.strerror}): give another with --port"
        raise EnvironmentalError(message) from error
    preview.ask(session.revision)
    return server


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _state_folder(root: Path) -> Path:
    """Where the journal of a dossier lies: outside it, in the user's own folder."""
    home = os.environ.get("XDG_STATE_HOME") or Path.home() / ".local/state"
    name = hashlib.sha256(os.fsencode(root)).hexdigest()[:NAME_DIGITS]
    folder = Path(home) / "caribmap" / name
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.chmod(0o700)
    except OSError as error:
        raise EnvironmentalError(f"cannot write {folder}: {error.strerror}") from error
    return folder


def data_folder() -> Path:
    """Where the user's own gazetteers lie."""
    home = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local/share"
    return Path(home) / "caribmap" / "gazetteers"


@contextlib.contextmanager
def _only_desk(state: Path) -> Iterator[bool]:
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


def _write_address(state: Path, address: str) -> None:
    handle = os.open(state / ADDRESS, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w") as stream:
        stream.write(address)


def _written(state: Path) -> str:
    try:
        return (state / ADDRESS).read_text()
    except OSError:
        return "its address is not known"
