"""From a place with a recipe to its drawing; one whose recipe does not fit is drawn as the hand placed it."""

from __future__ import annotations

from collections import Counter

from caribmap.derive import fit
from caribmap.derive.anchors import anchor_of
from caribmap.derive.fit import Bearings
from caribmap.derive.link import derive_link
from caribmap.derive.records import Derivation, Drawing, Measurement
from caribmap.dossier.nouns import Geometry, LinkRecipe, OffshoreRecipe, Place, RingRecipe
from caribmap.faults import Fault

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
        case LinkRecipe():
            drawing = _link(place, place.recipe, bearings, lanes, faults)
    return drawing or Drawing(_drawn(place, faults), anchor_of(place.geometry))


def _drawn(place: Place, faults: list[Fault]) -> Geometry | None:
    """The geometry placed by hand, with areas that cover what they cover in any program that draws them."""
    if place.geometry is None or not place.geometry["type"].endswith("Polygon"):
        return place.geometry
    from caribmap.derive.areas import area_faults, sound_geometry

    faults.extend(area_faults(place.id, place.geometry, place.at))
    return sound_geometry(place.geometry)


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
        place, "offshore", "distance_km", recipe.distance_km, recipe.quote, bearings, faults
    )
    hand = fit.hand_point(place, "offshore", faults)
    if not (coast and facing and sound and number and hand):
        return None
    from caribmap.derive.offshore import derive_band, find_coast

    found = find_coast(coast, facing, bearings.coast)
    if found is None:
        faults.append(fit.no_coast(place, recipe))
        return None
    band = derive_band(recipe, found, hand)
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
    )
    return Drawing(band.geometry, hand, derivation)


def _ring(place: Place, recipe: RingRecipe, bearings: Bearings, faults: list[Fault]) -> Drawing | None:
    center = bearings.places.get(recipe.center)
    sound = fit.in_range(place, "ring", {"radius_km": (recipe.radius_km, fit.MAX_RADIUS_KM)}, faults)
    number = fit.quoted_number(place, "ring", "radius_km", recipe.radius_km, recipe.quote, bearings, faults)
    hand = fit.hand_point(place, "ring", faults)
    at = fit.position_of(place, center, "ring", "center", faults) if center else None
    if not (sound and number and hand and at and fit.stands_on(place, hand, recipe.center, at, faults)):
        return None
    from caribmap.derive.ring import derive_ring

    ring = derive_ring(hand, recipe.radius_km * 1000)
    derivation = Derivation(
        recipe="ring",
        quote=recipe.quote,
        number=number.surface,
        start=number.start,
        end=number.end,
        distance_m=recipe.radius_km * 1000,
        reference=recipe.center,
        assumption=recipe.assumption,
    )
    return Drawing(ring.geometry, ring.rim, derivation)


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
    pair = frozenset((recipe.origin, recipe.target))
    curve = derive_link(stops, lane=lanes[pair])
    lanes[pair] += 1
    return Drawing(curve, anchor_of(curve), Derivation("link", reference=recipe.origin, facing=recipe.target))
