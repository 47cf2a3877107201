"""The desk's tables, story, preview and publishing, its palette, in a browser with the real server."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.axe import axe_violations
from tests.browser.desks import PAPER, fill, opened, point, previewed, served
from tests.browser.patience import at_rest
from tests.unit.desk.served import Desk

HOSTILE = "<img src=x onerror=alert(1)>{{7*7}}"


def quote(name: str, words: str, *places: str) -> dict[str, object]:
    begin = PAPER.index(words)
    put = {"source": "the-paper", "span": [begin, begin + len(words)], "places": list(places)}
    return {"noun": "quote", "id": name, "put": put}


def fill_more(desk: Desk) -> None:
    """Two places, two quotes, two steps; names of a place, an event and a border view are hostile."""
    fill(desk)
    steps = [{"title": {"en": f"Step {n}"}, "text": {"en": "What happened."}, "show": ["suva"]} for n in "ab"]
    status, answer = desk.commit(
        point("Suva", 178.44, -18.14),
        point("Tonga", -175.2, -21.1, names={"en": HOSTILE}),
        quote("noon", "The ship left Suva at noon.", "suva"),
        quote("distance", "The reef lies 310 km south of Suva", "suva"),
        {"noun": "event", "id": "hostile", "put": {"title": {"en": HOSTILE}, "quotes": ["noon"]}},
        {"noun": "worldview", "id": "hostile", "put": {"name": {"en": HOSTILE}, "shows": ["tonga"]}},
        *({"noun": "step", "id": str(number), "put": step} for number, step in enumerate(steps)),
    )
    assert status == 200, answer


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with served(tmp_path / "dossier") as found:
        fill_more(found)
        yield found


@pytest.fixture
def page(browser: Browser, desk: Desk) -> Iterator[Page]:
    with opened(browser, desk, reduced_motion="reduce") as found:
        found.locator(".cm-screens").wait_for()
        yield found


def show(page: Page, screen: str) -> None:
    page.get_by_role("navigation", name="Screens").get_by_role("button", name=screen, exact=True).click()


def cell(page: Page, row: int, column: int) -> Locator:
    return page.locator(f'[data-row="{row}"] > [aria-colindex="{column}"]')


def test_a_table_is_edited_with_keys_alone_and_one_change_is_one_line(page: Page, desk: Desk) -> None:
    show(page, "Tables")
    page.get_by_role("tab", name="Places").click()
    expect(page.get_by_role("grid", name="Table: Places")).to_be_visible()
    page.get_by_label("Filter").focus()
    before = (desk.root / "geodata/places.geojson").read_text().split("\n")
    cell(page, 0, 1).focus()
    for key in ("ArrowRight", "Enter"):
        page.keyboard.press(key)
    page.keyboard.type("Suva City")
    page.keyboard.press("Enter")
    expect(cell(page, 0, 2)).to_have_text("Suva City")
    expect(cell(page, 1, 2)).to_be_focused()
    expect(cell(page, 1, 2)).to_have_text(HOSTILE)
    after = (desk.root / "geodata/places.geojson").read_text().split("\n")
    assert len([1 for one, other in zip(before, after, strict=True) if one != other]) == 1
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    expect(cell(page, 1, 2)).to_be_focused()
    page.keyboard.press("Control+Home")
    expect(cell(page, 0, 1)).to_be_focused()
    page.keyboard.type("suva-city")
    page.keyboard.press("Enter")
    expect(cell(page, 0, 1)).to_have_text("suva-city")
    assert desk.record("quote", "noon")["record"]["places"] == ["suva-city"]
    assert desk.record("step", "0")["record"]["show"] == ["suva-city"]


def test_rows_are_sorted_and_filtered_and_the_file_keeps_its_order(page: Page, desk: Desk) -> None:
    show(page, "Tables")
    page.get_by_role("tab", name="Quotes").click()
    ids = page.locator(".cm-grid tbody code")
    expect(ids).to_have_text(["noon", "distance"])
    page.get_by_role("button", name="Id", exact=True).click()
    expect(ids).to_have_text(["distance", "noon"])
    page.get_by_role("button", name="Id", exact=True).click()
    expect(page.get_by_role("columnheader", name="Id", exact=True)).to_have_attribute(
        "aria-sort", "descending"
    )
    expect(ids).to_have_text(["noon", "distance"])
    page.get_by_label("Filter").fill("310")
    expect(ids).to_have_text(["distance"])
    expect(page.get_by_text("Rows: 1")).to_be_visible()
    assert [one["id"] for one in desk.ask("/api/records/quote")[1]["records"]] == ["noon", "distance"]


def test_several_rows_get_one_value_after_a_list_of_what_changes(page: Page, desk: Desk) -> None:
    show(page, "Tables")
    page.get_by_role("tab", name="Quotes").click()
    for row in (0, 1):
        cell(page, row, 1).focus()
        page.keyboard.press(" ")
    many = page.get_by_role("region", name="Marked rows: 2")
    many.get_by_label("Field").select_option(label="Date")
    many.get_by_label("Value").fill("2024-05-03")
    expect(many.locator("li")).to_have_text(
        [re.compile("noon.*2024-05-03"), re.compile("distance.*2024-05-03")]
    )
    many.get_by_role("button", name="Change these").click()
    expect(many).to_be_hidden()
    assert [desk.record("quote", name)["record"]["date"] for name in ("noon", "distance")] == [
        "2024-05-03"
    ] * 2
    assert desk.ask("/api/undo", {})[0] == 200
    assert "date" not in desk.record("quote", "noon")["record"]


def test_a_fault_stands_at_its_cell(page: Page, desk: Desk) -> None:
    quote_now = desk.record("quote", "noon")
    desk.commit({"noun": "quote", "id": "noon", "before": quote_now["hash"], "set": {"places": ["nowhere"]}})
    show(page, "Tables")
    page.get_by_role("tab", name="Quotes").click()
    wrong = page.locator('.cm-grid [aria-invalid="true"]')
    expect(wrong).to_have_count(1)
    expect(wrong).to_contain_text("nowhere")
    expect(wrong).to_have_attribute("title", re.compile("^R001|^Q|^[A-Z]"))


def test_a_view_and_a_step_come_from_what_the_map_shows(page: Page, desk: Desk) -> None:
    show(page, "Story")
    page.locator(".cm-map path.cm-coast").first.wait_for(state="attached")
    page.locator(".cm-map").press("v")
    expect(page.get_by_label("Name (en)")).to_be_focused()
    page.keyboard.type("The sea")
    page.keyboard.press("Control+Enter")
    strip = page.get_by_role("region", name="Views", exact=True)
    expect(strip.locator("strong")).to_have_text(["World", "The sea"])
    bounds = [float(one) for one in desk.record("view", "the-sea")["record"]["bounds"]]
    assert len(bounds) == 4
    assert bounds[1] < bounds[3]
    strip.get_by_role("button", name="World world").click()
    page.get_by_role("button", name="+ Step from what I see").click()
    expect(page.get_by_label("View", exact=True)).to_have_value("world")
    page.get_by_label("Title (en)").fill("The beginning")
    page.get_by_label("Text (en)").fill("It began in Suva.")
    page.keyboard.press("Control+Enter")
    steps = page.get_by_role("region", name="Steps of the story")
    expect(steps.locator("strong")).to_have_text(["Step a", "Step b", "The beginning"])
    steps.locator("[data-index='2'] .cm-record-row").focus()
    page.keyboard.press("Alt+ArrowUp")
    expect(steps.locator("strong")).to_have_text(["Step a", "The beginning", "Step b"])
    expect(steps.locator("[data-index='1'] .cm-record-row")).to_be_focused()
    steps.get_by_role("button", name="Delete Step b").click()
    expect(steps.locator("strong")).to_have_text(["Step a", "The beginning"])


def test_two_marked_quotes_begin_a_discrepancy_and_one_an_event(page: Page, desk: Desk) -> None:
    rows = page.locator(".cm-quote-rows li")
    rows.nth(0).locator(".cm-record-row").focus()
    page.keyboard.press("d")
    expect(page.get_by_text("A quote is marked")).to_be_visible()
    rows.nth(1).get_by_role("button", name="Discrepancy between two quotes").click()
    expect(page.get_by_label("Question (en)")).to_be_focused()
    page.keyboard.type("How far is the reef?")
    page.get_by_label("Value (en)").nth(0).fill("not said")
    expect(page.get_by_label("Value (en)").nth(1)).to_have_value("310 km")
    page.keyboard.press("Control+Enter")
    expect(page.locator("form.cm-form")).to_have_count(0)
    found = desk.record("discrepancy", "how-far-is-the-reef")["record"]
    assert found["kind"] == "within-source"
    assert [one["quotes"] for one in found["answers"]] == [["noon"], ["distance"]]
    rows.nth(0).locator(".cm-record-row").focus()
    page.keyboard.press("e")
    expect(page.get_by_label("Title (en)")).to_be_focused()
    page.keyboard.type("The ship leaves")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="The ship leaves")).to_be_visible()
    expect(page.locator("form.cm-form")).to_have_count(0)
    event = desk.record("event", "the-ship-leaves")["record"]
    assert (event["quotes"], event["places"]) == (["noon"], ["suva"])


AGAIN_AT_ONCE = """async () => {
    const press = (on, key, ctrlKey) =>
        on.dispatchEvent(new KeyboardEvent('keydown', { key, ctrlKey, bubbles: true }));
    press(document.querySelector('.cm-palette-field'), 'Enter', false);
    // Drawn, but before the event of the dialog that closed.
    for (let turn = 0; turn < 20; turn++) await null;
    press(document.body, 'k', true);
}"""


def test_the_palette_leads_everywhere(page: Page) -> None:
    page.keyboard.press("Control+k")
    field = page.get_by_role("combobox", name="A screen, an action")
    expect(field).to_be_focused()
    page.keyboard.type("publ")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Before publishing")).to_be_visible()
    expect(field).to_have_count(0)
    page.keyboard.press("Control+Shift+F")
    expect(page.locator(".cm-palette :focus")).to_have_count(1)
    page.keyboard.type("publ")
    page.evaluate(AGAIN_AT_ONCE)
    # The palette comes with the focus; keys before that go elsewhere.
    expect(page.locator(".cm-palette :focus")).to_have_count(1)
    page.keyboard.type("left suva noon")
    expect(page.locator(".cm-palette [role=option]")).to_have_count(1, timeout=20_000)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Quote noon")).to_be_visible()


def test_publishing_from_checklist_to_snippet(browser: Browser, desk: Desk) -> None:
    with previewed(desk), opened(browser, desk) as page:
        show(page, "Publish")
        checklist = page.get_by_role("region", name="Before publishing")
        expect(checklist).to_contain_text("Open place names:")
        page.get_by_label("Version").fill("1.0")
        page.get_by_label("Contact").fill("desk@paper.example")
        page.get_by_role("form", name="Edition").get_by_role("button", name="Save").click()
        expect(checklist).to_contain_text("Lines of the edition that are missing: 3")
        page.get_by_label("Name of who answers for it").fill("A. Editor")
        page.get_by_role("button", name="Sign", exact=True).click()
        expect(page.get_by_text(re.compile("Signed off: .?A. Editor, "))).to_be_visible()
        desk.commit(point("Ha", 10, 10))
        expect(page.get_by_text("Records changed since the sign-off: 1")).to_be_visible()
        changes = page.get_by_role("region", name="Changes").first
        expect(changes).to_contain_text("seeds/the-paper.txt")
        expect(changes.locator(".cm-added").filter(has_text="version")).to_have_count(1)
        page.get_by_role("button", name="Build the map").click()
        expect(page.get_by_text(re.compile(r"Written \(files"))).to_be_visible(timeout=60_000)
        assert (desk.root / "out/map.html").is_file()
        page.get_by_label("Since").select_option("built")
        expect(changes).to_contain_text("Nothing has changed.")
        expect(page.get_by_label("The map in a frame")).to_have_value(re.compile("^<iframe"))
        show(page, "Preview")
        frame = page.frame_locator("iframe")
        frame.locator("html[data-ready=true]").wait_for(state="attached", timeout=60_000)
        expect(page.locator("iframe")).to_have_attribute("sandbox", "allow-scripts")
        assert frame.locator("#caribmap-app").get_attribute("data-layout") == "full"
        first = page.locator("iframe").get_attribute("src")
        page.get_by_role("button", name="In an article").click()
        frame.locator("html[data-ready=true]").wait_for(state="attached", timeout=60_000)
        expect(frame.locator("#caribmap-app")).to_have_attribute("data-layout", "compact")
        desk.commit(point("Levuka", 178.8, -17.7))
        revision = desk.ask("/api/dossier")[1]["revision"]
        made = page.get_by_role("main").get_by_role("status")
        expect(made).to_have_text(re.compile(rf"^As of [^–]* {revision}$"), timeout=60_000)
        frame.locator("html[data-ready=true]").wait_for(state="attached", timeout=60_000)
        assert page.locator("iframe").get_attribute("src") == first
        wide = page.viewport_size
        page.set_viewport_size({"width": 390, "height": 844})
        box, language = page.locator("iframe").bounding_box(), page.locator(".cm-language").bounding_box()
        assert box
        assert box["height"] > 400
        assert language
        assert language["width"] > 90
        page.set_viewport_size(wide or {"width": 1280, "height": 800})
        show(page, "Publish")
        expect(checklist.locator(".cm-done").filter(has_text="The preview was looked at")).to_have_count(1)


@pytest.mark.parametrize(("scheme", "language"), [("light", "en-GB"), ("dark", "ar")])
def test_no_screen_has_axe_violations(browser: Browser, desk: Desk, scheme: str, language: str) -> None:
    with opened(browser, desk, color_scheme=scheme, locale=language) as page:
        screens = page.locator(".cm-screens button")
        found = {}
        for index in (1, 2, 4, 3):
            screens.nth(index).click()
            page.locator(".cm-grid td, .cm-strip li, .cm-checklist li, .cm-preview").first.wait_for()
            at_rest(page, "document.querySelectorAll('*').length")
            found[f"screen {index}"] = axe_violations(page)
            assert page.locator("#desk img").count() == 0
            if index == 2:
                page.locator(".cm-strip").nth(1).locator(".cm-strip-tools button").first.click()
                page.locator("form.cm-form").wait_for()
                found["step"] = axe_violations(page)
        page.keyboard.press("Control+k")
        page.locator(".cm-palette [role=option]").first.wait_for()
        found["palette"] = axe_violations(page)
        assert {name: one for name, one in found.items() if one} == {}
        assert page.locator("html").get_attribute("dir") == ("rtl" if language == "ar" else "ltr")
