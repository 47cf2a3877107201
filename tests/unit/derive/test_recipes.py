"""Recipes against their dossier: numbers from quotes, the hand's geometry, what cannot be drawn."""

from __future__ import annotations

import dataclasses

import pytest
from shapely.geometry import shape

from caribmap.derive.dossier import derive_dossier
from caribmap.derive.records import Derived
from caribmap.dossier.dossier import CoastPatch, Dossier
from caribmap.dossier.nouns import (
    BearingRecipe,
    LinkRecipe,
    MeasuredPoint,
    OffshoreRecipe,
    Place,
    RingRecipe,
)
from tests.unit.derive.example import box, dossier, line, patch, place, point, quote, source

OFFSHORE = OffshoreRecipe("kueste", 11, 0.5, "insel", 60, "zitat")
RING = RingRecipe(1000, "hafen", "zitat")
SENTENCE = "Das Schiff lag nur 11 Kilometer vor der Küste."


def derive(*places: Place, exact: str = SENTENCE, coast: CoastPatch | None = None) -> Derived:
    made = dossier(*places, sources=[source(exact)], quotes=[quote(exact)], coast=coast)
    return derive_dossier(made, {})


def codes(derived: Derived) -> list[str]:
    return [fault.code for fault in derived.faults]


COAST = place("kueste", line((-0.5, 0), (0.5, 0)))
ISLAND = place("insel", box(-0.05, 0.25, 0.05, 0.3))


def ship(recipe: OffshoreRecipe = OFFSHORE, lat: float = 0.0995) -> Place:
    return place("schiff", point(0, lat), recipe=recipe)


def test_an_offshore_band_keeps_the_quoted_number_with_its_place_in_the_quote() -> None:
    derived = derive(COAST, ISLAND, ship())
    derivation = derived.derivations["schiff"]
    assert codes(derived) == []
    assert derivation.number == SENTENCE[derivation.start : derivation.end] == "11 Kilometer"
    assert (derivation.distance_m, derivation.tolerance_m) == (11_000, 500)
    assert (derivation.reference, derivation.facing) == ("kueste", "insel")
    assert derivation.center_line is not None
    ((_, shore_lat), (_, drawn_lat)) = (derivation.dimension or {})["coordinates"]
    assert shore_lat == pytest.approx(0, abs=1e-5)
    assert drawn_lat == pytest.approx(0.0995, abs=1e-4)
    assert derived.anchors["schiff"] == (0, 0.0995)
    assert shape(dict(derived.geometries["schiff"] or {})).covers(shape(point(0, 0.0995)))


def test_the_band_is_measured_against_the_nearest_land_and_every_named_point() -> None:
    recipe = dataclasses.replace(OFFSHORE, measured=(MeasuredPoint({"de": "Hafen"}, 0, 0.2),))
    nearest, harbour = derive(COAST, ISLAND, ship(recipe)).derivations["schiff"].measurements
    assert nearest.name is None
    assert nearest.distance_m == pytest.approx(27_644, abs=5)
    assert harbour.name == {"de": "Hafen"}
    assert harbour.distance_m == pytest.approx(22_115, abs=5)


def test_the_patch_is_measured_from_where_it_has_the_coast_and_its_edges_are_no_coast() -> None:
    # The land fills the south of the patch: its other three sides are cuts.
    coast = patch((-1, -1, 1, 1), kueste=box(-1, -1, 1, 0), insel=box(-0.05, 0.25, 0.05, 0.3))
    far_shore = place("kueste", line((-0.5, 5), (0.5, 5)))
    derived = derive(far_shore, place("insel"), ship(), coast=coast)
    assert codes(derived) == []
    west, south, _, north = shape(dict(derived.geometries["schiff"] or {})).bounds
    assert south > 0.09
    assert north < 0.11
    assert west > -1 + 11_500 / 111_320 - 0.001


def test_the_band_is_cut_from_land() -> None:
    coast = patch((-1, -1, 1, 1), kueste=box(-1, -1, 1, 0), insel=box(-0.05, 0.08, 0.05, 0.3))
    derived = derive(place("kueste"), place("insel"), ship(lat=0.0995), coast=coast)
    band = shape(dict(derived.geometries["schiff"] or {}))
    assert band.intersection(shape(box(-0.05, 0.08, 0.05, 0.3))).area < 1e-9
    assert codes(derived) == ["R005"]
    assert "outside the band" in derived.faults[0].message


