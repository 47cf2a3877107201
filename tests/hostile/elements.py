"""HTML as the elements and texts that a parser finds in it."""

from __future__ import annotations

from html.parser import HTMLParser


class Elements(HTMLParser):
    """Start tags with their attributes, and the text right inside each element, in order."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.texts: list[tuple[str, str]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {key: value or "" for key, value in attrs}))
        self.texts.append((tag, ""))

    def handle_data(self, data: str) -> None:
        tag, text = self.texts[-1] if self.texts else ("", "")
        self.texts[-1:] = [(tag, text + data)]

    def handle_endtag(self, tag: str) -> None:
        self.texts.append(("", ""))

    def of(self, tag: str, **wanted: str) -> dict[str, str]:
        return next(found for name, found in self.tags if name == tag and wanted.items() <= found.items())
