"""Write the viewer's copy of the cartography: kinds, signs, label rules, and the words in names on the map.

`make generate` writes them; a test compares the committed files with what this writes.
"""

from __future__ import annotations

import ast
import inspect
import json
import typing
from collections.abc import Iterator
from dataclasses import asdict, is_dataclass
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import Any, Literal, get_args, get_origin, get_type_hints

from caribmap.cartography import framing, ground, kinds, labels, signs, words
from caribmap.text import languages
from tools.payload_types import typescript

VIEWER = Path(__file__).parents[1] / "src/caribmap/viewer/src"
TARGETS = {"rules": VIEWER / "map/rules.ts", "words": VIEWER / "i18n/map-words.ts"}
HEADER = "/** Generated from caribmap/cartography/{sources} by tools/map_rules.py. Do not edit. */\n"
TYPES = {"KINDS": "Readonly<Record<string, Kind>>", "SIGNS": "Readonly<Record<Shape, Sign>>"}
TYPES |= {"OTHER_KIND": "Kind", "LETTERINGS": "Readonly<Record<LetteringName, LetterStyle>>"}
TYPES |= {"RECIPE_DRAWINGS": "Readonly<Record<string, RecipeDrawing>>"}


def render_rules() -> str:
    """The whole of map/rules.ts."""
    modules = (framing, ground, kinds, labels, signs)
    names = "{" + ",".join(module.__name__.rpartition(".")[2] for module in modules) + "}.py"
    parts = [part for module in modules for part in _parts(module)]
    return "\n".join([HEADER.format(sources=names), *parts])


def render_words() -> str:
    """The whole of i18n/map-words.ts."""
    header = HEADER.format(sources="phrases and caribmap/text/languages.py")
    constants = {
        "MAP_WORDS": words.MAP_WORDS,
        "RTL_SCRIPTS": languages.RTL_SCRIPTS,
        "RTL_LANGUAGES": languages.RTL_LANGUAGES,
    }
    return header + "".join(
        f"\nexport const {name} = {_literal(value)} as const;\n" for name, value in constants.items()
    )


def _parts(module: ModuleType) -> Iterator[str]:
    """The types and constants of a module, in its order, with what it says about them."""
    body = ast.parse(inspect.getsource(module)).body
    for statement, following in pairwise([*body, ast.Pass()]):
        name = _name(statement)
        if name is None:
            continue
        value = getattr(module, name)
        if is_dataclass(value) and isinstance(value, type):
            yield _interface(value)
        elif get_origin(value) is Literal:
            yield f"export type {name} = {typescript(value)};\n"
        elif name.isupper():
            type_ = f": {TYPES[name]}" if name in TYPES else ""
            const = "" if name in TYPES or isinstance(value, int | float | str) else " as const"
            yield f"{_comment(following)}export const {name}{type_} = {_literal(value)}{const};\n"


def _name(statement: ast.stmt) -> str | None:
    """The name that a statement defines for others."""
    match statement:
        case ast.ClassDef(name=name) | ast.AnnAssign(target=ast.Name(id=name)):
            return name
        case ast.Assign(targets=[ast.Name(id=name)]):
            return name
    return None


def _comment(statement: ast.stmt) -> str:
    match statement:
        case ast.Expr(value=ast.Constant(value=str(text))):
            return f"/** {' '.join(text.split())} */\n"
    return ""


def _interface(record: type) -> str:
    hints = get_type_hints(record).items()
    fields = "".join(f"  readonly {_camel(name)}: {_type(hint)};\n" for name, hint in hints)
    return f"export interface {record.__name__} {{\n{fields}}}\n"


def _type(annotation: Any) -> str:
    """As `typescript`, by name where the annotation has one, and for tuples."""
    named = {getattr(kinds, name): name for name in ("Form", "Shape", "Drawing", "LetteringName")}
    if typing.get_origin(annotation) is tuple:
        *members, last = get_args(annotation)
        if last is Ellipsis:
            return f"readonly {_type(members[0])}[]"
        return f"readonly [{', '.join(map(_type, [*members, last]))}]"
    return named.get(annotation) or typescript(annotation)


def _literal(value: Any) -> str:
    if is_dataclass(value) and not isinstance(value, type):
        value = {_camel(name): part for name, part in asdict(value).items()}
    if isinstance(value, dict):
        return "{\n" + "".join(f"  {_key(key)}: {_inline(part)},\n" for key, part in value.items()) + "}"
    return _inline(value)


def _inline(value: Any) -> str:
    if is_dataclass(value) and not isinstance(value, type):
        value = {_camel(name): getattr(value, name) for name in asdict(value)}
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{_key(key)}: {_inline(part)}" for key, part in value.items()) + " }"
    if isinstance(value, tuple | list):
        return f"[{', '.join(map(_inline, value))}]"
    if isinstance(value, str):
        return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'"
    return json.dumps(value)


def _key(name: str) -> str:
    return name if name.isidentifier() else _inline(name)


def _camel(name: str) -> str:
    first, *others = name.split("_")
    return first + "".join(map(str.capitalize, others))
