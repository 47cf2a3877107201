"""Printing to a terminal or a pipe: any text, with invisible characters shown as escapes."""

from __future__ import annotations

import json
import os
import sys
import unicodedata
from collections.abc import Iterable
from typing import Any

HIDDEN_CATEGORIES = ("Cc", "Cf", "Zl", "Zp", "Cs")


def prepare_streams() -> None:
    """Let any text be printed: what the terminal's encoding lacks stands as an escape."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def abandon_output() -> None:
    """Drop what standard output cannot take, lest Python try once more when it ends."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


def say_file(content: str) -> None:
    """Print the content of a text file: in UTF-8 whatever the terminal's encoding, line ends as they are."""
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", newline="")
    sys.stdout.write(content)


def say_lines(lines: Iterable[str]) -> None:
    for line in lines:
        say(line)


def visible(text: str) -> str:
    r"""Text of a dossier for a terminal: control, bidi and other invisible characters stand as escapes.

    >>> visible("\x1b[31mred")
    '\\x1b[31mred'
    """
    return text.translate({ord(character): repr(character)[1:-1] for character in _hidden_in(text)})


def _hidden_in(text: str) -> set[str]:
    return {character for character in set(text) if unicodedata.category(character) in HIDDEN_CATEGORIES}


def as_json(value: Any) -> str:
    """JSON that a terminal may show too: what is invisible stands as its escape, and means the same."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    hidden = _hidden_in(text) - {"\n"}
    return text.translate({ord(character): json.dumps(character)[1:-1] for character in hidden})


def kilobytes(size: int) -> str:
    return f"{size / 1000:.0f} kB"
