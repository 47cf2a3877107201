"""Write the viewer's payload types from the Python definition, so that both sides change together.

The definition is also written as data, with which the page checks its payload (`payload-check.ts`).

`make generate` writes them.
"""

from __future__ import annotations

import ast
import inspect
import typing
from collections.abc import Callable, Sequence
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Literal, get_args, get_origin

from caribmap.payload import types

TARGET = Path(__file__).parents[1] / "src/caribmap/viewer/src/payload.ts"
HEADER = "/** Generated from caribmap/payload/types.py by tools/payload_types.py. Do not edit. */\n"
ALIASES = "import type { Geometry } from 'geojson';\n\nexport type Text = Readonly<Record<string, string>>;\n"
NAMES: dict[Any, str] = {
    Any: "unknown",
    str: "string",
    float: "number",
    int: "number",
    bool: "boolean",
    NoneType: "null",
    types.Text: "Text",
    types.Geometry: "Geometry",
}


def typescript(annotation: Any) -> str:
    """The TypeScript type of a Python annotation."""
    if annotation in NAMES:
        return NAMES[annotation]
    form = FORMS.get(get_origin(annotation))
    return form(get_args(annotation)) if form else str(annotation.__name__)


def _literals(values: tuple[Any, ...]) -> str:
    return " | ".join(f"'{value}'" if isinstance(value, str) else str(value) for value in values)


def _union(members: tuple[Any, ...]) -> str:
    return " | ".join(map(typescript, members))


def _array(arguments: tuple[Any, ...]) -> str:
    inner = typescript(arguments[0])
    return f"readonly ({inner})[]" if " " in inner else f"readonly {inner}[]"


def _record(arguments: tuple[Any, ...]) -> str:
    return f"Readonly<Record<string, {typescript(arguments[1])}>>"


SHAPES: dict[Any, str] = {Any: "unknown", str: "string", float: "number", int: "number", bool: "boolean"}
SHAPES |= {NoneType: "null", types.Geometry: "object"}
CONTAINERS = {list: "[]", Sequence: "[]", dict: "{}"}
SHAPES_HEADER = (
    "/** The records as data: '?' after a type: or null; '[]': a list of it; '{}': values by name. */\n"
    "export const SHAPES: Readonly<Record<string, Readonly<Record<string, string>>>> = {\n"
)

FORMS: dict[Any, Callable[[tuple[Any, ...]], str]] = {
    Literal: _literals,
    UnionType: _union,
    typing.Union: _union,
    list: _array,
    Sequence: _array,
    dict: _record,
}


def shape(annotation: Any) -> str:
    """The type of a value as data: 'string', 'PayloadPlace', 'string?', 'string[]', 'string{}'."""
    if annotation in SHAPES:
        return SHAPES[annotation]
    arguments = get_args(annotation)
    origin = get_origin(annotation)
    if origin is Literal:
        return SHAPES[type(arguments[0])]
    if origin in CONTAINERS:
        return shape(arguments[-1]) + CONTAINERS[origin]
    if origin in {UnionType, typing.Union}:
        return "".join(shape(member) for member in arguments if member is not NoneType) + "?"
    return str(annotation.__name__)


def _bases() -> dict[str, str]:
    """Which record extends which: Python 3.11 does not keep the bases of a TypedDict."""
    classes = [node for node in ast.parse(inspect.getsource(types)).body if isinstance(node, ast.ClassDef)]
    bases = {node.name: ast.unparse(node.bases[0]) for node in classes}
    return {name: base for name, base in bases.items() if base in bases}


def render_types() -> str:
    """The whole of payload.ts."""
    blocks, bases = [HEADER + ALIASES], _bases()
    records = {name: kind for name, kind in vars(types).items() if typing.is_typeddict(kind)}
    for name, kind in records.items():
        base = bases.get(name)
        inherited = typing.get_type_hints(records[base]) if base else {}
        fields = "".join(
            f"  readonly {key}: {typescript(hint)};\n"
            for key, hint in typing.get_type_hints(kind).items()
            if key not in inherited
        )
        extends = f" extends {base}" if base else ""
        blocks.append(f"export interface {name}{extends} {{\n{fields}}}\n")
    blocks.append(SHAPES_HEADER)
    for name, kind in records.items():
        hints = typing.get_type_hints(kind).items()
        blocks[-1] += f"  {name}: {{ {', '.join(f'{key}: {shape(hint)!r}' for key, hint in hints)} }},\n"
    blocks[-1] += "};\n"
    return "\n".join(blocks)
