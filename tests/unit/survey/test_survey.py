"""What a survey finds, and what it writes."""

from __future__ import annotations

import datetime as dt
import gzip
import json
import shutil
from pathlib import Path

import pyarrow as pa
import pytest
import typer

from caribmap.commands.arguments import TextOrJson
from caribmap.commands.published import verify
from caribmap.derive.lexicon import build_lexicon
from caribmap.derive.scan import Finder
from caribmap.load.dossier import load_dossier
from caribmap.survey import archive as archives
from caribmap.survey import rows as reading
from caribmap.survey.combine import PER_PLACE
from caribmap.survey.parts import Parts
from caribmap.verify.verification import NOT_COUNTED, verify_map
from tests.unit.survey.archives import (
    DOSSIER,
    NAME,
    article,
    content,
    rows,
    survey_here,
    write_lines,
    write_parquet,
)

ROOT = Path(__file__).parents[3]
ARTICLES = [article(number) for number in range(60)]


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    return monkeypatch


def test_every_mention_stands_where_the_table_says(tmp_path: Path, here: pytest.MonkeyPatch) -> None:
    source = write_parquet(tmp_path / "a.parquet", ARTICLES, rows=7)
    done = survey_here(source, tmp_path / "out", here)
    texts = {each["id"]: each["text"] for each in ARTICLES}
    mentions = rows(tmp_path / "out/mentions/00000.parquet")
    assert len(mentions) == done.mentions == 120
    for mention in mentions:
        text = texts[mention["article"]]
        assert text[mention["start"] : mention["end"]] == mention["surface"] == NAME
        assert NAME in text[mention["sentence_start"] : mention["sentence_end"]]
        assert mention["place"] == "saint-georges"
    counts = rows(tmp_path / "out/counts.parquet")
    assert sum(count["mentions"] for count in counts) == 120
    assert sum(count["articles"] for count in counts) == 60
    assert {type(count["day"]) for count in counts} == {dt.date}


def test_the_real_articles_give_what_the_ledger_gives(tmp_path: Path, here: pytest.MonkeyPatch) -> None:
    loaded = load_dossier(ROOT).dossier
    assert loaded is not None
    records = [{"id": each.id, "text": each.text, "language": each.language} for each in loaded.sources]
    survey_here(write_lines(tmp_path / "a.jsonl", records), tmp_path / "out", here, dossier=ROOT)
    finder = Finder(build_lexicon("de", loaded.places, loaded.term_rulings))
    ledger = [
        (each.id, hit.start, hit.end, hit.reading.places, hit.reading.ruling)
        for each in loaded.sources
        for hit in finder.find(each.text)
        if hit.confidence == "dossier"
    ]
    found = [
        (
            each["article"],
            each["start"],
            each["end"],
            (each["place"],) if each["place"] else (),
            each["ruling"],
        )
        for each in rows(tmp_path / "out/mentions/00000.parquet")
    ]
    assert found == ledger
    assert len(rows(tmp_path / "out/pairs.parquet")) > 20


def test_the_kind_of_file_does_not_change_what_is_found(tmp_path: Path, here: pytest.MonkeyPatch) -> None:
    plain = write_lines(tmp_path / "a.jsonl", ARTICLES)
    packed = tmp_path / "b.jsonl.gz"
    packed.write_bytes(gzip.compress(plain.read_bytes()))
    standard = tmp_path / "c.jsonl.zst"
    standard.write_bytes(pa.compress(plain.read_bytes(), codec="zstd", asbytes=True))
    table = write_parquet(tmp_path / "d.parquet", ARTICLES)
    results = []
    for source in (plain, packed, standard, table):
        survey_here(source, tmp_path / source.stem, here)
        results.append(
            {name: data for name, data in content(tmp_path / source.stem).items() if name != "survey.json"}
        )
    assert all(result == results[0] for result in results)


def test_pieces_and_batches_leave_no_line_out_and_take_none_twice(
    tmp_path: Path, here: pytest.MonkeyPatch
) -> None:
    source = write_lines(tmp_path / "a.jsonl", ARTICLES)
    whole = survey_here(source, tmp_path / "whole", here)
    here.setattr(reading, "BATCH_BYTES", 300)
    for size in (237, 1000):
        here.setattr(archives, "PIECE_BYTES", size)
        survey_here(source, tmp_path / "cut", here)
        parts = sorted((tmp_path / "cut/mentions").iterdir())
        assert [row for part in parts for row in rows(part)] == rows(
            tmp_path / "whole/mentions/00000.parquet"
        )
        assert (tmp_path / "cut/counts.parquet").read_bytes() == (
            tmp_path / "whole/counts.parquet"
        ).read_bytes()
    assert whole.articles == 60


def test_texts_of_a_folder_have_their_names_as_ids(tmp_path: Path, here: pytest.MonkeyPatch) -> None:
    for number in range(3):
        path = tmp_path / f"texts/2025/{number}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"A ship is in {NAME}.\n", "utf-8")
    (tmp_path / "texts/readme.pdf").write_bytes(b"%PDF")
    survey_here(tmp_path / "texts", tmp_path / "out", here)
    found = rows(tmp_path / "out/mentions/00000.parquet")
    assert [each["article"] for each in found] == ["2025/0.txt", "2025/1.txt", "2025/2.txt"]
    record = json.loads((tmp_path / "out/survey.json").read_text("utf-8"))
    assert record["skipped_files"] == ["readme.pdf"]


