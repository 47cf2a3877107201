"""The six nouns of a dossier and its settings, as loaded: immutable records that remember where they stand.

Geometries are GeoJSON objects (RFC 7946): longitude first, WGS 84 degrees. Dates are EDTF (ISO 8601-2).
Text per language (`Text`) maps a BCP 47 tag to a string and is never empty.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from caribmap.dossier.document import At
from caribmap.dossier.record import record

Text = Mapping[str, str]
Geometry = Mapping[str, Any]

Role = Literal["literal", "seat"]
Basis = Literal["stated", "inferred", "assumed", "schematic", "not-stated"]
NotStated = Literal["region-only", "no-place"]
Modality = Literal["stated", "claimed", "confirmed", "denied", "speculated"]
DiscrepancyKind = Literal["between-sources", "within-source", "outside-fact"]
Weight = Literal["main", "minor"]
Confidence = Literal["dossier", "world", "shape", "ner"]
"""What words are recognised by: the dossier, a list of the world's names, the shape of a place's name
("Larkin County"), or a model for named entities."""


@dataclass(frozen=True, slots=True)
class Inferred:
    """A value that we concluded, never shown without its reason."""

    value: str
    reason: Text


@dataclass(frozen=True, slots=True)
class Source:
    """One article. `text` is the file as UTF-8, BOM and CRs kept: offsets count its code points."""

    at: At
    id: str
    file: str
    sha256: str
    text: str
    language: str
    short: str
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: str | None = None
    url: str | None = None
    about: Text | None = None
    inferred: Mapping[str, Inferred] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Geocoding:
    """How a place was put on the map. `precision_m` is a radius in metres."""

    basis: Basis
    method: str | None = None
    precision_m: float | None = None
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class MeasuredPoint:
    """A point whose geodesic distance to a recipe's coast we measure and show beside the quoted number."""

    name: Text
    lng: float
    lat: float


@dataclass(frozen=True, slots=True)
class OffshoreRecipe:
    """The band at `distance_km` ± `tolerance_km` from `coast`, where `facing` is within `within_km`."""

    coast: str
    distance_km: float
    tolerance_km: float
    facing: str
    within_km: float
    quote: str
    assumption: Text | None = None
    measured: tuple[MeasuredPoint, ...] = ()


@dataclass(frozen=True, slots=True)
class RingRecipe:
    """The geodesic circle of `radius_km` round place `center`; of two radii, the band between them."""

    radius_km: float | tuple[float, float]
    center: str
    quote: str
    assumption: Text | None = None


@dataclass(frozen=True, slots=True)
class BearingRecipe:
    """The sector at `distance_km` ± `tolerance_km` from place `origin`, in a direction ± `tolerance_deg`.

    `direction` is a point of the compass ("NW") or degrees clockwise from north.
    """

    origin: str
    distance_km: float
    direction: str | float
    tolerance_km: float
    tolerance_deg: float
    quote: str
    assumption: Text | None = None


@dataclass(frozen=True, slots=True)
class LinkRecipe:
    """A schematic curve with an arrow from place to place; `via` holds ids of places it bends towards."""

    origin: str
    target: str
    via: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OutlineRecipe:
    """The outline that the base map has of a country, by its ISO 3166 code, or of what has this name."""

    kind: Literal["country", "island", "sea", "river", "lake"]
    name: str


Recipe = OffshoreRecipe | RingRecipe | BearingRecipe | LinkRecipe | OutlineRecipe


@record
class Place:
    """A hand-placed geometry, None only where no position is stated or a recipe takes an outline."""

    at: At
    id: str
    names: Text
    kind: str
    layer: str
    geocoding: Geocoding
    role: Role = "literal"
    geometry: Geometry | None = None
    aliases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    lead: str | None = None
    not_stated: NotStated | None = None
    recipe: Recipe | None = None
    authority: Mapping[str, str | None] = field(default_factory=dict)


@record
class Quote:
    """An exact span of one source. `prefix`/`suffix` tell apart occurrences of the same wording.

    `denies`: ids of the quotes that it denies. `origin_inferred`: the origin that we conclude where the text
    names none.
    """

    at: At
    id: str
    source: str
    exact: str
    places: tuple[str, ...]
    prefix: str | None = None
    suffix: str | None = None
    speaker: Text | None = None
    origin: str | None = None
    origin_inferred: Inferred | None = None
    date: str | None = None
    date_inferred: Inferred | None = None
    modality: Modality | None = None
    denies: tuple[str, ...] = ()
    of: Text | None = None
    translations: Text | None = None
    note: Text | None = None


@record
class Event:
    """Something dated. `when` is what the text says, `when_inferred` what we conclude; both None: undated."""

    at: At
    id: str
    title: Text
    quotes: tuple[str, ...]
    places: tuple[str, ...] = ()
    when: str | None = None
    when_inferred: Inferred | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer to a discrepancy's question, with the quotes that give it."""

    value: Text
    quotes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reference:
    """A document outside the dossier. `published` is EDTF; `url` is http(s)."""

    title: Text
    published: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """A question that sources answer differently."""

    at: At
    id: str
    question: Text
    kind: DiscrepancyKind
    weight: Weight
    answers: tuple[Answer, ...]
    references: tuple[Reference, ...] = ()
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class TermRuling:
    """A ruling by wording: `ruling` (why it is no place of the map) or `place` (its usual reading)."""

    at: At
    texts: tuple[str, ...]
    ruling: str | None = None
    place: str | None = None
    reason: Text | None = None


@dataclass(frozen=True, slots=True)
class SpanRuling:
    """A ruling on the `occurrence`-th (1-based) standing of `text` in one source; wins over a term ruling."""

    at: At
    source: str
    text: str
    occurrence: int = 1
    ruling: str | None = None
    place: str | None = None
    role: Role | None = None
    reason: Text | None = None
