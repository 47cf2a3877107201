"""A benchmark run: every tool at every size, in turns, so that other load affects all tools alike."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from bench import browser, floors
from bench.cdn import gzipped_size
from bench.data import CARIBMAP as COMMAND
from bench.data import ROOT, Data, generated, real
from bench.process import Failed, run
from bench.results import CARIBMAP, FOLIUM, SIZES, Cell, Results, Size

PYTHON = ROOT / ".venv-bench/bin/python"
LEAFLET_PEERS = (*FOLIUM, "geopandas_explore")
PEERS = (*LEAFLET_PEERS, "plotly", "pydeck", "lonboard")
FIRST_JUDGED = 1_000
"""Size from which a tool's time at the next size can be predicted; below it, start-up dominates."""

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Plan:
    peers: tuple[str, ...]
    sizes: tuple[int, ...]
    """Numbers of generated places, measured after this repository's dossier."""
    rounds: int
    long_s: float
    """Time of a round after which a tool gets no further round at that size."""
    repeat_s: float
    """Time of the run after which every tool gets one round only, so that the run ends in time."""
    limit_s: float
    """Limit for each step: a build, loading until ready, a gesture."""
    longest_s: float
    """The same limit for caribmap and the fastest way with Folium, which are measured at every size."""


FULL = Plan(PEERS, SIZES, rounds=3, long_s=45, repeat_s=10 * 60, limit_s=75, longest_s=240)
QUICK = Plan(LEAFLET_PEERS, (1_000,), rounds=1, long_s=5, repeat_s=0, limit_s=15, longest_s=30)


def measure(plan: Plan, results: Results, folder: Path, say: Say) -> None:
    """Run the plan size by size and fill `results`."""
    end_of_repeats = time.monotonic() + plan.repeat_s
    say("the limits, after one build with each tool that is not counted")
    data = real(folder)
    warm_up(data, folder, plan)
    results.limits = measure_limits(plan, folder)
    results.sizes.append(measure_size(data, "real", None, plan, end_of_repeats, folder, say))
    for places in plan.sizes:
        say(f"{places:>9,}  places to make")
        data = generated(places, folder / str(places))
        before = results.sizes[-1] if results.sizes[-1].marks >= FIRST_JUDGED else None
        results.sizes.append(measure_size(data, f"{places:,}", before, plan, end_of_repeats, folder, say))


def warm_up(data: Data, folder: Path, plan: Plan) -> None:
    """Run one uncounted build of each tool, so that modules are compiled and files cached."""
    for tool in (CARIBMAP, *plan.peers):
        with suppress(Failed):
            run(build_command(tool, data, folder), plan.limit_s)


def build_command(tool: str, data: Data, folder: Path) -> list[str]:
    if tool == CARIBMAP:
        return [str(COMMAND), "build", str(data.dossier), "--out", str(page_of(tool, folder).parent)]
    return [str(PYTHON), "-m", "bench.peers", tool, str(data.records), str(page_of(tool, folder))]


def page_of(tool: str, folder: Path) -> Path:
    return folder / ("out/map.html" if tool == CARIBMAP else f"{tool}.html")


def measure_size(
    data: Data, name: str, before: Size | None, plan: Plan, end_of_repeats: float, folder: Path, say: Say
) -> Size:
    size = Size(data.places, data.marks, name)
    always = always_tried(before)
    for tool in (CARIBMAP, *plan.peers):
        cell = size.cells[tool] = Cell()
        if reason := unpromising(tool, size, before, plan.limit_s):
            cell.give_up("build_s", reason)
    for number in range(plan.rounds):
        for tool, cell in size.cells.items():
            if cell.given_up or (number and time.monotonic() > end_of_repeats):
                continue
            say(f"{name:>9}  {tool}" + (f", round {number + 1}" if number else ""))
            begin = time.monotonic()
            measure_tool(tool, cell, data, plan.longest_s if tool in always else plan.limit_s, folder)
            cell.given_up |= time.monotonic() - begin > plan.long_s
    if "build_s" in size.cells[CARIBMAP].samples:
        size.limits = measure_limits_of_payload(data, plan, folder)
    return size