@pytest.mark.parametrize(
    ("recipe", "code", "message"),
    [
        (dataclasses.replace(OFFSHORE, distance_km=12), "R001", "12 km do not stand in quote 'zitat'"),
        (dataclasses.replace(OFFSHORE, distance_km=0), "R002", "distance_km is 0; expected 0.01 to 500"),
        (dataclasses.replace(OFFSHORE, distance_km=-11), "R002", "distance_km is -11"),
        (dataclasses.replace(OFFSHORE, distance_km=1e9), "R002", "distance_km is 1e+09"),
        (
            dataclasses.replace(OFFSHORE, tolerance_km=11),
            "R002",
            "tolerance_km is 11; expected 0.01 to 10.99",
        ),
        (dataclasses.replace(OFFSHORE, within_km=float("nan")), "R002", "within_km is nan"),
        (dataclasses.replace(OFFSHORE, within_km=5), "R004", "no sea 11 km off 'kueste' faces 'insel'"),
        (dataclasses.replace(OFFSHORE, coast="insel-punkt"), "R003", "'insel-punkt' has no coastline"),
        (dataclasses.replace(OFFSHORE, facing="nirgendwo"), "R003", "'nirgendwo' no land"),
    ],
)
def test_an_offshore_recipe_that_does_not_fit_is_a_fault(
    recipe: OffshoreRecipe, code: str, message: str
) -> None:
    others = (place("insel-punkt", point(0, 0)), place("nirgendwo"))
    derived = derive(COAST, ISLAND, ship(recipe), *others)
    fault = next(fault for fault in derived.faults if fault.code == code)
    assert message in fault.message
    assert fault.hint
    assert fault.where.pointer.startswith("/schiff/properties/recipe/offshore/")
    assert derived.geometries["schiff"] == point(0, 0.0995)
    assert "schiff" not in derived.derivations


def test_a_number_that_is_not_in_the_quote_is_answered_with_those_that_are() -> None:
    derived = derive(COAST, ISLAND, ship(), exact="Acht Schiffe, 1.000 Kilometer weit.")
    assert derived.faults[0].detail == ("the quote says: “Acht”, “1.000 Kilometer”",)


def test_the_hand_s_point_outside_its_band_is_told_how_far() -> None:
    fault = derive(COAST, ISLAND, ship(lat=0.12)).faults[0]
    assert fault.code == "R005"
    assert "1,769 m outside" in fault.message or "1,768 m outside" in fault.message


def test_a_recipe_that_refers_to_nothing_is_left_to_the_check() -> None:
    assert codes(derive(ship())) == []
    assert codes(derive(place("linie", line((0, 0), (1, 1)), recipe=LinkRecipe("a", "b")))) == []


HARBOUR = place("hafen", point(-66.9, 10.48))
RANGE = "eine Reichweite von bis zu tausend Kilometern"


def test_a_ring_is_drawn_round_its_center_and_anchored_on_its_rim() -> None:
    derived = derive(HARBOUR, place("reichweite", point(-66.9, 10.48), recipe=RING), exact=RANGE)
    assert codes(derived) == []
    assert derived.derivations["reichweite"].number == "tausend Kilometern"
    assert derived.anchors["reichweite"] == pytest.approx((-66.9, 19.517), abs=0.001)


@pytest.mark.parametrize(
    ("hand", "radius_km", "center", "code"),
    [
        (point(-66.8, 10.48), 1000, "hafen", "R005"),
        (line((0, 0), (1, 1)), 1000, "hafen", "R005"),
        (None, 1000, "hafen", "R005"),
        (point(-66.9, 10.48), 0.0, "hafen", "R002"),
        (point(-66.9, 10.48), 25_000, "hafen", "R002"),
        (point(-66.9, 10.48), 999, "hafen", "R001"),
        (point(-66.9, 10.48), 1000, "nirgendwo", "R006"),
    ],
)
def test_a_ring_that_does_not_fit_is_a_fault(
    hand: dict[str, object] | None, radius_km: float, center: str, code: str
) -> None:
    ring = place("reichweite", hand, recipe=RingRecipe(radius_km, center, "zitat"))
    derived = derive(HARBOUR, place("nirgendwo"), ring, exact=RANGE)
    assert code in codes(derived)
    assert derived.geometries["reichweite"] == hand


ZONE = place("zone", point(-66.9, 10.48), recipe=RingRecipe((10, 15), "hafen", "zitat"))


