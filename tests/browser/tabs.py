"""Browser tabs that tests use one after the other: making one and loading the map costs more than most tests.

A tab is used by one test at a time. Where it already shows the page that is asked for, that page is brought
back to the state in which it opened; where anything of it still differs then, it is loaded anew.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Error, JSHandle, Page, Request

OpenPage = Callable[..., Page]
MOVING = {"reduced_motion": "no-preference"}
"""The option of pages whose motion is under test."""

INERT = ("data:", "blob:", "about:")
IDLE_TABS = 4
"""So many wait for the next test: a module seldom alternates between more kinds."""
USES = 20
"""A tab is closed after so many: a browser keeps 50 entries of history, and tests count them."""

LOOK = """
const find = () => Object.values(window).find((value) => window.L?.Map && value instanceof L.Map);
const look = () => JSON.stringify([
    location.href, document.title, innerWidth, innerHeight, Object.keys(window).length,
    Object.getOwnPropertyNames(navigator).length, document.activeElement?.tagName, caribmap.state(),
    [...document.documentElement.attributes].map(({ name, value }) => [name, value]),
    [...document.body.children].filter((element) => !element.matches('script, style, noscript'))
        .map((element) => element.outerHTML
            .replace(/<div class="leaflet-proxy[^>]*>/, '').replaceAll(/ (class|style)="(--[^"]*)?"/g, '')),
    [...document.querySelectorAll('input, select, textarea')].map(({ value, checked }) => [value, checked]),
    [...document.querySelectorAll('*')].filter(({ scrollTop, scrollLeft }) => scrollTop || scrollLeft).length,
]);
"""
OPENED = f"""() => {{
    {LOOK}
    const map = find();
    return {{ look: look(), href: location.href, center: map?.getCenter(), zoom: map?.getZoom() }};
}}"""
BRING_BACK = f"""async (opened) => {{
    {LOOK}
    if (look() === opened.look) return true;
    caribmap.close();
    const {{ hash }} = new URL(opened.href);
    if (location.hash !== hash) {{
        const changed = new Promise((resolve) => addEventListener('hashchange', resolve, {{ once: true }}));
        location.hash = hash;
        await changed;
    }}
    await caribmap.setLanguage(caribmap.state().lang);
    history.replaceState(history.state, '', opened.href);
    document.activeElement?.blur();
    for (const element of document.querySelectorAll('*')) {{
        if (element.scrollTop || element.scrollLeft) element.scrollTo(0, 0);
    }}
    if (opened.center && !find().stop().getCenter().equals(opened.center)) {{
        find().setView(opened.center, opened.zoom, {{ animate: false }});
    }}
    for (let turn = 0; turn < 6; turn++) {{
        if (look() === opened.look) return true;
        await new Promise((resolve) => setTimeout(resolve, 40));
    }}
    return false;
}}"""


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


@dataclass(frozen=True)
class Address:
    """What a tab shows: an address, the file behind it as it was then, and the size of the window."""

    url: str
    version: tuple[int, int] | None
    width: int
    height: int


class Tab:
    """A context of its own, one page in it, and the watch over both."""

    def __init__(self, browser: Browser, options: dict[str, object]) -> None:
        self.options = options
        self.context = browser.new_context(**options)  # type: ignore[arg-type]
        self.watch = Watch(self.context)
        self.page = self.context.new_page()
        self.uses = 0
        self._address: Address | None = None
        self._opened: JSHandle | None = None

    def shows(self, address: Address) -> bool:
        return self._address == address

    def open(self, address: Address, *, ready: bool) -> None:
        """Load the page, or bring it back to how it opened; wait until it is ready where that is wanted."""
        if self._opened and ready and self.shows(address) and self._is_brought_back():
            return
        self._address, self._opened = None, None
        self.page.goto("about:blank")
        self.page.set_viewport_size({"width": address.width, "height": address.height})
        self.watch.troubles.clear()
        self.page.goto(address.url)
        if ready:
            self.page.wait_for_selector("html[data-ready=true]", state="attached")
            self._address, self._opened = address, self.page.evaluate_handle(OPENED)

    def _is_brought_back(self) -> bool:
        assert self._address is not None
        self.page.set_viewport_size({"width": self._address.width, "height": self._address.height})
        self.page.mouse.move(0, 0)
        try:
            brought_back: bool = self.page.evaluate(BRING_BACK, self._opened)
        except Error:
            return False
        return brought_back and self.watch.troubles == []


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

    def take(self, options: dict[str, object], address: Address) -> Tab:
        """A tab of these options, best one that shows the page already."""
        fitting = [tab for tab in self._idle if tab.options == options]
        tab = max(fitting, key=lambda tab: tab.shows(address), default=None)
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
        address = Address(url, _version_of(url), width, height)
        usual: dict[str, object] = {"offline": host is None, "reduced_motion": "reduce"}
        tab = self._tabs.take(usual | options, address)
        self.tabs.append(tab)
        tab.watch.host = host
        tab.open(address, ready=ready)
        return tab


def _version_of(url: str) -> tuple[int, int] | None:
    """Size and time of the file behind an address."""
    parts = urlsplit(url)
    if parts.scheme != "file":
        return None
    found = Path(url2pathname(parts.path)).stat()
    return found.st_size, found.st_mtime_ns
