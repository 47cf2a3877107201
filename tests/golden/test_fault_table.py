"""docs/faults.md says what the code says."""

from __future__ import annotations

from caribmap.faults import FAULTS
from tools.fault_table import TARGET, render_table


def test_the_committed_fault_table_is_the_generated_one() -> None:
    assert TARGET.read_text("utf-8") == render_table(), "run: python tools/fault_table.py"


def test_every_code_is_a_letter_and_three_digits_with_a_title_and_an_action() -> None:
    for code, kind in FAULTS.items():
        assert code[0].isupper()
        assert code[1:].isdigit()
        assert len(code) == 4
        assert kind.title
        assert kind.action.endswith(".")


def test_the_codes_of_the_table_stand_in_order() -> None:
    assert list(FAULTS) == sorted(FAULTS)
