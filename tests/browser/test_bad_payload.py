"""A page whose data are not what a build writes: it stays usable, and says what is wrong."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Callable, Iterator
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.cards import HELD
from tests.browser.conftest import OpenPage
from tests.browser.test_contract import open_place, payload_of, popup_quotes

Payload = dict[str, Any]
Edit = Callable[[Payload], object]
Alter = Callable[[Edit], Path]

BLOCK = re.compile(r'(<script type="application/json" id="caribmap-data">)(.*?)(</script>)', re.DOTALL)
WIDTHS = (390, 1280)
NEXT_FRAMES = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"


def with_block(page: str, text: str) -> str:
    return BLOCK.sub(lambda found: found[1] + text + found[3], page)


def few(payload: Payload) -> Payload:
    """The same with a few of its places and what belongs to them: it loads in a third of the time."""
    kept = {place["id"] for place in payload["places"][:6]} | {
        "caracas",
        "essequibo",
        "moscow",
        "uss-gravely",
    }
    quotes = {quote["id"] for quote in payload["quotes"] if kept.intersection(quote["places"])}
    return payload | {
        "places": [place for place in payload["places"] if place["id"] in kept],
        "quotes": [
            quote
            | {
                "places": [name for name in quote["places"] if name in kept],
                "denies": [name for name in quote["denies"] if name in quotes],
            }
            for quote in payload["quotes"]
            if quote["id"] in quotes
        ],
        "events": [
            event
            for event in payload["events"]
            if quotes.issuperset(event["quotes"]) and kept.issuperset(event["places"])
        ],
        "discrepancies": [
            one
            for one in payload["discrepancies"]
            if quotes.issuperset(name for answer in one["answers"] for name in answer["quotes"])
        ],
        "story": [],
    }


def escaped(payload: Payload) -> str:
    return json.dumps(payload, ensure_ascii=False).replace("<", "\\u003c")


@pytest.fixture
def altered(real_map: Path, tmp_path: Path) -> Alter:
    """Writes the real page with its payload changed by the function given."""

    def write(edit: Edit) -> Path:
        page = real_map.read_text("utf-8")
        found = BLOCK.search(page)
        assert found is not None
        payload = few(json.loads(found[2]))
        edit(payload)
        file = tmp_path / "altered.html"
        file.write_text(with_block(page, escaped(payload)), "utf-8", newline="")
        return file

    return write


def widths_of(page: Page) -> Iterator[int]:
    """Makes the page as wide as a phone and as a desk; at each width it has to fit its window."""
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        page.evaluate(NEXT_FRAMES)
        yield width
        assert fits(page), width


def fits(page: Page) -> bool:
    fitting: bool = page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    return fitting


@pytest.mark.parametrize(
    ("language", "words"),
    [("de", "Diese Karte lässt sich nicht anzeigen"), ("es", "No se puede mostrar este mapa")],
)
def test_data_of_another_format_are_refused_in_the_pages_language(
    open_page: OpenPage, altered: Alter, language: str, words: str
) -> None:
    file = altered(lambda payload: payload.update(format=3))
    page_text = file.read_text("utf-8").replace('<html lang="de"', f'<html lang="{language}"', 1)
    file.write_text(page_text, "utf-8", newline="")
    page = open_page(file, ready=False)
    expect(page.get_by_role("alert")).to_contain_text(words)
    expect(page.get_by_role("alert")).to_contain_text(re.compile("format[oa]? 2", re.IGNORECASE))
    for _ in widths_of(page):
        expect(page.get_by_role("alert")).to_be_in_viewport()


@pytest.mark.parametrize("text", ["", "{", "null", "7", '"text"', "[]"])
def test_data_that_are_no_payload_are_refused(
    open_page: OpenPage, real_map: Path, tmp_path: Path, text: str
) -> None:
    file = tmp_path / "broken.html"
    file.write_text(with_block(real_map.read_text("utf-8"), text), "utf-8", newline="")
    page = open_page(file, ready=False)
    expect(page.get_by_role("alert")).to_contain_text("Diese Karte lässt sich nicht anzeigen")


def drop(*path: str | int) -> Edit:
    """Takes one key out of the payload."""

    def edit(payload: Any) -> None:
        for step in path[:-1]:
            payload = payload[step]
        del payload[path[-1]]

    return edit


def replace(value: object, *path: str | int) -> Edit:
    def edit(payload: Any) -> None:
        for step in path[:-1]:
            payload = payload[step]
        payload[path[-1]] = value

    return edit


NAMED = 3
"""So many damaged pieces the message names; of others it only has the number."""
DAMAGES = {
    "places[3].names": drop("places", 3, "names"),
    "places[3].geocoding": drop("places", 3, "geocoding"),
    "places[3].anchor[1]": replace([-66.9, "10.5"], "places", 3, "anchor"),
    "places[5]": replace(None, "places", 5),
    "places[3].layer": replace("__proto__", "places", 3, "layer"),
    "quotes[0].exact": drop("quotes", 0, "exact"),
    "quotes[0].cut.after": drop("quotes", 0, "cut", "after"),
    "quotes[0].source": replace("nowhere", "quotes", 0, "source"),
    "sources[0].short": drop("sources", 0, "short"),
    "events[0].title": replace("Titel", "events", 0, "title"),
    "discrepancies[1].answers": drop("discrepancies", 1, "answers"),
    "layers[0].color": drop("layers", 0, "color"),
    "views[0].bounds": replace("here", "views", 0, "bounds"),
    "mentions.total": drop("mentions", "total"),
    "layers": drop("layers"),
    "sources": drop("sources"),
    "languages": drop("languages"),
    "views": replace({}, "views"),
    "title": replace(7, "title"),
    "edition": drop("edition"),
    "story": replace(None, "story"),
    "coast.sheet": drop("coast", "sheet"),
    "columns": drop("columns"),
}


PAGES = -(-len(DAMAGES) // NAMED)


@pytest.mark.parametrize("together", [list(DAMAGES)[page::PAGES] for page in range(PAGES)], ids=", ".join)
def test_what_is_damaged_is_left_out_and_named(
    open_page: OpenPage, altered: Alter, together: list[str]
) -> None:
    def damage(payload: Payload) -> None:
        for where in together:
            DAMAGES[where](payload)

    page = open_page(altered(damage), width=390)
    expect(page.get_by_role("alert")).to_contain_text("Ein Teil dieser Karte fehlt")
    for where in together:
        expect(page.get_by_role("alert")).to_contain_text(where)
    assert fits(page)
    for place in page.evaluate("caribmap.places().slice(0, 4).map(place => place.id)"):
        open_place(page, place)
        expected = page.evaluate(HELD, place)
        assert sorted(popup_quotes(page)) == sorted(expected)
    page.evaluate("caribmap.close()")
    page.get_by_role("alert").get_by_role("button").click()
    expect(page.get_by_role("alert")).to_have_count(0)


def test_a_page_without_damage_does_not_speak_of_any(read_page: Page) -> None:
    expect(read_page.get_by_role("alert")).to_have_count(0)


EMPTY = ("places", "quotes", "sources", "events", "discrepancies", "story", "origins", "worldviews", "views")


def test_a_map_of_no_place_is_a_map(open_page: OpenPage, altered: Alter) -> None:
    page = open_page(altered(lambda payload: payload.update({key: [] for key in EMPTY})))
    for _ in widths_of(page):
        assert page.evaluate("caribmap.places().length") == 0
        assert page.get_by_role("alert").count() == 0
    page.evaluate("caribmap.setMode('analysis')")
    assert page.evaluate("caribmap.search('caracas')") == []


def test_a_map_of_one_place_shows_it(open_page: OpenPage, altered: Alter) -> None:
    def keep_one(payload: Payload) -> None:
        payload["places"] = [place for place in payload["places"] if place["id"] == "caracas"]

    page = open_page(altered(keep_one))
    for _ in widths_of(page):
        page.evaluate("caribmap.close()")
        page.get_by_role("button", name=re.compile("^Caracas, ")).first.click()
        assert len(popup_quotes(page)) == page.evaluate("caribmap.quotes('caracas').length")


CROWD = 5_000


def test_five_thousand_places_in_one_spot_can_be_reached(open_page: OpenPage, altered: Alter) -> None:
    def crowd(payload: Payload) -> None:
        first = next(place for place in payload["places"] if place["id"] == "caracas")
        quote = next(quote for quote in payload["quotes"] if "caracas" in quote["places"])
        copies = [{**first, "id": f"caracas-{number}"} for number in range(CROWD)]
        payload["places"] = copies
        payload["quotes"] = [{**quote, "places": [copy["id"] for copy in copies]}]
        payload["story"] = payload["events"] = payload["discrepancies"] = []

    page = open_page(altered(crowd))
    for _ in widths_of(page):
        spoken = page.locator(".cm-button[role=button], .cm-cluster").evaluate_all(
            "nodes => nodes.map(node => node.getAttribute('aria-label'))"
        )
        assert spoken
        assert len(spoken) < 100
    open_place(page, f"caracas-{CROWD - 1}")
    assert len(popup_quotes(page)) == 1


LONG_NAME = "Donaudampfschifffahrtsgesellschaft" * 9
TEXTS = {
    "long": LONG_NAME[:300],
    "long words": ("Republik " * 40)[:300],
    "right to left": "مضيق هرمز ومياه الخليج",
    "Hebrew": "נמל חיפה",
    "Chinese": "中华人民共和国驻委内瑞拉大使馆",
    "markup": "<img src=x onerror=alert(1)>",
}


def test_names_of_any_length_and_script_stay_in_the_page(open_page: OpenPage, altered: Alter) -> None:
    """Each stands in a place of its own; layers, views and sources take them in turn."""
    named: dict[str, str] = {}

    def rename(payload: Payload) -> None:
        for place, text in zip(payload["places"], TEXTS.values(), strict=False):
            place["names"] = {"de": text}
            named[place["id"]] = text
        for records in (payload["layers"], payload["views"]):
            for record, text in zip(records, cycle(TEXTS.values()), strict=False):
                record["name"] = {"de": text}
        for source, text in zip(payload["sources"], TEXTS.values(), strict=False):
            source["short"] = text

    page = open_page(altered(rename))
    assert list(named.values()) == list(TEXTS.values())
    for width in widths_of(page):
        for place, name in named.items():
            open_place(page, place)
            expect(page.locator("#card-title")).to_contain_text(name)
            box = page.locator(".leaflet-popup").bounding_box()
            assert box is not None
            assert box["x"] >= 0, name
            assert box["x"] + box["width"] <= width, name
            assert fits(page), name
            assert page.locator(".leaflet-popup blockquote").last.evaluate(
                "node => node.scrollWidth <= node.clientWidth"
            ), name


@pytest.mark.parametrize("word", ["Wort ", "W"])
def test_a_quote_of_four_thousand_characters_is_shown_whole(
    open_page: OpenPage, altered: Alter, word: str
) -> None:
    exact = (word * 4000)[:4000]

    def lengthen(payload: Payload) -> None:
        for quote in payload["quotes"]:
            quote["exact"] = exact

    page = open_page(altered(lengthen))
    for _ in widths_of(page):
        open_place(page, "moscow")
        assert set(popup_quotes(page)) == {exact}
        box = page.locator(".leaflet-popup").bounding_box()
        assert box is not None
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= 800


HOSTILE = {
    "unknown": "#place=nowhere&lang=xx&world=q",
    "markup": "#place=<script>alert(1)</script>&view=<b>",
    "prototype": "#__proto__=caracas&constructor=1&place=__proto__&layers=constructor&story=__proto__",
    "prototype values": "#lang=toString&world=constructor&mode=__proto__&theme=valueOf&table=constructor",
    "escapes": "#place=%E0%A4%A&layers=%&sources=%zz&lang=%",
    "separators": "#&&==&=&place=&lang==&#",
    "numbers": "#story=1e9&from=9999-99-99&to=-1&story=0x1",
    "megabyte": "#place=" + "a" * 1_000_000,
    "many": "#" + "&".join(f"key{number}=%41" for number in range(50_000)),
}


def test_a_hostile_fragment_changes_nothing(open_page: OpenPage, altered: Alter) -> None:
    file = altered(lambda _: None)
    page = open_page(file)
    usual = page.evaluate("caribmap.state()")
    for kind, fragment in HOSTILE.items():
        page.goto("about:blank")
        page.goto(file.as_uri() + fragment)
        page.wait_for_selector("html[data-ready=true]", state="attached")
        assert page.evaluate("caribmap.state()") == usual, kind
        assert page.locator(".leaflet-popup").count() == 0, kind
        page.evaluate("fragment => { location.hash = fragment }", fragment)
        page.evaluate("caribmap.setLanguage('en')")
        assert page.evaluate("caribmap.state()") == {**usual, "lang": "en"}, kind


def test_the_data_themselves_stay_as_written(open_page: OpenPage, altered: Alter) -> None:
    page = open_page(altered(lambda payload: payload["places"].append(copy.deepcopy(payload["places"][0]))))
    assert len(payload_of(page)["places"]) == page.evaluate("caribmap.places().length")
