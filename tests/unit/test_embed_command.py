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
    [
        ["--lang", "xx"],
        ["--view", "nowhere"],
        ["--world", "nobody"],
        ["--width", "20"],
        ["--facade", "--width", "700"],
    ],
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


def settings(dossier: Path, more: str) -> None:
    with (dossier / "caribmap.yaml").open("a", encoding="utf-8") as file:
        file.write(more)


def worlds(dossier: Path) -> None:
    """Two border views; only `theirs` shows the dossier's first place."""
    place = place_of(dossier)
    settings(
        dossier,
        "worldviews:\n"
        "  - {id: ours, name: {en: Ours}}\n"
        f"  - {{id: theirs, name: {{en: Theirs}}, shows: [{place}], "
        "references: [{title: {en: A}, url: 'https://example.org/a'}]}\n",
    )


def test_a_snippet_s_picture_is_made_by_embed_and_drawn_anew_by_each_build(dossier: Path) -> None:
    place = place_of(dossier)
    assert run("build", dossier).returncode == 0
    done = run("embed", dossier, "--place", place)
    picture = dossier / f"out/embed/place-{place}.png"
    assert f'src="embed/place-{place}.png"' in done.stdout
    first = picture.read_bytes()
    assert first.startswith(b"\x89PNG")
    assert first != (dossier / "out/preview.png").read_bytes()
    gone = picture.with_name("place-gone.png")
    gone.write_bytes(b"as published")
    picture.write_bytes(b"of an older edition")
    assert run("build", dossier).returncode == 0
    assert picture.read_bytes() == first
    assert gone.read_bytes() == b"as published"


def test_a_place_that_the_border_view_hides_is_a_fault(dossier: Path) -> None:
    worlds(dossier)
    place = place_of(dossier)
    hidden = run("embed", dossier, "--place", place)
    assert (hidden.returncode, hidden.stdout) == (1, "")
    assert f"'{place}'" in hidden.stderr
    assert "--world theirs" in hidden.stderr
    shown = run("embed", dossier, "--place", place, "--world", "theirs")
    assert shown.returncode == 0
    assert f"#place={place}&amp;world=theirs" in shown.stdout
    assert (dossier / f"out/embed/place-{place}-theirs.png").is_file()


def test_a_step_of_the_story_has_a_snippet_and_an_unknown_one_is_a_usage_error(dossier: Path) -> None:
    text = (dossier / "caribmap.yaml").read_text("utf-8")
    if "story:" not in text:
        settings(dossier, "story:\n  - {title: {en: First}, text: {en: It begins.}}\n")
    done = run("embed", dossier, "--story", "1", "--facade")
    assert done.returncode == 0
    assert 'story="1"' in done.stdout
    assert "server" in done.stderr
    assert (dossier / "out/embed/story-1.png").is_file()
    assert run("embed", dossier, "--story", "99").returncode == 2
