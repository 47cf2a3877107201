"""What a page knows before the viewer runs."""

from __future__ import annotations

import re
from pathlib import Path

from caribmap.cartography.palette import FAINT
from caribmap.render import starting

VIEWER = Path(starting.__file__).parents[1] / "viewer/src"


def test_the_first_script_alone_decides_whether_a_page_is_compact() -> None:
    assert "data-layout" in starting.START_SCRIPT
    for file in (*VIEWER.glob("*.ts"), *VIEWER.glob("chrome/*.tsx"), *VIEWER.glob("embed/*.ts*")):
        text = file.read_text("utf-8")
        assert not re.search(r"dataset\.layout\s*=[^=]", text), file
        assert "get('embed')" not in text, file


def test_what_steps_back_is_as_faint_on_the_page_as_in_its_picture() -> None:
    rule = re.search(
        r"cm-is-faint.*?opacity: ([0-9.]+)", (VIEWER / "map/marks.css").read_text("utf-8"), re.DOTALL
    )
    assert rule is not None
    assert float(rule[1]) == FAINT
