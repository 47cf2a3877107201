"""Schemas of sources.yaml, quotes, events, discrepancies.yaml and mentions.yaml."""

from __future__ import annotations

from typing import Annotated, Any, Required

from annotated_types import Ge, MinLen
from typing_extensions import TypedDict

from caribmap.dossier.nouns import DiscrepancyKind, Modality, Role, Weight
from caribmap.load.schema_types import (
    CONFIG,
    Before,
    Inferred,
    LanguageTag,
    List,
    Reference,
    Str,
    Text,
    YamlInt,
)


class InferredSource(TypedDict, total=False):
    __pydantic_config__ = CONFIG  # type: ignore[misc]
    title: Inferred
    publisher: Inferred
    author: Inferred
    published: Inferred
    url: Inferred


class Source(TypedDict, total=False):
    __pydantic_config__ = CONFIG  # type: ignore[misc]
    id: Required[Str]
    file: Required[Str]
    language: Required[LanguageTag]
    short: Str | None
    title: Str | None
    publisher: Str | None
    author: Str | None
    published: Str | None
    url: Str | None
    about: Text | None
    inferred: InferredSource | None


class Quote(TypedDict, total=False):
    __pydantic_config__ = CONFIG  # type: ignore[misc]
    id: Required[Str]
    source: Required[Str]
    exact: Required[Str]
    places: Required[List[Str]]
    prefix: Str | None
    suffix: Str | None
    speaker: Text | None
    origin: Str | None
    origin_inferred: Inferred | None
    date: Str | None
    date_inferred: Inferred | None
    modality: Modality | None
    denies: List[Str] | None
    of: Text | None
    translations: Text | None
    note: Text | None


class Event(TypedDict, total=False):
    __pydantic_config__ = CONFIG  # type: ignore[misc]
    id: Required[Str]
    title: Required[Text]
    quotes: Required[List[Str]]
    places: List[Str] | None
    when: Str | None
    when_inferred: Inferred | None


class Answer(TypedDict, total=False):
    __pydantic_config__ = CONFIG  # type: ignore[misc]
    value: Required[Text]
    quotes: List[Str] | None


class Discrepancy(TypedDict, total=False):
    __pydantic_config__ = CONFIG  # type: ignore[misc]
    id: Required[Str]
    question: Required[Text]
    kind: Required[DiscrepancyKind]
    weight: Required[Weight]
    answers: Required[List[Answer]]
    references: List[Reference] | None
    note: Text | None


def _listed(value: Any, _: str) -> Any:
    return [value] if isinstance(value, str) else value


class Term(TypedDict, total=False):
    __pydantic_config__ = CONFIG  # type: ignore[misc]
    text: Required[Annotated[List[Str], MinLen(1), Before(_listed)]]
    ruling: Str | None
    place: Str | None
    reason: Text | None


class Span(TypedDict, total=False):
    __pydantic_config__ = CONFIG  # type: ignore[misc]
    source: Required[Str]
    text: Required[Str]
    occurrence: Annotated[YamlInt, Ge(1)] | None
    ruling: Str | None
    place: Str | None
    role: Role | None
    reason: Text | None


class Mentions(TypedDict, total=False):
    __pydantic_config__ = CONFIG  # type: ignore[misc]
    terms: list[Any] | None
    spans: list[Any] | None
