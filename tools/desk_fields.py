"""Write the desk's list of fields from the schemas of the dossier's files, so that form and file agree.

`make generate` writes it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Required, Union, get_args, get_origin

from typing_extensions import get_type_hints, is_typeddict

from caribmap.edit.key_order import SCHEMAS
from caribmap.edit.renames import ANY, REFERENCES
from caribmap.load import schema_settings, schema_types

TARGET = Path(__file__).parents[1] / "src/caribmap/viewer/src/desk/records/fields.ts"
HEADER = """/** Generated from the schemas of the dossier's files by tools/desk_fields.py. Do not edit. */
type Form = 'text' | 'words' | 'choice' | 'flag' | 'number' | 'list' | 'bounds' | 'group' | 'items' | 'data';

export interface Field {
  readonly key: string;
  readonly form: Form;
  readonly required?: true;
  /** What may be chosen. */
  readonly choices?: readonly string[];
  /** The noun whose ids it holds. */
  readonly noun?: string;
  /** Of a group, or of each item. */
  readonly fields?: readonly Field[];
}

"""
LEFT_OUT = ("setting", "land")
"""Nouns that are no list of records, or that the desk does not edit."""
OLD = {("step", ("place",))}
"""Keys that are read for older dossiers and not written any more."""
REFERRED: Mapping[tuple[str, tuple[str, ...]], str] = {
    (noun, tuple(str(step) for step in path if step != ANY)): target
    for target, nouns in REFERENCES.items()
    for noun, paths in nouns.items()
    for path in paths
}
"""The noun whose ids stand at a key of a noun's record."""
FORMS: tuple[tuple[Any, str], ...] = (
    (schema_types.Text, "words"),
    (schema_types.Aliases, "data"),
    (schema_settings.BoundsList, "bounds"),
    (bool, "flag"),
    (float, "number"),
    (int, "number"),
    (str, "text"),
)


def fields_of(noun: str, schema: Any, path: tuple[str, ...] = ()) -> Iterator[dict[str, Any]]:
    """The fields of a record, in the order of its table."""
    written = schema.__pydantic_config__.get("alias_generator", str)
    for name, annotation in get_type_hints(schema, include_extras=True).items():
        key = written(name)
        if (noun, (*path, key)) in OLD:
            continue
        origin: Any = get_origin(annotation)
        is_required = schema.__total__ or origin is Required
        required = {"required": True} if is_required else {}
        yield {"key": key, **_form(noun, annotation, (*path, key)), **required}


def _form(noun: str, annotation: Any, path: tuple[str, ...]) -> dict[str, Any]:
    annotation = _without_none(annotation)
    target = REFERRED.get((noun, path))
    refers = {"noun": target} if target else {}
    plain = next((form for kind, form in FORMS if annotation == kind), None)
    if plain:
        return {"form": plain, **refers}
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _form(noun, arguments[0], path)
    if origin is Literal:
        return {"form": "choice", "choices": list(arguments)}
    if origin is list:
        return _list(noun, _bare(arguments[0]), path) | refers
    if is_typeddict(annotation) and path != ("recipe",):
        return {"form": "group", "fields": list(fields_of(noun, annotation, path))}
    return {"form": "data"}


def _list(noun: str, item: Any, path: tuple[str, ...]) -> dict[str, Any]:
    if is_typeddict(item):
        return {"form": "items", "fields": list(fields_of(noun, item, path))}
    return {"form": "list" if item is str else "data"}


def _without_none(annotation: Any) -> Any:
    """What a key takes besides null."""
    if get_origin(annotation) in (UnionType, Union):
        members = [one for one in get_args(annotation) if one is not NoneType]
        return members[0] if len(members) == 1 else annotation
    origin: Any = get_origin(annotation)
    return get_args(annotation)[0] if origin is Required else annotation


def _bare(annotation: Any) -> Any:
    while get_origin(annotation) is Annotated:
        annotation = get_args(annotation)[0]
    return annotation


def render_fields() -> str:
    """The whole of fields.ts."""
    blocks = [HEADER + "export const FIELDS: Readonly<Record<string, readonly Field[]>> = {\n"]
    for noun, schema in SCHEMAS.items():
        if noun not in LEFT_OUT:
            lines = "".join(f"    {_typescript(field)},\n" for field in fields_of(noun, schema))
            blocks.append(f"  {noun}: [\n{lines}  ],\n")
    return "".join([*blocks, "};\n"])


def _typescript(value: Any) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key}: {_typescript(item)}" for key, item in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(_typescript, value)) + "]"
    return json.dumps(value).replace('"', "'")
