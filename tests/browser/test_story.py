"""The first minute and the story: quiet until asked for, walked by buttons and keys, left without loss."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.test_contract import payload_of
from tests.browser.test_layout import axe_violations

MAX_CHARS = 280


def state_of(page: Page) -> dict[str, Any]:
    state: dict[str, Any] = page.evaluate("caribmap.state()")
    return state


def story(page: Page) -> Locator:
    return page.get_by_role("region", name="Rundgang")


def start(page: Page) -> None:
    page.get_by_role("button", name="Rundgang (10)").click()
    expect(story(page)).to_be_visible()


def overlap(page: Page, one: str, other: str) -> bool:
    found: bool = page.evaluate(
        """([one, other]) => {
            const boxOf = selector => document.querySelector(selector).getBoundingClientRect();
            const [a, b] = [boxOf(one), boxOf(other)];
            return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
        }""",
        [one, other],
    )
    return found


def test_the_page_says_at_once_how_many_articles_and_origins_there_are(real_page: Page) -> None:
    origins = {quote["origin"] for quote in payload_of(real_page)["quotes"]} - {None}
    expect(real_page.locator(".cm-opening")).to_contain_text(
        f"5 Artikel, {len(origins)} Ursprünge (Washington Post, 31. Oktober 2025: in 5 Artikeln)"
    )


def test_nothing_of_the_story_is_open_by_itself(real_page: Page) -> None:
    expect(story(real_page)).to_have_count(0)
    assert state_of(real_page)["place"] is None
    assert real_page.locator("dialog, [role=dialog], [role=alertdialog]").count() == 0


def test_ten_steps_show_their_view_layers_and_card(real_page: Page) -> None:
    steps = payload_of(real_page)["story"]
    start(real_page)
    for number, step in enumerate(steps, start=1):
        expect(story(real_page)).to_contain_text(f"Schritt {number} von {len(steps)}")
        expect(story(real_page)).to_contain_text(step["text"]["de"])
        state = state_of(real_page)
        assert (state["view"], state["place"], state["world"]) == (step["view"], step["place"], step["world"])
        assert set(state["layers"]) == set(step["layers"])
        assert (state["from"], state["to"]) == (step["begin"], step["end"])
        assert real_page.url.endswith(f"#story={number}")
        real_page.keyboard.press("ArrowRight")
    expect(story(real_page)).to_contain_text(f"Schritt {len(steps)} von {len(steps)}")


def test_every_step_is_short_in_every_language(real_page: Page) -> None:
    texts = [text for step in payload_of(real_page)["story"] for text in step["text"].values()]
    assert len(texts) == 30
    assert [text for text in texts if len(text) > MAX_CHARS] == []


def test_arrow_keys_walk_and_escape_leaves(real_page: Page) -> None:
    start(real_page)
    for key, number in [("ArrowRight", 2), ("ArrowRight", 3), ("ArrowLeft", 2)]:
        real_page.keyboard.press(key)
        expect(story(real_page)).to_contain_text(f"Schritt {number} von 10")
    real_page.keyboard.press("Escape")
    expect(story(real_page)).to_have_count(0)
    expect(real_page.get_by_role("button", name="Rundgang (10)")).to_be_focused()


def test_a_step_is_announced_and_the_focus_stays_on_the_button(real_page: Page) -> None:
    start(real_page)
    real_page.keyboard.press("Enter")
    live = story(real_page).locator("[aria-live=polite]")
    expect(live).to_contain_text("Schritt 2 von 10")
    expect(real_page.locator(".leaflet-popup")).to_be_visible()
    expect(story(real_page).get_by_role("button", name="Weiter")).to_be_focused()


def test_the_readers_layers_borders_and_days_come_back(open_page: OpenPage, real_map: Path) -> None:
    page = open_page(real_map, "#layers=places,context&world=guyana&from=2025-10-01")
    before = state_of(page)
    start(page)
    page.keyboard.press("ArrowRight")
    assert state_of(page)["layers"] != before["layers"]
    story(page).get_by_role("button", name="Beenden").click()
    after = state_of(page)
    assert [after[key] for key in ("layers", "world", "from", "to")] == [
        before[key] for key in ("layers", "world", "from", "to")
    ]


def test_the_range_ring_never_shows_in_the_story(open_page: OpenPage, real_map: Path) -> None:
    page = open_page(real_map, "#story=6")
    ring = next(place for place in payload_of(page)["places"] if place["kind"] == "range")
    assert ring["layer"] in state_of(page)["layers"]
    assert page.locator("#caribmap-map").get_by_text(ring["names"]["de"]).count() == 0
    assert page.get_by_role("button", name=ring["names"]["de"]).count() == 0


def test_a_link_opens_the_story_at_its_step(open_page: OpenPage, real_map: Path) -> None:
    page = open_page(real_map, "#story=9&lang=en")
    expect(page.get_by_role("region", name="Story")).to_contain_text("Step 9 of 10")
    expect(page.locator(".leaflet-popup")).to_contain_text("Essequibo")


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (800, 700), (390, 844), (320, 640)])
def test_the_strip_the_card_and_the_map_share_the_screen(
    open_page: OpenPage, real_map: Path, width: int, height: int
) -> None:
    page = open_page(real_map, "#story=1", width=width, height=height)
    for number in range(2, 11):
        story(page).get_by_role("button", name="Weiter").click()
        expect(story(page)).to_contain_text(f"Schritt {number} von 10")
        assert not overlap(page, ".cm-story", ".leaflet-popup")
        card = page.locator(".leaflet-popup-content-wrapper").bounding_box()
        assert card is not None
        assert card["y"] >= 0
        assert card["y"] + card["height"] <= height
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("width", "height"), [(1280, 800), (390, 844), (320, 640)])
def test_the_story_has_no_axe_violations(
    open_page: OpenPage, real_map: Path, width: int, height: int, scheme: str
) -> None:
    page = open_page(real_map, "#story=3", width=width, height=height, color_scheme=scheme)
    assert axe_violations(page) == []


@pytest.mark.parametrize(("motion", "animated"), [("reduce", False), ("no-preference", True)])
def test_with_reduced_motion_a_step_cuts_to_its_view(
    open_page: OpenPage, real_map: Path, motion: str, animated: bool
) -> None:
    page = open_page(real_map, "#story=2", reduced_motion=motion)
    found = page.evaluate(
        """async () => {
            document.querySelector('.cm-story-next').click();
            for (const _ of [1, 2]) await new Promise(requestAnimationFrame);
            return document.querySelector('.leaflet-map-pane').classList.contains('leaflet-zoom-anim');
        }"""
    )
    assert found is animated


NO_FOCUS_BY_CLICK = "addEventListener('mousedown', (event) => event.preventDefault(), { capture: true })"


def test_keys_go_on_after_a_click_that_gave_no_focus(real_page: Page) -> None:
    """In Safari on a Mac a button takes no focus when it is clicked."""
    real_page.evaluate(NO_FOCUS_BY_CLICK)
    real_page.get_by_role("button", name="Rundgang (10)").click()
    strip = real_page.get_by_role("region", name="Rundgang")
    following = strip.get_by_role("button", name="Weiter")
    following.click()
    following.click()
    expect(strip).to_contain_text("Schritt 3 von 10")
    expect(following).to_be_focused()
    real_page.keyboard.press("ArrowRight")
    expect(strip).to_contain_text("Schritt 4 von 10")
    real_page.keyboard.press("Escape")
    expect(strip).to_have_count(0)
    real_page.reload()
