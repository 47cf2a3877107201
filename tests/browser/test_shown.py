"""In a page, all places that are shown have a mark, are counted in a cluster, or stand in the tray."""

from __future__ import annotations

from typing import Any

import pytest

import caribmap
from tests.browser.conftest import OpenPage
from tests.browser.patience import eventually
from tests.crowds import write_crowd

COUNTS = (1, 15, 300, pytest.param(5_000, marks=pytest.mark.full))
SIZES = ((1280, 800), (390, 844), (1920, 1080), (600, 400))
COUNTED = """() => {
    const number = (text) => Number(text.replaceAll(/\\D/g, ''));
    const map = document.querySelector('.leaflet-container').getBoundingClientRect();
    const isSeen = (element) => {
        const { left, top, right, bottom, width, height } = element.getBoundingClientRect();
        return Math.max(width, height) > 3 && left < map.right && right > map.left
            && top < map.bottom && bottom > map.top;
    };
    const drawn = new Set();
    for (const element of document.querySelectorAll('[data-places]')) {
        const parts = element.matches('path')
            ? [element]
            : [...element.querySelectorAll('.cm-sign > *, .cm-text text')];
        if (parts.some(isSeen)) for (const id of element.dataset.places.split(' ')) drawn.add(id);
    }
    const clusters = [...document.querySelectorAll('.cm-cluster')].map((mark) => number(mark.textContent));
    const tray = caribmap.places().filter(({ geometry }) => geometry === null);
    const shown = document.querySelector('#caribmap-panel > [aria-live]').textContent.split(' of ')[0];
    return {
        shown: number(shown),
        drawn: drawn.size + tray.length + clusters.reduce((sum, count) => sum + count, 0),
        missing: clusters.length ? [] : caribmap.places().map(({ id }) => id).filter((id) => !drawn.has(id)),
    };
}"""
FARTHER_OFF = """() => {
    const box = (element) => element.getBoundingClientRect();
    const apart = (one, other) => Math.hypot(
        Math.max(one.left - other.right, other.left - one.right, 0),
        Math.max(one.top - other.bottom, other.top - one.bottom, 0));
    const marks = [...document.querySelectorAll('.leaflet-marker-pane [data-places]')].map((element) => ({
        sign: element.querySelector('.cm-sign'),
        text: element.querySelector('.cm-text text'),
        name: element.textContent,
    }));
    const signs = marks.filter(({ sign }) => sign && box(sign).width > 0);
    return signs.filter((mark) => mark.text && signs.some((other) => other !== mark
        && apart(box(mark.text), box(other.sign)) + 1 < apart(box(mark.text), box(mark.sign))))
        .map(({ name }) => name);
}"""
"""Names with a sign that stand nearer to another one."""


def _are_all(counted: dict[str, Any], count: int) -> bool:
    return bool(counted["shown"] == counted["drawn"] == count)


@pytest.mark.parametrize("count", COUNTS)
def test_marks_clusters_and_tray_add_up_to_what_is_shown_at_every_size(
    open_page: OpenPage, tmp_path_factory: pytest.TempPathFactory, count: int
) -> None:
    folder = tmp_path_factory.mktemp("crowd")
    write_crowd(count, folder / "dossier")
    caribmap.build(folder / "dossier", out=folder / "out")
    page = open_page(folder / "out/map.html")
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        page.evaluate("caribmap.setLanguage('en')")
        eventually(lambda: _are_all(page.evaluate(COUNTED), count))
        # Names are placed anew in frames after the marks.
        eventually(lambda: not page.evaluate(FARTHER_OFF))
