"""The page's first script, which lays the page out before the viewer does."""

from __future__ import annotations

from pathlib import Path

from caribmap.render import starting

CHROME = Path(starting.__file__).parents[1] / "viewer/src/chrome/index.tsx"


def test_the_first_script_and_the_viewer_know_the_same_frame_of_a_whole_page() -> None:
    assert f"const WHOLE = '{starting.WHOLE}';" in CHROME.read_text("utf-8")
    assert f"window.name !== '{starting.WHOLE}'" in starting.START_SCRIPT
