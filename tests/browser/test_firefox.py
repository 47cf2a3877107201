"""The written file in Firefox, where the machine has it: the same promises as in Chromium, walked once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.article import frame_with, page_with
from tests.browser.cards import HELD
from tests.browser.firefox import Firefox, firefox_executable, started

EXECUTABLE = firefox_executable()
pytestmark = pytest.mark.skipif(
    EXECUTABLE is None, reason="no Firefox on this machine: install firefox-esr, or set FIREFOX to its path"
)
FULL = "allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads"
CARDS = f"""(async step => {{
    const wrong = [];
    for (const {{ id }} of caribmap.places().filter((_, index) => index % step === 0)) {{
        await caribmap.open(id);
        const held = [...document.querySelectorAll('.leaflet-popup blockquote')].map(n => n.textContent);
        const exact = {HELD}(id);
        if (held.length === 0 || held.sort().join('|') !== exact.sort().join('|')) wrong.push(id);
    }}
    return {{ wrong, places: caribmap.places().length }};
}})"""


@pytest.fixture(scope="session")
def browser_session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    assert EXECUTABLE is not None
    with started(EXECUTABLE, tmp_path_factory.mktemp("firefox")) as firefox:
        yield firefox


@pytest.fixture
def firefox(browser_session: Firefox) -> Iterator[Firefox]:
    """The session's Firefox; the test fails if its page logs or requests anything."""
    browser_session.troubles.clear()
    yield browser_session
    # An answer comes after the events before it.
    browser_session.evaluate("1")
    assert browser_session.troubles == []


def test_the_page_is_drawn_and_silent(firefox: Firefox, real_map: Path) -> None:
    firefox.open(real_map.as_uri())
    assert firefox.evaluate("document.documentElement.dataset.ready") == "true"
    assert firefox.evaluate("document.querySelectorAll('.cm-mark').length") > 10
    assert firefox.evaluate("document.querySelectorAll('.cm-text text').length") >= 5
    assert len(firefox.evaluate("document.querySelector('path.cm-land').getAttribute('d')")) > 1000


@pytest.mark.parametrize(
    ("width", "step"),
    [(390, 6), *(pytest.param(width, 1, marks=pytest.mark.engines) for width in (390, 1280))],
)
def test_a_card_holds_its_quotes_word_for_word(
    firefox: Firefox, real_map: Path, width: int, step: int
) -> None:
    """Every sixth card, and at full length every one."""
    firefox.open(real_map.as_uri(), width=width)
    found = firefox.evaluate(f"{CARDS}({step})")
    assert found["wrong"] == []
    assert found["places"] == 42
    assert firefox.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_permalink_opens_its_place_in_its_language(firefox: Firefox, real_map: Path) -> None:
    firefox.open(real_map.as_uri() + "#place=essequibo&lang=es")
    assert firefox.evaluate("document.documentElement.lang") == "es"
    assert "Esequibo" in firefox.evaluate("document.querySelector('#card-title').textContent")


def test_the_language_switches_everything_and_stays_in_the_link(firefox: Firefox, real_map: Path) -> None:
    firefox.open(real_map.as_uri())
    german = firefox.evaluate("document.body.innerText")
    firefox.evaluate("caribmap.setLanguage('en').then(() => null)")
    assert firefox.evaluate("document.title").startswith("Venezuela’s request for help")
    assert firefox.evaluate("document.body.innerText") != german
    assert "lang=en" in firefox.evaluate("location.hash")


def test_back_undoes_an_opened_card(firefox: Firefox, real_map: Path) -> None:
    firefox.open(real_map.as_uri())
    firefox.evaluate("caribmap.open('moscow').then(() => null)")
    firefox.evaluate(
        "new Promise(done => { addEventListener('hashchange', () => setTimeout(done), { once: true }); "
        "history.back() })"
    )
    assert firefox.evaluate("caribmap.state().place") is None


@pytest.mark.parametrize("sandbox", ["allow-scripts", FULL])
def test_the_map_stands_in_a_sandboxed_frame(
    firefox: Firefox, real_map: Path, tmp_path: Path, sandbox: str
) -> None:
    host = tmp_path / "article.html"
    source = real_map.as_uri() + "#place=uss-gravely&lang=en"
    host.write_text(page_with(frame_with(source, 700, 520, sandbox)), "utf-8")
    firefox.command("browsingContext.navigate", context=firefox.tab, url=host.as_uri(), wait="complete")
    [frame] = firefox.frames()
    firefox.evaluate("caribmap.ready.then(() => null)", frame)
    assert firefox.evaluate("document.querySelector('#caribmap-app').dataset.layout", frame) == "compact"
    quotes = firefox.evaluate(
        "[...document.querySelectorAll('.leaflet-popup blockquote')].map(n => n.textContent)", frame
    )
    exact = firefox.evaluate("caribmap.quotes('uss-gravely').map(quote => quote.exact)", frame)
    assert sorted(quotes) == sorted(exact)
