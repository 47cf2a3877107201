"""What wordings mean in one language: names and aliases of places, term rulings, names of the world."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from typing import Literal, NamedTuple

from caribmap.derive import endings, inflect
from caribmap.derive.wording import WORD, canonical, key_of, key_of_canonical, without_accents
from caribmap.derive.world import World, world_of
from caribmap.dossier.nouns import Place, TermRuling, Text
from caribmap.dossier.record import record

MIN_CAPITALS = 4
"""Letters of a word in capitals that is read as the name it spells: MOSKAU, but not USA."""
MIN_BEHIND_PREFIX = 3
"""Letters of a name behind an Arabic or Hebrew prefix."""
MIN_COMPOUND = 3
"""Letters behind the river, sea or country that a German compound begins with."""

HEAD = 3
"""Letters by which a German word is compared with the names that it may begin with."""

Standing = Literal["dossier", "world", "doubtful", "dotted", "thing"]
"""Whose name a wording is. A doubtful one needs a context that says so, a dotted one its full stop;
a thing's is no place's."""


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


class Meaning(NamedTuple):
    """A reading, whose name it is, and how many characters round it are prefixes and particles."""

    reading: Reading
    standing: Standing = "dossier"
    skip: int = 0
    cut: int = 0
    is_demonym: bool = False


@dataclass(slots=True)
class Lexicon:
    """Readings by canonical wording, and the names of the world.

    `longest`: by the first word of a wording, the most words that one beginning with it has. `loose`:
    wordings by their forms without accents and in capitals. `origins`: wordings by the key of a name
    that demonyms come from, be it theirs or that of such a demonym. `heads`: how wordings begin.
    """

    language: str
    readings: dict[str, Reading] = field(default_factory=dict)
    world: World = field(default_factory=lambda: World(""))
    longest: dict[str, int] = field(default_factory=dict)
    loose: dict[str, str] = field(default_factory=dict)
    origins: dict[str, str] = field(default_factory=dict)
    heads: set[str] = field(default_factory=set)
    _noted: dict[str, int] = field(default_factory=dict)
    """Words of wordings by their first word, as it is written."""
    _namesakes: frozenset[str] = field(init=False)
    """The names of which `origins` may be asked."""
    _compound_heads: frozenset[str] = field(init=False)
    """How the names begin that German compounds begin with."""
    tag: str = field(init=False)
    """The language without script and region."""
    _is_plain: bool = field(init=False)
    """Whether names have capitals and, except in German, stand in texts as they are called."""

    def __post_init__(self) -> None:
        self.tag = self.language.split("-", maxsplit=1)[0].lower()
        names = set(self.world.demonyms.values())
        self._namesakes = frozenset(chain.from_iterable(map(self._names_behind, names)))
        self._compound_heads = frozenset(name[:HEAD] for name in self.world.stems | self.world.rivers)
        self._is_plain = self.world.is_cased and not endings.is_inflected(self.tag)

    @property
    def wordings(self) -> Iterator[str]:
        """Every wording of the dossier, with its forms in capitals, without accents and of its adjectives."""
        return chain(self.readings, self.loose)

    def add(self, wording: str, reading: Reading) -> None:
        self.readings[wording] = reading
        key = key_of_canonical(wording)
        if key in self._namesakes:
            self.origins[key] = wording
        if (origin := self.world.demonyms.get(key)) is not None:
            self.origins.setdefault(origin, wording)
        if wording[0].islower():
            self.readings.setdefault(wording[0].upper() + wording[1:], reading)
        bare = without_accents(wording)
        self.heads.update((wording[:HEAD], (wording[0].upper() + wording[1:HEAD])[:HEAD]))
        for loose in dict.fromkeys((bare, wording.upper(), bare.upper())):
            self.heads.add(loose[:HEAD])
            if loose != wording and (len(loose) >= MIN_CAPITALS or not loose.isupper()):
                self.loose.setdefault(loose, wording)
        if self.tag == "de":
            for form in inflect.weak_forms(wording):
                self.loose.setdefault(form, wording)
                self.note(form)
        self.note(wording)

    def note(self, wording: str) -> None:
        """Remember how many words a wording has."""
        if wording.isalnum():
            return
        words = WORD.findall(wording)
        if words and len(words) > self._noted.get(words[0], 1):
            self._noted[words[0]] = len(words)
            for first in {
                words[0],
                words[0][0].upper() + words[0][1:],
                words[0].upper(),
                without_accents(words[0]),
            }:
                self.longest[first] = max(self.longest.get(first, 1), len(words))

    def is_silent(self, word: str) -> bool:
        """Whether it is plain that a word neither names anything nor begins a name.

        Most words of a text are such; this tells it in a fraction of the time.
        """
        world = self.world
        if not self._is_plain or self.knows(word):
            return False
        is_german, key = self.tag == "de", key_of_canonical(word)
        if is_german and not word.isdigit() and (inflect.ADJECTIVE in word or self._is_near(word)):
            return False
        if word.islower():
            return word not in world.small_first and key not in world.demonyms
        if word in world.codes or world.knows(key):
            return False
        if not is_german or word.isdigit():
            return word.isascii() and word.isalnum()
        is_derived = word.endswith(inflect.DEMONYMS) or key[:HEAD] in self._compound_heads
        is_known = is_derived or any(map(world.knows, inflect.genitive_bases(key)))
        return word.istitle() and not is_known

    def knows(self, word: str) -> bool:
        """Whether a word is a wording of the dossier, as it stands, or begins one."""
        return word in self.readings or word in self.loose or word in self.longest

    def most_words(self, word: str) -> int:
        """The most words that a name beginning with `word`, as it stands in a text, has."""
        own = self.longest.get(word, 1)
        if self.world.is_cased and not word[0].isupper():
            return max(own, self.world.small_first.get(word, 1))
        key = key_of_canonical(word)
        most = max(own, self.world.most_words(key))
        if endings.is_inflected(self.tag):
            return max([most, *(self.world.most_words(base) for base in endings.bases(self.tag, key))])
        if endings.has_prefixes(self.tag):
            behind = (rest for _, rest in endings.behind_prefixes(self.tag, key))
            return max(
                [most, *(max(self.longest.get(rest, 1), self.world.most_words(rest)) for rest in behind)]
            )
        return most

    def read_phrase(self, wording: str) -> Meaning | None:
        """The meaning of several words, the last perhaps in the genitive; None if they name nothing."""
        bases = inflect.name_bases(wording) if self.tag == "de" else ()
        if found := self._of_dossier(chain((wording,), bases)):
            return Meaning(found)
        key = key_of(wording)
        if self.world.is_cased and not wording[:1].isupper():
            is_demonym = self.tag == "de" and key in self.world.demonyms
            is_name = is_demonym or key in self.world.small
            return Meaning(UNKNOWN, "world", is_demonym=is_demonym) if is_name else None
        if wording.replace(".", "") in self.world.codes:
            return Meaning(UNKNOWN, "world")
        return self._phrase_of_world(wording, key)

    def _phrase_of_world(self, wording: str, key: str) -> Meaning | None:
        if key in self.world.things:
            return Meaning(UNKNOWN, "thing")
        if self._ends_small(wording) and key not in self.world.names:
            return None
        if key in self.world.demonyms:
            return Meaning(UNKNOWN, "world", is_demonym=True)
        genitives = map(key_of, inflect.genitive_bases(wording) if self.tag == "de" else ())
        if meaning := self._of_world((key, *genitives)):
            return meaning
        if endings.is_inflected(self.tag):
            return self._of_world(self._inflected_phrases(key))
        return self._behind_prefix(wording) if endings.has_prefixes(self.tag) else None

    def _ends_small(self, wording: str) -> bool:
        """El limón, but not Coeur d'Alene, nor Чорному морі, which is inflected."""
        is_small = self.world.is_cased and wording.rpartition(" ")[2].islower()
        return is_small and not endings.is_inflected(self.tag)

    def read_word(self, word: str) -> Meaning | None:
        """The meaning of a single word, inflected or in capitals or not; None if it names nothing.

        >>> lexicon = Lexicon("de")
        >>> lexicon.add("Kreml", Reading(("kremlin",)))
        >>> [lexicon.read_word(word).reading.places for word in ("Kremls", "KREML", "Kremlchef")]
        [('kremlin',), ('kremlin',), ('kremlin',)]
        """
        if word.isdigit():  # a number is not inflected
            return self._own((word,))
        if self.tag == "de":
            return self._read_german(word)
        if self.world.is_cased and not word[0].isupper():
            return self._own((word, *self._origins(word)))
        if self.tag == "ko":
            return self._before_particle(word)
        return (
            self._own((word, *endings.bases(self.tag, word)))
            or self._own(self._origins(word))
            or self._of_world_word(word)
            or (self._behind_prefix(word) if endings.has_prefixes(self.tag) else None)
        )

    def may_be_own(self, word: str) -> bool:
        """Whether a word may name something of the dossier; `read_word` decides, which takes longer."""
        if self.tag == "de" and word.isupper() and len(word) >= MIN_CAPITALS and word not in self.readings:
            word = word.capitalize()
        return self._of_dossier(chain((word,), self._own_bases(word))) is not None

    def _own_bases(self, word: str) -> Iterator[str]:
        yield from self._origins(word)
        if self.tag == "de":
            if self._is_near(word):
                yield from inflect.name_bases(word)
                yield from inflect.adjective_bases(word)
                yield from inflect.compound_heads(word)
            if inflect.ADJECTIVE in word:
                yield from inflect.origin_bases(word)
        elif endings.is_inflected(self.tag) or self.tag == "ko":
            yield from endings.bases(self.tag, word)
        elif endings.has_prefixes(self.tag):
            yield from (rest for _, rest in endings.behind_prefixes(self.tag, key_of(word)))

    def _read_german(self, word: str) -> Meaning | None:
        if word.isupper() and len(word) >= MIN_CAPITALS and not self._is_as_written(word):
            word = word.capitalize()
        is_near, is_adjective = self._is_near(word), inflect.ADJECTIVE in word
        return (
            (self._own(self._german_forms(word)) if is_near else None)
            or self._own(self._origins(word))
            or self._of_world_word(word)
            or (self._own(inflect.origin_bases(word)) if is_adjective else None)
            or (self._own(inflect.compound_heads(word)) if is_near else None)
            or self._german_of_world(word, is_adjective=is_adjective)
        )

    def _is_as_written(self, word: str) -> bool:
        """Whether a word in capitals is a wording or a code, and no name in capitals: ČSSR."""
        return word in self.readings or word in self.world.codes

    def _is_near(self, word: str) -> bool:
        """Whether a wording of the dossier begins as a word does."""
        heads = self.heads
        return word[:3] in heads or word[:2] in heads or word[:1] in heads

    def _german_forms(self, word: str) -> Iterator[str]:
        yield from (word, *inflect.name_bases(word))
        yield from (base for base in inflect.adjective_bases(word) if self._is_adjective(base))

    def _german_of_world(self, word: str, *, is_adjective: bool) -> Meaning | None:
        """A demonym of a town, an adjective of a country, or a compound that begins with a name."""
        world = self.world
        if is_adjective and any(key_of_canonical(base) in world.names for base in inflect.origin_bases(word)):
            return Meaning(UNKNOWN, "world", is_demonym=True)
        if not word[0].isupper():
            return None
        is_demonym = any(key_of_canonical(base) in world.bearers for base in inflect.town_bases(word))
        key = key_of_canonical(word)
        if not is_demonym and not (word[1:].islower() and self._is_compound(key)):
            return None
        is_noun = any(key.removesuffix(end) in world.no_demonyms for end in inflect.OF_NOUNS)
        return None if is_noun else Meaning(UNKNOWN, "world", is_demonym=is_demonym)

    def _is_compound(self, key: str) -> bool:
        """Donauschiff, Chinareise; of rivers that are words too, what stands by one: Mainufer, Mainstream."""
        world = self.world
        if any(key[:cut] in world.stems for cut in range(3, len(key) - MIN_COMPOUND + 1)):
            return True
        return any(
            (key[:cut] in world.rivers or key[:cut] in world.stems) and key.startswith(world.waterside, cut)
            for cut in range(2, len(key))
        )

    def _of_world_word(self, word: str) -> Meaning | None:
        world, key = self.world, key_of_canonical(word)
        if word in world.codes:
            return Meaning(UNKNOWN, "world")
        if key in world.demonyms and (world.has_capital_demonyms or self.tag == "de"):
            return Meaning(UNKNOWN, "world", is_demonym=True)
        if self.tag == "de":
            return self._of_world((key, *inflect.genitive_bases(key))) if word[0].isupper() else None
        if world.is_cased and word.isupper() and len(word) < MIN_CAPITALS and key not in world.names:
            return None
        return self._of_world((key, *endings.bases(self.tag, key)))

    def _of_world(self, keys: Iterable[str]) -> Meaning | None:
        """The meaning of the first key that names a place of the world."""
        world = self.world
        for key in keys:
            if key in world.dotted:
                return Meaning(UNKNOWN, "dotted")
            if world.has(key):
                return Meaning(UNKNOWN, "doubtful" if world.is_doubtful(key) else "world")
        return None

    def _behind_prefix(self, word: str) -> Meaning | None:
        for skip, rest in endings.behind_prefixes(self.tag, key_of(word)):
            if len(rest) < MIN_BEHIND_PREFIX:
                continue
            if found := self._of_dossier((rest,)):
                return Meaning(found, skip=skip)
            if (meaning := self._of_world((rest,))) and meaning.standing == "world":
                return meaning._replace(skip=skip)
        return None

    def _before_particle(self, word: str) -> Meaning | None:
        for base in (word, *endings.bases("ko", word)):
            if meaning := self._own((base,)) or self._of_world((key_of(base),)):
                return meaning._replace(cut=len(word) - len(base))
        return None

    def _inflected_phrases(self, key: str) -> Iterator[str]:
        """Forms of a phrase whose words are all inflected: Нижнего Новгорода, Великої Британії."""
        words = key.split(" ")
        if len(words) > 3:
            return
        if len(words) == 1:  # an apostrophe or a hyphen is in it
            yield from endings.bases(self.tag, key)
            return
        forms = [{word, *endings.bases(self.tag, word)} for word in words]
        heads = [form for form in forms[0] if self.world.most_words(form) > 1]
        for form in forms[1:]:
            heads = [f"{head} {tail}" for head in heads for tail in form]
        yield from heads

    def _origins(self, word: str) -> Iterator[str]:
        """The dossier's wordings of the name that a demonym comes from, or of another form of it."""
        key = key_of_canonical(word)
        if name := self.world.demonyms.get(key):
            yield from (self.origins[origin] for origin in self._names_behind(name) if origin in self.origins)

    def _names_behind(self, name: str) -> Iterable[str]:
        """The names that a demonym may come from, by that which the world's list has."""
        return name, *(endings.english_origins(name) if self.tag == "en" else ())

    def _is_adjective(self, word: str) -> bool:
        return word[0].lower() + word[1:] in self.readings

    def _own(self, wordings: Iterable[str]) -> Meaning | None:
        found = self._of_dossier(wordings)
        return Meaning(found) if found else None

    def _of_dossier(self, wordings: Iterable[str]) -> Reading | None:
        for wording in wordings:
            if wording in self.readings:
                return self.readings[wording]
            if wording in self.loose:
                return self.readings[self.loose[wording]]
        return None


def build_lexicon(language: str, places: Iterable[Place], terms: Iterable[TermRuling]) -> Lexicon:
    """The lexicon for articles in `language`. A term ruling wins over a place's name of the same wording."""
    lexicon = Lexicon(language, world=world_of(language))
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
    return lexicon


def _names(place: Place, tags: tuple[str, str]) -> Iterator[str]:
    """Names and aliases in the first of two languages that the place has a name in, else in all."""
    own = next((tag for tag in tags if tag in place.names), None)
    for tag in (own,) if own else (*place.names, *place.aliases):
        for name in (place.names.get(tag, ""), *place.aliases.get(tag, ())):
            if wording := canonical(name):
                yield wording
