"""Measure how a page opens against an empty Leaflet page: until a map is painted, and until it is usable.

Run as `python -m bench.opening MAP.html`. Times are of the main thread's own clock, which other programs do
not lengthen: from the start of the navigation to the first contentful paint, and to `data-ready`.
"""

from __future__ import annotations

import argparse
import json
import statistics
import tempfile
import time
from pathlib import Path
from typing import Any, NamedTuple

from playwright.sync_api import Browser, sync_playwright

from bench.floors import write_empty_leaflet
from tests.browser.chromium import launch_options

CATEGORIES = ["devtools.timeline", "disabled-by-default-devtools.timeline", "loading", "blink.user_timing"]
PAINTED, READY = "firstContentfulPaint", "bench-ready"
LIMITS = {"painted": 1.2, "ready": 2.0}
MARK_READY = f"""
new MutationObserver((_, observer) => {{
  if (document.documentElement?.dataset.ready !== 'true') return;
  performance.mark('{READY}');
  observer.disconnect();
}}).observe(document, {{ attributes: true, subtree: true, attributeFilter: ['data-ready'] }});
"""
POLL_S, LIMIT_S = 0.05, 30


class Opening(NamedTuple):
    """Milliseconds of the main thread."""

    painted: float
    ready: float


def opening_of(events: list[dict[str, Any]]) -> Opening:
    """What the page's main thread did before its first paint, and before it was ready."""
    painted, ready = (
        max((event for event in events if event["name"] == name), key=lambda event: event["ts"])
        for name in (PAINTED, READY)
    )
    thread = (ready["pid"], ready["tid"])
    # Documents that a page parses by itself begin a navigation, too, without an address.
    start = max(
        event["ts"]
        for event in events
        if event["name"] == "navigationStart" and event["args"]["data"].get("documentLoaderURL")
    )
    tasks = [
        event
        for event in events
        if (event["name"], event["ph"]) == ("RunTask", "X")
        and (event["pid"], event["tid"]) == thread
        and event["ts"] + event["dur"] > start
    ]

    def until(end: float) -> float:
        # Of a task that ends later, the share before the end.
        parts = [
            event.get("tdur", event["dur"]) * min(1, (end - event["ts"]) / max(event["dur"], 1))
            for event in tasks
            if event["ts"] < end
        ]
        return float(sum(parts)) / 1000

    return Opening(until(painted["ts"]), until(ready["ts"]))


def opened(browser: Browser, file: Path, viewport: tuple[int, int]) -> Opening:
    page = browser.new_page(viewport={"width": viewport[0], "height": viewport[1]})
    page.add_init_script(MARK_READY)
    browser.start_tracing(page=page, categories=CATEGORIES)
    page.goto(file.as_uri(), wait_until="commit")
    until = time.monotonic() + LIMIT_S
    seen = (f"getEntriesByName('{READY}')", "getEntriesByType('paint')")
    both = f"() => {' && '.join(f'performance.{entries}.length' for entries in seen)}"
    while time.monotonic() < until and not page.evaluate(both):
        time.sleep(POLL_S)
    trace = json.loads(browser.stop_tracing())
    page.close()
    return opening_of(trace["traceEvents"])


def measure_opening(
    file: Path, folder: Path, runs: int, viewport: tuple[int, int] = (1280, 800)
) -> dict[str, dict[str, float]]:
    """Medians by what is measured: ours, the empty page's, and of the ratios of pairs opened in turns."""
    empty = folder / "empty.html"
    write_empty_leaflet(empty)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**launch_options())
        pairs = [
            (opened(browser, file, viewport), opened(browser, empty, viewport)) for _ in range(runs + 1)
        ][1:]
        browser.close()
    return {
        name: {
            "ours_ms": statistics.median(getattr(ours, name) for ours, _ in pairs),
            "empty_ms": statistics.median(getattr(bare, name) for _, bare in pairs),
            "ratio": statistics.median(getattr(ours, name) / getattr(bare, name) for ours, bare in pairs),
        }
        for name in Opening._fields
    }


def print_opening(measured: dict[str, dict[str, float]]) -> None:
    for name, figures in measured.items():
        print(
            f"{name:<10} {figures['ratio']:.2f}× an empty Leaflet page (at most {LIMITS[name]}×)",
            f"{figures['ours_ms']:.0f} / {figures['empty_ms']:.0f} ms of the main thread",
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--runs", type=int, default=7)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        print_opening(measure_opening(arguments.file.resolve(), Path(folder), arguments.runs))


if __name__ == "__main__":
    main()
