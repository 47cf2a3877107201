"""The chart of docs/performance.md: three panels on logarithmic axes, readable on light and on dark pages."""

from __future__ import annotations

import math
from collections.abc import Callable
from html import escape

from bench.report import TITLES, figure
from bench.results import CARIBMAP, FOLIUM, Results
from bench.targets import points

WIDTH, PANEL, TOP, LEFT, RIGHT, BOTTOM = 760, 250, 34, 70, 190, 26
LINE = 14
PANELS = {"build_s": "Build", "bytes": "File", "ready_ms": "Time to ready"}
STYLE = """
text { font: 12px system-ui, sans-serif; fill: #3d434a }
.title { font-weight: 600; font-size: 14px }
.grid { stroke: #8b929a; stroke-opacity: .35 }
.line { fill: none; stroke: #8b929a; stroke-width: 1.5 }
.dot { fill: #8b929a }
.folium .line { stroke: #b04408 } .folium .dot, text.folium { fill: #b04408 }
.caribmap .line { stroke: #0067a8; stroke-width: 3 } .caribmap .dot, text.caribmap { fill: #0067a8 }
text.caribmap { font-weight: 600 }
@media (prefers-color-scheme: dark) {
  text { fill: #c9ced4 }
  .folium .line { stroke: #f2a65a } .folium .dot, text.folium { fill: #f2a65a }
  .caribmap .line { stroke: #3f9be0 } .caribmap .dot, text.caribmap { fill: #3f9be0 }
}"""

Series = dict[str, list[tuple[float, float]]]
Scale = Callable[[float], float]


def render(results: Results) -> str:
    height = PANEL * len(PANELS)
    summary = " ".join(_summary(results, measure, title) for measure, title in PANELS.items())
    panels = [
        f'<g transform="translate(0 {PANEL * number})">{_panel(results, measure, title)}</g>'
        for number, (measure, title) in enumerate(PANELS.items())
    ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}"'
        ' role="img" aria-labelledby="t d">\n'
        '<title id="t">Build time, file size and time to ready over the number of places</title>\n'
        f'<desc id="d">{escape(summary)}</desc>\n<style>{STYLE}</style>\n' + "\n".join(panels) + "\n</svg>\n"
    )


def series(results: Results, measure: str) -> Series:
    tools = dict.fromkeys(tool for size in results.sizes for tool in size.cells)
    found = {tool: points(results, tool, measure) for tool in tools}
    return {tool: line for tool, line in found.items() if line}


def spread(wanted: list[float], gap: float) -> list[float]:
    """Label positions near the wanted ones, in the same order from the top and at least `gap` apart."""
    placed: dict[int, float] = {}
    lowest = -math.inf
    for index in sorted(range(len(wanted)), key=lambda index: wanted[index]):
        lowest = placed[index] = max(wanted[index], lowest + gap)
    return [placed[index] for index in range(len(wanted))]


def decades(low: float, high: float) -> list[float]:
    """The powers of ten that enclose a range."""
    return [10.0**power for power in range(math.floor(math.log10(low)), math.ceil(math.log10(high)) + 1)]


def _summary(results: Results, measure: str, title: str) -> str:
    line = series(results, measure).get(CARIBMAP, [])
    told = ", ".join(f"{figure(measure, cost)} for {places:,.0f} places" for places, cost in line)
    return f"{title} of caribmap: {told}."


def _panel(results: Results, measure: str, title: str) -> str:
    lines = series(results, measure)
    parts = [f'<text class="title" x="{LEFT}" y="20">{title}</text>']
    if not lines:
        return parts[0]
    every = [point for line in lines.values() for point in line]
    columns = decades(min(x for x, _ in every), max(x for x, _ in every))
    rows = decades(min(y for _, y in every), max(y for _, y in every))
    x = _scale(columns, LEFT, WIDTH - RIGHT)
    y = _scale(rows, PANEL - BOTTOM, TOP)
    for value in columns:
        parts.append(_grid(x(value), TOP, x(value), PANEL - BOTTOM))
        parts.append(f'<text x="{x(value):.1f}" y="{PANEL - 8}" text-anchor="middle">{value:,.0f}</text>')
    for value in rows:
        parts.append(_grid(LEFT, y(value), WIDTH - RIGHT, y(value)))
        parts.append(
            f'<text x="{LEFT - 6}" y="{y(value) + 4:.1f}" text-anchor="end">{_tick(measure, value)}</text>'
        )
    for tool in sorted(lines, key=lambda tool: tool == CARIBMAP):
        spots = [(x(places), y(cost)) for places, cost in lines[tool]]
        path = " ".join(f"{left:.1f},{top:.1f}" for left, top in spots)
        dots = "".join(f'<circle class="dot" cx="{left:.1f}" cy="{top:.1f}" r="3"/>' for left, top in spots)
        parts.append(f'<g class="{_kind(tool)}"><polyline class="line" points="{path}"/>{dots}</g>')
    tops = spread([y(line[-1][1]) for line in lines.values()], LINE)
    # If labels are pushed out at the bottom, all labels move up together.
    shift = max(0.0, max(tops) - (PANEL - BOTTOM))
    for tool, top in zip(lines, tops, strict=True):
        place = f'x="{WIDTH - RIGHT + 10}" y="{top - shift + 4:.1f}"'
        parts.append(f'<text class="{_kind(tool)}" {place}>{TITLES[tool]}</text>')
    return "".join(parts)


def _scale(ticks: list[float], begin: float, end: float) -> Scale:
    low, high = math.log10(ticks[0]), math.log10(ticks[-1])
    span = (high - low) or 1
    return lambda value: begin + (math.log10(value) - low) / span * (end - begin)


def _grid(x1: float, y1: float, x2: float, y2: float) -> str:
    return f'<line class="grid" x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"/>'


def _tick(measure: str, value: float) -> str:
    if measure == "bytes":
        return f"{value / 1e6:g} MB"
    return f"{value / (1000 if measure == 'ready_ms' else 1):g} s"


def _kind(tool: str) -> str:
    return "caribmap" if tool == CARIBMAP else "folium" if tool in FOLIUM else "other"
