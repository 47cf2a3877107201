"""Names in no list that have the shape of a place: Larkin County, Strait of X, Xstraße; Alvin, Texas."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import compress, count

from caribmap.derive.wording import WORD
from caribmap.derive.words import Words, word_set
from caribmap.derive.world import Clues

Span = tuple[int, int]

MOST_WORDS = 3
"""Words of a name before or behind its clue."""
MOST_PARTS = 6
"""Words behind hyphens that a name goes on with."""
STOP = word_set(
    """
the a an in on at of and or but this that these those each every all any some no our their his her its my
your to from near for by with as when while if after before since until although however meanwhile though
because so yet nor he she it we they who what where why how there here also mr mrs ms dr new old former
authority claus supreme federal national state county today yesterday tomorrow january february march
april may june july august september october november december monday tuesday wednesday thursday friday
saturday sunday der die das den dem des ein eine einer eines dieser diese dieses jeder jede kein keine
unser unsere ihr ihre sein geschäft el la los las un una este esta le les une ce cette il lo gli uno
questo questa o os as um uma
en desde hacia hasta según sin sobre tras con por para entre à au aux dans vers chez sur pour avec sans depuis
em no na nos nas ao aos até nel nella per su tra fra da di ad aus bei nach von zu mit für über unter bis
в во на из у з із зі до під біля від по при для о об от к со над под перед між между
"""
)
"""Words that begin a sentence or stand before a name and are no part of it."""
NUMBERED = frozenset({"interstate", "route", "highway"})
STREETS = frozenset({"street", "avenue", "road", "boulevard"})
SURNAMES = word_set(
    "hill lane park lake bay forest drive street bridge town heights sound fort port base island"
)
"""Clues behind a name that are surnames behind a given name."""
COUNTIES = frozenset({"county", "parish", "township"})
"""What is called so once is called by its name alone afterwards."""
FIRST_WORDS = word_set("los las san")
"""Words that begin a name in a text of another language than their own: Los Angeles County."""
LINKS = word_set("de del la las los do da dos das di du des of")
ELIDED = word_set("d l dell dall")
"""Links before an apostrophe: lac d'Annecy."""
APOSTROPHES = ("'", "’")
ADJECTIVES = ("er", "sche", "scher", "schen", "sches")
"""Endings of a German adjective before what it names: Potsdamer Platz, Bayerischer Wald."""
TOWN_BEFORE_REGION = frozenset({"en", "es", "fr", "it", "pt"})


