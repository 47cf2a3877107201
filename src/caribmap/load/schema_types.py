"""Types shared by the schemas of a dossier's files. The validation context is the dossier's first language.

Schemas are typed dictionaries, which pydantic checks three times faster than models.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Annotated, Any, Required, TypeVar

from pydantic import BeforeValidator, ConfigDict, Field, ValidationInfo, WithJsonSchema
from pydantic_core import PydanticCustomError
from typing_extensions import TypedDict

from caribmap.faults import MANY

CONFIG = ConfigDict(extra="forbid", strict=True)

_LANGUAGE_TAG = re.compile(
    r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?(-([a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*"
)
_NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?")
NORWAY = frozenset(["y", "n", "yes", "no", "on", "off"])


@lru_cache(maxsize=1024)
def is_language_tag(tag: str) -> bool:
    """Whether `tag` has the canonical form of a BCP 47 tag: `de`, `pt-BR`, `zh-Hant-TW`."""
    return _LANGUAGE_TAG.fullmatch(tag) is not None


def _by_language(value: Any, info: ValidationInfo) -> Any:
    """A plain string as a mapping from the first language; a mapping must have language tags as keys."""
    if isinstance(value, str):
        return {info.context: value}
    return _tagged(value)


def _tagged(value: Any) -> Any:
    if isinstance(value, dict):
        for tag in value:
            if not is_language_tag(tag):
                raise PydanticCustomError("language_tag", "{key}", {"key": tag})
    return value


def _tag(value: Any) -> Any:
    if isinstance(value, str) and not is_language_tag(value):
        raise PydanticCustomError("language_tag", "{tag}", {"tag": value})
    return value


def _yaml_boolean(value: Any) -> Any:
    if value in ("true", "false"):
        return value == "true"
    if isinstance(value, str) and value.lower() in NORWAY:
        raise PydanticCustomError("norway", "{value}", {"value": value})
    return value


def _yaml_number(value: Any) -> Any:
    if isinstance(value, str) and _NUMBER.fullmatch(value) and len(value) < 300:
        return float(value) if "." in value else int(value)
    return value


Item = TypeVar("Item")
List = Annotated[list[Item], Field(max_length=MANY)]
"""A list of limited length: each item could be a fault, so the items of a longer list are not checked."""

Str = Annotated[str, Field(min_length=1)]
LanguageTag = Annotated[str, BeforeValidator(_tag)]
Interface = Annotated[dict[str, dict[Str, Str]], BeforeValidator(_tagged)]
"""Words by language and key."""
Text = Annotated[
    dict[str, Str],
    Field(min_length=1),
    BeforeValidator(_by_language),
    WithJsonSchema(
        {"anyOf": [{"type": "string"}, {"type": "object", "additionalProperties": {"type": "string"}}]}
    ),
]
"""Text by language tag; a plain string is in the dossier's first language."""

Aliases = Annotated[dict[str, List[Str]], BeforeValidator(_tagged)]
YamlBool = Annotated[bool, BeforeValidator(_yaml_boolean)]
YamlInt = Annotated[int, BeforeValidator(_yaml_number)]
YamlFloat = Annotated[float, Field(allow_inf_nan=False), BeforeValidator(_yaml_number)]
Number = Annotated[float, Field(allow_inf_nan=False)]


class Inferred(TypedDict):
    __pydantic_config__ = CONFIG  # type: ignore[misc]
    value: Str
    reason: Text


class Reference(TypedDict, total=False):
    __pydantic_config__ = CONFIG  # type: ignore[misc]
    title: Required[Text]
    published: Str | None
    url: Str | None
