"""An editor at the desk, with the mouse or with keys alone: both count what they do and wait for answers."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

BOX = ".cm-text-box"
SETTLED_MS = 30_000
PAN = 80
"""Pixels by which an arrow key moves the map, and the mouse drags it."""
MOST_PRESSES = 30
STILL_MS = 300
"""A map that is let go of so long after it was moved stays where it is."""
CHOSEN = "getSelection().toString()"
CARET = """() => {
    const { focusNode, focusOffset } = getSelection();
    return document.querySelector('.cm-text-box').contains(focusNode) ? focusOffset : 0;
}"""
SELECTED = """() => {
    const { anchorOffset, focusOffset } = getSelection();
    return [Math.min(anchorOffset, focusOffset), Math.max(anchorOffset, focusOffset)];
}"""
FAINT = """() => [...(CSS.highlights.get('cm-possible') ?? [])]
    .map(({ startContainer, startOffset, endOffset }) => startContainer.data.slice(startOffset, endOffset))"""
MAP_IS_STILL = """() => {
    const pane = document.querySelector('.cm-map .leaflet-map-pane');
    const now = pane && `${pane.style.transform} ${document.querySelector('.leaflet-zoom-anim') !== null}`;
    const then = window.stood;
    window.stood = { now, since: then?.now === now ? then.since : performance.now() };
    return now && performance.now() - window.stood.since > 250;
}"""
"""True once the map has not moved for a moment."""
POINT_OF = """([at, isFirst]) => {
    const node = document.querySelector('.cm-text-box').firstChild;
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + 1);
    const box = node.parentElement;
    if (isFirst) box.scrollTop += range.getBoundingClientRect().top - box.getBoundingClientRect().top - 60;
    const { left, top, height } = range.getBoundingClientRect();
    return [left, top + height / 2];
}"""
STOPS_BETWEEN = """(target) => {
    const stops = [...document.querySelectorAll('form :is(input, select, textarea, button, summary)')]
        .filter((one) => !one.disabled && one.checkVisibility({ contentVisibilityAuto: true }));
    return stops.indexOf(target) - stops.indexOf(document.activeElement);
}"""


@dataclass
class Hands:
    """A key, a click, a drag, a paste and a run of typing are one action each; typed characters count too."""

    page: Page
    actions: int = 0
    characters: int = 0

    def key(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
            self.actions += 1

    def type(self, text: str) -> None:
        self.page.keyboard.type(text)
        self.actions += 1
        self.characters += len(text)

    def paste(self, text: str) -> None:
        """Paste what was copied elsewhere: the mouse has a menu for it, which no page sees."""
        self.page.evaluate("text => navigator.clipboard.writeText(text)", text)
        self.key("Control+v")

    def labelled(self, label: str) -> Locator:
        return self.page.locator(".cm-right form.cm-form, .cm-start form").get_by_label(label, exact=True)

    def field(self, label: str, text: str) -> None:
        self.fill(self.labelled(label), text)

    def fill(self, field: Locator, text: str) -> None:
        """Write into a field, and over what stands there; what is right already is left alone."""
        value = field.input_value()
        if value == text:
            return
        self.reach(field, is_over=value != "")
        self.type(text)
        expect(field).to_have_value(text)

    def reach(self, field: Locator, *, is_over: bool = False) -> None:
        raise NotImplementedError

    def saved(self) -> None:
        """Wait until the form is gone and nothing is being saved."""
        self.page.locator(".cm-right form.cm-form").wait_for(state="detached", timeout=SETTLED_MS)
        expect(self.page.locator(".cm-saved")).to_contain_text("Saved", timeout=SETTLED_MS)

    def text(self) -> str:
        return self.page.locator(BOX).evaluate("box => box.textContent")  # type: ignore[no-any-return]

    def open_name(self) -> str | None:
        """The open name at hand with its candidates, once nothing is being saved; None if all are ruled."""
        expect(self.page.locator(".cm-saved")).to_contain_text("Saved", timeout=SETTLED_MS)
        if not self.page.locator(".cm-names-head").count():
            return None
        self.page.locator(".cm-candidates button").first.wait_for()
        return self.page.locator(".cm-names-head bdi").inner_text().strip("“”")

    def map_is_still(self) -> None:
        """Wait until the map stands: what it did before the last key or click does not count."""
        self.page.evaluate("() => { window.stood = null; }")
        self.page.wait_for_function(MAP_IS_STILL)

    def name_is_done(self, name: str) -> None:
        """Wait until another name is at hand, or none."""
        expect(self.page.locator(".cm-names-head bdi", has_text=f"“{name}”")).to_have_count(0)


class Mouse(Hands):
    """Everything but words is done with the mouse."""

    def click(self, target: Locator) -> None:
        target.click()
        self.actions += 1

    def reach(self, field: Locator, *, is_over: bool = False) -> None:
        """Click into a field; over what stands there three times, which selects it."""
        times = 3 if is_over else 1
        field.click(click_count=times)
        self.actions += times

    def submit(self) -> None:
        self.save()

    def screen(self, name: str) -> None:
        self.click(self.page.locator(".cm-screens").get_by_role("button", name=name, exact=True))

    def open_article(self, short: str) -> None:
        if self.page.locator(".cm-article-row[aria-current]").get_by_text(short, exact=True).count() == 0:
            self.click(self.page.locator(".cm-article-row").filter(has_text=short))
            expect(self.page.locator(".cm-article-row[aria-current]")).to_contain_text(short)

    def choose(self, label: str, value: str) -> None:
        """Open a list and click what it offers; the list is the system's, which no page sees."""
        self.labelled(label).select_option(value)
        self.actions += 2

    def save(self) -> None:
        self.click(self.page.locator("form button.cm-primary"))

    def take(self, letter: str) -> None:
        if letter.isdigit():
            self.click(self.page.locator(".cm-candidates button").nth(int(letter) - 1))
        else:
            button = self.page.locator(".cm-names").get_by_role("button", name=re.compile(f"^{letter}\\b"))
            self.click(button)

    def select(self, words: str) -> None:
        """Drag over words of the article."""
        text = self.text()
        start = len(text[: text.index(words)].encode("utf-16-le")) // 2
        end = start + len(words.encode("utf-16-le")) // 2
        self.page.mouse.move(*self.page.evaluate(POINT_OF, [start, True]))
        self.page.mouse.down()
        self.page.mouse.move(*self.page.evaluate(POINT_OF, [end, False]))
        self.page.mouse.up()
        self.actions += 1
        self.page.wait_for_function(f"words => {CHOSEN}.trim() === words", arg=words)

    def new_place(self, words: str) -> None:
        self.select(words)
        self.click(self.page.locator(".cm-tools").get_by_role("button", name="New place"))

    def quote(self, words: str) -> None:
        self.select(words)
        self.click(self.page.locator(".cm-tools").get_by_role("button", name="Quote the selection"))

    def from_quote(self, words: str, letter: str) -> None:
        name = {"e": "Event from this quote", "d": "Discrepancy between two quotes"}[letter]
        row = self.page.locator(".cm-quote-rows li").filter(has_text=words)
        self.click(row.get_by_role("button", name=name))

    def mark(self, short: str, words: str) -> None:
        self.open_article(short)
        self.from_quote(words, "d")

    def closer(self) -> None:
        """Two clicks zoom as far as one key."""
        for _ in range(2):
            self.click(self.page.locator(".leaflet-control-zoom-in"))
            self.map_is_still()

    def pan(self, rightwards: int, downwards: int) -> None:
        """Drag the map, each time by no more than fits into its pane."""
        box = self.page.locator(".cm-map").bounding_box()
        assert box
        drags = [(min(3, rightwards - done), 0) for done in range(0, rightwards, 3)]
        drags += [(0, min(3, downwards - done)) for done in range(0, downwards, 3)]
        for right, down in drags:
            x, y = round(box["x"] + box["width"] * 0.75), round(box["y"] + box["height"] * 0.85)
            self.page.mouse.move(x, y)
            self.page.mouse.down()
            self.page.mouse.move(x - PAN * right, y - PAN * down, steps=8)
            self.page.wait_for_timeout(STILL_MS)
            self.page.mouse.up()
            self.map_is_still()
            self.actions += 1

    def keep_framing(self) -> None:
        self.click(self.page.get_by_role("button", name="Keep this framing"))

    def step(self) -> None:
        self.click(self.page.get_by_role("button", name="Step from what I see"))


