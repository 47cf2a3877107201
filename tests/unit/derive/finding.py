"""What the finder finds in a text, for tests."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from caribmap.derive.lexicon import build_lexicon
from caribmap.derive.scan import Finder, Hit

CORPUS = Path(__file__).parents[2] / "names"
"""Texts of our own in the manner of news, a file per language; names stand in [[double brackets]]."""


@cache
def finder_of(language: str) -> Finder:
    return Finder(build_lexicon(language, (), ()))


def hits(text: str, language: str = "en") -> list[Hit]:
    return list(finder_of(language).find(text))


def found(text: str, language: str = "en") -> list[str]:
    return [text[hit.start : hit.end] for hit in hits(text, language)]
