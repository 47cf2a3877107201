"""What goes wrong outside the dossier, and input that is not ours: one clear line, an exit code."""

from __future__ import annotations

import resource
import subprocess
import sys
from pathlib import Path

import pytest

import caribmap
from tests.dossier_edits import append, change, dossier
from tests.folders import content
from tests.unit.test_cli import run

PICTURE = ("picture", "--out", "map.svg", "--format", "svg")
WRITING = (("build",), ("export", "--all"), PICTURE)
SMALL_FILES = f"""
import resource
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, {resource.RLIM_INFINITY}))
from caribmap.cli import main
main()
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return dossier(tmp_path / "dossier")


@pytest.mark.parametrize("command", WRITING, ids=lambda command: command[0])
def test_a_full_disk_ends_with_3_and_the_old_files_stay(root: Path, command: tuple[str, ...]) -> None:
    """A disk that is full for every file over 20 kB."""
    caribmap.build(root)
    (root / "map.svg").write_text("the old one", "utf-8")
    before = content(root)
    name, *options = command
    done = subprocess.run(
        [sys.executable, "-c", SMALL_FILES, name, ".", *options],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr.startswith("error: cannot write")
    assert len(done.stderr.splitlines()) == 1
    assert content(root) == before


@pytest.mark.parametrize("command", ["build", "export", "picture", "new", "schema"])
@pytest.mark.parametrize("folder", ["/proc/nowhere", "{tmp_path}/file/below"])
def test_a_folder_that_cannot_be_written_ends_with_3(
    root: Path, tmp_path: Path, command: str, folder: str
) -> None:
    (tmp_path / "file").write_text("no folder", "utf-8")
    target = folder.format(tmp_path=tmp_path)
    arguments = {
        "build": ("build", root, "--out", target),
        "export": ("export", root, "--format", "csv", "--out", target),
        "picture": ("picture", root, "--out", f"{target}/map.png"),
        "new": ("new", target),
        "schema": ("schema", target),
    }[command]
    before = content(tmp_path)
    done = run(*arguments)
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr.startswith(f"error: cannot write {target}")
    assert content(tmp_path) == before


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "file:///map.html", "example.org/map.html", "https://"]
)
@pytest.mark.parametrize("command", ["build", "embed", "check"])
def test_an_address_that_is_not_http_is_a_fault_at_its_line(root: Path, url: str, command: str) -> None:
    append("caribmap.yaml", f"url: {url}\n")(root)
    done = run(command, root)
    assert done.returncode == 1
    assert "caribmap.yaml:8:6: error[K011]" in done.stderr
    assert not (root / "out").exists()


def test_a_picture_of_a_view_with_nothing_in_it_is_drawn_and_says_so(root: Path, tmp_path: Path) -> None:
    change("caribmap.yaml", "[-63, 10, -59, 14]", "[100, -40, 110, -30]")(root)
    done = run("picture", root, "--format", "svg", "--out", tmp_path / "map.svg")
    assert done.returncode == 0
    assert "Nothing is marked in this view" in (tmp_path / "map.svg").read_text("utf-8")


@pytest.mark.parametrize(
    "options", [["--view", "nowhere"], ["--size", "9x9"], ["--size", "big"], ["--lang", "xx"]]
)
def test_a_picture_that_cannot_be_is_a_usage_error_and_no_file(
    root: Path, tmp_path: Path, options: list[str]
) -> None:
    done = run("picture", root, "--out", tmp_path / "map.png", *options)
    assert done.returncode == 2
    assert not (tmp_path / "map.png").exists()


def test_a_truncated_page_ends_with_1_and_says_that_it_is_cut_off(root: Path, tmp_path: Path) -> None:
    page = caribmap.build(root).map.read_bytes()
    cut = tmp_path / "cut.html"
    cut.write_bytes(page[: len(page) // 2])
    done = run("verify", cut, root / "seeds")
    assert (done.returncode, done.stdout) == (1, "")
    assert "is cut off" in done.stderr


def test_an_article_that_cannot_be_read_is_missing_with_its_reason(root: Path) -> None:
    page = caribmap.build(root).map
    article = root / "seeds/harbour.txt"
    article.unlink()
    article.symlink_to("/proc/self/mem")  # a regular file whose reading fails, for root too
    done = run("verify", page, root / "seeds")
    assert done.returncode == 1
    assert "article harbour.txt: missing – cannot be read" in done.stdout
    assert "quote ferry: source missing" in done.stdout


def test_a_folder_of_articles_without_any_names_each(root: Path, tmp_path: Path) -> None:
    page = caribmap.build(root).map
    (tmp_path / "empty").mkdir()
    done = run("verify", page, tmp_path / "empty")
    assert done.returncode == 1
    assert "article harbour.txt: missing" in done.stdout
