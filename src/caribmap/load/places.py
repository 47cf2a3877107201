"""Loading places.geojson into `Place` records and coast.geojson into a `CoastPatch`."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, cast

from caribmap.dossier.document import At
from caribmap.dossier.dossier import CoastPatch, Land
from caribmap.dossier.nouns import (
    BearingRecipe,
    Geocoding,
    Geometry,
    LinkRecipe,
    MeasuredPoint,
    OffshoreRecipe,
    OutlineRecipe,
    Place,
    Recipe,
    RingRecipe,
)
from caribmap.dossier.settings import Settings
from caribmap.faults import Fault
from caribmap.load.antimeridian import CUT_TYPES, HoleOutsideError, cut_at_antimeridian, long_edge
from caribmap.load.files import Refused, decode, is_path_inside, read_file, read_text
from caribmap.load.findings import Findings
from caribmap.load.geojson import (
    Steps,
    extra_values,
    is_plain_point,
    parse_features,
    read_geometry,
    read_position,
)
from caribmap.load.schema_places import LandProperties, PlaceProperties
from caribmap.load.validation import Table, found, validate_records

PLACES = "geodata/places.geojson"
COAST = "geodata/coast.geojson"
RECIPES = ("offshore", "ring", "bearing", "link", "outline")
RECIPE = ("properties", "recipe")
NONE: Mapping[str, Any] = MappingProxyType({})
"""Empty aliases and authorities, as most places have them: one shared object saves memory."""


def load_places(root: Path, settings: Settings, findings: Findings) -> tuple[Place, ...]:
    with findings.reading("place"):
        text = read_text(root, PLACES, settings.limits.file_mb, "file_mb")
        most, language = settings.limits.places, settings.languages[0]
        return findings.unless_changed(
            "records", (text, most, language), lambda own: _read_places(text, most, language, own), of="place"
        )
    return ()


def _read_places(text: str, most: int, language: str, findings: Findings) -> tuple[Place, ...]:
    features, geometries, _ = parse_features(text, PLACES, "place", findings)
    at = At(features.document, ("features",))
    if not geometries:
        message = f"{PLACES} has no place, expected at least one"
        raise Refused(Fault("K008", message, at.where(), "add the first feature"))
    if len(geometries) > most:
        message = f"found {len(geometries)} places, expected at most {most} (limits.places)"
        raise Refused(Fault("P013", message, at.where(), "raise limits.places in caribmap.yaml"))
    table = validate_records(PlaceProperties, features, language, findings)
    return _places(table, features.ids or [], geometries, findings)


def _places(table: Table, ids: list[str], geometries: list[Any], findings: Findings) -> tuple[Place, ...]:
    """The places, without those whose recipe or geometry is faulty."""
    ats, recipes, drawn = table.ats(), list[Recipe | None](), list[Geometry | None]()
    table.columns["at"] = ats
    is_kept = [True] * len(ats)
    for number, (at, recipe) in enumerate(zip(ats, table.columns["recipe"], strict=True)):
        index = table.indexes[number]
        geometry, geometries[index] = geometries[index], None
        try:
            read, geometry = read_drawn(recipe, geometry, at, findings)
            recipes.append(read)
            drawn.append(geometry)
        except Refused as refused:
            is_kept[number] = False
            findings.faults.extend(refused.faults)
            findings.leave_out("place", ids[index])
    table.keep(is_kept)
    columns = table.columns
    return table.records(
        Place,
        id=[sys.intern(ids[index]) for index in table.indexes],
        kind=map(sys.intern, columns["kind"]),
        layer=map(sys.intern, columns["layer"]),
        geocoding=map(_geocoding, columns["geocoding"]),
        aliases=[_tuples(names) if names else NONE for names in columns["aliases"]],
        authority=[identifiers or NONE for identifiers in columns["authority"]],
        recipe=recipes,
        geometry=drawn,
    )


def read_drawn(
    recipe: dict[str, Any] | None, geometry: Any, at: At, findings: Findings
) -> tuple[Recipe | None, Geometry | None]:
    """The recipe and the geometry of the feature at `at`. Raises `Refused` for a faulty one."""
    read = None if recipe is None else _recipe(recipe, At(at.document, (*at.steps, *RECIPE)))
    if geometry is not None and not is_plain_point(geometry):
        # A link's line says nothing but where its two ends are.
        is_line = isinstance(read, LinkRecipe)
        geometry = _geometry(geometry, at, ("geometry",), findings, cut=not is_line)
    return read, geometry


def _tuples(aliases: Mapping[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {language: tuple(names) for language, names in aliases.items()}


def _geometry(raw: Any, at: At, steps: Steps, findings: Findings, *, cut: bool = True) -> Geometry:
    """A geometry as RFC 7946 has it; what had to be left out or cut is a warning."""
    extra = extra_values(raw)
    if extra is not None:
        message = "a position has more than three values, of which two are used (RFC 7946, section 3.1.1)"
        hint = "write [longitude, latitude]"
        findings.faults.append(Fault("P018", message, at.where(*steps, *extra), hint))
    geometry = read_geometry(raw, at, steps)
    try:
        whole = cut_at_antimeridian(geometry) if cut and geometry["type"] in CUT_TYPES else None
    except HoleOutsideError as outside:
        message = "a hole lies outside its polygon (RFC 7946, section 3.1.6)"
        hint = "make it a polygon of its own, or move it inside"
        raise Refused(Fault("P019", message, at.where(*steps, *outside.steps), hint)) from None
    if whole is None:
        return geometry
    found_at = long_edge(geometry) or ("coordinates",)
    message = "neighbouring positions are more than 180° of longitude apart: cut at the antimeridian"
    hint = (
        f"cut it at ±180 into a {whole['type']} (RFC 7946, section 3.1.9); if the long way is meant, "
        "add positions between the two"
    )
    findings.faults.append(Fault("P017", message, at.where(*steps, *found_at), hint))
    return whole


def _geocoding(data: dict[str, Any]) -> Geocoding:
    return Geocoding(**data) if data.get("note") else _shared_geocoding(**data)


@lru_cache(maxsize=1024)
def _shared_geocoding(**data: Any) -> Geocoding:
    """A record shared by all places with equal geocoding."""
    return Geocoding(**data)


def _recipe(data: dict[str, Any], at: At) -> Recipe:
    if len(data) != 1:
        message = f"found {', '.join(sorted(data)) or 'none'}, expected one of {', '.join(RECIPES)}"
        raise Refused(Fault("P012", message, at.where(), "write exactly one of them"))
    if "ring" in data:
        radius_km = data["ring"]["radius_km"]
        return RingRecipe(
            **(data["ring"] | {"radius_km": tuple(radius_km) if isinstance(radius_km, list) else radius_km})
        )
    if "bearing" in data:
        return BearingRecipe(**data["bearing"])
    if "link" in data:
        return LinkRecipe(**(data["link"] | {"via": tuple(data["link"].get("via") or ())}))
    if "outline" in data:
        return _outline(data["outline"], at)
    band = data["offshore"]
    measured = tuple(_measured(index, point, at) for index, point in enumerate(band.get("measured") or ()))
    return OffshoreRecipe(**(band | {"measured": measured}))


def _outline(data: dict[str, Any], at: At) -> OutlineRecipe:
    named = {key: name for key, name in data.items() if name is not None}
    if len(named) != 1:
        message = (
            f"found {', '.join(sorted(named)) or 'none'}, expected one of country, island, sea, river, lake"
        )
        raise Refused(Fault("P012", message, at.where("outline"), "name exactly one of them"))
    ((kind, name),) = named.items()
    return OutlineRecipe(cast(Any, kind), name)


def _measured(index: int, data: dict[str, Any], at: At) -> MeasuredPoint:
    lng, lat = read_position(data["point"], at, ("offshore", "measured", index, "point"))
    return MeasuredPoint(data["name"], lng, lat)


def load_coast(root: Path, settings: Settings, findings: Findings) -> CoastPatch | None:
    """The measuring coast; None if the dossier has none."""
    with findings.reading("coast"):
        named = settings.basemap.coast
        if named is None and not os.path.lexists(root / COAST):
            return None
        file = named or COAST
        text = decode(_coast_bytes(root, named, settings), file)
        language = settings.languages[0]
        return findings.unless_changed(
            "records",
            (file, text, language),
            lambda own: _read_coast(text, file, language, own),
            of="coast",
        )
    return None


def _coast_bytes(root: Path, named: str | None, settings: Settings) -> bytes:
    """The file's bytes. A fault of one that the settings name is reported at its name there."""
    most = settings.limits.file_mb
    if named is None:
        return read_file(root, COAST, most, "file_mb")
    where = settings.at.where("basemap", "coast")
    if not is_path_inside(named):
        message = f"found '{named}', expected the path of a file inside the dossier"
        raise Refused(
            Fault("F004", message, where, "put the coast into geodata, and write geodata/ and its name")
        )
    try:
        return read_file(root, named, most, "file_mb")
    except Refused as refused:
        raise Refused(*(replace(fault, where=where) for fault in refused.faults)) from None


