from __future__ import annotations

import math

import pytest

from caribmap.render.picture.frame import fit_frame
from caribmap.render.picture.lettering import META, POINT, lacks_letters
from caribmap.render.picture.placing import LabelText, Obstacle, Wish, place_labels, slots_round, two_lines
from caribmap.render.picture.plane import Box, along, clip_ring, is_inside, simplify, visible_runs
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


def test_a_line_over_the_antimeridian_stays_connected() -> None:
    frame = fit_frame([170, -10, -170, 10], 400, 200)
    (first, _), (second, _) = frame.project_line([[179, 0], [-179, 0]])
    assert second - first == pytest.approx(2 / 360 * frame.world)


def test_thinning_keeps_ends_and_corners_and_drops_what_lies_on_the_way() -> None:
    line = [(0, 0), (5, 0.05), (10, 0), (10, 10)]
    assert simplify(line, 0.1) == [(0, 0), (10, 0), (10, 10)]
    assert simplify([(0, 0), (10, 0), (10, 10), (0, 0)], 0.1) == [(0, 0), (10, 0), (10, 10), (0, 0)]


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
    point, angle = along([(0, 0), (10, 0), (10, 30)], 0.5)
    assert point == pytest.approx((10, 10))
    assert angle == pytest.approx(math.pi / 2)


def test_labels_keep_clear_of_signs_and_of_each_other_the_important_one_first() -> None:
    label = LabelText(("name",), 40, 12)
    slots = slots_round((50, 50), (5, 5, 5), [label])
    sign = Obstacle(Box(55, 45, 65, 55))
    placed = place_labels([Wish("late", 2, slots), Wish("first", 1, slots)], [sign], BOX, 9)
    assert placed["first"].align == "end"
    assert not placed["first"].box.overlaps(placed["late"].box)
    assert not any(slot.box.overlaps(sign.box) for slot in placed.values())


def test_a_label_yields_to_a_soft_obstacle_only_if_it_finds_room_elsewhere() -> None:
    slots = slots_round((50, 50), (5, 5, 5), [LabelText(("name",), 40, 12)])
    beside = Obstacle(Box(55, 45, 65, 55), soft=True)
    everywhere = Obstacle(BOX, soft=True)
    assert place_labels([Wish("name", 1, slots)], [beside], BOX, 9)["name"].align == "end"
    assert place_labels([Wish("name", 1, slots)], [everywhere], BOX, 9)["name"].align == "start"


def test_no_label_leaves_the_frame_and_no_more_stand_than_allowed() -> None:
    slots = slots_round((50, 50), (5, 5, 5), [LabelText(("name",), 200, 12)])
    assert place_labels([Wish("name", 1, slots)], [], BOX, 9) == {}
    short = slots_round((50, 50), (5, 5, 5), [LabelText(("name",), 20, 12)])
    assert len(place_labels([Wish(str(index), index, short) for index in range(5)], [], BOX, 3)) == 3


@pytest.mark.parametrize(
    ("parts", "lines"),
    [
        (["USS Gravely", "„11 Kilometer“", "not stated"], ("USS Gravely · ", "„11 Kilometer“ · not stated")),
        (["Trinidad and Tobago"], ("Trinidad", "and Tobago")),
        (["Caracas"], ("Caracas",)),
    ],
)
def test_names_break_into_lines_of_like_length(parts: list[str], lines: tuple[str, ...]) -> None:
    assert two_lines(parts, " · ") == tuple(line.strip() for line in lines)


def test_words_are_as_wide_as_their_letters_in_our_typeface() -> None:
    assert META.width("") == 0
    assert META.width("mm") == pytest.approx(2 * META.width("m"))
    assert META.width("i") < META.width("m") < POINT.width("m")


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
