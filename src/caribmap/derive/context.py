"""What stands round a name of the world decides: a place, a person, an organisation, or an ordinary word."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from caribmap.derive import endings
from caribmap.derive.inflect import genitive_bases
from caribmap.derive.lexicon import Meaning
from caribmap.derive.wording import WORD, key_of
from caribmap.derive.words import Remembered, Words, word_set
from caribmap.derive.world import World
from caribmap.dossier.nouns import Confidence

LINKS = word_set("of the de del la las los da do das dos di della du des d")
"""Words between what an organisation is and the place it is named after: University of, Ayuntamiento de."""
MOST_LINKS = 2
CONJUNCTIONS = word_set("and und y et e та і и or oder o ou sowie")
_LINKED = (" ", "'", "’")
TITLE = re.compile(r'["„“”«»‚‘›‹](?<=\w .)([^"„“”«»‘’›‹\n]{1,80})["“”«»‘’›‹]')
"""Something in quotation marks, in the languages' several ways, behind a word."""
SPEAKER = re.compile(r"^([^:\n]{1,40}): ", re.MULTILINE)
"""What a line begins with that tells who says the rest of it."""
MOST_BEHIND = 3
"""Words behind a name by which it may be an organisation's: Boston Consulting Group."""
LONG_IN_HEADLINE, LEAST_IN_HEADLINE = 4, 4
"""Letters of a word that has a capital in a headline, and the least number of such words."""
MOST_WORDS_OF_DISH = 10
"""Words before and behind a dish among which one of food is looked for."""
BEFORE_DISHES = word_set("einen keinen zwei drei vier fünf sechs zehn halben ganzen fetten heißen")
"""Words before a German dish that is eaten; what eats stands behind others: ein Wiener, die Hamburger."""
CONTEXT = ("given", "titles", "prepositions", "locatives", "organisations", "orgs", "works", "no_surnames")
"""The lists of clues by which a word beside a name is judged."""
_ADJACENT = (" ", ". ", "\u00a0", ".\u00a0")


class Candidate(NamedTuple):
    """A wording that may be a place's name: code points, its first and last word, what it means, its text."""

    start: int
    end: int
    first: int
    last: int
    meaning: Meaning
    surface: str

    @property
    def confidence(self) -> Confidence:
        return "dossier" if self.meaning.standing == "dossier" else "world"


class Context:
    """Judges the candidates in texts of one language."""

    def __init__(self, world: World) -> None:
        self._world = world
        lists = {name: getattr(world.clues, name) for name in CONTEXT}

        def roles(word: str) -> frozenset[str]:
            folded = word.casefold()
            return frozenset(name for name, entries in lists.items() if folded in entries)

        self._roles = Remembered(roles)

    def settle(self, words: Words, candidates: Sequence[Candidate]) -> list[Candidate]:
        """The candidates that are places by their context; those of the dossier always are.

        A given name or a title before a name makes it a person's, in the whole text unless a preposition
        stands before it. A doubtful name needs a preposition, or a country behind it, once in the text.
        """
        return _Text(words, self._world, self._roles, candidates).settle()


