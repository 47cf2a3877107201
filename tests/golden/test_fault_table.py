"""The codes of faults and what the table says of each."""

from __future__ import annotations

from caribmap.faults import FAULTS


def test_every_code_is_a_letter_and_three_digits_with_a_title_and_an_action() -> None:
    for code, kind in FAULTS.items():
        assert code[0].isupper()
        assert code[1:].isdigit()
        assert len(code) == 4
        assert kind.title
        assert kind.action.endswith(".")


def test_the_codes_of_the_table_stand_in_order() -> None:
    assert list(FAULTS) == sorted(FAULTS)
