"""Write the viewer's payload types from the Python definition, so that both sides change together.

Run as `python tools/payload_types.py`; a test compares the committed file with what this writes.
"""

from __future__ import annotations

import typing
from collections.abc import Callable
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Literal, get_args, get_origin

from caribmap.render import payload

TARGET = Path(__file__).parents[1] / "src/caribmap/viewer/src/payload.ts"
HEADER = "/** Generated from caribmap/render/payload.py by tools/payload_types.py. Do not edit. */\n"
ALIASES = "import type { Geometry } from 'geojson';\n\nexport type Text = Readonly<Record<string, string>>;\n"
NAMES: dict[Any, str] = {
    str: "string",
    float: "number",
    int: "number",
    bool: "boolean",
    NoneType: "null",
    payload.Text: "Text",
    payload.Geometry: "Geometry",
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


FORMS: dict[Any, Callable[[tuple[Any, ...]], str]] = {
    Literal: _literals,
    UnionType: _union,
    typing.Union: _union,
    list: _array,
    dict: _record,
}


def render_types() -> str:
    """The whole of payload.ts."""
    blocks = [HEADER + ALIASES]
    for name, kind in vars(payload).items():
        if not (isinstance(kind, type) and typing.is_typeddict(kind)):
            continue
        fields = "".join(
            f"  readonly {key}: {typescript(hint)};\n" for key, hint in typing.get_type_hints(kind).items()
        )
        blocks.append(f"export interface {name} {{\n{fields}}}\n")
    return "\n".join(blocks)


if __name__ == "__main__":
    TARGET.write_text(render_types(), encoding="utf-8")
