"""The written file in Firefox and in WebKit, where the machine has them: the walk, and what failed there."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from caribmap.render.noscript import OLDER_SCRIPT
from caribmap.render.snippet import ALLOW, SANDBOX
from caribmap.render.starting import START_SCRIPT
from tests.browser.article import page_with
from tests.browser.engines import Engine, chromium, session_of
from tests.browser.webkit import WebKit

WALK = Path(__file__).with_name("walk.js").read_text("utf-8").partition("*/")[2]
POINTS = range(1, 16)
IN_BRIEF = (2, 5, 11)
"""A card and its focus, the search, languages: what `make test` walks; `make engines` walks all."""
FIELD = ".cm-analysis-bar input"


@pytest.fixture(scope="module", params=["firefox", "webkit"])
def engine(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """One session for all the tests of an engine."""
    with session_of(request.param, tmp_path_factory.mktemp(request.param)) as session:
        yield session


def walk(engine: Engine, *points: int) -> dict[str, str]:
    """What is wrong at these points of the walk, by their numbers."""
    found: dict[str, str] = engine.evaluate(f"({WALK})({json.dumps(points)})")
    return found


@pytest.mark.parametrize("points", [IN_BRIEF, pytest.param(POINTS, marks=pytest.mark.engines)], ids=len)
def test_points_of_the_walk_hold_in_one_page(engine: Engine, real_map: Path, points: Sequence[int]) -> None:
    engine.open(real_map.as_uri())
    assert walk(engine, *points) == {}


def test_the_page_is_no_longer_than_its_window(engine: Engine, real_map: Path) -> None:
    for width in (641, 1280):
        engine.open(real_map.as_uri() + "#lang=de", width=width)
        opened = engine.evaluate(
            "(async () => { [...document.querySelectorAll('.cm-tools button')].at(-1).click();"
            " await new Promise(resolve => setTimeout(resolve, 100));"
            " const buttons = [...document.querySelectorAll('.cm-accordion h2 button')];"
            " buttons.forEach(button => button.click()); return buttons.length; })()"
        )
        assert opened >= (6 if width > 1000 else 0), width
        assert engine.evaluate("document.scrollingElement.scrollHeight - innerHeight") == 0, width


def test_rows_of_analysis_are_as_high_as_their_names(engine: Engine, real_map: Path) -> None:
    engine.open(real_map.as_uri() + "#mode=analysis")
    low = engine.evaluate(
        "[...document.querySelectorAll('.cm-choice')].filter(row => row.scrollHeight > row.clientHeight + 1)"
        ".map(row => row.innerText)"
    )
    assert low == []


def test_an_empty_day_shows_no_day_in_webkit(engine: Engine, real_map: Path) -> None:
    """WebKit shows today: whatever the colour of the field's text, its picture has to be the same."""
    if not isinstance(engine, WebKit):
        return
    engine.open(real_map.as_uri() + "#mode=analysis")
    before = engine.screenshot(FIELD)
    engine.evaluate(f"document.querySelector({FIELD!r}).style.color = 'red'")
    assert engine.screenshot(FIELD) == before


def test_what_is_concluded_is_dotted(engine: Engine, real_map: Path) -> None:
    """Older WebKit drops a shorthand with a style; this one tells that the long forms are read."""
    engine.open(real_map.as_uri() + "#place=uss-gravely")
    style = "getComputedStyle(document.querySelector('.cm-concluded-value'))"
    assert engine.evaluate(f"{style}.textDecorationStyle") == "dotted"
    assert engine.evaluate(f"{style}.textDecorationLine") == "underline"


def test_a_sandboxed_frame_may_be_shown_in_full_screen(
    engine: Engine, real_map: Path, tmp_path: Path
) -> None:
    """The frame's own word on it, in a message: nobody looks into a frame of another origin."""
    asking = tmp_path / "asking.html"
    asking.write_text("<script>parent.postMessage(document.fullscreenEnabled, '*')</script>", "utf-8")
    host = tmp_path / "host.html"
    host.write_text(
        page_with(
            "<script>window.told = new Promise(resolve => addEventListener('message', event => "
            "resolve(event.data), { once: true }))</script>"
            f'<iframe src="asking.html" title="Karte" sandbox="{SANDBOX}" allow="{ALLOW}"></iframe>'
        ),
        "utf-8",
    )
    engine.load(host.as_uri())
    assert engine.evaluate("window.told") is True


def test_a_browser_that_is_too_old_gets_the_text_and_the_reason(
    engine: Engine, real_map: Path, tmp_path: Path
) -> None:
    page = older(real_map, tmp_path)
    engine.load(page.as_uri())
    assert engine.evaluate("document.querySelector('main').innerText.includes('dieser Browser zu alt')")
    assert engine.evaluate("document.querySelectorAll('main blockquote').length") > 27
    assert engine.evaluate("getComputedStyle(document.querySelector('#caribmap-app')).display") == "none"
    assert engine.evaluate("typeof window.caribmap") == "undefined"


def older(map_page: Path, folder: Path) -> Path:
    """The page whose scripts find no new browser, with the policy that belongs to it."""
    text = map_page.read_text("utf-8")
    for asking in (OLDER_SCRIPT, START_SCRIPT):
        script = asking.replace("Object.hasOwn &&", "false &&")
        assert script != asking
        assert asking in text
        text = text.replace(asking, script).replace(hash_of(asking), hash_of(script))
    written = folder / "older.html"
    written.write_text(text, "utf-8", newline="")
    return written


def hash_of(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode("ascii")


@pytest.mark.engines
@pytest.mark.parametrize("point", POINTS)
def test_each_point_of_the_walk_holds_in_a_page_of_its_own(
    engine: Engine, real_map: Path, point: int
) -> None:
    engine.open(real_map.as_uri())
    assert walk(engine, point) == {}


@pytest.mark.engines
def test_the_walk_as_written_for_the_others_holds_in_chromium(browser: Browser, real_map: Path) -> None:
    with chromium(browser) as engine:
        engine.open(real_map.as_uri())
        assert walk(engine, *POINTS) == {}
