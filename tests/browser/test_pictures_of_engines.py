"""A dozen states in the three engines, side by side: the named parts stand in the same places.

The pictures are kept in build/engines for eyes: letters differ, and no program says which difference counts.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.browser.engines import Engine, chromium, session_of

pytestmark = pytest.mark.engines
FOLDER = Path(__file__).parents[2] / "build/engines"
APART_PX = 26
"""Most that an edge of a part may stand apart: a line of the title, which breaks elsewhere.

It was 8 px at most in WebKit, and in Firefox 26 in Spanish, 18 otherwise.
"""
WIDE, NARROW, ARTICLE = (1280, 800), (450, 800), (700, 520)
STATES = {
    "caribbean": (WIDE, ""),
    "caribbean-en": (WIDE, "#lang=en"),
    "caribbean-es": (WIDE, "#lang=es"),
    "dark": (WIDE, "#theme=dark"),
    "paria": (WIDE, "#view=paria"),
    "card": (WIDE, "#place=uss-gravely"),
    "disputed": (WIDE, "#place=essequibo"),
    "story": (WIDE, "#story=3"),
    "analysis": (WIDE, "#mode=analysis"),
    "table": (WIDE, "#mode=analysis&table=quotes"),
    "narrow": (NARROW, ""),
    "narrow-card": (NARROW, "#place=caracas"),
    "article": (ARTICLE, "?embed=1#place=uss-gravely"),
}
PARTS = (
    "#caribmap-map",
    ".cm-chrome-bar",
    "h1",
    ".cm-panel",
    ".cm-search input",
    ".cm-views",
    ".cm-accordion",
    ".cm-choice:last-child",
    ".cm-tray",
    ".leaflet-control-zoom",
    ".leaflet-popup-content",
    "#card-title",
    ".leaflet-popup blockquote",
    ".cm-story",
    ".cm-board",
    ".cm-time-window",
    ".cm-table-drawer",
    ".cm-chrome-panel",
)
BOXES = """(async (parts) => {
    await document.fonts.ready;
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    return Object.fromEntries(parts.flatMap((part) => {
        const box = document.querySelector(part)?.getBoundingClientRect();
        if (!box?.width) return [];
        // What scrolls is as long as its text; only what is in the window can be compared.
        const [right, bottom] = [Math.min(box.right, innerWidth), Math.min(box.bottom, innerHeight)];
        return [[part, [box.left, box.top, right, bottom].map(Math.round)]];
    }));
})"""


def pictured(engine: Engine, page: Path, state: str, name: str) -> dict[str, Any]:
    """Where the parts of a state stand: [left, top, right, bottom] in px. Its picture is kept."""
    size, address = STATES[state]
    engine.open(page.as_uri() + address, *size)
    boxes: dict[str, Any] = engine.evaluate(f"{BOXES}({json.dumps(PARTS)})")
    FOLDER.mkdir(parents=True, exist_ok=True)
    (FOLDER / f"{state}-{name}.png").write_bytes(engine.screenshot())
    return boxes


@pytest.fixture(scope="module")
def of_chromium(browser: Browser, real_map: Path) -> dict[str, dict[str, Any]]:
    with chromium(browser) as engine:
        return {state: pictured(engine, real_map, state, "chromium") for state in STATES}


@pytest.fixture(scope="module", params=["firefox", "webkit"])
def other(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, Engine]]:
    with session_of(request.param, tmp_path_factory.mktemp(request.param)) as session:
        yield request.param, session


@pytest.mark.parametrize("state", STATES)
def test_a_state_is_laid_out_as_in_chromium(
    other: tuple[str, Engine], of_chromium: dict[str, dict[str, Any]], real_map: Path, state: str
) -> None:
    name, engine = other
    found, expected = pictured(engine, real_map, state, name), of_chromium[state]
    assert found.keys() == expected.keys()
    assert len(found) >= 4
    apart = {
        part: (box, expected[part])
        for part, box in found.items()
        if max(abs(a - b) for a, b in zip(box, expected[part], strict=True)) > APART_PX
    }
    assert apart == {}
