"""Directions of the compass in words and letters."""

from __future__ import annotations

import pytest

from caribmap.text.compass import directions_in


@pytest.mark.parametrize(
    ("language", "text", "degrees"),
    [
        ("de", "50 km NO von hier", [45]),
        ("fr", "50 km au NO d’ici", [315]),
        ("es", "50 km al SSO de aquí", [202.5]),
        ("pt", "50 km a L daqui", [90]),
        ("en", "NO, SO it is", []),
        ("es", "al este de la isla, este barco", [90]),
        ("fr", "il est à l’est, au nord-est et au sud est", [90, 45, 135]),
        ("pt", "este navio", []),
        ("es", "nor-este", [45]),
        ("uk", "з північного заходу", [315]),
    ],
)
def test_a_direction_is_read_as_its_language_has_it(language: str, text: str, degrees: list[float]) -> None:
    assert [direction.degrees for direction in directions_in(text, language)] == degrees


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "north-\nwest"),
        ("en", "north\r\n  west"),
        ("de", "nord\u00adwestlich"),
        ("fr", "nord-\nouest"),
        ("ar", "شمال\u200f غرب"),
    ],
)
def test_a_direction_is_one_however_it_is_set_in_lines(language: str, text: str) -> None:
    (direction,) = directions_in(f"({text})", language)
    assert (direction.degrees, direction.surface) == (315, text)
