"""Which words may stand second in a name: most first words of names are not followed by one.

A sieve, not a judgement: what it lets through, the finder decides.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache

from caribmap.derive.endings import has_prefixes, is_inflected
from caribmap.derive.lexicon import Lexicon
from caribmap.derive.wording import WORD, key_of, without_accents
from caribmap.derive.world import World

HEAD = 3
"""Letters by which second words are compared: their endings may be inflected."""

Heads = Mapping[str, frozenset[str]]


class Continuations:
    """The second words of a lexicon's names, by their first words. None stands for any word."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._own = _heads(lexicon.wordings)
        self._world = _of_world(lexicon.world)
        self._any = {code[:cut] for code in lexicon.world.codes for cut in range(1, len(code))}
        self._is_strict = not is_inflected(lexicon.tag) and not has_prefixes(lexicon.tag)
        self._none: frozenset[str] = frozenset()

    def behind(self, word: str, *, is_name: bool) -> frozenset[str] | None:
        """How the word behind `word` begins where both may begin a name of the dossier.

        If `word` is one of its names by itself, a name of the world takes it in too.
        """
        if not self._is_strict or word in self._any:
            return None
        first = fold(word)
        own = self._own.get(first, self._none)
        return own | self._world.get(first, self._none) if is_name else own


def heads_of(word: str) -> tuple[str, ...]:
    """What a second word may be listed under."""
    folded = fold(word)
    return tuple(folded[:length] for length in range(1, min(HEAD, len(folded)) + 1))


def fold(word: str) -> str:
    return without_accents(key_of(word)).casefold()


def _heads(names: Iterable[str]) -> Heads:
    found: dict[str, set[str]] = defaultdict(set)
    for name in names:
        if not name.isalnum() and len(words := WORD.findall(name)) > 1:
            found[fold(words[0])].add(fold(words[1])[:HEAD])
    return {first: frozenset(heads) for first, heads in found.items()}


@lru_cache(maxsize=16)
def _of_world_names(language: str, *lists: frozenset[str]) -> Heads:
    del language
    return _heads(name for names in lists for name in names)


def _of_world(world: World) -> Heads:
    lists = (world.names, world.regions, world.towns, world.small, frozenset(world.demonyms), world.things)
    return _of_world_names(world.language, *lists)
