from __future__ import annotations

import math
from itertools import pairwise

import pytest

from caribmap.render.picture.frame import fit_frame
from caribmap.render.picture.geometry import along, boxes_along
from caribmap.render.picture.lettering import META, STRONG, lacks_letters
from caribmap.render.picture.output import rasterize
from caribmap.render.picture.placing import Lines, Obstacle, Wish, place_labels
from caribmap.render.picture.plane import Box, around, clip_ring, is_inside, simplify, visible_runs
from caribmap.render.picture.slots import (
    LabelText,
    LineSpot,
    Slot,
    slots_along,
    slots_beside,
    slots_round,
    two_lines,
)
from caribmap.render.picture.svg import element, number, path_data, serialize

BOX = Box(0, 0, 100, 100)


def test_bounds_fill_the_frame_in_one_direction_and_stand_in_its_middle() -> None:
    frame = fit_frame([-10, -10, 10, 10], 400, 200)
    assert frame.project(0, 0) == pytest.approx((200, 100))
    assert frame.project(0, 10)[1] == pytest.approx(0)
    assert 0 < frame.project(-10, 0)[0] < 200


def test_zoom_counts_as_leaflet_counts_it_and_ends_where_the_pages_does() -> None:
    assert fit_frame([-180, -85, 180, 85], 256, 300).zoom == pytest.approx(0)
    assert fit_frame([8.5, 47.3, 8.5, 47.3], 800, 400).zoom == pytest.approx(11)


def test_a_metre_on_the_ground_is_longer_on_the_map_the_nearer_to_the_pole() -> None:
    frame = fit_frame([-10, 0, 10, 60], 400, 400)
    assert frame.metres_per_px(60) == pytest.approx(frame.metres_per_px(0) / 2)
    degree_m = math.dist(frame.project(1, 0), frame.project(0, 0)) * frame.metres_per_px(0)
    assert degree_m == pytest.approx(111_195, rel=1e-4)


def test_the_world_is_cut_open_where_the_frame_says_and_lines_lie_where_their_middle_does() -> None:
    frame = fit_frame([170, -10, -170, 10], 400, 200, west_deg=-30)
    assert frame.project(-179, 0)[0] - frame.project(179, 0)[0] == pytest.approx(2 / 360 * frame.world)
    (begin, _), (end, _) = frame.project_line([[-180, 0], [-179, 0]])
    assert (begin, end) == pytest.approx((frame.project(180, 0)[0], frame.project(-179, 0)[0]))
    lng, lat = frame.unproject(frame.project(-175, 5))
    assert (lng, lat) == pytest.approx((185, 5))


def test_a_view_west_of_the_cut_is_framed_where_its_places_stand() -> None:
    frame = fit_frame([-120, 10, -100, 30], 400, 400, west_deg=-30)
    assert 0 < frame.project(-110, 20)[0] < 400


def test_thinning_keeps_ends_and_corners_and_drops_what_lies_on_the_way() -> None:
    line = [(0, 0), (5, 0.05), (10, 0), (10, 10)]
    assert simplify(line, 0.1) == [(0, 0), (10, 0), (10, 10)]
    assert simplify([(0, 0), (10, 0), (10, 10), (0, 0)], 0.1) == [(0, 0), (10, 0), (10, 10), (0, 0)]


def test_a_line_of_very_many_points_is_thinned_as_one_of_few() -> None:
    wave = [(x / 10, 20 * math.sin(x / 100)) for x in range(20_000)]
    thinned = simplify(wave, 0.5)
    assert 100 < len(thinned) < 2_000
    for (x, y), (next_x, next_y) in pairwise(thinned):
        for share in (0.25, 0.5, 0.75):
            at = x + (next_x - x) * share
            assert abs(y + (next_y - y) * share - 20 * math.sin(at / 10)) <= 0.5 * math.hypot(1, 2)


def test_a_ring_is_cut_to_the_box_and_one_outside_vanishes() -> None:
    cut = clip_ring([(-50, 50), (50, -50), (150, 50), (50, 150)], BOX)
    assert all(BOX.grown(1e-9).has(point) for point in cut)
    assert is_inside((50, 50), [cut])
    assert clip_ring([(200, 200), (300, 200), (300, 300)], BOX) == []


