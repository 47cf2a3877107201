"""The contract of the page with those who build on it: ready, payload, page API, popup, permalink."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Error, Page

from tests.browser.cards import HELD
from tests.browser.conftest import ROOT, OpenPage

API = (
    "ready",
    "data",
    "places",
    "quotes",
    "layers",
    "sources",
    "open",
    "close",
    "setLayer",
    "setSource",
    "setTime",
    "setLanguage",
    "setWorldview",
    "setMode",
    "search",
    "state",
    "on",
)


def payload_of(page: Page) -> dict[str, Any]:
    payload: dict[str, Any] = json.loads(page.locator("#caribmap-data").text_content() or "")
    return payload


def popup_quotes(page: Page) -> list[str]:
    texts: list[str] = page.locator(".leaflet-popup blockquote").evaluate_all(
        "nodes => nodes.map(node => node.textContent)"
    )
    return texts


def open_place(page: Page, place: str) -> None:
    page.evaluate("id => caribmap.open(id)", place)


def test_the_page_makes_no_request_and_logs_nothing(real_page: Page) -> None:
    assert real_page.title() != ""


def test_the_page_api_has_every_name_of_the_contract(read_page: Page) -> None:
    missing = read_page.evaluate("names => names.filter(name => !(name in caribmap))", API)
    assert missing == []
    assert read_page.evaluate("caribmap.ready instanceof Promise && Object.isFrozen(caribmap.data)")


def test_every_quote_in_the_page_equals_its_span_in_the_article(read_page: Page) -> None:
    payload = payload_of(read_page)
    texts = {
        source["id"]: (ROOT / "seeds" / source["file"]).read_bytes().decode("utf-8")
        for source in payload["sources"]
    }
    assert len(payload["quotes"]) >= 60
    for quote in payload["quotes"]:
        assert texts[quote["source"]][quote["start"] : quote["end"]] == quote["exact"], quote["id"]


def test_every_card_holds_all_quotes_of_its_place_word_for_word(real_page: Page) -> None:
    for place in real_page.evaluate("caribmap.places().map(place => place.id)"):
        open_place(real_page, place)
        expected = real_page.evaluate(HELD, place)
        assert real_page.locator(".leaflet-popup").count() == 1, place
        assert sorted(popup_quotes(real_page)) == sorted(expected), place


def test_quotes_in_a_card_carry_their_language_and_source(real_page: Page) -> None:
    open_place(real_page, "uss-gravely")
    cites = real_page.locator(".leaflet-popup blockquote").evaluate_all(
        "nodes => nodes.map(n => [n.lang, n.getAttribute('cite')])"
    )
    sources = {source["id"] for source in payload_of(real_page)["sources"]}
    assert cites
    assert all(lang == "de" and cite.removeprefix("#source-") in sources for lang, cite in cites)


def test_closing_leaves_no_popup(real_page: Page) -> None:
    open_place(real_page, "caracas")
    real_page.evaluate("caribmap.close()")
    real_page.wait_for_selector(".leaflet-popup", state="detached")
    assert real_page.evaluate("caribmap.state().place ?? null") is None


def test_opening_a_place_of_a_hidden_layer_shows_the_layer(real_page: Page) -> None:
    real_page.evaluate("caribmap.setLayer('context', false)")
    open_place(real_page, "damascus")
    assert real_page.evaluate("caribmap.layers().find(layer => layer.id === 'context').on")


def test_opening_a_place_without_a_point_opens_its_card(real_page: Page) -> None:
    open_place(real_page, "struck-boats")
    assert real_page.locator(".leaflet-popup").count() == 1


def test_opening_an_unknown_place_is_refused(read_page: Page) -> None:
    with pytest.raises(Error, match="atlantis"):
        open_place(read_page, "atlantis")


def test_a_permalink_opens_its_place_and_language(open_page: OpenPage, real_map: Path) -> None:
    page = open_page(real_map, "#place=essequibo&lang=es")
    page.wait_for_selector(".leaflet-popup")
    assert page.locator("html").get_attribute("lang") == "es"
    assert "Esequibo" in (page.locator(".leaflet-popup").text_content() or "")


def test_the_fragment_follows_the_page(real_page: Page) -> None:
    open_place(real_page, "moscow")
    real_page.evaluate("caribmap.setLanguage('en')")
    assert re.search(r"#(?=.*place=moscow)(?=.*lang=en)", real_page.url)


def test_search_finds_places_by_their_names_in_any_language(read_page: Page) -> None:
    hits = read_page.evaluate("caribmap.search('esequibo')")
    assert {"type": "place", "id": "essequibo"} in hits


def test_a_source_that_is_off_takes_its_quotes_out_of_the_card(real_page: Page) -> None:
    open_place(real_page, "uss-gravely")
    before = popup_quotes(real_page)
    real_page.evaluate("caribmap.setSource('cibercuba', false)")
    open_place(real_page, "caracas")
    sources = real_page.locator(".leaflet-popup blockquote").evaluate_all(
        "nodes => nodes.map(n => n.getAttribute('cite'))"
    )
    assert before
    assert "#source-cibercuba" not in sources
    assert "uss-gravely" not in real_page.evaluate("caribmap.state().shown ?? []")


def test_the_page_reads_without_javascript(open_page: OpenPage, real_map: Path) -> None:
    page = open_page(real_map, ready=False, java_script_enabled=False)
    text = page.locator("body").inner_text()
    assert "USS Gravely" in text
    assert page.locator("noscript blockquote").count() >= 60
