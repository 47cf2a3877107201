"""From a place with a recipe to its drawing; one whose recipe does not fit is drawn as the hand placed it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from caribmap.derive import fit
from caribmap.derive.anchors import anchor_of
from caribmap.derive.fit import Bearings
from caribmap.derive.link import derive_link
from caribmap.derive.records import Derivation, Drawing, Measurement
from caribmap.dossier.dossier import CoastPatch
from caribmap.dossier.nouns import (
    BearingRecipe,
    Geometry,
    LinkRecipe,
    OffshoreRecipe,
    OutlineRecipe,
    Place,
    RingRecipe,
)
from caribmap.faults import Fault
from caribmap.geo import Position
from caribmap.runtime.kept import keep

if TYPE_CHECKING:
    from caribmap.derive.offshore import Band

Lanes = Counter[frozenset[str]]
"""Number of links drawn so far between two places."""


def derive_drawing(place: Place, bearings: Bearings, lanes: Lanes, faults: list[Fault]) -> Drawing:
    """What is drawn for a place; faults of its recipe are added to `faults`, a drawn link to `lanes`.

    A recipe that names a place or a quote that does not exist is passed over: check has reported it.
    """
    drawing: Drawing | None = None
    match place.recipe:
        case None:
            pass
        case OffshoreRecipe():
            drawing = _offshore(place, place.recipe, bearings, faults)
        case RingRecipe():
            drawing = _ring(place, place.recipe, bearings, faults)
        case BearingRecipe():
            drawing = _bearing(place, place.recipe, bearings, faults)
        case LinkRecipe():
            drawing = _link(place, place.recipe, bearings, lanes, faults)
        case OutlineRecipe():
            drawing = _outline(place, place.recipe, faults)
    return drawing or Drawing(_drawn(place, faults), anchor_of(place.geometry))


def _drawn(place: Place, faults: list[Fault]) -> Geometry | None:
    """The geometry placed by hand, with areas that cover what they cover in any program that draws them."""
    if place.geometry is None or place.geometry["type"].endswith("Point"):
        return place.geometry
    if place.geometry["type"].endswith("LineString"):
        return _with_length(place, place.geometry, faults)
    from caribmap.derive.areas import area_faults, sound_geometry

    faults.extend(area_faults(place.id, place.geometry, place.at))
    return sound_geometry(place.geometry)


def _with_length(place: Place, geometry: Geometry, faults: list[Fault]) -> Geometry:
    """Lines as they are; as a point where all their positions are one."""
    lines = geometry["coordinates"] if geometry["type"] == "MultiLineString" else [geometry["coordinates"]]
    first = lines[0][0]
    if any(position != first for line in lines for position in line):
        return geometry
    faults.append(
        Fault(
            "P020",
            f"the line of place '{place.id}' has no length",
            place.at.where("geometry", "coordinates"),
            "correct its ends, or make it a point",
        )
    )
    return {"type": "Point", "coordinates": first}


def _outline(place: Place, recipe: OutlineRecipe, faults: list[Fault]) -> Drawing | None:
    if place.geometry is not None:
        return None
    from caribmap.basemap.outlines import find_outline
    from caribmap.derive.areas import sound_geometry

    found = find_outline(recipe.kind, recipe.name, thinned=True)
    if found is None:
        faults.append(fit.no_outline(place, recipe))
        return None
    geometry = found.geometry
    if geometry["type"].endswith("Polygon"):
        geometry = sound_geometry(geometry)
    derivation = Derivation("outline", outline=f"{recipe.kind}:{recipe.name}")
    return Drawing(geometry, anchor_of(geometry), derivation)


def _offshore(
    place: Place, recipe: OffshoreRecipe, bearings: Bearings, faults: list[Fault]
) -> Drawing | None:
    coast, facing = bearings.places.get(recipe.coast), bearings.places.get(recipe.facing)
    limits = {
        "distance_km": (recipe.distance_km, fit.MAX_OFFSHORE_KM),
        "tolerance_km": (recipe.tolerance_km, recipe.distance_km - fit.MIN_KM),
        "within_km": (recipe.within_km, fit.MAX_WITHIN_KM),
    }
    sound = fit.in_range(place, "offshore", limits, faults)
    number = fit.quoted_number(
        place,
        "offshore",
        "distance_km",
        [recipe.distance_km],
        recipe.quote,
        bearings,
        faults,
        tolerance_km=recipe.tolerance_km,
    )
    hand = fit.hand_point(place, "offshore", faults)
    if not (coast and facing and sound and number and hand):
        return None
    ends = [(end.id, end.geometry) for end in (coast, facing)]
    band = keep(
        "band",
        lambda: (recipe, hand, ends, bearings.coast and bearings.coast.contents),
        lambda: _band(recipe, coast, facing, bearings.coast, hand),
    )
    if band is None:
        faults.append(fit.no_coast(place, recipe))
        return None
    if band.geometry is None:
        faults.append(fit.no_band(place, recipe))
        return None
    if band.outside_m > 0:
        faults.append(fit.outside_band(place, band.outside_m))
    names = (None, *(point.name for point in recipe.measured))
    derivation = Derivation(
        recipe="offshore",
        quote=recipe.quote,
        number=number.surface,
        start=number.start,
        end=number.end,
        distance_m=recipe.distance_km * 1000,
        tolerance_m=recipe.tolerance_km * 1000,
        reference=recipe.coast,
        facing=recipe.facing,
        assumption=recipe.assumption,
        measurements=tuple(map(Measurement, names, (band.nearest_m, *band.measured_m))),
        center_line=band.center_line,
        dimension=band.dimension,
    )
    return Drawing(band.geometry, hand, derivation)


def _band(
    recipe: OffshoreRecipe, coast: Place, facing: Place, patch: CoastPatch | None, hand: Position
) -> Band | None:
    from caribmap.derive.offshore import derive_band, find_coast

    found = find_coast(coast, facing, patch)
    return derive_band(recipe, found, hand) if found else None


def _ring(place: Place, recipe: RingRecipe, bearings: Bearings, faults: list[Fault]) -> Drawing | None:
    center = bearings.places.get(recipe.center)
    radii_km = recipe.radius_km if isinstance(recipe.radius_km, tuple) else (recipe.radius_km,)
    odd = next((km for km in radii_km if not fit.MIN_KM <= km <= fit.MAX_RADIUS_KM), radii_km[0])
    sound = fit.in_range(place, "ring", {"radius_km": (odd, fit.MAX_RADIUS_KM)}, faults)
    sound = sound and fit.is_rising(place, radii_km, faults)
    number = fit.quoted_number(place, "ring", "radius_km", sorted(radii_km), recipe.quote, bearings, faults)
    hand = fit.hand_point(place, "ring", faults)
    at = fit.position_of(place, center, "ring", "center", faults) if center else None
    if not (sound and number and hand and at and fit.stands_on(place, hand, recipe.center, at, faults)):
        return None
    from caribmap.derive.ring import derive_radius, derive_ring, derive_ring_band

    inner_m, outer_m = radii_km[0] * 1000, radii_km[-1] * 1000
    is_band = len(radii_km) > 1
    ring = derive_ring_band(hand, inner_m, outer_m) if is_band else derive_ring(hand, outer_m)
    derivation = Derivation(
        recipe="ring",
        quote=recipe.quote,
        number=number.surface,
        start=number.start,
        end=number.end,
        distance_m=(inner_m + outer_m) / 2 if is_band else outer_m,
        tolerance_m=(outer_m - inner_m) / 2 if is_band else None,
        reference=recipe.center,
        assumption=recipe.assumption,
        dimension=derive_radius(hand, outer_m),
    )
    return Drawing(ring.geometry, ring.rim, derivation)


def _bearing(place: Place, recipe: BearingRecipe, bearings: Bearings, faults: list[Fault]) -> Drawing | None:
    origin = bearings.places.get(recipe.origin)
    limits = {
        "distance_km": (recipe.distance_km, fit.MAX_BEARING_KM),
        "tolerance_km": (recipe.tolerance_km, recipe.distance_km),
        "tolerance_deg": (recipe.tolerance_deg, fit.MAX_TURN_DEG),
    }
    sound = fit.in_range(place, "bearing", limits, faults)
    number = fit.quoted_number(
        place,
        "bearing",
        "distance_km",
        [recipe.distance_km],
        recipe.quote,
        bearings,
        faults,
        tolerance_km=recipe.tolerance_km,
    )
    degrees = fit.quoted_direction(place, recipe, bearings, faults)
    hand = fit.hand_point(place, "bearing", faults)
    at = fit.position_of(place, origin, "bearing", "from", faults) if origin else None
    if not (sound and number and hand and at) or degrees is None:
        return None
    from caribmap.derive.bearing import Sector, derive_sector, seen_from
    from caribmap.derive.ring import derive_radius

    distance_m, tolerance_m = recipe.distance_km * 1000, recipe.tolerance_km * 1000
    sector = Sector(at, degrees, recipe.tolerance_deg, distance_m - tolerance_m, distance_m + tolerance_m)
    seen_deg, away_m = seen_from(at, hand)
    if not sector.holds(seen_deg, away_m):
        faults.append(fit.outside_sector(place, away_m, seen_deg))
    derivation = Derivation(
        recipe="bearing",
        quote=recipe.quote,
        number=number.surface,
        start=number.start,
        end=number.end,
        distance_m=distance_m,
        tolerance_m=tolerance_m,
        direction_deg=degrees,
        tolerance_deg=recipe.tolerance_deg,
        reference=recipe.origin,
        assumption=recipe.assumption,
        dimension=derive_radius(at, distance_m, degrees),
    )
    return Drawing(derive_sector(sector), hand, derivation)


def _link(
    place: Place, recipe: LinkRecipe, bearings: Bearings, lanes: Lanes, faults: list[Fault]
) -> Drawing | None:
    ids = (recipe.origin, *recipe.via, recipe.target)
    keys = ("from", *("via" for _ in recipe.via), "to")
    if not all(stop in bearings.places for stop in ids):
        return None
    found = [
        fit.position_of(place, bearings.places[stop], "link", key, faults)
        for stop, key in zip(ids, keys, strict=True)
    ]
    stops = [at for at in found if at]
    ends = fit.hand_ends(place, faults)
    if not ends or len(stops) < len(ids):
        return None
    if not all(fit.stands_on(place, ends[i], ids[i], stops[i], faults) for i in (0, -1)):
        return None
    if not fit.is_long(place, stops, faults):
        return None
    pair = frozenset((recipe.origin, recipe.target))
    curve = derive_link(stops, lane=lanes[pair])
    lanes[pair] += 1
    return Drawing(curve, anchor_of(curve), Derivation("link", reference=recipe.origin, facing=recipe.target))
