"""The built page in a browser: nothing runs, nothing is requested, and what is shown is the text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Frame, Page

import caribmap
from tests.browser.tabs import Watch
from tests.hostile.comparison import assert_same
from tests.hostile.payloads import CLASSES, PAYLOADS, Payload
from tests.hostile.slots import number, write_dossier

SHARES = 8
DEFAULT = 2
"""So many of them hold a payload of every class, and are what `make test` has time for."""
REPORT = """
addEventListener('securitypolicyviolation', (event) => {
    console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`);
});
"""
HARMFUL = (
    "img:not(.leaflet-tile), iframe, object, embed, base, form, video, audio, plaintext, marquee, "
    "frameset, meta[http-equiv=refresh]"
)
CARDS = """async (ids) => {
    const found = [];
    for (const id of ids) {
        await caribmap.open(id);
        const card = document.querySelector('.leaflet-popup');
        found.push({
            title: card.querySelector('h2').textContent,
            quote: card.querySelector('blockquote').textContent,
            texts: [...card.querySelectorAll('bdi')].map((element) => element.textContent),
            translation: card.querySelector('.cm-translation p:not(.cm-label)')?.textContent ?? null,
            markup: card.querySelectorAll('script, img, iframe').length,
        });
    }
    caribmap.close();
    return found;
}"""
SECTION = "(id) => [...document.querySelectorAll(`#section-${id} bdi`)].map((element) => element.textContent)"

Open = Callable[..., AbstractContextManager[Page]]


@pytest.fixture
def opened(browser: Browser) -> Open:
    """Open a page that has to be silent: no message, request, dialog, navigation or violation."""

    @contextmanager
    def open_file(file: Path, query: str = "", *, scripts: bool = True) -> Iterator[Page]:
        context = browser.new_context(
            offline=True,
            java_script_enabled=scripts,
            reduced_motion="reduce",
            viewport={"width": 1280, "height": 800},
        )
        context.add_init_script(REPORT)
        watch = Watch(context)
        context.on(
            "page",
            lambda page: page.on("dialog", lambda dialog: watch.troubles.append(f"dialog {dialog.message}")),
        )
        page = context.new_page()
        page.goto(file.as_uri() + query)
        here = page.url.partition("#")[0]

        def note_navigation(frame: Frame) -> None:
            if frame.url.partition("#")[0] != here:
                watch.troubles.append(f"navigation {frame.url}")

        page.on("framenavigated", note_navigation)
        if scripts:
            page.wait_for_selector("html[data-ready=true]", state="attached")
        yield page
        assert page.locator(HARMFUL).count() == 0
        if scripts:
            assert page.evaluate("window.__pwned") is None
            assert page.evaluate("({}).polluted") is None
        assert len(context.pages) == 1
        context.close()
        assert watch.troubles == []

    return open_file


@dataclass(frozen=True)
class Share:
    """The built map of a share of the payloads: a page with all of them at once is slow."""

    map: Path
    texts: list[str]

    @property
    def places(self) -> list[str]:
        return [f"p-{number(index)}" for index in range(len(self.texts))]


@pytest.fixture(
    scope="module",
    params=[
        pytest.param(share, marks=() if share < DEFAULT else pytest.mark.soak) for share in range(SHARES)
    ],
)
def share(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Share:
    own = PAYLOADS[request.param :: SHARES]
    root = write_dossier(tmp_path_factory.mktemp("share"), own, own[0].text, "https://example.org/map.html")
    return Share(caribmap.build(root).map, [payload.text for payload in own])


def test_the_shares_of_every_run_hold_every_class() -> None:
    assert {payload.kind for share in range(DEFAULT) for payload in PAYLOADS[share::SHARES]} == CLASSES.keys()


def capitalised(text: str) -> str:
    """A speaker begins a line."""
    return text[0].upper() + text[1:]


def test_every_card_shows_every_text_as_it_is(opened: Open, share: Share) -> None:
    with opened(share.map) as page:
        data = page.evaluate("caribmap.places().map((place) => [place.id, place.names.de])")
        assert_same([name for place, name in data if place in share.places], share.texts, "names")
        cards: list[Any] = page.evaluate(CARDS, share.places)
        for text, card in zip(share.texts, cards, strict=True):
            assert card["title"] == card["quote"] == text
            assert card["markup"] == 0
            # Name, of, note, reason, method, geocoding note, question, answer, reference, correction …
            assert card["texts"].count(text) >= 12, (text, card["texts"])
            assert capitalised(text) in card["texts"]
        page.evaluate("caribmap.setLanguage('en')")
        for text, card in zip(share.texts, page.evaluate(CARDS, share.places), strict=True):
            assert card["title"] == card["translation"] == text


def test_every_section_and_the_search_show_the_texts_as_they_are(opened: Open, share: Share) -> None:
    with opened(share.map) as page:
        assert page.locator("h1").text_content() == share.texts[0]
        page.locator(".cm-tools").get_by_role("button", name="Ausschnitte").click()
        assert_same(page.locator("nav.cm-views button").all_text_contents(), share.texts, "views")
        wanted = {"layers": 1, "discrepancies": 2, "sources": 6, "events": 2, "not-mapped": 2, "about": 1}
        for section, times in wanted.items():
            page.locator(".cm-tools button").last.click()
            button = page.locator(f"button[aria-controls=section-{section}]")
            if button.get_attribute("aria-expanded") == "false":
                button.click()
            shown = page.evaluate(SECTION, section)
            for text in share.texts:
                found = sum(one in (text, capitalised(text)) for one in shown)
                assert found >= times, (section, text)
        provenance = page.locator("#section-about p").all_text_contents()
        assert set(share.texts) <= set(provenance)
        for text in share.texts:
            page.evaluate("(text) => caribmap.search(text)", text)
        assert page.evaluate("caribmap.search('Satz')")


def test_the_story_shows_the_texts_as_they_are(opened: Open, share: Share) -> None:
    with opened(share.map, "#story=1") as page:
        for index in range(0, len(share.texts), 16):
            page.evaluate(f"location.hash = '#story={index + 1}'")
            page.wait_for_selector(f".cm-step.cm-is-current #step-{index + 1}")
            step = page.locator(".cm-step.cm-is-current")
            assert step.locator("h2, .cm-step-text").all_text_contents() == [share.texts[index]] * 2


def test_without_javascript_every_name_and_quote_stands_there_as_text(opened: Open, share: Share) -> None:
    with opened(share.map, scripts=False) as page:
        named = page.locator("main article h4").all_text_contents()
        names = [name for name in named if name not in {"ship", "shore", "islet"}]
        quotes = page.locator("main article blockquote").all_text_contents()
        assert_same(names, share.texts, "names")
        assert set(share.texts) <= set(quotes)
        assert page.locator("main script, main [onload], main [onerror], main foreignObject").count() == 0
        assert page.locator("main a:not([href^='#']):not([rel='noopener noreferrer'])").count() == 0


def test_the_framed_page_shows_the_texts_as_they_are(opened: Open, share: Share) -> None:
    with opened(share.map, "?embed=1") as page:
        assert page.locator("h1").text_content() == share.texts[0]
        for text, card in zip(share.texts, page.evaluate(CARDS, share.places), strict=True):
            assert card["title"] == card["quote"] == text


def test_links_that_leave_are_plain_addresses_without_opener_or_referrer(opened: Open, share: Share) -> None:
    with opened(share.map) as page:
        page.locator(".cm-tools button").last.click()
        page.locator("button[aria-controls=section-sources]").click()
        links = page.evaluate(
            "[...document.querySelectorAll('a:not([href^=\"#\"])')].map((link) => [link.protocol, link.rel])"
        )
        assert len(links) >= len(share.texts)
        assert {tuple(link) for link in links} == {("https:", "noopener noreferrer")}


FIRST = {next(iter(texts)) for texts in CLASSES.values()}
ALONE = [
    pytest.param(
        payload, marks=() if payload.text in FIRST else pytest.mark.soak, id=f"{payload.kind}-{number(index)}"
    )
    for index, payload in enumerate(PAYLOADS)
]


@pytest.mark.parametrize("payload", ALONE)
def test_a_text_in_the_slots_that_there_are_once_stays_text(
    opened: Open, payload: Payload, tmp_path: Path
) -> None:
    built = caribmap.build(write_dossier(tmp_path, [payload], payload.text))
    with opened(built.map) as page:
        assert page.locator("h1").text_content() == payload.text
        assert page.locator(".cm-subtitle").text_content() == payload.text
        page.locator(".cm-tools button").last.click()
        page.locator("button[aria-controls=section-about]").click()
        assert page.evaluate(SECTION, "about").count(payload.text) >= 9
        assert page.evaluate("document.querySelector('title').textContent") == payload.text
        page.evaluate("caribmap.open('ship')")
        assert (
            page.locator(".leaflet-popup .cm-card-section bdi").all_text_contents().count(payload.text) >= 2
        )
    with opened(built.map, scripts=False) as page:
        assert page.locator("main h1").text_content() == payload.text
