"""String literals of a script: which of them are addresses that it loads, and which are markup."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum

TOKEN = re.compile(
    r"//[^\n]*|/\*.*?\*/"
    r"|(?P<string>\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*')"
    r"|(?P<template>`(?:[^`\\]|\\.)*`)"
    r"|(?P<slash>/)",
    re.DOTALL,
)
REGEX = re.compile(r"/(?:[^/\\\n\[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/[a-z]*")
OPERAND = re.compile(r"(?:[\w$)\]}]|\+\+|--)\s*$")
"""What ends before a division; anything else before a slash begins a regular expression."""
KEYWORD = re.compile(r"\b(?:return|typeof|case|in|of|delete|void|throw|new|do|else)\s*$")
ESCAPE = re.compile(r"\\(?:u\{([0-9a-fA-F]+)\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(\r\n|.))", re.DOTALL)
SIMPLE = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "0": "\0"}
REACH = 120
"""How many characters before a literal are looked at; names of functions and keys are shorter."""


class Use(Enum):
    """What a script does with the address in a string literal."""

    TILES = "tiles"
    WMS = "wms"
    VECTOR_TILES = "vector tiles"
    LIVE = "live data"
    FILE = "file"


CONTEXTS = (
    (Use.WMS, re.compile(r"(?:\bwms|TimeDimension\.Layer\.WMS|TileLayer\.WMS)\s*\(\s*$")),
    (Use.TILES, re.compile(r"\b(?:L\.tileLayer|L\.TileLayer|tileLayer)\s*\(\s*$")),
    (Use.VECTOR_TILES, re.compile(r"\bvectorGrid\.protobuf\s*\(\s*$")),
    (Use.LIVE, re.compile(r"\b(?:L\.realtime|EventSource|WebSocket)\s*\(\s*$")),
    (Use.FILE, re.compile(r"\b(?:L\.imageOverlay|L\.videoOverlay|L\.svgOverlay)\s*\(\s*\[?\s*$")),
    (Use.FILE, re.compile(
        r"(?:\bfetch|\$\.getJSON|\$\.get|jQuery\.getJSON|\bd3\.(?:json|csv|tsv|xml|text|html)|\bimport|\bimportScripts"
        r"|\bWorker|\bomnivore\.\w+|\baxios\.get|\.load)\s*\(\s*$")),
    (Use.FILE, re.compile(r"\bXMLHttpRequest\b.*\.open\s*\([^)]*,\s*$", re.DOTALL)),
    (Use.FILE, re.compile(
        r"[\"']?\b(?:iconUrl|iconRetinaUrl|shadowUrl|shadowRetinaUrl|imageUrl|errorTileUrl)\b[\"']?\s*[:=]\s*$")),
    (Use.FILE, re.compile(r"\.(?:src|poster|srcset)\s*=\s*$")),
)  # fmt: skip
"""What stands before a literal whose address is loaded, the most telling first."""


@dataclass(frozen=True, slots=True)
class Literal:
    """A string literal: its place in the script, quote included, its value, and what it is used for.

    The value of a template literal is its source text, with escapes and `${…}`.
    """

    start: int
    end: int
    quote: str
    value: str
    use: Use | None


def literals(script: str) -> Iterator[Literal]:
    """Every string and template literal, in order; what stands within `${…}` of a template is text of it."""
    position = 0
    while found := TOKEN.search(script, position):
        position = found.end()
        if found["slash"]:
            before = script[max(0, found.start() - REACH) : found.start()]
            is_operand = OPERAND.search(before) and not KEYWORD.search(before)
            regex = None if is_operand else REGEX.match(script, found.start())
            position = regex.end() if regex else position
        elif text := found["string"] or found["template"]:
            before = script[max(0, found.start() - REACH) : found.start()]
            use = next((use for use, context in CONTEXTS if context.search(before)), None)
            value = text[1:-1] if found["template"] else _unescaped(text[1:-1])
            yield Literal(found.start(), found.end(), text[0], value, use)


def replaced(script: str, change: Callable[[Literal], str | None]) -> str:
    """The script with the values of literals for which `change` gives one; all else stays as it is."""
    parts: list[str] = []
    last = 0
    for literal in literals(script):
        value = change(literal)
        if value is not None:
            parts += [script[last : literal.start], _quoted(value, literal.quote)]
            last = literal.end
    return "".join([*parts, script[last:]])


def _unescaped(text: str) -> str:
    """The value of a literal's text; two escapes of a surrogate pair are one character."""
    if "\\" not in text:
        return text
    value = ESCAPE.sub(_character, text)
    return value.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")


def _character(found: re.Match[str]) -> str:
    code = found[1] or found[2] or found[3]
    if code:
        return chr(int(code, 16)) if int(code, 16) <= 0x10FFFF else ""
    return "" if found[4] in ("\n", "\r\n", "\r") else SIMPLE.get(found[4], found[4])


def _quoted(value: str, quote: str) -> str:
    return f"`{value}`" if quote == "`" else json.dumps(value)
