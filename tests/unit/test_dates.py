"""EDTF strings become the first and last day they allow."""

from __future__ import annotations

import pytest

from caribmap.text.dates import DateBounds, day_order, parse_date


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
        ("2025-21", "2025-03-01", "2025-11-30"),
        ("2025-22", "2025-06-01", "2026-02-28"),
        ("2025-23", "2025-03-01", "2025-11-30"),
        ("2025-24", "2025-06-01", "2026-02-28"),
        ("2027-24?", "2027-06-01", "2028-02-29"),
        ("2025-25", "2025-03-01", "2025-05-31"),
        ("2025-28~", "2025-12-01", "2026-02-28"),
        ("2025-29", "2025-09-01", "2025-11-30"),
        ("2025-30", "2025-12-01", "2026-02-28"),
        ("2025-33", "2025-01-01", "2025-03-31"),
        ("2025-36", "2025-10-01", "2025-12-31"),
        ("2025-37", "2025-01-01", "2025-04-30"),
        ("2025-39", "2025-09-01", "2025-12-31"),
        ("2025-40", "2025-01-01", "2025-06-30"),
        ("2025-41", "2025-07-01", "2025-12-31"),
        ("2025-21/2025-22", "2025-03-01", "2026-02-28"),
        ("1984-1X", "1984-10-01", "1984-12-31"),
        ("1984-X1", "1984-01-01", "1984-11-30"),
        ("2025-10-2X", "2025-10-20", "2025-10-29"),
        ("2025-XX-31", "2025-01-31", "2025-12-31"),
        ("20XX-02-29", "2000-02-29", "2096-02-29"),
        ("156X-12-25", "1560-12-25", "1569-12-25"),
        ("15XX-12-XX", "1500-12-01", "1599-12-31"),
        ("1XXX-12", "1000-12-01", "1999-12-31"),
        ("0000", "0000-01-01", "0000-12-31"),
        ("-0044-03-15", "-000044-03-15", "-000044-03-15"),
        ("-1985", "-001985-01-01", "-001985-12-31"),
        ("Y17000", "+017000-01-01", "+017000-12-31"),
        ("Y170000002", "+200000-01-01", None),
        ("Y-17E7", None, "-200000-12-31"),
        ("1950S2", "1900-01-01", "1999-12-31"),
        ("Y3388E2S3", "+200000-01-01", None),
        ("Y12345S3", "+012300-01-01", "+012399-12-31"),
        ("[1667,1668,1670..1672]", "1667-01-01", "1672-12-31"),
        ("[..1760-12-03]", None, "1760-12-03"),
        ("[1760-12..]", "1760-12-01", None),
        ("{1960,1961-12}", "1960-01-01", "1961-12-31"),
        ("2004-06-~01/2004-06-~20", "2004-06-01", "2004-06-20"),
        ("2004-06-XX/2004-07-03", "2004-06-01", "2004-07-03"),
        ("-0100/0100", "-000100-01-01", "0100-12-31"),
        ("2025-10-26T14:36:15+00:00", "2025-10-26", "2025-10-26"),
        ("1985-04-12T23:20:30-04", "1985-04-12", "1985-04-12"),
        ("1985-04-12T23:20:30+04:30", "1985-04-12", "1985-04-12"),
        ("1985-04-12T24:00:00", "1985-04-12", "1985-04-12"),
        ("{2025-10-31,2025-11-01}", "2025-10-31", "2025-11-01"),
        ("[..2025]", None, "2025-12-31"),
        ("2025-10-26T14:36:15Z", "2025-10-26", "2025-10-26"),
    ],
)
def test_a_date_spans_every_day_it_allows(text: str, earliest: str | None, latest: str | None) -> None:
    bounds = parse_date(text)
    assert (bounds.earliest, bounds.latest) == (earliest, latest)


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
        ("2004-06~-11", True, False),
        ("2004-%06-11", True, True),
        ("?2004-06-~11", True, True),
        ("2025-24~", True, False),
    ],
)
def test_marks_of_doubt_are_kept(text: str, approximate: bool, uncertain: bool) -> None:
    bounds = parse_date(text)
    assert (bounds.approximate, bounds.uncertain) == (approximate, uncertain)


@pytest.mark.parametrize(
    "text",
    [
        "", "gestern", " 2025", "2025-11-01\n", "2025-10-2", "2025-1x", "/", "Y2025", "2025-10-26T25:00:00",
        "2025-10-26T14:36", "[]", "{..}", "2025-10-26T14:36:15~", "2025-10-26T14:36:15+15:00",
        "2025/2026/2027", "٢٠٢٥",
        "[" * 150, "2025" + "0" * 500, "{2025-10-31/2025-11-01}",
    ],
)  # fmt: skip
def test_what_is_not_edtf_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(ValueError, match="expected for example '2025-10-"):
        parse_date(text)


@pytest.mark.parametrize(
    "text",
    [
        "-0000",
        "-0000-01-01",
        "2025-13",
        "2025-02-30",
        "2023-02-29~",
        "XXXX-02-30",
        "2025-02-3X",
        "2025-2X",
        "20X1-02-29",
        "2025-42",
    ],
)
def test_a_day_outside_the_calendar_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a day of the calendar"):
        parse_date(text)


def test_an_interval_that_runs_backwards_names_both_days() -> None:
    with pytest.raises(ValueError, match="ends on 2025-10-20, before it begins on 2025-10-26"):
        parse_date("2025-10-26/2025-10-20")


def test_an_interval_of_years_before_christ_runs_backwards_by_their_order_in_time() -> None:
    assert parse_date("-0200/-0100").latest == "-000100-12-31"
    with pytest.raises(ValueError, match="before it begins"):
        parse_date("-0100/-0200")


def test_days_are_ordered_in_time_beyond_four_digits() -> None:
    days = ["2025-12-31", "+012025-01-01", "-000100-05-01", "0000-01-01", "-000200-01-01"]
    assert sorted(days, key=day_order) == [days[4], days[2], days[3], days[0], days[1]]
