"""What files begin with: the templates of their first records."""

from __future__ import annotations

from collections.abc import Mapping

from caribmap.edit.positions import Form
from caribmap.edit.scaffold import PLACES, QUOTES, SETTINGS, SOURCES

TEMPLATES: Mapping[str, tuple[str, Form]] = {
    "source": (SOURCES, "yaml"),
    "quote": (QUOTES, "yaml"),
    "place": (PLACES, "json"),
    "layer": (SETTINGS, "yaml"),
    "view": (SETTINGS, "yaml"),
}
"""A text with a record of the noun, laid out as `caribmap new` does."""

EMPTY_COLLECTION = '{\n  "type": "FeatureCollection",\n  "features": []\n}\n'
NEW_FILES: Mapping[str, str] = {"place": EMPTY_COLLECTION, "land": EMPTY_COLLECTION}
"""A file before its first record, by noun; others are empty."""
