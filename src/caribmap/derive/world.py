"""Place names of the world in a language, by which the finder notices what a dossier does not know.

Towns are GeoNames' and subdivisions CLDR's, selected when the wheel is built; other names and the clues of
context are lists of our own (tools/finder_names); names of territories and some 400 cities come from CLDR.
"""

from __future__ import annotations

import json
import re
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, Any

from caribmap.derive.demonyms import demonym_forms
from caribmap.derive.inflect import weak_forms
from caribmap.derive.wording import WORD, key_of, without_accents
from caribmap.runtime.shipped import STATIC, read_static

if TYPE_CHECKING:
    from babel import Locale

NO_PLACES = {"001", "EZ", "QO", "UN", "XA", "XB", "ZZ"}
"""CLDR territories that are the world, the unknown, organisations or made up for tests."""
SCRIPTS = {"Hans": ("Hani",), "Hant": ("Hani",), "Jpan": ("Hira", "Hani"), "Kore": ("Hang",)}
"""Files of towns for the scripts of a language (ISO 15924), where they have another name."""
CASED = frozenset({"Latn", "Cyrl", "Grek"})
UNSPACED = frozenset({"Hani", "Hira", "Thai", "Laoo", "Khmr", "Mymr", "Tibt"})
BRACKETED = re.compile(r" [(\[].*")
"""What CLDR says of a name behind it: Tripoli (Libye)."""
MIN_TERRITORIES = 100
"""A language with fewer names of territories in CLDR has no list."""
CAPITAL_DEMONYMS = ("en", "fr")
"""Languages that write demonyms with a capital, as names. German ones count in small letters, too."""
CAPITALISED = ("de", "lb")
"""Languages in which every noun has a capital: a capital says nothing there."""
SHORT = 3
"""A town's name of so many letters is doubtful unless a list has it."""


@dataclass(frozen=True, slots=True)
class Clues:
    """What stands round a name and says what it is: words of one language, most in lower case.

    `given` and `titles` before a name make it a person's, `organisations` behind it and `orgs` before
    it part of an organisation's, `works` before it the title of a film or a book. `dishes` are none in a
    sentence with a word of `food`, or before one of `eaten`, of a word or two. One of `verbs` behind a
    country in a headline says what it does. A given name with one of `no_surnames` behind it is none (Sydney
    Harbour). `prepositions` before a name say that it is a place, `locatives`, of a word or two,
    even if it is a word too; `articles`, which may have to stand behind one of `banks` (an der Seine), say
    so of the `articled`.
    `before` and `after` make a place of the unknown name at their side (Mount, County); `parts` of the
    former belong to the name in small letters, too (lago). `streets` and `endings` make one of the German
    word that ends so, unless it is one of `no_places` or has one of `no_endings`; `parenthesised` codes are
    countries.
    """

    given: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()
    prepositions: frozenset[str] = frozenset()
    locatives: frozenset[str] = frozenset()
    organisations: frozenset[str] = frozenset()
    orgs: frozenset[str] = frozenset()
    works: frozenset[str] = frozenset()
    dishes: frozenset[str] = frozenset()
    food: frozenset[str] = frozenset()
    eaten: frozenset[str] = frozenset()
    verbs: frozenset[str] = frozenset()
    no_surnames: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()
    banks: frozenset[str] = frozenset()
    articled: frozenset[str] = frozenset()
    before: Mapping[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)
    after: Mapping[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)
    parts: frozenset[str] = frozenset()
    streets: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()
    no_places: frozenset[str] = frozenset()
    no_endings: tuple[str, ...] = ()
    parenthesised: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class World:
    """Names of the world in one language, as keys (`key_of`) except `codes`.

    `names` are territories, regions, waters and cities by hand, `regions` subdivisions, `towns`
    GeoNames' towns. `doubtful` ones are words too and need a context; where the language `capitalises`
    its nouns, each time. `struck` towns and regions are none. `dotted` abbreviations need their full
    stop, `small` names may begin with a small letter (mer Noire). `demonyms` lead to the name that they
    come from; `stems` may begin a German compound, `rivers` one with a word for what stands by a river
    (`waterside`); the inhabitants of `bearers` are named by rule. `things` are called after places and
    are none: Wiener Würstchen.
    `first` and `small_first`: by the first word of names of several words, the most words that one has.
    """

    language: str
    is_cased: bool = True
    is_unspaced: bool = False
    capitalises: bool = False
    names: frozenset[str] = frozenset()
    regions: frozenset[str] = frozenset()
    towns: frozenset[str] = frozenset()
    doubtful: frozenset[str] = frozenset()
    struck: frozenset[str] = frozenset()
    codes: frozenset[str] = frozenset()
    dotted: frozenset[str] = frozenset()
    small: frozenset[str] = frozenset()
    small_first: Mapping[str, int] = field(default_factory=dict)
    demonyms: Mapping[str, str] = field(default_factory=dict)
    no_demonyms: frozenset[str] = frozenset()
    stems: frozenset[str] = frozenset()
    rivers: frozenset[str] = frozenset()
    waterside: tuple[str, ...] = ()
    bearers: frozenset[str] = frozenset()
    things: frozenset[str] = frozenset()
    has_capital_demonyms: bool = False
    first: Mapping[str, int] = field(default_factory=dict)
    clues: Clues = field(default_factory=Clues)

    def has(self, key: str) -> bool:
        return key in self.names or ((key in self.regions or key in self.towns) and key not in self.struck)

    def is_doubtful(self, key: str) -> bool:
        """Whether a name needs a context that says it is a place."""
        return key in self.doubtful or (
            len(key) <= SHORT and key not in self.names and key not in self.regions
        )

    def is_region(self, key: str) -> bool:
        """Whether a name is that of a country or one of its parts, and not of a town alone."""
        return key in self.regions or (key in self.names and key not in self.towns)

    def is_state(self, key: str) -> bool:
        """Whether a name is that of a subdivision in the language of its list, which is English."""
        return key in self.regions and self.language.startswith("en")

    def knows(self, key: str) -> bool:
        """Whether a word is a name, or the first word of one, in any of its lists."""
        return (
            key in self.first
            or key in self.towns
            or key in self.regions
            or key in self.names
            or key in self.demonyms
            or key in self.dotted
        )

    def most_words(self, key: str) -> int:
        """The most words of a name that begins with the word `key`."""
        return self.first.get(key, 1)


