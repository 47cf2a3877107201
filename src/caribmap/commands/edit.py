"""`caribmap edit`: the authoring desk in a browser, for the dossier's own files."""

from __future__ import annotations

import contextlib
import gc
import os
import sys
import threading
import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from caribmap.commands import desk_state
from caribmap.commands.arguments import Dossier
from caribmap.commands.changes import changes_of
from caribmap.errors import EnvironmentalError
from caribmap.runtime.terminal import say

if TYPE_CHECKING:
    from caribmap.desk.app import DeskServer
    from caribmap.desk.session import Session

PORT = 8001
TURN_S = 0.0005
"""How long a preview in the making keeps an answer waiting, each time that the answer has read from disk."""


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
    sys.setswitchinterval(TURN_S)
    root = dossier.resolve()
    if not root.is_dir():
        _make(root)
    state = desk_state.state_folder(root)
    with contextlib.ExitStack() as held:
        if not held.enter_context(desk_state.only_desk(state)):
            say(f"{desk_state.written_address(state)}  (another desk has this dossier open)")
            return
        session = _session(root, state, read_only=read_only)
        server = held.enter_context(_server(session, port))
        desk_state.write_address(state, server.address)
        held.callback((state / desk_state.ADDRESS).unlink, missing_ok=True)
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


def _make(root: Path) -> None:
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
    gazetteers = own_gazetteers(desk_state.gazetteer_folder())
    return Session(root, state, desk_state.now, reason, gazetteers=gazetteers)


def _server(session: Session, port: int) -> DeskServer:
    from caribmap.desk.access import new_token
    from caribmap.desk.app import DeskServer
    from caribmap.desk.preview import Preview

    preview = Preview(lambda: session.examined, desk_state.now, session.stream.tell)
    session.changed = lambda: preview.ask(session.revision)
    try:
        server = DeskServer(session, preview, port, new_token())
    except OSError as error:
        message = f"cannot listen on port {port} ({error.strerror}): give another with --port"
        raise EnvironmentalError(message) from error
    preview.ask(session.revision)
    return server
