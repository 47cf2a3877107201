"""Fixes: whatever one mends, no other fault appears, and undo gives the first bytes back."""

from __future__ import annotations

from pathlib import Path

import pytest

from caribmap.desk.fixing import MENDED, fix_all, listed
from caribmap.desk.session import Session
from caribmap.propose.fixes.quotes import MOST_CHOICES
from caribmap.propose.fixes.table import NAMES
from tests.dossier_edits import Broken, append, change, dossier, write
from tests.folders import content
from tests.golden.test_faults import CASES
from tests.unit.desk.served import desk_of

FIXABLE = [case for case in CASES if case.code in MENDED]


def session_of(root: Path) -> Session:
    return Session(root, root.parent / f"{root.name}-state", lambda: "2026-01-01T00:00:00Z")


@pytest.mark.parametrize("case", FIXABLE, ids=str)
def test_a_fix_mends_its_fault_and_makes_no_other(case: Broken, tmp_path: Path) -> None:
    session = session_of(root := dossier(tmp_path / "dossier", *case.edits))
    before = content(root)
    (fault,) = listed(session, session.files())
    assert {fix["name"] for fix in fault["fixes"]} <= set(NAMES)
    fixed = fix_all(session)
    if len(fault["fixes"]) == 1:
        assert case.code not in [one.code for one in session.examined.faults], session.examined.faults
        assert [one.code for one, _ in fixed.done] == [case.code]
        session.undo(None)
    assert content(root) == before


SWAPPED = change("geodata/places.geojson", "[-61.75, 12.05]", "[12.05, -161.75]")
FOLDED = change("geodata/quotes.yaml", "Saint George's", "Saint George’s")
REPEATED = append("geodata/quotes.yaml", "  places: [saint-georges]\n")


def test_fixes_of_several_files_and_of_what_only_then_can_be_read(tmp_path: Path) -> None:
    """The quotes cannot be read before one key is taken out; what is wrong in them is seen behind that."""
    session = session_of(root := dossier(tmp_path / "dossier", SWAPPED, FOLDED, REPEATED))
    first = content(root)
    fixed = fix_all(session)
    assert sorted(fault.code for fault, _ in fixed.done) == ["P003", "Q004", "Y002"]
    assert not fixed.not_done
    assert not session.examined.faults
    while session.transactions.journal.to_undo():
        session.undo(None)
    assert content(root) == first


def test_a_fix_that_leaves_another_fault_of_its_record_is_saved(tmp_path: Path) -> None:
    """What a record has wrong before stops nobody from mending the rest of it."""
    broken = change("caribmap.yaml", '"#ffffff"}', '"#ffffff"}, on: no, of: x')
    session = session_of(dossier(tmp_path / "dossier", broken))
    assert sorted(fault.code for fault in session.examined.faults) == ["K001", "K007"]
    assert [fault.code for fault, _ in fix_all(session).done] == ["K007"]
    assert [fault.code for fault in session.examined.faults] == ["K001"]


def test_only_codes_that_are_asked_for_are_mended(tmp_path: Path) -> None:
    session = session_of(dossier(tmp_path / "dossier", SWAPPED, FOLDED))
    assert [fault.code for fault, _ in fix_all(session, ["Q004"]).done] == ["Q004"]


def test_a_fault_is_mended_by_a_request_and_one_that_is_gone_is_not(tmp_path: Path) -> None:
    root = dossier(tmp_path / "dossier", FOLDED)
    with desk_of(root) as desk:
        (fault,) = desk.ask("/api/faults")[1]["faults"]
        assert [fix["name"] for fix in fault["fixes"]] == ["article-characters"]
        status, answer = desk.ask("/api/fix", {"fault": fault, "choice": 0})
        assert status == 200, answer
        assert [one["code"] for one in answer["faults"]["gone"]] == ["Q004"]
        assert desk.ask("/api/faults")[1]["faults"] == []
        assert desk.ask("/api/fix", {"fault": fault})[0] == 404
        assert desk.ask("/api/fix", {"fault": [], "choice": -1})[0] == 400
        assert desk.ask("/api/undo", {})[0] == 200
        assert desk.ask("/api/fix", {"fault": fault, "choice": 1})[0] == 404


def test_a_choice_is_the_editors(tmp_path: Path) -> None:
    twice = write("seeds/harbour.txt", "Boats left. A ferry came.\nThen a ferry came. " * 12)
    quote = write(
        "geodata/quotes.yaml",
        "- {id: ferry, source: harbour-news, exact: a ferry, places: [saint-georges]}\n",
    )
    session = session_of(dossier(tmp_path / "dossier", twice, quote))
    (fault,) = [one for one in listed(session, session.files()) if one["code"] == "Q002"]
    assert len(fault["fixes"]) == MOST_CHOICES
    assert fix_all(session, ["Q002"]).done == ()
