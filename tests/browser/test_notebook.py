"""The map as a notebook's output: a frame made from text, inside a page that is not ours."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import FrameLocator, Page, expect

import caribmap
from tests.browser.conftest import ROOT, OpenPage


@pytest.fixture(scope="module")
def notebook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a notebook makes of a cell that ends with the map."""
    output = caribmap.Map(ROOT)._repr_html_()
    file = tmp_path_factory.mktemp("notebook") / "notebook.html"
    file.write_text(f'<!DOCTYPE html><meta charset="utf-8"><title>Notebook</title>{output}', encoding="utf-8")
    return file


@pytest.fixture
def page(open_page: OpenPage, notebook: Path) -> Page:
    return open_page(notebook, ready=False)


@pytest.fixture
def output(page: Page) -> FrameLocator:
    output = page.frame_locator("iframe")
    output.locator("html[data-ready=true]").wait_for(state="attached")
    return output


def test_the_map_stands_in_the_cells_output(output: FrameLocator) -> None:
    expect(output.locator(".leaflet-container")).to_be_visible()
    assert output.locator("body").evaluate("() => window.caribmap.places().length") > 0


def test_a_place_opens_and_the_frame_stays(page: Page, output: FrameLocator) -> None:
    output.locator("body").evaluate("() => window.caribmap.open('caracas')")
    expect(output.locator(".leaflet-popup blockquote").first).to_be_visible()
    assert page.locator("iframe").count() == 1
    assert page.title() == "Notebook"


def test_the_notebook_keeps_its_own_address_and_history(page: Page, output: FrameLocator) -> None:
    before = page.evaluate("[location.href, history.length]")
    output.locator("body").evaluate("() => window.caribmap.open('caracas')")
    expect(output.locator(".leaflet-popup")).to_be_visible()
    assert page.evaluate("[location.href, history.length]") == before


def test_the_frame_is_named_for_those_who_cannot_see_it(page: Page) -> None:
    assert page.locator("iframe").get_attribute("title")
