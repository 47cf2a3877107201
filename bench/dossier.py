"""Measure the real dossier: cold build against bare imports, size by part, ready against bare Leaflet."""

from __future__ import annotations

import argparse
import gzip
import json
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from bench.floors import BARE_IMPORTS, write_empty_leaflet
from bench.interactions import measure_interactions, print_interactions
from tests.browser.chromium import launch_options

ROOT = Path(__file__).parents[1]
STATIC = ROOT / "src/caribmap/static"
PARTS = {
    "bundle": r"<script(?: type=\"text/plain\" data-later)?>(.*?)</script>",
    "styles and fonts": r"<style>(.*?)</style>",
    "basemap": r'<script type="application/gzip" id="caribmap-basemap">(.*?)</script>',
    "evidence": r'<script type="application/json" id="caribmap-data">(.*?)</script>',
    "page without JavaScript": r"<noscript>(.*?)</noscript>",
}


def wall_seconds(command: list[str]) -> float:
    begin = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, cwd=ROOT)
    return time.perf_counter() - begin


def measure_build(out: Path, runs: int) -> dict[str, float]:
    """Medians in seconds after one warm-up round of each, and the median of the pairwise ratios."""
    build = [str(Path(sys.executable).with_name("caribmap")), "build", str(ROOT), "--out", str(out)]
    pairs = [(wall_seconds(build), wall_seconds(BARE_IMPORTS)) for _ in range(runs + 1)][1:]
    return {
        "build_s": statistics.median(ours for ours, _ in pairs),
        "imports_s": statistics.median(bare for _, bare in pairs),
        "ratio": statistics.median(ours / bare for ours, bare in pairs),
    }


def measure_size(page: Path) -> dict[str, tuple[int, int]]:
    """Size of the whole page and of each part, raw and gzipped, in bytes."""
    html = page.read_text(encoding="utf-8")
    parts = {"map.html": html}
    parts |= {name: "".join(re.findall(pattern, html, re.DOTALL)) for name, pattern in PARTS.items()}
    encoded = {name: text.encode() for name, text in parts.items()}
    return {name: (len(data), len(gzip.compress(data, 9))) for name, data in encoded.items()}


def ready_ms(page: Page, file: Path) -> float:
    begin = time.perf_counter()
    page.goto(file.as_uri())
    page.wait_for_selector("html[data-ready=true]", state="attached")
    return (time.perf_counter() - begin) * 1000


def measure_ready(file: Path, folder: Path, runs: int) -> dict[str, float]:
    empty = folder / "empty.html"
    write_empty_leaflet(empty)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**launch_options())
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        pairs = [(ready_ms(page, file), ready_ms(page, empty)) for _ in range(runs + 1)][1:]
        browser.close()
    return {
        "ready_ms": statistics.median(ours for ours, _ in pairs),
        "empty_ms": statistics.median(bare for _, bare in pairs),
        "ratio": statistics.median(ours / bare for ours, bare in pairs),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--json", type=Path)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        build = measure_build(folder / "out", arguments.runs)
        size = measure_size(folder / "out/map.html")
        ready = measure_ready(folder / "out/map.html", folder, arguments.runs)
        interactions = measure_interactions(folder / "out/map.html", arguments.runs)
    print(
        f"cold build     {build['ratio']:.2f}× bare imports",
        f"{build['build_s']:.2f} / {build['imports_s']:.2f} s",
    )
    print(
        f"time to ready  {ready['ratio']:.2f}× empty Leaflet",
        f"{ready['ready_ms']:.0f} / {ready['empty_ms']:.0f} ms",
    )
    for part, (raw, packed) in size.items():
        print(f"{part:<24} {raw / 1000:7.1f} kB   {packed / 1000:6.1f} kB gzipped")
    print_interactions(interactions)
    if arguments.json:
        measured = {"build": build, "size": size, "ready": ready}
        measured["interactions"] = {name: cost._asdict() for name, cost in interactions.items()}
        arguments.json.write_text(json.dumps(measured, indent=2) + "\n")


if __name__ == "__main__":
    main()
