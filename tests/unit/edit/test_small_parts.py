"""Ids, order of records, decimals of coordinates, renames, and taking a change back."""

from __future__ import annotations

import pytest

from caribmap.edit.coordinates import decimals_for, written_geometry
from caribmap.edit.identifiers import free_id, place_id, quote_id, slug
from caribmap.edit.operations import delete_record, put_record, read
from caribmap.edit.record_order import index_among
from caribmap.edit.renames import REFERENCES, with_new_id
from caribmap.edit.undo import CameBetween, change_of, take_back


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tórshavn’s harbour", "torshavns-harbour"),
        ("Große Straße", "grosse-strasse"),
        ("Мис Тарханкут", "mys-tarkhankut"),
        ("São João d'Acre", "sao-joao-dacre"),
        ("عدن", ""),
        ("word " * 60, "word-word-word-word-word-word-word-word"),
    ],
)
def test_a_slug_is_plain(text: str, expected: str) -> None:
    assert slug(text) == expected


def test_ids_are_proposed_from_what_is_there_and_are_new() -> None:
    assert place_id({"de": "Minerva-Riffe", "en": "Minerva Reefs"}) == "minerva-reefs"
    assert place_id({"ar": "عدن"}) == "place"
    assert place_id({"en": "Suva"}, {"suva", "suva-2"}) == "suva-3"
    exact = "Tonga has filed a counter claim for the reef"
    assert quote_id("fiji-times", exact) == "fiji-times-tonga-filed-counter"
    assert free_id("x", ()) == "x"


@pytest.mark.parametrize(
    ("keys", "new", "index"),
    [
        ([(0, 10), (0, 90), (1, 5)], (0, 50), 1),
        ([(0, 10), (0, 90), (1, 5)], (1, 9), None),
        ([(0, 90), (0, 10)], (0, 50), None),
        ([(0, 10)], (0, 5), None),
        ([(0, 10), None], (0, 5), None),
        ([(0, 10), (0, 20)], None, None),
    ],
)
def test_a_record_goes_where_the_others_order_has_it(keys: object, new: object, index: int | None) -> None:
    assert index_among(keys, new) == index  # type: ignore[arg-type]


def test_coordinates_have_the_decimals_that_they_are_worth_and_lie_within_180() -> None:
    assert [decimals_for(precision) for precision in (5000, 1000, 500, 50, 5, 0, None)] == [
        2,
        2,
        3,
        4,
        5,
        5,
        4,
    ]
    line = {"type": "LineString", "coordinates": [[181.123456, -23.654321], [180, 0]]}
    assert written_geometry(line, 2000) == {
        "type": "LineString",
        "coordinates": [[-178.88, -23.65], [-180, 0]],
    }


def test_a_new_id_reaches_every_place_of_a_record() -> None:
    step = {"place": "a", "show": ["a", "b"], "notes": [{"place": "a", "text": "a"}], "title": "a"}
    assert with_new_id(step, REFERENCES["place"]["step"], "a", "z") == {
        "place": "z", "show": ["z", "b"], "notes": [{"place": "z", "text": "a"}], "title": "a",
    }  # fmt: skip
    recipe = {"recipe": {"link": {"from": "a", "to": "b", "via": ["a"]}}}
    assert with_new_id(recipe, REFERENCES["place"]["place"], "a", "z") == {
        "recipe": {"link": {"from": "z", "to": "b", "via": ["z"]}}
    }


LIST = "- id: a\n  note: x\n\n# about b\n- id: b\n  note: x\n\n- id: c\n  note: x\n"


def test_a_change_is_taken_back_where_the_text_has_moved() -> None:
    parsed = read(LIST, "yaml", "quote")
    edited = delete_record(parsed, "quote", "b")
    change = change_of("quote", "b", "quotes.yaml", edited, LIST)
    moved = "# a new line\n" + edited.text.replace("note: x", "note: other", 1)
    back = take_back(read(moved, "yaml", "quote"), change).text
    assert back == "# a new line\n" + LIST.replace("note: x", "note: other", 1)


def test_a_change_is_taken_back_where_nothing_beside_it_is_the_same() -> None:
    edited = put_record(read(LIST, "yaml", "quote"), "quote", "d", {"id": "d", "note": "x"})
    change = change_of("quote", "d", "quotes.yaml", edited, LIST)
    rewritten = '- {id: d, note: "x"}\n- {id: e}\n'
    assert take_back(read(rewritten, "yaml", "quote"), change).text == "- {id: e}\n"


def test_a_record_that_changed_since_is_not_taken_back() -> None:
    edited = put_record(read(LIST, "yaml", "quote"), "quote", "a", {"id": "a", "note": "w"})
    change = change_of("quote", "a", "quotes.yaml", edited, LIST)
    with pytest.raises(CameBetween) as between:
        take_back(read(edited.text.replace("note: w", "note: z"), "yaml", "quote"), change)
    assert between.value.current == {"id": "a", "note": "z"}


def square(west: float, east: float) -> list[list[float]]:
    return [[west, 0], [east, 0], [east, 10], [west, 10], [west, 0]]


def test_areas_are_written_right_handed_with_holes_the_other_way_round() -> None:
    outer, hole = square(0, 10), square(2, 4)
    for rings in ([outer, hole], [outer[::-1], hole[::-1]]):
        written = written_geometry({"type": "Polygon", "coordinates": rings}, None)
        assert written["coordinates"] == [outer, hole[::-1]]


def test_a_drawing_across_the_antimeridian_is_cut_there() -> None:
    area = written_geometry({"type": "Polygon", "coordinates": [square(178, 183)]}, None)
    assert area["type"] == "MultiPolygon"
    boxes = [(min(x for x, _ in ring), max(x for x, _ in ring)) for (ring,) in area["coordinates"]]
    assert boxes == [(178, 180), (-180, -177)]
    line = written_geometry({"type": "LineString", "coordinates": [[178, 0], [182, 2], [178, 4]]}, None)
    assert line["coordinates"] == [
        [[178, 0], [180, 1]],
        [[-180, 1], [-178, 2], [-180, 3]],
        [[180, 3], [178, 4]],
    ]
    west = written_geometry({"type": "Polygon", "coordinates": [square(-183, -178)]}, None)
    assert sorted(min(x for x, _ in ring) for (ring,) in west["coordinates"]) == [-180, 177]


def test_corners_that_stay_keep_their_digits_and_a_ring_its_direction() -> None:
    left_handed = [[0.1234567, 0], [1, 7.7654321], [9.5, 0], [0.1234567, 0]]
    former = {"type": "Polygon", "coordinates": [left_handed]}
    moved = [left_handed[0], [1.23456789, 7], *left_handed[2:]]
    written = written_geometry({"type": "Polygon", "coordinates": [moved]}, 2000, former)
    assert written["coordinates"] == [[left_handed[0], [1.23, 7], *left_handed[2:]]]


@pytest.mark.parametrize("coordinates", [[[[1]]], 5, [["x", 2]], None])
def test_what_is_no_geometry_is_told_by_an_error(coordinates: object) -> None:
    with pytest.raises((KeyError, IndexError, TypeError, ValueError)):
        written_geometry({"type": "Polygon", "coordinates": coordinates}, None)
