"""The desk's Text screen with the real server: selecting, quoting, ruling, undo, and every state of it."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import light_and_dark_violations
from tests.browser.desks import PAPER, fill, opened, point, served
from tests.browser.patience import at_rest, eventually, held
from tests.unit.desk.served import Desk

GONE = ("ERR_CONNECTION_REFUSED", "ERR_INCOMPLETE_CHUNKED", "Failed to load resource", "ERR_EMPTY")
LANGUAGES = ("ar", "de", "en", "es", "fr", "it", "pt", "uk")


@pytest.fixture
def page(browser: Browser, desk: Desk) -> Iterator[Page]:
    with opened(browser, desk) as found:
        found.get_by_role("textbox", name="Article", exact=True).wait_for()
        yield found


@pytest.fixture(scope="module")
def read_page(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """A desk with one article for tests that write nothing: it is opened once."""
    with served(tmp_path_factory.mktemp("read") / "dossier") as desk:
        fill(desk)
        with opened(browser, desk) as page:
            page.get_by_role("textbox", name="Article", exact=True).wait_for()
            yield page
            assert desk.ask("/api/records/quote")[1]["records"] == []


def box(page: Page) -> None:
    page.get_by_role("textbox", name="Article", exact=True).focus()


def choose(page: Page, words: str) -> None:
    """Select words of the article, as a mouse would leave them selected."""
    page.evaluate(
        """words => {
            const node = document.querySelector('.cm-text-box').firstChild;
            const at = node.nodeValue.indexOf(words);
            getSelection().setBaseAndExtent(node, at, node, at + words.length);
            document.querySelector('.cm-text-box').focus();
        }""",
        words,
    )
    expect(page.locator(".cm-tools button:enabled").filter(has_text="q")).to_be_visible()


def quote(page: Page, words: str) -> None:
    choose(page, words)
    page.keyboard.press("q")
    page.locator(".cm-wording").filter(has_text=words).wait_for()
    page.keyboard.press("Enter")
    page.locator("form.cm-form").wait_for(state="detached")


def saved(desk: Desk, noun: str) -> list[str]:
    return [one["id"] for one in desk.ask(f"/api/records/{noun}")[1]["records"]]


def test_a_newcomer_makes_a_map_of_one_article(browser: Browser, tmp_path: Path) -> None:
    """One article, three places, five quotes; then it builds."""
    with served(tmp_path / "new") as desk, opened(browser, desk) as page:
        page.get_by_label("Title of the map").fill("Two reefs: two flags")
        page.keyboard.press("Enter")
        page.get_by_label("Text of the article").wait_for()
        # Nothing is wrong with what is not begun.
        expect(page.get_by_role("button", name="fault")).to_have_count(0)
        page.get_by_label("Text of the article").fill(PAPER)
        page.get_by_label("Short name").fill("The Paper")
        page.get_by_role("button", name="Save").dblclick()
        names = page.get_by_role("region", name="Open names")
        for name, source in (
            ("Suva", "GeoNames"),
            ("Tonga", "list of countries"),
            ("Fiji", "list of countries"),
        ):
            expect(names).to_contain_text(f"“{name}”")
            names.get_by_role("button", name=re.compile(f"{name}.*{source}")).first.click()
        expect(names).to_contain_text("“Auckland”")
        for words in (
            "Tonga has filed a claim for Minerva Reef",
            "The ship left Suva at noon.",
            "The reef lies 310 km south of Suva",
            "Fiji will not leave the reef",
            "Tonga denied that its ship was there.",
        ):
            quote(page, words)
        expect(page.locator(".cm-record-row")).to_have_count(5)
        assert saved(desk, "source") == ["the-paper"]
        assert saved(desk, "place") == ["suva", "tonga", "fiji"]
        assert len(saved(desk, "quote")) == 5
        page.get_by_role("navigation").get_by_role("button", name="Publish").click()
        page.get_by_role("button", name="Frame the places").click()
        expect(page.locator(".cm-done").filter(has_text="specks")).to_have_count(1)
        west, south, east, north = map(float, desk.record("view", "world")["record"]["bounds"])
        assert (east - west) % 360 < 30 > north - south
        head = desk.ask("/api/dossier")[1]
        assert head["errors"] == 0
        status, built = desk.ask("/api/build", {"strict": False})
        assert status == 200, built
        assert Path(built["map"]).is_file()
        exact = desk.record("quote", saved(desk, "quote")[1])["record"]["exact"]
        assert exact == "The ship left Suva at noon."


def test_everything_is_done_with_keys_alone(browser: Browser, tmp_path: Path) -> None:
    with served(tmp_path / "new") as desk, opened(browser, desk) as page:
        page.get_by_label("Title of the map").wait_for()
        page.keyboard.type("Two reefs")
        page.keyboard.press("Enter")
        page.get_by_label("Text of the article").wait_for()
        page.keyboard.insert_text(PAPER)
        page.keyboard.press("Control+Enter")
        expect(page.locator(".cm-text-box")).to_be_focused()
        names = page.get_by_role("region", name="Open names")
        page.keyboard.press("n")
        expect(names).to_contain_text("1 of 9: “Suva”")
        page.keyboard.press("n")
        expect(names).to_contain_text("2 of 9: “Tonga”")
        page.keyboard.press("p")
        expect(names).to_contain_text("1 of 9: “Suva”")
        expect(names.locator(".cm-candidates")).to_contain_text("GeoNames")
        page.keyboard.press("2")
        expect(names).to_contain_text("“Tonga”")
        page.keyboard.press("r")
        page.keyboard.press("b")
        expect(names).to_contain_text("1 of 3: “Fiji” ×2")
        page.keyboard.press("Shift+R")
        page.keyboard.press("o")
        expect(names).to_contain_text("“Auckland”")
        page.keyboard.press("Shift+M")
        expect(page.get_by_label("Coordinates", exact=True)).to_be_focused()
        page.keyboard.type("36°51'S 174°46'E")
        page.keyboard.press("Enter")
        expect(names).to_contain_text("1 of 1: “Fiji”")
        page.keyboard.press("a")
        page.keyboard.type("auck")
        page.get_by_role("button", name="Auckland").first.wait_for()
        page.keyboard.press("Enter")
        expect(names).to_contain_text("Every name of this article is accounted for.")
        page.keyboard.press("x")
        page.keyboard.press("q")
        page.locator(".cm-wording").wait_for()
        page.keyboard.press("Enter")
        expect(page.locator(".cm-record-row")).to_have_count(1)
        expect(page.locator(".cm-text-box")).to_be_focused()
        (quoted,) = saved(desk, "quote")
        assert page.evaluate("getSelection().toString()") == desk.record("quote", quoted)["record"]["exact"]
        assert saved(desk, "term") == ["Tonga"]
        assert desk.record("place", "auckland")["record"]["aliases"] == {"en": ["Fiji"]}

        def revision() -> int:
            return int(desk.ask("/api/dossier")[1]["revision"])

        for after in range(revision() + 1, revision() + 6):
            page.keyboard.press("Control+z")
            eventually(functools.partial(lambda after: revision() >= after, after))
        expect(names).to_contain_text("“Tonga”")
        page.keyboard.press("Control+Shift+Z")
        expect(names).not_to_contain_text("“Tonga”")


def test_a_selection_is_quoted_to_the_letter(page: Page, desk: Desk) -> None:
    known: set[str] = set()
    for words in ("The ship left", "🚢 The ship", "Tonga denied", "“The reef lies"):
        quote(page, words)
        (name,) = set(saved(desk, "quote")) - known
        known.add(name)
        assert desk.record("quote", name)["record"]["exact"] == words
        start = PAPER.index(words)
        assert desk.record("quote", name)["span"] == [start, start + len(words)]


def test_a_late_answer_leaves_the_focus_in_the_form_that_was_opened_meanwhile(page: Page, desk: Desk) -> None:
    box(page)
    page.keyboard.press("n")
    name = page.locator(".cm-names-head bdi").inner_text()
    page.keyboard.press("r")
    late = held(page, "**/transactions")
    page.keyboard.press("b")
    answer = late()
    expect(page.locator(".cm-names-head bdi")).not_to_have_text(name)
    page.keyboard.press("Shift+M")
    coordinates = page.get_by_label("Coordinates", exact=True)
    expect(coordinates).to_be_focused()
    page.keyboard.type("36°51'S")
    answer.continue_()
    eventually(lambda: saved(desk, "term") == [name.strip("“”")])
    expect(page.get_by_text("Saving …")).to_have_count(0)
    at_rest(page, "document.activeElement.className")
    page.keyboard.type(" 174°46'E")
    expect(coordinates).to_have_value("36°51'S 174°46'E")


def test_the_article_cannot_be_written_in(read_page: Page) -> None:
    box(read_page)
    before = read_page.locator(".cm-text-box").evaluate("box => box.textContent")
    for key in ("End", "z", "Backspace", "Enter", "Delete", "Control+x", "Control+v"):
        read_page.keyboard.press(key)
    read_page.keyboard.insert_text("not there")
    assert read_page.locator(".cm-text-box").evaluate("box => box.textContent") == before == PAPER
    assert read_page.locator(".cm-text-box").get_attribute("aria-readonly") == "true"
    read_page.keyboard.press("Escape")  # the form of a name that the caret may have stood on
    expect(read_page.locator(".cm-form")).to_have_count(0)


def test_the_caret_moves_and_selects_by_keyboard_and_says_what_is_there(read_page: Page) -> None:
    choose(read_page, "Tonga has")
    for _ in range(4):
        read_page.keyboard.press("Shift+ArrowLeft")
    assert read_page.evaluate("getSelection().toString()") == "Tonga"
    expect(read_page.locator("#cm-at-caret")).to_have_text("Tonga, open name 2 of 9")


def test_the_marks_differ_by_more_than_colour(read_page: Page) -> None:
    styles = read_page.evaluate(
        """() => ['mapped', 'ruled', 'open', 'possible', 'quote'].map((name) => {
            const style = getComputedStyle(document.querySelector(`.cm-marks-key .cm-mark-${name}`));
            const { textDecorationLine: line, textDecorationThickness: weight } = style;
            return `${line} ${style.textDecorationStyle} ${weight}`;
        })"""
    )
    assert len(set(styles)) == 5
    assert read_page.evaluate("CSS.highlights.get('cm-open').size") == 9


def test_without_highlights_the_marks_are_elements_and_the_text_stays(browser: Browser, desk: Desk) -> None:
    with opened(browser, desk) as page:
        page.add_init_script(
            "delete CSS.__proto__.highlights; delete CSS.highlights; delete window.Highlight"
        )
        page.reload()
        page.locator(".cm-text-box .cm-mark-open").first.wait_for()
        assert page.locator(".cm-text-box .cm-mark-open").count() == 9
        assert page.locator(".cm-text-box").evaluate("box => box.textContent") == PAPER
        box(page)
        page.keyboard.press("n")
        page.wait_for_function("() => getSelection().toString() === 'Suva'")


def test_faults_lead_to_what_they_are_about(page: Page, desk: Desk) -> None:
    desk.commit(point("Suva", 178.44, -18.14))
    quote(page, "The ship left Suva at noon.")
    path = desk.root / "geodata/quotes.yaml"
    path.write_text(path.read_text().replace("at noon", "at dawn"), encoding="utf-8")
    desk.server.session.refresh()
    expect(page.get_by_text("Changed by another program: geodata/quotes.yaml")).to_be_visible()
    page.keyboard.press("F8")
    expect(page.locator(".cm-form, .cm-faults").first).to_be_visible()
    page.get_by_role("button", name=re.compile("fault")).first.click()
    expect(page.locator(".cm-faults")).to_contain_text("Q001")


def test_a_draft_outlives_a_reload_and_another_form(page: Page) -> None:
    choose(page, "The ship left Suva")
    page.keyboard.press("q")
    page.get_by_label("Speaker", exact=True).fill("a sailor")
    page.reload()
    expect(page.get_by_label("Speaker", exact=True)).to_have_value("a sailor")
    expect(page.get_by_role("img", name="Draft, not saved")).to_be_visible()
    page.keyboard.press("Escape")
    choose(page, "The ship left Suva")
    page.keyboard.press("q")
    expect(page.get_by_label("Speaker", exact=True)).to_have_value("a sailor")
    page.get_by_role("button", name="Drop the draft").click()
    choose(page, "The ship left Suva")
    page.keyboard.press("q")
    expect(page.get_by_label("Speaker", exact=True)).to_have_value("")


@pytest.mark.parametrize("choice", ["Take mine", "Take theirs"])
def test_a_clash_shows_both_versions_and_nothing_is_lost(browser: Browser, desk: Desk, choice: str) -> None:
    desk.commit(point("Suva", 178.44, -18.14))
    with opened(browser, desk, allowed=("409",)) as page:
        page.get_by_role("button", name="Suva", exact=True).click()
        page.get_by_label("Method").fill("by hand from the chart")
        status, _ = desk.commit(
            {
                "noun": "place",
                "id": "suva",
                "before": desk.record("place", "suva")["hash"],
                "set": {"geocoding": {"basis": "assumed"}},
            }
        )
        assert status == 200
        page.keyboard.press("Control+Enter")
        clash = page.get_by_role("alertdialog", name="Two changes of one record")
        expect(clash).to_contain_text("by hand from the chart")
        expect(clash).to_contain_text("assumed")
        clash.get_by_role("button", name=choice).click()
        expect(clash).to_be_hidden()
        wanted = "by hand from the chart" if choice == "Take mine" else None
        eventually(lambda: desk.record("place", "suva")["record"]["geocoding"].get("method") == wanted)


def test_a_desk_that_may_only_read_says_why_and_offers_nothing_else(browser: Browser, desk: Desk) -> None:
    with served(desk.root, "opened with --read-only") as locked, opened(browser, locked) as page:
        expect(page.get_by_text("opened with --read-only")).to_be_visible()
        box(page)
        for key in ("n", "m", "r", "q"):
            page.keyboard.press(key)
        expect(page.locator("form")).to_have_count(0)
        expect(page.get_by_role("button", name="Undo")).to_have_count(0)


def test_a_file_that_cannot_be_read_is_named_and_the_desk_goes_on(browser: Browser, desk: Desk) -> None:
    desk.commit(point("Suva", 178.44, -18.14))
    path = desk.root / "geodata/places.geojson"
    sound = path.read_text()
    # The server refuses to list records of a file that it cannot read, and a browser logs refusals.
    with opened(browser, desk, allowed=("422",)) as page:
        path.write_text(sound[:-20], encoding="utf-8")
        desk.server.session.refresh()
        unreadable = page.get_by_text(re.compile("places.geojson.* cannot be read"))
        expect(unreadable).to_be_visible()
        path.write_text(sound, encoding="utf-8")
        desk.server.session.refresh()
        expect(unreadable).to_be_hidden()
        expect(page.get_by_role("button", name="Suva", exact=True)).to_be_visible()


def test_without_a_token_the_page_says_what_to_open(browser: Browser, desk: Desk) -> None:
    page = browser.new_page()
    page.goto(f"http://127.0.0.1:{desk.port}/")
    expect(page.get_by_text("Open the address that caribmap edit printed")).to_be_visible()
    page.close()


def test_when_the_server_is_gone_what_is_typed_stays(browser: Browser, tmp_path: Path) -> None:
    with served(tmp_path / "new") as desk:
        fill(desk)
        context = browser.new_context(locale="en-GB")
        page = context.new_page()
        page.goto(f"http://127.0.0.1:{desk.port}/#token=a-token-of-the-tests")
        page.get_by_role("textbox", name="Article", exact=True).wait_for()
        choose(page, "The ship left Suva")
        page.keyboard.press("q")
        page.get_by_label("Speaker", exact=True).fill("a sailor")
    expect(page.get_by_text("The desk’s server is gone")).to_be_visible(timeout=15_000)
    expect(page.get_by_label("Speaker", exact=True)).to_have_value("a sailor")
    expect(page.get_by_role("button", name="Save")).to_be_disabled()
    context.close()


def test_no_screen_has_axe_violations(browser: Browser, tmp_path: Path) -> None:
    with served(tmp_path / "new") as desk, opened(browser, desk) as page:
        page.get_by_label("Title of the map").wait_for()
        found = {"start": light_and_dark_violations(page)}
        fill(desk)
        page.locator(".cm-candidates button").first.wait_for()
        found["text"] = light_and_dark_violations(page)
        box(page)
        page.keyboard.press("r")
        found["rule"] = light_and_dark_violations(page)
        page.keyboard.press("Escape")
        page.keyboard.press("m")
        page.locator("form").wait_for()
        found["place"] = light_and_dark_violations(page)
        page.keyboard.press("Escape")
        choose(page, "Tonga has filed")
        page.keyboard.press("q")
        page.locator(".cm-wording").wait_for()
        found["quote"] = light_and_dark_violations(page)
        page.keyboard.press("Escape")
        page.keyboard.press("F8")
        page.locator(".cm-faults").wait_for()
        found["faults"] = light_and_dark_violations(page)
        box(page)
        page.keyboard.press("?")
        page.locator("dialog[open]").wait_for()
        found["keys"] = light_and_dark_violations(page)
        assert {name: those for name, those in found.items() if those} == {}


@pytest.mark.parametrize("tag", LANGUAGES)
def test_the_desk_speaks_the_viewers_languages(browser: Browser, desk: Desk, tag: str) -> None:
    with opened(browser, desk, locale=tag) as page:
        page.locator(".cm-text-box").wait_for()
        assert page.locator("html").get_attribute("lang") == tag
        assert page.locator("html").get_attribute("dir") == ("rtl" if tag == "ar" else "ltr")
        assert page.locator(".cm-text-box").get_attribute("dir") == "ltr"
        expect(page.locator(".leaflet-container")).to_have_css("direction", "ltr")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert not re.search(r"\{\w+\}", page.locator("body").inner_text())


def test_the_page_holds_no_word_of_the_dossier_before_it_asks(desk: Desk) -> None:
    _, html = desk.ask("/")
    assert b"reefs" not in html
    assert b'id="desk"' in html
