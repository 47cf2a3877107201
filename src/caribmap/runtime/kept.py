"""What a long run keeps from one build to the next: results of pure functions, by what they depend on.

The stages say what may be kept: by its content (`keep`), or by the texts and records it was made of
(`unless_changed`): a file that is the same gives the very same records. A function that can bring its last
result up to date gets it (`revised`). Whoever builds again and again opens a `Kept`. A result is never found
by a time or a name of a file, so what is built with a `Kept` and without is the same; only whoever watches
the files anyway may say how each looks (`looks_of`), and one that looks the same is not read again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import partial
from itertools import compress, count, starmap
from operator import is_not
from threading import Lock
from types import MappingProxyType
from typing import Any, TypeVar

import msgspec.json

Result = TypeVar("Result")
Item = TypeVar("Item")
Key = tuple[str, str | bytes]
"""The name of what is kept, and which of those of that name it is."""
_BY_VALUE = frozenset((str, bytes, int, frozenset))
"""Types of which equal values cannot be told apart."""
_NOT_WATCHED: Mapping[str, Any] = MappingProxyType({})
_FEW = 16
"""Groups that are made anew one by one; of more all are."""


class Kept:
    """The results of the last run. One run at a time: a second thread waits until the first is done."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._before: dict[Key, Any] = {}
        self._asked: dict[Key, Any] = {}
        self.looks: Mapping[str, Any] = _NOT_WATCHED

    @contextmanager
    def run(self, looks: Mapping[str, Any] = _NOT_WATCHED) -> Iterator[None]:
        """Keep what the block computes; of each name what it did not ask for is forgotten at its end.

        `looks` says of files, by their names in the dossier, what tells whether each has changed. It was
        taken before the run.
        """
        with self._lock:
            token = _CURRENT.set(self)
            self.looks = looks
            self._asked = {}
            try:
                yield
            finally:
                _CURRENT.reset(token)
                names = {name for name, _ in self._asked}
                others = {key: found for key, found in self._before.items() if key[0] not in names}
                self._before = others | self._asked

    def revised(self, key: Key, revise: Callable[[Result | None], Result]) -> Result:
        former = self._asked[key] if key in self._asked else self._before.get(key)
        self._asked[key] = result = revise(former)
        return result


_CURRENT: ContextVar[Kept | None] = ContextVar("caribmap kept", default=None)


def is_keeping() -> bool:
    """Whether results of this run are kept for the next."""
    return _CURRENT.get() is not None


def looks_of(file: str) -> Any:
    """What tells whether a file has changed, by whoever watches them; None if nobody does."""
    current = _CURRENT.get()
    return None if current is None else current.looks.get(file)


def keep(name: str, content: Callable[[], Any], compute: Callable[[], Result]) -> Result:
    """The result of `compute`, from the last run if its content was the same; nobody may change it.

    `content` gives all that the result depends on, except what lasts as long as the process.
    """
    if not is_keeping():
        return compute()

    def revise(former: tuple[Result] | None) -> tuple[Result]:
        return former or (compute(),)

    return revised(name, revise, of=msgspec.json.encode(content(), enc_hook=_plain))[0]


def unless_changed(
    name: str, inputs: tuple[Any, ...], compute: Callable[[], Result], *, of: str = ""
) -> Result:
    """The result of `compute`, the last one if its inputs are the same objects; nobody may change it.

    Text, whole numbers, and tuples and frozen sets of such may be equal instead. `of` tells results of one
    name apart.
    """

    def revise(former: tuple[tuple[Any, ...], Result] | None) -> tuple[tuple[Any, ...], Result]:
        return former if former and is_same(former[0], inputs) else (inputs, compute())

    return revised(name, revise, of=of)[1]


def revised(name: str, revise: Callable[[Result | None], Result], *, of: str | bytes = "") -> Result:
    """What `revise` makes of the last run's result, or of None; both must be the same. `of` as above."""
    current = _CURRENT.get()
    return revise(None) if current is None else current.revised((name, of), revise)


def grouped(name: str, items: Iterable[Item], group: Callable[[Item], str]) -> Mapping[str, tuple[Item, ...]]:
    """Items by their group, in order; a group that is as in the last run is the very same tuple."""

    def revise(former: _Grouped | None) -> _Grouped:
        now = tuple(items)
        return (former and _few_grouped(former, now, group)) or _all_grouped(former, now, group)

    return revised(name, revise).groups


