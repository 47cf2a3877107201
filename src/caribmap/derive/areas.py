"""What the polygons of a geometry cover, and what is wrong with those that are no sound areas. Loads shapely.

Covered is covered: what an outline goes round, in either direction and however often, and what any polygon of
several covers. A hole is cut out of its own polygon only.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry import LinearRing, Polygon, box, mapping, shape
from shapely.geometry.base import BaseGeometry
from shapely.geometry.polygon import orient

from caribmap.dossier.document import At
from caribmap.dossier.dossier import CoastPatch
from caribmap.dossier.nouns import Geometry
from caribmap.faults import Fault

FLAT_SHARE = 1e-9
"""Area by squared length up to which an outline encloses nothing but what rounding leaves."""
OUTSIDE_SHARE = 1e-6
"""Share of a hole that may lie outside its polygon, as rounding leaves it."""

Ring = Sequence[Sequence[float]]
Flaw = Literal["outside", "empty", "crossing"]

PLACE_FLAWS: Mapping[Flaw, tuple[str, str, str]] = {
    "outside": (
        "P019",
        "a hole of place '{}' lies outside its polygon (RFC 7946, section 3.1.6)",
        "make it a polygon of its own, or move it inside",
    ),
    "empty": (
        "P020",
        "a polygon of place '{}' encloses no area",
        "correct its corners, or make it a line or a point",
    ),
    "crossing": (
        "P021",
        "the outline of place '{}' crosses itself: all that it goes round is drawn",
        "correct the order of its corners, or draw each part as a polygon of its own",
    ),
}
COAST_FLAWS: Mapping[Flaw, tuple[str, str]] = {
    "outside": (
        "a hole in land '{}' of the measuring coast lies outside that land",
        "make it land of its own, or move it inside",
    ),
    "empty": ("land '{}' of the measuring coast encloses no area", "correct its corners, or remove it"),
    "crossing": (
        "the outline of land '{}' of the measuring coast crosses itself",
        "correct the order of its corners, or draw each part as land of its own",
    ),
}


def covered_by(geometry: Mapping[str, Any]) -> BaseGeometry:
    """The area that a Polygon or MultiPolygon covers, in degrees.

    An outline that encloses nothing, such as one of three corners in line, covers nothing.
    """
    whole = shape(dict(geometry))
    if _is_sound(whole):
        return whole
    return shapely.union_all([_covered_polygon(rings) for rings in _polygons(geometry)])


def sound_geometry(geometry: Geometry) -> Geometry:
    """The geometry, its polygons without crossings and overlaps; itself where they have none.

    What encloses no area is drawn as its outline, a line or a point.
    """
    if geometry["type"] not in ("Polygon", "MultiPolygon"):
        return geometry
    if _is_sound(shape(dict(geometry))):
        return geometry
    parts = [part for part in shapely.get_parts(covered_by(geometry)) if isinstance(part, Polygon)]
    if not parts:
        return _outline(geometry)
    polygons = [_listed(mapping(orient(part))["coordinates"]) for part in parts]
    if len(polygons) == 1:
        return {"type": "Polygon", "coordinates": polygons[0]}
    return {"type": "MultiPolygon", "coordinates": polygons}


def _outline(geometry: Geometry) -> Geometry:
    outlines = [[[*position] for position in rings[0]] for rings in _polygons(geometry)]
    lines = [line for line in outlines if any(position != line[0] for position in line)]
    if len(lines) > 1:
        return {"type": "MultiLineString", "coordinates": lines}
    if lines:
        return {"type": "LineString", "coordinates": lines[0]}
    return {"type": "Point", "coordinates": outlines[0][0]}


def area_faults(name: str, geometry: Geometry, at: At) -> Iterator[Fault]:
    """P019, P020, P021 of the polygons that place `name` has at `at`."""
    for flaw, steps in _flaws_of(geometry):
        code, message, hint = PLACE_FLAWS[flaw]
        yield Fault(code, message.format(name), at.where("geometry", "coordinates", *steps), hint)


def coast_faults(coast: CoastPatch) -> Iterator[Fault]:
    """P022 of land that has no sound outline, or lies outside the box of the coast."""
    west, south, east, north = coast.bounds
    boxes = (
        [box(west, south, east, north)]
        if west < east
        else [box(west, south, 180, north), box(-180, south, east, north)]
    )
    for land in coast.land:
        flaws = list(_flaws_of(land.geometry))
        for flaw, steps in flaws:
            message, hint = COAST_FLAWS[flaw]
            yield Fault(
                "P022", message.format(land.id), land.at.where("geometry", "coordinates", *steps), hint
            )
        if not flaws and not any(map(shape(dict(land.geometry)).intersects, boxes)):
            message = f"land '{land.id}' of the measuring coast lies outside its 'bbox'"
            hint = "write longitude before latitude, or correct the box"
            yield Fault("P022", message, land.at.where("geometry"), hint)


def _flaws_of(geometry: Geometry) -> Iterator[tuple[Flaw, tuple[int, ...]]]:
    """What is wrong with polygons, and the steps to the ring in their coordinates."""
    if geometry["type"] not in ("Polygon", "MultiPolygon") or _is_sound(shape(dict(geometry))):
        return
    is_multi = geometry["type"] == "MultiPolygon"
    for index, (outline, *holes) in enumerate(_polygons(geometry)):
        steps = (index,) if is_multi else ()
        shell, winds_oddly = _covered(outline)
        if shell.is_empty or _covered_polygon([outline, *holes]).is_empty:
            yield "empty", (*steps, 0)
            continue
        if winds_oddly:
            yield "crossing", (*steps, 0)
        for number, hole in enumerate(holes, start=1):
            area, _ = _covered(hole)
            if area.difference(shell).area > OUTSIDE_SHARE * area.area:
                yield "outside", (*steps, number)


def _is_sound(area: BaseGeometry) -> bool:
    return bool(area.is_valid) and not any(map(_is_flat, shapely.get_parts(area)))


def _is_flat(area: BaseGeometry) -> bool:
    return bool(area.area <= FLAT_SHARE * area.length**2)


def _polygons(geometry: Mapping[str, Any]) -> Sequence[Sequence[Ring]]:
    polygons: Sequence[Sequence[Ring]] = geometry["coordinates"]
    return polygons if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]


def _covered_polygon(rings: Sequence[Ring]) -> BaseGeometry:
    outline, *holes = rings
    area, _ = _covered(outline)
    return area.difference(shapely.union_all([_covered(hole)[0] for hole in holes])) if holes else area


def _covered(ring: Ring) -> tuple[BaseGeometry, bool]:
    """What a ring goes round, and whether it goes round some of it twice or the other way."""
    corners = np.array([position[:2] for position in ring], dtype=float)
    plain = Polygon(corners)
    if plain.is_valid:
        return (Polygon() if _is_flat(plain) else plain), False
    faces = shapely.get_parts(shapely.polygonize([shapely.unary_union(LinearRing(corners))]))
    turns = [_turns(corners, shapely.get_coordinates(face.representative_point())[0]) for face in faces]
    around = [face for face, turn in zip(faces, turns, strict=True) if turn != 0 and not _is_flat(face)]
    # A ring that only touches itself goes once round all that it goes round.
    return shapely.union_all(around), max([0, *turns]) - min([0, *turns]) > 1


def _turns(corners: npt.NDArray[np.float64], point: npt.NDArray[np.float64]) -> int:
    """How often a ring goes round a point, counterclockwise."""
    x, y = point
    begin, end = corners[:-1], corners[1:]
    is_up, is_down = (begin[:, 1] <= y) & (end[:, 1] > y), (begin[:, 1] > y) & (end[:, 1] <= y)
    side = (end[:, 0] - begin[:, 0]) * (y - begin[:, 1]) - (x - begin[:, 0]) * (end[:, 1] - begin[:, 1])
    return int(np.count_nonzero(is_up & (side > 0)) - np.count_nonzero(is_down & (side < 0)))


def _listed(value: Any) -> Any:
    return [_listed(item) for item in value] if isinstance(value, tuple) else value
