"""A new id of a record: the records that name it, each with the new id in place of the old."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from caribmap.edit.positions import Path

ANY = "*"
"""Stands for every item of a list in REFERENCES."""
REFERENCES: Mapping[str, Mapping[str, tuple[Path, ...]]] = {
    "place": {
        "quote": (("places", ANY),),
        "event": (("places", ANY),),
        "place": (
            ("recipe", "offshore", "coast"),
            ("recipe", "offshore", "facing"),
            ("recipe", "ring", "center"),
            ("recipe", "bearing", "from"),
            ("recipe", "link", "from"),
            ("recipe", "link", "to"),
            ("recipe", "link", "via", ANY),
        ),
        "worldview": (("shows", ANY), ("hides", ANY)),
        "step": (("place",), ("show", ANY), ("frame", ANY), ("notes", ANY, "place")),
        "correction": (("places", ANY),),
        "term": (("place",),),
        "span": (("place",),),
        "land": (("land_of",),),
    },
    "quote": {
        "place": (
            ("lead",),
            ("recipe", "offshore", "quote"),
            ("recipe", "ring", "quote"),
            ("recipe", "bearing", "quote"),
        ),
        "quote": (("denies", ANY),),
        "event": (("quotes", ANY),),
        "discrepancy": (("answers", ANY, "quotes", ANY),),
        "worldview": (("quotes", ANY),),
        "step": (("quotes", ANY),),
    },
    "source": {"quote": (("source",),), "span": (("source",),)},
    "origin": {"quote": (("origin",), ("origin_inferred", "value"))},
    "layer": {"place": (("layer",),), "view": (("layers", ANY),), "step": (("layers", ANY),)},
    "view": {"step": (("view",),)},
    "worldview": {"step": (("world",),)},
    "event": {},
    "discrepancy": {},
}
"""Where records, in the form of the API, hold the id of another: by its noun, then by theirs."""


def with_new_id(record: Any, paths: tuple[Path, ...], old: str, new: str) -> Any:
    """A copy of a record that names `new` wherever it named `old` at one of the paths."""
    for path in paths:
        record = _renamed(record, path, old, new)
    return record


def _renamed(value: Any, path: Path, old: str, new: str) -> Any:
    if not path:
        return new if value == old else value
    step, *rest = path
    if step == ANY:
        return [_renamed(item, tuple(rest), old, new) for item in value] if isinstance(value, list) else value
    if not isinstance(value, dict) or step not in value:
        return value
    return {**value, step: _renamed(value[step], tuple(rest), old, new)}
