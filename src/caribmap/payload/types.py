"""The payload: what a finished page holds about its dossier, as plain JSON (format 2).

These types are the contract between compiler and viewer; `viewer/src/payload.ts` is generated from them.
Every key is always there, null where empty. Geometries are GeoJSON, longitude first. Offsets are 0-based code
points, end exclusive. A page has it as `Payload`, or, of a large dossier, `ColumnarPayload` (encode.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal, TypedDict

from caribmap.payload.column_types import CodedColumn, NumberColumn, PayloadColumns, TableManifest
from caribmap.payload.survey_types import PayloadSurvey

__all__ = ["CodedColumn", "NumberColumn", "TableManifest"]

DATA_BLOCK = "caribmap-data"
"""The id of the page's script element that holds the payload."""
WORDS_BLOCK = "caribmap-interface"
"""The id of the element that holds the interface's messages, by language and key."""
NUMBERS_BLOCK = "caribmap-numbers"
"""The id of the element that holds number words, by language."""
DATA_HASH = "caribmap-data-sha256"
"""The page's meta element with the sha256 of that element's text in UTF-8."""

Text = dict[str, str]
Geometry = dict[str, Any]


class Inferred(TypedDict):
    value: str
    reason: Text


class TimeBounds(TypedDict):
    """Earliest and latest day (ISO 8601, inclusive) that an EDTF date allows; null: open or without year."""

    earliest: str | None
    latest: str | None
    basis: Literal["stated", "inferred"]
    approximate: bool
    uncertain: bool


class PayloadGeocoding(TypedDict):
    method: str | None
    basis: str
    precision_m: float | None
    note: Text | None


class Measurement(TypedDict):
    """A distance from the recipe's coast that we measured. `name` null: to the nearest land facing it."""

    name: Text | None
    distance_m: float


class Derivation(TypedDict):
    """How a geometry came from a number, `start` to `end` of `exact`, or from an `outline` ("country:FJ").

    `dimension` is a line over the distance, from the coast or the centre to what is drawn.
    """

    recipe: Literal["offshore", "ring", "bearing", "link", "outline"]
    quote: str | None
    number: str | None
    start: int | None
    end: int | None
    distance_m: float | None
    tolerance_m: float | None
    direction_deg: float | None
    tolerance_deg: float | None
    reference: str | None
    facing: str | None
    assumption: Text | None
    measurements: list[Measurement]
    center_line: Geometry | None
    dimension: Geometry | None
    outline: str | None


class PayloadPlace(TypedDict):
    id: str
    names: Text
    aliases: dict[str, list[str]]
    kind: str
    layer: str
    role: Literal["literal", "seat"]
    geometry: Geometry | None
    anchor: list[float] | None
    geocoding: PayloadGeocoding
    not_stated: Literal["region-only", "no-place"] | None
    derivation: Derivation | None
    authority: dict[str, str | None]
    lead: str | None


class Cut(TypedDict):
    """Whether a quote's sentence goes on before and after it: there an ellipsis stands outside the span."""

    before: bool
    after: bool


class PayloadQuote(TypedDict):
    id: str
    source: str
    exact: str
    start: int
    end: int
    cut: Cut
    places: list[str]
    speaker: Text | None
    origin: str | None
    origin_inferred: Inferred | None
    date: str | None
    date_inferred: Inferred | None
    time: TimeBounds | None
    modality: Literal["stated", "claimed", "confirmed", "denied", "speculated"] | None
    denies: list[str]
    of: Text | None
    translations: Text | None
    note: Text | None


class PayloadSource(TypedDict):
    id: str
    file: str
    sha256: str
    language: str
    short: str
    title: str | None
    publisher: str | None
    author: str | None
    published: str | None
    url: str | None
    about: Text | None
    inferred: dict[str, Inferred]
    chars: int
    quoted_share: float


class PayloadEvent(TypedDict):
    id: str
    title: Text
    when: str | None
    when_inferred: Inferred | None
    time: TimeBounds | None
    quotes: list[str]
    places: list[str]


class PayloadAnswer(TypedDict):
    value: Text
    quotes: list[str]


class PayloadReference(TypedDict):
    title: Text
    published: str | None
    url: str | None


class PayloadDiscrepancy(TypedDict):
    id: str
    question: Text
    kind: Literal["between-sources", "within-source", "outside-fact"]
    weight: Literal["main", "minor"]
    answers: list[PayloadAnswer]
    references: list[PayloadReference]
    note: Text | None


class RuledOut(TypedDict):
    """Wordings that name no place of the map, gathered by ruling and reason."""

    ruling: str
    reason: Text | None
    surfaces: list[str]
    count: int


class Wording(TypedDict):
    """A wording in all its letter cases, as it stands first, and how often it stands in the articles."""

    surface: str
    count: int


