"""A phone: bar, map and a sheet of three stops, and a card as a sheet over it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import CDPSession, Page, expect

from tests.browser.tabs import MOVING, OpenPage
from tests.browser.test_card_spot import box_of, is_inside
from tests.browser.test_layout import axe_violations

PHONE: dict[str, Any] = {"width": 390, "height": 844, "has_touch": True, "is_mobile": True, **MOVING}
PANEL, CARD = ".cm-panel", ".leaflet-popup"
FULL, HALF, PEEK = 844 - 56, 844 - 48 - 506, 104
SHIFTS = """
window.shifts = [];
const note = list => shifts.push(...list.getEntries().map(({ startTime, value }) => [startTime, value]));
new PerformanceObserver(note).observe({ type: 'layout-shift', buffered: true });
"""


@pytest.fixture
def phone(open_page: OpenPage, real_map: Path) -> Page:
    return open_page(real_map, **PHONE)


def stands(page: Page, sheet: str, height: float) -> None:
    """Wait until a sheet is as high as given; it takes a moment to glide there."""
    page.wait_for_function(
        """([sheet, height]) => {
            const box = document.querySelector(sheet).getBoundingClientRect();
            return Math.abs(box.height - height) < 2;
        }""",
        arg=[sheet, height],
    )


def drag(page: Page, start: tuple[float, float], by: float) -> None:
    """One finger down at `start`, moved down by `by` pixels, and lifted."""
    touch = page.context.new_cdp_session(page)
    x, y = start
    point(touch, "touchStart", [(x, y)])
    for step in range(1, 13):
        point(touch, "touchMove", [(x, y + by * step / 12)])
    page.wait_for_timeout(120)  # the finger rests before it lets go
    point(touch, "touchEnd", [])


def point(touch: CDPSession, kind: str, points: list[tuple[float, float]]) -> None:
    found = [{"x": x, "y": y, "id": number} for number, (x, y) in enumerate(points)]
    touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": found})


def handle_of(page: Page, sheet: str) -> tuple[float, float]:
    box = box_of(page.locator(f"{sheet} > .cm-sheet-handle"))
    return (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


def test_bar_map_and_sheet_share_the_screen(phone: Page) -> None:
    assert box_of(phone.locator(".cm-chrome-bar"))["height"] == 48
    shown = box_of(phone.locator("#caribmap-map"))
    assert shown["y"] == 48
    assert shown["height"] == pytest.approx(0.6 * 844, abs=1)
    stands(phone, PANEL, HALF)
    assert phone.evaluate("document.documentElement.scrollHeight") <= 844
    assert phone.get_by_role("tab").all_inner_texts() == ["Orte", "Ebenen", "Abweichungen"]
    for text in ("Auf der Karte ohne Punkt (4)", "Quellenstand", "5 Artikel, "):
        expect(phone.get_by_text(text).first).to_be_in_viewport(ratio=1)
    expect(phone.get_by_role("button", name="Rundgang (10)")).to_be_in_viewport(ratio=1)


def test_a_finger_moves_the_sheet_from_stop_to_stop(phone: Page) -> None:
    drag(phone, handle_of(phone, PANEL), -430)
    stands(phone, PANEL, FULL)
    drag(phone, handle_of(phone, PANEL), 520)
    stands(phone, PANEL, HALF)
    drag(phone, handle_of(phone, PANEL), 170)
    stands(phone, PANEL, PEEK)
    assert box_of(phone.locator("#caribmap-map"))["height"] == pytest.approx(844 - 48 - PEEK, abs=1)
    tab = box_of(phone.get_by_role("tab", name="Ebenen"))
    drag(phone, (tab["x"] + 20, tab["y"] + 20), -170)
    stands(phone, PANEL, HALF)
    expect(phone.get_by_role("tab", name="Orte")).to_have_attribute("aria-selected", "true")


def test_the_handle_is_a_button_for_who_cannot_drag(phone: Page) -> None:
    handle = phone.get_by_role("button", name="Listen: größer")
    handle.tap()
    stands(phone, PANEL, FULL)
    smaller = phone.get_by_role("button", name="Listen: kleiner")
    smaller.tap()
    stands(phone, PANEL, PEEK)
    expect(handle).to_have_attribute("aria-expanded", "false")
    handle.focus()
    for key, height in [("ArrowUp", HALF), ("ArrowUp", FULL), ("ArrowDown", HALF), ("Enter", FULL)]:
        phone.keyboard.press(key)
        stands(phone, PANEL, height)


def test_a_tab_that_peeks_out_opens(phone: Page) -> None:
    drag(phone, handle_of(phone, PANEL), 150)
    stands(phone, PANEL, PEEK)
    phone.get_by_role("tab", name="Ebenen").tap()
    stands(phone, PANEL, HALF)
    expect(phone.get_by_role("checkbox", name="Länder und Meere")).to_be_in_viewport()


@pytest.mark.parametrize("steps", [1, 6])
def test_a_mouse_leaves_the_sheet_where_it_was_dragged(
    open_page: OpenPage, real_map: Path, steps: int
) -> None:
    """In one step the pointer is beyond the sheet at its first move."""
    page = open_page(real_map, width=390, height=844)
    stands(page, PANEL, HALF)
    x, y = handle_of(page, PANEL)
    for y_end, height in ((y - 430, FULL), (844 - PEEK, PEEK)):
        x, y = handle_of(page, PANEL)
        page.mouse.move(x, y)
        page.mouse.down()
        page.mouse.move(x, y_end, steps=steps)
        page.wait_for_timeout(120)  # the mouse rests before it lets go
        page.mouse.up()
        stands(page, PANEL, height)
        page.evaluate("new Promise(requestAnimationFrame)")
        stands(page, PANEL, height)


def test_the_rest_is_behind_the_bars_dots(phone: Page) -> None:
    more = phone.get_by_role("button", name="Weitere Abschnitte und Einstellungen")
    more.tap()
    stands(phone, PANEL, FULL)
    expect(phone.get_by_placeholder("Orte, Zitate, Ereignisse suchen")).to_be_visible()
    for name in ("Quellen", "Ereignisse", "Nicht auf der Karte", "Über diese Karte"):
        expect(phone.locator(".cm-accordion").get_by_role("button", name=name)).to_be_visible()
    phone.get_by_role("button", name="en English").tap()
    expect(phone.locator("html")).to_have_attribute("lang", "en")
    phone.get_by_role("button", name="More sections and settings").tap()
    stands(phone, PANEL, HALF)
    expect(phone.get_by_role("tab", name="Places")).to_have_attribute("aria-selected", "true")


@pytest.mark.parametrize("place", ["caracas", "essequibo", "uss-gravely", "trinidad-and-tobago", "moscow"])
def test_the_mark_of_an_open_card_lies_in_the_free_part_of_the_map(phone: Page, place: str) -> None:
    phone.evaluate("id => caribmap.open(id)", place)
    stands(phone, CARD, 422)
    phone.wait_for_function(
        """() => {
            const mark = document.querySelector('.cm-button.cm-is-open').getBoundingClientRect();
            const sheet = document.querySelector('.leaflet-popup').getBoundingClientRect();
            const [x, y] = [(mark.left + mark.right) / 2, (mark.top + mark.bottom) / 2];
            return x > 0 && x < 390 && y > 48 && y < sheet.top;
        }"""
    )


def test_a_card_has_the_same_three_stops(phone: Page) -> None:
    phone.evaluate("caribmap.open('caracas')")
    stands(phone, CARD, 422)
    drag(phone, handle_of(phone, CARD), -300)
    stands(phone, CARD, FULL)
    assert phone.locator(".leaflet-popup").count() == 1
    drag(phone, handle_of(phone, CARD), 660)
    stands(phone, CARD, PEEK)
    expect(phone.locator("#card-title")).to_be_in_viewport(ratio=1)
    title = box_of(phone.locator("#card-title"))
    drag(phone, (title["x"] + 10, title["y"] + 10), -330)
    stands(phone, CARD, 422)
    phone.get_by_role("button", name="Karteikarte: größer").press("ArrowUp")
    stands(phone, CARD, FULL)


def test_a_card_that_peeks_out_makes_way_for_the_next_one_half_way_up(phone: Page) -> None:
    phone.evaluate("caribmap.open('uss-gravely')")
    stands(phone, CARD, 422)
    drag(phone, handle_of(phone, CARD), 330)
    stands(phone, CARD, PEEK)
    phone.get_by_role("button", name="Caracas").first.tap()
    expect(phone.locator("#card-title")).to_contain_text("Caracas")
    stands(phone, CARD, 422)


def test_focus_goes_into_the_card_and_comes_back(phone: Page) -> None:
    mark = phone.get_by_role("button", name="USS Gravely").first
    mark.tap()
    expect(phone.locator("#card-title")).to_be_focused()
    phone.keyboard.press("Escape")
    expect(phone.locator(CARD)).to_have_count(0)
    expect(mark).to_be_focused()


def test_a_source_in_a_card_opens_in_the_lists_and_the_card_waits(phone: Page) -> None:
    phone.evaluate("caribmap.open('uss-gravely')")
    phone.locator(f"{CARD} .cm-source-line button").first.tap()
    stands(phone, PANEL, FULL)
    stands(phone, CARD, PEEK)
    expect(phone.locator("#source-cibercuba")).to_be_focused()
    expect(phone.locator("#source-cibercuba")).to_be_in_viewport()


def test_a_place_that_is_chosen_in_the_lists_is_seen_on_the_map(phone: Page) -> None:
    phone.get_by_role("button", name="Listen: größer").tap()
    stands(phone, PANEL, FULL)
    phone.locator(".cm-place-group").get_by_role("button", name="Caracas").first.tap()
    stands(phone, PANEL, HALF)
    stands(phone, CARD, 422)
    assert is_inside(box_of(phone.locator(".cm-button.cm-is-open")), box_of(phone.locator("#caribmap-map")))


def test_focus_on_a_mark_that_a_sheet_hides_puts_the_sheet_down(phone: Page) -> None:
    phone.get_by_role("button", name="Listen: größer").focus()
    phone.keyboard.press("ArrowUp")
    stands(phone, PANEL, FULL)
    phone.get_by_role("button", name="Caracas").first.focus()
    stands(phone, PANEL, PEEK)


@pytest.mark.parametrize("fragment", ["", "#place=caracas", "#story=3"])
def test_nothing_shifts_after_ready(open_page: OpenPage, real_map: Path, fragment: str) -> None:
    page = open_page(real_map, fragment, **PHONE)
    ready = page.evaluate("performance.now()")
    page.evaluate(SHIFTS)
    page.wait_for_timeout(600)
    shifts = page.evaluate("shifts")
    assert [(start, value) for start, value in shifts if start > ready] == []


AT_REST = (
    "Promise.allSettled(document.getAnimations().map((animation) => animation.finished)).then(() => null)"
)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("width", "height"), [(390, 844), (320, 640), (320, 256)])
def test_no_stop_has_axe_violations(
    open_page: OpenPage, real_map: Path, width: int, height: int, scheme: str
) -> None:
    page = open_page(real_map, width=width, height=height, has_touch=True, color_scheme=scheme)
    for key in ("ArrowDown", "ArrowUp", "ArrowUp"):
        page.locator(f"{PANEL} > .cm-sheet-handle").press(key)
        page.evaluate(AT_REST)
        assert axe_violations(page) == []
    page.evaluate("caribmap.open('caracas')")
    for key in ("ArrowDown", "ArrowUp", "ArrowUp"):
        page.locator(f"{CARD} > .cm-sheet-handle").press(key)
        page.evaluate(AT_REST)
        assert axe_violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_story_on_a_phone_leaves_the_lists_away_until_they_are_asked_for(phone: Page) -> None:
    phone.get_by_role("button", name="Rundgang (10)").tap()
    expect(phone.get_by_role("tablist")).to_have_count(0)
    phone.get_by_role("button", name="Weiter", exact=True).tap()
    phone.get_by_role("button", name="Weiter", exact=True).tap()
    phone.locator(f"{CARD} .cm-source-line button").first.tap()
    expect(phone.locator("#source-cibercuba")).to_be_focused()
    phone.get_by_role("button", name="Weiter", exact=True).tap()
    expect(phone.get_by_role("region", name="Rundgang")).to_contain_text("Schritt 4 von 10")
    expect(phone.get_by_role("tablist")).to_have_count(0)
    phone.get_by_role("button", name="Beenden").tap()
    expect(phone.locator(PANEL)).to_be_focused()
    expect(phone.get_by_role("tablist")).to_be_visible()
