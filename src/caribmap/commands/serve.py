"""`caribmap serve`: the map in a browser while its dossier is being written."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

import caribmap
from caribmap.commands import printing
from caribmap.commands.arguments import Dossier, Quiet, Verbose, fail
from caribmap.commands.meter import shown_progress
from caribmap.errors import EnvironmentalError, FaultyDossierError

if TYPE_CHECKING:
    from caribmap.commands.preview_server import PreviewServer

PORT = 8000
FOLDERS = ("seeds", "geodata")
SETTINGS = "caribmap.yaml"
SETTLED_MS = 100
"""Changes that follow each other by less, as when an editor saves or git switches, are one."""
ROUND_MS = 200
"""So long the watching lasts before it is told that nothing happened, by which it is known to have begun."""


def serve(
    dossier: Dossier = Path(),
    out: Annotated[Path | None, typer.Option(help="The folder to write.", show_default="DIR/out")] = None,
    port: Annotated[int, typer.Option(help="The port; 0 for any that is free.", min=0, max=65535)] = PORT,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Build, show the map at an address of this machine, and build again whenever the dossier changes.

    The page lists the faults of the dossier. While some are errors the last good map stays. Ctrl-C ends it.
    """
    if not dossier.is_dir():
        fail(caribmap.check(dossier), "there is nothing to serve")
    gc.enable()  # this is no short run
    with _listening(port) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        typer.echo(f"{server.address}  Ctrl-C ends it")
        try:
            for _ in _occasions(dossier.resolve()):
                _build(server, dossier, out, quiet=quiet, verbose=verbose)
        except KeyboardInterrupt:
            typer.echo("stopped")
        finally:
            server.shutdown()


def _listening(port: int) -> PreviewServer:
    from caribmap.commands.preview_server import PreviewServer

    try:
        return PreviewServer(port)
    except OSError as error:
        message = f"cannot serve at port {port} ({error.strerror}): give another with --port"
        raise EnvironmentalError(message) from error


def _build(server: PreviewServer, dossier: Path, out: Path | None, *, quiet: bool, verbose: bool) -> None:
    """Build once. Faults are printed and listed in the page; after an error the last good map stays."""
    from caribmap.pipeline.compile import build

    try:
        with shown_progress(quiet=quiet, verbose=verbose) as progress:
            built = build(dossier, out, progress=progress)
    except FaultyDossierError as error:
        printing.say_faults(error.faults)
        printing.say_error(f"{printing.count_faults(error.faults)} – the last good map stays")
        server.list_faults(printing.faults_as_json(error.faults))
        return
    printing.say_faults(built.faults)
    server.list_faults(printing.faults_as_json(built.faults))
    server.show(built.files)
    if not quiet:
        printing.say_built(built)


def _occasions(root: Path) -> Iterator[None]:
    """Now, and after each change of what the dossier is made of, however many files it touched."""
    from watchfiles import Change, DefaultFilter, watch

    class OfTheDossier(DefaultFilter):
        """Neither the output, which may stand in the dossier's folder, nor what editors leave behind."""

        def __call__(self, change: Change, path: str) -> bool:
            changed = Path(path)
            is_own = changed.parent != root or changed.name in {SETTINGS, *FOLDERS}
            return is_own and super().__call__(change, path)

    while True:
        # Each folder's own files only: a dossier's folder may hold a whole repository. With a new folder,
        # watching begins anew.
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
