"""What axe finds in a page against WCAG 2.2 A and AA."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Page

AXE = Path(__file__).parents[2] / "src/caribmap/viewer/node_modules/axe-core/axe.min.js"
QUICK = {"resultTypes": ["violations"], "preload": False, "selectors": False, "iframes": False}
"""Nothing is made ready that no rule reads, or that nobody looks at: half of the time. Frames have no axe."""
RULES = QUICK | {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
COLOURS = QUICK | {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
"""All that a dark page can break when the light one is sound: its style sheet sets other colours."""
STAND_INS = re.compile(r'class="cm-button [^"]*cm-shape-(span|wave|spot)')
"""Signs that stand in for a name without room. Where they stand is essential, and the panel lists the same
places in full size: both are exceptions of WCAG 2.5.8 (target size), which axe cannot know."""


def axe_violations(page: Page, rules: dict[str, object] = RULES) -> list[str]:
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("rules => axe.run(document, rules).then(({ violations }) => violations)", rules)
    return [
        f"{rule['id']}: {node['html'][:160]}"
        for rule in found
        for node in rule["nodes"]
        if not (rule["id"] == "target-size" and STAND_INS.search(node["html"]))
    ]


def light_and_dark_violations(page: Page) -> list[str]:
    """What all rules find in the light page, those of colours in the dark one; it stays light.

    The dark colours of an element are the same at each size: one of a desk and one of a phone suffice.
    """
    found = axe_violations(page)
    page.emulate_media(color_scheme="dark")
    try:
        return found + [f"dark: {one}" for one in axe_violations(page, COLOURS)]
    finally:
        page.emulate_media(color_scheme="light")
