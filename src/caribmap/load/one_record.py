"""Whether one record is one of the format: the desk asks before it writes."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError

from caribmap.dossier.document import At, Step
from caribmap.faults import Fault
from caribmap.load.files import Refused
from caribmap.load.findings import Findings
from caribmap.load.json import parse_json, parse_json_lines
from caribmap.load.places import read_place
from caribmap.load.validation import KeyedDocument, adapter, schema_faults, stated
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
        valid = adapter(schema).validate_python(inner, context=language)
    except ValidationError as error:
        return schema_faults(schema, error, _document(file, text), prefix)
    if file.endswith("places.geojson"):
        findings = Findings()
        try:
            read_place(
                At(_document(file, text), steps), str(data["id"]), stated(valid), data["geometry"], findings
            )
        except Refused as refused:
            return list(refused.faults)
    return []


def _document(file: str, text: str) -> KeyedDocument:
    if file.endswith(".yaml"):
        return parse_yaml(text, file)[0]
    return parse_json_lines(text, file)[0] if file.endswith(".jsonl") else parse_json(text, file)[0]
