"""The board of claims: signs, rows and chips, two quotes side by side, long times and many quotes."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

import caribmap
from tests.browser.axe import axe_violations, light_and_dark_violations
from tests.browser.conftest import OpenPage
from tests.browser.tabs import Tabs
from tests.claims import write_claims

ANALYSIS = "#lang=en&mode=analysis"
PAIR = "troops-wapo", "troops-cibercuba"


@pytest.fixture
def board(open_page: OpenPage, real_map: Path) -> Page:
    return open_page(real_map, ANALYSIS)


@pytest.fixture(scope="module")
def read_board(tabs: Tabs, real_map: Path) -> Iterator[Page]:
    """For tests that at most point at something in it: it is loaded once."""
    with tabs.lent() as lent:
        yield lent.open(real_map.as_uri() + ANALYSIS).page


@pytest.fixture(scope="module")
def long_map(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Sixty quotes from 1829 to 2011, a fifth of them undated."""
    return _built(60, tmp_path_factory.mktemp("long"))


@pytest.fixture(scope="module")
def many_map(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """5,000 quotes and 999 questions."""
    return _built(5_000, tmp_path_factory.mktemp("many"))


def _built(count: int, folder: Path) -> Path:
    write_claims(count, folder)
    return caribmap.build(folder).map


def sign(page: Page, quote: str) -> Locator:
    return page.locator(f".cm-board-rows .cm-claim[data-quote={quote}]").first


def chips(page: Page) -> Locator:
    return page.get_by_role("list", name="Filters").locator(".cm-filter-chip")


def test_main_questions_lie_open_the_others_and_all_events_are_folded(read_board: Page) -> None:
    questions = read_board.evaluate("caribmap.data.discrepancies.map(({ weight }) => weight)")
    folds = read_board.locator(".cm-board-fold")
    assert folds.count() == len(questions) + 1
    opened = [fold.get_attribute("aria-expanded") == "true" for fold in folds.all()]
    assert opened == [True] * questions.count("main") + [False] * (questions.count("minor") + 1)
    assert read_board.locator(".cm-board-row").last.get_by_text("Other quotes").is_visible()


def test_every_quote_has_a_sign_lettered_by_its_article(board: Page) -> None:
    for fold in board.locator(".cm-board-fold[aria-expanded=false]").all()[-1:]:
        fold.click()
    ids = set(
        board.locator(".cm-board-rows .cm-claim").evaluate_all("nodes => nodes.map(n => n.dataset.quote)")
    )
    piled = board.locator(".cm-board-rows .cm-pile").count()
    assert ids <= set(board.evaluate("caribmap.data.quotes.map(({ id }) => id)"))
    assert piled or len(ids) == board.evaluate("caribmap.data.quotes.length")
    assert sign(board, "troops-wapo").text_content() == "A"
    box = sign(board, "troops-wapo").bounding_box()
    assert box
    assert (round(box["width"]), round(box["height"])) == (24, 24)


def test_the_sign_says_how_it_is_said(read_board: Page) -> None:
    for quote in (*PAIR, "ukraine-war-doubt"):
        modality = read_board.evaluate(
            "id => caribmap.data.quotes.find(quote => quote.id === id).modality", quote
        )
        expect(sign(read_board, quote)).to_have_class(re.compile(f"cm-is-{modality}"))
    assert (sign(read_board, "ukraine-war-doubt").text_content() or "").endswith("?")


def test_pointing_shows_the_quote_and_rings_its_places(read_board: Page) -> None:
    quote = read_board.evaluate(
        """caribmap.data.quotes.find(({ id, places }) =>
            document.querySelector(`.cm-claim[data-quote="${id}"]`)
            && places.some(place => document.querySelector(`.cm-button[data-places~="${place}"]`)))"""
    )
    sign(read_board, quote["id"]).hover()
    expect(read_board.locator(".cm-pointed q")).to_have_text(quote["exact"])
    ringed = read_board.locator(".cm-button.cm-is-hovered").evaluate_all(
        "nodes => nodes.map(n => n.dataset.places)"
    )
    assert ringed
    assert all(set(places.split()) & set(quote["places"]) for places in ringed)
    read_board.mouse.move(1, 1)
    expect(read_board.locator(".cm-button.cm-is-hovered")).to_have_count(0)


def test_a_mark_lights_its_quotes(read_board: Page) -> None:
    read_board.locator(".cm-button[data-places~=caracas]").hover()
    lit = read_board.locator(".cm-board-rows .cm-claim.cm-is-lit").evaluate_all(
        "nodes => nodes.map(n => n.dataset.quote)"
    )
    assert lit
    assert set(lit) <= set(read_board.evaluate("caribmap.quotes('caracas').map(({ id }) => id)"))
    read_board.mouse.move(1, 1)
    expect(read_board.locator(".cm-board-rows .cm-claim.cm-is-lit")).to_have_count(0)


def test_a_row_s_heading_filters_the_map_and_its_chip_takes_the_filter_off(board: Page) -> None:
    question = board.evaluate("caribmap.data.discrepancies.find(({ weight }) => weight === 'main')")
    heading = board.get_by_role("button", name=question["question"]["en"], exact=True)
    heading.click()
    expect(heading).to_have_attribute("aria-pressed", "true")
    assert board.evaluate("caribmap.state().question") == question["id"]
    assert f"question={question['id']}" in board.url
    answers = {quote for answer in question["answers"] for quote in answer["quotes"]}
    left = board.locator(".cm-board-rows .cm-claim:not(.cm-is-off)").evaluate_all(
        "n => n.map(e => e.dataset.quote)"
    )
    assert set(left) == answers
    expect(chips(board)).to_have_count(1)
    chips(board).click()
    assert board.evaluate("caribmap.state().question") is None
    expect(chips(board)).to_have_count(0)


def test_every_filter_is_a_chip(board: Page) -> None:
    board.evaluate("caribmap.setTime('2025-10-26', '2025-11-07')")
    board.evaluate("caribmap.setSource('cibercuba', false)")
    board.evaluate("caribmap.setLayer('places', false)")
    expect(chips(board)).to_have_count(4)
    for name in ("26 October 2025", "Sources", "Layers"):
        chips(board).filter(has_text=name).click()
    expect(chips(board)).to_have_count(0)
    assert all(board.evaluate("caribmap.sources().map(({ on }) => on)"))


def test_a_time_window_never_silently_lets_undated_quotes_pass(board: Page) -> None:
    undated = board.evaluate("caribmap.data.quotes.filter(({ time }) => !time).length")
    expect(board.get_by_text(f"undated ({undated})")).to_be_visible()
    board.evaluate("caribmap.setTime('2025-10-26', '2025-11-07')")
    chip = chips(board).filter(has_text=f"without {undated} undated quotes")
    expect(chip).to_be_visible()
    off = ".cm-board-undated .cm-claim:not(.cm-is-off)"
    expect(board.locator(off)).to_have_count(0)
    board.get_by_role("checkbox", name=re.compile("undated")).check()
    assert "undated=on" in board.url
    assert board.locator(off).count() > 0
    expect(chips(board).filter(has_text=f"with {undated} undated quotes")).to_be_visible()


def test_dragging_over_the_days_narrows_the_time_and_a_double_click_zooms(board: Page) -> None:
    lane = board.locator(".cm-board-lane .cm-board-time").first.bounding_box()
    assert lane
    middle = lane["y"] + 4
    board.mouse.move(lane["x"] + lane["width"] * 0.5, middle)
    board.mouse.down()
    board.mouse.move(lane["x"] + lane["width"] * 0.8, middle, steps=5)
    board.mouse.up()
    begin, end = board.evaluate("(({ from, to }) => [from, to])(caribmap.state())")
    assert "2025-10-01" < begin < end < "2025-12-01"
    ticks = board.locator(".cm-board-ticks").inner_text()
    board.mouse.dblclick(lane["x"] + lane["width"] * 0.6, middle)
    expect(board.locator(".cm-board-ticks")).not_to_have_text(ticks)
    board.get_by_role("button", name="whole time").click()
    assert board.locator(".cm-board-ticks").inner_text() == ticks


def test_two_signs_stand_side_by_side_with_their_differences_and_origins(board: Page) -> None:
    for quote in PAIR:
        sign(board, quote).click()
    sides = board.locator(".cm-drawer .cm-compare blockquote")
    exact = [
        board.evaluate("id => caribmap.data.quotes.find(q => q.id === id).exact", quote) for quote in PAIR
    ]
    assert sides.all_text_contents() == exact
    marked = board.locator(".cm-drawer .cm-compare mark.cm-number").all_inner_texts()
    assert {"16.000", "10.000"} <= set(marked)
    assert "Washington Post" in board.locator(".cm-drawer .cm-compare-origin").inner_text()
    assert f"compare={','.join(PAIR)}" in board.url
    expect(
        board.locator(".cm-drawer").get_by_role("heading", name="How many US troops were there?")
    ).to_be_visible()
    assert axe_violations(board) == []
    board.get_by_role("button", name="Close comparison").click()
    expect(sides).to_have_count(0)


def test_a_comparison_is_taken_along_as_csv_as_a_picture_and_as_a_link(
    open_page: OpenPage, real_map: Path
) -> None:
    fragment = f"{ANALYSIS}&compare={','.join(PAIR)}"
    page = open_page(real_map, fragment, permissions=["clipboard-read", "clipboard-write"])
    drawer = page.get_by_role("region", name="Quotes side by side")
    with page.expect_download() as saving:
        drawer.get_by_role("button", name="CSV").click()
    rows = list(csv.reader(io.StringIO(saving.value.path().read_bytes().decode("utf-8-sig"), newline="")))
    assert [row[0] for row in rows] == ["id", *PAIR]
    drawer.get_by_role("button", name="Link to this comparison").click()
    expect(drawer.get_by_role("status")).to_have_text(re.compile("Copied"))
    assert page.evaluate("navigator.clipboard.readText()").endswith(fragment)
    drawer.get_by_role("button", name="Picture").click()
    expect(drawer.get_by_role("status")).to_have_text("Copied: Picture")
    kinds = page.evaluate("navigator.clipboard.read().then(items => items.flatMap(({ types }) => types))")
    assert kinds == ["image/png"]


def test_keys_lead_from_sign_to_sign_and_to_the_table(board: Page) -> None:
    first = board.locator(".cm-board-rows [tabindex='0']:is(.cm-claim, .cm-pile)")
    expect(first).to_have_count(1)
    first.focus()
    start = board.evaluate("document.activeElement.dataset.quote")
    board.keyboard.press("ArrowDown")
    assert board.evaluate("document.activeElement.dataset.quote") != start
    expect(board.locator(".cm-pointed q")).to_be_visible()
    board.keyboard.press("Enter")
    board.keyboard.press("ArrowUp")
    board.keyboard.press("Enter")
    expect(board.locator(".cm-drawer .cm-compare blockquote")).to_have_count(2)
    board.keyboard.press("Escape")
    expect(board.locator(".cm-drawer .cm-compare blockquote")).to_have_count(0)
    board.keyboard.press("t")
    expect(board.locator(".cm-table-drawer")).to_be_visible()


def test_a_filter_never_redraws_a_border(board: Page) -> None:
    drawn = "document.querySelectorAll('path.cm-border').length"
    before = board.evaluate(drawn)
    assert before
    hatches = board.locator("path.cm-hatch").count()
    for fragment in ("&sources=", "&modalities=speculated", "&from=1900-01-01&to=1900-01-02"):
        board.evaluate("hash => { location.hash = hash; }", ANALYSIS + fragment)
        board.wait_for_function("document.querySelector('.cm-filter-chips')")
        assert board.evaluate(drawn) == before
        assert board.locator("path.cm-hatch").count() == hatches
    board.evaluate("hash => { location.hash = hash; }", ANALYSIS)
    board.evaluate("caribmap.setLayer('disputed', false)")
    assert board.evaluate(drawn) == before
    assert board.locator("path.cm-hatch").count() == 0


def test_what_is_hidden_says_so_and_comes_back(board: Page) -> None:
    board.evaluate("caribmap.sources().forEach(({ id }) => caribmap.setSource(id, false))")
    empty = board.locator(".cm-board-empty")
    expect(empty).to_contain_text("Everything hidden")
    empty.get_by_role("button", name="reset").click()
    expect(empty).to_have_count(0)
    undated = board.evaluate("caribmap.data.quotes.filter(({ time }) => !time).length")
    board.evaluate("caribmap.setTime('2090-01-01', '2090-01-02')")
    expect(empty).to_contain_text("No dated quote")
    empty.get_by_role("button", name=f"show the {undated} undated").click()
    expect(empty).to_have_count(0)


def test_a_table_merges_what_is_the_same_in_all_rows(board: Page) -> None:
    board.evaluate("caribmap.setSource('cibercuba', true)")
    board.evaluate("caribmap.sources().forEach(({ id }) => caribmap.setSource(id, id === 'cibercuba'))")
    board.evaluate("location.hash = location.hash + '&table=quotes'")
    expect(board.locator(".cm-table-constants")).to_contain_text("Source: CiberCuba")
    assert "Source" not in board.locator(".cm-table-scroll th").all_inner_texts()


def test_180_years_have_room_for_their_last(open_page: OpenPage, long_map: Path) -> None:
    page = open_page(long_map, ANALYSIS, width=1440, height=900)
    width = page.locator(".cm-overview").evaluate("element => element.clientWidth")
    lefts = page.evaluate(
        """Object.fromEntries([...document.querySelectorAll('.cm-board-time > .cm-claim')].map((sign) => [
            caribmap.data.quotes.find(({ id }) => id === sign.dataset.quote).time.earliest,
            sign.offsetLeft]))"""
    )
    last = [left for day, left in lefts.items() if day.startswith("2011")]
    assert len(last) > 5
    assert max(last) - min(last) > width * 0.4
    assert len({left for day, left in lefts.items() if day < "2011"}) > 2
    expect(page.get_by_text("earlier, at another scale")).to_be_visible()
    assert page.locator(".cm-board-break").count() > 0


def test_5000_quotes_are_drawn(open_page: OpenPage, many_map: Path) -> None:
    page = open_page(many_map, "#lang=en")
    page.evaluate("caribmap.setMode('analysis')")
    expect(page.locator(".cm-board-row").nth(100)).to_be_attached()
    counted = page.locator(".cm-board-row").last
    expect(counted).to_contain_text("Other quotes")
    piles = counted.locator(".cm-pile").all_text_contents()
    signs = counted.locator(".cm-claim").count()
    total = int((counted.locator(".cm-row-count").text_content() or "").replace(",", ""))
    assert sum(int(pile.replace(",", "")) for pile in piles) + signs >= total
    counted.locator(".cm-board-time .cm-pile").first.click()
    expect(page.locator(".cm-listed q").first).to_be_visible()


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_board_has_no_axe_violations_in_either_direction(
    open_page: OpenPage, long_map: Path, language: str
) -> None:
    page = open_page(long_map, f"#lang={language}&mode=analysis&from=2011-02-01")
    assert light_and_dark_violations(page) == []
    assert page.evaluate("document.documentElement.scrollHeight") <= 800