class MentionSums(TypedDict):
    """The ledger's sums: total = mapped + ruled_out + unaccounted.

    `by_confidence` says how many of the total were recognised by what. `possible` names only have the shape
    of one and are in no sum. `recall` is the measured share of place names that is recognised, by language of
    the articles; in those in the languages `unrecognised` only the dossier's own names are known.
    """

    total: int
    mapped: int
    ruled_out: int
    unaccounted: int
    by_confidence: dict[str, int]
    rulings: list[RuledOut]
    possible: list[Wording]
    recall: dict[str, float]
    unrecognised: list[str]


class PayloadMentions(MentionSums):
    """`by_place` counts the mentions of each place that has any."""

    by_place: dict[str, int]


class ColumnarMentions(MentionSums):
    by_place: None


class Color(TypedDict):
    light: str
    dark: str


class PayloadLayer(TypedDict):
    id: str
    name: Text
    color: Color
    on: bool


class PayloadView(TypedDict):
    id: str
    name: Text
    caption: Text | None
    bounds: list[float]
    portrait: list[float] | None
    layers: list[str] | None


class PayloadWorldview(TypedDict):
    id: str
    name: Text
    note: Text | None
    shows: list[str]
    hides: list[str]
    quotes: list[str]
    references: list[PayloadReference]


class PayloadStoryNote(TypedDict):
    place: str
    text: Text


class PayloadStoryStep(TypedDict):
    title: Text
    text: Text
    view: str | None
    frame: list[str]
    show: list[str]
    quotes: list[str]
    notes: list[PayloadStoryNote]
    layers: list[str] | None
    world: str | None
    begin: str | None  # `from` of the YAML
    end: str | None  # `to`


class PayloadOrigin(TypedDict):
    id: str
    name: Text


class PayloadCorrection(TypedDict):
    date: str
    text: Text
    places: list[str]


class PayloadEdition(TypedDict):
    version: str | None
    as_of: str | None
    byline: str | None
    desk: str | None
    contact: str | None
    imprint: str | None
    privacy: str | None
    corrections: list[PayloadCorrection]
    signed_off: str | None


class PayloadCoast(TypedDict):
    """The measuring coast as it is drawn inside its bounds: a sheet of the base map, gzipped, in Base64."""

    bounds: list[float]
    sheet: str
    provenance: dict[str, str]


class PayloadOrientation(TypedDict):
    """A name of the base map that the dossier does not have, for finding the way.

    It is written from `zoom` on, the lower `rank` first: inside one of `rooms` (west, south, east, north),
    boxes that lie wholly in what is named; at one of `spots`; or at `lng`, `lat`. `iso` is a country's code.
    """

    kind: Literal["country", "capital", "town", "sea", "island", "lake", "river"]
    names: Text
    lng: float
    lat: float
    zoom: float
    rank: int
    iso: str | None
    rooms: list[list[float]]
    spots: list[list[float]]


class PayloadBasemap(TypedDict):
    """What the page's own basemap may cost in thousand bytes, gzipped, and how close it may be looked at.

    `fine_coast` is what the installed coast was made of, null without one. `contested`: west, south, east and
    north of boxes in which no name of a country follows the view.
    """

    budget_kb: float
    relief: bool
    globe: bool
    graticule: bool
    max_zoom: int
    fine_coast: str | None
    contested: list[list[float]]


class PayloadTiles(TypedDict):
    """Online tiles, loaded after the reader's click. `url` is a Leaflet template, `{s}` a subdomain."""

    name: str
    url: str
    attribution: str
    max_zoom: int
    subdomains: list[str]


class PayloadFrame(TypedDict):
    """What both forms have in common. `interface`: words that the dossier gives, by language and key."""

    format: Literal[2]
    generator: str
    title: Text
    subtitle: Text | None
    url: str | None
    languages: list[str]
    edition: PayloadEdition
    layers: list[PayloadLayer]
    views: list[PayloadView]
    worldviews: list[PayloadWorldview]
    story: list[PayloadStoryStep]
    origins: list[PayloadOrigin]
    sources: list[PayloadSource]
    events: list[PayloadEvent]
    discrepancies: list[PayloadDiscrepancy]
    coast: PayloadCoast | None
    orientation: list[PayloadOrientation]
    basemap: PayloadBasemap
    tiles: PayloadTiles | None
    credits: Text | None
    interface: dict[str, dict[str, str]]
    survey: PayloadSurvey | None


class Payload(PayloadFrame):
    places: Sequence[PayloadPlace]
    quotes: Sequence[PayloadQuote]
    mentions: PayloadMentions
    columns: None


class ColumnarPayload(PayloadFrame):
    places: None
    quotes: None
    mentions: ColumnarMentions
    columns: PayloadColumns
