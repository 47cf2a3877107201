"""A map in an article: wheel and one finger are the article's until a click, a key or a second finger."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Frame, Page

from tests.browser.article import frame_with, page_with, ready_frame
from tests.browser.conftest import OpenPage
from tests.browser.test_phone import point

Article = Callable[..., tuple[Page, Frame]]


@pytest.fixture
def article(open_page: OpenPage, real_map: Path, tmp_path: Path) -> Article:
    """An article of three screens with the map in the middle of the first."""
    folder = shutil.copytree(real_map.parent, tmp_path / "host")

    def open_article(width: int = 732, **options: object) -> tuple[Page, Frame]:
        body = frame_with("map.html", width - 32, 520) + '<div style="height: 1800px"></div>'
        (folder / "article.html").write_text(page_with(body), "utf-8")
        page = open_page(folder / "article.html", ready=False, width=width, height=700, **options)
        return page, ready_frame(page)

    return open_article


def caracas(frame: Frame) -> list[int]:
    left, top = frame.get_by_role("button", name="Caracas").first.evaluate(
        "mark => [mark.getBoundingClientRect().left, mark.getBoundingClientRect().top]"
    )
    return [round(left), round(top)]


def moved(frame: Frame, before: list[int]) -> None:
    frame.wait_for_function(
        """([x, y]) => {
            const isCaracas = ({ ariaLabel }) => /Caracas/.test(ariaLabel);
            const mark = [...document.querySelectorAll('.cm-button')].find(isCaracas);
            const { left, top } = mark.getBoundingClientRect();
            return Math.hypot(left - x, top - y) > 20;
        }""",
        arg=before,
    )


def scrolled(page: Page) -> None:
    page.wait_for_function("() => scrollY > 100")


def test_the_wheel_scrolls_the_article(article: Article) -> None:
    page, frame = article()
    before = caracas(frame)
    page.mouse.move(300, 200)
    page.mouse.wheel(0, 300)
    scrolled(page)
    assert caracas(frame) == before


def test_after_a_click_the_wheel_zooms_until_the_next_click_beside_the_map(article: Article) -> None:
    page, frame = article()
    before = caracas(frame)
    page.mouse.click(200, 150)
    page.mouse.wheel(0, -300)
    moved(frame, before)
    assert page.evaluate("scrollY") == 0
    page.mouse.click(300, 650)
    page.mouse.move(300, 200)
    page.mouse.wheel(0, 300)
    scrolled(page)


def test_with_the_key_that_zooms_pages_the_wheel_zooms_the_map(article: Article) -> None:
    page, frame = article()
    before = caracas(frame)
    page.mouse.move(200, 150)
    page.keyboard.down("Control")
    page.mouse.wheel(0, -300)
    page.keyboard.up("Control")
    moved(frame, before)
    assert page.evaluate("scrollY") == 0


def test_one_finger_scrolls_the_article(article: Article) -> None:
    page, frame = article(width=390, has_touch=True, is_mobile=True)
    before = caracas(frame)
    touch = page.context.new_cdp_session(page)
    point(touch, "touchStart", [(150, 400)])
    for y in range(390, 140, -10):
        point(touch, "touchMove", [(150, y)])
    point(touch, "touchEnd", [])
    scrolled(page)
    assert caracas(frame) == before


def test_two_fingers_move_and_zoom_the_map(article: Article) -> None:
    page, frame = article(width=390, has_touch=True, is_mobile=True)
    before = caracas(frame)
    touch = page.context.new_cdp_session(page)
    point(touch, "touchStart", [(120, 200), (220, 200)])
    for step in range(1, 11):
        point(touch, "touchMove", [(120 - 4 * step, 200 + 8 * step), (220 + 4 * step, 200 + 8 * step)])
    point(touch, "touchEnd", [])
    moved(frame, before)
    assert page.evaluate("scrollY") == 0


def test_a_touch_on_a_mark_opens_its_card(article: Article) -> None:
    _, frame = article(width=390, has_touch=True, is_mobile=True)
    frame.get_by_role("button", name="Caracas").first.tap()
    frame.wait_for_selector(".leaflet-popup")
