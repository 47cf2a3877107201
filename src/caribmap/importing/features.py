"""GeoJSON as uMap, geojson.io and GIS programs export it, and uMap's own files."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from caribmap.dossier.document import At, Step
from caribmap.importing.found import Found, FoundPlace, LeftOut, Refusal, as_words
from caribmap.load.files import Refused
from caribmap.load.geojson import NESTING
from caribmap.load.json import JsonDocument, parse_json

NAMES = ("name", "title", "Name", "label")
DESCRIPTIONS = ("description", "Description", "desc", "note")
KEPT = ("kind", "layer")


def read_features(text: str, file: str) -> Iterator[Found]:
    """The features of a file. Raises `Refusal`."""
    document, data = parsed(text, file)
    yield from _of(data, (), document)


def parsed(text: str, file: str) -> tuple[JsonDocument, Any]:
    """A file's JSON. Raises `Refusal` with the line of the first fault."""
    try:
        return parse_json(text, file)
    except Refused as refused:
        fault = refused.faults[0]
        raise Refusal(fault.message, fault.where.line) from None


def _of(data: Any, steps: tuple[Step, ...], document: JsonDocument) -> Iterator[Found]:
    line = At(document, steps).where().line
    kind = data.get("type") if isinstance(data, dict) else None
    if kind == "FeatureCollection" and isinstance(data.get("features"), list):
        for index, feature in enumerate(data["features"]):
            yield from _of(feature, (*steps, "features", index), document)
    elif kind == "umap" and isinstance(data.get("layers"), list):
        for index, layer in enumerate(data["layers"]):
            yield from _of(layer, (*steps, "layers", index), document)
    elif kind == "Feature":
        yield _feature(data, line)
    elif kind in NESTING:
        yield FoundPlace(line, "", data)
    elif not steps:
        raise Refusal("neither GeoJSON nor a file of uMap", line)
    else:
        yield LeftOut(line, "it is no GeoJSON feature")


def _feature(feature: dict[str, Any], line: int | None) -> Found:
    properties = feature.get("properties")
    words = properties if isinstance(properties, dict) else {}
    name = as_words(next((str(words[key]) for key in NAMES if words.get(key)), ""))
    geometry = feature.get("geometry")
    if geometry is not None and (not isinstance(geometry, dict) or geometry.get("type") not in NESTING):
        return LeftOut(line, f"'{name}': no geometry that a place can have")
    description = as_words(next((str(words[key]) for key in DESCRIPTIONS if words.get(key)), ""))
    kept = {key: str(words[key]) for key in KEPT if isinstance(words.get(key), str)}
    return FoundPlace(line, name, geometry, description, kept)
