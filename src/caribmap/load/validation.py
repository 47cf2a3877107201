"""Validation of parsed data: in batches, and record by record only in a batch where one fails."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Protocol

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from caribmap.dossier.document import Document, Step, Where, pointer
from caribmap.faults import MANY, Fault
from caribmap.load.findings import UNREADABLE, Findings
from caribmap.text.suggest import did_you_mean

BATCH = 10_000


class KeyedDocument(Document, Protocol):
    """A document that can also locate keys."""

    def locate_key(self, steps: tuple[Step, ...]) -> tuple[int, int]: ...


@cache
def adapter(schema: Any) -> TypeAdapter[Any]:
    """Pydantic's validator of a schema, created on first use."""
    return TypeAdapter(schema)


@dataclass(slots=True)
class RawRecords:
    """The parsed, not yet validated records of one noun. Record i is at `outer` + (i,) + `inner`.

    `ids` holds the ids if the records themselves do not. Validation empties `raw`, to free
    its memory.
    """

    noun: str
    document: KeyedDocument
    raw: list[Any]
    outer: tuple[Step, ...] = ()
    inner: tuple[Step, ...] = ()
    ids: list[str] | None = None

    def steps(self, index: int) -> tuple[Step, ...]:
        return (*self.outer, index, *self.inner)

    def id_of(self, index: int, record: Any) -> Any:
        if self.ids is not None:
            return self.ids[index]
        return record.get("id") if isinstance(record, dict) else None


