"""docs/dossier-format.md has every key that the schemas have, and none besides."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from typing_extensions import is_typeddict

from caribmap.cartography.kinds import KINDS
from caribmap.dossier.settings import Limits, Quotation
from caribmap.load import schema_evidence, schema_places, schema_settings, schema_types
from caribmap.load.validation import adapter

TEXT = (Path(__file__).parents[2] / "docs/dossier-format.md").read_text("utf-8")
SCHEMAS = {
    "caribmap.yaml": schema_settings.Settings,
    "`layers`": schema_settings.Layer,
    "`color`": schema_settings.Color,
    "`views`": schema_settings.View,
    "`edition`": schema_settings.Edition,
    "`corrections`": schema_settings.Correction,
    "`quotation`": schema_settings.Quotation,
    "`basemap`": schema_settings.Basemap,
    "`limits`": schema_settings.Limits,
    "`worldviews`": schema_settings.Worldview,
    "`references`": schema_types.Reference,
    "`story`": schema_settings.StoryStep,
    "`origins`": schema_settings.Origin,
    "seeds/sources.yaml": schema_evidence.Source,
    "`inferred`": schema_evidence.InferredSource,
    "`date_inferred`": schema_types.Inferred,
    "geodata/places.geojson": schema_places.PlaceProperties,
    "`geocoding`": schema_places.Geocoding,
    "`recipe`": schema_places.Recipe,
    "`offshore`": schema_places.Offshore,
    "`measured`": schema_places.MeasuredPoint,
    "`ring`": schema_places.Ring,
    "`bearing`": schema_places.Bearing,
    "`link`": schema_places.Link,
    "`outline`": schema_places.Outline,
    "geodata/coast.geojson": schema_places.LandProperties,
    "geodata/quotes.yaml": schema_evidence.Quote,
    "geodata/events.yaml": schema_evidence.Event,
    "geodata/discrepancies.yaml": schema_evidence.Discrepancy,
    "`answers`": schema_evidence.Answer,
    "geodata/mentions.yaml": schema_evidence.Mentions,
    "`terms`": schema_evidence.Term,
    "`spans`": schema_evidence.Span,
}
ROW = re.compile(r"^\| `(\w+)` \| (.*?) \| (.*?) ?\|$", re.MULTILINE)
SECTIONS = dict(re.findall(r"^##+ (\S+)$\n(.*?)(?=^##|\Z)", TEXT, re.MULTILINE | re.DOTALL))


def rows(heading: str) -> dict[str, tuple[str, str]]:
    """Form and meaning of each key in the table below a heading."""
    return {key: (form, meaning) for key, form, meaning in ROW.findall(SECTIONS[heading])}


def schema_of(heading: str) -> dict[str, Any]:
    return adapter(SCHEMAS[heading]).json_schema(by_alias=True)


def words_of(schema: dict[str, Any], node: Any) -> set[str]:
    """The words that a value is chosen from, for keys that have such a choice themselves."""
    if "$ref" in node:
        return words_of(schema, schema["$defs"][node["$ref"].rsplit("/", 1)[1]])
    words = set(node.get("enum", ())) | ({node["const"]} if "const" in node else set())
    return words.union(*(words_of(schema, one) for one in node.get("anyOf", ())))


def test_every_record_of_the_schemas_has_a_table() -> None:
    modules = (schema_evidence, schema_places, schema_settings, schema_types)
    named = [kind for module in modules for kind in vars(module).values() if is_typeddict(kind)]
    records = {kind for kind in named if kind.__module__.startswith("caribmap.")}
    assert records == set(SCHEMAS.values())
    tables = {heading for heading, text in SECTIONS.items() if ROW.search(text)}
    assert tables == set(SCHEMAS)


@pytest.mark.parametrize("heading", SCHEMAS)
def test_the_table_has_the_keys_of_the_schema(heading: str) -> None:
    schema = schema_of(heading)
    assert set(rows(heading)) == set(schema["properties"])
    required = {key for key, (form, _) in rows(heading).items() if form.startswith("required")}
    exclusive = heading == "`recipe`"
    assert required == (set() if exclusive else set(schema.get("required", ())))


@pytest.mark.parametrize("heading", SCHEMAS)
def test_where_a_value_is_one_of_some_words_all_are_named(heading: str) -> None:
    schema = schema_of(heading)
    for key, node in schema["properties"].items():
        assert words_of(schema, node) <= set(re.findall(r"`([\w-]+)`", rows(heading)[key][1])), key


def test_all_kinds_of_places_are_named() -> None:
    assert re.findall(r"`([\w-]+)`", rows("geodata/places.geojson")["kind"][1]) == list(KINDS)


@pytest.mark.parametrize(("heading", "defaults"), [("`limits`", Limits()), ("`quotation`", Quotation())])
def test_the_defaults_are_those_of_the_program(heading: str, defaults: Limits | Quotation) -> None:
    for key, (_, meaning) in rows(heading).items():
        assert f"{getattr(defaults, key):,g}".replace("2e+06", "2,000,000") in meaning, key


def test_the_examples_of_recipes_are_those_of_the_pictures() -> None:
    examples = re.findall(r"```json\n(.*?)```", TEXT, re.DOTALL)
    places = Path(__file__).parents[2] / "docs/pictures/dossier/geodata/places.geojson"
    features = json.loads(places.read_text("utf-8"))["features"]
    used = [feature["properties"]["recipe"] for feature in features if "recipe" in feature["properties"]]
    assert [json.loads(example) for example in examples] == used
