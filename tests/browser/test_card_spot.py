"""A card stands where all of it is seen, map and card move once, and a chosen view stays framed."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import FloatRect, Locator, Page, expect

from tests.browser.patience import at_rest
from tests.browser.tabs import MOVING, OpenPage

PLACES = [
    "tehran&view=world",
    "moscow&view=world",
    "beijing&view=world",
    "washington-dc&view=world",
    "uss-gravely&view=paria",
    "essequibo",
    "moscow",
]
COUNT_MOTIONS = """() => {
    const pane = document.querySelector('.leaflet-map-pane');
    window.motions = 0;
    let moves = false;
    new MutationObserver(() => {
        const now = /leaflet-(zoom|pan)-anim/.test(pane.className);
        if (now && !moves) motions += 1;
        moves = now;
    }).observe(pane, { attributeFilter: ['class'] });
}"""
STILL = "() => !/leaflet-(zoom|pan)-anim/.test(document.querySelector('.leaflet-map-pane').className)"


@pytest.fixture
def page(open_page: OpenPage, real_map: Path) -> Page:
    return open_page(real_map, **MOVING)


def box_of(locator: Locator) -> FloatRect:
    box = locator.bounding_box()
    assert box is not None
    return box


def is_inside(inner: FloatRect, outer: FloatRect) -> bool:
    return (
        inner["x"] >= outer["x"]
        and inner["y"] >= outer["y"]
        and inner["x"] + inner["width"] <= outer["x"] + outer["width"]
        and inner["y"] + inner["height"] <= outer["y"] + outer["height"]
    )


def caracas(page: Page) -> tuple[float, float]:
    box = box_of(page.get_by_role("button", name="Caracas").first)
    return (round(box["x"]), round(box["y"]))


@pytest.mark.parametrize(
    "place",
    [PLACES[0], "essequibo", *(pytest.param(place, marks=pytest.mark.full) for place in PLACES[1:5])],
)
def test_all_of_a_card_that_a_link_opens_is_on_the_map(
    open_page: OpenPage, real_map: Path, place: str
) -> None:
    page = open_page(real_map, f"#place={place}", **MOVING)
    assert_all_of_the_card_is_seen(page)


@pytest.mark.parametrize(("width", "height"), [(1024, 600), (1280, 800), (1920, 1080)])
def test_all_of_a_card_is_on_the_map_in_a_window_of_any_size(
    open_page: OpenPage, real_map: Path, width: int, height: int
) -> None:
    page = open_page(real_map, width=width, height=height)
    for place in PLACES:
        page.evaluate("hash => { location.hash = hash; }", f"#place={place}")
        page.wait_for_function("id => caribmap.state().place === id", arg=place.split("&")[0])
        page.locator(".leaflet-popup").wait_for()
        assert_all_of_the_card_is_seen(page)


def assert_all_of_the_card_is_seen(page: Page) -> None:
    moving = "[...document.querySelectorAll('.leaflet-popup, .cm-is-open')]"
    at_rest(page, f"{moving}.map(element => element.getBoundingClientRect())")
    card = box_of(page.locator(".leaflet-popup-content-wrapper"))
    shown = box_of(page.locator("#caribmap-map"))
    assert is_inside(card, shown)
    mark = box_of(page.locator(".cm-button.cm-is-open .cm-drawing").first)
    spot: FloatRect = {
        "x": mark["x"] + mark["width"] / 2,
        "y": mark["y"] + mark["height"] / 2,
        "width": 0,
        "height": 0,
    }
    assert is_inside(spot, shown)
    assert not is_inside(spot, card)


@pytest.mark.parametrize("place", ["letter-tehran", "caribbean"])
def test_all_of_a_card_that_points_at_a_name_is_on_the_map(page: Page, place: str) -> None:
    page.evaluate("caribmap.setLayer('requests', true)")
    page.evaluate("hash => { location.hash = hash; }", f"#view=world&place={place}")
    page.wait_for_selector(".leaflet-popup")
    page.wait_for_function(STILL)
    card = page.locator(".leaflet-popup-content-wrapper")
    expect(card).to_be_in_viewport(ratio=1)
    assert is_inside(box_of(card), box_of(page.locator("#caribmap-map")))


@pytest.mark.parametrize("fragment", ["#view=world&place=tehran", "#view=paria&place=uss-gravely"])
def test_view_and_card_that_change_together_move_the_map_once(page: Page, fragment: str) -> None:
    page.evaluate(COUNT_MOTIONS)
    page.evaluate("hash => { location.hash = hash; }", fragment)
    page.wait_for_function("() => motions > 0")
    page.wait_for_function(STILL)
    page.evaluate("caribmap.setLanguage('en')")
    assert page.evaluate("motions") == 1
    card = box_of(page.locator(".leaflet-popup-content-wrapper"))
    assert is_inside(card, box_of(page.locator("#caribmap-map")))


def test_a_card_that_opens_in_view_leaves_the_map_where_it_is(page: Page) -> None:
    before = caracas(page)
    for place in ("uss-gravely", "caracas"):
        page.evaluate("id => caribmap.open(id)", place)
        assert caracas(page) == before


@pytest.mark.parametrize(("first", "then"), [((1280, 800), (1000, 900)), ((390, 844), (844, 390))])
@pytest.mark.parametrize("fragment", ["", "#view=world"])
def test_another_size_frames_the_view_anew(
    open_page: OpenPage,
    real_map: Path,
    first: tuple[int, int],
    then: tuple[int, int],
    fragment: str,
) -> None:
    page = open_page(real_map, fragment, width=first[0], height=first[1], **MOVING)
    fresh = open_page(real_map, fragment, width=then[0], height=then[1], **MOVING)
    page.set_viewport_size({"width": then[0], "height": then[1]})
    expected = caracas(fresh)
    page.wait_for_function(
        """([x, y]) => {
            const isCaracas = ({ ariaLabel }) => /Caracas/.test(ariaLabel);
            const mark = [...document.querySelectorAll('.cm-button')].find(isCaracas);
            const box = mark.getBoundingClientRect();
            return Math.abs(box.left - x) <= 2 && Math.abs(box.top - y) <= 2;
        }""",
        arg=list(expected),
    )


def test_a_map_that_was_moved_keeps_its_middle_at_another_size(page: Page) -> None:
    before = caracas(page)
    page.mouse.move(700, 300)
    page.mouse.down()
    page.mouse.move(600, 250, steps=4)
    page.wait_for_timeout(200)  # a drag that ends at rest does not glide on
    page.mouse.up()
    moved = caracas(page)
    assert moved == (before[0] - 100, before[1] - 50)
    middle = middle_of(page)
    page.set_viewport_size({"width": 1080, "height": 700})
    page.wait_for_function("width => document.getElementById('caribmap-map').clientWidth < width", arg=740)
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    x, y = caracas(page)
    now = middle_of(page)
    assert abs((x - now[0]) - (moved[0] - middle[0])) <= 1
    assert abs((y - now[1]) - (moved[1] - middle[1])) <= 1


def middle_of(page: Page) -> tuple[float, float]:
    box = box_of(page.locator("#caribmap-map"))
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
