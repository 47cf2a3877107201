"""Validation of parsed data: accepted in batches, explained record by record in a batch that is doubted."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import MISSING, Field, dataclass, field, fields
from functools import cache
from itertools import compress, repeat
from typing import TYPE_CHECKING, Any, Protocol, TypeVar, cast

from caribmap.dossier.document import At, Document, Step, Where, pointer
from caribmap.faults import MANY, Fault
from caribmap.load.accept import Doubt, accept, fields_of
from caribmap.load.findings import UNREADABLE, Findings
from caribmap.text.suggest import did_you_mean

if TYPE_CHECKING:
    from pydantic import TypeAdapter, ValidationError
    from pydantic_core import ErrorDetails

BATCH = 10_000
Made = TypeVar("Made")


class KeyedDocument(Document, Protocol):
    """A document that can also locate keys."""

    def locate_key(self, steps: tuple[Step, ...]) -> tuple[int, int]: ...


@cache
def adapter(schema: Any) -> TypeAdapter[Any]:
    """Pydantic's validator of a schema, created on first use."""
    from pydantic import TypeAdapter

    return TypeAdapter(schema)


@dataclass(slots=True)
class RawRecords:
    """The parsed, not yet validated records of one noun. Record i is at `outer` + (`first` + i,) + `inner`.

    `ids` holds the ids if the records themselves do not. Validation empties `raw`, to free
    its memory.
    """

    noun: str
    document: KeyedDocument
    raw: list[Any]
    outer: tuple[Step, ...] = ()
    inner: tuple[Step, ...] = ()
    ids: list[str] | None = None
    first: int = 0

    def steps(self, index: int) -> tuple[Step, ...]:
        return (*self.outer, index, *self.inner)

    def id_of(self, index: int, record: Any) -> Any:
        if self.ids is not None:
            return self.ids[index]
        return record.get("id") if isinstance(record, dict) else None


@dataclass(slots=True)
class Table:
    """Valid records in columns. Record i stands at `outer` + (indexes[i],) of the document."""

    document: Document
    outer: tuple[Step, ...] = ()
    indexes: list[int] = field(default_factory=list)
    columns: dict[str, list[Any]] = field(default_factory=dict)
    """The values of each key of the schema, None where a record does not have it."""

    def add(self, indexes: list[int], columns: Mapping[str, list[Any]]) -> None:
        self.indexes += indexes
        for key, values in columns.items():
            self.columns[key] += values

    def keep(self, is_kept: list[bool]) -> None:
        """Drop the records of which it is not said."""
        if not all(is_kept):
            self.indexes = list(compress(self.indexes, is_kept))
            self.columns = {key: list(compress(values, is_kept)) for key, values in self.columns.items()}

    def ats(self) -> list[At]:
        """Where each record stands."""
        return [At(self.document, (*self.outer, index)) for index in self.indexes]

    def records(self, made: type[Made], **columns: Iterable[Any]) -> tuple[Made, ...]:
        """The records, of the table's columns and of others in their place."""
        columns = self.columns | columns
        if "at" not in columns:
            columns["at"] = self.ats()
        return tuple(map(made, *(_filled(columns.get(one.name), one) for one in fields(made))))  # type: ignore[arg-type]


def _filled(values: Iterable[Any] | None, of: Field[Any]) -> Iterable[Any]:
    """The values of a field, with its default where they are None."""
    default = None if of.default is MISSING else of.default
    if of.default_factory is not MISSING:
        default = of.default_factory()
    if values is None:
        return repeat(default)
    if default is None or not isinstance(values, list) or None not in values:
        return values
    return [default if value is None else value for value in values]


