"""What is installed, from which pinned versions, and what is in the wheel."""

from __future__ import annotations

import json
import re
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hatchling.builders.sdist import SdistBuilder
from hatchling.builders.wheel import WheelBuilder

import hatch_build
from caribmap.basemap.pack import FOLDER
from caribmap.runtime.shipped import STATIC, read_static
from tools.fonts import FACES, write_fonts
from tools.npm import NODE

ROOT = Path(__file__).parents[2]
VIEWER = ROOT / "src/caribmap/viewer"
LOCKS = [ROOT / "requirements.lock", ROOT / "requirements-test.lock"]
TOOL_LOCKS = [ROOT / "requirements-audit.lock", ROOT / "requirements-fuzz.lock"]
PINNED = re.compile(r"^(?P<name>[a-z0-9-]+)==(?P<version>[^ ;]+)", re.MULTILINE)

PYPROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PACKAGE: dict[str, Any] = json.loads((VIEWER / "package.json").read_text(encoding="utf-8"))
PACKAGE_LOCK: dict[str, Any] = json.loads((VIEWER / "package-lock.json").read_text(encoding="utf-8"))


def locked(lock: Path) -> set[tuple[str, str]]:
    """The (name, version) pairs of a lock file; a name may have one version per Python version."""
    return {(found["name"], found["version"]) for found in PINNED.finditer(lock.read_text(encoding="utf-8"))}


def names_of(requirements: list[str]) -> set[str]:
    return {re.split(r"[<>=!~ \[;]", requirement)[0].lower() for requirement in requirements}


def wheel_files() -> set[str]:
    """The paths in the wheel, as the build backend would choose them after the hook has run."""
    builder = WheelBuilder(str(ROOT))
    build_data = {"artifacts": ["/src/caribmap/static/**"], "force_include": {}, "build_hooks": ()}
    with builder.config.set_build_data(build_data):
        return {included.distribution_path for included in builder.recurse_included_files()}


