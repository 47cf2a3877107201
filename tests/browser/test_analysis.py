"""Analysis: time window, filters, tables, downloads, the way back, fit and full screen."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.axe import axe_violations, light_and_dark_violations
from tests.browser.conftest import OpenPage
from tests.browser.patience import at_rest

ANALYSIS = "#lang=en&mode=analysis"
SHOWN_PLACES = "caribmap.layers().length && document.querySelectorAll('.cm-table-scroll tbody tr').length"


@pytest.fixture
def analysis(open_page: OpenPage, real_map: Path) -> Page:
    return open_page(real_map, ANALYSIS)


def shown_places(page: Page) -> int:
    words = page.locator(".cm-board-count").text_content() or ""
    return int(words.split()[0])


def handle(page: Page, name: str) -> Locator:
    return page.get_by_role("slider", name=name)


def window_of(page: Page) -> list[str | None]:
    window: list[str | None] = page.evaluate("(({from, to}) => [from, to])(caribmap.state())")
    return window


def test_reading_and_analysis_share_one_state(open_page: OpenPage, real_map: Path) -> None:
    page = open_page(real_map, "#lang=en&place=kremlin")
    expect(page.locator(".cm-board")).to_have_count(0)
    page.get_by_role("button", name="Analysis").click()
    expect(page.locator(".cm-board")).to_be_visible()
    page.evaluate("caribmap.setTime('2025-10-26', '2025-11-02')")
    page.get_by_role("button", name="Read", exact=True).click()
    expect(page.locator(".cm-board")).to_have_count(0)
    state = page.evaluate("caribmap.state()")
    assert (state["place"], state["from"], state["to"]) == ("kremlin", "2025-10-26", "2025-11-02")
    assert "mode=" not in page.url


@pytest.mark.parametrize("width", [390, 800])
def test_a_narrow_page_lists_the_claims_and_compares_two_by_two_taps(
    open_page: OpenPage, real_map: Path, width: int
) -> None:
    page = open_page(real_map, ANALYSIS, width=width)
    expect(page.locator(".cm-board")).to_have_count(0)
    expect(page.locator(".cm-claim-fold").first).to_be_visible()
    chips = page.locator(".cm-article-chip")
    chips.nth(0).click()
    chips.nth(1).click()
    expect(page.locator(".cm-drawer .cm-compare blockquote")).to_have_count(2)
    assert len(page.evaluate("caribmap.state().compare")) == 2
    assert axe_violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.set_viewport_size({"width": 1280, "height": 800})
    expect(page.locator(".cm-board")).to_be_visible()
    expect(page.locator(".cm-drawer .cm-compare blockquote")).to_have_count(2)


def test_the_list_of_a_phone_leads_back_to_reading(open_page: OpenPage, real_map: Path) -> None:
    page = open_page(real_map, ANALYSIS, width=390, height=844)
    page.locator(".cm-analysis-bar").get_by_role("button", name="Read", exact=True).click()
    expect(page.locator(".cm-claim-list")).to_have_count(0)
    expect(page.locator("#caribmap-panel")).to_be_visible()


def test_the_handles_move_the_window_by_keys(analysis: Page) -> None:
    begin = handle(analysis, "Start of the time window")
    begin.press("ArrowRight")
    assert window_of(analysis) == ["2025-10-01", None]
    begin.press("ArrowRight")
    begin.press("PageUp")
    assert window_of(analysis) == ["2025-10-09", None]
    expect(begin).to_have_attribute("aria-valuetext", "9 October 2025")
    handle(analysis, "End of the time window").press("PageDown")
    assert window_of(analysis) == ["2025-10-09", "2025-11-01"]
    begin.press("End")
    assert window_of(analysis) == ["2025-11-07", "2025-11-07"]
    begin.press("Home")
    assert window_of(analysis) == [None, "2025-11-07"]


def test_a_handle_can_be_dragged_and_a_stretch_drawn(analysis: Page) -> None:
    strip = analysis.locator(".cm-overview").bounding_box()
    grip = handle(analysis, "Start of the time window").bounding_box()
    assert strip
    assert grip
    middle = strip["y"] + strip["height"] * 0.7
    analysis.mouse.move(grip["x"] + 20, middle)
    analysis.mouse.down()
    analysis.mouse.move(strip["x"] + strip["width"] / 2, middle, steps=4)
    analysis.mouse.up()
    begin, end = window_of(analysis)
    assert begin
    assert end is None
    assert "2025-10-10" < begin < "2025-10-26"
    analysis.mouse.move(strip["x"] + strip["width"] * 0.3, middle)
    analysis.mouse.down()
    analysis.mouse.move(strip["x"] + strip["width"] * 0.6, middle, steps=4)
    analysis.mouse.up()
    first, last = window_of(analysis)
    assert first
    assert last
    assert "2025-10-01" < first < begin < last


def test_the_window_takes_numbers_and_is_reset(analysis: Page) -> None:
    before = shown_places(analysis)
    analysis.get_by_label("from", exact=True).fill("2025-11-03")
    analysis.get_by_label("to", exact=True).fill("2025-11-05")
    assert window_of(analysis) == ["2025-11-03", "2025-11-05"]
    assert shown_places(analysis) < before
    analysis.get_by_role("button", name="all time").click()
    assert window_of(analysis) == [None, None]
    assert shown_places(analysis) == before


def test_filters_take_places_quotes_and_rows_and_stand_in_the_link(analysis: Page) -> None:
    analysis.get_by_role("button", name="Filters", exact=True).click()
    everything = shown_places(analysis)
    analysis.get_by_role("checkbox", name=re.compile("^Country")).uncheck()
    assert shown_places(analysis) < everything
    assert "kinds=" in analysis.url
    row = analysis.locator(".cm-choice", has_text="denies")
    row.hover()
    row.get_by_role("button", name="only denies").click()
    assert analysis.evaluate("caribmap.state().modalities") == ["denied"]
    url = analysis.url
    count = shown_places(analysis)
    analysis.goto("about:blank")
    analysis.goto(url)
    analysis.wait_for_selector("html[data-ready=true]", state="attached")
    assert shown_places(analysis) == count
    analysis.get_by_role("button", name="Filters", exact=True).click()
    analysis.get_by_role("button", name="Reset filters").click()
    assert shown_places(analysis) == everything


def test_the_card_follows_the_filters(open_page: OpenPage, real_map: Path) -> None:
    page = open_page(real_map, "#lang=en&mode=analysis&modalities=denied&place=united-states")
    denied = page.evaluate("caribmap.quotes('united-states').filter(q => q.modality === 'denied').length")
    expect(page.locator(".leaflet-popup .cm-filtered > summary")).to_be_visible()
    assert page.locator(".leaflet-popup blockquote").count() == denied


def test_only_this_leaves_one_layer_and_one_source(analysis: Page) -> None:
    analysis.locator("[aria-controls=section-layers]").click()
    analysis.locator(".cm-choice", has_text="US operations").hover()
    analysis.get_by_role("button", name="only US operations").click()
    assert analysis.evaluate("caribmap.state().layers") == ["us-forces"]
    analysis.locator("[aria-controls=section-sources]").click()
    analysis.locator(".cm-source .cm-choice", has_text="CiberCuba").hover()
    analysis.get_by_role("button", name="only CiberCuba").click()
    assert analysis.evaluate("caribmap.state().sources") == ["cibercuba"]


def test_a_layer_is_shown_in_full(analysis: Page) -> None:
    before = analysis.locator(".leaflet-control-scale-line").text_content()
    analysis.locator("[aria-controls=section-layers]").click()
    analysis.get_by_role("button", name="Requests for help (schematic): show in full").click()
    assert analysis.evaluate("caribmap.layers().find(layer => layer.id === 'requests').on")
    expect(analysis.locator(".leaflet-control-scale-line")).not_to_have_text(before or "")


def open_table(page: Page, name: str) -> Locator:
    page.get_by_role("button", name="Table", exact=True).click()
    page.get_by_role("tab", name=name).click()
    return page.get_by_role("tabpanel")


def test_tables_sort_by_any_column_and_say_so(analysis: Page) -> None:
    table = open_table(analysis, "Places")
    heading = table.get_by_role("columnheader", name="Quotes")
    sort = heading.get_by_role("button")
    sort.click()
    expect(heading).to_have_attribute("aria-sort", "descending")
    counts = [int(text) for text in table.locator("tbody td:last-child").all_text_contents()]
    assert counts == sorted(counts, reverse=True)
    assert len(counts) == analysis.evaluate(SHOWN_PLACES)
    sort.press("Enter")
    expect(heading).to_have_attribute("aria-sort", "ascending")


def test_the_four_tables_stand_under_the_filters(analysis: Page) -> None:
    analysis.evaluate("caribmap.setTime('2025-11-07', '2025-11-07')")
    table = open_table(analysis, "Quotes")
    tabs = analysis.get_by_role("tab")
    assert tabs.count() == 4
    for tab in tabs.all():
        tab.click()
        count = int((tab.locator(".cm-row-count").text_content() or "").split(" of ")[0])
        expect(table.locator("tbody tr")).to_have_count(count)
    tabs.last.press("ArrowRight")
    expect(tabs.first).to_have_attribute("aria-selected", "true")


def test_a_row_opens_its_place_also_from_a_table_of_full_height(analysis: Page) -> None:
    table = open_table(analysis, "Quotes")
    analysis.get_by_role("button", name="full height").click()
    expect(analysis.locator("#caribmap-map")).to_be_hidden()
    table.locator("tbody tr", has_text="Flightradar24").first.locator("td").nth(1).click()
    expect(analysis.locator(".leaflet-popup")).to_be_visible()
    expect(analysis.locator("#caribmap-map")).to_be_visible()


def test_a_table_is_saved_as_csv_and_geojson(analysis: Page) -> None:
    open_table(analysis, "Quotes")
    shown = analysis.locator("tbody tr").count()
    with analysis.expect_download() as saving:
        analysis.get_by_role("button", name="Download: CSV").click()
    rows = list(csv.reader(io.StringIO(saving.value.path().read_bytes().decode("utf-8-sig"), newline="")))
    assert len(rows) == shown + 1
    assert rows[0][:2] == ["id", "Wording"]
    assert saving.value.suggested_filename == "quotes.csv"
    with analysis.expect_download() as saving:
        analysis.get_by_role("button", name="Download: GeoJSON").click()
    features = json.loads(saving.value.path().read_text(encoding="utf-8"))["features"]
    assert {feature["properties"]["id"] for feature in features} == {row[0] for row in rows[1:]}


def test_a_table_is_copied(open_page: OpenPage, real_map: Path) -> None:
    page = open_page(real_map, ANALYSIS, permissions=["clipboard-read", "clipboard-write"])
    open_table(page, "Events")
    page.get_by_role("button", name="Copy", exact=True).click()
    expect(page.get_by_text("Copied.")).to_be_visible()
    lines = page.evaluate("navigator.clipboard.readText()").split("\n")
    assert lines[0].split("\t") == ["id", "Time", "Event", "Sources", "Places"]
    assert len(lines) == page.locator("tbody tr").count() + 1


def test_back_and_forward_go_from_place_to_place(open_page: OpenPage, real_map: Path) -> None:
    page = open_page(real_map, "#lang=en")
    page.evaluate("caribmap.open('caracas')")
    page.evaluate("caribmap.setTime('2025-10-01', null)")
    page.evaluate("caribmap.open('moscow')")
    page.go_back()
    assert page.evaluate("caribmap.state().place") == "caracas"
    expect(page.locator(".leaflet-popup")).to_contain_text("Caracas")
    page.go_back()
    expect(page.locator(".leaflet-popup")).to_have_count(0)
    page.go_forward()
    page.go_forward()
    assert page.evaluate("caribmap.state().place") == "moscow"
    assert page.evaluate("caribmap.state().from") == "2025-10-01"


def test_a_framed_page_leaves_the_history_alone(open_page: OpenPage, real_map: Path, tmp_path: Path) -> None:
    host = tmp_path / "host.html"
    host.write_text(f'<iframe src="{real_map.as_uri()}" width="900" height="700"></iframe>', encoding="utf-8")
    page = open_page(host, ready=False)
    frame = page.frames[1]
    frame.wait_for_selector("html[data-ready=true]", state="attached")
    before = page.evaluate("history.length")
    frame.evaluate("caribmap.open('caracas')")
    frame.evaluate("caribmap.open('moscow')")
    assert page.evaluate("history.length") == before


def test_a_sandbox_without_downloads_shows_the_text_to_copy(
    open_page: OpenPage, real_map: Path, tmp_path: Path
) -> None:
    host = tmp_path / "notebook.html"
    markup = real_map.read_text(encoding="utf-8").replace("&", "&amp;").replace('"', "&quot;")
    frame_of_notebook = (
        f'<iframe sandbox="allow-scripts" width="1240" height="760" srcdoc="{markup}"></iframe>'
    )
    host.write_text(frame_of_notebook, encoding="utf-8")
    page = open_page(host, ready=False)
    frame = page.frames[1]
    frame.wait_for_selector("html[data-ready=true]", state="attached")
    frame.evaluate("caribmap.setMode('analysis')")
    frame.get_by_role("button", name="Tabelle", exact=True).click()
    frame.get_by_role("button", name="Laden: CSV").click()
    text = frame.get_by_role("dialog").get_by_role("textbox")
    assert text.input_value().startswith("id,Ort,")
    frame.get_by_role("button", name="Schließen", exact=True).click()
    expect(frame.get_by_role("dialog")).to_have_count(0)


def test_full_screen_shows_the_map_without_the_panel(analysis: Page) -> None:
    analysis.get_by_role("button", name="Full screen").click()
    leave = analysis.get_by_role("button", name="Leave full screen")
    expect(leave).to_be_visible()
    expect(analysis.locator("#caribmap-panel")).to_be_hidden()
    leave.click()
    expect(analysis.locator("#caribmap-panel")).to_be_visible()


def test_analysis_has_no_axe_violations_and_fits_its_screen(open_page: OpenPage, real_map: Path) -> None:
    page = open_page(real_map, ANALYSIS + "&from=2025-10-26&table=quotes")

    def check_other_widths() -> None:
        for width in (1024, 1680, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            assert at_rest(page, f"document.documentElement.scrollWidth <= {width}"), width
            assert width == 1280 or axe_violations(page) == [], width

    assert light_and_dark_violations(page) == []
    check_other_widths()
    page.get_by_role("button", name="Filters", exact=True).click()
    page.get_by_role("button", name="full height").click()
    assert light_and_dark_violations(page) == []
    check_other_widths()


def test_a_dossier_without_dates_has_its_claims_in_the_gutter(
    open_page: OpenPage, real_map: Path, tmp_path: Path
) -> None:
    undated = tmp_path / "undated.html"
    text, count = re.subn(r'"time":\{[^}]*\}', '"time":null', real_map.read_text(encoding="utf-8"))
    assert count > 20
    undated.write_text(text, encoding="utf-8")
    page = open_page(undated, ANALYSIS)
    assert page.locator(".cm-board-time .cm-claim").count() == 0
    assert page.locator(".cm-board-undated .cm-claim").count() > 10
    assert page.locator(".cm-overview").inner_text() == "", "no day is named where none is known"
    open_table(page, "Events")
    assert page.locator("tbody tr").count() > 20
