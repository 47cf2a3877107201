"""What the stage derives, as records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from caribmap.basemap.names import Room
from caribmap.derive.cuts import Cut
from caribmap.derive.ledger import Ledger
from caribmap.derive.orientation import OrientationName
from caribmap.derive.times import TimeBounds
from caribmap.dossier.nouns import Geometry, Text
from caribmap.dossier.record import record
from caribmap.dossier.settings import Bounds
from caribmap.faults import Fault
from caribmap.geo import Position


@dataclass(frozen=True, slots=True)
class Measurement:
    """A geodesic distance from a recipe's coast, measured by us; `name` None: to the land it faces."""

    name: Text | None
    distance_m: float


@dataclass(frozen=True, slots=True)
class Derivation:
    """How a drawn geometry came from a recipe.

    `number` is the number as the quote writes it, at `start`:`end` of the quote's characters; `reference` is
    the id of the coast, the centre, the place that a bearing starts from or the first stop, `facing` of the
    place faced or the last stop. A band between two radii lies at `distance_m` ± `tolerance_m`.
    `dimension` runs over the distance, from what it is measured from to what is drawn.
    """

    recipe: Literal["offshore", "ring", "bearing", "link", "outline"]
    quote: str | None = None
    number: str | None = None
    start: int | None = None
    end: int | None = None
    distance_m: float | None = None
    tolerance_m: float | None = None
    direction_deg: float | None = None
    tolerance_deg: float | None = None
    reference: str | None = None
    facing: str | None = None
    assumption: Text | None = None
    measurements: tuple[Measurement, ...] = ()
    center_line: Geometry | None = None
    dimension: Geometry | None = None
    outline: str | None = None


@record
class Drawing:
    """What is drawn for a place, and where its symbol and popup stand (lng, lat)."""

    geometry: Geometry | None
    anchor: Position | None
    derivation: Derivation | None = None


@dataclass(frozen=True, slots=True)
class DrawnCoast:
    """The measuring coast as a sheet of the base map, gzipped, in Base64."""

    bounds: Bounds
    sheet: str
    provenance: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Derived:
    """Everything that follows from a dossier, by the ids of its places, events, quotes and sources.

    `cuts` has the quotes that check has found; `coast` is the measuring coast as it is drawn;
    `fine_coast` is what the installed coast was made of; on `contested` land stands no country's name.
    """

    geometries: Mapping[str, Geometry | None]
    anchors: Mapping[str, Position | None]
    derivations: Mapping[str, Derivation]
    event_times: Mapping[str, TimeBounds | None]
    quote_times: Mapping[str, TimeBounds | None]
    quoted_shares: Mapping[str, float]
    cuts: Mapping[str, Cut]
    orientation: tuple[OrientationName, ...]
    coast: DrawnCoast | None
    fine_coast: str | None
    contested: tuple[Room, ...]
    ledger: Ledger
    faults: tuple[Fault, ...]