def validate_records(
    schema: Any, records: RawRecords, language: str, findings: Findings
) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield index and validated dictionary of every valid record, without null values; empty `records.raw`.

    A record that fails is left out and its faults are added to `findings`; UNREADABLE ones are skipped.
    """
    for begin in range(0, len(records.raw), BATCH):
        batch = records.raw[begin : begin + BATCH]
        records.raw[begin : begin + BATCH] = [None] * len(batch)
        readable = [(index, record) for index, record in enumerate(batch, begin) if record is not UNREADABLE]
        try:
            values = adapter(list[schema]).validate_python(
                [record for _, record in readable], context=language
            )
            yield from ((index, stated(value)) for (index, _), value in zip(readable, values, strict=True))
        except ValidationError:
            yield from _one_by_one(schema, readable, records, language, findings)


def _one_by_one(
    schema: Any, readable: list[tuple[int, Any]], records: RawRecords, language: str, findings: Findings
) -> Iterator[tuple[int, dict[str, Any]]]:
    for index, record in readable:
        try:
            yield index, stated(adapter(schema).validate_python(record, context=language))
        except ValidationError as error:
            findings.faults.extend(schema_faults(schema, error, records.document, records.steps(index)))
            findings.leave_out(records.noun, records.id_of(index, record))


def stated(data: dict[str, Any]) -> dict[str, Any]:
    """A record without the keys whose value is null: null means the same as leaving the key out."""
    return {key: value for key, value in data.items() if value is not None} if None in data.values() else data


def schema_faults(
    schema: Any, error: ValidationError, document: KeyedDocument, prefix: tuple[Step, ...]
) -> list[Fault]:
    """The faults of a validation error, one per cause: a misspelt required key is not also missing."""
    details = error.errors(include_url=False)[:MANY]
    meant: set[tuple[Step, ...]] = set()
    faults: list[Fault] = []
    for detail in details:
        if detail["type"] == "extra_forbidden":
            *parent, key = detail["loc"]
            suggestion = did_you_mean(str(key), keys_at(schema, parent))
            meant.add((*parent, suggestion or ""))
            steps = prefix + detail["loc"]
            hint = f"did you mean '{suggestion}'?" if suggestion else "remove the key"
            where = Where(document.file, *document.locate_key(steps), pointer(steps))
            faults.append(Fault("K001", f"unknown key '{key}'", where, hint))
    for detail in details:
        if detail["type"] == "extra_forbidden" or (detail["type"] == "missing" and detail["loc"] in meant):
            continue
        code, message, hint = _describe(detail)
        steps = prefix + detail["loc"]
        faults.append(
            Fault(code, message, Where(document.file, *document.locate(steps), pointer(steps)), hint)
        )
    return faults


@cache
def _json_schema(schema: Any) -> dict[str, Any]:
    return adapter(schema).json_schema(by_alias=True)


def keys_at(schema: Any, steps: list[Step]) -> list[str]:
    """The keys that `schema` allows in the mapping at `steps`, read from its JSON Schema."""
    root = _json_schema(schema)

    def resolved(node: dict[str, Any]) -> dict[str, Any]:
        if "anyOf" in node:
            node = next(choice for choice in node["anyOf"] if choice.get("type") != "null")
        return root["$defs"][node["$ref"].rsplit("/", 1)[1]] if "$ref" in node else node

    node = resolved(root)
    for step in steps:
        below = node["items"] if isinstance(step, int) else node.get("properties", {}).get(step)
        node = resolved(below if below is not None else node["additionalProperties"])
    return list(node.get("properties", {}))


_EXPECTED = {
    "string_type": "text",
    "list_type": "a list",
    "dict_type": "a mapping",
    "int_type": "a whole number",
    "float_type": "a number",
    "bool_type": "true or false",
}


def _describe(detail: ErrorDetails) -> tuple[str, str, str]:
    """Code, message and hint for a pydantic error; an error type that no schema can cause raises KeyError."""
    kind = detail["type"]
    name = next((str(step) for step in reversed(detail["loc"]) if isinstance(step, str)), "record")
    if kind in _EXPECTED:
        message = f"'{name}' must be {_EXPECTED[kind]}, found {found(detail['input'])}"
        return "K003", message, f"write {_EXPECTED[kind]}"
    return _DESCRIPTIONS[kind](name, detail)


def _not_allowed(name: str, detail: ErrorDetails) -> tuple[str, str, str]:
    expected = detail.get("ctx", {}).get("expected", "")
    choices = [choice.strip("'") for choice in expected.replace(" or ", ", ").split(", ")]
    suggestion = did_you_mean(str(detail["input"]), choices)
    hint = f"did you mean '{suggestion}'?" if suggestion else "use one of these"
    return "K004", f"'{name}' is {found(detail['input'])}, expected {expected}", hint


def _out_of_range(name: str, detail: ErrorDetails) -> tuple[str, str, str]:
    bound = detail["msg"].removeprefix("Input should be ")
    return "K004", f"'{name}' is {found(detail['input'])}, expected {bound}", "correct the number"


def _wrong_length(name: str, detail: ErrorDetails) -> tuple[str, str, str]:
    context = detail["ctx"]
    if context["actual_length"] == 0:
        return "K008", f"'{name}' is empty", "fill it in or leave the key out"
    bound = f"at most {context['max_length']}" if "max_length" in context else context["min_length"]
    return "K004", f"'{name}' has {context['actual_length']} items, expected {bound}", "correct the list"


_DESCRIPTIONS: dict[str, Callable[[str, ErrorDetails], tuple[str, str, str]]] = {
    "missing": lambda name, _: ("K002", f"'{name}' is missing", f"add '{name}'"),
    "literal_error": _not_allowed,
    "greater_than": _out_of_range,
    "greater_than_equal": _out_of_range,
    "less_than_equal": _out_of_range,
    "finite_number": lambda name, _: ("J006", f"'{name}' is too large for a number", "correct the number"),
    "too_short": _wrong_length,
    "too_long": _wrong_length,
    "string_too_short": lambda name, _: ("K008", f"'{name}' is empty", "fill it in or write null"),
    "language_tag": lambda name, detail: (
        "K006",
        f"'{detail['msg']}' in '{name}' is not a language tag (BCP 47)",
        "write tags such as de, en or pt-BR",
    ),
    "norway": lambda name, detail: (
        "K007",
        f"'{name}' is '{detail['msg']}', expected true or false",
        "write true or false: YAML tools disagree about yes, no, on and off (the 'Norway problem')",
    ),
}


def found(value: Any) -> str:
    """A value in the short form in which messages show it."""
    if value is None:
        return "nothing"
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, str):
        return f"'{value[:40]}…'" if len(value) > 40 else f"'{value}'"
    return str(value).lower() if isinstance(value, bool) else f"the number {str(value)[:40]}"
