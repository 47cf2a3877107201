"""Records of which a large dossier has many: to make one costs a sixth of what a frozen dataclass costs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar, dataclass_transform

Record = TypeVar("Record")


@dataclass_transform(frozen_default=True)
def record(cls: type[Record]) -> type[Record]:
    """A dataclass with slots that nobody changes. The type checker sees to that, not every construction."""
    return dataclass(slots=True)(cls)
