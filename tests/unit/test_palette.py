"""The map's colours can be read on land and sea, and told apart by readers who see colours differently."""

from __future__ import annotations

import math
import re
from itertools import combinations
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
import yaml

from caribmap.cartography.palette import PALETTES, Theme

ROOT = Path(__file__).parents[2]
TOKENS = ROOT / "src/caribmap/viewer/src/css/tokens.css"
MIN_CONTRAST = 4.6
MIN_DIFFERENCE = 15.0

Vector = npt.NDArray[np.float64]

TO_XYZ = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
"""Linear sRGB to CIE XYZ under D65 (IEC 61966-2-1)."""
WHITE = TO_XYZ.sum(axis=1)

DEFICIENCIES = {
    "none": np.eye(3),
    "protan": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "deutan": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
    "tritan": np.array(
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ]
    ),
}
"""Simulation at severity 1.0 on linear sRGB: Machado, Oliveira and Fernandes (2009), A Physiologically-based
Model for Simulation of Color Vision Deficiency, IEEE TVCG 15(6), table 1."""


def linear(color: str) -> Vector:
    """Linear sRGB, 0 to 1, of #rrggbb (IEC 61966-2-1)."""
    channels = np.array([int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)])
    return np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)


def contrast(one: str, other: str) -> float:
    """Contrast ratio, 1 to 21 (WCAG 2.2)."""
    low, high = sorted(float(TO_XYZ[1] @ linear(color)) for color in (one, other))
    return (high + 0.05) / (low + 0.05)


def lab(rgb: Vector) -> Vector:
    """CIELAB of linear sRGB (CIE 15:2018, 8.2.1)."""
    ratios = TO_XYZ @ rgb.clip(0, 1) / WHITE
    x, y, z = np.where(ratios > (6 / 29) ** 3, np.cbrt(ratios), ratios / (3 * (6 / 29) ** 2) + 4 / 29)
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


def difference(one: str, other: str, deficiency: str) -> float:
    """ΔE*ab (CIE 1976), the distance in CIELAB, of two colours as a reader with that deficiency sees them."""
    seen = [lab(DEFICIENCIES[deficiency] @ linear(color)) for color in (one, other)]
    return math.dist(*seen)


def tokens() -> dict[str, dict[Theme, str]]:
    found = re.findall(
        r"--([a-z]+): var\(--if-light, (#\w{6})\) var\(--if-dark, (#\w{6})\);", TOKENS.read_text("utf-8")
    )
    return {name: {"light": light, "dark": dark} for name, light, dark in found}


def statement_colors() -> dict[str, dict[Theme, str]]:
    """The layers' colours of this repository's dossier, each once, by the first layer that has it."""
    layers = yaml.safe_load((ROOT / "caribmap.yaml").read_text("utf-8"))["layers"]
    colors: dict[str, dict[Theme, str]] = {}
    for layer in layers:
        if layer["color"] not in colors.values():
            colors[layer["id"]] = layer["color"]
    return colors


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("ground", ["land", "sea"])
def test_text_and_marks_stand_out_from_land_and_sea(ground: str, theme: Theme) -> None:
    known = tokens()
    drawn = statement_colors() | {name: known[name] for name in ("ink", "secondary")}
    ratios = {name: contrast(color[theme], known[ground][theme]) for name, color in drawn.items()}
    assert {name: round(ratio, 2) for name, ratio in ratios.items() if ratio < MIN_CONTRAST} == {}


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("surface", ["paper", "raised", "hover"])
def test_text_stands_out_from_the_panel(surface: str, theme: Theme) -> None:
    known = tokens()
    assert contrast(known["ink"][theme], known[surface][theme]) >= MIN_CONTRAST
    assert contrast(known["secondary"][theme], known[surface][theme]) >= MIN_CONTRAST


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("deficiency", DEFICIENCIES)
def test_kinds_of_statement_are_told_apart_by_colour(deficiency: str, theme: Theme) -> None:
    colors = statement_colors()
    pairs = {
        (one, other): difference(colors[one][theme], colors[other][theme], deficiency)
        for one, other in combinations(colors, 2)
    }
    assert len(pairs) == 10
    assert {pair: round(delta, 1) for pair, delta in pairs.items() if delta < MIN_DIFFERENCE} == {}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_picture_has_the_colours_of_the_page(theme: Theme) -> None:
    picture = PALETTES[theme]
    shared = {name: color[theme] for name, color in tokens().items() if hasattr(picture, name)}
    assert len(shared) == 11
    assert {name: getattr(picture, name) for name in shared} == shared


def test_black_on_white_and_the_difference_of_a_colour_from_itself_are_as_defined() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert difference("#0067a8", "#0067a8", "protan") == 0
    assert difference("#000000", "#ffffff", "none") == pytest.approx(100, abs=0.01)
