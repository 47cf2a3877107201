"""A dossier is authored at the desk, once with the mouse and once with keys alone: `make golden-runs`."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from statistics import median

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.desks import opened, served
from tests.browser.hands import SETTLED_MS, Keys, Mouse
from tests.browser.two_reefs import (
    ARTICLES,
    DISCREPANCIES,
    FOLDER,
    KIND,
    LANGUAGES,
    PLACES,
    QUOTES,
    RULED_OUT,
    TAKEN,
    TITLE,
    VIEWS,
    Asked,
    Framed,
    InBoth,
    Said,
    Step,
)
from tests.unit.desk.served import Desk

pytestmark = pytest.mark.golden_runs
KEPT = Path(__file__).parents[2] / "build/golden-runs"
MOST_ACTIONS = 520
MOST_CHARACTERS = 4500
COUNTS = {"place": 21, "quote": 26, "event": 7, "discrepancy": 5, "view": 3, "step": 4}
WATCH_ANSWERS = """() => {
    window.answered = {};
    const ask = window.fetch;
    window.fetch = async (path, options) => {
        const asked = performance.now();
        const response = await ask(path, options);
        const name = String(path).replace(/^.api.|[?].*$/g, '').split('/').slice(0, 2).join('/');
        const kind = options?.method === 'POST' ? name : 'reading';
        (window.answered[kind] ??= []).push(performance.now() - asked);
        return response;
    };
}"""
"""Notes how long each kind of request takes, in milliseconds."""
CLIPBOARD = ["clipboard-read", "clipboard-write"]
Editor = Mouse | Keys


def start(hands: Editor, page: Page) -> None:
    title = page.get_by_label("Title of the map")
    expect(title).to_be_focused()
    hands.type(TITLE)
    languages = page.get_by_label("Languages", exact=True)
    if isinstance(hands, Keys):
        hands.key("Tab")
    else:
        hands.reach(languages, is_over=True)
    hands.type(", ".join(LANGUAGES))
    hands.submit()
    expect(page.get_by_label("Text of the article")).to_be_focused()


def paste_article(hands: Editor, page: Page, source: str) -> None:
    """The first into the field that has the focus, later ones beside all fields."""
    hands.paste((FOLDER / f"seeds/{source}.txt").read_text("utf-8"))
    expect(page.get_by_label("Language of the article")).not_to_have_value("")
    hands.fill(page.get_by_label("Short name"), ARTICLES[source])
    hands.save()
    expect(page.locator(".cm-article-row[aria-current]")).to_contain_text(ARTICLES[source])
    hands.saved()
    expect(page.locator(".cm-text-box")).to_be_focused()


def rule_names(hands: Editor) -> None:
    while name := hands.open_name():
        letter = RULED_OUT.get(name)
        for one in ("r", letter) if letter else (TAKEN.get(name, "1"),):
            hands.take(one)
        hands.name_is_done(name)


def place_by_hand(hands: Editor, page: Page, source: str) -> None:
    for place in (one for one in PLACES if one.source == source):
        hands.new_place(place.words)
        page.get_by_label("Coordinates", exact=True).wait_for()
        hands.field("Coordinates", place.coordinates)
        hands.choose("Kind", KIND)
        hands.field("Name (de)", place.german)
        hands.save()
        hands.saved()


def in_both(hands: Editor, within: Locator, label: str, words: InBoth) -> None:
    """Write a text in both languages; the first field may have the focus already."""
    for tag, text in zip(LANGUAGES, words, strict=True):
        hands.fill(within.get_by_label(f"{label} ({tag})", exact=True), text)


def quote(hands: Editor, page: Page, said: Said) -> None:
    hands.quote(said.words)
    form = page.locator(".cm-right form.cm-form")
    form.locator(".cm-wording").filter(has_text=said.words).wait_for()
    translation = form.get_by_label("Translation (")
    expect(translation).to_be_focused()
    hands.type(said.translation)
    if said.speaker:
        hands.field("Speaker", said.speaker)
    if said.modality:
        hands.choose("How it is said", said.modality)
    hands.save()
    hands.saved()
    if said.event:
        hands.from_quote(said.words, "e")
        write_and_save(hands, form, "Title", said.event)


def write_and_save(hands: Editor, form: Locator, label: str, words: InBoth) -> None:
    """Of a form that opens with the focus in its first text."""
    first = form.get_by_label(f"{label} ({LANGUAGES[0]})", exact=True)
    expect(first).to_be_focused()
    hands.type(words.en)
    hands.fill(form.get_by_label(f"{label} ({LANGUAGES[1]})", exact=True), words.de)
    hands.save()
    hands.saved()


def ask(hands: Editor, page: Page, asked: Asked) -> None:
    for begin in (asked.first, asked.second):
        said = next(one for one in QUOTES if one.words.startswith(begin))
        hands.mark(ARTICLES[said.source], said.words)
        marked = page.get_by_role("status").filter(has_text="marked")
        expect(marked.or_(page.get_by_label("Question (en)"))).to_be_visible()
    form = page.locator(".cm-right form.cm-form")
    expect(form.get_by_label("Question (en)")).to_be_focused()
    hands.type(asked.question.en)
    hands.field("Question (de)", asked.question.de)
    for index, value in enumerate(asked.values):
        in_both(hands, form.locator(".cm-item").nth(index), "Value", value)
    hands.save()
    hands.saved()


def tell(hands: Editor, page: Page) -> None:
    """Views and steps of the story."""
    hands.screen("Story")
    page.get_by_role("region", name="Views", exact=True).wait_for()
    for view in VIEWS:
        frame(hands, page, view)
        for step in view.steps:
            write_step(hands, page, step)


def frame(hands: Editor, page: Page, view: Framed) -> None:
    page.locator(".cm-map .leaflet-control-zoom-in").wait_for()
    hands.map_is_still()
    for _ in range(view.zooms):
        hands.closer()
        hands.map_is_still()
    hands.pan(view.rightwards, view.downwards)
    hands.map_is_still()
    hands.keep_framing()
    write_and_save(hands, page.locator(".cm-right form.cm-form"), "Name", view.name)


def write_step(hands: Editor, page: Page, step: Step) -> None:
    hands.map_is_still()
    hands.step()
    form = page.locator(".cm-right form.cm-form")
    expect(form.get_by_label("Title (en)")).to_be_focused()
    hands.type(step.title.en)
    hands.field("Title (de)", step.title.de)
    in_both(hands, form, "Text", step.text)
    hands.save()
    hands.saved()


def author(hands: Editor, page: Page) -> dict[str, int]:
    """Author the dossier; the actions of each kind of task."""
    actions: dict[str, int] = {}

    def count(task: str) -> None:
        actions[task] = actions.get(task, 0) + hands.actions - sum(actions.values())

    page.evaluate(WATCH_ANSWERS)
    start(hands, page)
    count("start")
    for source in ARTICLES:
        paste_article(hands, page, source)
        count("articles")
        rule_names(hands)
        count("names")
        place_by_hand(hands, page, source)
        count("places by hand")
        for said in QUOTES:
            if said.source == source:
                quote(hands, page, said)
        count("quotes and events")
    for asked in DISCREPANCIES:
        ask(hands, page, asked)
    count("discrepancies")
    tell(hands, page)
    count("story")
    return actions


def files_in(folder: Path) -> dict[str, str]:
    """Every file of a dossier, by its path."""
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes().decode() for path in paths}


def counts(desk: Desk) -> dict[str, int]:
    return {noun: desk.ask(f"/api/records/{noun}")[1]["total"] for noun in COUNTS}


def keep(desk: Desk, hands: Editor, by_task: dict[str, int]) -> None:
    """Leave what was authored, and what it took, in build/golden-runs/."""
    name = type(hands).__name__.lower()
    shutil.rmtree(KEPT / name, ignore_errors=True)
    shutil.copytree(desk.root, KEPT / name)
    times = hands.page.evaluate("window.answered")
    taken = {
        "actions": hands.actions,
        "actions_by_task": by_task,
        "characters": hands.characters,
        "median_ms": {kind: round(median(those)) for kind, those in times.items()},
        "faults": desk.ask("/api/faults")[1]["faults"],
    }
    (KEPT / f"{name}.json").write_text(json.dumps(taken, indent=1), "utf-8")


@pytest.mark.parametrize("kind", [Mouse, Keys])
def test_a_dossier_is_authored_and_its_files_are_those_written_by_hand(
    browser: Browser, tmp_path: Path, kind: type[Editor]
) -> None:
    expect.set_options(timeout=SETTLED_MS)
    with (
        served(tmp_path / "two-reefs") as desk,
        opened(browser, desk, reduced_motion="reduce", permissions=CLIPBOARD) as page,
    ):
        page.set_default_timeout(SETTLED_MS)
        hands = kind(page)
        keep(desk, hands, author(hands, page))
        assert counts(desk) == COUNTS
        assert desk.ask("/api/dossier")[1]["errors"] == 0
        assert files_in(desk.root) == files_in(FOLDER)
        assert hands.characters <= MOST_CHARACTERS
        assert hands.actions <= MOST_ACTIONS
