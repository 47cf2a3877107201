"""What may stand where a source should: only a regular file inside the dossier is read, none waited for."""

from __future__ import annotations

import os
import socket
import stat
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from caribmap.errors import EnvironmentalError
from caribmap.load.dossier import load_dossier
from caribmap.load.files import Refused, read_file
from tests.dossier_edits import change, dossier

FILES = (
    "caribmap.yaml",
    "seeds/sources.yaml",
    "seeds/harbour.txt",
    "geodata/places.geojson",
    "geodata/quotes.yaml",
)


def _socket(path: Path) -> None:
    """Bound by a short relative name: the address of a socket may not be long."""
    before = Path.cwd()
    os.chdir(path.parent)
    try:
        with socket.socket(socket.AF_UNIX) as unbound:
            unbound.bind(path.name)
    finally:
        os.chdir(before)


def _device(path: Path) -> None:
    try:
        os.mknod(path, stat.S_IFCHR | 0o666, os.makedev(1, 5))  # /dev/zero never ends
    except PermissionError:
        pytest.skip("only the superuser makes devices")


STANDINS: dict[str, Callable[[Path], object]] = {
    "a pipe": os.mkfifo,
    "a socket": _socket,
    "a device": _device,
    "a folder": Path.mkdir,
    "a link to a device": lambda path: path.symlink_to("/dev/zero"),
    "a link to a file of the system": lambda path: path.symlink_to("/etc/hostname"),
    "a link to what a process knows": lambda path: path.symlink_to("/proc/self/environ"),
    "a link within the dossier": lambda path: path.symlink_to("caribmap.yaml"),
    "a link to itself": lambda path: path.symlink_to(path.name),
    "a link to nothing": lambda path: path.symlink_to("nowhere"),
}


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("stand_in", STANDINS.values(), ids=STANDINS)
def test_only_a_regular_file_is_read(file: str, stand_in: Callable[[Path], object], tmp_path: Path) -> None:
    root = dossier(tmp_path)
    (root / file).unlink()
    stand_in(root / file)
    assert [fault.code for fault in load_dossier(root).faults] == ["F003"]


@pytest.mark.parametrize("folder", ["seeds", "geodata"])
def test_a_folder_that_is_a_link_is_not_gone_through(folder: str, tmp_path: Path) -> None:
    root = dossier(tmp_path / "dossier")
    (root / folder).rename(tmp_path / "elsewhere")
    (root / folder).symlink_to(tmp_path / "elsewhere")
    assert {fault.code for fault in load_dossier(root).faults} == {"F003"}


def test_the_dossiers_own_folder_may_be_reached_by_a_link(tmp_path: Path) -> None:
    dossier(tmp_path / "dossier")
    (tmp_path / "link").symlink_to("dossier")
    assert load_dossier(tmp_path / "link").faults == ()


def test_an_article_of_another_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("A secret")
    for number, name in enumerate(("../../secret.txt", "..", "/etc/passwd", "sub/a.txt", "~root", "file:a")):
        root = dossier(tmp_path / str(number), change("seeds/sources.yaml", "harbour.txt", f'"{name}"'))
        (fault,) = load_dossier(root).faults
        assert fault.code in ("F002", "F004")


def test_a_folder_exchanged_for_a_link_while_it_is_read_gives_nothing_away(tmp_path: Path) -> None:
    """The race that a look before the opening loses: the content from outside never comes back."""
    root = dossier(tmp_path / "dossier")
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "harbour.txt").write_text("from outside")
    (tmp_path / "link").symlink_to(outside)
    done = threading.Event()

    def exchange() -> None:
        while not done.is_set():
            (root / "seeds").rename(tmp_path / "aside")
            (tmp_path / "link").rename(root / "seeds")
            (root / "seeds").rename(tmp_path / "link")
            (tmp_path / "aside").rename(root / "seeds")

    thread = threading.Thread(target=exchange)
    thread.start()
    try:
        for _ in range(2000):
            try:
                data = read_file(root, "seeds/harbour.txt", 1, "file_mb")
            except Refused:
                continue
            assert b"from outside" not in data
    finally:
        done.set()
        thread.join()


def test_no_size_of_a_limit_is_too_much_to_compute_with(tmp_path: Path) -> None:
    (tmp_path / "a.geojson").write_bytes(b"[{}]")
    for limit in (1e13, 1e300, 1.7e308):
        assert read_file(tmp_path, "a.geojson", limit, "file_mb") == b"[{}]"
    with pytest.raises(Refused, match=r"limits\.file_mb"):
        read_file(tmp_path, "a.geojson", 1e-300, "file_mb")


def test_json_of_more_parts_than_its_limit_has_room_for_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.geojson").write_bytes(b"[" + b"{}," * 40_000 + b"{}]")
    with pytest.raises(
        Refused, match=r"40,002 lists and objects, expected at most 29,000 \(limits\.file_mb\)"
    ):
        read_file(tmp_path, "a.geojson", 1, "file_mb")
    (tmp_path / "a.jsonl").write_bytes(b"1\n" * 40_000)
    with pytest.raises(Refused, match="40,000 lines, lists and objects"):
        read_file(tmp_path, "a.jsonl", 1, "file_mb")
    assert read_file(tmp_path, "a.geojson", 2, "file_mb")


@pytest.mark.parametrize("call", ["open", "fstat"])
def test_a_disk_that_fails_is_no_fault_of_the_dossier(
    call: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*arguments: object, **options: object) -> None:
        raise OSError(5, "Input/output error")

    (tmp_path / "a.txt").write_text("x")
    with monkeypatch.context() as patched:
        patched.setattr(os, call, fail)
        with pytest.raises(EnvironmentalError, match="Input/output error"):
            read_file(tmp_path, "a.txt", 1, "file_mb")


def test_a_folder_whose_name_no_system_has_is_an_error_of_the_machine(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentalError, match="File name too long"):
        load_dossier(tmp_path / ("x" * 300))
