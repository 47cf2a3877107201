"""A dossier as loaded: its nouns, settings, rulings and measuring coast, in file order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from caribmap.dossier.document import At
from caribmap.dossier.geodataframe import geodataframe_of
from caribmap.dossier.nouns import (
    Discrepancy,
    Event,
    Geometry,
    Place,
    Quote,
    Source,
    SpanRuling,
    TermRuling,
)
from caribmap.dossier.settings import Bounds, Settings

if TYPE_CHECKING:
    import geopandas as gpd


@dataclass(frozen=True, slots=True)
class Land:
    """A piece of land of the measuring coast: a GeoJSON Polygon clipped to the patch's bounds."""

    at: At
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
    file: str = "geodata/coast.geojson"
    """Relative to the dossier's folder."""

    @property
    def contents(self) -> Any:
        """What is computed from it depends on: bounds and land, without places in the file."""
        return self.bounds, [(land.land_of, land.geometry) for land in self.land]


@dataclass(frozen=True, slots=True)
class Dossier:
    """A loaded dossier, in file order. Until checked, ids may repeat and references may dangle."""

    root: Path
    settings: Settings
    sources: tuple[Source, ...]
    places: tuple[Place, ...]
    quotes: tuple[Quote, ...]
    events: tuple[Event, ...] = ()
    discrepancies: tuple[Discrepancy, ...] = ()
    term_rulings: tuple[TermRuling, ...] = ()
    span_rulings: tuple[SpanRuling, ...] = ()
    coast: CoastPatch | None = None

    def to_geodataframe(self) -> gpd.GeoDataFrame:
        """The places as a GeoDataFrame in EPSG:4326, indexed by id, in file order.

        Geometries are as placed by hand, None if none is stated; `caribmap export` writes what is drawn.
        `quotes` lists each place's quote ids, `name_<language>` its names.
        """
        quotes: dict[str, list[str]] = defaultdict(list)
        for quote in self.quotes:
            for place in quote.places:
                quotes[place].append(quote.id)
        languages = self.settings.languages
        rows = (_row(place, languages) | {"quotes": quotes[place.id]} for place in self.places)
        return geodataframe_of(rows, (place.geometry for place in self.places))


def _row(place: Place, languages: Iterable[str]) -> dict[str, Any]:
    return {
        "id": place.id,
        **{f"name_{tag}": place.names.get(tag) for tag in languages},
        "kind": place.kind,
        "layer": place.layer,
        "role": place.role,
        "basis": place.geocoding.basis,
        "method": place.geocoding.method,
        "precision_m": place.geocoding.precision_m,
        "not_stated": place.not_stated,
        "lead": place.lead,
    }
