"""Browsers older than the tests have: the same page with what they lack taken away before its scripts run."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

NEWER = """
for (const [owner, names] of [
    [Array, ['fromAsync']],
    [Array.prototype, ['findLast', 'findLastIndex', 'toReversed', 'toSorted', 'toSpliced', 'with']],
    [Object, ['groupBy']],
    [Map, ['groupBy']],
    [Set.prototype, ['union', 'intersection', 'difference', 'symmetricDifference']],
    [Set.prototype, ['isSubsetOf', 'isSupersetOf', 'isDisjointFrom']],
    [String.prototype, ['isWellFormed', 'toWellFormed']],
    [Promise, ['withResolvers', 'try']],
    [URL, ['canParse', 'parse']],
    [AbortSignal, ['any', 'timeout']],
    [Uint8Array, ['fromBase64', 'fromHex']],
    [Intl, ['Segmenter', 'DurationFormat']],
    [Element.prototype, ['checkVisibility', 'setHTMLUnsafe', 'requestFullscreen']],
    [Document.prototype, ['fullscreenEnabled', 'startViewTransition', 'adoptedStyleSheets']],
    [window, ['DecompressionStream', 'CompressionStream', 'requestIdleCallback', 'scheduler']],
    [Object.getPrototypeOf(Object.getPrototypeOf([][Symbol.iterator]())), [
        'map', 'filter', 'take', 'drop', 'flatMap', 'reduce', 'toArray', 'forEach', 'some', 'every', 'find',
    ]],
    [window, ['Iterator']],
]) for (const name of names) delete owner[name];
"""
"""What Chrome 105, Firefox 115 or Safari 15.4 lacks, of all that the programs of today call."""
TOO_OLD = "delete Object.hasOwn; delete Array.prototype.at; delete window.structuredClone;"


@pytest.fixture
def bare(browser: Browser) -> Iterator[Page]:
    with browser.new_context(offline=True, viewport={"width": 1280, "height": 800}) as context:
        yield context.new_page()


def test_the_page_needs_nothing_that_the_oldest_browsers_lack(bare: Page, real_map: Path) -> None:
    troubles: list[str] = []
    bare.on("pageerror", lambda error: troubles.append(str(error)))
    bare.add_init_script(NEWER)
    bare.goto(real_map.as_uri())
    bare.wait_for_selector("html[data-ready=true]", state="attached")
    assert bare.evaluate("'DecompressionStream' in window || 'findLast' in Array.prototype") is False
    assert len(bare.locator("path.cm-land").first.get_attribute("d") or "") > 1000
    bare.evaluate("caribmap.open('uss-gravely')")
    expect(bare.get_by_role("dialog").locator("blockquote").first).to_be_visible()
    assert bare.evaluate("caribmap.search('peskov').length") > 0
    bare.evaluate("caribmap.setMode('analysis')")
    bare.get_by_role("button", name="Tabelle", exact=True).click()
    expect(bare.locator(".cm-table-drawer tbody tr").first).to_be_visible()
    bare.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert bare.locator(".cm-print-list li").count() > 0
    assert troubles == []


def test_an_older_browser_gets_the_text_and_the_reason(bare: Page, real_map: Path) -> None:
    bare.add_init_script(TOO_OLD)
    bare.goto(real_map.as_uri(), wait_until="commit")
    main = bare.locator("main")
    expect(main.locator("p", has_text="Für die Karte ist dieser Browser zu alt.")).to_be_visible()
    expect(main).not_to_contain_text("braucht JavaScript")
    assert main.locator("blockquote").count() > 27
    expect(main.locator("> svg")).to_be_visible()
    expect(bare.locator("#caribmap-app")).to_be_hidden()
    assert bare.evaluate("getComputedStyle(document.querySelector('main')).maxWidth") == "704px"
    assert bare.evaluate("[typeof window.caribmap, typeof window.L]") == ["undefined", "undefined"]


def _with(style: str, known: str, unknown: str) -> str:
    """A style sheet with one word for another, and what follows it as it is."""
    sheet, end, rest = style.partition("</style>")
    return sheet.replace(known, unknown) + end + rest


def test_a_browser_without_has_svh_and_mixed_colours_is_laid_out_and_coloured_all_the_same(
    bare: Page, real_map: Path, tmp_path: Path
) -> None:
    text = real_map.read_text("utf-8")
    without = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", text)
    # In style sheets alone: data may hold the same letters by chance.
    head, *styles = without.split("<style")
    for known, unknown in (
        (":has(", ":hasnt("),
        ("1svh", "1nvh"),
        ("dvh", "nvh"),
        ("color-mix(", "nolor-mix("),
    ):
        assert any(known in style.partition("</style>")[0] for style in styles)
        styles = [_with(style, known, unknown) for style in styles]
    without = "<style".join([head, *styles])
    page = tmp_path / "without.html"
    page.write_text(without, "utf-8", newline="")
    found = []
    for file in (real_map, page):
        bare.goto(file.as_uri() + "#story=3&theme=dark")
        bare.wait_for_selector("html[data-ready=true]", state="attached")
        found.append(
            bare.evaluate("""[
            getComputedStyle(document.body).backgroundColor,
            getComputedStyle(document.querySelector('path.cm-land')).fill,
            ...['#caribmap-map', '.cm-story', '.cm-forward', '.cm-chrome-panel'].map((part) => {
                const { x, y, width, height } = document.querySelector(part).getBoundingClientRect();
                return [x, y, width, height].map(Math.round).join();
            }),
        ]""")
        )
    assert found[0] == found[1]
    assert found[0][:2] == ["rgb(26, 31, 35)", "rgb(35, 40, 45)"]


@pytest.mark.parametrize(("scheme", "land"), [("light", "rgb(247, 245, 240)"), ("dark", "rgb(35, 40, 45)")])
def test_the_device_chooses_the_colours_until_the_reader_does(
    browser: Browser, real_map: Path, scheme: str, land: str
) -> None:
    with browser.new_context(offline=True, color_scheme=scheme) as context:  # type: ignore[arg-type]
        page = context.new_page()
        page.goto(real_map.as_uri())
        page.wait_for_selector("html[data-ready=true]", state="attached")
        fill = "getComputedStyle(document.querySelector('path.cm-land')).fill"
        assert page.evaluate(fill) == land
        page.get_by_label("Darstellung").select_option("light")
        assert page.evaluate(fill) == "rgb(247, 245, 240)"
