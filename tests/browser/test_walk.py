"""One walk through all that the viewer promises, point by point: as a file and in a frame, offline.

In the frame, one page walks all points as walk.js has them; `make full` gives each point a page there too.
The frame may only run scripts. It is of the page's own text, as a notebook makes it: there the page is whole,
not compact. What a point has in detail stands in the tests of its part; an article's frame in test_embed.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Frame, Locator, expect

from tests.browser.article import page_with, ready_frame
from tests.browser.tabs import MOVING, OpenPage
from tests.browser.test_engines import POINTS, WALK

MOST_ENTRIES = 50
"""A browser keeps no more of a tab's history."""
Walk = Callable[..., Frame]


@pytest.fixture(params=["file", pytest.param("sandbox", marks=pytest.mark.full)])
def walk(request: pytest.FixtureRequest, open_page: OpenPage, real_map: Path, tmp_path: Path) -> Walk:
    """Opens the page in one of the settings; `choose` brings it to a state, as a link would."""

    def open_map(width: int = 1280, height: int = 800, choose: str = "") -> Frame:
        if request.param == "file":
            frame = open_page(real_map, width=width, height=height, **MOVING).main_frame
        else:
            host = host_of(real_map, tmp_path, width, height)
            frame = ready_frame(open_page(host, ready=False, width=width, height=height + 60, **MOVING))
        if choose:
            frame.evaluate("fragment => { location.hash = fragment }", choose)
            frame.evaluate("caribmap.setLanguage(caribmap.state().lang)")
        return frame

    return open_map


def host_of(page: Path, folder: Path, width: int, height: int) -> Path:
    """A page with a frame of the text of another, in a folder."""
    source = html.escape(page.read_text("utf-8"))
    host = folder / "host.html"
    host.write_text(
        page_with(
            f'<iframe title="Karte" srcdoc="{source}" width="{width}" height="{height}" '
            f'frameborder="0" sandbox="allow-scripts"></iframe>'
        ),
        "utf-8",
        newline="",
    )
    return host


def test_all_points_hold_in_one_page_of_a_frame(open_page: OpenPage, real_map: Path, tmp_path: Path) -> None:
    frame = ready_frame(open_page(host_of(real_map, tmp_path, 1280, 800), ready=False, height=860))
    assert frame.evaluate(WALK, list(POINTS)) == {}


def state_of(frame: Frame) -> dict[str, Any]:
    state: dict[str, Any] = frame.evaluate("caribmap.state()")
    return state


def card(frame: Frame) -> Locator:
    return frame.get_by_role("dialog")


def quotes_in(card: Locator) -> list[str]:
    return card.locator("blockquote").all_text_contents()


def section(frame: Frame, name: str) -> None:
    """Opens a section of the lists."""
    frame.locator(".cm-tools").get_by_role("button", name="Listen").click()
    button = frame.locator("#caribmap-panel").get_by_role("button", name=re.compile(f"^{name}( \\d|$)"))
    if button.get_attribute("aria-expanded") != "true":
        button.click()


def test_1_the_map_names_few_things_marks_the_unstated_and_leads_out_of_its_view(walk: Walk) -> None:
    frame = walk(choose="#view=caribbean")
    names = frame.locator(".cm-button:not(.cm-is-quiet) .cm-text:not(:empty)").all_text_contents()
    named = " ".join(" ".join(names).split())
    assert 5 <= len(names) <= 9
    assert "Caracas" in named
    assert "USS Gravely · „11 Kilometer“ Stelle nicht genannt" in named
    assert "Essequibo (umstritten)" in named
    expect(frame.get_by_role("region", name="Keine Position genannt (6)")).to_be_visible()
    frame.evaluate("caribmap.setLayer('requests', true)")
    chip = frame.locator(".cm-chip", has_text="→")
    expect(chip).to_have_text("→ nach Peking")
    chip.click()
    expect(chip).to_have_count(0)
    mark = frame.get_by_role("button", name=re.compile("^Moskau, ")).first
    mark.hover()
    expect(mark).to_have_class(re.compile("cm-is-hovered"))
    mark.click()
    expect(mark).to_have_attribute("aria-expanded", "true")