class Shapes:
    """Finds names by shape in texts of one language."""

    def __init__(self, clues: Clues, language: str) -> None:
        self._clues = clues
        self._is_german, self._is_english = language == "de", language == "en"
        self._has_towns_before_regions = language in TOWN_BEFORE_REGION

    def may_be(self, word: str) -> bool:
        """Whether a word is a clue."""
        if word in self._clues.before or word in self._clues.after or word in self._clues.parenthesised:
            return True
        return self._is_german and (self._is_street(word) or self._is_named_like_a_town(word))

    def find(
        self, words: Words, clues: Sequence[int], regions: Iterable[int], taken: Sequence[Span]
    ) -> list[Span]:
        """Spans of names by shape, in order; none is within one of `taken`.

        `clues` are indices of words that `may_be` clues, `regions` those of words that begin the name of a
        country or a state.
        """
        found = [span for index in clues for span in self._at(words, index)]
        towns = {span for index in regions if (span := self._before_region(words, index))}
        known = {words.text[start:end] for start, end in towns} | self._counties(words, found)
        if known:
            known -= {words.text[start:end] for start, end in taken}
        found += [*towns, *_again(words, known)]
        return [span for span in _longest(found) if not _is_within(span, taken)]

    def _at(self, words: Words, index: int) -> Iterator[Span]:
        word = words.texts[index]
        start, end = words.starts[index], words.end(index)
        if word in self._clues.parenthesised and (
            words.text[start - 1 : start],
            words.text[end : end + 1],
        ) == ("(", ")"):
            yield start, end
        for clue in self._clues.before.get(word, ()):
            last = index + len(clue) - 1
            if tuple(words.texts[index : last + 1]) == clue:
                if span := self._behind(words, index, last):
                    yield span
                break
        for clue in self._clues.after.get(word, ()):
            first = index - len(clue) + 1
            if first > 0 and tuple(words.texts[first : index + 1]) == clue:
                if span := self._ahead(words, first, index):
                    yield span
                break
        if self._is_german and self._is_german_name(words, index):
            yield _hyphenated(words, index)

    def _behind(self, words: Words, first: int, last: int) -> Span | None:
        """Lake Robinson, Strait of X, lago de X; city of X without a clue that is no part of the name."""
        clue = words.texts[first].casefold()
        is_part = words.texts[first][0].isupper() or clue in self._clues.parts
        if words.before(first)[1] == "-":  # US-Bundesstaat Oregon
            return None
        end = last
        while end - last < (1 if self._is_german else MOST_WORDS):
            word, gap = words.behind(end)
            if not word or gap not in _gaps(words.texts[end], is_first=end == last):
                break
            if clue in NUMBERED and word[0].isdigit():
                return words.starts[first], words.end(end + 1)
            if _is_link(words, end + 1) and (end > last or clue in self._clues.parts):
                end += 1
                continue
            if (
                not word[0].isupper()
                or word.casefold() in STOP
                or (word.isupper() and not words.texts[first].isupper())
            ):
                break
            end += 1
        while end > last and words.texts[end] in LINKS | ELIDED:
            end -= 1
        if end == last or clue in NUMBERED:
            return None
        end = _end_of_compound(words, end)
        return words.starts[first if is_part else last + 1], words.end(end)

    def _ahead(self, words: Words, first: int, last: int) -> Span | None:
        """Larkin County, 42nd Street, Potsdamer Platz, Karl-Marx-Straße."""
        begin, clue = first, words.texts[first].casefold()
        while first - begin < MOST_WORDS:
            word, gap = words.before(begin)
            if gap not in (" ", "-") or not word or self._is_stop(word):
                break
            is_named = word[0].isupper() or (clue in STREETS and word[0].isdigit() and not word.isdigit())
            if not is_named or (self._is_german and gap == " " and not word.endswith(ADJECTIVES)):
                break
            begin -= 1
            if self._is_german and gap == " ":
                break
        if begin == first:
            return None
        name = [word.casefold() for word in words.texts[begin:first]]
        if clue in SURNAMES and name[0] in self._clues.given:
            return None
        return words.starts[begin], words.end(last)

    def _is_stop(self, word: str) -> bool:
        low = word.casefold()
        return low in STOP and not (self._is_english and low in FIRST_WORDS and word[0].isupper())

    def _before_region(self, words: Words, index: int) -> Span | None:
        """Alvin before ", Texas": a town that no list has."""
        if not self._has_towns_before_regions or words.before(index)[1] != ", ":
            return None
        begin = index
        while index - begin < MOST_WORDS:
            word, gap = words.before(begin)
            if gap != (", " if begin == index else " ") or not word or not word[0].isupper():
                break
            if word.casefold() in STOP:
                break
            begin -= 1
        name = {word.casefold() for word in words.texts[begin:index]}
        clues = self._clues
        if begin == index or not all(map(name.isdisjoint, (clues.given, clues.titles, clues.organisations))):
            return None
        if index - begin == 1 and words.begins_sentence(begin) and not words.texts[begin].isupper():
            return None
        return words.starts[begin], words.end(index - 1)

    def _counties(self, words: Words, found: Iterable[Span]) -> set[str]:
        names = set()
        for start, end in found:
            name, _, clue = words.text[start:end].rpartition(" ")
            if clue.casefold() in COUNTIES and len(name) >= 5 and name.casefold() not in self._clues.given:
                names.add(name)
        return names

    def _is_german_name(self, words: Words, index: int) -> bool:
        word = words.texts[index]
        if self._is_street(word):
            return True
        before, gap = words.before(index)
        return gap == " " and before in ("in", "aus", "nach", "bei") and self._is_named_like_a_town(word)

    def _is_street(self, word: str) -> bool:
        return self._ends(word, self._clues.streets)

    def _is_named_like_a_town(self, word: str) -> bool:
        return self._ends(word, self._clues.endings)

    def _ends(self, word: str, endings: tuple[str, ...]) -> bool:
        if not word[0].isupper() or not word.endswith(endings) or word.casefold() in self._clues.no_places:
            return False
        if word.endswith(self._clues.no_endings):
            return False
        return any(word.endswith(ending) and len(word) - len(ending) >= 3 for ending in endings)


def _is_link(words: Words, index: int) -> bool:
    """Whether a small word joins two parts of a name: San Juan de la Cruz."""
    link = words.texts[index]
    word, gap = words.behind(index)
    is_joined = gap in APOSTROPHES if link in ELIDED else gap == " " and link in LINKS
    return is_joined and (word[:1].isupper() or word in LINKS)


def _gaps(word: str, *, is_first: bool) -> tuple[str, ...]:
    """What may stand between a word of a name and the next one; `is_first`: between it and its clue."""
    if word in ELIDED:
        return APOSTROPHES
    return (" ", ". ") if is_first else (" ", "-")


def _hyphenated(words: Words, index: int) -> Span:
    begin = index
    while words.before(begin)[1] == "-":
        begin -= 1
    return words.starts[begin], words.end(index)


def _end_of_compound(words: Words, index: int) -> int:
    """The last word of a name that goes on behind hyphens: Ono-i-Lau, but not Suva-based."""
    end = last = index
    while last - index < MOST_PARTS and words.behind(last)[1] == "-" and words.behind(last)[0]:
        last += 1
        if words.texts[last][0].isupper():
            end = last
    return end


def _again(words: Words, names: set[str]) -> Iterator[Span]:
    """Every standing of names that the text has introduced."""
    if not names:
        return
    by_first: dict[str, list[str]] = {}
    for name in sorted(names, key=len, reverse=True):
        by_first.setdefault(WORD.findall(name)[0], []).append(name)
    for index in compress(count(), map(by_first.__contains__, words.texts)):
        start = words.starts[index]
        names_here = by_first[words.texts[index]]
        found = next((each for each in names_here if words.text.startswith(each, start)), "")
        end = start + len(found)
        if found and not words.text[end : end + 1].isalnum():
            yield start, end


def _longest(spans: Iterable[Span]) -> list[Span]:
    """Spans apart and in order; of two that overlap the longer one."""
    kept: list[Span] = []
    for start, end in sorted(set(spans), key=lambda span: (span[0], -span[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
        elif end - start > kept[-1][1] - kept[-1][0]:
            kept[-1] = (start, end)
    return kept


def _is_within(span: Span, others: Sequence[Span]) -> bool:
    at = bisect_right(others, (span[0], span[1] + 1)) - 1
    return any(start <= span[0] and span[1] <= end for start, end in others[max(0, at) : at + 2])
