"""check_dossier: follow-ups are suppressed, suggestions are made, messages are safe to print."""

from __future__ import annotations

from pathlib import Path

import pytest

from caribmap.check.dossier import Checked, check_dossier
from caribmap.load.dossier import Loaded, load_dossier
from tests.dossier_edits import Edit, append, change, dossier, write

SETTINGS = "caribmap.yaml"
PLACES = "geodata/places.geojson"
QUOTES = "geodata/quotes.yaml"
DISCREPANCIES = "geodata/discrepancies.yaml"


def checked(root: Path, *edits: Edit) -> Checked:
    return check_dossier(load_dossier(dossier(root, *edits)))


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (PLACES, '"kind": "city"', '"kind": 1'),
        (PLACES, '"Feature"', '"Fixture"'),
        (PLACES, "{", "["),
        (QUOTES, "exact", "exakt"),
        (QUOTES, "- id", "  id: &a"),
        ("seeds/sources.yaml", "harbour.txt", "absent.txt"),
        ("seeds/sources.yaml", "language: en", "language: 1"),
        (SETTINGS, "name: Places", "nom: Places"),
    ],
)
def test_what_load_has_told_is_not_told_again(file: str, old: str, new: str, tmp_path: Path) -> None:
    assert checked(tmp_path, change(file, old, new)).faults == ()


def test_an_unknown_id_comes_with_the_one_that_was_meant(tmp_path: Path) -> None:
    (fault,) = checked(tmp_path, change(QUOTES, "[saint-georges]", "[saint-goerges]")).faults
    assert fault.message == "there is no place 'saint-goerges'"
    assert fault.hint == "did you mean 'saint-georges'?"


def test_without_a_dossier_there_is_nothing_to_check() -> None:
    assert check_dossier(Loaded(None, ())) == Checked(())


def test_the_spans_of_proven_quotes_are_returned_beside_the_faults_of_others(tmp_path: Path) -> None:
    result = checked(
        tmp_path,
        append(QUOTES, "- {id: b, source: harbour-news, exact: Nowhere., places: [saint-georges]}\n"),
    )
    assert list(result.spans) == ["ferry"]
    assert [fault.code for fault in result.faults] == ["Q001"]


def test_a_line_break_in_a_quote_does_not_break_its_message(tmp_path: Path) -> None:
    faults = checked(tmp_path, change(QUOTES, "A ferry", '"A ferry\\n\\u001b[31m"\n  note: ')).faults
    (fault,) = (fault for fault in faults if fault.code == "Q001")
    assert all("\n" not in line for line in (fault.message, fault.hint, *fault.detail))


@pytest.mark.parametrize(
    ("value", "language", "sound"),
    [
        ("120 Passagiere", "de", True),
        ("one hundred and twenty passengers", "en", True),
        ("121 passengers", "en", False),
        ("viele", "de", True),
    ],
)
def test_a_number_of_an_answer_may_be_in_words(
    value: str, language: str, sound: bool, tmp_path: Path
) -> None:
    answers = (
        f"    - {{value: {{{language}: {value}}}, quotes: [load]}}\n    - {{value: none, quotes: [ferry]}}\n"
    )
    result = checked(
        tmp_path,
        append(
            QUOTES,
            "- {id: load, source: harbour-news, exact: It carried 120, places: [saint-georges]}\n",
        ),
        write(
            DISCREPANCIES,
            f"- id: a\n  question: b\n  kind: within-source\n  weight: main\n  answers:\n{answers}",
        ),
    )
    assert [fault.code for fault in result.faults] == ([] if sound else ["D004"])


@pytest.mark.parametrize(
    "url", ["https://example.org", "http://example.org:8080/a?b=c#d", "https://münchen.example/ä"]
)
def test_an_http_address_is_accepted(url: str, tmp_path: Path) -> None:
    assert checked(tmp_path, append(SETTINGS, f"url: '{url}'\n")).faults == ()


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "//example.org",
        "ftp://a",
        "https://",
        "https://a b",
        "https://user@host",
        "data:,x",
    ],
)
def test_any_other_address_is_a_fault(url: str, tmp_path: Path) -> None:
    assert [fault.code for fault in checked(tmp_path, append(SETTINGS, f"url: '{url}'\n")).faults] == ["K011"]