@pytest.mark.parametrize("lock", [*LOCKS, *TOOL_LOCKS], ids=lambda lock: lock.name)
def test_every_locked_package_has_hashes_and_none_an_address(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    packages = re.split(r"^(?=[a-z])", text, flags=re.MULTILINE)[1:]
    assert packages
    assert all(PINNED.match(package) and "--hash=sha256:" in package for package in packages)
    assert "://" not in text
    assert set(re.findall(r"--[a-z-]+", text)) == {"--hash"}


def test_the_locks_hold_every_declared_requirement_and_agree() -> None:
    run, test = (locked(lock) for lock in LOCKS)
    assert names_of(PYPROJECT["project"]["dependencies"]) <= {name for name, _ in run}
    assert names_of(PYPROJECT["project"]["optional-dependencies"]["test"]) <= {name for name, _ in test}
    assert run <= test


def test_what_the_build_needs_is_pinned_and_is_what_the_tests_use() -> None:
    required = {tuple(requirement.split("==")) for requirement in PYPROJECT["build-system"]["requires"]}
    assert all(len(pin) == 2 for pin in required)
    assert required <= locked(LOCKS[1])


def test_npm_packages_have_exact_versions_and_integrity_and_no_address() -> None:
    wanted = {**PACKAGE["dependencies"], **PACKAGE["devDependencies"]}
    exact = re.compile(r"^(npm:.*@)?\d+\.\d+\.\d+$")
    assert [name for name, version in wanted.items() if not exact.search(version)] == []
    packages = {path: package for path, package in PACKAGE_LOCK["packages"].items() if path}
    assert [path for path, package in packages.items() if "integrity" not in package] == []
    assert "resolved" not in json.dumps(packages)
    assert PACKAGE_LOCK["packages"][""]["dependencies"] == PACKAGE["dependencies"]
    assert PACKAGE_LOCK["packages"][""]["devDependencies"] == PACKAGE["devDependencies"]


def test_the_wheel_has_the_built_files_and_the_type_marker() -> None:
    files = wheel_files()
    fonts = {f"caribmap/static/fonts/{name}.woff2" for name in FACES}
    built = ("viewer.js", "viewer.css", "names/towns.Latn.json", "gazetteer.bin", "vendor/index.json")
    pack = {f"caribmap/basemap/pack/{path.name}" for path in FOLDER.iterdir()}
    assert fonts | pack | {f"caribmap/static/{name}" for name in built} | {"caribmap/py.typed"} <= files


def test_the_viewer_loads_without_the_error_that_leaflet_throws_in_every_browser_but_one() -> None:
    """An error at the top of the bundle has the browser read all of its source again."""
    assert "document.namespaces" not in read_static("viewer.js").decode("utf-8")


def test_the_wheel_has_neither_viewer_sources_nor_articles_nor_a_dossier() -> None:
    files = wheel_files()
    assert {path.split("/")[0] for path in files} == {"caribmap"}
    assert [path for path in files if path.startswith("caribmap/viewer") or "node_modules" in path] == []
    assert [path for path in files if re.search(r"\.txt$|quotes\.yaml$|coast\.geojson$", path)] == []


def test_the_source_package_can_be_built_but_holds_no_article() -> None:
    files = {included.distribution_path for included in SdistBuilder(str(ROOT)).recurse_included_files()}
    tools = {
        "tools/fonts.py",
        "tools/place_names.py",
        "tools/finder_names/en.txt",
        "tools/vendored.py",
        "tools/vendored.json",
    }
    assert {"hatch_build.py", "src/caribmap/viewer/package-lock.json", *tools} <= files
    assert [path for path in files if path.startswith(("seeds/", "geodata/")) or "node_modules" in path] == []


def test_the_vendored_files_are_all_listed_and_all_there() -> None:
    index: list[dict[str, Any]] = json.loads(read_static("vendor/index.json"))
    vendor = STATIC / "vendor"
    there = {path.relative_to(vendor).as_posix() for path in vendor.rglob("*") if path.is_file()}
    listed = {file for entry in index for file in (*entry["files"].values(), entry["notice"])}
    assert listed == there - {"index.json", "rotate.css"}
    assert sum((vendor / file).stat().st_size for file in there) < 9_000_000


def test_every_vendored_script_is_whole() -> None:
    """Node parses it: a script that a tool has cut would not."""
    scripts = sorted((STATIC / "vendor").rglob("*.js"))
    assert len(scripts) > 50
    check = "const {Script} = require('vm'); const {readFileSync} = require('fs');"
    check += (
        "for (const file of process.argv.slice(1)) new Script(readFileSync(file, 'utf8'), {filename: file});"
    )
    subprocess.run([NODE / "node", "-e", check, *scripts], check=True)


def test_the_fonts_come_out_the_same_twice_and_stay_small(tmp_path: Path) -> None:
    write_fonts(VIEWER / "node_modules", tmp_path)
    written = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert written == {name: read_static(f"fonts/{name}") for name in written}
    in_every_page = {f"{face}.woff2" for face in ("sans-400", "sans-600", "serif-400")}
    assert sum(len(written[name]) for name in in_every_page) < 33_000


def test_the_hook_builds_each_part_and_puts_it_into_the_wheel(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    steps: list[str] = []
    monkeypatch.setattr(hatch_build, "npm", lambda arguments, **_: steps.append(f"npm {arguments[0]}"))
    monkeypatch.setattr(hatch_build, "node", lambda arguments, **_: steps.append(f"node {arguments[0]}"))
    monkeypatch.setattr(hatch_build, "_function", lambda _, name: lambda *_: steps.append(name))
    build_data: dict[str, Any] = {"artifacts": []}
    unused: Any = None
    hook = hatch_build.StaticFiles(str(tmp_path), {}, unused, unused, str(tmp_path), "wheel")
    hook.initialize("standard", build_data)
    written = ["write_fonts", "node build.mjs", "write_vendored", "write_names", "write_pack"]
    assert steps == ["npm ci", *written]
    assert build_data["artifacts"] == ["/src/caribmap/static/**"]
