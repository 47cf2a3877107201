"""String literals of a script: which of them are addresses that it loads, and which are markup."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum

TOKEN = re.compile(
    # Code, and strings of data that are no address and no markup, are passed over at once.
    r"(?:[^\"'`/]++"
    r"|(?:(?<=[{,:])|(?<=[,:]\s))(?<!Url:)(?<!Url:\s)(?<!Url\":)(?<!Url\":\s)"
    r"\"[^\"\\\n<>/.:]*+\"(?=[:,\]}]))++"
    r"|//[^\n]*|/\*.*?(?:\*/|\Z)"
    r"|(?P<string>\"(?:[^\"\\\n]|\\.)*+\"|'(?:[^'\\\n]|\\.)*+')"
    r"|(?P<template>`(?:[^`\\]|\\.)*+`)"
    r"|(?P<endless>[\"'`])"
    r"|(?P<slash>/)",
    re.DOTALL,
)
REGEX = re.compile(r"/(?:[^/\\\n\[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/[a-z]*")
OPERAND = re.compile(r"(?:[\w$)\]}]|\+\+|--)\s*$")
"""What ends before a division; anything else before a slash begins a regular expression."""
KEYWORD = re.compile(r"\b(?:return|typeof|case|in|of|delete|void|throw|new|do|else)\s*$")
ESCAPE = re.compile(r"\\(?:u\{([0-9a-fA-F]+)\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(\r\n|.))", re.DOTALL)
SIMPLE = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "0": "\0"}
LONGEST_REGEX = 5_000
MOST_ENDLESS = 20
"""Quotes without a partner that are passed over one by one; each is looked for to the end of its line."""
MOST_DIVISIONS = 1_000
"""Slashes that begin no regular expression although they might; after so many, none is looked for."""
REACH = 120
"""How many characters before a literal are looked at; names of functions and keys are shorter."""


class Use(Enum):
    """What a script does with the address in a string literal."""

    TILES = "tiles"
    WMS = "wms"
    VECTOR_TILES = "vector tiles"
    LIVE = "live data"
    FILE = "file"


CONTEXTS = {
    "(": (
        (Use.WMS, re.compile(r"(?:\bwms|TimeDimension\.Layer\.WMS|TileLayer\.WMS)\s*\(\s*$")),
        (Use.TILES, re.compile(r"\b(?:L\.tileLayer|L\.TileLayer|tileLayer)\s*\(\s*$")),
        (Use.VECTOR_TILES, re.compile(r"\bvectorGrid\.protobuf\s*\(\s*$")),
        (Use.LIVE, re.compile(r"\b(?:L\.realtime|EventSource|WebSocket)\s*\(\s*$")),
        (Use.FILE, re.compile(r"\bL\.(?:imageOverlay|videoOverlay|svgOverlay)\s*\(\s*$")),
        (Use.FILE, re.compile(
            r"(?:\bfetch|\$\.getJSON|\$\.get|jQuery\.getJSON|\bd3\.(?:json|csv|tsv|xml|text|html)|\bimport"
            r"|\bimportScripts|\bWorker|\bomnivore\.\w+|\baxios\.get|\.load)\s*\(\s*$")),
    ),
    "[": ((Use.FILE, re.compile(r"\bL\.(?:imageOverlay|videoOverlay|svgOverlay)\s*\(\s*\[\s*$")),),
    ",": ((Use.FILE, re.compile(r"\bXMLHttpRequest\b.*\.open\s*\([^)]*,\s*$", re.DOTALL)),),
    ":": ((Use.FILE, re.compile(
        r"\b(?:iconUrl|iconRetinaUrl|shadowUrl|shadowRetinaUrl|imageUrl|errorTileUrl)\b[\"']?\s*:\s*$")),),
    "=": ((Use.FILE, re.compile(
        r"\b(?:iconUrl|iconRetinaUrl|shadowUrl|shadowRetinaUrl|imageUrl|errorTileUrl)\s*=\s*$"
        r"|\.(?:src|poster|srcset)\s*=\s*$")),),
}  # fmt: skip
"""What stands before a literal whose address is loaded, by its last character, the most telling first."""
REMOTE = re.compile(r"(?:https?:)?//[\w{]")
NAMED = re.compile(r"([\w$]+)\s*=\s*$")
LOADED = re.compile(
    r"(?:(?:\bfetch|getJSON|\$\.(?:get|ajax)|\bd3\.(?:json|csv|tsv|xml|text)|\bWorker|\bimport|imageOverlay"
    r"|videoOverlay|new Request)\s*\(\s*|\.open\s*\([^)]*,\s*|\.(?:src|poster)\s*=\s*"
    r"|(?:iconUrl|iconRetinaUrl|shadowUrl|imageUrl|errorTileUrl)[\"']?\s*:\s*)(?<![\w$])([\w$]+)"
)
"""A variable whose address is loaded."""


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
    """The string and template literals, in order; what stands within `${…}` of a template is text of it.

    Strings of data are left out: those in braces or brackets with no character of an address or of markup.
    """
    position = 0
    loaded: set[str] | None = None
    endless = divisions = 0
    while found := TOKEN.search(script, position):
        position = found.end()
        if found["slash"]:
            before = script[max(0, found.start() - REACH) : found.start()]
            is_operand = OPERAND.search(before) and not KEYWORD.search(before)
            if not is_operand and divisions < MOST_DIVISIONS:
                regex = REGEX.match(script, found.start(), found.start() + LONGEST_REGEX)
                divisions += regex is None
                position = regex.end() if regex else position
        elif found["endless"]:
            endless += 1
            if endless > MOST_ENDLESS:
                end = script.find("\n", position)
                position = len(script) if end < 0 or found["endless"] == "`" else end
        elif text := found["string"] or found["template"]:
            before = script[max(0, found.start() - REACH) : found.start()]
            contexts = CONTEXTS.get(before.rstrip()[-1:], ())
            use = next((use for use, context in contexts if context.search(before)), None)
            value = text[1:-1] if found["template"] else _unescaped(text[1:-1])
            if use is None and REMOTE.match(value) and (named := NAMED.search(before)):
                loaded = loaded if loaded is not None else {one[1] for one in LOADED.finditer(script)}
                use = Use.FILE if named[1] in loaded else None
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
