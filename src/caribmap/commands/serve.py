"""`caribmap serve`: a preview of the map in a browser that is rebuilt when the dossier changes."""

from __future__ import annotations

import gc
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from caribmap.commands import printing
from caribmap.commands.arguments import Dossier, Quiet, Verbose, fail
from caribmap.commands.changes import changes_of
from caribmap.commands.meter import shown_progress
from caribmap.errors import EnvironmentalError, FaultyDossierError

if TYPE_CHECKING:
    from caribmap.commands.preview_server import PreviewServer

PORT = 8000


def serve(
    dossier: Dossier = Path(),
    out: Annotated[Path | None, typer.Option(help="The folder to write.", show_default="DIR/out")] = None,
    port: Annotated[
        int, typer.Option(help="The port to listen on; 0 for any free one.", min=0, max=65535)
    ] = PORT,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Build, serve the map at an address of this machine, and build again whenever the dossier changes.

    The page lists the dossier's faults. While some are errors, the last good map is served. Stop with Ctrl-C.
    """
    if not dossier.is_dir():
        from caribmap.pipeline.examine import examine_dossier

        fail(examine_dossier(dossier).faults, "there is nothing to serve")
    gc.enable()  # a long run: cli.py disables the garbage collector for short ones
    with _listening(port) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        typer.echo(f"{server.address}  (stop with Ctrl-C)")
        from caribmap.runtime.kept import Kept

        kept = Kept()
        try:
            for _ in changes_of(dossier.resolve()):
                with kept.run():
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
        message = f"cannot listen on port {port} ({error.strerror}): give another with --port"
        raise EnvironmentalError(message) from error


def _build(server: PreviewServer, dossier: Path, out: Path | None, *, quiet: bool, verbose: bool) -> None:
    """Build once. Faults are printed and listed in the page; errors keep the last good map in place."""
    from caribmap.pipeline.compile import build

    try:
        with shown_progress(quiet=quiet, verbose=verbose) as progress:
            built = build(dossier, out, progress=progress)
    except FaultyDossierError as error:
        printing.say_faults(error.faults)
        printing.say_error(f"{printing.count_faults(error.faults)} – the last good map is still served")
        server.list_faults(printing.faults_as_json(error.faults))
        return
    printing.say_faults(built.faults)
    server.list_faults(printing.faults_as_json(built.faults))
    server.show(built.files)
    if not quiet:
        printing.say_built(built)