def test_a_ring_of_two_radii_is_the_band_between_them() -> None:
    derived = derive(HARBOUR, ZONE, exact="eine Zone von 10 bis 15 Kilometern")
    assert codes(derived) == []
    derivation = derived.derivations["zone"]
    assert (derivation.distance_m, derivation.tolerance_m) == (12_500, 2_500)
    assert derivation.number == "10 bis 15 Kilometern"
    geometry = derived.geometries["zone"] or {}
    assert [len(ring) for ring in geometry["coordinates"]] == [181, 181]


@pytest.mark.parametrize(
    ("radius_km", "exact", "code"),
    [
        ((10.0, 15.0), "zwischen 10 und 15 km", None),
        ((15.0, 10.0), "10 bis 15 km", "R002"),
        ((10.0, 16.0), "10 bis 15 km", "R001"),
        ((10.0, 15.0), "15 km", "R001"),
        ((10.0, 30_000.0), "10 bis 30.000 km", "R002"),
        (12.0, "10 bis 15 km", "R001"),
        (0.5, "ein halber Kilometer", None),
        (1.0, "ein halber Kilometer", "R001"),
        (2.414, "1 1/2 Meilen", None),
        (3.218688, "1 1/2 Meilen", "R001"),
        (5.0, "mit 5 km/h", "R001"),
        (48.0, "30 Meilen", None),
        (48.3, "30 Meilen", None),
        (48.28032, "30 Meilen", None),
        (50.0, "30 Meilen", "R001"),
        (55.56, "30 Meilen", "R001"),
        (1600.0, "1.000 Meilen", None),
    ],
)
def test_a_radius_stands_in_its_quote_as_far_as_the_wording_is_precise(
    radius_km: float | tuple[float, float], exact: str, code: str | None
) -> None:
    zone = place("zone", point(-66.9, 10.48), recipe=RingRecipe(radius_km, "hafen", "zitat"))
    assert codes(derive(HARBOUR, zone, exact=exact)) == ([code] if code else [])


def test_the_fault_names_the_length_that_the_quote_has_and_what_may_be_written() -> None:
    zone = place("zone", point(-66.9, 10.48), recipe=RingRecipe(55.56, "hafen", "zitat"))
    message = derive(HARBOUR, zone, exact="30 Meilen").faults[0].message
    assert "55.56 km do not stand in quote 'zitat'" in message
    assert "“30 Meilen” is 48.28032 km, accepted from 47.78 to 48.78" in message


def test_the_fault_says_that_a_rate_is_no_distance() -> None:
    zone = place("zone", point(-66.9, 10.48), recipe=RingRecipe(5, "hafen", "zitat"))
    detail = derive(HARBOUR, zone, exact="höchstens 5 km/h").faults[0].detail
    assert detail == ("the quote says: “5 km” (a rate, no distance)",)


BEARING = BearingRecipe("hafen", 50, "NW", 5, 22.5, "zitat")
NORTH_WEST = "Das Schiff lag etwa 50 Kilometer nordwestlich des Hafens."


def at_sea(recipe: BearingRecipe = BEARING, hand: dict[str, object] | None = None) -> Place:
    return place("boot", hand or point(-67.223, 10.799), recipe=recipe)


def test_a_bearing_is_a_sector_and_keeps_distance_and_direction() -> None:
    derived = derive(HARBOUR, at_sea(), exact=NORTH_WEST)
    assert codes(derived) == []
    derivation = derived.derivations["boot"]
    assert (derivation.distance_m, derivation.tolerance_m) == (50_000, 5_000)
    assert (derivation.direction_deg, derivation.tolerance_deg) == (315, 22.5)
    assert (derivation.reference, derivation.number) == ("hafen", "50 Kilometer")
    assert derived.anchors["boot"] == (-67.223, 10.799)
    assert shape(dict(derived.geometries["boot"] or {})).covers(shape(point(-67.223, 10.799)))


@pytest.mark.parametrize(
    ("recipe", "exact", "code"),
    [
        (dataclasses.replace(BEARING, direction=315.0), NORTH_WEST, None),
        (dataclasses.replace(BEARING, direction=310.0), "50 km entfernt, Kurs 310 Grad", None),
        (dataclasses.replace(BEARING, distance_km=47.5, tolerance_km=7.5), "40 bis 55 km nordwestlich", None),
        (dataclasses.replace(BEARING, direction="NNW"), NORTH_WEST, "R007"),
        (BEARING, "50 Kilometer vom Hafen", "R007"),
        (dataclasses.replace(BEARING, direction="nordwest"), NORTH_WEST, "R002"),
        (dataclasses.replace(BEARING, direction=-45.0), NORTH_WEST, "R002"),
        (dataclasses.replace(BEARING, distance_km=60), NORTH_WEST, "R001"),
        (dataclasses.replace(BEARING, tolerance_km=51), NORTH_WEST, "R002"),
        (dataclasses.replace(BEARING, tolerance_deg=91), NORTH_WEST, "R002"),
        (dataclasses.replace(BEARING, origin="nirgendwo"), NORTH_WEST, "R006"),
    ],
)
def test_a_bearing_that_does_not_fit_is_a_fault(recipe: BearingRecipe, exact: str, code: str | None) -> None:
    derived = derive(HARBOUR, place("nirgendwo"), at_sea(recipe), exact=exact)
    assert codes(derived) == ([code] if code else [])


