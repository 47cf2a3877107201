"""Free text in YAML: tabs that say nothing, and commas and comments that split a text."""

from __future__ import annotations

import pytest

from caribmap.load.files import Refused
from caribmap.load.yaml import YamlDocument, parse_yaml


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: b\n\t\t\nc: d\n", {"a": "b", "c": "d"}),
        ("- a: b\r\n \t \r\n  c: d\r\n", [{"a": "b", "c": "d"}]),
        ("\ufeffa: b\n\t\nc: d\n", {"a": "b", "c": "d"}),
        ("a: |\n  x\n\t\n  y\n", {"a": "x\n\ny\n"}),
    ],
)
def test_a_blank_line_of_tabs_says_nothing(text: str, value: object) -> None:
    document, data, faults = parse_yaml(text, "x.yaml")
    assert data == value
    assert faults == []
    assert document.text == text


@pytest.mark.parametrize(
    "text", ["{en: , de: x}", "{en: null, de: x}", "{en: ~}", "{en: a}", "[a, b]", "a:\nb: c"]
)
def test_a_mapping_whose_keys_have_colons_is_whole(text: str) -> None:
    assert parse_yaml(text, "x.yaml")[2] == []


def test_a_text_that_commas_split_is_one_fault_and_its_pieces_are_no_keys() -> None:
    _, data, (fault,) = parse_yaml("{en: a house, of 40,000 books, de: ein Haus}", "x.yaml")
    assert data == {"en": "a house", "de": "ein Haus"}
    assert (fault.code, fault.where.column) == ("Y011", 15)


@pytest.mark.parametrize("text", ["{ ?de: x, en: y }", "[?x]", '[?"x"]', "\ufeffa: [?x]"])
def test_a_question_mark_that_the_parser_drops_is_a_fault(text: str) -> None:
    with pytest.raises(Refused) as refused:
        parse_yaml(text, "x.yaml")
    assert [fault.code for fault in refused.value.faults] == ["Y001"]


@pytest.mark.parametrize("text", ["a: who? me", "[who?, me]", "{a: who?}", "? a\n: b", "?a: b"])
def test_other_question_marks_are_text(text: str) -> None:
    assert parse_yaml(text, "x.yaml")[2] == []


@pytest.mark.parametrize(
    ("text", "comment"),
    [
        ("a: round #2 on", "#2 on"),
        ("a: x # y\r\n", "# y"),
        ('a: "x" # y', None),
        ("a: x\n# y", "# y"),
        ("a: x\n  # y", "# y"),
        ("a: x\nb: y # z", None),
        ("a: x", None),
    ],
)
def test_the_comment_behind_plain_text_is_told(text: str, comment: str | None) -> None:
    document = parse_yaml(text, "x.yaml")[0]
    assert isinstance(document, YamlDocument)
    assert document.comment_behind(("a",)) == comment


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("a: he said: yes", "put the text in quotes: a colon before a space begins a value"),
        ("a: he said:", "put the text in quotes: a colon before a space begins a value"),
        ('a: "Hi", he said', 'put the whole text in quotes: it begins with "'),
        ("a: 'Hi', he said", "put the whole text in quotes: it begins with '"),
        ("a: *note* here", "put the whole text in quotes: it begins with *"),
        ("- a: & Co", "put the whole text in quotes: it begins with &"),
        ("a: % of it", "put the whole text in quotes: it begins with %"),
        ("a: @home", "put the whole text in quotes: it begins with @"),
        ("a: |x", "put the whole text in quotes: it begins with |"),
        ("a: - but", "put the whole text in quotes: it begins with -"),
        ("a: !x y", "put text that begins with ! in quotes; else remove the tag"),
        ("a: &x y", "put text that begins with & in quotes; else write the value out"),
        ("- a: 1\n\xa0\xa0b: 2", "put spaces in the no-break space's place"),
        ("a:\n\tb: 2", "put spaces in the tab's place"),
        ('a: "C:\\q"', "put the text in single quotes: in double ones \\ begins an escape"),
        ("a: [1, , 2]", "check quotes, colons and indentation here"),
    ],
)
def test_text_that_must_be_quoted_is_told_so(text: str, hint: str) -> None:
    try:
        faults = parse_yaml(text, "x.yaml")[2]
    except Refused as refused:
        faults = list(refused.faults)
    assert [fault.hint for fault in faults] == [hint]