def unpromising(tool: str, size: Size, before: Size | None, limit_s: float) -> str | None:
    """The reason to skip a tool whose last time, scaled with the number of places, exceeds the limit."""
    if before is None or tool in always_tried(before):
        return None
    cell = before.cells[tool]
    for measure_, unit, step in (("build_s", 1, "building"), ("ready_ms", 1000, "opening")):
        figure = cell.median(measure_)
        if figure is None:
            return f"not tried: {step} failed at {before.name}"
        if figure / unit * size.marks / before.marks > limit_s:
            return f"not tried: {step} took {figure / unit:.1f} s at {before.name}"
    return None


def always_tried(before: Size | None) -> set[str | None]:
    """Tools that are never skipped: caribmap, and the fastest way with Folium at the size before."""
    return {CARIBMAP, fastest_folium(before) if before else None}


def fastest_folium(size: Size) -> str | None:
    """The way with Folium that takes least time from the records to the drawn page."""
    needed = {}
    for tool in FOLIUM:
        build_s, ready_ms = size.median(tool, "build_s"), size.median(tool, "ready_ms")
        if build_s is not None and ready_ms is not None:
            needed[tool] = build_s + ready_ms / 1000
    return min(needed, key=lambda tool: needed[tool], default=None)


def measure_tool(tool: str, cell: Cell, data: Data, limit_s: float, folder: Path) -> None:
    """Measure one build and one opening of the page."""
    page = page_of(tool, folder)
    try:
        finished = run(build_command(tool, data, folder), limit_s)
    except Failed as failure:
        cell.give_up("build_s", str(failure))
        return
    cell.add("build_s", finished.wall_s)
    cell.add("cpu_s", finished.cpu_s)
    cell.add("memory_mb", finished.memory_mb)
    if "bytes" not in cell.samples:
        cell.add("bytes", page.stat().st_size)
        cell.add("gzip_bytes", gzipped_size(page))
    task = browser.Task(tool, str(page), data.marks, data.place, data.layer, data.window, limit_s=limit_s)
    open_page(task, cell)


def open_page(task: browser.Task, cell: Cell) -> None:
    missing = list(browser.STEPS)
    try:
        for step in browser.measure(task):
            measure_ = missing.pop(0)
            if step[measure_] is None:
                cell.reasons[measure_] = step["reason"]
            else:
                cell.add(measure_, step[measure_])
    except Failed as failure:
        cell.give_up(missing[0], str(failure))


def measure_limits(plan: Plan, folder: Path) -> Cell:
    limits = Cell()
    empty = folder / "empty.html"
    floors.write_empty_leaflet(empty)
    for _ in range(plan.rounds):
        for name, command in floors.IMPORTS.items():
            limits.add(name, run(command, plan.limit_s).wall_s)
        limits.add("empty_leaflet_ms", ready_of(empty, plan))
    return limits


def measure_limits_of_payload(data: Data, plan: Plan, folder: Path) -> Cell:
    limits = Cell()
    still, decoded, page = folder / "still.html", folder / "decoded.html", page_of(CARIBMAP, folder)
    split = [sys.executable, "-m", "bench.floors", *map(str, (page, still, decoded))]
    try:
        run(split, plan.limit_s)
        for _ in range(plan.rounds):
            limits.add("read_dossier_s", run(floors.reading(data.dossier), plan.limit_s).wall_s)
            limits.add("unpack_s", run(floors.unpacking(page), plan.limit_s).wall_s)
            limits.add("read_page_ms", ready_of(still, plan))
            limits.add("decode_page_ms", ready_of(decoded, plan))
    except Failed as failure:
        limits.reasons["decode_page_ms"] = str(failure)
    return limits


def ready_of(page: Path, plan: Plan) -> float:
    task = browser.Task("limit", str(page), 0, {}, "", ("", ""), has_map=False, limit_s=plan.limit_s)
    (step,) = browser.measure(task)
    if step["ready_ms"] is None:
        raise Failed(step["reason"])
    return float(step["ready_ms"])
