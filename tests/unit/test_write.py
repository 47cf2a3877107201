from __future__ import annotations

import ctypes
import errno
import multiprocessing
import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from caribmap.errors import EnvironmentalError
from caribmap.write import (
    MARKER,
    MARKER_TEXT,
    README_TEXT,
    output,
    read_output,
    write_beside,
    write_new_folder,
)
from tests.folders import content, write_output

ROOT = Path(__file__).parents[2]
OWN = {MARKER, "README.md"}


def siblings(folder: Path) -> set[str]:
    return {path.name for path in folder.parent.iterdir()}


def test_the_folder_holds_exactly_the_files_and_what_marks_it_as_ours(tmp_path: Path) -> None:
    out = tmp_path / "new" / "out"
    write_output(out, {"map.html": b"1", "data/places.csv": b"2"})
    assert content(out).keys() == {"map.html", "data/places.csv"} | OWN
    assert (out / "data/places.csv").read_bytes() == b"2"
    assert siblings(out) == {"out"}


def test_a_second_build_replaces_everything(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write_output(out, {"map.html": b"1", "old.csv": b"1"})
    write_output(out, {"map.html": b"2"})
    assert content(out).keys() == {"map.html"} | OWN
    assert (out / "map.html").read_bytes() == b"2"
    assert siblings(out) == {"out"}


def test_an_empty_folder_is_taken_with_its_permissions(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir(mode=0o750)
    write_output(out, {"map.html": b"1"})
    assert out.stat().st_mode & 0o777 == 0o750


def test_a_folder_with_somebody_elses_content_is_refused_untouched(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("years of work")
    with pytest.raises(EnvironmentalError, match="--out"):
        write_output(tmp_path, {"map.html": b"1"})
    assert content(tmp_path).keys() == {"thesis.txt"}


def test_a_file_in_the_folders_place_is_refused(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file")
    with pytest.raises(EnvironmentalError, match="is a file"):
        write_output(tmp_path / "out", {"map.html": b"1"})
    assert (tmp_path / "out").read_text() == "a file"


def test_a_link_to_a_folder_of_ours_stays_a_link(tmp_path: Path) -> None:
    write_output(tmp_path / "real", {"map.html": b"1"})
    (tmp_path / "link").symlink_to("real")
    write_output(tmp_path / "link", {"map.html": b"2"})
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real/map.html").read_bytes() == b"2"


def test_a_write_that_fails_leaves_the_old_content_and_no_leftovers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    write_output(out, {"map.html": b"old"})

    def full_disk(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full_disk)
    with pytest.raises(EnvironmentalError, match="No space left"):
        write_output(out, {"map.html": b"new"})
    assert (out / "map.html").read_bytes() == b"old"
    assert siblings(out) == {"out"}


def test_a_killed_builds_leftovers_are_swept_by_the_next(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write_output(out, {"map.html": b"old"})
    child = multiprocessing.get_context("fork").Process(target=_die_while_writing, args=(out,))
    child.start()
    child.join()
    assert child.exitcode == -signal.SIGKILL
    assert (out / "map.html").read_bytes() == b"old"
    assert siblings(out) > {"out"}
    write_output(out, {"map.html": b"new"})
    assert siblings(out) == {"out"}


def _die_while_writing(out: Path) -> None:
    os.fsync = lambda fd: os.kill(os.getpid(), signal.SIGKILL)
    write_output(out, {"map.html": b"new"})


def test_other_hidden_folders_beside_the_output_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / ".out.caribmap-notes").mkdir()
    (tmp_path / ".outer.caribmap-1").mkdir()
    write_output(tmp_path / "out", {})
    assert siblings(tmp_path / "out") == {"out", ".out.caribmap-notes", ".outer.caribmap-1"}


def test_two_builds_at_once_both_end_whole(tmp_path: Path) -> None:
    out = tmp_path / "out"
    context = multiprocessing.get_context("fork")
    contents = [
        {f"{number}.txt": bytes([number]) for number in range(50)} | {"map.html": name}
        for name in (b"a", b"b")
    ]
    builds = [context.Process(target=_write_often, args=(out, files)) for files in contents]
    for build in builds:
        build.start()
    for build in builds:
        build.join()
    assert [build.exitcode for build in builds] == [0, 0]
    assert len(content(out).keys()) == 51 + len(OWN)
    assert siblings(out) == {"out"}


def _write_often(out: Path, files: dict[str, bytes]) -> None:
    for _ in range(5):
        write_output(out, files)


@pytest.mark.parametrize("code", [errno.ENOSYS, errno.EINVAL, None])
def test_without_an_exchange_the_folders_are_renamed_in_turn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int | None
) -> None:
    class OldSystem:
        def __init__(self, *arguments: object, **options: object) -> None:
            if code is not None:
                self.renameat2 = lambda *names: -1

    monkeypatch.setattr(ctypes, "CDLL", OldSystem)
    monkeypatch.setattr(ctypes, "get_errno", lambda: code)
    out = tmp_path / "out"
    write_output(out, {"map.html": b"1"})
    write_output(out, {"map.html": b"2"})
    assert (out / "map.html").read_bytes() == b"2"
    assert siblings(out) == {"out"}


def test_a_crash_between_the_two_renames_is_healed_by_the_next_build(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write_output(out, {"map.html": b"old"})
    out.rename(tmp_path / ".out.caribmap-7-old")
    with pytest.raises(EnvironmentalError):
        write_output(out, {"map.html/below": b"", "map.html": b""})
    assert (out / "map.html").read_bytes() == b"old"


def test_the_committed_output_folder_is_what_a_build_writes(tmp_path: Path) -> None:
    write_output(tmp_path / "out", {})
    for name in OWN:
        assert (tmp_path / "out" / name).read_bytes() == (ROOT / "out" / name).read_bytes()
    assert (tmp_path / "out/README.md").read_text(encoding="utf-8") == README_TEXT
    assert (tmp_path / "out" / MARKER).read_text(encoding="utf-8") == MARKER_TEXT


def test_adding_keeps_what_stands_there_and_replaces_files_of_the_same_name(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write_output(out, {"map.html": b"1", "data/places.csv": b"1"})
    write_output(out, {"data/places.csv": b"2", "data/places.kml": b"2"}, keep=True)
    assert content(out).keys() == {"map.html", "data/places.csv", "data/places.kml"} | OWN
    assert (out / "map.html").read_bytes() == b"1"
    assert (out / "data/places.csv").read_bytes() == b"2"
    assert siblings(out) == {"out"}


def test_adding_to_somebody_elses_folder_is_refused_and_to_none_makes_one(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/thesis.txt").write_text("years of work")
    with pytest.raises(EnvironmentalError, match="--out"):
        write_output(tmp_path / "mine", {"a": b"1"}, keep=True)
    write_output(tmp_path / "new", {"a": b"1"}, keep=True)
    assert content(tmp_path / "new").keys() == {"a"} | OWN


def test_a_new_folder_holds_the_files_and_no_marker(tmp_path: Path) -> None:
    write_new_folder(tmp_path / "new", {"a/b": b"1"})
    assert content(tmp_path / "new").keys() == {"a/b"}
    with pytest.raises(EnvironmentalError, match="not empty"):
        write_new_folder(tmp_path / "new", {"c": b"1"})
    assert content(tmp_path / "new").keys() == {"a/b"}


def test_files_written_beside_others_leave_no_trace_of_a_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "own.txt").write_text("mine")
    write_beside(tmp_path, {"schemas/a.json": b"1"})

    def full_disk(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full_disk)
    with pytest.raises(EnvironmentalError, match="cannot write"):
        write_beside(tmp_path, {"schemas/a.json": b"2", "schemas/b.json": b"2"})
    assert content(tmp_path).keys() == {"own.txt", "schemas/a.json"}
    assert (tmp_path / "schemas/a.json").read_bytes() == b"1"


def test_a_block_that_fails_leaves_the_old_content_and_its_own_error(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write_output(out, {"map.html": b"old"})

    def pieces() -> Iterator[bytes]:
        yield b"n"
        raise ValueError("mine")

    with pytest.raises(ValueError, match="mine"), output(out) as staging:
        staging.put([("map.html", pieces())])
    assert read_output(out) == {"map.html": b"old"}
    assert siblings(out) == {"out"}


def test_another_process_may_put_files_too(tmp_path: Path) -> None:
    out = tmp_path / "out"
    with output(out) as staging:
        assert staging.put({"map.html": [b"n", b"ew"]}.items()) == {"map.html": 3}
        other = multiprocessing.get_context("fork").Process(
            target=staging.put, args=([("data/a", [b"1"]), ("data/b", [])],)
        )
        other.start()
        other.join()
    assert read_output(out) == {"map.html": b"new", "data/a": b"1", "data/b": b""}
