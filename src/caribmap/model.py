"""The six nouns of a dossier and its settings, as loaded: immutable records that remember where they stand.

Geometries are GeoJSON objects (RFC 7946): longitude first, WGS 84 degrees. Dates are EDTF (ISO 8601-2).
Text per language (`Text`) maps a BCP 47 tag to a string and is never empty.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from caribmap.document import At
from caribmap.record import record

if TYPE_CHECKING:
    import geopandas as gpd

Text = Mapping[str, str]
Geometry = Mapping[str, Any]

Role = Literal["literal", "seat"]
Basis = Literal["stated", "inferred", "assumed", "schematic", "not-stated"]
NotStated = Literal["region-only", "no-place"]
Modality = Literal["stated", "claimed", "confirmed", "denied", "speculated"]
ConflictKind = Literal["between-sources", "within-source", "outside-fact"]
Weight = Literal["main", "minor"]

KINDS = (
    "city", "building", "country", "region", "disputed-area", "border", "sea", "coast",
    "vessel", "force", "route", "link", "range", "event-site",
)  # fmt: skip


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
    """The geodesic circle of `radius_km` round place `center`."""

    radius_km: float
    center: str
    quote: str
    assumption: Text | None = None


@dataclass(frozen=True, slots=True)
class LinkRecipe:
    """A schematic curve with an arrow from place to place; `via` holds ids of places it bends towards."""

    origin: str
    target: str
    via: tuple[str, ...] = ()


Recipe = OffshoreRecipe | RingRecipe | LinkRecipe


@record
class Place:
    """A hand-placed geometry, None only where the articles state no position: see `not_stated`."""

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
    """An exact span of one source. `prefix`/`suffix` tell apart occurrences of the same wording."""

    at: At
    id: str
    source: str
    exact: str
    places: tuple[str, ...]
    prefix: str | None = None
    suffix: str | None = None
    speaker: Text | None = None
    origin: str | None = None
    date: str | None = None
    date_inferred: Inferred | None = None
    modality: Modality | None = None
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
    """One answer to a conflict's question, with the quotes that give it."""

    value: Text
    quotes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reference:
    """A document outside the dossier. `published` is EDTF; `url` is http(s)."""

    title: Text
    published: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Conflict:
    """A question that sources answer differently."""

    at: At
    id: str
    question: Text
    kind: ConflictKind
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
    occurrence: int
    ruling: str | None = None
    place: str | None = None
    role: Role | None = None
    reason: Text | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """A change after publication, shown on the cards of `places` and in About."""

    date: str
    text: Text
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Edition:
    """The record of a published map."""

    version: str | None = None
    as_of: str | None = None
    byline: str | None = None
    desk: str | None = None
    contact: str | None = None
    imprint: str | None = None
    privacy: str | None = None
    corrections: tuple[Correction, ...] = ()
    signed_off: str | None = None


@dataclass(frozen=True, slots=True)
class Quotation:
    """House limits on quoting: longest quote in code points; share of an article that all quotes show."""

    max_chars: int = 200
    max_share: float = 0.4


@dataclass(frozen=True, slots=True)
class Layer:
    """A group of places drawn together; colours are #rgb or #rrggbb."""

    at: At
    id: str
    name: Text
    color_light: str
    color_dark: str
    on: bool = True


Bounds = tuple[float, float, float, float]
"""West, south, east, north in degrees; west > east crosses the antimeridian."""


@dataclass(frozen=True, slots=True)
class View:
    """A framing of the map. `portrait` is for tall screens; `layers` None keeps each layer's own `on`."""

    at: At
    id: str
    name: Text
    bounds: Bounds
    portrait: Bounds | None = None
    layers: tuple[str, ...] | None = None
    caption: Text | None = None


@dataclass(frozen=True, slots=True)
class Worldview:
    """One way to show borders: which places it shows and hides against the default."""

    at: At
    id: str
    name: Text
    note: Text | None = None
    shows: tuple[str, ...] = ()
    hides: tuple[str, ...] = ()
    quotes: tuple[str, ...] = ()
    references: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True)
class StoryStep:
    """One step of the guided tour. `begin` and `end` are the EDTF dates written as `from` and `to`."""

    at: At
    title: Text
    text: Text
    view: str | None = None
    layers: tuple[str, ...] | None = None
    place: str | None = None
    world: str | None = None
    begin: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """The name of a report that several articles repeat; quotes carry its id."""

    at: At
    id: str
    name: Text


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on input, each with a setting of the same name under `limits` in caribmap.yaml."""

    file_mb: float = 200.0
    yaml_mb: float = 5.0
    quote_chars: int = 10_000
    places: int = 2_000_000


@dataclass(frozen=True, slots=True)
class Settings:
    """caribmap.yaml: what is not evidence. `languages[0]` is the dossier's first language."""

    at: At
    title: Text
    languages: tuple[str, ...]
    layers: tuple[Layer, ...]
    views: tuple[View, ...]
    subtitle: Text | None = None
    url: str | None = None
    edition: Edition = field(default_factory=Edition)
    quotation: Quotation = field(default_factory=Quotation)
    limits: Limits = field(default_factory=Limits)
    worldviews: tuple[Worldview, ...] = ()
    story: tuple[StoryStep, ...] = ()
    origins: tuple[Origin, ...] = ()
    tiles: str | None = None
    credits: Text | None = None


@dataclass(frozen=True, slots=True)
class Land:
    """A piece of land of the measuring coast: a GeoJSON Polygon clipped to the patch's bounds."""

    id: str
    land_of: str
    geometry: Geometry
    name: str | None = None


@dataclass(frozen=True, slots=True)
class CoastPatch:
    """Land at measuring precision inside `bounds`; its edges on `bounds` are cuts, not coast."""

    bounds: Bounds
    land: tuple[Land, ...]
    provenance: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Dossier:
    """A loaded dossier, in file order. Until checked, ids may repeat and references may dangle."""

    root: Path
    settings: Settings
    sources: tuple[Source, ...]
    places: tuple[Place, ...]
    quotes: tuple[Quote, ...]
    events: tuple[Event, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    term_rulings: tuple[TermRuling, ...] = ()
    span_rulings: tuple[SpanRuling, ...] = ()
    coast: CoastPatch | None = None

    def to_geodataframe(self) -> gpd.GeoDataFrame:
        """The places as a GeoDataFrame in EPSG:4326, indexed by id, in file order.

        Geometries are the hand's, None where no position is stated; `caribmap export` writes what is drawn.
        `quotes` lists each place's quote ids, `name_<language>` its names.
        """
        from caribmap.geodataframe import geodataframe_of

        return geodataframe_of(self)
