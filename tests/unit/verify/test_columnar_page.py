"""A large dossier's page: published in columns, read back plain; one altered digit does not pass."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable
from pathlib import Path

import folium
import pytest

import caribmap
from bench.generate import records, write_dossier
from caribmap.errors import PageError
from caribmap.payload import decode
from caribmap.payload.form import CHUNK_SIZE, LARGE_FROM
from caribmap.pipeline.compile import Built
from caribmap.verify.page import read_page
from caribmap.verify.verification import verify_map
from tests.unit.verify.published import change_block, data_of

COUNT = LARGE_FROM + 1
LAST_CHUNK = f"caribmap-quotes-{(COUNT - 1) // CHUNK_SIZE}"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = tmp_path_factory.mktemp("large")
    write_dossier(records(COUNT), folder)
    return caribmap.build(folder)


@pytest.fixture
def page(built: Built, tmp_path: Path) -> Path:
    copy = tmp_path / "map.html"
    copy.write_bytes(built.map.read_bytes())
    return copy


@pytest.fixture
def articles(built: Built) -> Path:
    return built.out.parent / "seeds"


def refused(page: Path) -> str:
    with pytest.raises(PageError) as caught:
        read_page(page)
    return str(caught.value)


def test_a_large_page_gives_the_payload_back(built: Built, page: Path) -> None:
    found = read_page(page)
    assert json.loads(data_of(page))["places"] is None
    assert found.is_intact
    assert json.dumps(found.payload) == json.dumps(built.payload)


def test_one_record_less_stands_in_the_page_as_readable_json(tmp_path: Path) -> None:
    write_dossier(records(LARGE_FROM), tmp_path)
    page = caribmap.build(tmp_path).map
    assert json.loads(data_of(page)) == read_page(page).payload


def test_a_notebook_shows_the_same_page(built: Built) -> None:
    assert caribmap.Map(built.payload).get_root().render() == built.map.read_text("utf-8")


def test_the_layers_on_another_map_bring_their_blocks(built: Built) -> None:
    other = folium.Map()
    caribmap.Map(built.payload).add_layers_to(other)
    html = other.get_root().render()
    assert html.count(f'id="{LAST_CHUNK}"') == 1


def test_every_quote_of_a_large_page_is_found(page: Path, articles: Path) -> None:
    found = verify_map(page, articles)
    assert found.holds
    assert len(found.quotes) == COUNT


def test_one_altered_letter_among_all_quotes_does_not_pass(page: Path, articles: Path) -> None:
    change_block(page, LAST_CHUNK, lambda chunk: chunk[:-9] + b"x" + chunk[-8:])
    found = verify_map(page, articles)
    assert not found.holds
    assert not found.page.is_intact
    assert [quote.verdict for quote in found.quotes].count("altered") == 1


def test_one_altered_digit_of_a_position_does_not_pass(page: Path, articles: Path) -> None:
    change_block(page, "caribmap-places-columns", lambda data: data[:-1] + bytes([data[-1] ^ 1]))
    assert not verify_map(page, articles).holds


def test_an_altered_digit_of_the_packed_text_is_told(page: Path) -> None:
    text = page.read_text("utf-8")
    at = text.index(f'id="{LAST_CHUNK}">') + 1000
    page.write_text(text[:at] + ("A" if text[at] != "A" else "B") + text[at + 1 :], "utf-8")
    assert "cannot be unpacked" in refused(page)


def test_a_block_that_is_missing_or_there_twice_is_told(page: Path) -> None:
    text = page.read_text("utf-8")
    page.write_text(text.replace(f'id="{LAST_CHUNK}"', 'id="other"'), "utf-8")
    assert f"has no '#{LAST_CHUNK}'" in refused(page)
    page.write_text(text.replace("</body>", f'<script id="{LAST_CHUNK}"></script></body>'), "utf-8")
    assert f"2 elements '#{LAST_CHUNK}'" in refused(page)


@pytest.mark.parametrize("chunk", [b"{}", b'{"exact":{"all":1}}', b'{"exact":{"each":[]}}', b"[", b"\xff"])
def test_blocks_that_do_not_fit_are_told(page: Path, chunk: bytes) -> None:
    change_block(page, LAST_CHUNK, lambda _: chunk)
    refused(page)


@pytest.mark.parametrize(
    "change",
    [
        lambda ids: b"\1" + ids[1:],
        lambda ids: ids + b"one-more\n",
        lambda ids: ids.rstrip(b"\n"),
        lambda ids: ids[:COUNT],
        lambda ids: ids[: COUNT + 3] + b"\xff" + ids[COUNT + 4 :],
    ],
)
def test_ids_that_do_not_fit_are_told(page: Path, change: Callable[[bytes], bytes]) -> None:
    change_block(page, "caribmap-places-ids", change)
    assert "do not fit" in refused(page)


def test_few_bytes_that_stand_for_many_ids_are_refused(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    change_block(
        page,
        "caribmap-places-ids",
        lambda _: bytes([0, *[255] * (COUNT - 1)]) + b"i" * 255 + b"\n" * COUNT,
    )
    monkeypatch.setattr(decode, "MEGABYTE", 400)
    assert "unpack to over" in refused(page)


@pytest.mark.parametrize(
    ("stated", "forged"),
    [
        ('"count":2001', '"count":2002'),
        ('"chunks":2', '"chunks":2000000000000'),
        ('"type":"uint8"', '"type":"object"'),
        ('"length":2001', '"length":-1'),
        ('"sha256":"', '"other":"'),
        ('"columns":{', '"columns":{"quotes":[],"more":{'),
    ],
)
def test_a_forged_description_does_not_pass(page: Path, articles: Path, stated: str, forged: str) -> None:
    text = page.read_text("utf-8")
    assert stated in text
    page.write_text(text.replace(stated, forged), "utf-8")
    with contextlib.suppress(PageError):
        assert not verify_map(page, articles).holds


def test_blocks_that_unpack_to_too_much_are_refused(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decode, "MAX_UNPACKED_MB", 0)
    assert "over 0 MB" in refused(page)
