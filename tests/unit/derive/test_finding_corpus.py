"""How much the finder finds in texts of our own, per language: a floor under recall and precision."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from caribmap.derive.lexicon import build_lexicon
from caribmap.derive.wording import WORD
from caribmap.derive.world import world_of
from tests.unit.derive.finding import CORPUS, hits

FLOORS = {
    "en": 0.97,
    "de": 0.96,
    "es": 0.96,
    **dict.fromkeys(("fr", "it", "pt", "uk", "ru"), 0.95),
    **dict.fromkeys(("ar", "he", "hi", "ja", "ko", "th", "zh"), 0.95),
}
"""F1 by overlapping spans. The texts are ours: what it is on corpora of others stands in docs/mentions.md."""
MARKED = re.compile(r"\[\[(.*?)\]\]", re.DOTALL)


def unmarked(paragraph: str) -> tuple[str, list[tuple[int, int]]]:
    """A text without its brackets, and the spans that they marked."""
    pieces: list[str] = []
    spans: list[tuple[int, int]] = []
    length = at = 0
    for match in MARKED.finditer(paragraph):
        before, name = paragraph[at : match.start()], match[1]
        pieces += before, name
        start = length + len(before)
        length = start + len(name)
        spans.append((start, length))
        at = match.end()
    return "".join((*pieces, paragraph[at:])), spans


def score(language: str) -> tuple[float, int]:
    """F1, and the number of names; each paragraph is a document of its own."""
    right = wrong = missed = 0
    for paragraph in (CORPUS / f"{language}.txt").read_text("utf-8").split("\n\n"):
        text, marked = unmarked(paragraph)
        spans = [(hit.start, hit.end) for hit in hits(text, language)]
        noticed = [any(start < end_ and start_ < end for start_, end_ in spans) for start, end in marked]
        right += sum(noticed)
        missed += len(marked) - sum(noticed)
        wrong += sum(all(end <= start_ or end_ <= start for start_, end_ in marked) for start, end in spans)
    return 2 * right / (2 * right + wrong + missed), right + missed


@pytest.mark.parametrize("language", sorted(FLOORS))
def test_nearly_every_name_in_news_of_our_own_is_found_and_little_else(language: str) -> None:
    f1, names = score(language)
    assert names >= 10
    assert f1 >= FLOORS[language]


def test_every_text_has_a_floor() -> None:
    assert {path.stem for path in CORPUS.glob("*.txt")} == set(FLOORS)


@pytest.mark.parametrize("path", sorted((CORPUS / "kinds").glob("*.txt")), ids=lambda path: path.stem)
def test_every_kind_of_name_is_found_exactly(path: Path) -> None:
    """States, usual names, demonyms, compounds, waters, towns, words, persons, organisations."""
    wrong = []
    for sentence in path.read_text("utf-8").splitlines():
        text, marked = unmarked(sentence)
        found = [(hit.start, hit.end) for hit in hits(text, path.stem)]
        if found != marked:
            wrong.append((sentence, [text[start:end] for start, end in found]))
    assert wrong == []


@pytest.mark.parametrize("language", ["de", "en", "es", "fr"])
def test_a_word_that_is_refused_before_it_is_read_is_nothing(language: str) -> None:
    lexicon, world = build_lexicon(language, (), ()), world_of(language)
    words = {*WORD.findall((CORPUS / "kinds" / f"{language}.txt").read_text("utf-8")), *world.names}
    words |= {
        f"{name.title()}{ending}" for name in world.names for ending in ("s", "er", "erin", "reise", "ufer")
    }
    refused = [word for word in words if WORD.fullmatch(word) and lexicon.is_silent(word)]
    assert len(refused) > 100
    assert [word for word in refused if lexicon.read_word(word) or lexicon.most_words(word) > 1] == []
