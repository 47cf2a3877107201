"""Schemas: what validation lets through is what the records take, and editors get JSON Schemas."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

import pytest

from caribmap.dossier import nouns, settings
from caribmap.load import schema_evidence, schema_places, schema_settings
from caribmap.load.validation import adapter

SCHEMAS = [
    schema_settings.Settings,
    schema_evidence.Source,
    schema_evidence.Quote,
    schema_evidence.Event,
    schema_evidence.Discrepancy,
    schema_evidence.Mentions,
    schema_evidence.Term,
    schema_evidence.Span,
    schema_places.PlaceProperties,
    schema_places.LandProperties,
]

RECORDS = [
    (schema_evidence.Source, nouns.Source),
    (schema_evidence.Quote, nouns.Quote),
    (schema_evidence.Event, nouns.Event),
    (schema_evidence.Answer, nouns.Answer),
    (schema_evidence.Discrepancy, nouns.Discrepancy),
    (schema_evidence.Span, nouns.SpanRuling),
    (schema_places.PlaceProperties, nouns.Place),
    (schema_places.Geocoding, nouns.Geocoding),
    (schema_places.Offshore, nouns.OffshoreRecipe),
    (schema_places.Ring, nouns.RingRecipe),
    (schema_places.Bearing, nouns.BearingRecipe),
    (schema_places.Link, nouns.LinkRecipe),
    (schema_settings.View, settings.View),
    (schema_settings.Worldview, settings.Worldview),
    (schema_settings.StoryStep, settings.StoryStep),
    (schema_settings.Edition, settings.Edition),
    (schema_settings.Quotation, settings.Quotation),
    (schema_settings.Limits, settings.Limits),
    (schema_settings.Settings, settings.Settings),
]


@pytest.mark.parametrize("schema", SCHEMAS, ids=lambda schema: schema.__name__)
def test_every_schema_is_a_json_schema_without_unknown_keys(schema: Any) -> None:
    described = adapter(schema).json_schema()
    assert described["type"] == "object"
    assert described["additionalProperties"] is False


@pytest.mark.parametrize(("schema", "record"), RECORDS, ids=lambda each: each.__name__)
def test_every_key_of_a_schema_is_a_field_of_its_record(schema: Any, record: Any) -> None:
    taken = {field.name for field in fields(record)}
    assert set(schema.__annotations__) - {"caribmap"} <= taken


def test_the_keys_from_and_to_of_a_file_are_in_the_json_schema() -> None:
    described = adapter(schema_settings.Settings).json_schema()
    assert {"from", "to"} <= set(described["$defs"]["StoryStep"]["properties"])
