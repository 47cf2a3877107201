"""Archives with faults: each is told with its file and row, and nothing is written without --keep-going."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from caribmap.dossier.archive_faults import ARCHIVE_FAULTS
from caribmap.errors import EnvironmentalError, FaultyDossierError
from caribmap.survey import archive as archives
from caribmap.survey import extra, readers
from caribmap.survey import rows as reading
from caribmap.survey.names import names_of
from caribmap.survey.part import Task, survey_piece
from tests.unit.survey.archives import NAME, article, rows, survey_here, write_lines, write_parquet

GOOD = [article(1), article(2)]
Make = Callable[[Path], Path]


def lines(*records: dict[str, Any]) -> Make:
    return lambda folder: write_lines(folder / "a.jsonl", [*GOOD, *records])


def raw(name: str, data: bytes) -> Make:
    def make(folder: Path) -> Path:
        write_lines(folder / "archive/a.jsonl", GOOD)
        (folder / "archive" / name).write_bytes(data)
        return folder / "archive"

    return make


def packed() -> bytes:
    return gzip.compress(b"".join(json.dumps(article(number)).encode() + b"\n" for number in range(10, 400)))


def not_utf8(folder: Path) -> Path:
    column = pa.array([b"Good.", b"Bad \xff."]).view(pa.string())
    pq.write_table(pa.table({"id": ["x", "y"], "text": column}), folder / "a.parquet")
    return folder / "a.parquet"


def truncated(folder: Path) -> Path:
    path = write_parquet(folder / "a.parquet", GOOD)
    path.write_bytes(path.read_bytes()[:-20])
    return path


CASES: tuple[tuple[str, str, Make], ...] = (
    ("A001", "a.parquet", truncated),
    ("A001", "b.jsonl:1", raw("b.jsonl", b"{nothing}\n")),
    ("A001", "b.jsonl:1", raw("b.jsonl", b"[1]\n")),
    ("A001", "b.jsonl:1", raw("b.jsonl", b"[" * 100_000 + b"\n")),
    ("A001", "b.jsonl.gz", raw("b.jsonl.gz", packed()[:-300])),
    ("A001", "b.jsonl.gz", raw("b.jsonl.gz", b"not gzip")),
    ("A001", "b.jsonl.zst", raw("b.jsonl.zst", b"not zstd")),
    ("A001", "b.parquet", raw("b.parquet", b"PAR1 not Parquet")),
    ("A002", "a.parquet", lambda folder: write_parquet(folder / "a.parquet", [{"id": 1, "body": "x"}])),
    ("A002", "b.jsonl", raw("b.jsonl", b'{"text": "no id"}\n')),
    ("A003", "a.jsonl:3", lines({"id": "x", "text": None})),
    ("A003", "a.jsonl:3", lines({"id": "x", "text": " \n"})),
    ("A003", "a.jsonl:3", lines({"id": None, "text": "x"})),
    ("A003", "a.jsonl:3", lines({"id": ["x"], "text": "x"})),
    ("A003", "b.txt", raw("b.txt", b"")),
    ("A004", "a.parquet:2", not_utf8),
    ("A004", "b.txt", raw("b.txt", b"\xff\xfe")),
    ("A004", "b.jsonl:1", raw("b.jsonl", b'{"id": "x", "text": "\xff"}\n')),
    ("A005", "a.jsonl:3", lines({"id": "x", "text": "x", "date": "yesterday"})),
    ("A005", "a.jsonl:3", lines({"id": "x", "text": "x", "date": "2025-02-30"})),
    ("A005", "a.jsonl:3", lines({"id": "x", "text": "x", "date": 20250101.5})),
    ("A006", "a.jsonl:3", lines({**article(9), "id": "a1"})),
    ("A007", "a.jsonl:3", lines({"id": "x", "text": "x" * 5000})),
    ("A007", "b.txt", raw("b.txt", b"x" * 5000)),
    ("A008", "a.jsonl", lambda folder: write_lines(folder / "a.jsonl", [])),
    ("A009", "a.jsonl:3", lines({"id": "x", "text": "x", "language": "Klingon?"})),
)


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST_BYTES", 4000)
    monkeypatch.setattr(readers, "MOST_BYTES", 4000)


@pytest.mark.parametrize(("code", "where", "make"), CASES, ids=lambda each: str(each)[:12])
def test_a_fault_is_told_with_file_and_row(
    code: str, where: str, make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(FaultyDossierError) as raised:
        survey_here(make(tmp_path), tmp_path / "out", monkeypatch)
    (fault,) = raised.value.faults
    place = fault.where.file if fault.where.line is None else f"{fault.where.file}:{fault.where.line}"
    assert (fault.code, place.removesuffix(f":{fault.where.line}") if ":" not in where else place) == (
        code,
        where,
    )
    assert not (tmp_path / "out").exists()


def test_every_code_of_archives_has_a_case() -> None:
    assert {code for code, _, _ in CASES} == set(ARCHIVE_FAULTS)


def test_keep_going_leaves_out_what_has_faults_and_lists_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / "archive"
    write_lines(source / "a.jsonl", [*GOOD, {"id": "x", "text": None}, article(3), article(1), article(4)])
    (source / "b.parquet").write_bytes(b"PAR1")
    (source / "c.txt").write_bytes(b"\xff")
    (source / "d.txt").write_text(f"At {NAME}.", "utf-8")
    done = survey_here(source, tmp_path / "out", monkeypatch, keep_going=True)
    assert sorted(fault.code for fault in done.faults) == ["A001", "A003", "A004", "A006"]
    assert done.articles == 5
    mentioned = [
        row["article"] for part in sorted((tmp_path / "out/mentions").iterdir()) for row in rows(part)
    ]
    assert sorted(set(mentioned)) == ["a1", "a2", "a3", "a4", "d.txt"]
    assert mentioned.count("a1") == 2
    record = json.loads((tmp_path / "out/survey.json").read_text("utf-8"))
    assert [fault["code"] for fault in record["left_out"]] == [fault.code for fault in done.faults]


def test_lines_are_counted_through_all_pieces(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "PIECE_BYTES", 700)
    records = [article(number) for number in range(40)]
    records[23]["date"] = "never"
    records[38]["text"] = None
    with pytest.raises(FaultyDossierError) as raised:
        survey_here(write_lines(tmp_path / "a.jsonl", records), tmp_path / "out", monkeypatch)
    assert [(fault.code, fault.where.line) for fault in raised.value.faults] == [("A005", 24), ("A003", 39)]


def test_thousands_of_small_files_are_an_archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(3_000):
        (folder / f"{number}.txt").write_bytes(b"At Saint George's.")
    done = survey_here(folder, tmp_path / "out", monkeypatch)
    assert (done.articles, done.mentions) == (3_000, 3_000)
    assert len(list((tmp_path / "out/mentions").iterdir())) == 3


def test_a_worker_with_another_program_is_told(tmp_path: Path) -> None:
    piece = archives.Piece("", (archives.ArchiveFile("a.txt", "a.txt", 1, "text"),))
    with pytest.raises(EnvironmentalError, match="install the same"):
        survey_piece(names_of((), ()), Task(piece, {}, "en", 1, "another"))


def test_a_missing_extra_is_told_with_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extra, "find_spec", lambda name: None)
    with pytest.raises(EnvironmentalError, match=r"caribmap\[survey\]"):
        extra.require_extra()


def test_an_archive_that_is_not_there_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(EnvironmentalError, match="no such file or folder"):
        survey_here(tmp_path / "nowhere", tmp_path / "out", monkeypatch)
