"""A Folium element whose text is not compiled as a template."""

from __future__ import annotations

from typing import Any

from branca.element import Element


class Raw(Element):
    """An element that renders as its text, unchanged.

    Folium's own elements compile what they render as a template, so `{{ … }}` in it would run as code.
    """

    def __init__(self, text: str) -> None:
        super().__init__()
        self._name = "Raw"
        self.text = text

    def render(self, **kwargs: Any) -> str:  # noqa: ARG002  branca passes its own
        return self.text
