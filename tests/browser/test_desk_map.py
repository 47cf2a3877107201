"""The desk's map: candidates, and a point that is placed with the mouse or with keys alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import axe_violations, light_and_dark_violations
from tests.browser.desks import go_to, opened, point
from tests.browser.patience import at_rest, eventually
from tests.unit.desk.served import Desk

MAP = ".cm-map"
PANE = """[...document.querySelectorAll('.leaflet-control-scale-line, .leaflet-map-pane')]
    .map((one) => one.outerHTML.length + one.style.transform)"""
"""Where the map stands."""
COORDINATES = re.compile(r"^-?\d+(\.\d+)?, -?\d+(\.\d+)?$")


@pytest.fixture
def page(browser: Browser, desk: Desk) -> Iterator[Page]:
    with opened(browser, desk, reduced_motion="reduce") as found:
        found.locator(f"{MAP} path.cm-coast").first.wait_for(state="attached")
        yield found


def by_hand(page: Page) -> None:
    """Open the form of a new place by hand, from the article."""
    page.get_by_role("textbox", name="Article", exact=True).focus()
    page.keyboard.press("Shift+M")
    expect(page.get_by_label("Coordinates", exact=True)).to_be_focused()


def latitude_longitude(page: Page) -> tuple[float, float]:
    field = page.get_by_label("Coordinates", exact=True)
    expect(field).to_have_value(COORDINATES)
    latitude, longitude = field.input_value().split(", ")
    return float(latitude), float(longitude)


def test_the_map_is_what_readers_get(page: Page, desk: Desk) -> None:
    desk.commit(
        point("Suva", 178.44, -18.14),
        {
            "noun": "quote",
            "id": "claim",
            "put": {"source": "the-paper", "span": [40, 80], "places": ["suva"]},
        },
    )
    mark = page.locator(MAP).get_by_role("button", name=re.compile("Suva"))
    mark.first.click()
    expect(page.locator(".leaflet-popup")).to_contain_text("Suva")


def test_candidates_are_numbered_on_the_map_as_in_the_bar(page: Page, desk: Desk) -> None:
    listed = page.locator(".cm-candidates li")
    expect(page.locator(f"{MAP} .cm-candidate")).to_have_count(listed.count())
    name = page.locator(".cm-names-head bdi").inner_text().strip("“”")
    number = next(i for i in range(listed.count()) if name in listed.nth(i).inner_text())
    page.locator(f"{MAP} .cm-candidate").filter(has_text=str(number + 1)).dispatch_event("click")
    expect(page.get_by_role("button", name=name, exact=True)).to_be_visible()
    assert name.lower() in [one["id"] for one in desk.ask("/api/records/place")[1]["records"]]


def test_a_click_places_a_point_and_it_can_be_dragged(page: Page) -> None:
    by_hand(page)
    page.locator(MAP).click(position={"x": 200, "y": 250})
    first = latitude_longitude(page)
    handle = page.locator(f"{MAP} .cm-handle")
    box = handle.bounding_box()
    assert box
    page.mouse.move(box["x"] + 11, box["y"] + 11)
    page.mouse.down()
    page.mouse.move(box["x"] + 61, box["y"] + 11, steps=5)
    page.mouse.up()
    latitude, longitude = latitude_longitude(page)
    assert longitude > first[1] + 5
    assert latitude == pytest.approx(first[0], abs=1)


def test_a_place_is_put_at_the_cross_with_keys_alone_and_saved(page: Page, desk: Desk) -> None:
    name = page.locator(".cm-names-head bdi").inner_text().strip("“”")
    by_hand(page)
    go_to(page, MAP)
    page.keyboard.press("ArrowRight")
    at_rest(page, PANE)
    page.keyboard.press(".")
    first = latitude_longitude(page)
    page.keyboard.press("Shift+ArrowRight")
    expect(page.get_by_label("Coordinates", exact=True)).not_to_have_value(f"{first[0]}, {first[1]}")
    nudged = latitude_longitude(page)
    assert nudged[1] > first[1]
    assert nudged[0] == pytest.approx(first[0], abs=0.01)
    for _ in range(5):
        page.keyboard.press("]")
    expect(page.get_by_label("Precise to")).to_have_value("3000")
    expect(page.locator(f"{MAP} path.cm-desk-precision")).to_have_count(1)
    page.keyboard.press("[")
    expect(page.get_by_label("Precise to")).to_have_value("1000")
    expect(page.get_by_label("Method")).to_have_value("by hand")
    page.get_by_label("Method").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name=name, exact=True)).to_be_visible()
    (kept,) = desk.ask("/api/records/place")[1]["records"]
    assert kept["record"]["geocoding"] == {"method": "by hand", "basis": "inferred", "precision_m": 1000}
    assert kept["record"]["geometry"]["coordinates"][0] == pytest.approx(nudged[1], abs=0.01)
    expect(page.locator(f"{MAP} .cm-handle")).to_have_count(0)


def paste(page: Page, text: str) -> None:
    page.locator(MAP).focus()
    page.evaluate(
        """text => {
            const clipboardData = new DataTransfer();
            clipboardData.setData('text/plain', text);
            const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
            document.activeElement.dispatchEvent(event);
        }""",
        text,
    )


def test_pasted_coordinates_place_the_point_and_what_is_unclear_is_asked(page: Page) -> None:
    by_hand(page)
    handle = page.locator(f"{MAP} .cm-handle")
    field = page.get_by_label("Coordinates", exact=True)
    for text in ("-18.14, 178.44", "18°08'24\"S 178°26'24\"E", "https://map.example/@-18.14,178.44,9z"):
        paste(page, text)
        expect(field).to_have_value(text)
        expect(handle).to_have_count(1)
    expect(page.get_by_text("Read as")).to_contain_text("-18.14, 178.44")
    paste(page, "48°51'N 2°17'O")
    asked = page.get_by_role("group", name="This may mean two positions. Which one?")
    expect(asked.get_by_role("button")).to_have_count(2)
    expect(handle).to_have_count(0)
    asked.get_by_role("button").last.click()
    assert latitude_longitude(page) == (48.85, -2.283333)
    expect(handle).to_have_count(1)


def corners(page: Page) -> list[tuple[float, float]]:
    """Latitudes and longitudes in the table of corners."""
    lines = page.get_by_label("Corners", exact=True).input_value().split("\n")
    return [(float(lat), float(lng)) for lat, lng in (line.split(", ") for line in lines if line)]


def click(page: Page, *spots: tuple[int, int]) -> None:
    for number, (x, y) in enumerate(spots):
        page.locator(MAP).click(position={"x": x, "y": y})
        expect(page.get_by_label("Corners", exact=True)).to_have_value(re.compile(rf"^(.+\n){{{number}}}.+$"))


def test_an_area_is_drawn_with_the_mouse_changed_with_handles_and_saved(page: Page, desk: Desk) -> None:
    by_hand(page)
    page.locator(MAP).focus()
    page.keyboard.press("o")
    click(page, (100, 250), (200, 250), (250, 160), (120, 140))
    page.keyboard.press("Backspace")
    assert len(corners(page)) == 3
    page.keyboard.press("Enter")
    handles = page.locator(f"{MAP} path.cm-drawn-handle:not(.cm-drawn-middle)")
    expect(handles).to_have_count(3)
    before = corners(page)
    assert light_and_dark_violations(page) == []
    box = page.locator(MAP).bounding_box()
    assert box
    page.mouse.move(box["x"] + 250, box["y"] + 160)
    page.mouse.down()
    page.mouse.move(box["x"] + 290, box["y"] + 130, steps=6)
    page.mouse.up()
    expect(page.get_by_label("Corners", exact=True)).not_to_have_value(
        "\n".join(f"{a}, {b}" for a, b in before)
    )
    after = corners(page)
    assert after[:2] == before[:2]
    assert after[2][1] > before[2][1]
    page.get_by_label("Method").press("Enter")
    expect(page.locator(f"{MAP} .cm-drawn")).to_have_count(0)
    (kept,) = desk.ask("/api/records/place")[1]["records"]
    (ring,) = kept["record"]["geometry"]["coordinates"]
    assert len(ring) == 4
    assert sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring)) > 0
    assert kept["record"]["geocoding"]["method"] == "by hand"


def test_a_line_is_drawn_with_keys_alone(page: Page, desk: Desk) -> None:
    by_hand(page)
    page.locator(MAP).focus()
    page.keyboard.press("l")
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowRight")
    at_rest(page, PANE)
    page.keyboard.press("Enter")
    eventually(lambda: len(corners(page)) == 2)
    page.keyboard.press("Enter")
    expect(page.locator(f"{MAP} .cm-map-hint, .cm-map-hint")).to_contain_text("Drag a corner")
    table = page.get_by_label("Corners", exact=True)
    table.fill("-18, 178\n18°30'S 179°E\nnowhere")
    expect(page.get_by_text("Line 3 is no position")).to_be_visible()
    assert light_and_dark_violations(page) == []
    table.fill("-18, 178\n18°30'S 179°E\n-19, -178")
    expect(page.get_by_text("Latitude, longitude; one corner a line.")).to_be_visible()
    page.get_by_label("Method").press("Enter")
    expect(page.locator(f"{MAP} .cm-drawn")).to_have_count(0)
    (kept,) = desk.ask("/api/records/place")[1]["records"]
    assert kept["record"]["geometry"]["coordinates"][0] == [178, -18]


def test_a_length_of_a_quote_is_drawn_before_it_is_taken(page: Page, desk: Desk) -> None:
    article = desk.ask("/api/articles/the-paper")[1]["text"]
    begin = article.index("The reef lies")
    span = [begin, begin + len("The reef lies 310 km south of Suva")]
    desk.commit(point("Suva", 178.44, -18.14))
    desk.commit(
        {"noun": "quote", "id": "reef", "put": {"source": "the-paper", "span": span, "places": ["suva"]}}
    )
    page.get_by_role("button", name=re.compile("The reef lies")).click()
    page.get_by_role("button", name="310 km", exact=True).click()
    drawn = page.locator(f"{MAP} path.cm-proposed")
    expect(drawn).to_have_count(1)
    found = []
    for kind in ("offshore", "link", "ring", "bearing"):
        page.get_by_label("What it draws").select_option(kind)
        found += axe_violations(page)
    assert found + light_and_dark_violations(page) == []
    expect(page.get_by_label("Tolerance in km")).to_have_value("15.5")
    assert [one["id"] for one in desk.ask("/api/records/place")[1]["records"]] == ["suva"]
    page.get_by_role("button", name="Take it").click()
    expect(drawn).to_have_count(1)
    assert light_and_dark_violations(page) == []
    page.get_by_label("Id", exact=True).fill("reef-by-bearing")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(drawn).to_have_count(0)
    kept = desk.record("place", "reef-by-bearing")["record"]
    assert kept["recipe"]["bearing"]["distance_km"] == 310
    assert kept["geometry"]["type"] == "Point"


def test_single_keys_do_nothing_while_a_field_has_the_focus(page: Page) -> None:
    by_hand(page)
    page.get_by_label("Method").focus()
    page.keyboard.type("n.[]q")
    expect(page.get_by_label("Method")).to_have_value("n.[]q")
    expect(page.get_by_label("Coordinates", exact=True)).to_have_value("")


def test_the_map_stays_where_it_is_while_records_change(page: Page, desk: Desk) -> None:
    page.locator(".leaflet-control-zoom-in").click()
    at_rest(page, PANE)
    before = page.locator(".leaflet-control-scale-line").inner_text()
    desk.commit(point("Suva", 178.44, -18.14))
    expect(page.get_by_role("button", name="Suva", exact=True)).to_be_visible()
    at_rest(page, PANE)
    assert page.locator(".leaflet-control-scale-line").inner_text() == before


def test_the_map_has_no_axe_violations(browser: Browser, desk: Desk) -> None:
    with opened(browser, desk, reduced_motion="reduce") as page:
        page.locator(f"{MAP} .cm-candidate").first.wait_for()
        assert light_and_dark_violations(page) == []
        by_hand(page)
        page.locator(MAP).click(position={"x": 200, "y": 250})
        latitude_longitude(page)
        assert light_and_dark_violations(page) == []
