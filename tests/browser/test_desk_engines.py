"""The desk in Firefox and in WebKit, where the machine has them: each screen stands, and its keys work."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from tests.browser.axe import AXE, COLOURS, RULES
from tests.browser.desks import served
from tests.browser.engines import Engine, session_of
from tests.browser.firefox import Firefox
from tests.browser.test_desk_screens import fill_more
from tests.unit.desk.served import TOKEN, Desk

pytestmark = pytest.mark.engines
PATIENCE_S, SOON_S = 30, 3
MOST_FAULTS = 6
SCREENS = {
    "Text": ".cm-text-box",
    "Tables": "[role=grid]",
    "Story": ".cm-story-screen",
    "Publish": ".cm-checklist li",
    "Preview": ".cm-preview, main",
}
F8, ESCAPE = "\ue038", "\ue00c"
"""Keys by their WebDriver characters."""


@pytest.fixture(scope="module", params=["firefox", "webkit"])
def engine(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """One session for all the tests of an engine."""
    with session_of(request.param, tmp_path_factory.mktemp(request.param)) as session:
        if isinstance(session, Firefox):  # its first tab never has the focus of the keyboard
            session.tab = session.command("browsingContext.create", type="window")["context"]
        yield session


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with served(tmp_path_factory.mktemp("desk") / "dossier") as found:
        fill_more(found)
        quotes = found.root / "geodata/quotes.yaml"
        quotes.write_text(quotes.read_text("utf-8").replace("The ship left", "The  ship left"), "utf-8")
        yield found


@pytest.fixture
def opened(engine: Engine, desk: Desk) -> Engine:
    engine.load(f"http://127.0.0.1:{desk.port}/#token={TOKEN}")
    await_true(engine, "document.querySelector('.cm-screens')")
    click(engine, "Text")  # the tab comes back to the screen that it showed
    await_true(engine, "document.querySelector('.cm-text-box')?.textContent.length > 100")
    return engine


def await_true(engine: Engine, expression: str) -> None:
    """Wait until an expression holds in the page."""
    ends = time.monotonic() + PATIENCE_S
    while not engine.evaluate(f"Boolean({expression})"):
        assert time.monotonic() < ends, expression
        time.sleep(0.1)


def holds_soon(engine: Engine, expression: str) -> bool:
    ends = time.monotonic() + SOON_S
    while not (found := engine.evaluate(f"Boolean({expression})")) and time.monotonic() < ends:
        time.sleep(0.1)
    return bool(found)


def click(engine: Engine, words: str) -> None:
    """Click the button of the bar or the dialog that has these words."""
    is_it = f"(one) => one.textContent.includes({json.dumps(words)})"
    engine.evaluate(f"[...document.querySelectorAll('button')].find({is_it}).click()")


def press(engine: Engine, key: str) -> None:
    if isinstance(engine, Firefox):
        keys = [{"type": f"key{way}", "value": key} for way in ("Down", "Up")]
        actions: list[dict[str, Any]] = [{"type": "key", "id": "keys", "actions": keys}]
        engine.command("input.performActions", context=engine.tab, actions=actions)
    else:
        engine.press(key)  # type: ignore[attr-defined]


@contextmanager
def dark(engine: Engine) -> Iterator[None]:
    """The dark colours: neither engine can be told that the system asks for them."""
    theme = "document.documentElement.dataset.theme"
    before = engine.evaluate(f"{theme} ?? 'auto'")
    engine.evaluate(f"{theme} = 'dark'")
    assert engine.evaluate("getComputedStyle(document.documentElement).colorScheme") == "dark"
    yield
    engine.evaluate(f"{theme} = {json.dumps(before)}")


def axe_violations(engine: Engine, rules: dict[str, object] = RULES) -> list[str]:
    if not engine.evaluate("'axe' in window"):
        engine.evaluate(f"(() => {{ {AXE.read_text('utf-8')}; return null; }})()")
    named = "({ violations }) => violations.map(({ id, nodes }) => `${id} ${nodes[0].html.slice(0, 160)}`)"
    found: list[str] = engine.evaluate(f"axe.run(document, {json.dumps(rules)}).then({named})")
    return found


def test_each_screen_stands_and_scrolls_nowhere_sideways(opened: Engine) -> None:
    for screen, selector in SCREENS.items():
        click(opened, screen)
        await_true(opened, f"document.querySelector({json.dumps(selector)})")
        assert opened.evaluate("document.scrollingElement.scrollWidth <= innerWidth"), screen
        assert axe_violations(opened) == [], screen
        with dark(opened):
            assert axe_violations(opened, COLOURS) == [], screen


def test_a_key_leads_to_a_fault_and_another_mends_it(opened: Engine, desk: Desk) -> None:
    """The engines share the desk: the first one mends, the next one finds the fault again."""
    mend = "document.querySelector('.cm-faults-here .cm-fixes button')"
    for _ in range(MOST_FAULTS):
        press(opened, F8)
        if holds_soon(opened, mend):
            break
    await_true(opened, "document.activeElement.closest('.cm-fixes')")
    press(opened, "\ue007")
    await_true(opened, "!document.querySelector('.cm-faults-here .cm-fixes')")
    assert "The ship left" in (desk.root / "geodata/quotes.yaml").read_text("utf-8")
    press(opened, ESCAPE)
    assert desk.ask("/api/undo", {})[0] == 200