class Keys(Hands):
    """The mouse is never touched."""

    def palette(self, text: str) -> None:
        self.key("Control+k")
        expect(self.page.get_by_role("combobox", name="A screen, an action")).to_be_focused()
        self.type(text)
        expect(self.page.locator(".cm-palette [role=option]").first).to_contain_text(
            re.compile(re.escape(text), re.IGNORECASE)
        )
        self.key("Enter")

    def submit(self) -> None:
        self.key("Enter")

    def screen(self, name: str) -> None:
        self.palette(name)

    def open_article(self, short: str) -> None:
        current = self.page.locator(".cm-article-row[aria-current]")
        if current.get_by_text(short, exact=True).count() == 0:
            self.palette(short)
            expect(current).to_contain_text(short)
        self.to_article()

    def to_pane(self, selector: str) -> None:
        for _ in range(8):
            if self.page.evaluate("one => document.activeElement.matches(one)", selector):
                return
            self.key("F6")
        raise AssertionError(f"F6 does not reach {selector}")

    def to_article(self) -> None:
        self.to_pane(BOX)

    def reach(self, field: Locator, *, is_over: bool = False) -> None:
        """Tab, or Shift+Tab where that is nearer, until a field has the focus; its words are selected."""
        for _ in range(30):
            distance = field.evaluate(STOPS_BETWEEN)
            if distance == 0:
                return
            self.key("Tab" if distance > 0 else "Shift+Tab")
        raise AssertionError("a field cannot be reached")

    def choose(self, label: str, value: str) -> None:
        field = self.labelled(label)
        self.reach(field)
        self.type(field.locator(f"option[value='{value}']").inner_text()[:3])
        expect(field).to_have_value(value)

    def save(self) -> None:
        self.key("Control+Enter")

    def take(self, letter: str) -> None:
        self.to_article()
        self.key(letter)

    def new_place(self, words: str) -> None:
        """By the faint names where it is one of them, else word by word."""
        self.to_article()
        if words in self.page.evaluate(FAINT):
            self.until(lambda: self.page.evaluate(CHOSEN) == words, "Shift+N")
        else:
            self.select(words)
        self.key("Shift+M")

    def until(self, is_done: Callable[[], bool], key: str) -> None:
        for _ in range(MOST_PRESSES):
            if is_done():
                return
            self.key(key)
        raise AssertionError(f"{key} does not lead there")

    def select(self, words: str) -> None:
        """Go to the sentence, in it to the words, and select them."""
        start = self.text().index(words)
        self.to_sentence(start, start + len(words))
        self.key("ArrowLeft")
        # The key goes to the ends of words, or to where the next one begins.
        self.until(lambda: self.page.evaluate(CARET) >= start - 1, "Control+ArrowRight")
        self.until(lambda: self.page.evaluate(CHOSEN).strip() == words, "Shift+Control+ArrowRight")

    def to_sentence(self, start: int, end: int) -> None:
        """Select the sentence of a passage: from the caret or from the beginning, whichever is nearer."""
        text, caret = self.text(), self.page.evaluate(CARET)
        if _sentences(text[:start]) + 1 < abs(_sentences(text[:caret]) - _sentences(text[:start])):
            self.key("Control+Home")
        for _ in range(MOST_PRESSES):
            first, last = self.page.evaluate(SELECTED)
            if first < last and first <= start and end <= last:
                return
            self.key("Shift+X" if first < last and last > end else "x")
        raise AssertionError("x does not lead to the sentence")

    def quote(self, words: str) -> None:
        self.to_article()
        start = self.text().index(words)
        self.to_sentence(start, start + len(words))
        assert self.page.evaluate(CHOSEN) == words
        self.key("q")

    def from_quote(self, words: str, letter: str) -> None:
        self.to_article()
        self.key(letter)

    def mark(self, short: str, words: str) -> None:
        """Find a quote by its words and leave its form: the caret then stands in the quote."""
        self.palette(" ".join(words.split()[:3]))
        self.page.locator(".cm-wording").filter(has_text=words).wait_for()
        self.key("Escape")
        expect(self.page.locator(BOX)).to_be_focused()
        self.key("d")

    def closer(self) -> None:
        self.to_pane(".cm-map")
        self.key("+")

    def pan(self, rightwards: int, downwards: int) -> None:
        self.to_pane(".cm-map")
        for key, count in (("ArrowRight", rightwards), ("ArrowDown", downwards)):
            for press in [f"Shift+{key}"] * (count // 3) + [key] * (count % 3):
                self.key(press)
                self.map_is_still()

    def keep_framing(self) -> None:
        self.key("v")

    def step(self) -> None:
        self.key("s")


def _sentences(text: str) -> int:
    """About how many sentences end in a text."""
    return len(re.findall(r"[.!?] |\n+", text))
