"""The viewer reads the payload with types that are generated from those it is written with."""

from __future__ import annotations

from typing import Literal

import pytest

from tools.payload_types import typescript


@pytest.mark.parametrize(
    ("annotation", "type_"),
    [
        (str | None, "string | null"),
        (Literal["stated", 1], "'stated' | 1"),
        (list[float], "readonly number[]"),
        (list[str | None], "readonly (string | null)[]"),
        (dict[str, list[bool]], "Readonly<Record<string, readonly boolean[]>>"),
        (dict[str, str], "Text"),
    ],
)
def test_a_python_annotation_has_its_typescript_type(annotation: object, type_: str) -> None:
    assert typescript(annotation) == type_
