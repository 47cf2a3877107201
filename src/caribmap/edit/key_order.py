"""The order in which the format's tables list the keys of each record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from caribmap.dossier.document import Step
from caribmap.edit.positions import Path
from caribmap.edit.records import FEATURES
from caribmap.load import schema_evidence as evidence
from caribmap.load import schema_settings as settings
from caribmap.load.schema_places import LandProperties, PlaceProperties
from caribmap.load.validation import keys_at

SCHEMAS: Mapping[str, Any] = {
    "source": evidence.Source,
    "place": PlaceProperties,
    "quote": evidence.Quote,
    "event": evidence.Event,
    "discrepancy": evidence.Discrepancy,
    "term": evidence.Term,
    "span": evidence.Span,
    "layer": settings.Layer,
    "view": settings.View,
    "worldview": settings.Worldview,
    "origin": settings.Origin,
    "step": settings.StoryStep,
    "correction": settings.Correction,
    "setting": settings.Settings,
    "land": LandProperties,
}
"""The schema of a record by noun; of a place, that of its properties; of a setting, that of all settings."""
FEATURE = ("type", "id", "geometry", "properties")


@cache
def key_order(noun: str, path: Path) -> Sequence[str]:
    """The keys of the mapping at `path` of a noun's record in the order of its table, if it has one."""
    steps: list[Step] = list(path)
    if noun in FEATURES:
        if not steps:
            return FEATURE
        if steps.pop(0) != "properties":
            return ()
    try:
        return keys_at(SCHEMAS[noun], steps)
    except (KeyError, StopIteration, TypeError):
        return ()