def validate_records(schema: Any, records: RawRecords, language: str, findings: Findings) -> Table:
    """Every valid record; empties `records.raw`, to free its memory.

    A record that fails is left out and its faults are added to `findings`; UNREADABLE ones are skipped.
    """
    names = [one.name for one in fields_of(schema).values()]
    table = Table(records.document, records.outer, columns={name: [] for name in names})
    for begin in range(0, len(records.raw), BATCH):
        batch = records.raw[begin : begin + BATCH]
        records.raw[begin : begin + BATCH] = [None] * len(batch)
        indexes = [
            index for index, record in enumerate(batch, records.first + begin) if record is not UNREADABLE
        ]
        batch = [record for record in batch if record is not UNREADABLE]
        try:
            table.add(indexes, accept(schema, batch, language))
        except Doubt:
            explained = [*_explained(schema, zip(indexes, batch, strict=True), records, language, findings)]
            values = [value for _, value in explained]
            table.add(
                [index for index, _ in explained],
                {name: [value.get(name) for value in values] for name in names},
            )
    return table


def _explained(
    schema: Any, readable: Iterable[tuple[int, Any]], records: RawRecords, language: str, findings: Findings
) -> Iterator[tuple[int, dict[str, Any]]]:
    """Index and values of the valid records, by the reader that explains what is wrong with the others."""
    from pydantic import ValidationError

    for index, record in readable:
        try:
            yield index, adapter(schema).validate_python(record, context=language)
        except ValidationError as error:
            findings.faults.extend(schema_faults(schema, error, records.document, records.steps(index)))
            findings.leave_out(records.noun, records.id_of(index, record))


class Invalid(Exception):
    """A mapping is not as its schema says: `cause` explains it."""

    def __init__(self, cause: ValidationError) -> None:
        super().__init__(cause)
        self.cause = cause

    @property
    def places(self) -> list[tuple[Step, ...]]:
        """The steps to each faulty value."""
        return [detail["loc"] for detail in _details(self.cause)]


def validate(schema: Any, data: Any, language: str) -> dict[str, Any]:
    """A single mapping after reading, without keys that are null. Raises Invalid."""
    try:
        values = {key: column[0] for key, column in accept(schema, [data], language).items()}
    except Doubt:
        from pydantic import ValidationError

        try:
            values = adapter(schema).validate_python(data, context=language)
        except ValidationError as error:
            raise Invalid(error) from None
    return stated(values)


def stated(data: dict[str, Any]) -> dict[str, Any]:
    """A record without the keys whose value is null: null means the same as leaving the key out."""
    return {key: value for key, value in data.items() if value is not None} if None in data.values() else data


def schema_faults(
    schema: Any, error: ValidationError, document: KeyedDocument, prefix: tuple[Step, ...]
) -> list[Fault]:
    """The faults of a validation error, one per cause: a misspelt required key is not also missing."""
    details = _details(error)[:MANY]
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


def _details(error: ValidationError) -> list[ErrorDetails]:
    """Pydantic's errors; of a value that may have several types, only those of the type that it has."""
    found_: list[ErrorDetails] = []
    by_value: dict[tuple[Step, ...], list[Any]] = {}
    for detail in error.errors(include_url=False):
        loc = detail["loc"]
        at = next((at for at, step in enumerate(loc) if _TYPE_TRIED.fullmatch(str(step))), None)
        if at is None:
            found_.append(detail)
        else:
            by_value.setdefault(loc[:at], []).append({**detail, "loc": (*loc[:at], *loc[at + 1 :])})
    for loc, details in by_value.items():
        of_its_type = [one for one in details if one["type"] not in _EXPECTED or one["loc"] != loc]
        types = " or ".join(_EXPECTED[one["type"]] for one in details if one["type"] in _EXPECTED)
        found_ += of_its_type or [cast(Any, {**details[0], "type": "no_type", "msg": types})]
    return found_


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


_TYPE_TRIED = re.compile(r"constrained-\w+|list\[.+\]|str|float")
"""Steps by which pydantic names the types that it tried in turn; no key of a schema is called so."""
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
    "no_type": lambda name, detail: (
        "K003",
        f"'{name}' must be {detail['msg']}, found {found(detail['input'])}",
        f"write {detail['msg']}",
    ),
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
