"""A phone: the map stays under the bar, the text scrolls below; cards and lists are sheets over the text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import CDPSession, Page, expect

from tests.browser.axe import axe_violations, light_and_dark_violations
from tests.browser.tabs import MOVING, OpenPage, Tabs
from tests.browser.test_card_spot import box_of

PHONE: dict[str, Any] = {"width": 390, "height": 844, "has_touch": True, "is_mobile": True, **MOVING}
LISTS, CARD = ".cm-sheet", ".leaflet-popup"
MAP_END = 48 + round(0.45 * 844)
ROOM = 844 - MAP_END
HEIGHT = "element => element.getBoundingClientRect().height"
FULL, HALF, PEEK = 844 - 56, round(0.55 * 844) - 48, 104
CARD_HALF = round(0.66 * ROOM)
SHIFTS = """
window.shifts = [];
const note = list => shifts.push(...list.getEntries().map(({ startTime, value }) => [startTime, value]));
new PerformanceObserver(note).observe({ type: 'layout-shift', buffered: true });
"""


@pytest.fixture(scope="module")
def kept_phone(tabs: Tabs, real_map: Path) -> Iterator[Page]:
    """For tests that change nothing in it."""
    with tabs.lent() as lent:
        yield lent.open(real_map.as_uri(), **PHONE).page


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


def open_lists(page: Page) -> None:
    page.get_by_role("button", name="Weitere Abschnitte und Einstellungen").tap()
    stands(page, LISTS, HALF)


def scroll_to(page: Page, heading: int, share: float) -> None:
    """Scroll the page until a step's heading stands at this share of the text's height."""
    page.evaluate(
        """([number, share, end]) => {
            const { top } = document.querySelectorAll('.cm-step > h2')[number - 1].getBoundingClientRect();
            scrollBy({ top: top - (end + share * (innerHeight - end)), behavior: 'instant' });
        }""",
        [heading, share, MAP_END],
    )


def test_the_first_screen_has_bar_map_text_and_next(kept_phone: Page) -> None:
    assert box_of(kept_phone.locator(".cm-chrome-bar"))["height"] == 48
    shown = box_of(kept_phone.locator("#caribmap-map"))
    assert shown["y"] == 48
    assert shown["height"] == pytest.approx(0.45 * 844, abs=1)
    expect(kept_phone.locator(".cm-step > h2").first).to_be_in_viewport(ratio=1)
    forward = box_of(kept_phone.locator(".cm-forward"))
    assert forward["y"] + forward["height"] == 844
    assert forward["height"] == pytest.approx(49, abs=1)
    assert kept_phone.evaluate("document.documentElement.scrollWidth") <= 390


def test_the_text_scrolls_and_the_map_stays(phone: Page) -> None:
    scroll_to(phone, 3, 0.3)
    phone.wait_for_function("() => caribmap.state().story === 3")
    assert box_of(phone.locator("#caribmap-map"))["y"] == 48
    assert box_of(phone.locator(".cm-chrome-bar"))["y"] == 0
    scroll_to(phone, 2, 0.45)
    phone.wait_for_function("() => caribmap.state().story === 1")


def test_next_leads_on(phone: Page) -> None:
    for number in (2, 3):
        phone.locator(".cm-forward-next").tap()
        phone.wait_for_function("number => caribmap.state().story === number", arg=number)
        heading = phone.locator(".cm-step > h2").nth(number - 1)
        phone.wait_for_function(
            """([number, end]) => {
                const heading = document.querySelectorAll('.cm-step > h2')[number - 1];
                const { top } = heading.getBoundingClientRect();
                return top >= end && top < end + 80;
            }""",
            arg=[number, MAP_END],
        )
        expect(heading).to_be_in_viewport(ratio=1)


def test_a_long_quote_is_folded_to_three_lines_until_it_is_asked_for(phone: Page) -> None:
    quote = phone.locator(".cm-folds blockquote").first.element_handle()
    assert quote.evaluate(HEIGHT) <= 3 * 24 + 1
    unfold = phone.get_by_role("button", name="Ganzes Zitat").first
    unfold.scroll_into_view_if_needed()
    unfold.tap()
    assert quote.evaluate(HEIGHT) > 3 * 24 + 1


def test_notes_on_the_map_are_numbers_and_the_text_says_what_they_mean(kept_phone: Page) -> None:
    assert kept_phone.locator(".cm-map-note").all_inner_texts() == ["1", "2", "3"]
    listed = kept_phone.locator(".cm-step").first.locator(".cm-step-notes li")
    assert listed.count() == 3
    note = kept_phone.evaluate("caribmap.data.story[0].notes[0].text.de")
    expect(listed.first).to_contain_text(note)


def test_a_card_covers_text_and_never_the_map(phone: Page) -> None:
    for place in ("caracas", "essequibo", "uss-gravely", "trinidad-and-tobago"):
        phone.evaluate("id => caribmap.open(id)", place)
        stands(phone, CARD, CARD_HALF)
        for key in ("ArrowUp", "ArrowUp"):
            phone.get_by_role("button", name="Karteikarte:").press(key)
        stands(phone, CARD, ROOM)
        assert box_of(phone.locator(CARD))["y"] >= MAP_END - 1
        phone.wait_for_function(
            """end => {
                const mark = document.querySelector('.cm-button.cm-is-open').getBoundingClientRect();
                const [x, y] = [(mark.left + mark.right) / 2, (mark.top + mark.bottom) / 2];
                return x > 0 && x < 390 && y > 48 && y < end;
            }""",
            arg=MAP_END,
        )
        phone.evaluate("caribmap.close()")
        expect(phone.locator(CARD)).to_have_count(0)


def test_a_finger_moves_a_card_from_stop_to_stop(phone: Page) -> None:
    phone.evaluate("caribmap.open('caracas')")
    stands(phone, CARD, CARD_HALF)
    drag(phone, handle_of(phone, CARD), -160)
    stands(phone, CARD, ROOM)
    drag(phone, handle_of(phone, CARD), 400)
    stands(phone, CARD, PEEK)
    expect(phone.locator("#card-title")).to_be_in_viewport(ratio=1)
    title = box_of(phone.locator("#card-title"))
    drag(phone, (title["x"] + 10, title["y"] + 10), -170)
    stands(phone, CARD, CARD_HALF)


def test_a_card_that_peeks_out_makes_way_for_the_next_one_half_way_up(phone: Page) -> None:
    phone.evaluate("caribmap.open('uss-gravely')")
    stands(phone, CARD, CARD_HALF)
    drag(phone, handle_of(phone, CARD), 330)
    stands(phone, CARD, PEEK)
    phone.locator("#caribmap-map").get_by_role("button", name="Caracas").first.tap()
    expect(phone.locator("#card-title")).to_contain_text("Caracas")
    stands(phone, CARD, CARD_HALF)


def test_focus_goes_into_the_card_and_comes_back(phone: Page) -> None:
    mark = phone.locator("#caribmap-map").get_by_role("button", name="USS Gravely").first
    mark.tap()
    expect(phone.locator("#card-title")).to_be_focused()
    phone.keyboard.press("Escape")
    expect(phone.locator(CARD)).to_have_count(0)
    expect(mark).to_be_focused()


def test_the_way_back_to_the_step_lies_on_the_map(phone: Page) -> None:
    phone.evaluate("caribmap.open('caracas')")
    back = phone.get_by_role("button", name="Zurück zu Schritt 1")
    box = box_of(back)
    assert box["height"] >= 44
    assert box["y"] + box["height"] <= MAP_END
    back.tap()
    expect(phone.locator(CARD)).to_have_count(0)


def test_the_lists_show_places_first_and_close(phone: Page) -> None:
    open_lists(phone)
    assert phone.get_by_role("tab").all_inner_texts() == ["Orte", "Ebenen", "Abweichungen", "Mehr"]
    expect(phone.get_by_role("tab", name="Orte")).to_have_attribute("aria-selected", "true")
    phone.get_by_role("tab", name="Ebenen").tap()
    expect(phone.get_by_role("checkbox", name="Länder und Meere")).to_be_in_viewport()
    phone.get_by_role("tab", name="Mehr").tap()
    for name in ("Quellen", "Ereignisse", "Nicht auf der Karte", "Über diese Karte"):
        expect(phone.locator(".cm-accordion").get_by_role("button", name=name)).to_be_visible()
    phone.get_by_role("button", name="en English").tap()
    expect(phone.locator("html")).to_have_attribute("lang", "en")
    phone.get_by_role("button", name="Close").tap()
    expect(phone.locator(LISTS)).to_have_count(0)
    expect(phone.locator(".cm-step > h2").first).to_be_in_viewport()


def test_search_is_in_the_bar(phone: Page) -> None:
    phone.get_by_role("button", name="Suchen").tap()
    field = phone.get_by_placeholder("Orte, Zitate, Ereignisse suchen")
    expect(field).to_be_focused()
    field.fill("Moskau")
    phone.get_by_role("option").first.tap()
    expect(phone.locator(CARD)).to_be_visible()


def test_a_finger_moves_the_lists_from_stop_to_stop(phone: Page) -> None:
    open_lists(phone)
    drag(phone, handle_of(phone, LISTS), -430)
    stands(phone, LISTS, FULL)
    drag(phone, handle_of(phone, LISTS), 400)
    stands(phone, LISTS, HALF)
    drag(phone, handle_of(phone, LISTS), 300)
    stands(phone, LISTS, PEEK)
    tab = box_of(phone.get_by_role("tab", name="Ebenen"))
    drag(phone, (tab["x"] + 20, tab["y"] + 20), -300)
    stands(phone, LISTS, HALF)
    expect(phone.get_by_role("tab", name="Orte")).to_have_attribute("aria-selected", "true")


def test_the_handle_is_a_button_for_who_cannot_drag(phone: Page) -> None:
    open_lists(phone)
    handle = phone.get_by_role("button", name="Listen: größer")
    handle.tap()
    stands(phone, LISTS, FULL)
    phone.get_by_role("button", name="Listen: kleiner").tap()
    stands(phone, LISTS, PEEK)
    expect(handle).to_have_attribute("aria-expanded", "false")
    handle.focus()
    for key, height in [("ArrowUp", HALF), ("ArrowUp", FULL), ("ArrowDown", HALF), ("Enter", FULL)]:
        phone.keyboard.press(key)
        stands(phone, LISTS, height)


def test_a_mouse_leaves_the_sheet_where_it_was_dragged(open_page: OpenPage, real_map: Path) -> None:
    """In one step the pointer is beyond the sheet at its first move."""
    page = open_page(real_map, width=390, height=844)
    page.locator(".cm-more-lists").click()
    stands(page, LISTS, HALF)
    for y_end, height, steps in ((6, FULL, 1), (844 - PEEK, PEEK, 1), (6, FULL, 6), (844 - PEEK, PEEK, 6)):
        x, y = handle_of(page, LISTS)
        page.mouse.move(x, y)
        page.mouse.down()
        page.mouse.move(x, y_end, steps=steps)
        page.wait_for_timeout(120)  # the mouse rests before it lets go
        page.mouse.up()
        stands(page, LISTS, height)
        page.evaluate("new Promise(requestAnimationFrame)")
        stands(page, LISTS, height)


def test_a_source_in_a_card_opens_in_the_lists_and_the_card_waits(phone: Page) -> None:
    phone.evaluate("caribmap.open('uss-gravely')")
    phone.locator(f"{CARD} .cm-source-line button").first.tap()
    stands(phone, LISTS, FULL)
    stands(phone, CARD, PEEK)
    expect(phone.locator("#source-cibercuba")).to_be_focused()
    expect(phone.locator("#source-cibercuba")).to_be_in_viewport()


def test_a_place_that_is_chosen_in_the_lists_is_seen_on_the_map(phone: Page) -> None:
    open_lists(phone)
    phone.locator(".cm-place-group").get_by_role("button", name="Caracas").first.tap()
    stands(phone, CARD, CARD_HALF)
    mark = box_of(phone.locator(".cm-button.cm-is-open"))
    assert 48 <= mark["y"] <= MAP_END


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


@pytest.mark.parametrize(
    ("width", "height"), [(390, 844), (320, 256), pytest.param(320, 640, marks=pytest.mark.full)]
)
def test_no_stop_has_axe_violations(open_page: OpenPage, real_map: Path, width: int, height: int) -> None:
    """What a lower stop shows is seen at the highest too: there the dark colours are looked at."""
    at_the_top = light_and_dark_violations if width == 390 else axe_violations
    stops = [("ArrowDown", axe_violations), ("ArrowUp", axe_violations), ("ArrowUp", at_the_top)]
    page = open_page(real_map, width=width, height=height, has_touch=True)
    assert at_the_top(page) == []
    page.locator(".cm-more-lists").click()
    for key, violations in stops:
        page.locator(f"{LISTS} > .cm-sheet-handle").press(key)
        page.evaluate(AT_REST)
        assert violations(page) == []
    page.locator(".cm-sheet-close").click()
    page.evaluate("caribmap.open('caracas')")
    for key, violations in stops:
        page.locator(f"{CARD} > .cm-sheet-handle").press(key)
        page.evaluate(AT_REST)
        assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


TARGETS = """
[...document.querySelectorAll('.cm-back-chip, :is(.cm-chrome-bar, .cm-forward, .cm-sheet) button')]
    .filter(one => one.checkVisibility())
    .map(one => [one.className, one.getBoundingClientRect().width, one.getBoundingClientRect().height])
"""


def test_targets_of_a_finger_are_44_pixels_wide_and_high(phone: Page) -> None:
    phone.evaluate("caribmap.open('caracas')")
    phone.get_by_role("button", name="Weitere Abschnitte und Einstellungen").tap()
    found = phone.evaluate(TARGETS)
    assert [one for one in found if one[2] < 43.5 and "cm-link" not in one[0]] == []
