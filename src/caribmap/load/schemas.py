"""JSON Schemas of a dossier's YAML files, with which text editors complete and check keys."""

from __future__ import annotations

import json
from types import GenericAlias
from typing import Any

from caribmap.load import schema_evidence as evidence
from caribmap.load.schema_settings import Settings
from caribmap.load.validation import adapter

DIALECT = "https://json-schema.org/draft/2020-12/schema"
FOLDER = "schemas"
FILES: dict[str, Any] = {
    "caribmap.yaml": Settings,
    "seeds/sources.yaml": list[evidence.Source],
    "geodata/quotes.yaml": list[evidence.Quote],
    "geodata/events.yaml": list[evidence.Event],
    "geodata/discrepancies.yaml": list[evidence.Discrepancy],
    "geodata/mentions.yaml": evidence.Mentions,
}
"""The type of each file's content."""

MENTION_LISTS = {"terms": evidence.Term, "spans": evidence.Span}
"""Types of the items of the lists in Mentions, which are validated one by one."""


def schema_name(file: str) -> str:
    """The path of a file's schema in the dossier.

    >>> schema_name("geodata/quotes.yaml")
    'schemas/quotes.schema.json'
    """
    return f"{FOLDER}/{file.rsplit('/', 1)[-1].removesuffix('.yaml')}.schema.json"


def modeline(file: str) -> str:
    """The first line of a YAML file by which editors find its schema.

    >>> modeline("geodata/quotes.yaml")
    '# yaml-language-server: $schema=../schemas/quotes.schema.json'
    """
    return f"# yaml-language-server: $schema={'../' * file.count('/')}{schema_name(file)}"


def render_schemas() -> dict[str, bytes]:
    """The schema of every YAML file, by its path in the dossier."""
    return {
        schema_name(file): (json.dumps(_schema(file), ensure_ascii=False, indent=2) + "\n").encode()
        for file in FILES
    }


def _schema(file: str) -> dict[str, Any]:
    schema = adapter(FILES[file]).json_schema(by_alias=True)
    if file == "geodata/mentions.yaml":
        for key, record in MENTION_LISTS.items():
            below = adapter(GenericAlias(list, (record,))).json_schema(by_alias=True)
            schema.setdefault("$defs", {}).update(below.pop("$defs"))
            schema["properties"][key] = {"anyOf": [below, {"type": "null"}]}
        wordings = schema["$defs"]["Term"]["properties"]
        wordings["text"] = {"anyOf": [{"type": "string"}, wordings["text"]]}
    _accept_plain_scalars(schema)
    return {"$schema": DIALECT, "title": file} | {
        key: value for key, value in schema.items() if key != "title"
    }


def _accept_plain_scalars(node: Any) -> None:
    """Allow numbers and booleans wherever text is expected: the YAML reader reads them as text."""
    if isinstance(node, dict):
        if node.get("type") == "string" and "enum" not in node and "const" not in node:
            node["type"] = ["string", "number", "boolean"]
        for below in node.values():
            _accept_plain_scalars(below)
    elif isinstance(node, list):
        for below in node:
            _accept_plain_scalars(below)