def test_2_a_card_says_the_deciding_things_first_and_gives_the_focus_back(walk: Walk) -> None:
    frame = walk(choose="#view=caribbean")
    mark = frame.get_by_role("button", name=re.compile("^USS Gravely")).first
    mark.focus()
    mark.press("Enter")
    expect(card(frame)).to_have_accessible_name("USS Gravely")
    top = card(frame).bounding_box()
    lead = card(frame).locator("blockquote").first
    first = lead.bounding_box()
    assert top
    assert first
    assert first["y"] - top["y"] < 200
    assert len(lead.text_content() or "") <= 160
    expect(card(frame)).to_contain_text("Lage:")
    expect(card(frame)).to_contain_text("Abweichungen")
    expect(card(frame)).to_contain_text("Nicht aus dem Artikel:")
    exact = frame.evaluate("caribmap.quotes('uss-gravely').map(quote => quote.exact)")
    assert sorted(quotes_in(card(frame))) == sorted(exact)
    translation = card(frame).locator("details", has_text="Übersetzung").first
    expect(translation.locator("p").first).to_be_hidden()
    translation.locator("summary").click()
    expect(translation.locator("p").first).to_be_visible()
    frame.page.keyboard.press("Escape")
    expect(card(frame)).to_have_count(0)
    expect(mark).to_be_focused()


def test_3_layers_and_sources_switch_and_what_is_hidden_is_counted(walk: Walk) -> None:
    frame = walk(choose="#view=caribbean")
    section(frame, "Ebenen")
    panel = frame.locator("#caribmap-panel")
    before = frame.locator(".cm-mark").count()
    expect(panel).to_contain_text("28 von 42 Orten gezeigt")
    panel.get_by_role("button", name="keine", exact=True).click()
    expect(panel).to_contain_text("0 von 42 Orten gezeigt")
    panel.get_by_role("button", name="alle", exact=True).click()
    expect(panel).to_contain_text("42 von 42 Orten gezeigt")
    assert frame.locator(".cm-mark").count() > before
    frame.evaluate("caribmap.open('uss-gravely')")
    cited = card(frame).locator("blockquote").evaluate_all("nodes => nodes.map(n => n.getAttribute('cite'))")
    section(frame, "Quellen")
    name = frame.evaluate("id => caribmap.data.sources.find(source => source.id === id).short", cited[0][8:])
    panel.get_by_role("checkbox", name=re.compile(re.escape(name))).first.uncheck()
    expect(card(frame).locator(f'blockquote[cite="{cited[0]}"]')).to_have_count(0)
    for source in frame.evaluate("caribmap.sources().map(source => source.id)"):
        frame.evaluate("id => caribmap.setSource(id, false)", source)
    expect(panel).to_contain_text("0 von 42 Orten gezeigt")


def test_4_a_time_window_moves_map_list_and_count_together(walk: Walk) -> None:
    frame = walk(choose="#mode=analysis")
    chart = frame.get_by_role("img", name="Zitate nach Tagen")
    expect(chart).to_be_visible()
    shown = frame.locator(".cm-board-count")
    before = shown.inner_text()
    frame.get_by_role("slider", name="Beginn des Zeitfensters").press("ArrowRight")
    frame.get_by_label("bis", exact=True).fill("2025-10-26")
    assert (state_of(frame)["from"], state_of(frame)["to"]) == ("2025-10-01", "2025-10-26")
    expect(shown).not_to_have_text(before)
    frame.get_by_role("button", name="ganze Zeit").click()
    expect(shown).to_have_text(before)


def test_5_a_search_finds_other_spellings_and_opens_what_it_found(walk: Walk) -> None:
    frame = walk()
    frame.locator(".cm-tools").get_by_role("button", name="Suchen").click()
    field = frame.get_by_role("combobox", name="Suchen")
    for typed, mark in (("peskov", "Peskow"), ("essequibo", "Essequibo")):
        field.fill(typed)
        expect(frame.get_by_role("listbox").get_by_role("option").first).to_be_visible()
        assert mark in " ".join(frame.locator("[role=option] mark").all_inner_texts())
    assert frame.get_by_role("listbox").get_by_role("group").count() >= 2
    field.press("ArrowDown")
    field.press("Enter")
    expect(card(frame)).to_contain_text("Essequibo")


