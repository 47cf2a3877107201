"""An article that carries the map: a page of another author, on a server of this machine."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from playwright.sync_api import Frame, Page


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the base class's name
        """A test's output is no place for an access log."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address at which `folder` stands, on this machine, until the block ends."""
    handler = partial(QuietHandler, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def page_with(body: str) -> str:
    """A host page without style sheets and scripts of its own."""
    return (
        '<!DOCTYPE html><html lang="de"><head><meta charset="utf-8"><title>Artikel</title>'
        '<link rel="icon" href="data:,"></head><body style="margin:0">'
        f'<a href="#vor">Davor</a>{body}<a href="#nach">Danach</a></body></html>'
    )


def frame_with(source: str, width: int, height: int, sandbox: str = "allow-scripts") -> str:
    return (
        f'<iframe src="{source}" title="Karte" width="{width}" height="{height}" frameborder="0" '
        f'sandbox="{sandbox}"></iframe>'
    )


def ready_frame(page: Page, index: int = 0) -> Frame:
    """The frame of the page's map number `index`, once it is ready."""
    frame = page.locator("iframe").nth(index).element_handle().content_frame()
    assert frame is not None
    frame.wait_for_selector("html[data-ready=true]", state="attached")
    return frame
