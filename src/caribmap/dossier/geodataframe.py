"""A dossier's places for analysis in geopandas, which is imported when it is used."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import geopandas as gpd

    from caribmap.dossier.dossier import Dossier
    from caribmap.dossier.nouns import Place

WGS84 = "EPSG:4326"


def geodataframe_of(dossier: Dossier) -> gpd.GeoDataFrame:
    """One row per place in file order, by id; see `Dossier.to_geodataframe`."""
    import geopandas as gpd
    from shapely.geometry import shape

    quotes: dict[str, list[str]] = defaultdict(list)
    for quote in dossier.quotes:
        for place in quote.places:
            quotes[place].append(quote.id)
    tags = dossier.settings.languages
    rows = [_row(place, tags) | {"quotes": quotes[place.id]} for place in dossier.places]
    geometries = [shape(dict(place.geometry)) if place.geometry else None for place in dossier.places]
    frame = gpd.GeoDataFrame(rows, geometry=geometries, crs=WGS84)
    return frame.set_index("id")


def _row(place: Place, languages: tuple[str, ...]) -> dict[str, Any]:
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