def _read_coast(text: str, file: str, language: str, findings: Findings) -> CoastPatch:
    features, geometries, collection = parse_features(text, file, "coast", findings)
    at = At(features.document)
    bbox = collection.get("bbox")
    if not isinstance(bbox, list) or len(bbox) != 4:
        what = f"{len(bbox)} values" if isinstance(bbox, list) else found(bbox)
        message = f"'bbox' must be [west, south, east, north], found {what}"
        raise Refused(Fault("P015", message, at.where("bbox"), "write the box to which the coast is clipped"))
    west, south = read_position(bbox[:2], at, ("bbox",))
    east, north = read_position(bbox[2:], at, ("bbox",))
    if west == east or south >= north:
        message = f"'bbox' must run from west to east and from south to north, found {bbox}"
        raise Refused(Fault("P015", message, at.where("bbox"), "write [west, south, east, north]"))
    provenance = collection.get("provenance")
    if not isinstance(provenance, dict) or not all(isinstance(value, str) for value in provenance.values()):
        message = f"'provenance' must map text to text, found {found(provenance)}"
        raise Refused(Fault("P015", message, at.where("provenance"), "write where the coast comes from"))
    if not geometries:
        message = f"{file} has no land, expected at least one"
        raise Refused(
            Fault("K008", message, at.where("features"), "add the first feature, or remove the file")
        )
    ids = features.ids or []
    land: list[Land] = []
    table = validate_records(LandProperties, features, language, findings)
    for index, land_of, name in zip(
        table.indexes, table.columns["land_of"], table.columns["name"], strict=True
    ):
        geometry = _geometry(geometries[index], at, ("features", index, "geometry"), findings)
        if geometry["type"] not in ("Polygon", "MultiPolygon"):
            message = f"land must be a Polygon or MultiPolygon, found {geometry['type']}"
            where = at.where("features", index, "geometry", "type")
            raise Refused(Fault("P015", message, where, "write the land as an area"))
        record = At(features.document, ("features", index))
        land.append(Land(record, ids[index], land_of, geometry, name))
    return CoastPatch((west, south, east, north), tuple(land), provenance, file)