def test_a_ring_round_the_box_covers_all_of_it() -> None:
    cut = clip_ring([(-50, -50), (150, -50), (150, 150), (-50, 150)], BOX)
    assert {(round(x), round(y)) for x, y in cut} == {(0, 0), (100, 0), (100, 100), (0, 100)}


def test_of_a_line_only_the_parts_near_the_box_are_kept() -> None:
    line = [(-50, 50), (50, 50), (150, 50), (250, 50), (250, 200), (50, 200), (50, 50)]
    assert visible_runs(line, BOX) == [[(-50, 50), (50, 50), (150, 50)], [(50, 200), (50, 50)]]


def test_a_share_of_a_line_is_measured_along_it() -> None:
    (half, end) = along([(0, 0), (10, 0), (10, 0), (10, 30)], [0.5, 1])
    assert half[0] == pytest.approx((10, 10))
    assert half[1] == pytest.approx(math.pi / 2)
    assert end[0] == pytest.approx((10, 30))
    assert along([(1, 1), (1, 1)], [0.5]) == []


def test_a_line_is_sampled_inside_the_frame_only_and_at_its_corners() -> None:
    boxes = boxes_along([(-50, 50), (10, 50), (10, 400)], BOX)
    middles = [box.middle for box in boxes]
    assert (10, 50) in middles
    assert all(BOX.has(middle) for middle in middles)
    assert max(math.dist(a, b) for a, b in pairwise(middles)) <= 6.01


LABEL = LabelText(("name",), 40, 12)


def wish(key: str, rank: float, *slots: Slot) -> Wish:
    return Wish(key, rank, lambda: slots)


def slot_at(x: float, y: float) -> Slot:
    return Slot(x, y, "middle", LabelText(("name",), 20, 10))


def test_names_keep_clear_of_signs_and_of_each_other_the_important_one_first() -> None:
    slots = tuple(slots_round((50, 50), (5, 5), [LABEL]))
    sign = Obstacle(Box(56, 45, 66, 55))
    placed = place_labels([wish("late", 2, *slots), wish("first", 1, *slots)], [sign], Lines([]), BOX, 9)
    assert placed["first"].align == "end"
    assert not placed["first"].box.overlaps(placed["late"].box)
    assert not any(slot.box.overlaps(sign.box) for slot in placed.values())


def test_a_name_makes_way_for_the_sign_of_another_that_found_no_room() -> None:
    on_sign, clear, other = slot_at(50, 50), slot_at(50, 80), slot_at(50, 20)
    signs = [Obstacle(around((50, 50), 8, 8), "a"), Obstacle(around((50, 20), 8, 8), "b")]
    wishes = [wish("a", 2, other), wish("b", 1, on_sign, clear)]
    assert place_labels(wishes, [], Lines([]), BOX, 9, signs) == {"b": on_sign, "a": other}
    assert place_labels(wishes, [], Lines([]), BOX, 1, signs) == {"b": clear}


def test_of_free_slots_the_first_with_the_fewest_lines_below_it_is_taken() -> None:
    lines = Lines([Obstacle(Box(48, y - 1, 52, y + 1), "border") for y in (48, 52, 71)])
    often, once, clear = slot_at(50, 50), slot_at(50, 70), slot_at(50, 90)
    assert place_labels([wish("a", 1, often, once, clear)], [], lines, BOX, 9) == {"a": clear}
    assert place_labels([wish("a", 1, often, once)], [], lines, BOX, 9) == {"a": once}
    assert place_labels([wish("a", 1, often)], [], lines, BOX, 9) == {"a": often}


def test_between_a_name_and_the_line_it_names_runs_no_line_of_another() -> None:
    lines = Lines([Obstacle(Box(47, 47, 53, 53), "a"), Obstacle(Box(47, 57, 53, 63), "b")])
    above, below = LineSpot((50, 50), (0, -1)), LineSpot((50, 50), (0, 1))
    slots = tuple(slots_along([below, above], [LabelText(("name",), 20, 10)]))
    placed = place_labels([wish("a", 1, *slots)], [], lines, BOX, 9)
    assert placed["a"].y < 50


