"""The viewer follows the same table of kinds, signs and label rules as the picture; it is written for it."""

from __future__ import annotations

import re

from caribmap.cartography.kinds import KINDS
from caribmap.cartography.signs import LETTERINGS, SIGNS
from caribmap.cartography.words import MAP_WORDS, PLACEHOLDER, WORDS


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


def test_the_compilers_words_have_the_same_keys_and_placeholders_in_every_language() -> None:
    for language, words in WORDS.items():
        assert list(words) == list(WORDS["en"]), language
        for key, phrase in words.items():
            needed = set(PLACEHOLDER.findall(WORDS["en"][key]))
            assert set(PLACEHOLDER.findall(phrase)) == needed, f"{key} in {language}"
            assert phrase.strip() or key == "list-comma"


def test_french_words_have_narrow_spaces_and_arabic_ones_their_own_comma() -> None:
    for phrase in WORDS["fr"].values():
        assert not re.search("[^\u202f][;:!?»]|«[^\u202f]", phrase), phrase
    for phrase in WORDS["ar"].values():
        assert not re.search("[,;?]", phrase), phrase
