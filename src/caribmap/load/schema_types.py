"""Types shared by the schemas of a dossier's files.

A schema is a typed dictionary with annotations. Two readers follow it: `accept.py`, which takes what is
sound, and pydantic, which explains what is not and gives the JSON Schemas; pydantic is loaded only for that.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Annotated, Any, Required, TypeVar

from annotated_types import MaxLen, MinLen
from typing_extensions import TypedDict

from caribmap.faults import MANY

CONFIG: dict[str, Any] = {"extra": "forbid", "strict": True, "allow_inf_nan": False}
_WRITTEN = {"origin": "from", "target": "to", "begin": "from", "end": "to"}
FROM_TO = CONFIG | {"alias_generator": lambda name: _WRITTEN.get(name, name)}
"""The configuration of schemas with the keys `from` and `to`, which are no names in Python."""

_LANGUAGE_TAG = re.compile(
    r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?(-([a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*"
)
_NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?")
NORWAY = frozenset(["y", "n", "yes", "no", "on", "off"])


class Unfit(Exception):
    """A value that its key does not take: the kind of fault, and the text that shows it."""

    def __init__(self, kind: str, text: str) -> None:
        super().__init__(kind, text)
        self.kind, self.text = kind, text


@dataclass(frozen=True, slots=True)
class Before:
    """Annotation: what a value becomes before its type is looked at. `read` may raise Unfit.

    It takes the value and the dossier's first language.
    """

    read: Callable[[Any, str], Any]
    json_schema: Mapping[str, Any] | None = field(default=None, hash=False)

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        from pydantic_core import PydanticCustomError, core_schema

        def read(value: Any, info: Any) -> Any:
            try:
                return self.read(value, info.context)
            except Unfit as unfit:
                raise PydanticCustomError(unfit.kind, "{text}", {"text": unfit.text}) from None

        return core_schema.with_info_before_validator_function(read, handler(source))

    def __get_pydantic_json_schema__(self, core: Any, handler: Any) -> dict[str, Any]:
        return dict(self.json_schema or handler(core))


@lru_cache(maxsize=1024)
def is_language_tag(tag: str) -> bool:
    """Whether `tag` has the canonical form of a BCP 47 tag: `de`, `pt-BR`, `zh-Hant-TW`."""
    return _LANGUAGE_TAG.fullmatch(tag) is not None


def _by_language(value: Any, language: str) -> Any:
    """A plain string as a mapping from the first language; a mapping must have language tags as keys."""
    return {language: value} if isinstance(value, str) else _tagged(value, language)


def _tagged(value: Any, _: str) -> Any:
    if isinstance(value, dict):
        for tag in value:
            _tag(tag, "")
    return value


def _tag(value: Any, _: str) -> Any:
    if isinstance(value, str) and not is_language_tag(value):
        raise Unfit("language_tag", value)
    return value


def _yaml_boolean(value: Any, _: str) -> Any:
    if value in ("true", "false"):
        return value == "true"
    if isinstance(value, str) and value.lower() in NORWAY:
        raise Unfit("norway", value)
    return value


def _yaml_number(value: Any, _: str) -> Any:
    if isinstance(value, str) and _NUMBER.fullmatch(value) and len(value) < 300:
        return float(value) if "." in value else int(value)
    return value


Item = TypeVar("Item")
List = Annotated[list[Item], MaxLen(MANY)]
"""A list of limited length: each item could be a fault, so the items of a longer list are not checked."""

Str = Annotated[str, MinLen(1)]
LanguageTag = Annotated[str, Before(_tag)]
Interface = Annotated[dict[str, dict[Str, Str]], Before(_tagged)]
"""Words by language and key."""
Text = Annotated[
    dict[str, Str],
    MinLen(1),
    Before(
        _by_language,
        {"anyOf": [{"type": "string"}, {"type": "object", "additionalProperties": {"type": "string"}}]},
    ),
]
"""Text by language tag; a plain string is in the dossier's first language."""

Aliases = Annotated[dict[str, List[Str]], Before(_tagged)]
YamlBool = Annotated[bool, Before(_yaml_boolean)]
YamlInt = Annotated[int, Before(_yaml_number)]
YamlFloat = Annotated[float, Before(_yaml_number)]


class Inferred(TypedDict):
    __pydantic_config__ = CONFIG  # type: ignore[misc]
    value: Str
    reason: Text


class Reference(TypedDict, total=False):
    __pydantic_config__ = CONFIG  # type: ignore[misc]
    title: Required[Text]
    published: Str | None
    url: Str | None
