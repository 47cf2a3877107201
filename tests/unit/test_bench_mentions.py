"""The readers of annotated corpora, on small texts of our own in each format, and the scores."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.mentions.__main__ import main
from bench.mentions.corpora import Corpus, Document, find_corpora, read_documents
from bench.mentions.report import Measured, Row, render_recall
from bench.mentions.score import Score, score

GEOVIRUS = """<articles><article><source>s</source><text>Ferries left Bern for Rome.</text><locations>
<location><name>Bern</name><start>14</start><end>18</end><lat>1</lat><lon>2</lon></location>
<location><name>Rome</name><start>22</start><end>26</end></location></locations></article></articles>"""
LGL = """<?xml version="1.0" encoding="utf-8"?>
<articles><article docid="1"><title>A title</title><text><![CDATA[A Swiss ferry left Bern & Rome.]]></text>
<toponyms><toponym><phrase>Swiss</phrase><start>2</start><end>7</end><gaztag><name>Switzerland</name>
</gaztag></toponym><toponym><phrase>Bern</phrase><start>19</start><end>23</end></toponym>
<toponym><phrase>Oslo</phrase><start>3</start><end>7</end></toponym></toponyms></article></articles>"""
GEOWEBNEWS = """<articles><article><text>The church in Bern.</text><toponyms>
<toponym><extractedName>church</extractedName><type>Literal_Expression</type><start>4</start><end>10</end></toponym>
<toponym><extractedName>Bern</extractedName><type>Literal</type><start>14</start><end>18</end></toponym>
</toponyms></article></articles>"""
EUPEG = """<entries><entry><text>From Bern.</text><toponyms><toponym><start>5</start><end>9</end>
<phrase>Bern</phrase><place><placename>Bern</placename></place></toponym></toponyms></entry></entries>"""
CONLL_2002 = (
    "La DA B-LOC\nCosta NC I-LOC\n, Fc O\nde SP O\nRoma NC B-LOC\n. Fp O\n\nBerna NC B-LOC\nRoma NC B-LOC\n"
)
GERMEVAL = (
    "#\thttp://example.org [2009]\n1\tDie\tO\tO\n2\tBerner\tB-LOCderiv\tO\n3\tUni\tB-ORG\tO\n"
    "4\tin\tI-ORG\tO\n5\tBern\tI-ORG\tB-LOC\n6\t.\tO\tO\n"
)
WIKINEURAL = "0\tNew\tB-LOC\n1\tYork\tI-LOC\n2\t(\tO\n3\tNY\tB-LOC\n4\t)\tO\n\n"
MARKED = "From [[Bern]] to [[Rome]],\nat night.\n\n[[Oslo]] slept.\n"


def names(documents: list[Document]) -> list[list[str]]:
    return [[document.text[start:end] for start, end in document.spans] for document in documents]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (GEOVIRUS, [["Bern", "Rome"]]),
        (LGL, [["Swiss", "Bern"]]),
        (GEOWEBNEWS, [["Bern"]]),
        (EUPEG, [["Bern"]]),
        (CONLL_2002, [["La Costa", "Roma"], ["Berna", "Roma"]]),
        (GERMEVAL, [["Berner", "Bern"]]),
        (WIKINEURAL, [["New York", "NY"]]),
        (MARKED, [["Bern", "Rome"], ["Oslo"]]),
        ("", []),
        ("Nothing is annotated here.\n", []),
    ],
)
def test_each_format_is_read(content: str, expected: list[list[str]], tmp_path: Path) -> None:
    file = tmp_path / "corpus"
    file.write_text(content, "utf-8")
    assert names(read_documents(file)) == expected


def test_tokens_become_running_text(tmp_path: Path) -> None:
    (tmp_path / "a").write_text(WIKINEURAL, "utf-8")
    (tmp_path / "b").write_text(CONLL_2002, "latin-1")
    assert read_documents(tmp_path / "a")[0].text == "New York (NY)"
    assert read_documents(tmp_path / "b")[0].text == "La Costa, de Roma."


def test_an_annotation_that_is_nowhere_near_its_wording_is_counted_as_lost(tmp_path: Path) -> None:
    (tmp_path / "lgl.xml").write_text(LGL, "utf-8")
    assert read_documents(tmp_path / "lgl.xml")[0].lost == 1


def test_known_corpora_are_found_by_name_and_others_by_language(tmp_path: Path) -> None:
    for name in ("LGL_test.xml", "x/NER-de-test.tsv", "fr.txt", "uk/news.conll", "README.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("", "utf-8")
    found = {corpus.title: (corpus.language, path) for corpus, path in find_corpora(tmp_path)}
    assert found["LGL"] == ("en", tmp_path / "LGL_test.xml")
    assert found["GermEval 2014"] == ("de", tmp_path / "x/NER-de-test.tsv")
    assert found["TR-News"] == ("en", None)
    assert (found["fr.txt"][0], found["uk/news.conll"][0]) == ("fr", "uk")
    assert "README.md" not in found


def test_overlaps_count_once_on_each_side() -> None:
    document = Document("x" * 40, ((0, 5), (10, 20), (30, 35)))
    found = [[(3, 12), (11, 13), (5, 10), (36, 38)]]
    assert score([document], found) == Score(gold=3, noticed=2, found=4, right=2)
    nothing = score([document], [[]])
    assert (nothing.recall, nothing.precision, nothing.f1) == (0, 0, 0)


def test_the_command_writes_the_table_and_names_what_was_not_run(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "en.txt").write_text("The ship left [[Oslo]] for [[Qqxia]].\n", "utf-8")
    page = tmp_path / "mentions.md"
    main([str(tmp_path), "--out", str(page)])
    text = page.read_text("utf-8")
    assert text in capsys.readouterr().out
    assert "| LGL (en) |  |  | not run: not in the folder |" in text
    assert "| en.txt (en) | 1 | 2 | 0.50 / 1.00 / 0.67 | 0.50 / 1.00 / 0.67 | – |" in text
    assert "- spaCy: not run, no model for the language was named" in text


def test_the_recall_that_page_and_report_tell_is_that_of_known_corpora() -> None:
    rows = (Row("caribmap", Score(gold=4, noticed=3, found=3, right=3)), Row("geotext", None, reason="x"))
    english = (Corpus("LGL", "en", "lgl"), Corpus("GeoVirus", "en", "geovirus"), Corpus("en.txt", "en", ""))
    measured = [Measured(corpus, 1, 4, 0, 1.0, rows) for corpus in english]
    missing = Measured(Corpus("GermEval 2014", "de", "ner"), 0, 0, 0, 0.0, ())
    assert render_recall([*measured, missing]).endswith('Mapping[str, float] = {"en": 0.75}\n')
    assert render_recall([missing]).endswith("Mapping[str, float] = {}\n")


@pytest.mark.parametrize("arguments", [["nowhere"], [".", "--model", "en"]])
def test_wrong_arguments_are_told(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(arguments)
    assert "error: " in capsys.readouterr().err