@pytest.mark.parametrize("hand", [point(-67.6, 10.9), point(-66.5, 10.8), line((0, 0), (1, 1))])
def test_a_hand_outside_its_sector_is_a_fault(hand: dict[str, object]) -> None:
    assert codes(derive(HARBOUR, at_sea(hand=hand), exact=NORTH_WEST)) == ["R005"]


def test_a_fault_says_where_number_words_are_not_read() -> None:
    zone = place("zone", point(-66.9, 10.48), recipe=RingRecipe(11, "hafen", "zitat"))
    for language, is_said in (("nl", True), ("ru", False), ("ja", False)):
        said = "elf zeemijl" if is_said else "11 м"
        made = dossier(HARBOUR, zone, sources=[source(said, language=language)], quotes=[quote(said)])
        (fault,) = derive_dossier(made, {}).faults
        assert (fault.code, "number words are not read in Dutch" in fault.hint) == ("R001", is_said)


@pytest.mark.parametrize(("language", "said"), [("nl", "50 km noordwest"), ("ru", "50 км к северо-западу")])
def test_a_direction_in_a_language_that_is_not_read_is_believed(language: str, said: str) -> None:
    made = dossier(HARBOUR, at_sea(), sources=[source(said, language=language)], quotes=[quote(said)])
    assert codes(derive_dossier(made, {})) == []


def linked(*more: Place, recipe: LinkRecipe, hand: dict[str, object] | None) -> Derived:
    moscow = place("moskau", point(37.62, 55.75))
    return derive(HARBOUR, moscow, *more, place("brief", hand, recipe=recipe))


def test_a_link_runs_from_place_to_place_and_is_anchored_on_itself() -> None:
    derived = linked(recipe=LinkRecipe("hafen", "moskau"), hand=line((-66.9, 10.48), (37.62, 55.75)))
    geometry = dict(derived.geometries["brief"] or {})
    assert codes(derived) == []
    assert geometry["coordinates"][0] == [-66.9, 10.48]
    assert geometry["coordinates"][-1] == [37.62, 55.75]
    assert derived.derivations["brief"].reference == "hafen"
    assert shape(geometry).distance(shape(point(*(derived.anchors["brief"] or (0, 0))))) < 0.01


@pytest.mark.parametrize(
    ("hand", "target", "code"),
    [
        (line((37.62, 55.75), (-66.9, 10.48)), "moskau", "R005"),
        (line((-66.9, 10.48), (37.62, 56.75)), "moskau", "R005"),
        (point(0, 0), "moskau", "R005"),
        (None, "moskau", "R005"),
        (line((-66.9, 10.48), (37.62, 55.75)), "nirgendwo", "R006"),
        (line((-66.9, 10.48), (-66.9, 10.48)), "hafen", "R002"),
    ],
)
def test_a_link_that_does_not_fit_is_a_fault(hand: dict[str, object] | None, target: str, code: str) -> None:
    derived = linked(place("nirgendwo"), recipe=LinkRecipe("hafen", target), hand=hand)
    assert code in codes(derived)
    assert derived.geometries["brief"] in (hand, point(-66.9, 10.48))


@pytest.mark.parametrize(
    "hand",
    [
        line((1.0, 2.0), (1.0, 2.0)),
        {"type": "MultiLineString", "coordinates": [[[1.0, 2.0], [1.0, 2.0]], [[1.0, 2.0], [1.0, 2.0]]]},
    ],
)
def test_a_line_without_length_is_a_point_and_a_warning(hand: dict[str, object]) -> None:
    derived = derive(place("weg", hand))
    assert codes(derived) == ["P020"]
    assert derived.geometries["weg"] == point(1.0, 2.0)


def test_deriving_twice_gives_the_same() -> None:
    made: Dossier = dossier(COAST, ISLAND, ship(), sources=[source(SENTENCE)], quotes=[quote(SENTENCE)])
    assert derive_dossier(made, {}) == derive_dossier(made, {})
