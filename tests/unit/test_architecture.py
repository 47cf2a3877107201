"""The shape of the code: which way imports run, who imports which library, how long files are, names."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

import caribmap
from tests.dossier_edits import dossier

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src/caribmap"
MAX_LINES = 400
PUBLIC = {"load", "check", "build", "Map", "missing", "offline", "Fault", "CaribmapError", "__version__"}
VAGUE = re.compile(r"(^|[_-])(utils?|helpers?|managers?|misc|common|data2)([_.-]|$)", re.IGNORECASE)
BUILT = {"node_modules", "static", "__pycache__", ".venv", "out", "dist", "build"}

FLOORS: tuple[frozenset[str], ...] = tuple(
    map(
        frozenset,
        (
            (
                "errors",
                "faults",
                "version",
                "geo",
                "runtime",
                "text",
                "dossier",
                "cartography",
                "gazetteer",
                "basemap",
            ),
            ("load",),
            ("edit",),
            ("check",),
            ("derive",),
            ("propose",),
            ("payload",),
            ("render",),
            ("write",),
            ("pipeline",),
            ("survey",),
            ("verify",),
            ("desk",),
            ("importing",),
            ("commands",),
            ("cli", "__init__"),
        ),
    )
)
"""Rooms and loose modules from the ground up: imports run downwards or stay on their floor."""


LOOSE = {"__init__", "cli", "errors", "faults", "geo", "version", "write"}
"""The modules that stand in no room."""

LIBRARIES: dict[str, tuple[str, ...]] = {
    "babel": ("derive", "propose", "text"),
    "branca": ("pipeline", "render"),
    "dask": ("survey",),
    "distributed": ("survey",),
    "folium": ("pipeline", "render"),
    "fsspec": ("survey",),
    "h11": ("desk",),
    "geopandas": ("dossier", "render.export"),
    "annotated_types": ("load",),
    "msgspec": ("load", "runtime", "survey"),
    "numpy": ("basemap", "check", "derive", "payload", "render.picture", "survey", "text"),
    "pandas": ("render.export",),
    "py3langid": ("propose",),
    "pyarrow": ("survey",),
    "pydantic": ("load",),
    "pydantic_core": ("load",),
    "pyogrio": ("render.export",),
    "pyproj": ("derive", "propose"),
    "rapidfuzz": ("text", "verify"),
    "regex": ("text",),
    "resvg_py": ("render.picture",),
    "rich": ("commands",),
    "starlette": ("commands", "desk"),
    "spacy": ("pipeline",),
    "shapely": ("basemap.fine", "derive", "dossier.geodataframe", "render.export"),
    "typer": ("cli", "commands"),
    "typing_extensions": ("load",),
    "typst": ("render.picture",),
    "uvicorn": ("desk",),
    "watchfiles": ("commands",),
    "xyzservices": ("cartography",),
    "yaml": ("load",),
}
"""Where each library may be imported, also inside functions and for types."""

MUTABLE = {
    "Counter", "MutableMapping", "MutableSequence", "MutableSet", "NDArray", "bytearray", "defaultdict",
    "deque", "dict", "list", "set",
}  # fmt: skip


def room_of(module: str) -> str:
    """The room, or the loose module, of `caribmap.<room>…`."""
    return module.split(".")[1]


def floor_of(module: str) -> int:
    """The index in FLOORS of a module's room."""
    return next(index for index, rooms in enumerate(FLOORS) if room_of(module) in rooms)


def modules() -> dict[str, Path]:
    paths = [path for path in PACKAGE.rglob("*.py") if not BUILT & set(path.relative_to(PACKAGE).parts)]
    return {".".join(("caribmap", *path.relative_to(PACKAGE).with_suffix("").parts)): path for path in paths}


