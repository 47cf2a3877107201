"""The shape of the code: which way imports run, how long files are, what they are called."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import caribmap

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src/caribmap"
MAX_LINES = 400
PUBLIC = {"load", "check", "build", "Map", "offline", "Fault", "CaribmapError", "__version__"}
VAGUE = re.compile(r"(^|[_-])(utils?|helpers?|managers?|misc|common|data2)([_.-]|$)", re.IGNORECASE)
BUILT = {"node_modules", "static", "__pycache__", ".venv", "out", "dist", "build"}

FLOORS: tuple[frozenset[str], ...] = tuple(
    map(
        frozenset,
        (
            ("errors", "faults", "version", "geo", "runtime", "text", "dossier", "cartography"),
            ("load",),
            ("check",),
            ("derive",),
            ("payload",),
            ("render",),
            ("write",),
            ("pipeline",),
            ("verify",),
            ("commands",),
            ("cli", "__init__"),
        ),
    )
)
"""Rooms and loose modules from the ground up: imports run downwards or stay on their floor."""


def floor_of(module: str) -> int:
    """The index in FLOORS of `caribmap.<room>…`."""
    room = module.split(".")[1]
    return next(index for index, rooms in enumerate(FLOORS) if room in rooms)


def modules() -> dict[str, Path]:
    paths = [path for path in PACKAGE.rglob("*.py") if not BUILT & set(path.relative_to(PACKAGE).parts)]
    return {".".join(("caribmap", *path.relative_to(PACKAGE).with_suffix("").parts)): path for path in paths}


def imports(path: Path) -> Iterator[str]:
    """Every module that a file imports, also inside functions and for types."""
    known = modules()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name}: relative import"
            below = [f"{node.module}.{alias.name}" for alias in node.names]
            yield from [
                name if name in known or f"{name}.__init__" in known else str(node.module) for name in below
            ]


@pytest.mark.parametrize("module", sorted(set(modules()) - {"caribmap.__init__"}))
def test_imports_run_from_upper_floors_to_lower_ones(module: str) -> None:
    own = [name for name in imports(modules()[module]) if name.startswith("caribmap.")]
    against = [name for name in own if floor_of(name) > floor_of(module)]
    assert against == []


@pytest.mark.parametrize("library", ["pydantic"])
def test_pydantic_stands_at_the_boundary_only(library: str) -> None:
    users = {
        module
        for module, path in modules().items()
        if any(name.split(".")[0] == library for name in imports(path))
    }
    assert users
    assert all(module.startswith("caribmap.load.") for module in users)


def source_files() -> list[Path]:
    folders = [ROOT / name for name in ("src", "tests", "tools", "bench")]
    found = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    return sorted(path for path in found if not BUILT & set(path.relative_to(ROOT).parts))


def test_no_source_file_is_over_the_ceiling() -> None:
    lengths = {
        str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines())
        for path in source_files()
        if path.suffix in {".py", ".ts", ".tsx", ".mjs", ".css"}
    }
    assert lengths
    assert {name: length for name, length in lengths.items() if length > MAX_LINES} == {}


def test_no_file_has_a_name_that_says_nothing() -> None:
    assert [str(path.relative_to(ROOT)) for path in source_files() if VAGUE.search(path.name)] == []


def test_the_public_names_are_those_of_the_contract() -> None:
    assert set(caribmap.__all__) == PUBLIC
    assert all(getattr(caribmap, name) for name in PUBLIC)


def test_load_and_check_are_functions_after_their_packages_were_imported() -> None:
    imported = "import caribmap, caribmap.load.dossier, caribmap.check.proof"
    assert _python(f"{imported}; print(callable(caribmap.load), callable(caribmap.check))") == "True True"


def test_importing_the_package_and_checking_a_dossier_do_without_folium(tmp_path: Path) -> None:
    code = f"import sys, caribmap; caribmap.check({str(tmp_path)!r})"
    assert _python(f"{code}; print({{'folium', 'geopandas', 'typer'}} & set(sys.modules))") == "set()"


def _python(code: str) -> str:
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.strip()
