"""Rows with GeoJSON geometries as a GeoDataFrame; geopandas is imported when it is used."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import geopandas as gpd

WGS84 = "EPSG:4326"


def geodataframe_of(
    rows: Iterable[Mapping[str, Any]], geometries: Iterable[Mapping[str, Any] | None]
) -> gpd.GeoDataFrame:
    """A frame in WGS 84 with one row for each geometry, indexed by the rows' `id`."""
    import geopandas as gpd
    from shapely.geometry import shape

    shapes = [shape(dict(geometry)) if geometry else None for geometry in geometries]
    return gpd.GeoDataFrame(list(rows), geometry=shapes, crs=WGS84).set_index("id")