def is_recognised(language: str) -> bool:
    """Whether there is a list of place names for a language (BCP 47); if not, nothing may be claimed."""
    locale = _locale(language)
    return locale is not None and len(locale.territories) >= MIN_TERRITORIES


@cache
def world_of(language: str) -> World:
    """Names of the world in `language` (BCP 47); for a language without a list, towns alone."""
    if not is_recognised(language):
        return _towns_alone(language)
    tag = language.replace("_", "-").split("-", maxsplit=1)[0].lower()
    scripts = _scripts(language)
    lists = _read(tag)
    towns = [_read(f"towns.{script}") for script in scripts]
    regions = _read("regions") if "Latn" in scripts else {}
    names = frozenset(_hand_names(tag, lists, language))
    parts = [
        entry.lower() for section in ("names", "codes") for entry in lists.get(section, ()) if "." in entry
    ]
    small = frozenset(_small_names(lists))
    demonyms = dict(demonym_forms(tag, lists.get("demonyms", ())))
    things = frozenset(map(key_of, lists.get("things", ())))
    first = _first_words((*names, *parts, *demonyms, *things))
    for part in filter(None, (*towns, regions)):
        for word, most in part["first"].items():
            first[word] = max(first.get(word, 1), most)
    sure = set(map(key_of, lists.get("sure", ())))
    words = {key_of(word) for word in (*lists.get("words", ()), *_read("any").get("words", ()))}
    doubtful = frozenset(map(key_of, lists.get("doubtful", ()))) | (words - names)
    return World(
        language,
        is_cased=bool(CASED & set(scripts)),
        capitalises=tag in CAPITALISED,
        is_unspaced=bool(UNSPACED & set(scripts)),
        names=names,
        regions=_lines(regions),
        towns=frozenset().union(*map(_lines, towns)),
        doubtful=doubtful - sure,
        struck=frozenset(map(key_of, lists.get("struck", ()))),
        codes=frozenset(code.replace(".", "") for code in lists.get("codes", ())),
        dotted=frozenset(key_of(name) for name in lists.get("names", ()) if name.endswith(".")),
        small=small,
        small_first=_first_words((*small, *_small_adjectives(tag, demonyms))),
        demonyms=demonyms,
        no_demonyms=frozenset(map(key_of, lists.get("nodemonyms", ()))),
        stems=frozenset(map(key_of, lists.get("stems", ()))),
        rivers=frozenset(map(key_of, set(lists.get("rivers", ())).difference(lists.get("nocompounds", ())))),
        waterside=tuple(lists.get("waterside", ())),
        bearers=frozenset((*lists.get("bearers", ()), *map(key_of, lists.get("cities", ())))),
        things=things,
        has_capital_demonyms=tag in CAPITAL_DEMONYMS,
        first=first,
        clues=_clues(lists, _read("any") if "Latn" in scripts else {}),
    )


def _towns_alone(language: str) -> World:
    """What is looked for in a language without a list: towns by their names in Latin letters."""
    towns = _read("towns.Latn")
    doubtful = frozenset(map(key_of, _read("any").get("words", ())))
    return World(language, towns=_lines(towns), doubtful=doubtful, first=towns.get("first", {}))


