"""Folium's own tests and documentation with caribmap: `python -m bench.folium FOLDER [--data FOLDER]`.

FOLDER is a checkout of Folium: its tests run with a map of caribmap in place of `folium.Map`; each map that
its documentation displays goes through `caribmap.offline` without an argument and is opened in Chromium with
the network off. What the code of a page downloads comes from files of the same name in the data folder.
What cannot be had is listed as not run.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from bench.folium.pages import find_pages
from caribmap.render.offline.markup import ADVICE, GEOCODER_ADVICE
from tests.browser.chromium import launch_options
from tools.gallery.photograph import see

ROOT = Path(__file__).parents[2]
PAGE_LIMIT_S = 300
TESTS_LIMIT_S = 800
DRIVERS = ("selenium", "playwright", "snapshots", "streamlit")
"""Folders of Folium's tests that drive a browser or a server of their own."""

SERVED = (*ADVICE.values(), GEOCODER_ADVICE)
"""What a refusal says of a layer that only a server can answer."""

UNDRAWN = ("refused", "broken", "not_run")
"""What may become of a display instead of a page."""


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a display: works, refused, broken or not run, and why."""

    page: str
    cell: int
    kind: str
    reason: str = ""


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.folium", description=__doc__)
    parser.add_argument("folder", type=Path, help="a checkout of Folium")
    parser.add_argument("--data", type=Path, help="stand-ins for files that the documentation downloads")
    parser.add_argument("--keep", type=Path, help="a folder for the pages that are made")
    options = parser.parse_args()
    if not options.folder.is_dir():
        parser.error(f"{options.folder} is not a folder")
    with tempfile.TemporaryDirectory(prefix="caribmap-folium-") as name:
        out = (options.keep or Path(name)).resolve()
        out.mkdir(parents=True, exist_ok=True)
        print(report_tests(options.folder))
        print(report_displays(displays(options.folder, out, options.data and options.data.resolve())))


def displays(checkout: Path, out: Path, data: Path | None) -> list[Result]:
    """Every display of the documentation, made offline and opened."""
    results: list[Result] = []
    shutil.copytree(checkout / "docs", out / "copy/docs", dirs_exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**launch_options(shell=True))
        for page in find_pages(out / "copy"):
            for said in _run_page(page, out, data):
                place = (said["page"], said["cell"])
                results += [Result(*place, kind, said[kind]) for kind in UNDRAWN if kind in said]
                for key, kind in (("file", "works"), ("fetched", "works with fetch=")):
                    if key in said:
                        seen = see(browser, Path(said[key]), click="", with_copies=False)
                        wrong = [f"asks for {address}" for address in seen.asked] + seen.errors
                        results.append(Result(*place, "broken" if wrong else kind, "; ".join(wrong)))
            counts = dict(Counter(one.kind for one in results if one.page == page.stem))
            print(f"{page.stem}: {counts}", file=sys.stderr, flush=True)
        browser.close()
    return results


def _run_page(page: Path, out: Path, data: Path | None) -> list[dict[str, Any]]:
    command = [sys.executable, "-m", "bench.folium.one_page", str(page.resolve()), str(out)]
    done = subprocess.run(
        [*command, *([str(data)] if data else [])],
        cwd=ROOT, capture_output=True, text=True, timeout=PAGE_LIMIT_S, check=False,
    )  # fmt: skip
    said = [json.loads(line) for line in done.stdout.splitlines() if line.startswith('{"page"')]
    if done.returncode:
        last = done.stderr.strip().splitlines()[-1:] or ["ended without a word"]
        said.append({"page": page.stem, "cell": 0, "not_run": last[0]})
    return said


def report_displays(results: list[Result]) -> str:
    counts = Counter(one.kind for one in results)
    run = sum(counts[kind] for kind in ("works", "refused", "broken"))
    served = sum(any(advice in one.reason for advice in SERVED) for one in results if one.kind == "refused")
    share = f" ({counts['works'] / (run - served):.1%} of the others)" if run > served else ""
    head = (
        f"displays: {run} made offline with one call and no argument; {served} need a server by nature; "
        f"{counts['works']} work{share}, {counts['refused']} refused with advice, of which "
        f"{counts['works with fetch=']} work with fetch=, {counts['broken']} broken; "
        f"{counts['not_run']} cells not run"
    )
    rest = (one for one in results if not one.kind.startswith("works"))
    return "\n".join([head, *(f"  {one.kind}: {one.page}, cell {one.cell}: {one.reason}" for one in rest)])


def report_tests(checkout: Path) -> str:
    folder = checkout / "tests"
    if not folder.is_dir():
        return "tests: not run, the folder holds no tests"
    path = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))
    skipped = [f"--ignore={folder / name}" for name in DRIVERS]
    command = [sys.executable, "-m", "pytest", "-q", "-p", "bench.folium.in_place", "-p", "no:cacheprovider",
               "-p", "no:randomly", "-rfE", "--tb=line", f"--rootdir={checkout}",
               "-c", os.devnull]  # fmt: skip
    done = subprocess.run(
        [*command, *skipped, str(folder)],
        cwd=ROOT, env=os.environ | {"PYTHONPATH": path},
        capture_output=True, text=True, timeout=TESTS_LIMIT_S, check=False,
    )  # fmt: skip
    lines = done.stdout.splitlines()
    failed = [line for line in lines if re.match(r"(?:FAILED|ERROR) ", line)]
    return "\n".join(
        [f"tests: {lines[-1] if lines else done.stderr[-500:]}", *(f"  {line}" for line in failed)]
    )


if __name__ == "__main__":
    main()
