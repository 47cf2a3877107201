"""What the tests of hosts have in common."""

from __future__ import annotations

import time

from playwright.sync_api import Error, Frame, Page

READY_S = 60


def ready_frames(page: Page, count: int) -> list[Frame]:
    """The frames that show a dossier's map, once `count` of them do; fewer when time is up."""
    end = time.monotonic() + READY_S
    found: list[Frame] = []
    while time.monotonic() < end and len(found) < count:
        page.wait_for_timeout(300)
        found = [frame for frame in page.frames if _is_ready(frame)]
    return found


def _is_ready(frame: Frame) -> bool:
    try:
        return bool(frame.evaluate("document.documentElement.dataset.ready === 'true'"))
    except Error:  # it is being loaded
        return False


def can_be_read(frame: Frame) -> bool:
    """Whether the map has its marks and its frame is of a size that one can read."""
    size = frame.evaluate("[innerWidth, innerHeight]")
    marks = frame.locator(".leaflet-marker-pane .leaflet-interactive").count()
    return marks > 0 and size[0] >= 300 and size[1] >= 250
