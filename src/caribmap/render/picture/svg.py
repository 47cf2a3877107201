"""SVG elements and numbers. Text enters as text nodes and leaves escaped; there is no template."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from xml.etree.ElementTree import Element, register_namespace, tostring

from caribmap.render.picture.plane import Point

NAMESPACE = "http://www.w3.org/2000/svg"
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 cannot hold, not even escaped."""

register_namespace("", NAMESPACE)

Value = str | float


def element(tag: str, *children: Element, text: str | None = None, **attributes: Value | None) -> Element:
    """An SVG element. `_` in attribute names stands for `-`, at the end for nothing; None leaves one out."""
    made = Element(f"{{{NAMESPACE}}}{tag}")
    for name, value in attributes.items():
        if value is not None:
            made.set(name.rstrip("_").replace("_", "-"), value if isinstance(value, str) else number(value))
    if text is not None:
        made.text = NOT_XML.sub("\ufffd", text)
    made.extend(children)
    return made


def serialize(root: Element) -> str:
    # A parser reads a bare carriage return as a line feed.
    return tostring(root, encoding="unicode").replace("\r", "&#13;")


def number(value: float) -> str:
    """At most two decimals, no more characters than it takes.

    >>> number(0.50001), number(-12.0)
    ('.5', '-12')
    """
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    if text in {"-0", ""}:
        return "0"
    return text.replace("0.", ".", 1) if text.startswith(("0.", "-0.")) else text


def path_data(lines: Iterable[Sequence[Point]], *, closed: bool = False, unit: float = 0.1) -> str:
    """Lines as path data, rounded to `unit` pixels: a start, then steps from point to point."""
    return "".join(_subpath(line, unit, closed=closed) for line in lines)


def _subpath(line: Sequence[Point], unit: float, *, closed: bool) -> str:
    # Steps between rounded points: rounding the steps themselves would add up along the line.
    units = [(round(x / unit), round(y / unit)) for x, y in line]
    (x, y), *rest = units
    data = f"M{_pair(x * unit, y * unit)}"
    steps = []
    for next_x, next_y in rest:
        if (next_x, next_y) != (x, y):
            steps.append(_pair((next_x - x) * unit, (next_y - y) * unit))
            x, y = next_x, next_y
    if not steps:
        return ""
    return f"{data}l{_joined(steps)}{'z' if closed else ''}"


def _joined(pairs: list[str]) -> str:
    out = pairs[0]
    for pair in pairs[1:]:
        out += pair if pair.startswith("-") else f" {pair}"
    return out


def _pair(x: float, y: float) -> str:
    first, second = number(x), number(y)
    return first + second if second.startswith("-") else f"{first} {second}"
