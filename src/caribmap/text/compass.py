"""Directions of the compass in words: north-west, NNE, südöstlich, al noroeste, північний захід, شمال غرب."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from caribmap.text.folded import WORD, folded
from caribmap.text.languages import primary
from caribmap.text.unwrapped import unwrapped

POINTS = ("N", "NNE", "NE", "ENE", "E", "ESE", "SE", "SSE", "S", "SSW", "SW", "WSW", "W", "WNW", "NW", "NNW")
DEGREES = {point: 22.5 * index for index, point in enumerate(POINTS)}
"""Azimuths, clockwise from north."""

SYMBOL = re.compile(r"(?<![\w'’])[NSEWOL]{1,3}(?![\w'’.])")
ABBREVIATED = {
    "de": {"O": "E"},
    "fr": {"O": "W"},
    "es": {"O": "W"},
    "pt": {"O": "W", "L": "E"},
    "it": {"O": "W"},
}
"""Letters that stand for a direction in one language: NO is north-east in German, north-west in French."""
STEMS = {
    "de": {"nord": "N", "ost": "E", "sud": "S", "west": "W"},
    "en": {"north": "N", "east": "E", "south": "S", "west": "W"},
    "es": {"norte": "N", "nor": "N", "este": "E", "sur": "S", "sud": "S", "oeste": "W"},
    "fr": {"nord": "N", "est": "E", "sud": "S", "ouest": "W"},
    "pt": {
        "norte": "N",
        "nor": "N",
        "nord": "N",
        "leste": "E",
        "este": "E",
        "sul": "S",
        "su": "S",
        "sud": "S",
        "oeste": "W",
    },
    "it": {"nord": "N", "est": "E", "sud": "S", "ovest": "W"},
    "uk": {"північ": "N", "схід": "E", "південь": "S", "південн": "S", "захід": "W"},
    "ar": {"شمال": "N", "شرق": "E", "جنوب": "S", "غرب": "W"},
}
ENDINGS = {
    "de": r"(?:en|lich|liche[mnrs]?|licher|warts|ens)?",
    "en": r"(?:ern|erly|wards?|bound)?",
    "es": r"",
    "fr": r"",
    "pt": r"",
    "it": r"",
    "uk": r"",
    "ar": r"(?:ي|يه|ية|ا)?",
}
LANGUAGES = frozenset(STEMS)
WHOLE = {
    "de": {"nordlich": "N", "ostlich": "E", "sudlich": "S", "westlich": "W"},
    "uk": {
        "північніше": "N", "північний": "N", "північному": "N", "північного": "N", "північним": "N",
        "півночі": "N", "північно": "N",
        "східніше": "E", "східний": "E", "сході": "E", "сходу": "E", "східно": "E",
        "південніше": "S", "південний": "S", "південному": "S", "південного": "S", "південним": "S",
        "півдні": "S", "південно": "S", "півдня": "S",
        "західніше": "W", "західний": "W", "заході": "W", "заходу": "W", "західно": "W",
    },
}  # fmt: skip
"""Words that are no stem with an ending, folded by what reads them."""
LED = {"es": {"este"}, "fr": {"est"}, "pt": {"este"}}
"""Words that are often none: alone and in small letters a direction only behind LEAD, "al este"."""
LEAD = re.compile(
    r"(?:\b(?:al?|aos?|del?|do|el|hacia|para|pelo|rumbo|vers|plein)\s|\b[ldLD]['’])$",
    re.IGNORECASE,
)
LONGEST_LEAD = 20
COMPOUND_JOINT = re.compile(r"[\s\u2010\u2011-]?")


@dataclass(frozen=True, slots=True)
class Direction:
    """A direction in a text, `degrees` clockwise from north, at `start`:`end` (code points, exclusive)."""

    degrees: float
    start: int
    end: int
    surface: str


def directions_in(text: str, language: str) -> tuple[Direction, ...]:
    """The directions that a text names in `language` (BCP 47), in order.

    >>> [(d.surface, d.degrees) for d in directions_in("50 km north-west of the town", "en")]
    [('north-west', 315.0)]
    """
    plain = unwrapped(text, language)
    starts, ends = plain.starts, plain.ends
    return tuple(
        Direction(degrees, starts[start], ends[end - 1], text[starts[start] : ends[end - 1]])
        for degrees, start, end in _directions(plain.text, primary(language))
    )


def _directions(text: str, language: str) -> Iterator[tuple[float, int, int]]:
    runs: list[list[tuple[int, int, str]]] = []
    for word in sorted([*_words(text, language), *_symbols(text, language)]):
        end = runs[-1][-1][1] if runs else -1
        if runs and word[0] < end:
            continue
        if runs and COMPOUND_JOINT.fullmatch(text[end : word[0]]):
            runs[-1].append(word)
        else:
            runs.append([word])
    for run in runs:
        start, end, _ = run[0]
        is_doubtful = len(run) == 1 and text[start:end] in LED.get(language, ())
        if not is_doubtful or LEAD.search(text, max(0, start - LONGEST_LEAD), start):
            yield from _named(run)


def _named(run: list[tuple[int, int, str]]) -> Iterator[tuple[float, int, int]]:
    """Words side by side as one direction, nord-nord-est, else as one each."""
    together = "".join(letters for _, _, letters in run)
    if together in DEGREES:
        yield DEGREES[together], run[0][0], run[-1][1]
    else:
        yield from ((DEGREES[letters], start, end) for start, end, letters in run)


def _symbols(text: str, language: str) -> Iterator[tuple[int, int, str]]:
    own = ABBREVIATED.get(language, {})
    for match in SYMBOL.finditer(text):
        letters = "".join(own.get(letter, letter) for letter in match[0])
        if letters in DEGREES:
            yield match.start(), match.end(), letters


def _words(text: str, language: str) -> Iterator[tuple[int, int, str]]:
    """Every word that is a direction or several in one: südöstlich, noroeste."""
    if language not in STEMS:
        return
    stems = {folded(stem): letter for stem, letter in STEMS[language].items()}
    whole = {folded(word): letter for word, letter in WHOLE.get(language, {}).items()}
    longest = sorted(stems, key=len, reverse=True)
    pattern = re.compile(rf"((?:{'|'.join(longest)})+){ENDINGS[language]}")
    part = re.compile("|".join(longest))
    for match in WORD.finditer(text):
        word = folded(match[0])
        if language == "ar":
            word = word.removeprefix("ال").removeprefix("لل")
        letters = whole.get(word, "")
        if not letters and (found := pattern.fullmatch(word)):
            letters = "".join(stems[stem] for stem in part.findall(found[1]))
        if letters in DEGREES:
            yield match.start(), match.end(), letters
