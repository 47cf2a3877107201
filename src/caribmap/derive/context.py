"""What stands round a name of the world decides: a place, a person, an organisation, or an ordinary word."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from caribmap.derive import endings
from caribmap.derive.inflect import genitive_bases
from caribmap.derive.lexicon import Meaning
from caribmap.derive.wording import key_of
from caribmap.derive.words import Words, word_set
from caribmap.derive.world import World
from caribmap.dossier.nouns import Confidence

LINKS = word_set("of the de del la las los da do das dos di della du des d")
"""Words between what an organisation is and the place it is named after: University of, Ayuntamiento de."""
MOST_LINKS = 2
CONJUNCTIONS = word_set("and und y et e та і и or oder o ou sowie")
_LINKED = (" ", "'", "’")
TITLE = re.compile(r'(?<=\w )["„“”«»‚‘›‹]([^"„“”«»‘’›‹\n]{1,80})["“”«»‘’›‹]')
"""Something in quotation marks, in the languages' several ways, behind a word."""
MOST_BEHIND = 3
"""Words behind a name by which it may be an organisation's: Boston Consulting Group."""
_ADJACENT = (" ", ". ", "\u00a0", ".\u00a0")


class Candidate(NamedTuple):
    """A wording that may be a place's name: code points, its first and last word, what it means."""

    start: int
    end: int
    first: int
    last: int
    meaning: Meaning

    @property
    def confidence(self) -> Confidence:
        return "dossier" if self.meaning.standing == "dossier" else "world"


def settle(words: Words, candidates: Iterable[Candidate], world: World) -> list[Candidate]:
    """The candidates that are places by their context; those of the dossier always are.

    A given name or a title before a name makes it a person's, in the whole text unless a preposition stands
    before it. A doubtful name needs a preposition, or a country behind it, once in the text.
    """
    return _Text(words, world).settle(list(candidates))


