"""A name that turns letters round turns its own: our words beside it stand where they always stand."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

import caribmap
from tests.browser.tabs import OpenPage
from tests.dossier_edits import append, change, dossier
from tests.hostile.payloads import escaped

NAMES = {
    "override": "Rat\u202eegna",
    "breaking out of an isolate": "Rat\u2069\u202eegna",
    "closing everything first": "Rat\u2069\u2069\u202c\u202c\u202eegna",
    "left open": "Rat\u2067egna",
}
# The words of ours after the speaker's name, from left to right, as they are painted.
OURS = """() => {
    const walker = document.createTreeWalker(document.querySelector('.cm-who'), NodeFilter.SHOW_TEXT);
    let node;
    while ((node = walker.nextNode())) if (node.data.startsWith(': ')) break;
    const letters = [...node.data].map((letter, index) => {
        const range = document.createRange();
        range.setStart(node, index);
        range.setEnd(node, index + 1);
        return { letter, left: range.getBoundingClientRect().left };
    });
    const name = document.querySelector('.cm-who bdi').getBoundingClientRect();
    return {
        painted: letters.toSorted((one, other) => one.left - other.left).map(({ letter }) => letter).join(''),
        written: node.data,
        behind: letters.every(({ left }) => left >= name.right - 1),
    };
}"""


def page_of(open_page: OpenPage, root: Path, name: str) -> Page:
    more = f"\n  modality: confirmed\n  speaker: {escaped(name)}"
    built = caribmap.build(
        dossier(root, change("geodata/quotes.yaml", "[saint-georges]", f"[saint-georges]{more}"))
    )
    page = open_page(built.map)
    page.evaluate("caribmap.open('saint-georges')")
    return page


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_a_speakers_name_leaves_our_words_where_they_are(
    name: str, open_page: OpenPage, tmp_path: Path
) -> None:
    page = page_of(open_page, tmp_path, name)
    assert page.locator(".cm-who bdi").text_content() == name
    ours = page.evaluate(OURS)
    assert ours["painted"] == ours["written"]
    assert ours["behind"]


def test_without_isolation_the_same_name_turns_our_words_round(open_page: OpenPage, tmp_path: Path) -> None:
    page = page_of(open_page, tmp_path, NAMES["override"])
    page.evaluate("""() => {
        const name = document.querySelector('.cm-who bdi');
        const bare = document.createElement('span');
        bare.textContent = name.textContent;
        name.replaceWith(bare);
    }""")
    ours = page.evaluate(OURS.replace(".cm-who bdi", ".cm-who span"))
    assert ours["painted"] != ours["written"]


def test_a_name_in_a_sentence_of_ours_loses_its_controls_and_no_more(
    open_page: OpenPage, tmp_path: Path
) -> None:
    layers = (
        "  - {id: other, name: "
        + escaped(NAMES["override"])
        + ', color: {light: "#000", dark: "#fff"}}\nviews:'
    )
    built = caribmap.build(
        dossier(tmp_path, change("caribmap.yaml", "views:", layers), append("seeds/harbour.txt", "x\n"))
    )
    page = open_page(built.map)
    page.locator(".cm-tools").get_by_role("button", name="Layers").click()
    row = page.locator(".cm-rows li").nth(1)
    assert row.locator("bdi").first.text_content() == NAMES["override"]
    assert row.locator("button.cm-only").get_attribute("aria-label") == "only Rategna"


def test_a_name_written_from_right_to_left_stands_in_its_place(open_page: OpenPage, tmp_path: Path) -> None:
    page = page_of(open_page, tmp_path, "\u05de\u05d5\u05e2\u05e6\u05d4 (7)")
    ours = page.evaluate(OURS)
    assert ours["painted"] == ours["written"]
    assert ours["behind"]
