"""The gallery of Folium's classes: a row for each, and the table in the documentation is of these rows."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import folium
import folium.plugins
import pytest

import caribmap
from caribmap.errors import OfflineError
from tools.gallery import core, plugins
from tools.gallery.table import BEGIN, END, Row, render

PAGE = (Path(__file__).parents[2] / "docs/offline.md").read_text("utf-8")
CASES = {
    **{f"folium.{name}": case for name, case in core.CORE.items()},
    **{f"folium.plugins.{name}": case for name, case in plugins.PLUGINS.items()},
    **core.FORMS,
    **plugins.FORMS,
}


def test_each_class_of_folium_has_a_row() -> None:
    classes = {name for name in folium.__all__ if inspect.isclass(getattr(folium, name))}
    assert set(core.CORE) == classes
    assert set(plugins.PLUGINS) == set(folium.plugins.__all__)


def test_the_documentation_has_the_table_of_all_rows() -> None:
    table = PAGE.partition(BEGIN)[2].partition(END)[0]
    named = re.findall(r"^\| (?!class|---)(.+?) \|", table, re.MULTILINE)
    assert set(CASES) <= set(named)
    assert len(named) == len(set(named))
    said = re.search(r"Of the (\d+) classes .*?, (\d+) work or are refused", table)
    assert said is not None
    assert said[1] == said[2] == str(len(core.CORE) + len(plugins.PLUGINS))
    assert "**differs**" not in table


@pytest.mark.parametrize("name", sorted(name for name, case in CASES.items() if case.refused))
def test_a_row_that_needs_a_network_is_refused_with_advice(name: str) -> None:
    with pytest.raises(OfflineError, match=r": .*(?:leave|pass|add)"):
        caribmap.offline(CASES[name].map())


def test_the_table_counts_what_works_and_what_is_refused() -> None:
    rows = [
        Row("folium.A", differs=0.0001, elements=(3, 3)),
        Row("folium.B", refused="a server: leave it out"),
        Row("folium.C", differs=0.2, elements=(3, 3)),
        Row("a form", differs=0.0, elements=(3, 2)),
    ]
    text = render(rows)
    assert text.startswith(
        "Of the 3 classes of `folium` and `folium.plugins`, 2 work or are refused with advice "
        "(1 are refused); of 1 further forms, 0."
    )
    assert "| folium.C | **differs**" in text
    assert "2 of 3" in text
