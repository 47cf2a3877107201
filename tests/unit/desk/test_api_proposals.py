"""What the desk's API proposes and reads of geometry: candidates, recipes, outlines, coordinates, shapes."""

from __future__ import annotations

from typing import Any

import pytest

from tests.unit.desk.served import Desk, place, quote, span_of


def test_candidates_come_in_their_order_and_say_where_they_come_from(started: Desk) -> None:
    started.commit(place("Suva", 178.44, -18.14))
    of_suva = started.ask("/api/propose/place", {"wording": "SUVA", "near": [178, -18]})[1]["candidates"]
    assert [one["source"] for one in of_suva][:2] == ["dossier", "geonames"]
    assert of_suva[1]["method"] == "GeoNames 2198148, taken by hand"
    of_tonga = started.ask("/api/propose/place", {"wording": "Tonga"})[1]["candidates"][0]
    assert (of_tonga["source"], of_tonga["names"]) == ("country", {"en": "Tonga", "de": "Tonga"})
    start, end = span_of("Minerva Reef")
    reef = started.ask("/api/propose/place", {"source": "the-paper", "start": start, "end": end})[1][
        "candidates"
    ]
    assert (reef[0]["source"], reef[0]["lng"]) == ("article", -179.0)
    typed = started.ask("/api/propose/place", {"wording": "48.858, 2.294"})[1]["candidates"][0]
    assert (typed["source"], typed["lng"], typed["lat"]) == ("typed", 2.294, 48.858)


def test_a_recipe_is_proposed_from_a_number_and_drawn(started: Desk) -> None:
    started.commit(place("Suva", 178.44, -18.14), quote("reef", "The reef lies 310 km south of Suva", "suva"))
    ask = {"quote": "reef", "number": 0, "kind": "bearing", "place": "suva"}
    status, proposed = started.ask("/api/propose/recipe", ask)
    assert status == 200, proposed
    assert proposed["recipe"]["bearing"]["distance_km"] == 310
    assert proposed["recipe"]["bearing"]["direction"] == 180
    assert proposed["geometry"]["type"] in ("Polygon", "MultiPolygon")
    assert proposed["faults"] == []
    assert proposed["point"][1] == pytest.approx(-20.94, abs=0.02)
    ring = started.ask("/api/propose/recipe", ask | {"kind": "ring"})[1]
    assert ring["recipe"] == {"ring": {"radius_km": 310, "center": "suva", "quote": "reef"}}
    for wrong in ({"number": 7}, {"place": "nowhere"}, {"quote": "none"}, {"kind": "spiral"}):
        assert started.ask("/api/propose/recipe", ask | wrong)[0] in (400, 404)


def test_an_outline_is_proposed_and_drawn(started: Desk) -> None:
    body = {"kind": "outline", "outline": "country:FJ", "quote": ""}
    status, found = started.ask("/api/propose/recipe", body)
    assert (status, found["recipe"], found["faults"]) == (200, {"outline": {"country": "FJ"}}, [])
    assert found["geometry"]["type"] == "MultiPolygon"
    status, found = started.ask("/api/propose/recipe", body | {"outline": "country:XX"})
    assert (status, found["geometry"]) == (200, None)
    assert found["faults"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ({"text": "31U 448251 5411932"}, [(48.858194, 2.294489)]),
        ({"text": "48°N 2°O"}, [(48, 2), (48, -2)]),
        ({"text": "48°N 2°O", "language": "fr"}, [(48, -2), (48, 2)]),
        ({"text": "somewhere"}, []),
    ],
)
def test_pasted_coordinates_are_read_or_asked_about(
    desk: Desk, body: dict[str, Any], expected: list[tuple[float, float]]
) -> None:
    status, found = desk.ask("/api/propose/coordinates", body)
    assert status == 200
    assert [(one["lat"], one["lng"]) for one in found["readings"]] == expected
    assert desk.ask("/api/propose/coordinates", {"text": 5})[0] == 400


def test_a_drawn_shape_is_written_right_handed_and_a_moved_corner_is_one_small_diff(started: Desk) -> None:
    ring = [[178, -20], [178, -18], [183, -18], [183, -20], [178, -20]]
    put = {"names": {"en": "Zone"}, "kind": "region", "layer": "places", "geocoding": {"basis": "inferred"}}
    shape = {
        "noun": "place",
        "id": "zone",
        "put": put | {"geometry": {"type": "Polygon", "coordinates": [ring]}},
    }
    assert started.commit(shape)[0] == 200
    kept = started.record("place", "zone")
    geometry = kept["record"]["geometry"]
    assert geometry["type"] == "MultiPolygon"
    assert {x for part in geometry["coordinates"] for x, _ in part[0]} == {178, 180, -180, -177}
    geometry["coordinates"][0][0][1][1] = -20.123
    moved = {"noun": "place", "id": "zone", "before": kept["hash"], "set": {"geometry": geometry}}
    status, done = started.commit(moved)
    assert (status, done["written"][0]["added"], done["written"][0]["removed"]) == (200, 1, 1)