def imports(text: str, known: Container[str]) -> Iterator[str]:
    """Every module that a file imports, also inside functions and for types; a package as its `__init__`."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "a relative import"
            below = [f"{node.module}.{alias.name}" for alias in node.names]
            is_module = [name in known or f"{name}.__init__" in known for name in below]
            names = [
                name if is_one else str(node.module) for name, is_one in zip(below, is_module, strict=True)
            ]
        else:
            continue
        yield from (f"{name}.__init__" if f"{name}.__init__" in known else name for name in names)


@cache
def imported() -> dict[str, frozenset[str]]:
    """What each module of the package imports."""
    known = modules()
    return {
        module: frozenset(imports(path.read_text(encoding="utf-8"), known)) for module, path in known.items()
    }


def circle_in(arrows: Mapping[str, Iterable[str]]) -> list[str]:
    """A circle of the graph, its first node repeated at the end; empty where there is none."""
    try:
        TopologicalSorter(arrows).prepare()
    except CycleError as error:
        found: list[str] = error.args[1]
        return found
    return []


def own(names: Iterable[str]) -> set[str]:
    return {name for name in names if name.startswith("caribmap.")}


def libraries(names: Iterable[str]) -> set[str]:
    """The packages of others among imported names."""
    return {name.split(".")[0] for name in names} - sys.stdlib_module_names - {"caribmap"}


@pytest.mark.parametrize("module", sorted(set(modules()) - {"caribmap.__init__"}))
def test_imports_run_from_upper_floors_to_lower_ones(module: str) -> None:
    against = [name for name in own(imported()[module]) if floor_of(name) > floor_of(module)]
    assert against == []


def test_seven_modules_stand_in_no_room() -> None:
    assert {module.split(".")[1] for module in modules() if module.count(".") == 1} == LOOSE


def test_no_modules_import_each_other_in_a_circle() -> None:
    assert circle_in({module: own(names) for module, names in imported().items()}) == []


def test_no_rooms_import_each_other_in_a_circle() -> None:
    arrows: dict[str, set[str]] = defaultdict(set)
    for module, names in imported().items():
        arrows[room_of(module)] |= set(map(room_of, own(names))) - {room_of(module)}
    assert circle_in(arrows) == []


def test_a_circle_is_found_through_imports_for_types_and_inside_functions() -> None:
    known = {"caribmap.a.__init__", "caribmap.a.one", "caribmap.b.two"}
    one = "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from caribmap.b.two import Two"
    two = "def late():\n    from caribmap.a import one, name"
    assert own(imports(two, known)) == {"caribmap.a.one", "caribmap.a.__init__"}
    arrows = {"caribmap.a.one": own(imports(one, known)), "caribmap.b.two": own(imports(two, known))}
    assert set(circle_in(arrows)) == {"caribmap.a.one", "caribmap.b.two"}


@pytest.mark.parametrize("library", LIBRARIES)
def test_a_library_is_imported_only_where_it_belongs(library: str) -> None:
    users = {module for module, names in imported().items() if library in libraries(names)}
    rooms = tuple(f"caribmap.{room}." for room in LIBRARIES[library])
    assert users
    assert {module for module in users if not f"{module}.".startswith(rooms)} == set()


def test_the_package_imports_no_other_libraries() -> None:
    assert set().union(*map(libraries, imported().values())) == set(LIBRARIES)


def mutable_fields(text: str) -> Iterator[str]:
    """Fields of frozen records, named tuples included, whose type can be changed in place."""
    for node in ast.walk(ast.parse(text)):
        if not isinstance(node, ast.ClassDef):
            continue
        marks = [ast.unparse(mark) for mark in (*node.decorator_list, *node.bases)]
        if not any(mark in ("record", "NamedTuple") or "frozen=True" in mark for mark in marks):
            continue
        for field in node.body:
            if isinstance(field, ast.AnnAssign):
                names = re.findall(r"\w+", ast.unparse(field.annotation))
                if MUTABLE & set(names):
                    yield f"{node.name}.{ast.unparse(field.target)}"


def test_frozen_records_hold_nothing_that_can_be_changed_in_place() -> None:
    found = {
        f"{module}: {field}"
        for module, path in modules().items()
        for field in mutable_fields(path.read_text(encoding="utf-8"))
    }
    assert found == set()


def test_a_counter_in_a_frozen_record_is_found() -> None:
    text = "@dataclass(frozen=True)\nclass Bearings:\n    lanes: Counter[str]\n    places: Mapping[str, str]"
    assert list(mutable_fields(text)) == ["Bearings.lanes"]


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


def test_a_build_does_without_geopandas_and_what_comes_with_it(tmp_path: Path) -> None:
    root = str(dossier(tmp_path))
    code = f"import sys; from caribmap.cli import main; sys.argv[1:] = ['build', {root!r}, '--quiet']; main()"
    absent = "{'geopandas', 'pandas', 'pyogrio'} & set(sys.modules)"
    report = f"import atexit, sys; atexit.register(lambda: print({absent}))"
    assert _python(f"{report}; {code}").splitlines()[-1] == "set()"


def test_a_command_starts_without_what_computes_and_draws() -> None:
    code = "import sys, caribmap.cli"
    assert (
        _python(f"{code}; print({{'numpy', 'shapely', 'folium', 'pydantic'}} & set(sys.modules))") == "set()"
    )


def test_importing_the_package_and_checking_a_dossier_do_without_folium(tmp_path: Path) -> None:
    code = f"import sys, caribmap; caribmap.check({str(tmp_path)!r})"
    assert _python(f"{code}; print({{'folium', 'geopandas', 'typer'}} & set(sys.modules))") == "set()"


def _python(code: str) -> str:
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.strip()
