"""Linked Places format 1.3: the places as a gazetteer that cites its articles (JSON-LD on GeoJSON)."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from caribmap.payload.rows import column
from caribmap.payload.types import PayloadPlace, PayloadQuote
from caribmap.render.export.annotations import article_uri
from caribmap.render.export.evidence import Evidence, json_file, place_uri
from caribmap.render.export.geojson import wound
from caribmap.text.dates import day_order

CONTEXT = (
    "https://raw.githubusercontent.com/LinkedPasts/linked-places/master/linkedplaces-context-v1.1.jsonld"
)

FEATURE_CLASSES = {
    "city": "P",
    "country": "A",
    "border": "A",
    "region": "L",
    "disputed-area": "L",
    "range": "L",
    "sea": "H",
    "coast": "T",
    "route": "R",
    "link": "R",
}
SITE = "S"
"""GeoNames feature classes by kind, required by version 1.3: A administrative, H water, L area, P settlement,
R way, S site, T landform.
"""

TYPES = {
    "city": ("aat:300008389", "cities"),
    "country": ("aat:300128207", "nations"),
    "region": ("aat:300182722", "regions (geographic)"),
    "building": ("aat:300004790", "single built works"),
    "sea": ("aat:300266059", "bodies of water (natural)"),
    "coast": ("aat:300266060", "landforms (terrestrial)"),
    "route": ("aat:300265365", "routes"),
}
"""Place types of the Getty Art & Architecture Thesaurus by kind; other kinds have a label of our own."""

TWO_LETTERS = 2
CERTAINTY = {
    "stated": "less-certain",
    "inferred": "less-certain",
    "assumed": "uncertain",
    "schematic": "uncertain",
}
"""Certainty by basis. Nothing is "certain": a dossier shows what an article says, not whether it is true."""

AUTHORITIES = {"wikidata": "http://www.wikidata.org/entity/{}", "geonames": "https://sws.geonames.org/{}/"}


def render_linked_places(evidence: Evidence) -> bytes:
    """A FeatureCollection whose ids are absolute.

    Each fits the World Historical Gazetteer's schema (schema_lpf_v1.1), which demands `ccodes`, a collection
    of geometries, empty where a place has none, and a language of each description.
    """
    places = evidence.payload["places"]
    quotes = evidence.quotes_of(column(places, "id"))
    features = [_feature(evidence, *each) for each in zip(places, quotes, strict=True)]
    return json_file({"type": "FeatureCollection", "@context": CONTEXT, "features": features})


def _feature(evidence: Evidence, place: PayloadPlace, quotes: list[PayloadQuote]) -> dict[str, Any]:
    kind = place["kind"]
    own_label = {"sourceLabels": [{"label": kind, "lang": "en"}]}
    identifier, label = TYPES.get(kind, (None, kind))
    properties: dict[str, Any] = {
        "title": evidence.name(place["names"]),
        "ccodes": [country] if (country := place["authority"].get("iso3166")) else [],
        "fclasses": [FEATURE_CLASSES.get(kind, SITE)],
    }
    if place["geocoding"]["precision_m"] is not None:
        properties["coordinateUncertaintyInMeters"] = place["geocoding"]["precision_m"]
    feature: dict[str, Any] = {
        "@id": place_uri(evidence, place["id"]),
        "type": "Feature",
        "properties": properties,
        "names": _names(evidence, place, quotes),
        "types": [
            {"identifier": identifier, "label": label, **own_label}
            if identifier
            else {"label": label, **own_label}
        ],
        "geometry": _geometry(place),
        "links": [
            {"type": "closeMatch", "identifier": address.format(quote(identifier, safe=""))}
            for key, address in AUTHORITIES.items()
            if (identifier := place["authority"].get(key))
        ],
        "descriptions": [
            {"@id": place_uri(evidence, place["id"]), "value": value, "lang": _primary(language)}
            for language, value in (place["geocoding"]["note"] or {}).items()
        ],
    }
    when = _when(quotes)
    whole = feature | {"when": when} if when else feature
    return {key: value for key, value in whole.items() if value != []}


def _lang(language: str) -> dict[str, str]:
    """A language of two letters: names have no others."""
    primary = _primary(language)
    return {"lang": primary} if len(primary) == TWO_LETTERS else {}


def _primary(language: str) -> str:
    return language.split("-", maxsplit=1)[0]


def _names(evidence: Evidence, place: PayloadPlace, quotes: list[PayloadQuote]) -> list[dict[str, Any]]:
    """Yield names, then aliases; each cites the articles in its language whose quotes support the place."""
    sources = evidence.sources_by_id()
    supporting = [sources[name] for name in dict.fromkeys(quote["source"] for quote in quotes)]
    pairs = [
        *place["names"].items(),
        *((language, alias) for language, aliases in place["aliases"].items() for alias in aliases),
    ]
    names = []
    for language, toponym in pairs:
        citations = [
            {"label": source["title"] or source["short"], "@id": article_uri(source)}
            for source in supporting
            if source["language"] == language
        ]
        name: dict[str, Any] = {"toponym": toponym} | _lang(language)
        names.append(name | {"citations": citations} if citations else name)
    return names


def _geometry(place: PayloadPlace) -> dict[str, Any]:
    certainty = CERTAINTY.get(place["geocoding"]["basis"], "uncertain")
    geometries = [] if place["geometry"] is None else [wound(place["geometry"]) | {"certainty": certainty}]
    return {"type": "GeometryCollection", "geometries": geometries}


def _when(quotes: list[PayloadQuote]) -> dict[str, Any] | None:
    """The time span of those quotes' dates that have bounds at both ends."""
    times = [quote["time"] for quote in quotes if quote["time"]]
    begins = [time["earliest"] for time in times if time["earliest"]]
    ends = [time["latest"] for time in times if time["latest"]]
    if not begins or not ends:
        return None
    return {
        "timespans": [
            {
                "start": {"earliest": min(begins, key=day_order)},
                "end": {"latest": max(ends, key=day_order)},
            }
        ]
    }
