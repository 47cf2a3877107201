"""Measure the main thread's work for the most frequent interactions, from the browser's trace.

Run as `python -m bench.interactions MAP.html`; `bench.dossier` does it for the page that it builds. Times are
of the thread's own clock: what else runs on the machine does not count.
"""

from __future__ import annotations

import argparse
import json
import statistics
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.chromium import launch_options

BUDGET_MS = 50
CATEGORIES = ["devtools.timeline", "blink.user_timing"]
START = "interaction"
# Long enough for work that an interaction defers: a second rendering, labels, a moving map.
SETTLED_MS = 700
SCRIPT = {
    "FunctionCall",
    "EvaluateScript",
    "EventDispatch",
    "TimerFire",
    "FireAnimationFrame",
    "RunMicrotasks",
}
LAYOUT = {"UpdateLayoutTree", "Layout"}

Prepare = Callable[[Page], Callable[[], object]]


class Interaction(NamedTuple):
    name: str
    do: Prepare
    undo: Prepare
    fragment: str = ""
    tool: int = 0
    """Position of the tool in the row above the column that is opened first; 0 for none."""


class Cost(NamedTuple):
    """Milliseconds of the main thread: scripts, including layouts that they force; all styles and layouts."""

    script_ms: float
    layout_ms: float


def click(selector: str) -> Prepare:
    """Click with the mouse at the element's position: Playwright's own click runs scripts in the page."""

    def prepare(page: Page) -> Callable[[], object]:
        box = page.locator(selector).first.bounding_box()
        assert box is not None, selector
        return lambda: page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)

    return prepare


def press(key: str, selector: str) -> Prepare:
    def prepare(page: Page) -> Callable[[], object]:
        page.locator(selector).first.focus()
        return lambda: page.keyboard.press(key)

    return prepare


def call(expression: str) -> Prepare:
    """Evaluate an expression from a timer: code evaluated from outside is missing in the trace."""
    return lambda page: lambda: page.evaluate(f"void setTimeout(() => {expression})")


TOOL = ".cm-tools button:nth-child({})"
LAYER = "#caribmap-panel li input[type=checkbox]"
SLIDER = "[role=slider]"
SEARCH = "input[role=combobox]"
MARK = "[role=button][aria-label^=Caracas]"
LANGUAGE = ".cm-languages button[lang={tag}]"
INTERACTIONS = [
    Interaction("toggle a layer", click(LAYER), click(LAYER), tool=3),
    Interaction(
        "filter a source",
        call("caribmap.setSource('cibercuba', false)"),
        call("caribmap.setSource('cibercuba', true)"),
    ),
    Interaction("move the time window", press("PageUp", SLIDER), press("Home", SLIDER), "#mode=analysis"),
    Interaction("type in the search", press("c", SEARCH), press("Backspace", SEARCH), tool=2),
    Interaction("open a card", click(MARK), call("caribmap.close()")),
    Interaction("switch the language", click(LANGUAGE.format(tag="en")), click(LANGUAGE.format(tag="de"))),
]


def cost_of(events: list[dict[str, Any]]) -> Cost:
    """The cost of everything that the thread of the last mark did after that mark."""
    mark = max((event for event in events if event["name"] == START), key=lambda event: event["ts"])
    own = [
        event
        for event in events
        if event["ph"] == "X"
        and event["tid"] == mark["tid"]
        and event["pid"] == mark["pid"]
        and event["ts"] > mark["ts"]
    ]

    def total_ms(names: set[str]) -> float:
        end = total = 0.0
        for event in sorted(own, key=lambda event: (event["ts"], -event["dur"])):
            # Nested entries are part of the outer one.
            if event["name"] in names and event["ts"] >= end:
                end = event["ts"] + event["dur"]
                total += event.get("tdur", event["dur"])
        return total / 1000

    return Cost(total_ms(SCRIPT), total_ms(LAYOUT))


def traced(browser: Browser, page: Page, act: Callable[[], object]) -> Cost:
    browser.start_tracing(page=page, categories=CATEGORIES)
    page.evaluate("mark => void performance.mark(mark)", START)
    act()
    page.wait_for_timeout(SETTLED_MS)
    return cost_of(json.loads(browser.stop_tracing())["traceEvents"])


def measure_interactions(file: Path, runs: int) -> dict[str, Cost]:
    """Medians over `runs` runs, after one warm-up run."""
    costs = {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**launch_options())
        for interaction in INTERACTIONS:
            page = browser.new_page(viewport={"width": 1280, "height": 800})
            page.goto(file.as_uri() + interaction.fragment)
            page.wait_for_selector("html[data-ready=true]", state="attached")
            if interaction.tool:
                page.locator(TOOL.format(interaction.tool)).click()
            page.wait_for_timeout(SETTLED_MS)
            found = []
            for _ in range(runs + 1):
                found.append(traced(browser, page, interaction.do(page)))
                interaction.undo(page)()
                page.wait_for_timeout(SETTLED_MS)
            page.close()
            costs[interaction.name] = Cost(*map(statistics.median, zip(*found[1:], strict=True)))
        browser.close()
    return costs


def print_interactions(costs: dict[str, Cost]) -> None:
    print(f"{'interaction':<24} script   styles and layout   (budget: {BUDGET_MS} ms of script)")
    for name, cost in costs.items():
        print(f"{name:<24} {cost.script_ms:5.1f} ms {cost.layout_ms:5.1f} ms")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--runs", type=int, default=7)
    arguments = parser.parse_args()
    print_interactions(measure_interactions(arguments.file.resolve(), arguments.runs))


if __name__ == "__main__":
    main()
