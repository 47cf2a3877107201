"""Printing any text to a terminal or a pipe, with invisible characters shown as escape sequences."""

from __future__ import annotations

import json
import os
import sys
import unicodedata
from collections.abc import Iterable
from typing import Any

HIDDEN_CATEGORIES = ("Cc", "Cf", "Zl", "Zp", "Cs")
"""Unicode categories of invisible characters."""


def prepare_streams() -> None:
    """Make every text printable: characters that the terminal's encoding lacks become escape sequences."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def abandon_output() -> None:
    """Drop the output that cannot be written, so that Python does not try again when it exits."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


def say_file(content: str) -> None:
    """Print the content of a text file: in UTF-8 whatever the terminal's encoding, line endings unchanged."""
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", newline="")
    sys.stdout.write(content)


def say_lines(lines: Iterable[str]) -> None:
    sys.stdout.writelines(f"{line}\n" for line in lines)


def visible(text: str) -> str:
    r"""Text of a dossier for a terminal, with control, bidi and other invisible characters escaped.

    >>> visible("\x1b[31mred")
    '\\x1b[31mred'
    """
    if text.isprintable():  # as most texts are
        return text
    return text.translate({ord(character): repr(character)[1:-1] for character in _hidden_in(text)})


def _hidden_in(text: str) -> set[str]:
    return {character for character in set(text) if unicodedata.category(character) in HIDDEN_CATEGORIES}


def as_json(value: Any, indent: int | None = 2) -> str:
    """JSON that is safe to print on a terminal: invisible characters are JSON escapes of the same value."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    hidden = _hidden_in(text) - {"\n"}
    return text.translate({ord(character): json.dumps(character)[1:-1] for character in hidden})


def kilobytes(size: int) -> str:
    return f"{size / 1000:.0f} kB"
