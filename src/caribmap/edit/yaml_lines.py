"""Lines of lists and mappings in YAML: where an item's lines begin, with its comment, and taking them out."""

from __future__ import annotations

import re

from caribmap.dossier.document import Step
from caribmap.edit.positions import Node, column_of, line_begin, line_end, ordered

_TO_DASH = re.compile(r"(?:\s++|#[^\n]*+)*+-")
_COMMENT_LINE = re.compile(r"[ \t]*#[^\n]*")


def begin_of_item(text: str, node: Node, index: int, *, dash: bool = False) -> int:
    """Where the lines of a list's item begin, the comment directly above included, or where its dash is."""
    begin = node.begin if index == 0 else _dash_after(text, node.parts[index - 1].end)
    if dash:
        return begin
    return _content_begin(text, _with_comment(text, line_begin(text, begin)))


def lines_between(text: str, node: Node, newline: str) -> str:
    """The line breaks between items of a list: as between the last two, else blank ones at the left edge."""
    items = len(node.parts)
    if items < 2:
        return newline * (2 if column_of(text, node.begin) == 0 and bool(node.parts[0].keys) else 1)
    gap = text[line_end(text, node.parts[items - 2].end) : begin_of_item(text, node, items - 1)]
    return newline * max(1, min(gap.count("\n"), 2))


def delete_lines(text: str, node: Node, step: Step) -> str:
    """Take a key or item, which is not the only one, out of a list or mapping without brackets."""
    parts = list(ordered(node))
    number = next(index for index, (name, _, _) in enumerate(parts) if name == step)
    if isinstance(step, int):
        begin = begin_of_item(text, node, step)
        return _without(text, begin, parts[number][2].end, is_first=number == 0)
    begin, end = parts[number][1], parts[number][2].end
    if text[_content_begin(text, begin) : begin].strip():  # behind a dash
        return _without_first_key(text, begin, end, parts[1][1])
    return _without(text, line_begin(text, begin), end, is_first=number == 0, blank=False)


def _without_first_key(text: str, begin: int, end: int, after: int) -> str:
    """Without the key behind a dash; the next one takes its place unless a comment stands between."""
    between = text[end:after]
    return text[:begin] + text[after if not between.strip() else end :]


def _without(text: str, begin: int, end: int, *, is_first: bool, blank: bool = True) -> str:
    """Without the lines from `begin` to `end`, and without the blank lines on one side of them."""
    begin, end = max(begin, _content_begin(text, begin)), line_end(text, end)
    if blank and is_first:
        rest = text[end:]
        return text[:begin] + rest[len(rest) - len(_after_blank(rest)) :]
    before = text[:begin].rstrip("\r\n") if blank else text[: begin - 1].removesuffix("\r")
    if begin == 0 or not before.strip("\ufeff"):
        rest = text[end:]
        return text[:begin] + rest[2 if rest.startswith("\r\n") else 1 :]
    return before + text[end:]


def _after_blank(rest: str) -> str:
    """What follows the line break and the blank lines at the beginning of `rest`."""
    found = re.match(r"(?:[ \t]*\r?\n)*", rest)
    return rest[found.end() if found else 0 :]


def _dash_after(text: str, end: int) -> int:
    """The dash of the item that follows the one that ends at `end`."""
    found = _TO_DASH.match(text, line_end(text, end))
    if found is None:
        raise ValueError("an item of a list begins with a dash")
    return found.end() - 1


def _content_begin(text: str, offset: int) -> int:
    """Where the line of `offset` begins, behind a byte order mark."""
    begin = line_begin(text, offset)
    return begin + 1 if text.startswith("\ufeff", begin) and begin == 0 else begin


def _with_comment(text: str, begin: int) -> int:
    """The beginning of the comment lines directly above a line, unless they begin the file."""
    above = begin
    while above > 0:
        before = line_begin(text, above - 1)
        if not _COMMENT_LINE.fullmatch(text[before : line_end(text, before)]):
            return above
        if before == 0:
            return begin
        above = before
    return above
