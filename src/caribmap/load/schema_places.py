"""Schemas of `properties` in places.geojson and coast.geojson. Numbers are JSON numbers."""

from __future__ import annotations

from typing import Annotated, Any, Required

from annotated_types import Ge, Gt, MaxLen, MinLen
from typing_extensions import TypedDict

from caribmap.dossier.nouns import Basis, NotStated, Role
from caribmap.load.schema_types import CONFIG, FROM_TO, Aliases, List, Str, Text

Positive = Annotated[float, Gt(0)]
NotNegative = Annotated[float, Ge(0)]
Radii = Annotated[list[Positive], MinLen(2), MaxLen(2)]
Point = Annotated[list[Any], MinLen(2), MaxLen(3)]


class Geocoding(TypedDict, total=False):
    __pydantic_config__ = CONFIG  # type: ignore[misc]
    basis: Required[Basis]
    method: Str | None
    precision_m: NotNegative | None
    note: Text | None


class MeasuredPoint(TypedDict):
    __pydantic_config__ = CONFIG  # type: ignore[misc]
    name: Text
    point: Point


class Offshore(TypedDict, total=False):
    __pydantic_config__ = CONFIG  # type: ignore[misc]
    coast: Required[Str]
    distance_km: Required[Positive]
    tolerance_km: Required[NotNegative]
    facing: Required[Str]
    within_km: Required[Positive]
    quote: Required[Str]
    assumption: Text | None
    measured: List[MeasuredPoint] | None


class Ring(TypedDict, total=False):
    __pydantic_config__ = CONFIG  # type: ignore[misc]
    radius_km: Required[Positive | Radii]
    center: Required[Str]
    quote: Required[Str]
    assumption: Text | None


class Bearing(TypedDict, total=False):
    __pydantic_config__ = FROM_TO  # type: ignore[misc]
    origin: Required[Str]
    distance_km: Required[Positive]
    direction: Required[Str | float]
    tolerance_km: Required[Positive]
    tolerance_deg: Required[Positive]
    quote: Required[Str]
    assumption: Text | None


class Link(TypedDict, total=False):
    __pydantic_config__ = FROM_TO  # type: ignore[misc]
    origin: Required[Str]
    target: Required[Str]
    via: List[Str] | None


class Outline(TypedDict, total=False):
    __pydantic_config__ = CONFIG  # type: ignore[misc]
    country: Str | None
    island: Str | None
    sea: Str | None
    river: Str | None
    lake: Str | None


class Recipe(TypedDict, total=False):
    __pydantic_config__ = CONFIG  # type: ignore[misc]
    offshore: Offshore
    ring: Ring
    bearing: Bearing
    link: Link
    outline: Outline


class PlaceProperties(TypedDict, total=False):
    __pydantic_config__ = CONFIG  # type: ignore[misc]
    names: Required[Text]
    kind: Required[Str]
    layer: Required[Str]
    geocoding: Required[Geocoding]
    role: Role | None
    aliases: Aliases | None
    lead: Str | None
    not_stated: NotStated | None
    recipe: Recipe | None
    authority: dict[str, Str | None] | None


class LandProperties(TypedDict, total=False):
    __pydantic_config__ = CONFIG  # type: ignore[misc]
    land_of: Required[Str]
    name: Str | None
