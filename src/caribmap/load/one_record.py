"""Whether one record is one of the format: the desk asks before it writes."""

from __future__ import annotations

from typing import Any

from caribmap.dossier.document import At, Step
from caribmap.faults import Fault
from caribmap.load.files import Refused
from caribmap.load.findings import Findings
from caribmap.load.json import parse_json, parse_json_lines
from caribmap.load.places import PLACES, read_drawn
from caribmap.load.validation import Invalid, KeyedDocument, schema_faults, validate
from caribmap.load.yaml import parse_yaml


def check_record(
    schema: Any, file: str, text: str, steps: tuple[Step, ...], data: Any, language: str
) -> list[Fault]:
    """The faults of the record at `steps` of a file's text, as loading would report them.

    `data` is the record as it was read. A place's geometry is checked, too; references are not.
    """
    is_feature = file.endswith(".geojson")
    inner = data["properties"] if is_feature else data
    prefix = (*steps, "properties") if is_feature else steps
    try:
        valid = validate(schema, inner, language)
    except Invalid as invalid:
        return schema_faults(schema, invalid.cause, _document(file, text), prefix)
    if file == PLACES:
        try:
            at = At(_document(file, text), steps)
            read_drawn(valid.get("recipe"), data["geometry"], at, Findings())
        except Refused as refused:
            return list(refused.faults)
    return []


def _document(file: str, text: str) -> KeyedDocument:
    if file.endswith(".yaml"):
        return parse_yaml(text, file)[0]
    return parse_json_lines(text, file)[0] if file.endswith(".jsonl") else parse_json(text, file)[0]
