"""Fixes of places: positions as RFC 7946 has them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from caribmap.edit.coordinates import positions_in, written_geometry
from caribmap.load.antimeridian import CUT_TYPES, cut_at_antimeridian
from caribmap.propose.fixes.faulty import Faulty, Fix, value_at, with_value

GEOMETRY = "geometry"
SHORTEST_RING = 3


def on_the_globe(faulty: Faulty) -> Iterator[Fix]:
    """Longitude first, where all positions are on the globe that way; else a point's longitude in ±180."""
    positions = _positions(faulty.record)
    if positions and all(_is_on_globe(lat, lng) for lng, lat in positions):
        yield _swapped(faulty)
    elif len(positions) == 1 and abs(positions[0][1]) <= 90 and 180 < abs(positions[0][0]) <= 540:
        lng, lat = positions[0]
        rolled = round((lng + 180) % 360 - 180, 10)
        point = {**faulty.record[GEOMETRY], "coordinates": [rolled, lat]}
        yield Fix("write", faulty.record | {GEOMETRY: point}, f"[{rolled:.10g}, {lat:.10g}]")


def longitude_first(faulty: Faulty) -> Iterator[Fix]:
    """The two numbers of a position exchanged (P010)."""
    if _positions(faulty.record):
        yield _swapped(faulty)


def close_ring(faulty: Faulty) -> Iterator[Fix]:
    """The first position of an open ring once more at its end (P004)."""
    ring = faulty.value
    is_ring = isinstance(ring, list) and len(ring) >= SHORTEST_RING and isinstance(ring[0], list)
    if is_ring and ring[0] != ring[-1]:
        yield Fix("close-ring", with_value(faulty.record, faulty.steps, [*ring, list(ring[0])]))


def cut(faulty: Faulty) -> Iterator[Fix]:
    """A line or an area cut at ±180 (P017), as the map draws it."""
    geometry = faulty.record.get(GEOMETRY)
    whole = cut_at_antimeridian(geometry) if geometry and geometry["type"] in CUT_TYPES else None
    if whole is not None:
        precision = value_at(faulty.record, ("geocoding", "precision_m"))
        cut = written_geometry(whole, precision, geometry)
        yield Fix("cut", faulty.record | {GEOMETRY: cut})


def two_values(faulty: Faulty) -> Iterator[Fix]:
    """Longitude and latitude of every position, without what follows them (P018)."""
    geometry = faulty.record.get(GEOMETRY)
    if geometry:
        coordinates = _each(geometry["coordinates"], lambda position: position[:2])
        yield Fix("two-values", faulty.record | {GEOMETRY: {**geometry, "coordinates": coordinates}})


def basis_not_stated(faulty: Faulty) -> Iterator[Fix]:
    """The basis of a place that says why it has no geometry (P008)."""
    record = faulty.record
    basis = ("geocoding", "basis")
    if record.get(GEOMETRY) is None and record.get("not_stated") and value_at(record, basis):
        yield Fix("basis-not-stated", with_value(record, basis, "not-stated"), "not-stated")


def _swapped(faulty: Faulty) -> Fix:
    geometry = faulty.record[GEOMETRY]
    coordinates = _each(geometry["coordinates"], lambda position: [position[1], position[0], *position[2:]])
    shown = str(coordinates) if geometry["type"] == "Point" else ""
    return Fix("longitude-first", faulty.record | {GEOMETRY: {**geometry, "coordinates": coordinates}}, shown)


def _positions(record: Any) -> list[tuple[float, float]]:
    """The positions of a record's geometry; none if it is not one."""
    geometry = record.get(GEOMETRY) if isinstance(record, dict) else None
    if not isinstance(geometry, dict):
        return []
    try:
        found = [(position[0], position[1]) for position in positions_in(geometry.get("coordinates"))]
    except (TypeError, IndexError):
        return []
    return found if all(isinstance(one, int | float) for position in found for one in position) else []


def _is_on_globe(lng: float, lat: float) -> bool:
    return -180 <= lng <= 180 and -90 <= lat <= 90


def _each(coordinates: Any, change: Any) -> Any:
    """Coordinates with every position changed."""
    if isinstance(coordinates[0], int | float):
        return change(coordinates)
    return [_each(item, change) for item in coordinates]