@dataclass(slots=True)
class _Text:
    words: Words
    world: World
    roles: Mapping[str, frozenset[str]]
    """The lists of CONTEXT that have a word."""
    candidates: Sequence[Candidate]
    titles: list[tuple[int, int]] = field(default_factory=list)
    """Spans of titles of films and books, which a word before them says they are."""
    organisation: int = -1
    """The last word of the organisation that was found last."""
    persons: set[str] = field(default_factory=set)
    confirmed: set[str] = field(default_factory=set)
    is_dialogue: bool | None = None
    """Whether a name in capitals and a colon begin several lines; None: not looked for yet."""
    kept: list[tuple[Candidate, bool]] = field(default_factory=list)
    """Candidates that may stay, and whether their own context settles it."""

    def settle(self) -> list[Candidate]:
        self.titles = [match.span(1) for match in TITLE.finditer(self.words.text) if self._is_work(match)]
        for number, candidate in enumerate(self.candidates):
            if candidate.meaning.standing == "dossier":
                self.kept.append((candidate, True))
            elif (is_sure := self._judge(candidate, number)) is not None:
                self.kept.append((candidate, is_sure))
        return [
            candidate
            for number, (candidate, is_sure) in enumerate(self.kept)
            if is_sure or self._stays(candidate, number)
        ]

    def _is_work(self, quoted: re.Match[str]) -> bool:
        """Whether the word before a quotation mark says that a title of a film or a book follows."""
        index = bisect_right(self.words.starts, quoted.start()) - 1
        return "works" in self.roles[self.words.texts[index]]

    def _judge(self, candidate: Candidate, number: int) -> bool | None:
        """Whether a name of the world, that of candidate `number`, is one for certain; None if it is none."""
        word, gap = self.words.before(candidate.first)
        standing, roles = candidate.meaning.standing, self.roles[word]
        if standing == "dotted":
            return self._is_abbreviation(candidate, gap) or None
        if self._is_no_place(candidate, word, gap):
            return None
        is_located = ("prepositions" in roles or "locatives" in roles) and gap.isspace()
        if not is_located and self._is_of_person(candidate, word, gap):
            return None
        if standing != "doubtful":
            return is_located
        low, following = word.casefold() if gap.isspace() else "", self.candidates[number + 1 : number + 3]
        if (
            self._is_confirmed(candidate, following, low)
            or self._is_listed(candidate, low)
            or self._begins_list(candidate, following, low)
        ):
            self.confirmed.add(candidate.surface)
            return True
        return False

    def _is_of_person(self, candidate: Candidate, word: str, gap: str) -> bool:
        continues = bool(self.kept) and self.kept[-1][0].last == candidate.first - 1
        if not continues and self._is_surname(candidate, word, gap):
            self.persons.add(candidate.surface)
            return True
        return self._is_given_name(candidate)

    def _stays(self, candidate: Candidate, number: int) -> bool:
        surface = candidate.surface
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
            if not self._are_listed(before, behind):
                continue
            if neighbour.meaning.is_demonym or neighbour.surface in self.persons:
                continue
            if self._is_large(candidate) == self._is_large(neighbour):
                return True
        return False

    def _is_large(self, candidate: Candidate) -> bool:
        """Whether a name is that of a country, a part of one or a large city, and not of a town alone."""
        key = key_of(candidate.surface)
        return key in self.world.names or key in self.world.regions

    def _is_no_place(self, candidate: Candidate, word: str, gap: str) -> bool:
        """Whether a name is that of a thing, a dish, a work or an organisation.

        `word` and `gap` stand before the candidate, here and below.
        """
        meaning, roles = candidate.meaning, self.roles[word]
        text, end = self.words.text, candidate.end
        return (
            meaning.standing == "thing"
            or ("works" in roles and gap == " ")
            or ((self.titles or "-" in candidate.surface) and self._is_of_work(candidate))
            or (text[end + 1 : end + 2].isupper() and self._is_before_organisation(candidate))
            or ("orgs" in roles and gap in _LINKED and word[0].isupper())
            or (word in LINKS and self._is_behind_organisation(candidate.first))
            or candidate.first == candidate.last == self.organisation
            or (candidate.last > candidate.first and self._is_organisation(candidate, word))
            or (meaning.is_demonym and self._is_dish(candidate, word))
            or (bool(self.world.clues.eaten) and self._is_eaten(candidate))
            or (text[end : end + 1] == ":" and self._is_speaker(candidate))
        )

    def _is_before_organisation(self, candidate: Candidate) -> bool:
        """Washington Post, Boston Consulting Group, Kölner Stadt-Anzeiger."""
        if not self.words.text.startswith(" ", candidate.end):
            return False
        for index in range(candidate.last, candidate.last + MOST_BEHIND):
            behind, between = self.words.behind(index)
            if between not in (" ", "-") or not behind[0].isupper():
                break
            if "organisations" in self.roles[behind]:
                self.organisation = index + 1
                return True
            if index == candidate.last and self._is_subject(candidate, behind):
                return False
        return False

    def _is_behind_organisation(self, first: int) -> bool:
        """Universidad de Salamanca; `first` is the candidate's first word, which stands behind a link."""
        for index in range(first, first - MOST_LINKS - 1, -1):
            word, gap = self.words.before(index)
            if gap not in _LINKED or word not in LINKS:
                return gap in _LINKED and word[:1].isupper() and "orgs" in self.roles[word]
        return False

    def _is_organisation(self, candidate: Candidate, word: str) -> bool:
        """El Banco, where a sentence begins."""
        clues, texts, first = self.world.clues, self.words.texts, candidate.first
        return (
            candidate.last == first + 1
            and texts[first].casefold() in clues.articles
            and texts[first + 1].casefold() in clues.orgs
            and word.casefold() not in clues.prepositions
        )

    def _is_dish(self, candidate: Candidate, word: str) -> bool:
        """Er aß einen Hamburger: a demonym that is also a dish, in a sentence that speaks of food."""
        clues = self.world.clues
        if word.casefold() not in BEFORE_DISHES or candidate.surface.casefold() not in clues.dishes:
            return False
        sentence = self.words.sentence(candidate.first, MOST_WORDS_OF_DISH)
        return not clues.food.isdisjoint(map(str.casefold, sentence))

    def _is_eaten(self, candidate: Candidate) -> bool:
        """Turkey was served, Turkey sandwiches: a country that is a dish too, before what is done with it."""
        clues = self.world.clues
        if candidate.surface.casefold() not in clues.dishes:
            return False
        first, gap = self.words.behind(candidate.last)
        both = f"{first} {self.words.behind(candidate.last + 1)[0]}"
        return gap == " " and not clues.eaten.isdisjoint((first.casefold(), both.casefold()))

    def _is_speaker(self, candidate: Candidate) -> bool:
        """GUERRERO: before what somebody says, among such lines; not ISLAMABAD: before an article."""
        text, start, end = self.words.text, candidate.start, candidate.end
        if not candidate.surface.isupper() or key_of(candidate.surface) in self.world.names:
            return False
        begins_line = text.rfind("\n", 0, start) == start - 1 and text.startswith(": ", end)
        if begins_line and self.is_dialogue is None:
            speakers = [name for name in SPEAKER.findall(text) if name.isupper()]
            self.is_dialogue = len(set(speakers)) < len(speakers)
        return begins_line and bool(self.is_dialogue)

    def _is_of_work(self, candidate: Candidate) -> bool:
        """Der Film „Casablanca“, the musical "Oklahoma!"; Casablanca-Film, but not China-Film."""
        start, text = candidate.start, self.words.text
        at = bisect_right(self.titles, (start, len(text))) - 1 if self.titles else -1
        if at >= 0 and start < self.titles[at][1]:
            return True
        name, hyphen, what = candidate.surface.rpartition("-")
        if not hyphen or "works" not in self.roles[what]:
            return False
        key, world = key_of(name), self.world
        return key not in world.stems and (key not in world.names or key in world.towns)

    def _is_abbreviation(self, candidate: Candidate, gap: str) -> bool:
        """Ky. anywhere, but Pa. and Ill. only behind a comma: Reading, Pa."""
        surface = candidate.surface
        return gap == ", " or "." in surface[:-1] or not self.world.is_doubtful(key_of(surface))

    def _is_surname(self, candidate: Candidate, word: str, gap: str) -> bool:
        """Whitney Houston, President Washington, J. Lincoln; not Paris, Texas."""
        if gap not in _ADJACENT or candidate.first != candidate.last or not word or not self.world.is_cased:
            return False
        roles = self.roles[word]
        if "titles" in roles:
            return not self._is_of_country(candidate)
        return ("given" in roles if gap[0] != "." else len(word) == 1) and word[0].isupper()

    def _is_of_country(self, candidate: Candidate) -> bool:
        """Whether a name behind a title says of what: президент Франції, der König Spaniens."""
        key, names = key_of(candidate.surface), self.world.names
        tag = self.world.language.split("-")[0].lower()
        bases = genitive_bases(key) if tag == "de" else endings.bases(tag, key)
        if key in names:
            return endings.is_inflected(tag) and key not in self.world.towns
        return any(base in names for base in bases)

    def _is_given_name(self, candidate: Candidate) -> bool:
        """Paris Hilton, but not Charlotte Airport: a town that is a given name, with a surname behind it."""
        if candidate.first != candidate.last:
            return False
        surface = candidate.surface
        if "given" not in self.roles[surface] or self.world.is_state(key_of(surface)):
            return False
        word, gap = self.words.behind(candidate.last)
        if gap != " " or not word[:1].isupper() or word.isupper():
            return False
        if self._is_subject(candidate, word):
            return False
        return word not in self.world.clues.after and self.roles[word].isdisjoint(("titles", "no_surnames"))

    def _is_subject(self, candidate: Candidate, word: str) -> bool:
        """Whether a headline says what a country does: Israel Strikes Port, Chad Sweeps Vote as War Spreads.

        `word`, behind the country, is a verb that is known, or all longer words of the line have a capital.
        """
        if not word.endswith("s") or key_of(candidate.surface) not in self.world.names:
            return False
        if word.casefold() in self.world.clues.verbs:
            return True
        text = self.words.text
        begin, end = text.rfind("\n", 0, candidate.start) + 1, text.find("\n", candidate.end)
        line = text[begin : len(text) if end < 0 else end].rstrip()
        words = [word for word in WORD.findall(line) if len(word) >= LONG_IN_HEADLINE]
        is_capitalised = not any(word[0].islower() for word in words)
        return len(words) >= LEAST_IN_HEADLINE and is_capitalised and not line.endswith(".")

    def _is_listed(self, candidate: Candidate, low: str) -> bool:
        """Split in "Dubrovnik, Split and Kotor"; `low` is the word before it."""
        if not self.kept:
            return False
        before, is_sure = self.kept[-1]
        if before.meaning.is_demonym or (before.meaning.standing == "doubtful" and not is_sure):
            return False
        between = self.words.text[before.end : candidate.start]
        return between == ", " or (low in CONJUNCTIONS and between == f" {low} ")

    def _begins_list(self, candidate: Candidate, following: Sequence[Candidate], low: str) -> bool:
        """Mobile in "a storm hit Mobile, Pensacola and Biloxi"; zwischen Halle und Leipzig."""
        clues, begins_sentence = self.world.clues, self.words.begins_sentence(candidate.first)
        if self.world.capitalises:
            is_free, least = low in clues.prepositions, 1
        else:
            is_free, least = low not in clues.articles and not begins_sentence, 2
        names = following[:least]
        return (
            is_free
            and len(names) == least
            and all(map(self._are_listed, (candidate, *names), names))
            and all(each.meaning.standing == "world" and not each.meaning.is_demonym for each in names)
        )

    def _are_listed(self, one: Candidate, other: Candidate) -> bool:
        """Whether nothing but a comma or a conjunction stands between two names."""
        between = self.words.text[one.end : other.start]
        return between == ", " or between.strip() in CONJUNCTIONS

    def _is_confirmed(self, candidate: Candidate, following: Sequence[Candidate], low: str) -> bool:
        """In Reading, flew to Nice; Reading, Pennsylvania; not IN MOST TOWNS. `low` is the word before it."""
        surface = candidate.surface
        if surface.isupper() and len(surface) > 1 and self.words.before(candidate.first)[0].isupper():
            return False
        before, locatives = self.words.before(candidate.first - 1)[0].casefold(), self.world.clues.locatives
        if low in locatives or f"{before} {low}" in locatives or self._has_its_article(candidate):
            return True
        if not following or self.words.text[candidate.end : following[0].start] != ", ":
            return False
        return is_region(following[0], self.world)

    def _has_its_article(self, candidate: Candidate) -> bool:
        """La Manche, l'Adige; an der Seine, but not die Seine."""
        clues = self.world.clues
        if key_of(candidate.surface) not in clues.articled:
            return False
        word, gap = self.words.before(candidate.first)
        if gap not in _LINKED or word.casefold() not in clues.articles:
            return False
        return not clues.banks or self.words.before(candidate.first - 1)[0].casefold() in clues.banks


def is_region(candidate: Candidate, world: World) -> bool:
    """Whether a candidate names a country or one of its parts: a town may stand before it."""
    if candidate.meaning.standing not in ("world", "dotted") or candidate.meaning.is_demonym:
        return False
    key = key_of(candidate.surface)
    return world.is_region(key) or key in world.dotted