@dataclass(frozen=True, slots=True)
class _Grouped:
    items: tuple[Any, ...]
    groups: Mapping[str, tuple[Any, ...]]


def _all_grouped(former: _Grouped | None, items: tuple[Item, ...], group: Callable[[Item], str]) -> _Grouped:
    found: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        found[group(item)].append(item)
    now = {one: tuple(its_items) for one, its_items in found.items()}
    known = former.groups if former else {}
    now |= {one: known[one] for one in now.keys() & known.keys() if is_same(known[one], now[one])}
    return _Grouped(items, now)


def _few_grouped(former: _Grouped, items: tuple[Item, ...], group: Callable[[Item], str]) -> _Grouped | None:
    """The groups where only those of a few items have changed; None where their order may have, too."""
    first, last = same_ends(former.items, items)
    gone, new = former.items[first : len(former.items) - last], items[first : len(items) - last]
    touched = {*map(group, gone), *map(group, new)}
    if len(touched) > _FEW or not touched <= former.groups.keys():
        return None
    found: dict[str, list[Item]] = {one: [] for one in touched}
    for item, its_group in zip(items, map(group, items), strict=True):
        if its_group in touched:
            found[its_group].append(item)
    groups = {**former.groups, **{one: tuple(its_items) for one, its_items in found.items()}}
    if [*map(group, gone)] != [*map(group, new)]:
        changed = {*map(id, gone), *map(id, new)}
        if any(
            not groups[one] or {id(groups[one][0]), id(former.groups[one][0])} & changed for one in touched
        ):
            return None
    return _Grouped(items, groups)


def same_ends(before: Sequence[Any], after: Sequence[Any]) -> tuple[int, int]:
    """How many items two sequences begin with, and how many more they end with, that are the same objects."""
    most = min(len(before), len(after))
    first = _same(before, after, most)
    return first, _same(reversed(before), reversed(after), most - first)


def _same(some: Iterable[Any], others: Iterable[Any], most: int) -> int:
    return min(most, next(compress(count(), map(is_not, some, others)), most))


def of_each(
    name: str, groups: Mapping[str, tuple[Item, ...]], compute: Callable[[tuple[Item, ...]], Result]
) -> Mapping[str, Result]:
    """The result of `compute` for each group, the last one for a group that is as in the last run."""
    return {
        group: unless_changed(name, (items,), partial(compute, items), of=group)
        for group, items in groups.items()
    }


@dataclass(slots=True)
class _Merged:
    parts: Mapping[str, Mapping[str, Any]]
    whole: dict[str, Any]
    is_disjoint: bool


def merged(name: str, parts: Mapping[str, Mapping[str, Item]]) -> dict[str, Item]:
    """One mapping of many; the last one's entries are taken over for parts that are the same objects.

    Where parts have a key in common the last one counts. The order of keys is not that of the parts.
    """

    def revise(former: _Merged | None) -> _Merged:
        if former and former.is_disjoint and (revised := _merge(parts, former)).is_disjoint:
            return revised
        return _merge(parts, _Merged({}, {}, True))

    return revised(name, revise).whole


def _merge(parts: Mapping[str, Mapping[str, Any]], former: _Merged) -> _Merged:
    before, whole = former.parts, former.whole.copy()
    for name in [name for name in before if before[name] is not parts.get(name)]:
        for key in before[name].keys() - parts.get(name, {}).keys():
            del whole[key]
    for name in [name for name in parts if parts[name] is not before.get(name)]:
        whole.update(parts[name])
    return _Merged(parts, whole, len(whole) == sum(map(len, parts.values())))


def is_same(one: Any, other: Any) -> bool:
    """Whether nobody can tell two values apart: they are the same objects, or text, or made of such."""
    if one is other:
        return True
    if type(one) is not type(other):
        return False
    if isinstance(one, tuple):
        pairs = compress(zip(one, other, strict=False), map(is_not, one, other))
        return len(one) == len(other) and all(starmap(is_same, pairs))
    return type(one) in _BY_VALUE and bool(one == other)


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return dict(value)
    raise NotImplementedError(f"{type(value)} is no content")