def test_6_a_source_says_what_is_stated_and_inferred_and_lists_its_quotes(walk: Walk) -> None:
    frame = walk()
    section(frame, "Quellen")
    source = frame.evaluate("caribmap.data.sources.find(source => source.id === 'cibercuba')")
    entry = frame.locator("#source-cibercuba")
    expect(entry).to_contain_text(source["about"]["de"])
    expect(entry).to_contain_text(source["file"])
    expect(entry).to_contain_text("erschlossen")
    expect(entry).to_contain_text(f"{round(source['quoted_share'] * 100)} % des Artikels")


def test_7_discrepancies_stand_side_by_side_the_main_ones_first(walk: Walk) -> None:
    frame = walk()
    section(frame, "Abweichungen")
    discrepancies = frame.evaluate("caribmap.data.discrepancies")
    main = [discrepancy for discrepancy in discrepancies if discrepancy["weight"] == "main"]
    panel = frame.locator(".cm-accordion")
    for discrepancy in main:
        expect(panel.get_by_text(discrepancy["question"]["de"]).first).to_be_visible()
    minor = next(discrepancy for discrepancy in discrepancies if discrepancy["weight"] == "minor")
    expect(panel.get_by_text(minor["question"]["de"]).first).to_be_hidden()
    expect(panel.get_by_text(f"{len(discrepancies) - len(main)} kleinere Abweichungen")).to_be_visible()
    for answer in main[0]["answers"]:
        expect(panel).to_contain_text(answer["value"]["de"])


def test_8_the_story_is_read_beside_the_map_step_by_step(walk: Walk) -> None:
    frame = walk()
    steps = frame.evaluate("caribmap.data.story")
    column = frame.get_by_role("region", name="Rundgang")
    for number, step in enumerate(steps, start=1):
        current = column.locator(".cm-step.cm-is-current")
        expect(current).to_contain_text(step["text"]["de"])
        frame.wait_for_function("number => caribmap.state().story === number", arg=number)
        state = state_of(frame)
        assert state["place"] is None
        assert step["view"] in (None, state["view"])
        expect(current.locator("blockquote")).to_have_count(len(step["quotes"]))
        if number < len(steps):
            # In a frame that is cut off, a click of the test would first scroll the column.
            column.locator(".cm-forward-next").evaluate("button => button.click()")
    expect(card(frame)).to_have_count(0)


def test_9_the_tables_hold_what_the_filters_leave_and_sort(walk: Walk) -> None:
    frame = walk(choose="#mode=analysis&table=quotes")
    section(frame, "Ebenen")
    frame.locator("#caribmap-panel").get_by_role("button", name="alle", exact=True).click()
    rows = frame.locator("tbody tr")
    expect(rows).to_have_count(frame.evaluate("caribmap.data.quotes.length"))
    frame.evaluate("caribmap.setSource('cibercuba', false)")
    left = frame.evaluate("caribmap.data.quotes.filter(quote => quote.source !== 'cibercuba').length")
    expect(rows).to_have_count(left)
    header = frame.get_by_role("columnheader", name="Wortlaut")
    header.get_by_role("button").click()
    expect(header).to_have_attribute("aria-sort", "ascending")
    assert frame.get_by_role("button", name=re.compile("CSV")).count() == 1


def test_10_about_says_method_origins_gaps_edition_licences_and_the_hash(walk: Walk) -> None:
    frame = walk()
    section(frame, "Über diese Karte")
    panel = frame.locator("#caribmap-panel")
    for words in ("sagt nicht, was wahr ist", "Quellenstand", "nicht abgezeichnet", "Korrekturen", "Krim"):
        expect(panel).to_contain_text(words)
    digest = frame.evaluate("document.querySelector('meta[name=caribmap-data-sha256]').content")
    expect(panel).to_contain_text(digest)
    section(frame, "Nicht auf der Karte")
    reason = frame.evaluate("caribmap.data.mentions.rulings.find(ruling => ruling.reason).reason.de")
    expect(panel).to_contain_text(reason)


