"""Names and short texts that are shown: no characters that hide, reorder or break them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from caribmap.check.context import Context
from caribmap.document import At, Step
from caribmap.faults import Fault
from caribmap.model import Dossier, Layer, View, Worldview

HIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
"""Control characters and newlines, bidi controls, zero-width spaces, line and paragraph separators."""

Shown = tuple[At, tuple[Step, ...], str]


def check_names(context: Context) -> Iterator[Fault]:
    for at, steps, text in _names(context.dossier):
        if match := HIDDEN.search(text):
            message = f"{steps[0]!s} holds the invisible character U+{ord(match.group()):04X}"
            yield Fault("K013", message, at.where(*steps), "remove the character")


def _names(dossier: Dossier) -> Iterator[Shown]:
    settings = dossier.settings
    yield from _in(settings.at, ("title",), settings.title)
    records: tuple[Layer | View | Worldview, ...] = (*settings.layers, *settings.views, *settings.worldviews)
    for record in records:
        yield from _in(record.at, ("name",), record.name)
    for source in dossier.sources:
        for key in ("short", "title", "publisher", "author"):
            text = getattr(source, key)
            if text is not None:
                yield source.at, (key,), text
    for place in dossier.places:
        yield from _in(place.at, ("properties", "names"), place.names)
        for language, aliases in place.aliases.items():
            for index, alias in enumerate(aliases):
                yield place.at, ("properties", "aliases", language, index), alias
    for event in dossier.events:
        yield from _in(event.at, ("title",), event.title)
    for conflict in dossier.conflicts:
        yield from _in(conflict.at, ("question",), conflict.question)


def _in(at: At, steps: tuple[Step, ...], text: Mapping[str, str]) -> Iterator[Shown]:
    for language, wording in text.items():
        yield at, (*steps, language), wording
