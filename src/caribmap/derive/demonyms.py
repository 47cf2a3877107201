"""Forms of demonyms and adjectives of origin, from the few that the lists give, per language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from caribmap.derive.wording import key_of, without_accents
from caribmap.derive.words import word_set

GERMAN_ADJECTIVES = ("", "e", "er", "en", "em", "es")


def demonym_forms(language: str, entries: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Every form of the demonyms in a list, with the name that it comes from, both as keys.

    An entry is "Name: demonym, demonym", or a demonym alone, from which its other forms then come.
    """
    inflect = INFLECTIONS.get(language, _itself)
    for entry in entries:
        name, _, listed = entry.rpartition(": ")
        for demonym in listed.split(","):
            for form in inflect(demonym.strip()):
                key, origin = key_of(form), key_of(name or demonym)
                yield key, origin
                if (bare := without_accents(key)) != key and language != "de":
                    yield bare, origin


def _itself(word: str) -> Iterator[str]:
    yield word


def _english(word: str) -> Iterator[str]:
    """Russian, Russians; but no plural of Chinese, British, French, Englishmen."""
    yield word
    if not word.endswith(("ese", "sh", "ch", "ss", "men", "ern", "s")):
        yield f"{word}s"


def _german(word: str) -> Iterator[str]:
    """Russischen, Russin, Russinnen; Türken; Italieners; Bayern."""
    if word[0].islower() or word.endswith(("isch", "deutsch")):
        yield from (f"{word}{ending}" for ending in GERMAN_ADJECTIVES)
        return
    yield word
    if word.endswith("er"):
        yield from (f"{word}{ending}" for ending in ("s", "n", "in", "innen", "ins"))
    elif word.endswith("in"):
        yield from (f"{word}nen", f"{word}s")
    elif word.endswith("e"):
        yield f"{word}n"
    elif word.endswith(("ar", "at", "it", "ot")):
        yield from (f"{word}en", f"{word}in", f"{word}innen")


def _spanish(word: str) -> Iterator[str]:
    """Ruso, rusa, rusos, rusas; francesa, alemanes; israelíes; belgas."""
    yield word
    if word.endswith("o"):
        yield from (f"{word}s", f"{word[:-1]}a", f"{word[:-1]}as")
    elif word.endswith(("és", "án", "ón", "ín", "ón")):
        stem = f"{word[:-2]}{without_accents(word[-2])}{word[-1]}"
        yield from (f"{stem}es", f"{stem}a", f"{stem}as")
    elif word.endswith(("l", "z", "r")):
        stem = f"{word[:-1]}c" if word.endswith("z") else word
        yield from (f"{stem}es", f"{word}a", f"{word}as")
    elif word.endswith(("í", "ú")):
        yield from (f"{word}es", f"{word}s")
    else:
        yield f"{word}s"


def _portuguese(word: str) -> Iterator[str]:
    """Russo, russa, russos; português, portuguesa; alemão, alemã, alemães; espanhol, espanhóis."""
    yield word
    if word.endswith("o") and not word.endswith("ão"):
        yield from (f"{word}s", f"{word[:-1]}a", f"{word[:-1]}as")
    elif word.endswith("ês"):
        yield from (f"{word[:-2]}esa", f"{word[:-2]}eses", f"{word[:-2]}esas")
    elif word.endswith("ão"):
        yield from (f"{word[:-1]}", f"{word[:-2]}ães", f"{word[:-2]}ãs", f"{word[:-2]}ãos")
    elif word.endswith("ol"):
        yield from (f"{word}a", f"{word}as", f"{word[:-2]}óis")
    elif word.endswith("eu"):
        yield from (f"{word}s", f"{word[:-2]}eia", f"{word[:-2]}eias")
    else:
        yield f"{word}s"


def _italian(word: str) -> Iterator[str]:
    """Russo, russa, russi, russe; inglese, inglesi; tedesco, tedeschi; belga, belgi."""
    yield word
    if word.endswith(("co", "go")):
        yield from (f"{word[:-1]}hi", f"{word[:-1]}i", f"{word[:-1]}a", f"{word[:-1]}he")
    elif word.endswith("o"):
        yield from (f"{word[:-1]}i", f"{word[:-1]}a", f"{word[:-1]}e")
    elif word.endswith("e"):
        yield f"{word[:-1]}i"
    elif word.endswith("a"):
        yield from (f"{word[:-1]}i", f"{word[:-1]}e")


def _french(word: str) -> Iterator[str]:
    """Français, française; italien, italienne; russe, russes; grec, grecque; turc, turque."""
    yield word
    irregular = {"grec": "grecque", "turc": "turque", "franc": "franque"}
    if word in irregular:
        feminine = irregular[word]
    elif word.endswith(("en", "on", "et")):
        feminine = f"{word}{word[-1]}e"
    else:
        feminine = word if word.endswith("e") else f"{word}e"
    yield from (feminine, f"{feminine}s")
    if not word.endswith("s"):
        yield f"{word}s"


def _slavic(word: str) -> Iterator[str]:
    """Cases and genders of adjectives in -ский and -ський; nouns are inflected like names."""
    yield word
    for ending, others in SLAVIC_ADJECTIVES.items():
        if word.endswith(ending):
            yield from (f"{word.removesuffix(ending)}{other}" for other in others)


SLAVIC_ADJECTIVES: Mapping[str, frozenset[str]] = {
    "кий": word_set("кого кому ким ком кая кой кую кою кое кие ких кими кім ка кої кій ку ке кі"),
}

INFLECTIONS: Mapping[str, Callable[[str], Iterator[str]]] = {
    "en": _english,
    "de": _german,
    "es": _spanish,
    "pt": _portuguese,
    "it": _italian,
    "fr": _french,
    "ru": _slavic,
    "uk": _slavic,
}
