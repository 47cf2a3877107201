"""The control: in pages and files put together carelessly, the same payloads do their harm."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from html import escape
from pathlib import PurePosixPath, PureWindowsPath
from xml.etree import ElementTree as ET

import jinja2
import pytest
from playwright.sync_api import Browser, Route

from caribmap.check.invisible import find_invisible
from tests.hostile import payloads
from tests.hostile.payloads import HOST

NAIVE = {
    "markup": (payloads.MARKUP, ("<body>{}</body>",), 0.5),
    "attributes": (
        payloads.ATTRIBUTES,
        ('<p title="{}">x</p>', "<p title='{}'>x</p>", "<p title={}>x</p>"),
        0.4,
    ),
    "scripts": (
        payloads.SCRIPT_ENDS,
        (
            '<script>var x = "{}";</script>',
            "<script>var x = '{}'</script>",
            "<title>{}</title>",
            "<textarea>{}</textarea>",
        ),
        0.3,
    ),
    "templates": (payloads.TEMPLATE_LITERALS, ("<script>var x = `{}`;</script>",), 0.2),
    "addresses": (payloads.URLS, ('<iframe src="{}"></iframe>', '<img src="{}">'), 0.3),
    "styles": (
        payloads.STYLES,
        ("<style>p{{color:{}}}</style><p>x</p>", "<style>p{{background:{}}}</style><p>x</p>"),
        0.25,
    ),
}
"""Texts, the pages into which careless hands format them, and the share that does harm there at the least."""


# A reader's pointer and keyboard, and what has run until then.
RAN = """() => [...document.querySelectorAll('iframe')].map(({ contentWindow: frame }) => {
    try {
        for (const element of frame.document.querySelectorAll('*')) {
            for (const type of ['mouseover', 'focus', 'toggle']) element.dispatchEvent(new Event(type));
        }
    } catch {
        return true; // it went elsewhere
    }
    const inner = [...Array(frame.length).keys()].map((index) => frame[index]);
    return [frame, ...inner].some((one) => { try { return one.__pwned === 1 } catch { return false } });
})"""


def live_ones(browser: Browser, pages: list[str]) -> list[bool]:
    """Of each page, in a frame, whether a script of it runs or something is asked of the other host."""
    asked: set[str] = set()

    def refuse(route: Route) -> None:
        frame = route.request.frame
        asked.update((frame.name, frame.parent_frame.name if frame.parent_frame else ""))
        route.abort()

    context = browser.new_context()
    page = context.new_page()
    page.route(f"**/*{HOST}/**", refuse)
    frames = "".join(
        f'<iframe name="f{index}" srcdoc="{escape(html)}"></iframe>' for index, html in enumerate(pages)
    )
    page.set_content(f"<!DOCTYPE html>{frames}")
    page.wait_for_timeout(200)
    ran = page.evaluate(RAN)
    page.wait_for_timeout(200)
    context.close()
    return [one or f"f{index}" in asked for index, one in enumerate(ran)]


@pytest.mark.parametrize("kind", NAIVE)
def test_payloads_are_live_in_a_careless_page(kind: str, browser: Browser) -> None:
    texts, pages, share = NAIVE[kind]
    live = live_ones(browser, [html.format(text) for text in texts for html in pages])
    count = sum(any(live[index * len(pages) : (index + 1) * len(pages)]) for index in range(len(texts)))
    assert count >= len(texts) * share, f"{count} of {len(texts)}"


def test_templates_are_live_in_a_careless_render() -> None:
    def is_live(text: str) -> bool:
        try:
            return str(jinja2.Template(text).render(title="x", this=None)) != text
        except Exception:  # noqa: BLE001  whatever a template raises, it was read as one
            return True

    def is_format(text: str) -> bool:
        try:
            return (
                text.format("x", title="x", count=1, name="x", names="x", text="x") != text
                or text % {"title": "x"} != text
            )
        except Exception:  # noqa: BLE001  whatever a template raises, it was read as one
            return True

    live = [text for text in payloads.TEMPLATES if is_live(text) or is_format(text)]
    assert len(live) >= len(payloads.TEMPLATES) * 3 / 4


def test_formulas_begin_as_formulas() -> None:
    assert sum(text.lstrip(" '\"\t\r\n,;x")[:1] in set("=+-@＝＋－＠") for text in payloads.FORMULAS) >= 20


def test_xml_is_broken_or_changed_by_careless_hands() -> None:
    def is_live(text: str) -> bool:
        try:
            root = ET.fromstring(f"<x>{text}</x>")
        except ET.ParseError:
            return True
        return len(root) > 0 or root.text != text

    assert sum(map(is_live, payloads.XML)) >= len(payloads.XML) * 2 / 3


def test_sql_is_broken_or_changed_by_careless_hands() -> None:
    def is_live(text: str) -> bool:
        with closing(sqlite3.connect(":memory:")) as database:
            database.execute("CREATE TABLE places (name)")
            try:
                database.executescript(f"INSERT INTO places VALUES ('{text}')")
                return [name for (name,) in database.execute("SELECT name FROM places")] != [text]
            except sqlite3.Error:
                return True

    assert sum(map(is_live, payloads.SQL)) >= 7


def test_terminal_texts_hold_controls_or_commands() -> None:
    assert sum(find_invisible(text) is not None for text in payloads.TERMINAL) >= 18


def test_paths_lead_elsewhere() -> None:
    def leads_out(text: str) -> bool:
        posix, windows = PurePosixPath(text), PureWindowsPath(text)
        return (
            posix.is_absolute()
            or windows.is_absolute()
            or bool(windows.drive)
            or ".." in posix.parts + windows.parts
            or "/" in text
        )

    assert sum(map(leads_out, payloads.PATHS)) >= 10
