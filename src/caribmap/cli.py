"""The command line: its commands, how errors are printed, and the exit codes."""

from __future__ import annotations

import gc
import os
import sys
from typing import Annotated, NoReturn

import typer

from caribmap import commands
from caribmap.commands import printing
from caribmap.commands.arguments import ENVIRONMENT, FAULTY
from caribmap.errors import CaribmapError, EnvironmentalError
from caribmap.runtime.own_process import OWN_PROCESS
from caribmap.runtime.terminal import abandon_output, prepare_streams, say
from caribmap.version import __version__

STOPPED = 130
"""Exit code of typer after Ctrl-C."""


app = typer.Typer(
    name="caribmap",
    help="Compile a dossier of articles, places and quotes into one offline map.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


@app.callback(invoke_without_command=True)
def root(
    version: Annotated[bool, typer.Option("--version", help="Print the version and exit.")] = False,
) -> None:
    if version:
        say(f"caribmap {__version__}")
        raise typer.Exit


commands.register(app)


def main() -> None:
    """Run the command line.

    Exit codes: 0 done, 1 faults in the dossier, 2 usage, 3 cannot read or write, 130 stopped with Ctrl-C.
    """
    OWN_PROCESS.set()
    gc.disable()  # in a short run, collecting reference cycles costs a tenth of the time and frees nothing
    prepare_streams()
    try:
        try:
            app()
        finally:
            sys.stdout.flush()
    except SystemExit as end:
        if end.code == STOPPED:
            printing.say_error("stopped")
        raise
    except EnvironmentalError as error:
        printing.say_error(str(error))
        sys.exit(ENVIRONMENT)
    except CaribmapError as error:
        printing.say_error(str(error))
        sys.exit(FAULTY)
    except OSError as error:  # standard output is on a full disk, or a shipped file cannot be read
        abandon_output()
        if not isinstance(error, BrokenPipeError):  # the reader of the pipe has closed it: no error
            named = f"{error.filename}: " if error.filename else ""
            printing.say_error(f"{named}{error.strerror or error}")
        sys.exit(ENVIRONMENT)


def run() -> NoReturn:
    """Entry point of the `caribmap` command: run it and end the process without freeing every object.

    After a large build, freeing them takes up to a tenth of the build's time. The traceback of a bug is still
    printed.
    """
    try:
        main()
        code = 0
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
    sys.stderr.flush()
    os._exit(code)
