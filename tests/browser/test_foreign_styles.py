"""A foreign Folium layer with Bootstrap: its stylesheet and ours do not reach each other's elements."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import folium
import pytest
from folium.elements import JSCSSMixin
from playwright.sync_api import Page

import caribmap
from tests.browser.conftest import ROOT, OpenPage

BOOTSTRAP = "https://cdn.jsdelivr.net/npm/bootstrap@5.2.2/dist/css/bootstrap.min.css"
CLASSES = "row card link meta label bar panel section tabs search quote story table settings choice hit"
FOREIGN = f"""<div id="foreign"><div class="{CLASSES}">a <a href="#x">b</a></div><h2>c</h2><p>d</p>
<ul><li>e</li></ul><table><tr><td>f</td></tr></table><details><summary>g</summary>h</details>
<button>i</button><select></select><blockquote>j</blockquote><svg></svg><label>k</label></div>"""
# Where each element of ours stands, how large it is, and how its text looks.
OURS = """() => [...document.querySelectorAll('[class^="cm-chrome"] *, .cm-article *')].map(element => {
    const { left, top, width, height } = element.getBoundingClientRect();
    const { color, fontWeight, backgroundColor } = getComputedStyle(element);
    const text = element instanceof HTMLElement ? [color, fontWeight, backgroundColor] : [];
    return [element.tagName, element.className.baseVal ?? element.className,
            ...[left, top, width, height].map(Math.round), ...text];
})"""
# Selectors of our stylesheet, the page's first, that match a foreign element; Leaflet's own stand there too.
REACHED = """() => {
    const rules = list => [...list].flatMap(rule => [rule, ...rules(rule.cssRules ?? [])]);
    const selectors = rules(document.styleSheets[0].cssRules)
        .map(rule => rule.selectorText).filter(selector => selector && !/^[&:]|leaflet/.test(selector));
    const foreign = [...document.querySelectorAll('#foreign, #foreign *')];
    return selectors.filter(selector => foreign.some(element => element.matches(selector)));
}"""


class Styled(JSCSSMixin, folium.FeatureGroup):
    """A layer that brings Bootstrap along."""

    default_css = [("foreign_bootstrap", BOOTSTRAP)]  # noqa: RUF012  # as Folium has it


def write_map(folder: Path, *, bootstrap: bool) -> Path:
    dossier_map = caribmap.Map(ROOT)
    marker = folium.Marker([0, -100], icon=folium.DivIcon(html=FOREIGN))
    marker.add_to(Styled().add_to(dossier_map) if bootstrap else dossier_map)
    file = folder / "map.html"
    dossier_map.save(str(file))
    return file


@pytest.fixture(scope="module")
def plain_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_map(tmp_path_factory.mktemp("plain"), bootstrap=False)


@pytest.fixture(scope="module")
def styled_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_map(tmp_path_factory.mktemp("styled"), bootstrap=True)


def looks(page: Page) -> list[Any]:
    page.evaluate("document.fonts.ready")
    found: list[Any] = page.evaluate(OURS)
    return found


@pytest.mark.parametrize("fragment", ["#place=caracas", "#mode=analysis&table=places&lang=en", "#story=3"])
def test_bootstrap_moves_and_colours_nothing_of_ours(
    open_page: OpenPage, plain_file: Path, styled_file: Path, fragment: str
) -> None:
    plain, styled = (
        looks(open_page(file, fragment, width=1440, reduced_motion="reduce"))
        for file in (plain_file, styled_file)
    )
    assert len(plain) > 100
    assert [(one, other) for one, other in zip(plain, styled, strict=True) if one != other] == []


def test_no_rule_of_ours_reaches_a_foreign_element(open_page: OpenPage, styled_file: Path) -> None:
    page = open_page(styled_file)
    assert page.locator("#foreign .row").evaluate("row => getComputedStyle(row).display") == "flex"
    assert page.evaluate(REACHED) == ["#caribmap-app[data-layout] *, .cm-article *"]
