from __future__ import annotations

from pathlib import Path

import pytest

from caribmap.edit.scaffold import scaffold_files
from tests.unit.test_cli import run


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    for name, content in scaffold_files().items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return tmp_path


def place_of(dossier: Path) -> str:
    from caribmap.pipeline.compile import compile_dossier

    return compile_dossier(dossier).sound().payload["places"][0]["id"]


def test_the_snippet_goes_to_the_output_and_the_missing_address_to_the_messages(dossier: Path) -> None:
    done = run("embed", dossier, "--place", place_of(dossier))
    assert done.returncode == 0
    assert done.stdout.startswith(f'<iframe src="map.html#place={place_of(dossier)}"')
    assert "no url" in done.stderr


def test_the_snippet_is_filled_from_the_dossier_s_address(dossier: Path) -> None:
    settings = dossier / "caribmap.yaml"
    kept = [line for line in settings.read_text("utf-8").splitlines() if not line.startswith("url:")]
    settings.write_text("\n".join([*kept, 'url: "https://example.org/a&b/map.html"', ""]), "utf-8")
    done = run("embed", dossier, "--facade")
    assert 'src="https://example.org/a&amp;b/map.html"' in done.stdout
    assert 'src="https://example.org/a&amp;b/embed.js" integrity="sha384-' in done.stdout
    assert done.stderr == ""


def test_an_unknown_place_is_a_usage_error_that_suggests_the_known_one(dossier: Path) -> None:
    place = place_of(dossier)
    done = run("embed", dossier, "--place", f"{place}x")
    assert (done.returncode, done.stdout) == (2, "")
    assert f"did you mean '{place}'?" in " ".join(done.stderr.replace("│", "").split())


@pytest.mark.parametrize(
    "arguments",
    [["--lang", "xx"], ["--view", "nowhere"], ["--width", "20"], ["--facade", "--width", "700"]],
)
def test_what_the_dossier_does_not_have_is_a_usage_error(dossier: Path, arguments: list[str]) -> None:
    done = run("embed", dossier, *arguments)
    assert (done.returncode, done.stdout) == (2, "")


def test_a_faulty_dossier_prints_its_faults_and_no_snippet(dossier: Path) -> None:
    (dossier / "caribmap.yaml").unlink()
    done = run("embed", dossier)
    assert (done.returncode, done.stdout) == (1, "")


def test_a_width_fits_the_height(dossier: Path) -> None:
    heights = [run("embed", dossier, "--width", width).stdout for width in ("320", "700")]
    assert 'height="518"' in heights[0]
    assert 'height="548"' in heights[1]
