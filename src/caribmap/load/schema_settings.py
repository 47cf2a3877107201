"""Schema of caribmap.yaml. The YAML reader gives scalars as text; numbers and booleans are read here."""

from __future__ import annotations

from typing import Annotated, Literal, Required

from annotated_types import Ge, Gt, Le, MaxLen, MinLen
from typing_extensions import TypedDict

from caribmap.load.schema_types import (
    CONFIG,
    FROM_TO,
    Interface,
    LanguageTag,
    List,
    Reference,
    Str,
    Text,
    YamlBool,
    YamlFloat,
    YamlInt,
)

BoundsList = Annotated[list[YamlFloat], MinLen(4), MaxLen(4)]
Positive = Annotated[YamlFloat, Gt(0)]
Share = Annotated[YamlFloat, Gt(0), Le(1)]
Count = Annotated[YamlInt, Ge(1)]


class Color(TypedDict):
    __pydantic_config__ = CONFIG  # type: ignore[misc]
    light: Str
    dark: Str


class Layer(TypedDict, total=False):
    __pydantic_config__ = CONFIG  # type: ignore[misc]
    id: Required[Str]
    name: Required[Text]
    color: Required[Color]
    on: YamlBool | None


class View(TypedDict, total=False):
    __pydantic_config__ = CONFIG  # type: ignore[misc]
    id: Required[Str]
    name: Required[Text]
    caption: Text | None
    bounds: Required[BoundsList]
    portrait: BoundsList | None
    layers: List[Str] | None


class Worldview(TypedDict, total=False):
    __pydantic_config__ = CONFIG  # type: ignore[misc]
    id: Required[Str]
    name: Required[Text]
    note: Text | None
    shows: List[Str] | None
    hides: List[Str] | None
    quotes: List[Str] | None
    references: List[Reference] | None


class StoryNote(TypedDict):
    __pydantic_config__ = CONFIG  # type: ignore[misc]
    place: Str
    text: Text


class StoryStep(TypedDict, total=False):
    __pydantic_config__ = FROM_TO  # type: ignore[misc]
    title: Required[Text]
    text: Required[Text]
    view: Str | None
    frame: List[Str] | None
    show: List[Str] | None
    quotes: List[Str] | None
    notes: List[StoryNote] | None
    layers: List[Str] | None
    place: Str | None
    world: Str | None
    begin: Str | None
    end: Str | None


class Correction(TypedDict, total=False):
    __pydantic_config__ = CONFIG  # type: ignore[misc]
    date: Required[Str]
    text: Required[Text]
    places: List[Str] | None


class Edition(TypedDict, total=False):
    __pydantic_config__ = CONFIG  # type: ignore[misc]
    version: Str | None
    as_of: Str | None
    byline: Str | None
    desk: Str | None
    contact: Str | None
    imprint: Str | None
    privacy: Str | None
    corrections: List[Correction] | None
    signed_off: Str | None


class Quotation(TypedDict, total=False):
    __pydantic_config__ = CONFIG  # type: ignore[misc]
    max_chars: Count | None
    max_share: Share | None


class Origin(TypedDict, total=False):
    __pydantic_config__ = CONFIG  # type: ignore[misc]
    id: Required[Str]
    name: Required[Text]


class Limits(TypedDict, total=False):
    __pydantic_config__ = CONFIG  # type: ignore[misc]
    file_mb: Positive | None
    yaml_mb: Positive | None
    quote_chars: Count | None
    places: Count | None


class Basemap(TypedDict, total=False):
    __pydantic_config__ = CONFIG  # type: ignore[misc]
    budget_kb: Positive | None
    relief: YamlBool | None
    globe: YamlBool | None
    graticule: YamlBool | None
    disputes: dict[str, Literal["accept"]] | None
    coast: Str | None


class Settings(TypedDict, total=False):
    __pydantic_config__ = CONFIG  # type: ignore[misc]
    caribmap: Required[Str]
    title: Required[Text]
    languages: Required[Annotated[List[LanguageTag], MinLen(1)]]
    layers: Required[List[Layer]]
    views: Required[List[View]]
    subtitle: Text | None
    url: Str | None
    edition: Edition | None
    quotation: Quotation | None
    limits: Limits | None
    worldviews: List[Worldview] | None
    story: List[StoryStep] | None
    origins: List[Origin] | None
    basemap: Basemap | None
    tiles: Str | None
    credits: Text | None
    interface: Interface | None
