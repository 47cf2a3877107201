"""EDTF strings become the first and last day they allow."""

from __future__ import annotations

import subprocess
import sys

import pytest

from caribmap.text.dates import DateBounds, parse_date


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2025", "2025-01-01", "2025-12-31"),
        ("2025-10", "2025-10-01", "2025-10-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2025-10-26", "2025-10-26", "2025-10-26"),
        ("2025-10-31/2025-11-07", "2025-10-31", "2025-11-07"),
        ("2025-10/2025", "2025-10-01", "2025-12-31"),
        ("../2025", None, "2025-12-31"),
        ("2025/..", "2025-01-01", None),
        ("2025/", "2025-01-01", None),
        ("../..", None, None),
        ("20XX", "2000-01-01", "2099-12-31"),
        ("2025-10-XX", "2025-10-01", "2025-10-31"),
        ("2025-21", "2025-03-01", "2025-05-31"),
        ("2025-21/2025-22", "2025-03-01", "2025-08-31"),
        ("{2025-10-31,2025-11-01}", "2025-10-31", "2025-11-01"),
        ("[..2025]", None, "2025-12-31"),
        ("2025-10-26T14:36:15Z", "2025-10-26", "2025-10-26"),
    ],
)
def test_a_date_spans_every_day_it_allows(text: str, earliest: str | None, latest: str | None) -> None:
    assert parse_date(text) == DateBounds(earliest, latest)


@pytest.mark.parametrize("text", ["XXXX", "XXXX-10", "XXXX-10-26", "XXXX-10-26/XXXX-10-27", "XXXX-02-29"])
def test_a_date_without_a_year_has_no_bounds(text: str) -> None:
    assert parse_date(text) == DateBounds(None, None)


@pytest.mark.parametrize(
    ("text", "approximate", "uncertain"),
    [
        ("2025-10-26~", True, False),
        ("2025-10-26?", False, True),
        ("2025-10-26%", True, True),
        ("XXXX-10-26~", True, False),
        ("2025-10~/2025-11?", True, True),
        ("2025-?10", False, True),
        ("~2025", True, False),
    ],
)
def test_marks_of_doubt_are_kept(text: str, approximate: bool, uncertain: bool) -> None:
    bounds = parse_date(text)
    assert (bounds.approximate, bounds.uncertain) == (approximate, uncertain)


@pytest.mark.parametrize(
    "text",
    [
        "", "gestern", " 2025", "2025-11-01\n", "2025-10-2", "2025-1X", "/", "2025/2026/2027", "٢٠٢٥",
        "[" * 150, "2025" + "0" * 500, "{2025-10-31/2025-11-01}",
    ],
)  # fmt: skip
def test_what_is_not_edtf_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(ValueError, match="expected for example '2025-10-"):
        parse_date(text)


@pytest.mark.parametrize(
    "text", ["2025-13", "2025-02-30", "2023-02-29~", "XXXX-02-30", "0000", "Y17000", "-0044-03-15"]
)
def test_a_day_outside_the_calendar_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a day of the calendar"):
        parse_date(text)


def test_an_interval_that_runs_backwards_names_both_days() -> None:
    with pytest.raises(ValueError, match="ends on 2025-10-20, before it begins on 2025-10-26"):
        parse_date("2025-10-26/2025-10-20")


def test_what_the_library_cannot_read_is_not_printed(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(ValueError, match="EDTF"):
        parse_date("2025-X1")
    assert capsys.readouterr().out == ""


def test_dates_of_an_ordinary_dossier_do_not_load_the_edtf_library() -> None:
    code = (
        "import sys; from caribmap.text.dates import parse_date\n"
        "for text in '2025 2025-10-26~ XXXX-10-26 2025-10-31/2025-11-07 ../2025 2025-10?/..'.split():\n"
        "    parse_date(text)\n"
        "assert 'edtf' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
