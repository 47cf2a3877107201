"""What wordings mean in one language: names and aliases of places, term rulings, names of the world."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from caribmap.derive import inflect
from caribmap.derive.wording import WORD, canonical
from caribmap.derive.world import world_names
from caribmap.dossier.nouns import Place, TermRuling, Text
from caribmap.dossier.record import record

MIN_CAPITALS = 4
"""Letters of a word in capitals that is read as the name it spells: MOSKAU, but not USA."""


@record
class Reading:
    """What a wording means: one place, several (ambiguous), none (unknown), or a ruling that it is none.

    `term` is the wording of the term ruling that says so.
    """

    places: tuple[str, ...] = ()
    ruling: str | None = None
    reason: Text | None = None
    term: str | None = None


UNKNOWN = Reading()


@dataclass(slots=True)
class Lexicon:
    """Readings by canonical wording.

    `longest`: by the first word of a wording, the most words that one beginning with it has.
    """

    language: str
    readings: dict[str, Reading] = field(default_factory=dict)
    world: frozenset[str] = frozenset()
    longest: dict[str, int] = field(default_factory=dict)

    def add(self, wording: str, reading: Reading) -> None:
        self.readings[wording] = reading
        if wording[0].islower():
            self.readings.setdefault(wording[0].upper() + wording[1:], reading)
        self.note(wording)

    def note(self, wording: str) -> None:
        """Remember how many words a wording has."""
        if wording.isalnum():
            return
        words = WORD.findall(wording)
        if len(words) > self.longest.get(words[0], 1):
            self.longest[words[0]] = self.longest[words[0][0].upper() + words[0][1:]] = len(words)

    def read_phrase(self, wording: str) -> Reading | None:
        """The reading of several words, the last perhaps in the genitive; None if they name nothing."""
        if wording in self.readings:
            return self.readings[wording]
        bases = (wording, *(inflect.name_bases(wording) if self._is_german else ()))
        return self._of_dossier(bases) or self._of_world(bases)

    def read_word(self, word: str) -> Reading | None:
        """The reading of a single word, inflected or in capitals or not; None if it names nothing.

        >>> lexicon = Lexicon("de")
        >>> lexicon.add("Kreml", Reading(("kremlin",)))
        >>> [lexicon.read_word(word).places for word in ("Kremls", "KREML", "Kremlchef")]
        [('kremlin',), ('kremlin',), ('kremlin',)]
        """
        if word.isupper() and len(word) >= MIN_CAPITALS and word not in self.readings:
            word = word.capitalize()
        if not self._is_german or word.isdigit():  # a number is not inflected
            return self._of_dossier((word,)) or self._of_world((word,))
        return (
            self._of_dossier((word, *inflect.name_bases(word)))
            or self._of_dossier(base for base in inflect.adjective_bases(word) if self._is_adjective(base))
            or self._of_world((word, *inflect.genitive_bases(word)))
            or self._of_dossier(inflect.origin_bases(word))
            or self._of_world(inflect.origin_bases(word))
            or self._of_dossier(inflect.compound_heads(word))
        )

    @property
    def _is_german(self) -> bool:
        return inflect.is_german(self.language)

    def _is_adjective(self, word: str) -> bool:
        return word[0].lower() + word[1:] in self.readings

    def _of_dossier(self, wordings: Iterable[str]) -> Reading | None:
        return next((self.readings[wording] for wording in wordings if wording in self.readings), None)

    def _of_world(self, wordings: Iterable[str]) -> Reading | None:
        return UNKNOWN if any(wording in self.world for wording in wordings) else None


def build_lexicon(language: str, places: Iterable[Place], terms: Iterable[TermRuling]) -> Lexicon:
    """The lexicon for articles in `language`. A term ruling wins over a place's name of the same wording."""
    lexicon = Lexicon(language, world=world_names(language))
    tags = (language, language.split("-", maxsplit=1)[0].lower())
    for place in places:
        for name in _names(place, tags):
            known = lexicon.readings.get(name, UNKNOWN).places
            if place.id not in known:
                lexicon.add(name, Reading((*known, place.id)))
    for term in terms:
        for text in filter(None, map(canonical, term.texts)):
            place_ids = (term.place,) if term.place and not term.ruling else ()
            lexicon.add(text, Reading(place_ids, term.ruling, term.reason, text))
    for name in lexicon.world:
        lexicon.note(name)
    return lexicon


def _names(place: Place, tags: tuple[str, str]) -> Iterator[str]:
    """Names and aliases in the first of two languages that the place has a name in, else in all."""
    own = next((tag for tag in tags if tag in place.names), None)
    for tag in (own,) if own else (*place.names, *place.aliases):
        for name in (place.names.get(tag, ""), *place.aliases.get(tag, ())):
            if wording := canonical(name):
                yield wording
