"""Reading: one column of text beside one map; nothing covers what it speaks of."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.axe import axe_violations, light_and_dark_violations
from tests.browser.conftest import OpenPage
from tests.browser.patience import at_rest
from tests.browser.test_contract import payload_of

MAX_CHARS = 280


def state_of(page: Page) -> dict[str, Any]:
    state: dict[str, Any] = page.evaluate("caribmap.state()")
    return state


def story(page: Page) -> Locator:
    return page.get_by_role("region", name="Rundgang")


def following(page: Page) -> Locator:
    return page.locator(".cm-forward-next")


def stands_at(page: Page, number: int) -> None:
    """Wait until the story stands at a step, and its heading in the upper part of the text."""
    page.wait_for_function(
        """number => {
            const heading = document.querySelectorAll('.cm-step > h2')[number - 1].getBoundingClientRect();
            const ticks = document.querySelector('.cm-ticks').getBoundingClientRect();
            const stands = heading.top >= ticks.bottom - 1 && heading.top < innerHeight * .7;
            return stands && caribmap.state().story === number;
        }""",
        arg=number,
    )


def faint(page: Page) -> set[str]:
    """Ids of the places whose mark or drawing steps back."""
    ids: list[str] = page.locator(".cm-is-faint").evaluate_all(
        "marks => marks.flatMap(mark => (mark.dataset.places ?? '').split(' '))"
    )
    return set(ids) - {""}


def test_the_page_opens_on_the_first_step(read_page: Page) -> None:
    first = payload_of(read_page)["story"][0]
    state = state_of(read_page)
    assert (state["story"], state["place"]) == (1, None)
    expect(read_page.locator(".cm-step.cm-is-current")).to_contain_text(first["text"]["de"])
    expect(following(read_page)).to_contain_text(payload_of(read_page)["story"][1]["title"]["de"])
    notes = read_page.locator(".cm-map-note")
    assert notes.all_inner_texts() == [
        f"{number}\n{note['text']['de']}" for number, note in enumerate(first["notes"], start=1)
    ]
    assert "#" not in read_page.url
    assert read_page.locator("dialog, [role=dialog], [role=alertdialog]").count() == 0


def test_every_step_sets_view_layers_borders_and_days_and_opens_no_card(real_page: Page) -> None:
    steps = payload_of(real_page)["story"]
    for number, step in enumerate(steps, start=1):
        stands_at(real_page, number)
        state = state_of(real_page)
        assert (state["place"], state["world"]) == (None, step["world"])
        assert step["view"] in (None, state["view"])
        assert set(state["layers"]) == set(step["layers"])
        assert (state["from"], state["to"]) == (step["begin"], step["end"])
        assert real_page.url.endswith(f"#story={number}") or number == 1
        named = {*step["show"], *(note["place"] for note in step["notes"])}
        shown = set(real_page.evaluate(SHOWN))
        assert named <= shown
        assert faint(real_page).isdisjoint(named)
        if named:
            assert faint(real_page)
        if number < len(steps):
            following(real_page).evaluate("button => button.click()")  # the mouse of the tests scrolls, too


SHOWN = """[...document.querySelectorAll('[data-places]')]
    .flatMap(mark => mark.dataset.places.split(' '))"""


def test_every_text_is_short_in_every_language(read_page: Page) -> None:
    story = payload_of(read_page)["story"]
    texts = [text for step in story for text in step["text"].values()]
    assert len(texts) == 3 * len(story)
    assert [text for text in texts if len(text) > MAX_CHARS] == []


def test_a_step_quotes_inline_with_speaker_article_and_translation_on_demand(
    open_page: OpenPage, real_map: Path
) -> None:
    page = open_page(real_map, "#story=3&lang=en")
    payload = payload_of(page)
    quotes = {quote["id"]: quote for quote in payload["quotes"]}
    wanted = [quotes[name] for name in payload["story"][2]["quotes"]]
    figures = page.locator(".cm-step.cm-is-current figure")
    assert figures.locator("blockquote").evaluate_all("all => all.map(one => one.textContent)") == [
        quote["exact"] for quote in wanted
    ]
    first = figures.first
    expect(first.locator("blockquote")).to_have_attribute("lang", "de")
    expect(first.locator("figcaption")).to_contain_text("CiberCuba")
    translation = first.get_by_text(wanted[0]["translations"]["en"])
    expect(translation).to_be_hidden()
    first.locator("summary", has_text="Translation").click()
    expect(translation).to_be_visible()


def test_arrow_keys_walk_from_anywhere_but_a_field(real_page: Page) -> None:
    for key, number in [("ArrowRight", 2), ("ArrowRight", 3), ("ArrowLeft", 2)]:
        real_page.keyboard.press(key)
        stands_at(real_page, number)
    real_page.get_by_role("button", name="Suchen").click()
    real_page.keyboard.type("ab")
    real_page.keyboard.press("ArrowLeft")
    assert state_of(real_page)["story"] == 2


def test_a_step_begins_when_its_heading_passes_the_line(real_page: Page) -> None:
    panel = real_page.locator(".cm-chrome-panel")
    heading_to = """(panel, [number, share]) => {
        const heading = document.querySelectorAll('.cm-step > h2')[number - 1].getBoundingClientRect();
        const box = panel.getBoundingClientRect();
        panel.scrollBy({ top: heading.top - (box.top + share * box.height), behavior: 'instant' });
    }"""
    panel.evaluate(heading_to, [2, 0.45])
    real_page.wait_for_timeout(60)
    assert state_of(real_page)["story"] == 1
    panel.evaluate(heading_to, [2, 0.35])
    real_page.wait_for_function("() => caribmap.state().story === 2")
    panel.evaluate(heading_to, [4, 0.39])
    real_page.wait_for_function("() => caribmap.state().story === 4")
    panel.evaluate("panel => panel.scrollTo({ top: 0, behavior: 'instant' })")
    real_page.wait_for_function("() => caribmap.state().story === 1")


def test_a_step_is_announced_and_the_focus_stays_on_the_button(real_page: Page) -> None:
    following(real_page).focus()
    real_page.keyboard.press("Enter")
    expect(story(real_page).locator("[aria-live=polite]")).to_contain_text(
        "Schritt 2 von 11: Wie viele Soldaten"
    )
    expect(following(real_page)).to_be_focused()


def test_a_tick_leads_to_its_step(real_page: Page) -> None:
    real_page.get_by_role("button", name="Schritt 6 von 11").click()
    stands_at(real_page, 6)
    expect(real_page.get_by_role("button", name="Schritt 6 von 11")).to_have_attribute("aria-current", "step")


def test_after_the_last_step_stand_discrepancies_articles_and_data(
    open_page: OpenPage, real_map: Path
) -> None:
    page = open_page(real_map, "#story=11")
    following(page).click()
    end = page.get_by_role("heading", name="Abweichungen, Quellen, Daten")
    expect(end).to_be_in_viewport()
    expect(following(page)).to_have_attribute("aria-disabled", "true")
    page.locator(".cm-story-end").get_by_role("button", name="CiberCuba").click()
    expect(page.locator("#source-cibercuba")).to_be_in_viewport()


def test_a_reader_who_looks_about_gets_a_way_back(open_page: OpenPage, real_map: Path) -> None:
    page = open_page(real_map, "#story=3")
    chip = page.get_by_role("button", name="Zurück zu Schritt 3")
    expect(chip).to_have_count(0)
    assert faint(page)
    page.mouse.move(900, 600)
    page.mouse.down()
    page.mouse.move(700, 500, steps=5)
    page.mouse.up()
    expect(chip).to_be_visible()
    page.wait_for_function("() => document.querySelectorAll('.cm-is-faint').length === 0")
    expect(page.locator(".cm-map-note")).to_have_count(0)
    chip.click()
    expect(chip).to_have_count(0)
    expect(page.locator(".cm-map-note")).to_have_count(1)
    assert faint(page)


def test_a_mark_opens_its_card_on_the_map_as_ever(open_page: OpenPage, real_map: Path) -> None:
    page = open_page(real_map, "#story=3")
    page.get_by_role("button", name="USS Gravely").first.click()
    expect(page.locator(".leaflet-popup")).to_contain_text("USS Gravely")
    expect(page.locator(".cm-docked")).to_have_count(0)
    page.get_by_role("button", name="Zurück zu Schritt 3").click()
    expect(page.locator(".leaflet-popup")).to_have_count(0)
    assert page.url.endswith("#story=3")


def test_a_view_that_was_left_by_hand_gives_its_tab_back(open_page: OpenPage, real_map: Path) -> None:
    page = open_page(real_map, "#view=caribbean")
    page.locator(".cm-tools").get_by_role("button", name="Ausschnitte").click()
    tab = page.locator(".cm-views").get_by_role("button", name="Karibik")
    expect(tab).to_have_attribute("aria-current", "true")
    page.mouse.move(900, 600)
    page.mouse.wheel(0, 300)
    expect(tab).not_to_have_attribute("aria-current", "true")
    page.get_by_role("button", name="Zurück zu: Karibik").click()
    expect(tab).to_have_attribute("aria-current", "true")


def test_tools_open_in_the_column_and_the_text_keeps_its_place(open_page: OpenPage, real_map: Path) -> None:
    page = open_page(real_map, "#story=5")
    tools = page.locator(".cm-tools")
    for name, found in [
        ("Suchen", ".cm-search input"),
        ("Ebenen", ".cm-tool input[type=checkbox]"),
        ("Ausschnitte", ".cm-views button"),
        ("Grenzen", ".cm-worldview-switch input"),
        ("Listen", ".cm-accordion h2"),
    ]:
        tools.get_by_role("button", name=name).click()
        expect(page.locator(f".cm-chrome-panel {found}").first).to_be_visible()
        expect(tools.get_by_role("button", name=name)).to_have_attribute("aria-pressed", "true")
        expect(story(page)).to_be_hidden()
    tools.get_by_role("button", name="Text").click()
    stands_at(page, 5)


def test_a_link_opens_the_story_at_its_step(open_page: OpenPage, real_map: Path) -> None:
    page = open_page(real_map, "#story=10&lang=en")
    stands_at(page, 10)
    expect(page.locator(".cm-step.cm-is-current h2")).to_have_text("The deleted map")


def test_notes_cover_neither_each_other_nor_signs_nor_controls(open_page: OpenPage, real_map: Path) -> None:
    for number in (1, 3, 6):
        page = open_page(real_map, f"#story={number}")
        boxes = page.evaluate(
            """() => ['.cm-map-note', '.cm-sign', '.leaflet-control, .cm-chrome-overlay > *'].map(selector =>
                [...document.querySelectorAll(selector)].map(one => one.getBoundingClientRect())
                    .filter(box => box.width > 0)
                    .map(({ left, top, right, bottom }) => [left, top, right, bottom]))"""
        )
        notes, signs, furniture = boxes
        for index, note in enumerate(notes):
            for other in [*notes[index + 1 :], *signs, *furniture]:
                assert not meets(note, other), number


def meets(one: list[float], other: list[float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


DESKS = [(1280, 800), (1024, 700), (800, 700)]
PHONES = [(390, 844), (320, 640), (320, 256)]


@pytest.mark.parametrize("sizes", [DESKS, PHONES], ids=["desks", "phones"])
def test_the_story_has_no_axe_violations(
    open_page: OpenPage, real_map: Path, sizes: list[tuple[int, int]]
) -> None:
    width, height = sizes[0]
    page = open_page(real_map, "#story=3", width=width, height=height)
    assert light_and_dark_violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    for width, height in sizes[1:]:
        page.set_viewport_size({"width": width, "height": height})
        assert at_rest(page, f"document.documentElement.scrollWidth <= {width}"), (width, height)
        assert axe_violations(page) == [], (width, height)


@pytest.mark.parametrize(("motion", "animated"), [("reduce", False), ("no-preference", True)])
def test_with_reduced_motion_a_step_cuts_to_its_view(
    open_page: OpenPage, real_map: Path, motion: str, animated: bool
) -> None:
    page = open_page(real_map, "#story=2", reduced_motion=motion)
    found = page.evaluate(
        """async () => {
            document.querySelector('.cm-forward-next').click();
            for (const _ of [1, 2]) await new Promise(requestAnimationFrame);
            return document.querySelector('.leaflet-map-pane').classList.contains('leaflet-zoom-anim');
        }"""
    )
    assert found is animated
    stands_at(page, 3)


NO_FOCUS_BY_CLICK = "addEventListener('mousedown', (event) => event.preventDefault(), { capture: true })"


def test_keys_go_on_after_a_click_that_gave_no_focus(real_page: Page) -> None:
    """In Safari on a Mac a button takes no focus when it is clicked."""
    real_page.evaluate(NO_FOCUS_BY_CLICK)
    following(real_page).click()
    stands_at(real_page, 2)
    expect(following(real_page)).to_be_focused()
    real_page.keyboard.press("ArrowRight")
    stands_at(real_page, 3)
    real_page.reload()
