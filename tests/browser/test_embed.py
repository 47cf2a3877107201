"""The map inside an article: compact, sandboxed, of a fixed height, with manners."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.article import frame_with, page_with, ready_frame, served
from tests.browser.axe import light_and_dark_violations
from tests.browser.conftest import ROOT
from tests.browser.tabs import Lent

PYM = ROOT / "src/caribmap/viewer/node_modules/pym.js/dist/pym.v1.min.js"
FULL = "allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads"
NOT_IN_AN_ARTICLE = (
    "#caribmap-panel, .cm-languages, .cm-appearance, .cm-views, input[type=search], #story-entry"
)
WRITTEN = """texts => new Set(texts.filter(text => text.getBoundingClientRect().width > 0
        && !text.closest('.cm-is-quiet'))
    .map(text => text.closest('.cm-text'))).size"""
REFUSED = """() => {
    const asked = [{}, '#place=nowhere&lang=xx'].map(text => ({ type: 'caribmap:fragment', fragment: text }));
    for (const message of ['caribmap.data', { type: 'caribmap:data' }, ...asked, null, 7]) {
        frames[0].postMessage(message, '*');
    }
}"""
STEER = "{ type: 'caribmap:fragment', fragment: '#place=essequibo&lang=es' }"
LINES = "element => Math.round(element.clientHeight / parseFloat(getComputedStyle(element).lineHeight))"
HEARD = """
window.heard = [];
addEventListener('message', ({ data }) => heard.push(typeof data === 'string' ? data : JSON.stringify(data)));
"""

NUMBERS = count()
"""No two articles have one address: a browser keeps what it has read at it."""

OpenHost = Callable[..., Page]


@pytest.fixture(scope="module")
def host(real_map: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """A folder with the built map, and the address at which it is served."""
    folder = shutil.copytree(real_map.parent, tmp_path_factory.mktemp("article") / "host")
    with served(folder) as address:
        yield folder, address


@pytest.fixture
def open_host(lent: Lent, host: tuple[Path, str]) -> OpenHost:
    """Opens a page with the given body next to the map, in which `script` runs first."""
    folder, address = host

    def open_article(
        body: str, *, width: int = 732, height: int = 900, script: str = "", **options: object
    ) -> Page:
        name = f"article-{next(NUMBERS)}.html"
        (folder / name).write_text(page_with(f"<script>{script}</script>{body}"), "utf-8")
        tab = lent.open(f"{address}/{name}", host=address, ready=False, width=width, height=height, **options)
        return tab.page

    return open_article


@pytest.mark.parametrize(
    ("width", "most", "sandbox"),
    [
        (320, 4, "allow-scripts"),
        pytest.param(320, 4, FULL, marks=pytest.mark.full),
        (480, 6, FULL),
        (700, 6, "allow-scripts"),
    ],
)
def test_the_frame_is_compact_and_ready_in_a_sandbox(
    open_host: OpenHost, width: int, most: int, sandbox: str
) -> None:
    """`most` names are written at this width."""
    frame = ready_frame(open_host(frame_with("map.html", width, 520, sandbox)))
    assert 2 <= frame.locator(".cm-text text").evaluate_all(WRITTEN) <= most
    assert frame.locator("#caribmap-app").get_attribute("data-layout") == "compact"
    assert frame.locator(NOT_IN_AN_ARTICLE).count() == 0
    assert frame.evaluate("document.documentElement.scrollWidth") <= width
    assert frame.evaluate("document.documentElement.scrollHeight") <= 520
    assert frame.get_by_role("link", name="Ganze Karte öffnen").get_attribute("target") == "_blank"
    text = frame.locator("body").inner_text()
    assert all(
        part in text
        for part in (
            "Artikel vom 1. bis 7.11.2025",
            "Quellen: 5 Artikel",
            "Karte: caribmap",
            "Keine Position genannt (6)",
        )
    )
    rows = frame.locator(".cm-legend li:visible")
    if width < 700:
        expect(rows).to_have_count(0)
    else:
        expect(rows.filter(has_text="Schauplatz")).to_have_count(1)
        expect(rows.filter(has_text="Schriftzug")).to_have_count(1)


SIGNS_ON_MAP = """() => {
    const box = document.querySelector('#caribmap-map').getBoundingClientRect();
    const isSeen = (element) => {
        const { left, top, width } = element.getBoundingClientRect();
        return width > 0 && left >= box.left && left <= box.right && top >= box.top && top <= box.bottom;
    };
    const names = { disc: 'Schauplatz', ring: 'Regierungssitz', hull: 'Schiff, Stelle nicht genannt',
        span: 'Schriftzug', spot: 'Schriftzug', wave: 'Schriftzug' };
    const shapes = [...document.querySelectorAll('.cm-button:not(.cm-is-quiet)')].filter((mark) =>
        isSeen(mark) && mark.querySelector('.cm-sign').getBoundingClientRect().width > 0)
        .flatMap((mark) => [...mark.classList].map((name) => name.replace('cm-shape-', '')));
    return [...new Set(shapes.flatMap((shape) => names[shape] ?? []))].sort();
}"""


def test_the_legend_has_a_row_for_every_sign_on_the_map_and_no_other(open_host: OpenHost) -> None:
    frame = ready_frame(open_host(frame_with("map.html#view=caribbean", 700, 520)))
    hull = frame.locator(".cm-legend li").filter(has_text="Stelle nicht genannt")
    for view in ("caribbean", "paria", "world"):
        frame.evaluate("view => { location.hash = `#view=${view}`; }", view)
        frame.wait_for_function("view => caribmap.state().view === view", arg=view)
        signs = frame.evaluate(SIGNS_ON_MAP)
        for name in signs:
            expect(frame.locator(".cm-legend li").filter(has_text=name)).to_have_count(1)
        expect(hull).to_have_count(int("Schiff, Stelle nicht genannt" in signs))


@pytest.mark.parametrize("width", [320, pytest.param(480, marks=pytest.mark.full), 700])
def test_the_caption_is_the_view_s_in_the_reader_s_language_and_takes_two_lines(
    open_host: OpenHost, width: int
) -> None:
    frame = ready_frame(open_host(frame_with("map.html#view=paria&lang=es", width, 520)))
    caption = frame.locator(".cm-bar p")
    views = frame.evaluate("Object.fromEntries(caribmap.data.views.map(({ id, caption }) => [id, caption]))")
    assert caption.inner_text() == views["paria"]["es"]
    frame.evaluate("caribmap.setLanguage('de')")
    assert caption.inner_text() == views["paria"]["de"]
    for view, captions in views.items():
        for language, text in captions.items():
            frame.evaluate("hash => { location.hash = hash; }", f"#view={view}&lang={language}")
            frame.get_by_text(text, exact=True).wait_for()
            assert caption.evaluate(LINES) <= 2


def test_a_card_on_a_phone_takes_under_half_of_the_height_and_holds_every_quote(open_host: OpenHost) -> None:
    frame = ready_frame(open_host(frame_with("map.html#place=caracas", 320, 520)))
    card = frame.locator(".leaflet-popup").bounding_box()
    assert card is not None
    assert card["height"] <= 0.45 * 520
    quotes = frame.evaluate("caribmap.quotes('caracas').map(quote => quote.exact)")
    held = frame.locator(".leaflet-popup blockquote").evaluate_all(
        "nodes => nodes.map(node => node.textContent)"
    )
    assert sorted(held) == sorted(quotes)
    assert frame.get_by_role("link", name="Ganze Karte öffnen").is_visible()


def test_the_whole_map_opens_as_the_reader_sees_it(open_host: OpenHost) -> None:
    frame = ready_frame(
        open_host(frame_with("map.html?childId=a&initialWidth=700#place=moscow&lang=en", 700, 520))
    )
    href = frame.get_by_role("link", name="Open the whole map").get_attribute("href") or ""
    assert href.endswith("/map.html#place=moscow&lang=en")


def test_a_frame_leaves_the_article_its_history_and_its_focus(open_host: OpenHost) -> None:
    page = open_host(frame_with("map.html#place=caracas", 700, 520))
    frame = ready_frame(page)
    before = page.evaluate("history.length")
    assert page.evaluate("document.activeElement.tagName") == "BODY"
    for place in ("moscow", "essequibo"):
        frame.evaluate("id => caribmap.open(id)", place)
    frame.evaluate("caribmap.close()")
    frame.get_by_role("button", name="USS Gravely").first.press("Enter")
    frame.wait_for_selector(".leaflet-popup")
    assert page.evaluate("history.length") == before


@pytest.mark.parametrize("width", [320, 700])
def test_an_embed_with_an_open_card_has_no_axe_violations(
    lent: Lent, host: tuple[Path, str], width: int
) -> None:
    address = f"{host[1]}/map.html?embed=1#place=essequibo"
    tab = lent.open(address, host=host[1], width=width, height=520)
    assert light_and_dark_violations(tab.page) == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_page_that_is_always_light_or_dark_says_so_in_the_fragment(open_host: OpenHost, theme: str) -> None:
    other = "dark" if theme == "light" else "light"
    frame = ready_frame(open_host(frame_with(f"map.html#theme={theme}", 700, 520), color_scheme=other))
    paper = frame.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (paper == "rgb(255, 254, 251)") is (theme == "light")


def test_the_height_goes_out_in_three_ways_and_nothing_else_does(open_host: OpenHost) -> None:
    page = open_host(frame_with("map.html?childId=karte", 320, 300), script=HEARD)
    frame = ready_frame(page)
    frame.evaluate("caribmap.setLanguage('es')")
    page.wait_for_function("heard.length >= 3")
    around = frame.evaluate("innerHeight - document.getElementById('caribmap-map').clientHeight")
    height = round(320 * 5 / 4 + around)
    heard = page.evaluate("heard")
    assert heard[-3:] == [
        f"pymxPYMxkartexPYMxheightxPYMx{height}",
        f'{{"sentinel":"amp","type":"embed-size","height":{height}}}',
        f'{{"type":"caribmap:height","height":{height}}}',
    ]
    assert all("height" in message for message in heard)


def test_a_message_can_do_what_a_link_can(open_host: OpenHost) -> None:
    page = open_host(frame_with("map.html", 700, 520))
    frame = ready_frame(page)
    page.evaluate(f"frames[0].postMessage({STEER}, '*')")
    frame.wait_for_selector(".leaflet-popup")
    assert frame.evaluate("caribmap.state().place") == "essequibo"
    assert frame.locator("html").get_attribute("lang") == "es"


def test_other_messages_change_nothing_and_get_no_answer(open_host: OpenHost) -> None:
    page = open_host(frame_with("map.html", 700, 520), script=HEARD)
    frame = ready_frame(page)
    before = frame.evaluate("JSON.stringify(caribmap.state())")
    heard = len(page.evaluate("heard"))
    page.evaluate(REFUSED)
    frame.evaluate("caribmap.setMode('read')")
    assert frame.evaluate("JSON.stringify(caribmap.state())") == before
    assert len(page.evaluate("heard")) == heard


def test_a_frame_beside_the_map_cannot_steer_it(open_host: OpenHost, host: tuple[Path, str]) -> None:
    script = f"<script>parent.frames[0].postMessage({STEER}, '*')</script>"
    (host[0] / "beside.html").write_text(page_with(script), "utf-8")
    page = open_host(frame_with("map.html", 700, 520))
    frame = ready_frame(page)
    page.evaluate(
        "document.body.append(Object.assign(document.createElement('iframe'), { src: 'beside.html' }))"
    )
    page.frame_locator("iframe >> nth=1").get_by_text("Danach").wait_for()
    frame.evaluate("caribmap.setMode('read')")
    assert frame.evaluate("caribmap.state().place") is None


def test_pym_sets_the_height_and_steers_the_map(open_host: OpenHost, host: tuple[Path, str]) -> None:
    shutil.copyfile(PYM, host[0] / "pym.js")
    page = open_host(
        '<div id="karte"></div><script src="pym.js"></script>'
        "<script>window.parentOfMap = new pym.Parent('karte', 'map.html', { title: 'Karte' });</script>",
        width=320,
    )
    frame = ready_frame(page)
    page.wait_for_function("document.querySelector('iframe').getAttribute('height') !== null")
    mapped = frame.locator("#caribmap-map").bounding_box()
    assert mapped is not None
    assert mapped["height"] == pytest.approx(320 * 5 / 4, abs=1)
    page.evaluate("parentOfMap.sendMessage('fragment', '#place=essequibo')")
    frame.wait_for_selector(".leaflet-popup")
    assert "Essequibo" in frame.locator(".leaflet-popup h2").inner_text()
