"""What is found of the dossier's names in many texts at once is what the finder finds in each by itself."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caribmap.derive import many_texts
from caribmap.derive.lexicon import Lexicon, Reading
from caribmap.derive.many_texts import ManyTexts
from caribmap.derive.scan import Finder
from caribmap.derive.world import world_of

CORPUS = Path(__file__).parents[1] / "names"
LANGUAGES = tuple(sorted(path.stem for path in CORPUS.glob("*.txt")))
DRAWN = ("ar", "de", "en", "es", "uk", "zh")
"""One of each kind: prefixes, compounds, apostrophes, accents, endings, no spaces."""
NAMED = re.compile(r"\[\[(.+?)\]\]")
SEPARATORS = (*" -.,’'\n\u00a0—„“()", ". ", ", ", "\u00ad", "\u200d", "‐", "’s ", "\u0301", "­-", "")


@cache
def corpus(language: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names of a text, and its words."""
    text = (CORPUS / f"{language}.txt").read_text(encoding="utf-8")
    names = tuple(sorted(set(NAMED.findall(text))))
    return names, tuple(sorted({*names, *re.findall(r"[^\s\[\]]+", text)}))


@cache
def finders(language: str, chosen: tuple[str, ...]) -> tuple[Finder, ManyTexts]:
    lexicon = Lexicon(language, world=world_of(language))
    for number, name in enumerate(chosen):
        lexicon.add(name, Reading((f"p{number}",)) if number % 3 else Reading(ruling="a ship"))
    return Finder(lexicon), ManyTexts(lexicon)


def assert_same(finder: Finder, many: ManyTexts, texts: list[str]) -> None:
    alone = [
        (number, hit.start, hit.end, hit.reading)
        for number, text in enumerate(texts)
        for hit in finder.find(text)
        if hit.confidence == "dossier"
    ]
    assert [tuple(hit) for hit in many.find(texts)] == alone


@pytest.mark.parametrize("language", DRAWN)
@settings(max_examples=60)
@given(data=st.data())
def test_names_are_those_of_the_finder(language: str, data: st.DataObject) -> None:
    names, words = corpus(language)
    step = data.draw(st.sampled_from([2, 3]))
    chosen = tuple(name for name in names[data.draw(st.integers(0, step - 1)) :: step])
    bits = st.sampled_from(words) | st.sampled_from(chosen) | st.sampled_from(chosen).map(str.upper)
    bits |= st.sampled_from(chosen).map(lambda name: f"{name}s") | st.sampled_from(
        ["and", "San", "New", "日本"]
    )
    text = st.lists(st.tuples(bits, st.sampled_from(SEPARATORS)), max_size=40).map(
        lambda pairs: "".join(f"{word}{gap}" for word, gap in pairs)
    )
    assert_same(*finders(language, chosen), data.draw(st.lists(text, max_size=4)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_of_whole_articles_are_those_of_the_finder(
    language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(many_texts, "BATCH_BYTES", 1000)
    names, _ = corpus(language)
    text = (CORPUS / f"{language}.txt").read_text(encoding="utf-8").replace("[[", "").replace("]]", "")
    assert_same(*finders(language, names[::2]), [*text.split("\n"), "", "\ud800 Kiel", text])


def test_the_adjectives_of_german_names_are_inflected() -> None:
    finder, many = finders("de", ("Häfen", "Rotes Meer", "Schwarzes Meer", "Straße von Hormus"))
    texts = [
        "Das Rote Meer, am Roten Meer und das Rot.",
        "Am Schwarzen Meer, des Schwarzen Meeres, Schwarzes Brett.",
    ]
    assert_same(finder, many, texts)
    assert [text[hit.start : hit.end] for text in texts for hit in finder.find(text)] == [
        *("Rote Meer", "Roten Meer"),
        *("Schwarzen Meer", "Schwarzen Meeres"),
    ]
