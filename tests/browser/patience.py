"""Waiting for what a busy machine does late: no test reads a value once that something else still changes."""

from __future__ import annotations

import time
from collections.abc import Callable

from playwright.sync_api import Page, Route

PATIENCE_S = 30
BETWEEN_S = 0.05


def eventually(holds: Callable[[], object]) -> None:
    """Waits until it holds: a page's policy may forbid Playwright's own way of waiting."""
    deadline = time.monotonic() + PATIENCE_S
    while not (found := holds()):
        assert time.monotonic() < deadline, found
        time.sleep(BETWEEN_S)


def at_rest(page: Page, expression: str) -> object:
    """The value of an expression once it is the same in twenty frames after one another."""
    return page.evaluate(f"""async () => {{
        const read = () => JSON.stringify({expression});
        for (let seen = read(), frames = 0; frames < 20; frames++) {{
            await new Promise(requestAnimationFrame);
            const now = read();
            if (now !== seen) [seen, frames] = [now, -1];
        }}
        return {expression};
    }}""")


def held(page: Page, pattern: str) -> Callable[[], Route]:
    """Holds the page's requests that match, from now on; what it gives waits for the first, to be continued.

    That a page asks is told before its request is held: who waits for the request may find none.
    """
    waiting: list[Route] = []

    def hold(route: Route) -> None:
        waiting.append(route)

    def first() -> Route:
        deadline = time.monotonic() + PATIENCE_S
        while not waiting:
            assert time.monotonic() < deadline, pattern
            page.wait_for_timeout(BETWEEN_S * 1000)
        return waiting[0]

    page.route(pattern, hold)
    return first
