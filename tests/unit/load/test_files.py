"""Files: only what is in the dossier, of bounded size, and never waited for."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from caribmap.errors import EnvironmentalError
from caribmap.load.files import Refused, decode, is_plain_name, read_file


@pytest.mark.parametrize(
    "name", ["article.txt", "003_8e8e70d5b9fd03b4.txt", "Bericht für Ölhafen.txt", "a..b"]
)
def test_a_plain_name_means_a_file_in_the_folder(name: str) -> None:
    assert is_plain_name(name)


@pytest.mark.parametrize(
    "name",
    [
        "",
        ".",
        "..",
        "../a",
        "/etc/passwd",
        "a/b",
        "a\\b",
        "C:a",
        "http://a",
        "a\0b",
        "a\nb",
        " a",
        "a ",
        "a*",
        "\u202ea",
    ],
)
def test_a_name_that_could_mean_something_else_is_not_plain(name: str) -> None:
    assert not is_plain_name(name)


def test_a_link_in_place_of_a_folder_is_refused(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "places.geojson").write_text("{}")
    (tmp_path / "geodata").symlink_to(outside)
    with pytest.raises(Refused, match="F003"):
        read_file(tmp_path, "geodata/places.geojson", 1, "file_mb")


def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(Refused, match="F003"):
        read_file(tmp_path, "pipe", 1, "file_mb")


def test_a_file_of_exactly_the_limit_is_read(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x" * 1000)
    assert len(read_file(tmp_path, "a", 0.001, "file_mb")) == 1000
    with pytest.raises(Refused, match=r"limits\.file_mb"):
        read_file(tmp_path, "a", 0.000999, "file_mb")


def test_a_machine_that_refuses_to_read_is_no_fault_of_the_dossier(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*arguments: object) -> int:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "a").write_text("x")
    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(EnvironmentalError, match="Permission denied"):
        read_file(tmp_path, "a", 1, "file_mb")


def test_nothing_is_dropped_from_an_article() -> None:
    text = "\ufeffOne\r\ntwo\u00a0\u00ad\u200b\n"
    assert decode(text.encode(), "a.txt") == text


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"a\xff", "byte 0xFF at offset 1"),
        ("Hafen".encode("utf-16"), "UTF-16"),
        ("Hafen".encode("utf-16-be"), "UTF-16"),
        ("Hafen".encode("utf-32"), "UTF-32"),
        ("Hafen".encode("utf-32-le"), "UTF-32"),
        (b"\xed\xa0\x80", "byte 0xED at offset 0"),
    ],
)
def test_another_encoding_is_named(data: bytes, found: str) -> None:
    with pytest.raises(Refused, match=found):
        decode(data, "a.txt")