def test_11_languages_themes_and_print_change_everything_at_once(walk: Walk) -> None:
    frame = walk(choose="#place=moscow")
    for tag, title, close in (
        ("en", "Venezuela’s request for help", "Close card"),
        ("es", "La petición de ayuda", "Cerrar"),
        ("de", "Venezuelas Bitte um Hilfe", "Karteikarte schließen"),
    ):
        frame.locator(f".cm-languages button[lang={tag}]").click()
        expect(frame.locator("html")).to_have_attribute("lang", tag)
        expect(frame.get_by_role("heading", level=1)).to_contain_text(title)
        expect(card(frame).get_by_role("button", name=re.compile(close)).first).to_be_visible()
    light = frame.evaluate("getComputedStyle(document.body).backgroundColor")
    frame.get_by_label("Darstellung").select_option("dark")
    assert frame.evaluate("getComputedStyle(document.body).backgroundColor") != light
    frame.evaluate("dispatchEvent(new Event('beforeprint'))")
    listed = frame.locator(".cm-print-places h3").count()
    assert listed == 28
    assert frame.locator(".cm-print-list blockquote").count() >= listed
    frame.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(frame.locator(".cm-print-list li")).to_have_count(0)


def test_12_a_link_holds_the_state_and_back_belongs_to_who_owns_the_page(walk: Walk) -> None:
    frame = walk(choose="#place=essequibo&lang=es&view=world&layers=disputed,places")
    state = state_of(frame)
    assert (state["place"], state["lang"], state["view"]) == ("essequibo", "es", "world")
    assert set(state["layers"]) == {"disputed", "places"}
    before = frame.evaluate("history.length")
    frame.evaluate("caribmap.open('caracas')")
    assert "place=caracas" in frame.evaluate("document.URL")
    framed = frame.evaluate("self !== top")
    assert frame.evaluate("history.length") == (before if framed else min(before + 1, MOST_ENTRIES))
    if not framed:
        frame.page.go_back()
        expect(card(frame)).to_have_accessible_name(re.compile("Esequibo"))
        frame.page.go_forward()
        expect(card(frame)).to_have_accessible_name("Caracas")
    kept = state_of(frame)
    for broken in ("#place=nowhere&lang=xx", "#__proto__=1", "#other=page"):
        frame.evaluate("fragment => { location.hash = fragment }", broken)
        frame.evaluate("caribmap.setMode('read')")
    assert state_of(frame)["lang"] in {kept["lang"], "de"}


def test_13_the_first_minute_says_what_this_is_and_nothing_stands_in_the_way(walk: Walk) -> None:
    frame = walk()
    expect(frame.get_by_role("heading", level=1)).to_contain_text("was fünf Artikel sagten, Ort für Ort")
    expect(frame.locator(".cm-story-head")).to_contain_text(
        "Washington Post: als Ursprung genannt in 4 Artikeln"
    )
    expect(frame.locator(".cm-story-head")).to_contain_text("öffnet seine Zitate")
    assert frame.locator("[role=dialog], [role=alertdialog], [role=alert], dialog[open]").count() == 0
    mark = frame.get_by_role("button", name=re.compile("^Caracas, ")).first
    mark.click()
    expect(card(frame).locator("blockquote").first).to_be_visible()


def test_14_the_text_shows_what_it_speaks_of_and_the_way_back_to_it(walk: Walk) -> None:
    frame = walk(choose="#story=3")
    expect(frame.locator(".cm-map-note")).to_have_count(1)
    assert frame.locator(".cm-is-faint").count() > 0
    frame.get_by_role("button", name=re.compile("^USS Gravely")).first.click()
    expect(card(frame)).to_be_visible()
    back = frame.get_by_role("button", name="Zurück zu Schritt 3")
    back.click()
    expect(card(frame)).to_have_count(0)
    expect(back).to_have_count(0)
    expect(frame.locator(".cm-map-note")).to_have_count(1)


def test_15_two_answers_to_a_question_stand_side_by_side(walk: Walk) -> None:
    frame = walk(choose="#mode=analysis")
    pair = ("troops-wapo", "troops-cibercuba")
    for quote in pair:
        frame.locator(f".cm-board-rows .cm-claim[data-quote={quote}]").first.click()
    sides = frame.locator(".cm-drawer .cm-compare blockquote")
    exact = "ids => ids.map(id => caribmap.data.quotes.find(quote => quote.id === id).exact)"
    expect(sides).to_have_text(frame.evaluate(exact, list(pair)))
    marked = frame.locator(".cm-drawer .cm-compare mark.cm-number")
    expect(marked.filter(has_text="16.000").first).to_be_visible()
    expect(marked.filter(has_text="10.000").first).to_be_visible()
    expect(frame.locator(".cm-drawer .cm-compare-origin")).to_contain_text("Washington Post")
    frame.get_by_role("button", name="Vergleich schließen").click()
    expect(sides).to_have_count(0)
