from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from caribmap.errors import EnvironmentalError, PageError
from caribmap.verify import page as published
from caribmap.verify.page import read_page
from tests.unit.verify.published import data_of, forge


def refused(path: Path) -> str:
    with pytest.raises(PageError) as caught:
        read_page(path)
    assert str(path) in str(caught.value)
    return str(caught.value)


def test_the_data_of_a_built_page_comes_back_with_a_true_hash(page: Path) -> None:
    found = read_page(page)
    assert found.payload == json.loads(data_of(page))
    assert found.is_intact


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<html><body>A map</body></html>",
        b"\x89PNG\r\n",
        b"{}",
        b'<script id="caribmap-data2">{}</script>',
    ],
)
def test_a_page_of_another_tool_is_no_map(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "other.html"
    path.write_bytes(content)
    assert "is not a map of caribmap" in refused(path)


@pytest.mark.parametrize("share", [0.05, 0.3, 0.6, 0.9, 0.999])
def test_a_page_cut_anywhere_after_its_head_is_told_to_be_cut(page: Path, share: float) -> None:
    text = page.read_bytes()
    head = text.index(b'name="generator"') + 60
    page.write_bytes(text[: max(head, int(len(text) * share))])
    assert "is cut off" in refused(page)


def test_a_page_cut_inside_its_data_is_told_to_be_cut(page: Path) -> None:
    text = page.read_text("utf-8")
    page.write_text(text[: text.index('id="caribmap-data">') + 200], "utf-8")
    assert "is cut off" in refused(page)


def test_a_page_above_the_limit_is_not_read(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(published, "MEGABYTE", 1000)
    assert f"larger than {published.MAX_PAGE_MB} MB" in refused(page)


def test_two_data_blocks_are_a_forgery_also_where_scripts_do_not_run(page: Path) -> None:
    text = page.read_text("utf-8")
    block = (
        f'<noscript><script type="application/json" id="caribmap-data">{data_of(page)}</script></noscript>'
    )
    page.write_text(text.replace("<body>", f"<body>{block}"), "utf-8")
    assert "expected one: the page was changed" in refused(page)


def test_a_block_in_a_comment_or_in_a_script_is_none(page: Path) -> None:
    text = page.read_text("utf-8")
    block = '<!-- <script type="application/json" id="caribmap-data">{}</script> -->'
    page.write_text(text.replace("<body>", f"<body>{block}"), "utf-8")
    assert read_page(page).payload["quotes"]


def edit(payload: dict[str, Any], noun: str, key: str, value: Any) -> None:
    payload[noun][0][key] = value


@pytest.mark.parametrize(
    ("forgery", "told"),
    [
        (lambda payload: payload.update(format=3), "format is the number 3, expected 1 or 2"),
        (lambda payload: payload.update(format=True), "format is true"),
        (lambda payload: payload.pop("format"), "format is nothing"),
        (lambda payload: payload.pop("quotes"), "no list of quotes"),
        (lambda payload: edit(payload, "quotes", "start", "0"), "/quotes/0/start of the data is not a whole"),
        (
            lambda payload: edit(payload, "quotes", "start", True),
            "/quotes/0/start of the data is not a whole",
        ),
        (lambda payload: payload["places"].append(None), "/places/1/id of the data is not text"),
        (lambda payload: payload["quotes"].append(payload["quotes"][0]), "two quotes with the id 'ferry'"),
    ],
)
def test_data_of_another_shape_is_refused_with_its_position(page: Path, forgery: Any, told: str) -> None:
    assert told in refused(forge(page, forgery))


def test_keys_that_came_with_later_versions_may_be_missing(page: Path) -> None:
    assert read_page(forge(page, lambda payload: payload.pop("orientation"))).payload["quotes"]


@pytest.mark.parametrize("data", ["", "[]", "{", '{"format": NaN}', '{"a": 1, "a": 2}', "[" * 100_000])
def test_data_that_is_no_json_object_is_refused(page: Path, data: str) -> None:
    page.write_text(page.read_text("utf-8").replace(data_of(page), data), "utf-8")
    refused(page)


@pytest.mark.parametrize("name", ["nowhere.html", "."])
def test_a_page_that_cannot_be_opened_is_the_environments_fault(tmp_path: Path, name: str) -> None:
    with pytest.raises(EnvironmentalError, match="cannot read"):
        read_page(tmp_path / name)
