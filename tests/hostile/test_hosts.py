"""A hostile page round the map: its messages do what a link could, and it hears nothing but a height."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Frame, Page

import caribmap
from tests.browser.article import frame_with, page_with, ready_frame, served
from tests.browser.tabs import Lent
from tests.dossier_edits import dossier

PLACE = "saint-georges"
MAP = "document.querySelector('iframe').contentWindow"
HEARD = "window.heard = []; addEventListener('message', ({ data }) => heard.push(structuredClone(data)));"
STATE = "JSON.stringify(caribmap.state())"
# What can be sent at all: functions and accessors cannot be cloned, everything else of JavaScript can.
FUZZ = """(count) => {
    const { contentWindow: map } = document.querySelector('iframe');
    const odd = [
        null, undefined, 0, -0, NaN, 1n, true, '', 'x'.repeat(1e6), new Date(0), /x/g, new Map([['type', 'caribmap:fragment']]),
        new Set(['fragment']), new ArrayBuffer(8), new Uint8Array(9), new Error('x'), [], [['type', 'caribmap:fragment']], {},
    ];
    const kinds = ['caribmap:fragment', 'caribmap:data', 'caribmap:height', 'constructor', '__proto__', 'setLanguage', null, 7];
    const fragments = [
        null, 7, {}, [], true, '', '#', 'x', '#__proto__=x', '#constructor=x', '#place=__proto__', '#place=constructor&lang=toString',
        '#lang=__proto__&view=constructor&world=valueOf', '#from=9999&to=0000', '#%E0%A4%A', '#place=%00', '#layers=,,,&sources=%2C',
        '#story=1e9', '#story=__proto__', '#place=' + 'x'.repeat(5000), '#' + 'a=b&'.repeat(400), '#mode=<img src=x onerror=alert(1)>',
        'javascript:window.__pwned=1', '#place=javascript:window.__pwned=1', { toString: null }, { length: 3 },
    ];
    const objects = kinds.flatMap((type) => fragments.map((fragment) => ({ type, fragment })));
    const proto = JSON.parse('{"__proto__": {"type": "caribmap:fragment", "fragment": "#place=saint-georges"}, "constructor": {"prototype": {"polluted": 1}}}');
    const deep = [...Array(2000)].reduce((inner) => ({ inner }), {});
    const cyclic = { type: 'caribmap:fragment' };
    cyclic.fragment = cyclic;
    const pym = ['xPYMx', 'pymxPYMxxPYMxfragmentxPYMx', 'pymxPYMxxPYMxfragmentxPYMx#place=__proto__', 'pymxPYMx__proto__xPYMxfragmentxPYMx#'];
    const all = [...odd, ...objects, ...pym, proto, deep, cyclic];
    for (let sent = 0; sent < count; sent++) map.postMessage(all[sent % all.length], '*');
    return all.length;
}"""  # noqa: E501


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of an article that frames the map and keeps everything that it is sent."""
    root = tmp_path_factory.mktemp("hosts")
    folder = root / "host"
    caribmap.build(dossier(root / "dossier"), folder)
    article = page_with(f"<script>{HEARD}</script>{frame_with('map.html', 700, 520)}")
    (folder / "article.html").write_text(article, "utf-8")
    with served(folder) as address:
        yield address


@pytest.fixture
def parent(lent: Lent, host: str) -> Page:
    return lent.open(f"{host}/article.html", host=host, ready=False).page


def settled(frame: Frame) -> None:
    """Messages come in order: one more, and its effect, say that all before it were read."""
    frame.page.evaluate(f"{MAP}.postMessage({{type: 'caribmap:fragment', fragment: '#place={PLACE}'}}, '*')")
    frame.wait_for_selector(".leaflet-popup")


def test_ten_thousand_odd_messages_change_nothing_and_the_page_goes_on(parent: Page) -> None:
    frame = ready_frame(parent)
    before = frame.evaluate(STATE)
    different = parent.evaluate(FUZZ, 10_000)
    assert different > 200
    settled(frame)
    frame.evaluate("caribmap.close()")
    assert frame.evaluate(STATE) == before
    assert frame.evaluate("[window.__pwned, ({}).polluted, ({}).type]") == [None, None, None]
    assert parent.evaluate("window.__pwned") is None
    assert frame.locator("#caribmap-app").count() == 1


def test_a_parent_hears_a_height_in_three_forms_and_nothing_else(parent: Page) -> None:
    frame = ready_frame(parent)
    parent.evaluate(FUZZ, 500)
    for request in (
        "'caribmap.data'",
        "{type: 'caribmap:data'}",
        "{type: 'caribmap:state'}",
        "{type: 'caribmap:fragment', fragment: ''}",
    ):
        parent.evaluate(f"{MAP}.postMessage({request}, '*')")
    settled(frame)
    frame.evaluate("caribmap.setLanguage('en')")
    parent.evaluate("document.querySelector('iframe').width = 480")
    parent.wait_for_function("heard.length > 3")
    for message in parent.evaluate("heard"):
        if isinstance(message, str):
            assert message.startswith("pymxPYMxxPYMxheightxPYMx")
            assert message.removeprefix("pymxPYMxxPYMxheightxPYMx").isdigit()
        else:
            height = message.pop("height")
            assert isinstance(height, int)
            assert message in ({"sentinel": "amp", "type": "embed-size"}, {"type": "caribmap:height"})


def test_a_sandboxed_map_keeps_its_document_from_the_parent(parent: Page) -> None:
    ready_frame(parent)
    assert parent.evaluate("document.querySelector('iframe').contentDocument") is None
    reach = f"(() => {{ try {{ return {MAP}.caribmap }} catch (error) {{ return error.name }} }})()"
    assert parent.evaluate(reach) == "SecurityError"


def test_a_message_from_another_window_than_the_parent_is_not_read(parent: Page) -> None:
    frame = ready_frame(parent)
    parent.evaluate("""() => {
        const other = document.createElement('iframe');
        document.body.append(other);
        const script = other.contentDocument.createElement('script');
        const message = `{type: 'caribmap:fragment', fragment: '#place=saint-georges'}`;
        script.textContent = `parent.frames[0].postMessage(${message}, '*')`;
        other.contentDocument.body.append(script);
    }""")
    parent.evaluate(FUZZ, 300)
    parent.wait_for_timeout(200)
    assert frame.locator(".leaflet-popup").count() == 0
