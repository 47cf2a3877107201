from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from caribmap.commands.verdicts import verification_as_json, verification_lines
from caribmap.verify.page import read_page
from caribmap.verify.verification import PROVES, Verification, verify_map
from tests.unit.verify.published import Forgery, dossier_with_evidence, forge, quote_of


def verdicts(found: Verification) -> dict[str, str]:
    return {quote.quote: quote.verdict for quote in found.quotes if quote.verdict != "found"}


def detail(found: Verification, name: str) -> str:
    return "\n".join(next(quote.detail for quote in found.quotes if quote.quote == name))


def test_an_honest_map_holds(page: Path, articles: Path) -> None:
    found = verify_map(page, articles)
    assert found.holds
    assert found.counts == {"found": 4, "altered": 0, "absent": 0, "source missing": 0}
    assert [article.verdict for article in found.articles] == ["identical", "identical"]


def change_digit(payload: dict[str, Any]) -> None:
    quote_of(payload, "passengers")["exact"] = "It carried 180 passengers"


def move_quote(payload: dict[str, Any]) -> None:
    quote_of(payload, "sunday")["start"] += 3
    quote_of(payload, "sunday")["end"] += 3


def swap_source(payload: dict[str, Any]) -> None:
    quote_of(payload, "storm")["source"] = "harbour-news"


def swap_files(payload: dict[str, Any]) -> None:
    first, second = payload["sources"]
    first["file"], second["file"] = second["file"], first["file"]


def invent_quote(payload: dict[str, Any]) -> None:
    quote_of(payload, "storm")["exact"] = "Nobody was ever seen in the whole of the harbour"


def fold_quote(payload: dict[str, Any]) -> None:
    quote = quote_of(payload, "storm")
    quote["exact"] = quote["exact"].replace("'", "’")


def stretch_quote(payload: dict[str, Any]) -> None:
    quote_of(payload, "storm")["end"] = 10**9


def name_unknown_source(payload: dict[str, Any]) -> None:
    quote_of(payload, "storm")["source"] = "nobody"


@pytest.mark.parametrize(
    ("forgery", "quote", "verdict", "told"),
    [
        (change_digit, "passengers", "altered", "It carried 120 passengers"),
        (move_quote, "sunday", "altered", "moved: found at characters"),
        (swap_source, "storm", "absent", "found in weather.txt, source 'weather-news'"),
        (swap_files, "storm", "absent", "found in weather.txt, source 'harbour-news'"),
        (invent_quote, "storm", "absent", ""),
        (fold_quote, "storm", "altered", "differs by quotation marks"),
        (stretch_quote, "storm", "altered", "moved"),
        (name_unknown_source, "storm", "source missing", "no source 'nobody'"),
    ],
)
def test_each_forgery_of_a_quote_is_named_even_behind_a_forged_hash(
    page: Path, articles: Path, forgery: Forgery, quote: str, verdict: str, told: str
) -> None:
    found = verify_map(forge(page, forgery, rehash=True), articles)
    assert found.page.is_intact
    assert not found.holds
    assert verdicts(found)[quote] == verdict
    assert told in detail(found, quote)


def remove_discrepancy(payload: dict[str, Any]) -> None:
    del payload["discrepancies"][0]


def change_answer(payload: dict[str, Any]) -> None:
    payload["discrepancies"][0]["answers"][0]["value"]["en"] = "on Monday"


def remove_quote(payload: dict[str, Any]) -> None:
    payload["quotes"].pop()


def move_place(payload: dict[str, Any]) -> None:
    payload["places"][0]["geometry"]["coordinates"][0] += 1


def swap_speaker(payload: dict[str, Any]) -> None:
    quote_of(payload, "ferry")["speaker"] = {"en": "the harbour master"}


@pytest.mark.parametrize(
    ("forgery", "noun", "kind"),
    [
        (remove_discrepancy, "discrepancy", "removed"),
        (change_answer, "discrepancy", "changed"),
        (remove_quote, "quote", "removed"),
        (move_place, "place", "changed"),
        (swap_speaker, "quote", "changed"),
        (change_digit, "quote", "changed"),
    ],
)
def test_what_the_articles_cannot_show_the_hash_and_the_dossier_do(
    original: Path, page: Path, articles: Path, forgery: Forgery, noun: str, kind: str
) -> None:
    against = read_page(original).payload
    assert not verify_map(forge(page, forgery), articles).page.is_intact
    found = verify_map(forge(page, forgery, rehash=True), articles, against)
    assert found.page.is_intact
    assert not found.holds
    assert [(change.noun, change.kind) for change in found.differences or ()] == [(noun, kind)]


def test_a_page_without_a_stated_hash_does_not_hold(page: Path, articles: Path) -> None:
    page.write_text(page.read_text("utf-8").replace("caribmap-data-sha256", "something-else"), "utf-8")
    found = verify_map(page, articles)
    assert not found.holds
    assert "the page states no hash" in next(verification_lines(found))


