from __future__ import annotations

import json
from dataclasses import asdict
from html.parser import HTMLParser
from pathlib import Path

from caribmap.pipeline.examine import examine_dossier
from caribmap.verify.signoff import NOT_CHECKED, Report, report_of
from caribmap.verify.signoff_page import signoff_page
from tests.dossier_edits import append, change, dossier
from tests.unit.verify.published import dossier_with_evidence


def report_on(root: Path) -> Report:
    examined = examine_dossier(root)
    assert examined.dossier is not None
    assert examined.derived is not None
    return report_of(examined, examined.dossier, examined.derived)


def test_every_quote_stands_with_file_offsets_place_and_verdict(tmp_path: Path) -> None:
    root = dossier_with_evidence(tmp_path)
    found = report_on(root)
    assert [quote.id for quote in found.quotes] == ["ferry", "sunday", "passengers", "storm"]
    for quote in found.quotes:
        text = (root / "seeds" / quote.file).read_text()
        assert text[quote.start : quote.end] == quote.exact
        assert quote.places == ("saint-georges",)
        assert quote.verdict == "quoted verbatim"


def test_a_fold_is_named_and_an_unproven_quote_is_the_first_open_point(tmp_path: Path) -> None:
    folded = change("geodata/quotes.yaml", "Saint George's", "Saint George’s")
    absent = append(
        "geodata/quotes.yaml", "- {id: gone, source: harbour-news, exact: Nobody came, places: []}\n"
    )
    found = report_on(dossier(tmp_path, folded, absent))
    assert [(quote.verdict, quote.fold) for quote in found.quotes] == [
        ("quoted up to a fold", "quotation marks"),
        ("not proven", None),
    ]
    assert found.open_points[0] == "quotes not proven: gone"
    assert found.quotes[1].start is None


def test_shares_are_those_of_the_articles(tmp_path: Path) -> None:
    root = dossier(tmp_path)
    (source,) = report_on(root).sources
    exact = "A ferry arrived in Saint George's on Friday."
    assert source.quoted_share == round(len(exact) / len((root / "seeds/harbour.txt").read_text()), 4)


def test_open_points_name_what_the_edition_lacks_and_who_has_no_quote(tmp_path: Path) -> None:
    edition = 'edition: {version: "1.0", imprint: The harbour desk}\n'
    found = report_on(dossier(tmp_path, append("caribmap.yaml", edition)))
    assert "edition: not signed off" in found.open_points
    assert "edition: no version" not in found.open_points
    assert "edition: no imprint" not in found.open_points


def test_unaccounted_names_stand_with_their_position(tmp_path: Path) -> None:
    text = "\nThe captain came from Madrid.\n"
    found = report_on(dossier(tmp_path, append("seeds/harbour.txt", text)))
    (mention,) = found.coverage.unaccounted
    assert mention.startswith("“Madrid” in harbour.txt, ")


def test_the_report_claims_no_more_than_is_recognised(tmp_path: Path) -> None:
    claim = "Every place name that the program recognises – the dossier&#x27;s own, countries"
    assert claim in signoff_page(report_on(dossier(tmp_path / "whole")))
    opened = dossier(tmp_path / "open", append("seeds/harbour.txt", "\nThe captain came from Madrid.\n"))
    assert claim not in signoff_page(report_on(opened))
    foreign = change("seeds/sources.yaml", "language: en", "language: tlh")
    report = report_on(dossier(tmp_path / "foreign", foreign))
    assert report.coverage.unrecognised == ("Klingon",)
    assert "Place names in Klingon are not recognised, except the dossier&#x27;s own." in signoff_page(report)


def test_the_report_says_what_the_program_does_not_check(tmp_path: Path) -> None:
    report = report_on(dossier(tmp_path))
    assert report.not_checked == NOT_CHECKED
    page = signoff_page(report)
    assert all(point in page for point in NOT_CHECKED)


def test_the_page_escapes_every_text_and_has_no_script(tmp_path: Path) -> None:
    hostile = change("caribmap.yaml", "A harbour", "\"<script>alert('x')</script>\"")
    page = signoff_page(report_on(dossier(tmp_path, hostile)))
    tags: list[str] = []

    class Tags(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            tags.append(tag)

    Tags().feed(page)
    assert "script" not in tags
    assert "&lt;script&gt;alert(&#x27;x&#x27;)&lt;/script&gt;" in page
    assert 'blockquote lang="en">A ferry arrived in Saint George&#x27;s on Friday.</blockquote>' in page


def test_the_json_form_holds_the_same(tmp_path: Path) -> None:
    found = report_on(dossier(tmp_path))
    told = json.loads(json.dumps(asdict(found)))
    assert told["quotes"][0]["id"] == "ferry"
    assert told["open_points"] == list(found.open_points)
