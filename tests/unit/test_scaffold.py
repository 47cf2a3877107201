"""`caribmap new` and `caribmap schema`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

import caribmap
from caribmap.load.schemas import FILES, modeline, render_schemas, schema_name
from tests.folders import content
from tests.unit.test_cli import run

ROOT = Path(__file__).parents[2]


def test_a_new_dossier_builds_at_once_without_a_warning(tmp_path: Path) -> None:
    root = tmp_path / "a new dossier"
    done = run("new", root)
    assert (done.returncode, done.stderr) == (0, "")
    built = run("build", root, "--strict")
    assert (built.returncode, built.stderr) == (0, "")
    assert "1 place, 1 quote, 1 source" in built.stdout


def test_an_empty_folder_will_do_and_one_with_content_will_not(tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    assert run("new", empty).returncode == 0
    before = content(empty)
    done = run("new", empty)
    assert done.returncode == 3
    assert "is not empty" in done.stderr
    assert content(empty) == before


def test_a_file_in_the_folders_place_is_refused(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    done = run("new", tmp_path / "taken")
    assert done.returncode == 3
    assert (tmp_path / "taken").read_text() == "a file"


def test_the_yaml_files_of_a_new_dossier_lead_to_their_schemas(tmp_path: Path) -> None:
    run("new", tmp_path / "dossier")
    for file in ("caribmap.yaml", "seeds/sources.yaml", "geodata/quotes.yaml"):
        path = tmp_path / "dossier" / file
        first = path.read_text("utf-8").splitlines()[0]
        assert first == modeline(file)
        assert (path.parent / first.partition("$schema=")[2]).is_file()


def test_schemas_are_added_to_a_dossier_and_nothing_else_is_touched(tmp_path: Path) -> None:
    (tmp_path / "caribmap.yaml").write_text("caribmap: 1\n")
    (tmp_path / "schemas").mkdir()
    (tmp_path / "schemas/own.txt").write_text("mine")
    for _ in range(2):
        assert run("schema", tmp_path).returncode == 0
    assert content(tmp_path).keys() == {"caribmap.yaml", "schemas/own.txt"} | {
        schema_name(file) for file in FILES
    }


KINDS = {str: "string", bool: "boolean", int: "number", float: "number", list: "array", dict: "object"}


def complaints(schema: dict[str, Any], root: dict[str, Any], value: Any, at: str = "") -> list[str]:
    """Where `value` breaks one of our schemas: as much of JSON Schema as they use."""
    if "$ref" in schema:
        return complaints(root["$defs"][schema["$ref"].rsplit("/", 1)[1]], root, value, at)
    if "anyOf" in schema:
        return min((complaints(choice, root, value, at) for choice in schema["anyOf"]), key=len)
    if "enum" in schema:
        return [] if value in schema["enum"] else [f"{at}: {value!r}"]
    kind = "null" if value is None else KINDS[type(value)]
    allowed = schema.get("type", kind)
    if kind not in allowed and (allowed, kind) != ("integer", "number"):
        return [f"{at}: {kind}, not {allowed}"]
    return [
        found
        for part, item, where in parts(schema, value, at)
        for found in complaints(part, root, item, where)
    ]


def parts(schema: dict[str, Any], value: Any, at: str) -> Iterator[tuple[dict[str, Any], Any, str]]:
    """The items of a list or mapping with their schemas; what must not be there meets an empty enum."""
    if isinstance(value, list):
        yield from ((schema.get("items", {}), item, f"{at}/{index}") for index, item in enumerate(value))
    elif isinstance(value, dict):
        nothing: dict[str, Any] = {"enum": []}
        yield from ((nothing, None, f"{at}/{key}") for key in schema.get("required", []) if key not in value)
        for key, item in value.items():
            # YAML 1.1 reads the key `on` as true.
            name = "on" if key is True else key
            other = schema.get("additionalProperties", {})
            yield schema.get("properties", {}).get(name, other or nothing), item, f"{at}/{name}"


@pytest.mark.parametrize("file", sorted(FILES))
def test_this_repositorys_own_files_satisfy_their_schemas(file: str) -> None:
    schema = json.loads(render_schemas()[schema_name(file)])
    value = yaml.load((ROOT / file).read_text("utf-8"), yaml.CSafeLoader)
    assert complaints(schema, schema, value) == []


@pytest.mark.parametrize(
    ("file", "value", "complaint"),
    [
        ("caribmap.yaml", {"caribmap": 1, "titel": "x"}, "/titel: "),
        ("geodata/quotes.yaml", [{"id": "a", "source": "b", "exact": "c"}], "/0/places: None"),
        ("geodata/mentions.yaml", {"terms": [{"text": "x", "rulings": "y"}]}, "/terms/0/rulings: "),
        ("geodata/discrepancies.yaml", [{"id": 1, "question": 2, "kind": "x"}], ""),
    ],
)
def test_the_schemas_refuse_what_the_loader_refuses(file: str, value: Any, complaint: str) -> None:
    schema = json.loads(render_schemas()[schema_name(file)])
    found = complaints(schema, schema, value)
    assert any(complaint in line for line in found)


def test_the_scaffold_is_a_dossier_for_python_too(tmp_path: Path) -> None:
    run("new", tmp_path / "dossier")
    assert [place.id for place in caribmap.load(tmp_path / "dossier").places] == ["torshavn"]
