"""Measure one page in Chromium: `python -m bench.browser TASK` prints a line of JSON for each step.

It runs in a process of its own, so that a page that does not respond can be killed.
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import CDPSession, Error, Page, sync_playwright

from bench.cdn import gzipped_size, serving
from bench.process import steps
from tests.browser.chromium import launch_options

PROBE = Path(__file__).with_name("probe.js")
VIEWPORT = {"width": 1280, "height": 800}
HTTP = re.compile("^https?:")
GESTURES_S = 20
FIRST_PAINT = """new Promise((resolve, reject) => {
  new PerformanceObserver((list) => {
    const first = list.getEntriesByName('first-contentful-paint')[0];
    if (first) resolve(first.startTime);
  }).observe({ type: 'paint', buffered: true });
  setTimeout(() => reject(new Error('the browser says of no paint')), 3000);
})"""
STEPS = ("ready_ms", "paint_ms", "transfer_bytes", "heap_mb", "frame_ms", "popup_ms", "layer_ms", "time_ms")
"""Names of the measurements of a page with a map, in the order in which they are made."""


@dataclass(frozen=True, slots=True)
class Task:
    tool: str
    page: str
    marks: int
    place: dict[str, Any]
    """`id`, `lng`, `lat` of the place whose popup is opened."""
    layer: str
    window: tuple[str, str]
    has_map: bool = True
    limit_s: float = 120


def measure(task: Task) -> Iterator[dict[str, Any]]:
    """Yield {measure: figure} or {measure: null, reason: text} for each step, from a process of its own."""
    return steps([sys.executable, "-m", "bench.browser", json.dumps(asdict(task))], task.limit_s)


def _measure_page(
    page: Page, session: CDPSession, task: Task, served: set[Path]
) -> Iterator[tuple[str, Callable[[], float]]]:
    driver = f"window.bench({json.dumps(task.tool)})"

    def ask(call: str) -> Any:
        return page.evaluate(f"{driver}.{call}")

    def ready() -> float:
        page.goto(Path(task.page).as_uri(), wait_until="commit")
        page.evaluate(PROBE.read_text(encoding="utf-8"))
        return float(ask(f"ready({task.marks})"))

    def first_paint() -> float:
        """Until something was to be seen, as the browser says (First Contentful Paint)."""
        return float(page.evaluate(FIRST_PAINT))

    def transfer() -> float:
        """What a first view gets from servers: the page and the files that it loaded, each gzipped."""
        return float(sum(map(gzipped_size, [Path(task.page), *served])))

    def heap() -> float:
        """Memory of JavaScript objects and typed-array buffers after a garbage collection."""
        session.send("HeapProfiler.collectGarbage")
        usage = session.send("Runtime.getHeapUsage")
        return float((usage["usedSize"] + usage.get("backingStorageSize", 0)) / 1e6)

    def longest_frame() -> float:
        x, y = ask("centre()")
        page.evaluate(f"{driver}.watchFrames()")
        _pan_and_zoom(page, x, y)
        return float(ask("longestFrame()"))

    def popup() -> float:
        place = json.dumps(task.place)
        if point := ask(f"point({place})"):
            page.mouse.move(*point)
            page.mouse.click(*point)
            return float(page.evaluate("window.benchAnswer"))
        return float(ask(f"popup({place})"))

    yield "ready_ms", ready
    if task.has_map:
        yield "paint_ms", first_paint
        yield "transfer_bytes", transfer
        yield "heap_mb", heap
        # Measured before a popup opens, which may zoom and cover the map. The drags end where they began.
        yield "frame_ms", longest_frame
        yield "popup_ms", popup
        yield "layer_ms", lambda: float(ask(f"layer({json.dumps(task.layer)})"))
        yield "time_ms", lambda: float(ask(f"time(...{json.dumps(task.window)})"))


def _pan_and_zoom(page: Page, x: float, y: float) -> None:
    """Drag the map, and zoom in and out with the mouse wheel; stop early if the page hardly responds."""
    end = time.monotonic() + GESTURES_S
    for dx, dy in ((-200, 0), (0, 120), (200, -120)):
        page.mouse.move(x, y)
        page.mouse.down()
        for part in range(1, 11):
            if time.monotonic() < end:
                page.mouse.move(x + dx * part / 10, y + dy * part / 10)
                time.sleep(0.016)
        page.mouse.up()
    for turn in (-120, -120, -120, 120, 120, 120):
        if time.monotonic() < end:
            page.mouse.wheel(0, turn)
            time.sleep(0.2)


def main() -> None:
    task = Task(**json.loads(sys.argv[1]))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**launch_options())
        page = browser.new_page(viewport=VIEWPORT)  # type: ignore[arg-type]
        page.set_default_timeout(0)  # the parent's limit holds
        served: set[Path] = set()
        page.route(HTTP, serving(served))
        session = page.context.new_cdp_session(page)
        for measure_, take in _measure_page(page, session, task, served):
            try:
                line: dict[str, Any] = {measure_: take()}
            except Error as error:
                line = {
                    measure_: None,
                    "reason": re.sub(r"^.*?Error: (?=\w)", "", error.message).splitlines()[0],
                }
            print(json.dumps(line), flush=True)
            if line[measure_] is None and measure_ == "ready_ms":
                break
        browser.close()


if __name__ == "__main__":
    main()