def test_columns_may_have_other_names(tmp_path: Path, here: pytest.MonkeyPatch) -> None:
    records = [{"key": 1, "body": f"In {NAME}.", "day": dt.datetime(2025, 3, 4, 5, 6, tzinfo=dt.UTC)}]
    source = write_parquet(tmp_path / "a.parquet", records)
    survey_here(source, tmp_path / "out", here, columns={"id": "key", "text": "body", "date": "day"})
    (mention,) = rows(tmp_path / "out/mentions/00000.parquet")
    assert (mention["article"], mention["date"]) == ("1", dt.date(2025, 3, 4))


def test_the_sample_is_spread_over_time_and_publishers(tmp_path: Path, here: pytest.MonkeyPatch) -> None:
    many = [article(number, date="2025-01-01", publisher="Loud") for number in range(200)]
    few = [
        article(number, date=f"2025-{number % 12 + 1:02}-02", publisher="Quiet") for number in range(200, 212)
    ]
    survey_here(write_lines(tmp_path / "a.jsonl", [*many, *few]), tmp_path / "out", here)
    samples = rows(tmp_path / "out/samples.parquet")
    assert len(samples) == PER_PLACE
    assert {sample["date"].month for sample in samples if sample["publisher"] == "Quiet"} == set(range(1, 13))


def test_a_survey_that_was_stopped_goes_on_where_it_was(tmp_path: Path, here: pytest.MonkeyPatch) -> None:
    source = write_lines(tmp_path / "a.jsonl", ARTICLES)
    here.setattr(archives, "PIECE_BYTES", 2000)
    survey_here(source, tmp_path / "whole", here)
    put = Parts.put
    kept: list[str] = []

    def fails_at_the_fourth(self: Parts, key: str, part: bytes) -> None:
        if len(kept) == 3:
            raise KeyboardInterrupt
        kept.append(key)
        put(self, key, part)

    here.setattr(Parts, "put", fails_at_the_fourth)
    with pytest.raises(KeyboardInterrupt):
        survey_here(source, tmp_path / "out", here)
    assert not (tmp_path / "out").exists()
    made: list[str] = []

    def noted(self: Parts, key: str, part: bytes) -> None:
        made.append(key)
        put(self, key, part)

    here.setattr(Parts, "put", noted)
    survey_here(source, tmp_path / "out", here)
    assert set(made).isdisjoint(kept)
    assert content(tmp_path / "out") == content(tmp_path / "whole")
    assert not list(tmp_path.glob(".out*"))


def test_the_map_is_verified_against_its_archive(tmp_path: Path, here: pytest.MonkeyPatch) -> None:
    source = write_lines(tmp_path / "a.jsonl", ARTICLES)
    page = survey_here(source, tmp_path / "out", here, draws=True).out / "map.html"
    assert verify_map(page, str(source)).holds
    write_lines(source, [{**each, "text": each["text"].replace("left", "reached")} for each in ARTICLES])
    found = verify_map(page, str(source))
    assert not found.holds
    assert {article.verdict for article in found.articles} == {"altered"}
    assert found.counts["altered"] + found.counts["absent"] == len(found.quotes) > 0
    write_lines(source, ARTICLES[:1])
    assert {article.verdict for article in verify_map(page, str(source)).articles} >= {"missing"}


def test_an_archive_that_names_no_place_has_an_empty_map(tmp_path: Path, here: pytest.MonkeyPatch) -> None:
    source = write_lines(tmp_path / "a.jsonl", [{"id": 1, "text": "Nothing happened."}])
    done = survey_here(source, tmp_path / "out", here, draws=True)
    assert (done.mentions, done.payload["places"], done.payload["quotes"]) == (0, [], [])
    assert verify_map(done.map, str(source)).holds
    assert rows(tmp_path / "out/counts.parquet") == rows(tmp_path / "out/samples.parquet") == []


def test_a_damaged_part_is_made_again(tmp_path: Path, here: pytest.MonkeyPatch) -> None:
    parts = Parts(tmp_path / "out")
    parts.put("key", b"part")
    assert parts.get("key") == b"part"
    (parts.folder / "key").write_bytes((parts.folder / "key").read_bytes()[:-1])
    assert parts.get("key") is None


def test_another_archive_of_the_same_name_is_read_anew(tmp_path: Path, here: pytest.MonkeyPatch) -> None:
    source = write_lines(tmp_path / "a.jsonl", [*ARTICLES, {"id": "x", "text": ""}])
    with pytest.raises(Exception, match="A003"):
        survey_here(source, tmp_path / "out", here)
    assert Parts(tmp_path / "out").folder.is_dir()
    write_lines(source, ARTICLES[:1])
    assert survey_here(source, tmp_path / "out", here).articles == 1
    shutil.rmtree(tmp_path / "out")


def test_counts_are_verified_by_counting_again(
    tmp_path: Path, here: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    records = [{("name" if key == "id" else key): value for key, value in each.items()} for each in ARTICLES]
    source = write_lines(tmp_path / "a.jsonl", records)
    page = survey_here(
        source, tmp_path / "out", here, draws=True, columns={"id": "name"}, language="de", title="Found"
    ).map
    verify(page, str(source), DOSSIER, TextOrJson.text)
    assert "compared with the dossier: 0 differences" in capsys.readouterr().out
    assert verify_map(page, str(source)).not_checked[-1] == NOT_COUNTED
    write_lines(source, [*records, {**records[0], "name": "more"}])
    with pytest.raises(typer.Exit):
        verify(page, str(source), DOSSIER, TextOrJson.text)
    assert "/by_place/" in capsys.readouterr().out
