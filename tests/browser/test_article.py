"""The facade, the examples of docs/embedding.md, and the demo article, as a reader meets them."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from caribmap.payload.types import Payload
from caribmap.render.opening import Opening
from caribmap.render.snippet import render_facade
from caribmap.verify.page import read_page
from tests.browser.article import page_with, ready_frame, served
from tests.browser.conftest import ROOT
from tests.browser.tabs import Watch
from tools.demo import write_demo

EXAMPLE = re.compile(r"^```html\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PLACES = ["uss-gravely", "essequibo", "moscow"]
FOCUSED = (
    """(({ tagName, href }) => `${tagName}:${(href ?? '').split('/').at(-1)}`)(document.activeElement)"""
)
FAR = '<div style="height:3000px"></div>'


@pytest.fixture(scope="module")
def payload(real_map: Path) -> Payload:
    found: Payload = read_page(real_map).payload  # type: ignore[assignment]
    return found


@pytest.fixture(scope="module")
def demo(real_map: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo's folder with the facade's script beside it."""
    folder = tmp_path_factory.mktemp("demo")
    write_demo(real_map.parent, folder)
    shutil.copy(real_map.parent / "embed.js", folder)
    # As `caribmap embed --place essequibo --lang en` makes it.
    shutil.copy(folder / "preview.png", folder / "embed/place-essequibo.en.png")
    return folder


@pytest.fixture
def site(demo: Path, tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """A copy of the demo that a test may change, and the address at which it is served."""
    shutil.copytree(demo, tmp_path, dirs_exist_ok=True)
    with served(tmp_path) as address:
        yield tmp_path, address


class Reader:
    """A browser window that looks at the site; `troubles` is what it saw that it should not."""

    def __init__(self, browser: Browser, address: str, **options: object) -> None:
        self.context: BrowserContext = browser.new_context(**options)  # type: ignore[arg-type]
        self.watch = Watch(self.context, address)
        self.page: Page = self.context.new_page()


@pytest.fixture
def reader(browser: Browser, site: tuple[Path, str]) -> Iterator[Reader]:
    found = Reader(browser, site[1], viewport={"width": 732, "height": 900})
    yield found
    found.context.close()
    assert found.watch.troubles == []


def show(reader: Reader, site: tuple[Path, str], body: str) -> Page:
    (site[0] / "host.html").write_text(page_with(body), "utf-8")
    reader.page.goto(f"{site[1]}/host.html")
    return reader.page


def facade(payload: Payload, *, load: str = "near") -> str:
    payload = payload | {"url": None}
    return render_facade(payload, Opening("essequibo", lang="en")).replace(
        "<carib-map", f'<carib-map load="{load}"'
    )


def test_the_facade_waits_for_the_click_and_hands_over_the_focus(
    reader: Reader, site: tuple[Path, str], payload: Payload
) -> None:
    page = show(reader, site, facade(payload, load="click"))
    before = page.locator("carib-map").bounding_box()
    assert page.locator("iframe").count() == 0
    assert "Essequibo" in (page.get_by_role("img").get_attribute("alt") or "")
    page.get_by_role("button", name="Load the map").click()
    frame = ready_frame(page)
    assert frame.evaluate("[caribmap.state().place, caribmap.state().lang]") == ["essequibo", "en"]
    assert page.evaluate("document.activeElement.tagName") == "IFRAME"
    assert page.locator("carib-map").bounding_box() == before
    assert page.locator("iframe").bounding_box() == before


def test_the_facade_loads_the_map_when_it_is_scrolled_near(
    reader: Reader, site: tuple[Path, str], payload: Payload
) -> None:
    page = show(reader, site, FAR + facade(payload))
    page.get_by_role("button", name="Load the map").wait_for()
    assert page.locator("iframe").count() == 0
    page.locator("carib-map").scroll_into_view_if_needed()
    assert ready_frame(page).evaluate("caribmap.state().place") == "essequibo"


def test_the_facade_s_script_runs_only_with_the_hash_of_its_snippet(
    browser: Browser, site: tuple[Path, str], payload: Payload
) -> None:
    changed = site[0] / "embed.js"
    changed.write_bytes(changed.read_bytes() + b"\n")
    reader = Reader(browser, site[1])
    page = show(reader, site, facade(payload, load="click"))
    assert page.get_by_role("button").count() == 0
    assert any("integrity" in trouble for trouble in reader.watch.troubles)
    reader.context.close()


def test_without_javascript_the_picture_links_to_the_map(
    browser: Browser, site: tuple[Path, str], payload: Payload
) -> None:
    reader = Reader(browser, site[1], java_script_enabled=False)
    page = show(reader, site, facade(payload))
    assert (
        page.get_by_role("link", name="Essequibo").get_attribute("href") == "map.html#place=essequibo&lang=en"
    )
    assert page.locator("carib-map img").evaluate("image => image.naturalWidth") == 1200
    reader.context.close()
    assert reader.watch.troubles == []


def test_the_listener_of_the_documentation_sets_the_height(reader: Reader, site: tuple[Path, str]) -> None:
    examples = EXAMPLE.findall((ROOT / "docs/embedding.md").read_text("utf-8"))
    (example,) = [example for example in examples if "caribmap:height" in example]
    page = show(reader, site, example)
    ready_frame(page)
    page.wait_for_function("document.querySelector('iframe').height !== '520'")
    assert int(page.locator("iframe").get_attribute("height") or 0) == pytest.approx(
        732 * 10 / 16 + 110, abs=30
    )


@pytest.mark.parametrize(
    ("width", "scheme", "by"),
    [
        (320, "light", "file"),
        (732, "dark", "http"),
        pytest.param(320, "light", "http", marks=pytest.mark.full),
        pytest.param(732, "dark", "file", marks=pytest.mark.full),
    ],
)
def test_every_map_of_the_demo_opens_where_its_paragraph_is(
    browser: Browser, site: tuple[Path, str], width: int, scheme: str, by: str
) -> None:
    folder, address = site[0], site[1] if by == "http" else site[0].as_uri()
    reader = Reader(browser, address, viewport={"width": width, "height": 700}, color_scheme=scheme)
    reader.page.goto(f"{folder.as_uri() if by == 'file' else address}/index.html")
    height = reader.page.evaluate("document.documentElement.scrollHeight")
    for index, place in enumerate(PLACES):
        reader.page.locator("iframe, carib-map").nth(
            index if index == 0 else -(len(PLACES) - index)
        ).scroll_into_view_if_needed()
        reader.page.locator("iframe").nth(index).wait_for()
        assert ready_frame(reader.page, index).evaluate("caribmap.state().place") == place
    assert reader.page.evaluate("document.documentElement.scrollWidth") <= width
    assert reader.page.evaluate("document.documentElement.scrollHeight") == height
    reader.context.close()
    assert reader.watch.troubles == []


def test_the_keyboard_goes_into_the_demo_s_frames_and_out_again(
    reader: Reader, site: tuple[Path, str]
) -> None:
    page = reader.page
    page.goto(f"{site[1]}/index.html")
    ready_frame(page)
    assert "IFRAME:" in stops_until("A:map.html", "Tab", page)
    assert stops_until("IFRAME:", "Shift+Tab", page)


def stops_until(last: str, key: str, page: Page) -> list[str]:
    """What holds the focus after each press of `key`, until it is `last`."""
    stops: list[str] = []
    while not stops or stops[-1] != last:
        page.keyboard.press(key)
        stops.append(page.evaluate(FOCUSED))
        assert len(stops) < 200
    return stops
