"""The viewer follows the same table of kinds, signs and label rules as the picture; it is written for it."""

from __future__ import annotations

from caribmap.cartography.kinds import KINDS
from caribmap.cartography.signs import LETTERINGS, SIGNS
from caribmap.cartography.words import MAP_WORDS, WORDS


def test_every_kind_has_a_sign_a_lettering_and_a_name_in_every_language() -> None:
    for name, kind in KINDS.items():
        assert {kind.literal, kind.seat} <= set(SIGNS), name
        assert kind.lettering in LETTERINGS, name
        assert all(f"kind-{name}" in words for words in WORDS.values()), name


def test_points_are_marked_by_a_sign_and_all_others_by_their_name_or_drawing() -> None:
    for name, kind in KINDS.items():
        assert (kind.form == "point") == ("label" not in {kind.literal, kind.seat}), name
        assert kind.form == "line" or kind.drawing is None, name


def test_the_words_on_the_map_are_there_in_every_language() -> None:
    assert {frozenset(words) for words in MAP_WORDS.values()} == {frozenset(MAP_WORDS["en"])}
    assert set(MAP_WORDS) == set(WORDS)


def test_no_sign_reaches_less_far_than_it_is_drawn() -> None:
    for name, sign in SIGNS.items():
        for part in sign.parts:
            half = (
                [part.sizes[0], part.sizes[0]] if part.form == "circle" else [size / 2 for size in part.sizes]
            )
            assert all(size <= reach for size, reach in zip(half, sign.reach, strict=False)), name
