"""Transactions over several files: all or nothing, undone and redone, beside other writers and crashes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from caribmap.desk import transactions as module
from caribmap.desk.journal import Journal
from caribmap.desk.transactions import Busy, EditClash, NotOfTheFormat, Operation, Transactions
from caribmap.desk.working import Files
from caribmap.edit.operations import record_of
from caribmap.edit.positions import Parsed
from caribmap.edit.records import record_hash
from caribmap.errors import EnvironmentalError
from caribmap.faults import Fault
from caribmap.write import replace_if_unchanged
from tests.dossier_edits import dossier
from tests.folders import content

ROOT = Path(__file__).parents[3]
QUOTES, PLACES = "geodata/quotes.yaml", "geodata/places.geojson"


def no_faults(_parsed: Parsed, _noun: str, _name: str) -> Sequence[Fault]:
    return ()


def opened(root: Path) -> Transactions:
    return Transactions(root, Journal(root.parent / "state"), lambda: "2026-01-01T00:00:00Z", no_faults)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return dossier(tmp_path / "dossier")


@pytest.fixture
def desk(root: Path) -> Transactions:
    return opened(root)


def place(name: str, **more: Any) -> Operation:
    names = {"names": {"en": name}, "kind": "city", "layer": "places", "geocoding": {"basis": "stated"}}
    point = {"type": "Point", "coordinates": [1, 2]}
    return Operation("place", name, put={"id": name, "geometry": point, **names, **more})


def known(root: Path, noun: str, name: str) -> str:
    found = record_of(Files(root).parsed_of(noun)[0], noun, name)
    assert found
    return record_hash(found[1])


def id_of(root: Path, file: str) -> str:
    found = re.search(r'"?id"?: "?([a-z-]+)', (root / file).read_text("utf-8"))
    assert found
    return found[1]


def test_one_transaction_changes_two_files_and_undo_gives_the_first_bytes(
    desk: Transactions, root: Path
) -> None:
    first = content(root)
    quote = id_of(root, QUOTES)
    done = desk.commit(
        "a place and its quote",
        [place("tonga"), Operation("quote", quote, known(root, "quote", quote), set={"places": ["tonga"]})],
    )
    assert [written.file for written in done.written] == [PLACES, QUOTES]
    second = content(root)
    assert {file for file in first if first[file] != second[file]} == {PLACES, QUOTES}
    desk.undo()
    assert content(root) == first
    desk.redo()
    assert content(root) == second
    desk.undo(done.number + 2)
    assert content(root) == first
    with pytest.raises(LookupError):
        desk.undo()


def test_undo_survives_a_restart(desk: Transactions, root: Path) -> None:
    first = content(root)
    for name in ("a", "b", "c"):
        desk.commit(f"place {name}", [place(name)])
    for _ in range(3):
        opened(root).undo()
    assert content(root) == first
    again = opened(root)
    for _ in range(3):
        again.redo()
    again.commit("another", [place("d")])
    with pytest.raises(LookupError):
        again.redo()


def test_the_journal_is_its_owners(desk: Transactions, root: Path) -> None:
    desk.commit("place", [place("a")])
    folder = root.parent / "state"
    assert folder.stat().st_mode & 0o777 == 0o700
    assert (folder / "journal.jsonl").stat().st_mode & 0o777 == 0o600


def test_what_others_write_meanwhile_stays_and_undo_takes_only_ours_back(
    desk: Transactions, root: Path
) -> None:
    desk.commit("ours", [place("ours")])
    theirs = (root / PLACES).read_text("utf-8")
    (root / PLACES).write_text(theirs.replace('"features": [', '"features": [\n\n'), "utf-8")
    other = opened(root.parent / "dossier")
    other.journal = Journal(root.parent / "other state")
    other.commit("theirs", [place("theirs", note=None)])
    desk.undo()
    text = (root / PLACES).read_text("utf-8")
    assert '"theirs"' in text
    assert '"ours"' not in text
    assert "[\n\n" in text


def test_a_record_that_changed_elsewhere_is_a_clash_with_its_present_state(
    desk: Transactions, root: Path
) -> None:
    quote = id_of(root, QUOTES)
    before = known(root, "quote", quote)
    desk.commit("first", [Operation("quote", quote, before, set={"speaker": "one"})])
    first = content(root)
    with pytest.raises(EditClash) as clash:
        desk.commit("second", [place("x"), Operation("quote", quote, before, set={"speaker": "two"})])
    assert clash.value.current["speaker"] == "one"
    assert content(root) == first
    desk.commit("third", [Operation("quote", quote, known(root, "quote", quote), set={"speaker": None})])
    with pytest.raises(EditClash):
        desk.undo(1)


def test_a_new_record_with_a_taken_id_and_a_lost_record_are_clashes(desk: Transactions, root: Path) -> None:
    desk.commit("place", [place("a")])
    with pytest.raises(EditClash):
        desk.commit("again", [place("a")])
    with pytest.raises(EditClash):
        desk.commit("lost", [Operation("quote", "gone", "0123456789abcdef", set={"note": "x"})])


def test_what_is_no_record_of_the_format_is_not_written(root: Path) -> None:
    from caribmap.dossier.document import Where

    desk = opened(root)
    first = content(root)
    desk.check = lambda parsed, noun, _name: [
        Fault("K001", "unknown key", Where(noun)) for _ in range(parsed.text.count('"a"'))
    ]
    with pytest.raises(NotOfTheFormat):
        desk.commit("place", [place("a")])
    assert content(root) == first


class Killed(BaseException):
    """Stands for the death of the process."""


@pytest.mark.parametrize("finish", [True, False])
@pytest.mark.parametrize("calls", [0, 1, 2])
def test_a_crash_in_the_middle_is_finished_or_taken_back(
    calls: int, finish: bool, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, quote, first = opened(root), id_of(root, QUOTES), content(root)
    operations = [place("tonga"), Operation("quote", quote, known(root, "quote", quote), set={"note": "new"})]
    real, count = replace_if_unchanged, 0

    def killed(*arguments: Any) -> bool:
        nonlocal count
        if count == calls:
            raise Killed
        count += 1
        return real(*arguments)

    with monkeypatch.context() as patched:
        patched.setattr(module, "replace_if_unchanged", killed)
        patched.setattr(Journal, "end", lambda *_: (_ for _ in ()).throw(Killed))
        with pytest.raises(Killed):
            desk.commit("two files", operations)
    again = opened(root)
    assert again.journal.pending
    with pytest.raises(Busy):
        again.commit("other", [place("x")])
    again.settle(finish=finish)
    assert again.journal.pending is None
    if finish:
        assert (b"tonga" in (root / PLACES).read_bytes(), b"note: new" in (root / QUOTES).read_bytes()) == (
            True,
            True,
        )
        again.undo()
    assert content(root) == first


def test_a_system_that_refuses_the_second_file_takes_the_first_back(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, quote, first = opened(root), id_of(root, QUOTES), content(root)
    real = replace_if_unchanged

    def refusing(folder: Path, file: str, *contents: bytes | None) -> bool:
        if file == QUOTES:
            raise EnvironmentalError("cannot write: No space left on device")
        return real(folder, file, *contents)

    monkeypatch.setattr(module, "replace_if_unchanged", refusing)
    with pytest.raises(EnvironmentalError):
        desk.commit(
            "two", [place("t"), Operation("quote", quote, known(root, "quote", quote), set={"note": "n"})]
        )
    assert content(root) == first
    assert desk.journal.to_undo() is None


def test_a_writer_who_is_always_faster_is_told_of(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "replace_if_unchanged", lambda *_: False)
    with pytest.raises(Busy):
        opened(root).commit("place", [place("a")])


def test_an_article_and_its_source_come_and_go_in_one_step(desk: Transactions, root: Path) -> None:
    first = content(root)
    source = Operation("source", "new", put={"id": "new", "file": "new.txt", "language": "en"})
    desk.commit("article", [source], {"seeds/new.txt": b"Words\r\n"})
    assert (root / "seeds/new.txt").read_bytes() == b"Words\r\n"
    desk.undo()
    assert content(root) == first
    desk.redo()
    assert (root / "seeds/new.txt").read_bytes() == b"Words\r\n"


def test_the_journal_keeps_the_last_thousand(
    desk: Transactions, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("caribmap.desk.journal.MOST", 3)
    for number in range(9):
        desk.commit("place", [place(f"p-{number}")])
    again = opened(root)
    assert len(again.journal.entries) == 3
    for _ in range(3):
        again.undo()
    with pytest.raises(LookupError):
        again.undo()
    assert again.journal.next_number > 9
