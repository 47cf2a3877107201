"""Rendering without compiling text that is no template."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from branca import element

MARKS = ("{{", "{%", "{#")


class Plain:
    """What Jinja makes of a text without any of its marks: the text, less one line end at its end."""

    def __init__(self, text: str) -> None:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        self.text = text.removesuffix("\n")

    def render(self, *_: Any, **__: Any) -> str:
        return self.text


@contextmanager
def plain_templates() -> Iterator[None]:
    """Let branca take text for text until the block ends.

    branca compiles what each element has rendered as a template once more, which is most of the time that
    Folium needs for a marker.
    """
    names = vars(element)
    compiled = names["Template"]

    def template(text: str, *arguments: Any, **options: Any) -> Any:
        if arguments or options or any(mark in text for mark in MARKS):
            return compiled(text, *arguments, **options)
        return Plain(text)

    names["Template"] = template
    try:
        yield
    finally:
        names["Template"] = compiled
