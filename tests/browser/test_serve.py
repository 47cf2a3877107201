"""The page at the address of `caribmap serve`: the whole map, kept where it is while builds replace it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, Frame, Page

from caribmap.commands.preview_server import PreviewServer
from tests.browser.article import ready_frame
from tests.browser.tabs import Watch

NOTE = "There is no map yet"
FAULTS = """{"summary": {"errors": 1, "warnings": 0}, "faults": [{"code": "Q001", "severity": "error",
"message": "<b>quote</b> is not there", "file": "geodata/quotes.yaml", "line": 3, "column": 5, "pointer": "",
"hint": "correct the quote"}]}"""


@pytest.fixture
def server() -> Iterator[PreviewServer]:
    with PreviewServer(0) as found:
        thread = Thread(target=found.serve_forever)
        thread.start()
        yield found
        found.shutdown()
        thread.join()


@pytest.fixture
def page(browser: Browser, server: PreviewServer) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    watch = Watch(context, server.address)
    yield context.new_page()
    context.close()
    # Asking for a map that is not there yet is what the page is for.
    assert [trouble for trouble in watch.troubles if "404" not in trouble] == []


def shown(page: Page) -> Frame:
    page.locator("iframe:not([hidden])").wait_for()
    return ready_frame(page)


def test_the_whole_map_is_shown_and_each_build_replaces_it_where_the_reader_is(
    page: Page, server: PreviewServer, real_map: Path
) -> None:
    html = real_map.read_bytes()
    server.show({"map.html": html})
    page.goto(f"{server.address}#place=caracas")
    frame = shown(page)
    assert frame.locator("#caribmap-app").get_attribute("data-layout") == "full"
    frame.wait_for_function("caribmap.state().place === 'caracas'")
    frame.evaluate("caribmap.open('moscow')")
    frame.evaluate("document.documentElement.dataset.old = 'true'")
    server.show({"map.html": html.replace(b"</html>", b"<!-- built again --></html>")})
    page.frame_locator("iframe").locator("html:not([data-old])[data-ready=true]").wait_for(state="attached")
    ready_frame(page).wait_for_function("caribmap.state().place === 'moscow'")


def test_the_page_lists_the_faults_as_text_and_keeps_the_last_good_map(
    page: Page, server: PreviewServer, real_map: Path
) -> None:
    server.show({"map.html": real_map.read_bytes()})
    page.goto(server.address)
    shown(page)
    server.list_faults(FAULTS)
    faults = page.get_by_role("region", name="1 error, 0 warnings – the map below is the last good one")
    faults.get_by_text("error Q001: <b>quote</b> is not there").wait_for()
    assert faults.get_by_text("geodata/quotes.yaml:3:5").is_visible()
    assert faults.get_by_text("hint: correct the quote").is_visible()
    assert page.locator("iframe").is_visible()
    server.list_faults('{"summary": {"errors": 0, "warnings": 0}, "faults": []}')
    faults.wait_for(state="hidden")


def test_before_the_first_good_build_the_page_says_so_and_then_shows_the_map(
    page: Page, server: PreviewServer, real_map: Path
) -> None:
    page.goto(server.address)
    page.get_by_text(NOTE).wait_for()
    server.show({"map.html": real_map.read_bytes()})
    shown(page)
    assert page.get_by_text(NOTE).is_hidden()