def _hand_names(tag: str, lists: Mapping[str, list[str]], language: str) -> Iterator[str]:
    plain = (name for name in lists.get("names", ()) if not name.endswith("."))
    by_hand = (lists.get(section, ()) for section in ("cities", "rivers", "sure"))
    of_cldr = _cldr_names(language, lists.get("struck", ()))
    for name in (*plain, *chain.from_iterable(by_hand), *of_cldr):
        key = key_of(name)
        yield from (key, *(weak_forms(key) if tag == "de" else ()))
        if (bare := without_accents(key)) != key and tag not in ("de", "ru", "uk"):
            yield bare
        if tag == "de" and not key.isascii():
            yield key.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue")


def _small_names(lists: Mapping[str, list[str]]) -> Iterator[str]:
    """Names that are written with a small letter, or may be, as what they are comes first: mar Negro."""
    generics = tuple(f"{word} " for word in lists.get("generics", ()))
    for name in lists.get("names", ()):
        if name[0].islower() or name.startswith(generics):
            yield key_of(name)


def _small_adjectives(tag: str, demonyms: Iterable[str]) -> Iterator[str]:
    """German adjectives of several words: saudi-arabisch."""
    return (key for key in demonyms if tag == "de" and "-" in key)


def _clues(lists: Mapping[str, list[str]], shared: Mapping[str, list[str]]) -> Clues:
    def lower(section: str) -> frozenset[str]:
        return frozenset(entry.casefold() for entry in lists.get(section, ()))

    return Clues(
        given=lower("given") | frozenset(name.casefold() for name in shared.get("given", ())),
        titles=lower("titles"),
        prepositions=lower("prepositions"),
        locatives=lower("locatives"),
        organisations=lower("organisations"),
        orgs=lower("orgs"),
        works=lower("works"),
        dishes=lower("dishes"),
        food=lower("food"),
        eaten=lower("eaten"),
        verbs=lower("verbs"),
        no_surnames=lower("nosurnames"),
        articles=lower("articles"),
        banks=lower("banks"),
        articled=frozenset(map(key_of, lists.get("articled", ()))),
        before=_by_word(lists.get("before", ()), 0),
        after=_by_word(lists.get("after", ()), -1),
        parts=lower("parts"),
        streets=tuple(lists.get("streets", ())),
        endings=tuple(lists.get("endings", ())),
        no_places=lower("noplaces"),
        no_endings=tuple(lists.get("noendings", ())),
        parenthesised=frozenset(lists.get("paren", ())),
    )


def _by_word(entries: Iterable[str], at: int) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Clues of several words by their first or last word, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for entry in entries:
        words = tuple(WORD.findall(entry))
        found.setdefault(words[at], []).append(words)
    return {word: tuple(sorted(each, key=len, reverse=True)) for word, each in found.items()}


def _first_words(keys: Iterable[str]) -> dict[str, int]:
    most: dict[str, int] = {}
    for key in keys:
        if not key.isalnum():
            words = WORD.findall(key)
            if len(words) > most.get(words[0], 1):
                most[words[0]] = len(words)
    return most


@cache
def _read(name: str) -> dict[str, Any]:
    if not (STATIC / "names" / f"{name}.json").exists():
        return {}
    data: dict[str, Any] = json.loads(read_static(f"names/{name}.json"))
    return data


def _lines(part: Mapping[str, Any]) -> frozenset[str]:
    return frozenset(part["names"].split("\n")) if part else frozenset()


def _cldr_names(language: str, struck: Container[str]) -> Iterator[str]:
    """Territories, and the cities after which time zones are called, except those that are `struck`."""
    locale = _locale(language)
    if locale is None:
        return
    for code, name in locale.territories.items():
        if code not in NO_PLACES:
            yield BRACKETED.sub("", name)
    for zone, names in locale.time_zones.items():
        city = names.get("city", "")
        if city and not zone.startswith("Etc/") and "," not in city and city not in struck:
            yield BRACKETED.sub("", city)


def _locale(language: str) -> Locale | None:
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError, TypeError):
        return None


def _scripts(language: str) -> tuple[str, ...]:
    """The scripts that a language is written in, by the names of their files of towns."""
    from babel.core import get_global

    subtags = language.split("-")
    own = next((subtag for subtag in subtags[1:] if len(subtag) == 4 and subtag.isalpha()), None)
    likely = get_global("likely_subtags").get(subtags[0].lower(), "und_Latn").split("_")
    script = (own or next((part for part in likely if len(part) == 4), "Latn")).capitalize()
    return SCRIPTS.get(script, (script,))
