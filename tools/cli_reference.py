"""Write docs/cli.md from the declarations of the commands, which are also what `--help` prints.

`make generate` writes it.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from types import NoneType
from typing import Any, get_args, get_type_hints

import typer

from caribmap.cli import app, main

TARGET = Path(__file__).parents[1] / "docs/cli.md"

WORDS = {Path: "path", str: "text", float: "number"}
EXIT_CODES = inspect.cleandoc(main.__doc__ or "").rpartition("\n\n")[2]
HEADER = f"""# The command line

<!-- Generated from src/caribmap/cli.py and src/caribmap/commands/ by tools/cli_reference.py. Do not edit. -->

`caribmap COMMAND --help` says the same in the terminal. {EXIT_CODES}

Results go to standard output, faults and errors to standard error. `DIR` is a dossier's folder, by default
this folder. `caribmap --version` prints the version.
"""


def render_reference() -> str:
    """The whole of docs/cli.md."""
    return "\n".join([HEADER, *(_section(name, command) for name, command in _commands(app))])


def _commands(app: Any, outer: str = "") -> Iterator[tuple[str, Any]]:
    """Every command with its name, those of a group with the group's name before."""
    group: Any = typer.main.get_command(app) if isinstance(app, typer.Typer) else app
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield f"{outer}{name}", command
            yield from _commands(command, f"{outer}{name} ")
        else:
            yield f"{outer}{name}", command


def _section(name: str, command: Any) -> str:
    if hasattr(command, "commands"):
        below = ", ".join(f"`caribmap {name} {inner}`" for inner in command.commands)
        return f"## {name}\n\n{command.help} These are {below}.\n"
    kinds = get_type_hints(command.callback)
    arguments = [parameter for parameter in command.params if _is_argument(parameter)]
    options = [parameter for parameter in command.params if not _is_argument(parameter)]
    usage = " ".join(p.metavar if p.required else f"[{p.metavar}]" for p in arguments)
    lines = [
        f"## {name}",
        "",
        inspect.cleandoc(command.help),
        "",
        "```",
        f"caribmap {name} {usage}",
        "```",
        "",
    ]
    told = [p for p in arguments if p.metavar != "DIR" or p.required]
    rows = [f"| `{p.metavar}` | {WORDS[kinds[p.name]]} | {p.help} |" for p in told]
    rows += [_row(option, kinds[option.name]) for option in options]
    if rows:
        lines += ["| | value | |", "|---|---|---|", *rows, ""]
    return "\n".join(lines)


def _is_argument(parameter: Any) -> bool:
    return not any(name.startswith("-") for name in parameter.opts)


def _row(option: Any, kind: Any) -> str:
    names = " ".join(f"`{name}`" for name in (*option.opts, *option.secondary_opts))
    value = _value(option, next((part for part in get_args(kind) if part is not NoneType), kind))
    default = option.show_default if isinstance(option.show_default, str) else option.default
    default = default.value if isinstance(default, Enum) else default
    return f"| {names} | {value} | {option.help}{f' Default: `{default}`.' if default else ''} |"


def _value(option: Any, kind: Any) -> str:
    """The values of an option; empty for a flag."""
    if option.is_flag:
        return ""
    if option.min is not None:
        return f"{option.min} to {option.max}" if option.max is not None else f"{option.min} or more"
    kind = next(iter(get_args(kind)), kind)
    if issubclass(kind, Enum):
        return " ".join(f"`{member.value}`" for member in kind)
    return str(option.metavar or WORDS[kind])