def test_no_name_leaves_the_frame_and_no_more_stand_than_allowed() -> None:
    long = tuple(slots_round((50, 50), (5, 5), [LabelText(("name",), 200, 12)]))
    assert place_labels([wish("name", 1, *long)], [], Lines([]), BOX, 9) == {}
    short = [wish(str(index), index, slot_at(50, 10 + 20 * index)) for index in range(4)]
    assert list(place_labels(short, [], Lines([]), BOX, 3)) == ["0", "1", "2"]


def test_beside_an_area_every_text_is_tried_one_way_before_the_next_way() -> None:
    texts = [LABEL, LabelText(("na", "me"), 20, 24)]
    ways = [(slot.align, slot.text) for slot in slots_beside(Box(40, 40, 60, 60), texts)]
    assert ways[:4] == [("start", texts[0]), ("start", texts[1]), ("end", texts[0]), ("end", texts[1])]


@pytest.mark.parametrize(
    ("parts", "lines"),
    [
        (["USS Gravely", "„11 Kilometer“", "not stated"], ("USS Gravely", "„11 Kilometer“ · not stated")),
        (["Trinidad and Tobago"], ("Trinidad", "and Tobago")),
        (["Caracas"], ("Caracas",)),
    ],
)
def test_names_break_into_lines_of_like_length(parts: list[str], lines: tuple[str, ...]) -> None:
    assert two_lines(parts, " · ") == lines


def test_words_are_as_wide_as_their_letters_in_our_typeface() -> None:
    assert META.width("") == 0
    assert META.width("mm") == pytest.approx(2 * META.width("m"))
    assert META.width("i") < META.width("m") < STRONG.width("m")


def test_text_wraps_between_words_and_what_does_not_fit_ends_in_an_ellipsis() -> None:
    words = "one two three four five six seven"
    assert META.wrap(words, 1000, 2) == [words]
    lines = META.wrap(words, 80, 2)
    assert len(lines) == 2
    assert lines[1].endswith("…")
    assert all(META.width(line) <= 80 for line in lines)
    assert META.width(META.wrap("x" * 10_000, 80, 1)[0]) <= 80
    assert META.wrap("", 80, 2) == []


def test_letters_outside_our_typeface_are_noticed() -> None:
    assert not lacks_letters("„Essequibo“ – Zajárova\n")
    assert lacks_letters("Пролив")


def test_numbers_take_no_more_characters_than_they_need() -> None:
    assert [number(value) for value in (0.5, -0.25, 10.0, 1.005, -0.001)] == [".5", "-.25", "10", "1", "0"]


def test_paths_step_from_rounded_point_to_rounded_point() -> None:
    assert path_data([[(0, 0), (0.04, 0.04), (1.25, -1), (10, 10)]]) == "M0 0l1.2-1 8.8 11"
    assert path_data([[(1, 1), (1.01, 1)]]) == ""
    assert path_data([[(0, 0), (1, 0), (1, 1)]], closed=True) == "M0 0l1 0 0 1z"


def test_text_is_escaped_and_what_xml_cannot_hold_is_replaced() -> None:
    assert ">&lt;b&gt; &amp;\ufffd</" in serialize(element("text", text="<b> &\x01"))


def test_only_the_letters_that_the_typeface_lacks_are_drawn_in_another() -> None:
    """A letter that it lacks, covered by a box, changes nothing in the letters before it."""

    def drawn(text: str) -> bytes:
        name = f'<text x="10" y="40" font-size="30" font-family="\'Caribmap Sans\'">{text}</text>'
        cover = '<rect x="300" width="200" height="60" fill="#fff"/>'
        return rasterize(
            f'<svg xmlns="http://www.w3.org/2000/svg" width="500" height="60">{name}{cover}</svg>'
        )

    own = "Wellington, Essequibo, W"
    assert META.width(own) * 30 / META.size > 300
    assert drawn(f"{own} \u041f") == drawn(own)