def to_crlf(content: bytes) -> bytes:
    return content.replace(b"\n", b"\r\n")


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (to_crlf, "line endings CRLF, the original has LF"),
        (lambda content: content.replace(b"\n", b"\r"), "line endings CR, the original has LF"),
    ],
)
def test_an_article_with_other_line_ends_holds_and_what_to_do_is_told(
    page: Path, articles: Path, change: Callable[[bytes], bytes], told: str
) -> None:
    path = articles / "harbour.txt"
    path.write_bytes(change(path.read_bytes()))
    found = verify_map(page, articles)
    assert found.articles[0].verdict == "re-saved"
    assert told in found.articles[0].detail
    assert ".gitattributes" in found.articles[0].detail
    assert verdicts(found) == {}
    assert found.holds


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda content: b"\xef\xbb\xbf" + content, "byte order mark added"),
        (lambda content: content + b"\n\n", "line breaks at the end"),
        (lambda content: content.decode().encode("utf-16"), "saved as utf-16"),
        (lambda content: b"\xef\xbb\xbf" + to_crlf(content), "byte order mark added, line endings CRLF"),
    ],
)
def test_an_article_saved_again_is_told_as_such_and_its_quotes_are_found(
    page: Path, articles: Path, change: Callable[[bytes], bytes], told: str
) -> None:
    path = articles / "harbour.txt"
    path.write_bytes(change(path.read_bytes()))
    found = verify_map(page, articles)
    assert found.articles[0].verdict == "re-saved"
    assert told in found.articles[0].detail
    assert verdicts(found) == {}
    assert not found.holds


def test_a_rewritten_article_is_altered_and_its_standing_quotes_are_found(page: Path, articles: Path) -> None:
    path = articles / "harbour.txt"
    path.write_text(path.read_text().replace("120 passengers", "180 passengers"))
    found = verify_map(page, articles)
    assert found.articles[0].verdict == "altered"
    assert verdicts(found) == {"passengers": "altered"}
    assert not found.holds


def test_a_missing_article_of_another_letter_case_is_named(page: Path, articles: Path) -> None:
    (articles / "weather.txt").rename(articles / "Weather.txt")
    found = verify_map(page, articles)
    assert "'Weather.txt' is: rename it" in found.articles[1].detail


def cut_number(payload: dict[str, Any]) -> None:
    quote = quote_of(payload, "passengers")
    quote["exact"], quote["end"] = "It carried 12", quote["start"] + len("It carried 12")


def cut_word(payload: dict[str, Any]) -> None:
    quote = quote_of(payload, "passengers")
    quote["exact"], quote["end"] = (
        "It carried 120 passenger",
        quote["start"] + len("It carried 120 passenger"),
    )


def test_a_quote_that_ends_inside_a_number_is_altered(page: Path, articles: Path) -> None:
    found = verify_map(forge(page, cut_number, rehash=True), articles)
    assert verdicts(found) == {"passengers": "altered"}
    assert detail(found, "passengers") == "ends inside the number '120'"


def test_a_quote_that_ends_inside_a_word_is_found_and_the_word_is_told(page: Path, articles: Path) -> None:
    found = verify_map(forge(page, cut_word, rehash=True), articles)
    assert verdicts(found) == {}
    assert detail(found, "passengers") == "ends inside the word 'passengers'"


def test_a_missing_article_takes_its_quotes_along_and_no_others(page: Path, articles: Path) -> None:
    (articles / "weather.txt").unlink()
    found = verify_map(page, articles)
    assert [article.verdict for article in found.articles] == ["identical", "missing"]
    assert verdicts(found) == {"storm": "source missing"}
    assert not found.holds


@pytest.mark.parametrize("file", ["../map.html", "/etc/passwd", "a\\b", ".."])
def test_a_page_cannot_make_us_read_other_files(page: Path, articles: Path, file: str) -> None:
    def point_elsewhere(payload: dict[str, Any]) -> None:
        payload["sources"][1]["file"] = file

    found = verify_map(forge(page, point_elsewhere), articles)
    assert found.articles[1].verdict == "missing"
    assert "is not a plain file name" in found.articles[1].detail


def test_articles_with_carriage_returns_and_byte_order_marks_hold_as_they_are(tmp_path: Path) -> None:
    import caribmap
    from tests.dossier_edits import dossier

    built = caribmap.build(dossier(tmp_path, base="crlf-bom"))
    assert verify_map(built.map, tmp_path / "seeds").holds


def test_the_report_says_what_it_proves_in_both_forms(page: Path, articles: Path) -> None:
    found = verify_map(page, articles)
    assert PROVES in verification_lines(found)
    told = json.loads(verification_as_json(found))
    assert told["proves"] == PROVES
    assert "not truth" in PROVES
    assert told["holds"] is True
    assert {quote["verdict"] for quote in told["quotes"]} == {"found"}


def test_control_characters_of_a_page_do_not_reach_the_terminal(page: Path, articles: Path) -> None:
    def colour(payload: dict[str, Any]) -> None:
        quote_of(payload, "storm")["exact"] = "\x1b[2JA storm of 9 Beaufort was near Saint George's"
        quote_of(payload, "storm")["id"] = "\x1b[31m"

    lines = list(verification_lines(verify_map(forge(page, colour), articles, {})))
    assert not any("\x1b" in line for line in lines)


def test_the_dossier_gives_the_payload_of_its_own_page(original: Path, tmp_path: Path) -> None:
    from caribmap.commands.published import _payload

    root = dossier_with_evidence(tmp_path / "twin")
    assert verify_map(original, original.parents[1] / "seeds", _payload(root)).holds