@dataclass(slots=True)
class _Text:
    words: Words
    world: World
    titles: list[tuple[int, int]] = field(default_factory=list)
    """Spans of titles of films and books, which a word before them says they are."""
    persons: set[str] = field(default_factory=set)
    confirmed: set[str] = field(default_factory=set)
    kept: list[tuple[Candidate, bool]] = field(default_factory=list)
    """Candidates that may stay, and whether their own context settles it."""

    def settle(self, candidates: list[Candidate]) -> list[Candidate]:
        self.titles = [match.span(1) for match in TITLE.finditer(self.words.text) if self._is_work(match)]
        for number, candidate in enumerate(candidates):
            following = candidates[number + 1] if number + 1 < len(candidates) else None
            if candidate.meaning.standing == "dossier":
                self.kept.append((candidate, True))
            elif (is_sure := self._judge(candidate, following)) is not None:
                self.kept.append((candidate, is_sure))
        return [
            candidate
            for number, (candidate, is_sure) in enumerate(self.kept)
            if is_sure or self._stays(candidate, number)
        ]

    def _is_work(self, quoted: re.Match[str]) -> bool:
        """Whether the word before a quotation mark says that a title of a film or a book follows."""
        index = bisect_right(self.words.starts, quoted.start()) - 1
        return self.words.texts[index].casefold() in self.world.clues.works

    def _judge(self, candidate: Candidate, following: Candidate | None) -> bool | None:
        """Whether a name of the world is one for certain; None if it is none."""
        word, gap = self.words.before(candidate.first)
        clues, standing, folded = self.world.clues, candidate.meaning.standing, word.casefold()
        if standing == "dotted":
            return True if self._is_abbreviation(candidate, gap) else None
        is_of_work = (folded in clues.works and gap == " ") or self._is_of_work(candidate)
        if standing == "thing" or is_of_work or self._is_of_organisation(candidate, word, gap):
            return None
        low = folded if gap.isspace() else ""
        is_located = low in clues.prepositions or low in clues.locatives
        if not is_located and self._is_of_person(candidate, word, gap):
            return None
        if standing != "doubtful":
            return is_located
        if self._is_confirmed(candidate, following, low) or self._is_listed(candidate, low):
            self.confirmed.add(self._surface(candidate))
            return True
        return False

    def _is_of_person(self, candidate: Candidate, word: str, gap: str) -> bool:
        continues = bool(self.kept) and self.kept[-1][0].last == candidate.first - 1
        if not continues and self._is_surname(candidate, word, gap):
            self.persons.add(self._surface(candidate))
            return True
        return self._is_given_name(candidate)

    def _surface(self, candidate: Candidate) -> str:
        return self.words.text[candidate.start : candidate.end]

    def _stays(self, candidate: Candidate, number: int) -> bool:
        surface = self._surface(candidate)
        if candidate.meaning.standing != "doubtful":
            if surface not in self.persons or candidate.meaning.is_demonym:
                return True
            return self._is_among_its_like(candidate, number)
        return (
            surface in self.confirmed
            and not self.world.capitalises
            and not self.words.begins_sentence(candidate.first)
        )

    def _is_among_its_like(self, candidate: Candidate, number: int) -> bool:
        """Jordan, Egypt and Israel: a person's name that stands beside a place of the same kind."""
        for one, other in ((number - 1, number), (number, number + 1)):
            if not 0 <= one < other < len(self.kept):
                continue
            before, behind = self.kept[one][0], self.kept[other][0]
            neighbour = behind if before is candidate else before
            between = self.words.text[before.end : behind.start]
            if between != ", " and between.strip() not in CONJUNCTIONS:
                continue
            if neighbour.meaning.is_demonym or self._surface(neighbour) in self.persons:
                continue
            if self._is_large(candidate) == self._is_large(neighbour):
                return True
        return False

    def _is_large(self, candidate: Candidate) -> bool:
        """Whether a name is that of a country, a part of one or a large city, and not of a town alone."""
        key = key_of(self._surface(candidate))
        return key in self.world.names or key in self.world.regions

    def _is_of_organisation(self, candidate: Candidate, word: str, gap: str) -> bool:
        """Washington Post, Universidad de Salamanca; `word` and `gap` stand before the candidate."""
        clues, text, end = self.world.clues, self.words.text, candidate.end
        if text.startswith(" ", end) and text[end + 1 : end + 2].isupper():
            for index in range(candidate.last, candidate.last + MOST_BEHIND):
                behind, between = self.words.behind(index)
                if between != " " or not behind[0].isupper():
                    break
                if behind.casefold() in clues.organisations:
                    return True
        if not clues.orgs:
            return False
        index = candidate.first
        for _ in range(MOST_LINKS + 1):
            if gap not in _LINKED or not word:
                return False
            if word[0].isupper():
                return word.casefold() in clues.orgs
            if word not in LINKS:
                return False
            index -= 1
            word, gap = self.words.before(index)
        return False

    def _is_of_work(self, candidate: Candidate) -> bool:
        """Der Film „Casablanca“, the musical "Oklahoma!"; Casablanca-Film, but not China-Film."""
        start, text = candidate.start, self.words.text
        at = bisect_right(self.titles, (start, len(text))) - 1
        if at >= 0 and start < self.titles[at][1]:
            return True
        if text.find("-", start, candidate.end) < 0:
            return False
        name, _, what = self._surface(candidate).rpartition("-")
        if what.casefold() not in self.world.clues.works:
            return False
        key, world = key_of(name), self.world
        return key not in world.stems and (key not in world.names or key in world.towns)

    def _is_abbreviation(self, candidate: Candidate, gap: str) -> bool:
        """Ky. anywhere, but Pa. and Ill. only behind a comma: Reading, Pa."""
        surface = self._surface(candidate)
        return gap == ", " or "." in surface[:-1] or not self.world.is_doubtful(key_of(surface))

    def _is_surname(self, candidate: Candidate, word: str, gap: str) -> bool:
        """Whitney Houston, President Washington, J. Lincoln; not Paris, Texas."""
        if gap not in _ADJACENT or candidate.first != candidate.last or not word or not self.world.is_cased:
            return False
        low = word.casefold()
        if low in self.world.clues.titles:
            return not self._is_of_country(candidate)
        return word[0].isupper() and (low in self.world.clues.given if gap[0] != "." else len(word) == 1)

    def _is_of_country(self, candidate: Candidate) -> bool:
        """Whether a name behind a title says of what: президент Франції, der König Spaniens."""
        key, names = key_of(self._surface(candidate)), self.world.names
        tag = self.world.language.split("-")[0].lower()
        bases = genitive_bases(key) if tag == "de" else endings.bases(tag, key)
        if key in names:
            return endings.is_inflected(tag) and key not in self.world.towns
        return any(base in names for base in bases)

    def _is_given_name(self, candidate: Candidate) -> bool:
        """Paris Hilton, but not Charlotte Airport: a town that is a given name, with a surname behind it."""
        if candidate.first != candidate.last:
            return False
        surface = self._surface(candidate)
        if surface.casefold() not in self.world.clues.given or self.world.is_state(key_of(surface)):
            return False
        word, gap = self.words.behind(candidate.last)
        clues = self.world.clues
        if gap != " " or not word[:1].isupper() or word.isupper():
            return False
        low = word.casefold()
        return word not in clues.after and low not in clues.titles and low not in clues.no_surnames

    def _is_listed(self, candidate: Candidate, low: str) -> bool:
        """Split in "Dubrovnik, Split and Kotor"; `low` is the word before it."""
        if not self.kept:
            return False
        before, is_sure = self.kept[-1]
        if before.meaning.is_demonym or (before.meaning.standing == "doubtful" and not is_sure):
            return False
        between = self.words.text[before.end : candidate.start]
        return between == ", " or (low in CONJUNCTIONS and between == f" {low} ")

    def _is_confirmed(self, candidate: Candidate, following: Candidate | None, low: str) -> bool:
        """In Reading; Reading, Pennsylvania; not IN MOST TOWNS. `low` is the word before it."""
        surface = self._surface(candidate)
        if surface.isupper() and len(surface) > 1 and self.words.before(candidate.first)[0].isupper():
            return False
        if low in self.world.clues.locatives or self._has_its_article(candidate):
            return True
        if following is None or self.words.text[candidate.end : following.start] != ", ":
            return False
        return following.meaning.standing in ("world", "dotted") and is_region(
            self.words, following, self.world
        )

    def _has_its_article(self, candidate: Candidate) -> bool:
        """La Manche, l'Adige; an der Seine, but not die Seine."""
        clues = self.world.clues
        if key_of(self._surface(candidate)) not in clues.articled:
            return False
        word, gap = self.words.before(candidate.first)
        if gap not in _LINKED or word.casefold() not in clues.articles:
            return False
        return not clues.banks or self.words.before(candidate.first - 1)[0].casefold() in clues.banks


def is_region(words: Words, candidate: Candidate, world: World) -> bool:
    """Whether a candidate names a country or one of its parts: a town may stand before it."""
    key = key_of(words.text[candidate.start : candidate.end])
    return not candidate.meaning.is_demonym and (world.is_region(key) or key in world.dotted)
