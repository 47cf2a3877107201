"""Literals of scripts: found wherever they stand, and changed without touching anything else."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caribmap.render.offline.scripts import Use, literals, replaced


@pytest.mark.parametrize(
    ("script", "use"),
    [
        ('L.tileLayer(\n  "x", {})', Use.TILES),
        ("new L.TileLayer('x')", Use.TILES),
        ('L.tileLayer.wms("x", {})', Use.WMS),
        ('L.imageOverlay(\n"x", [[0,0]])', Use.FILE),
        ('L.videoOverlay(["x"])', Use.FILE),
        ('{"iconUrl": "x"}', Use.FILE),
        ("{iconUrl: 'x'}", Use.FILE),
        ('fetch("x")', Use.FILE),
        ("$.getJSON(`x`)", Use.FILE),
        ('d3.json("x", f)', Use.FILE),
        ('img.src = "x"', Use.FILE),
        ('L.realtime("x")', Use.LIVE),
        ('L.vectorGrid.protobuf("x")', Use.VECTOR_TILES),
        ('var url = "x"', None),
        ('a.href = "x"', None),
    ],
)
def test_the_use_of_an_address_is_told_by_what_stands_before_it(script: str, use: Use | None) -> None:
    assert [found.use for found in literals(script) if found.value == "x"] == [use]


@pytest.mark.parametrize(
    "script",
    [
        '// "x"\n',
        '/* "x" */',
        'a = /"x"/g;',
        'if (a) return /[/"]x/.test(b)',
        "`a ${b} c`.length / 2 / d",
    ],
)
def test_what_is_no_string_is_none(script: str) -> None:
    assert [found for found in literals(script) if found.quote != "`"] == []


def test_division_is_no_regular_expression() -> None:
    assert [found.value for found in literals('a = b / c; d = "/"; e = f / "x";')] == ["/", "x"]


@given(st.lists(st.text(max_size=20), max_size=6), st.sampled_from(["", "/* ' */", '// "\n', " + "]))
def test_literals_have_the_values_that_were_written_and_others_stay(texts: list[str], between: str) -> None:
    script = f";{between}\n".join(f"f({json.dumps(text)})" for text in texts)
    assert [found.value for found in literals(script)] == texts
    assert replaced(script, lambda _: None) == script
    again = replaced(script, lambda found: found.value + "!")
    assert [found.value for found in literals(again)] == [f"{text}!" for text in texts]


def test_a_template_keeps_its_expressions_and_escapes() -> None:
    script = r"$(`<img src='a'> ${b} \` \${c}`)"
    assert replaced(script, lambda found: found.value.replace("'a'", '"d"')) == script.replace("'a'", '"d"')


def test_data_that_names_nothing_is_passed_over_and_addresses_in_it_are_not() -> None:
    data = {"name": "Paria", "icon": "a/b.png", "n": [1, "c"], "iconUrl": "x", "text": "<b>"}
    assert [found.value for found in literals(f"f({json.dumps(data)})")] == ["a/b.png", "x", "<b>"]
    assert [
        found.use for found in literals('a = ["GET", "x"]; r = new XMLHttpRequest(); r.open("GET", "x")')
    ][-1] is Use.FILE


@pytest.mark.parametrize(
    ("use", "is_loaded"),
    [
        ("fetch(url)", True),
        ("fetch( url, {})", True),
        ("L.icon({iconUrl: url})", True),
        ("image.src = url;", True),
        ('r.open("GET", url)', True),
        ("fetch(urls)", False),
        ("link.href = url", False),
        ("", False),
    ],
)
def test_an_address_in_a_variable_is_loaded_where_the_variable_is(use: str, is_loaded: bool) -> None:
    script = f"var url = 'https://example.org/a'; {use}"
    found = [one.use for one in literals(script) if one.value.startswith("https")]
    assert found == [Use.FILE if is_loaded else None]
