"""Browser tabs that tests use one after the other: making one costs more than many tests.

A tab is used by one test at a time and loads its page anew for each. To bring a page back to how it opened,
and to see that it is as it was, took longer than to load it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request

OpenPage = Callable[..., Page]
MOVING = {"reduced_motion": "no-preference"}
"""The option of pages whose motion is under test."""

INERT = ("data:", "blob:", "about:")
IDLE_TABS = 4
"""So many wait for the next test: a module seldom alternates between more kinds."""
USES = 20
"""A tab is closed after so many: a browser keeps 50 entries of history, and tests count them."""


class Watch:
    """Everything that a context did which a silent page must not do.

    A page by itself asks for its own file only; one with a host may load what is at the host's address.
    """

    def __init__(self, context: BrowserContext, host: str | None = None) -> None:
        self.troubles: list[str] = []
        self.host = host
        context.on("console", self._note_console)
        context.on("request", self._note_request)
        context.on("weberror", lambda error: self.troubles.append(f"page error: {error.error}"))

    def _note_console(self, message: ConsoleMessage) -> None:
        self.troubles.append(f"console {message.type}: {message.text}")

    def _note_request(self, request: Request) -> None:
        is_document = request.is_navigation_request() and request.url.startswith("file:")
        is_own = request.url.startswith(self.host) if self.host else is_document
        if not is_own and not request.url.startswith(INERT):
            self.troubles.append(f"request: {request.url}")


class Tab:
    """A context of its own, one page in it, and the watch over both."""

    def __init__(self, browser: Browser, options: dict[str, object]) -> None:
        self.options = options
        self.context = browser.new_context(**options)  # type: ignore[arg-type]
        self.watch = Watch(self.context)
        self.page = self.context.new_page()
        self.uses = 0

    def open(self, url: str, *, ready: bool, width: int, height: int) -> None:
        """Load the page in a window of this size, and wait until it is ready where that is wanted."""
        self.page.goto("about:blank")
        self.page.set_viewport_size({"width": width, "height": height})
        self.page.mouse.move(0, 0)
        self.watch.troubles.clear()
        self.page.goto(url)
        if ready:
            self.page.wait_for_selector("html[data-ready=true]", state="attached")
            # What is out of the first view stands in the page after its next task.
            self.page.evaluate("() => new Promise(resolve => setTimeout(resolve))")


class Tabs:
    """The tabs of a browser, given out and taken back."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._idle: list[Tab] = []

    @contextmanager
    def lent(self) -> Iterator[Lent]:
        """For one test: all that it opens, which is then taken back and has to have been silent."""
        lent = Lent(self)
        try:
            yield lent
        finally:
            troubles = [trouble for tab in lent.tabs for trouble in tab.watch.troubles]
            for tab in lent.tabs:
                self._take_back(tab)
        assert troubles == []

    def take(self, options: dict[str, object]) -> Tab:
        """A tab of these options."""
        tab = next((tab for tab in self._idle if tab.options == options), None)
        if tab is None:
            return Tab(self._browser, options)
        self._idle.remove(tab)
        return tab

    def _take_back(self, tab: Tab) -> None:
        tab.uses += 1
        if tab.uses >= USES or tab.watch.troubles:
            tab.context.close()
            return
        for page in tab.context.pages:
            if page is not tab.page:
                page.close()
        self._idle.append(tab)
        if len(self._idle) > IDLE_TABS:
            self._idle.pop(0).context.close()

    def close(self) -> None:
        for tab in self._idle:
            tab.context.close()


class Lent:
    """The tabs that a test has opened."""

    def __init__(self, tabs: Tabs) -> None:
        self._tabs = tabs
        self.tabs: list[Tab] = []

    def open(
        self,
        url: str,
        *,
        ready: bool = True,
        width: int = 1280,
        height: int = 800,
        host: str | None = None,
        **options: object,
    ) -> Tab:
        """Open an address, offline unless it is a host's, in a window of this size.

        Nothing glides or fades, as a reader may ask for; a test of motion passes `MOVING`.
        """
        usual: dict[str, object] = {"offline": host is None, "reduced_motion": "reduce"}
        tab = self._tabs.take(usual | options)
        self.tabs.append(tab)
        tab.watch.host = host
        tab.open(url, ready=ready, width=width, height=height)
        return tab
