"""Text of single values, written so that both YAML readers, and JSON readers, give the value back."""

from __future__ import annotations

import json
import re
import unicodedata
from typing import Any, Literal

Quoting = Literal["plain", "single", "double", "free"]
"""How a value is quoted; `free` is plain where no program could take the text for something else."""

_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_INVISIBLE = ("Cc", "Cf", "Zl", "Zp", "Cs", "Cn", "Co")
_UNSAFE_PLAIN = re.compile(r"^[\s!&*|>'\"%@`#,\[\]{}?:-]|^---|^\.\.\.|: | #|:$|\s$|[\n\t]")
_UNSAFE_IN_BRACKETS = re.compile(r"[,\[\]{}?]|:(?=$|[,\[\]{}\s])")
_WORDS = frozenset(("", "~", "null", "true", "false", "yes", "no", "on", "off", "y", "n", "=", "<<"))
"""Plain texts that some reader takes for no text, in lower case; always in quotes."""
_TYPED = re.compile(r"[-+.]?[0-9][0-9a-fA-FxoX_.,:+\-eETZ ]*|[-+]?\.(?:inf|nan)", re.IGNORECASE)
"""Texts that programs take for numbers or dates; in quotes unless the neighbours are plain."""


def yaml_scalar(value: Any, quoting: Quoting = "free", *, bracketed: bool = False) -> str:
    """A text, number, boolean or None as YAML. `bracketed` if it stands in a list or mapping in brackets."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return json_scalar(value)
    text = str(value)
    if quoting in ("plain", "free") and _is_plain(text, quoting, bracketed=bracketed):
        return text
    if quoting == "single" and not any(map(is_invisible, text)):
        return "'" + text.replace("'", "''") + "'"
    return '"' + "".join(map(_escaped, text)) + '"'


def json_scalar(value: Any) -> str:
    """A text, number, boolean or None as JSON, invisible characters as codes."""
    if not isinstance(value, str):
        return json.dumps(value)
    return '"' + "".join(_json_character(character) for character in value) + '"'


def quoting_of(text: str, begin: int) -> Quoting:
    """How the YAML value at `begin` is quoted."""
    mark = text[begin : begin + 1]
    return "double" if mark == '"' else "single" if mark == "'" else "plain"


def as_read(value: Any) -> Any:
    """A value as the YAML reader gives it: everything but None is text."""
    if isinstance(value, dict):
        return {key: as_read(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [as_read(item) for item in value]
    if value is None or isinstance(value, str):
        return value
    return yaml_scalar(value)


def _is_plain(text: str, quoting: Quoting, *, bracketed: bool) -> bool:
    if text.lower() in _WORDS or _UNSAFE_PLAIN.search(text) or any(map(is_invisible, text)):
        return False
    if quoting == "free" and _TYPED.fullmatch(text):
        return False
    return not (bracketed and _UNSAFE_IN_BRACKETS.search(text))


def is_invisible(character: str) -> bool:
    """Whether a character cannot be seen, or cannot be told from an ordinary space."""
    if " " <= character <= "~":
        return False
    category = unicodedata.category(character)
    return category in _INVISIBLE or (category == "Zs" and character != " ")


def _escaped(character: str) -> str:
    if character in _ESCAPES:
        return _ESCAPES[character]
    if not is_invisible(character):
        return character
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x80 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _json_character(character: str) -> str:
    if character in _ESCAPES:
        return _ESCAPES[character]
    return json.dumps(character)[1:-1] if is_invisible(character) else character
