"""What a long run keeps from one build to the next: results of pure functions, by the content they depend on.

The stages say what may be kept, by `keep`; whoever builds again and again opens a `Kept`. A result is found
by its content, never by a time or a name of a file, so what is built with a `Kept` and without is the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import fields
from threading import Lock
from typing import Any, TypeVar

import msgspec.json

Result = TypeVar("Result")


class Kept:
    """The results of the last run. One run at a time: a second thread waits until the first is done."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._before: dict[tuple[str, bytes], Any] = {}
        self._asked: dict[tuple[str, bytes], Any] = {}

    @contextmanager
    def run(self) -> Iterator[None]:
        """Keep what the block computes; of each name what it did not ask for is forgotten at its end."""
        with self._lock:
            token = _CURRENT.set(self)
            self._asked = {}
            try:
                yield
            finally:
                _CURRENT.reset(token)
                names = {name for name, _ in self._asked}
                others = {key: found for key, found in self._before.items() if key[0] not in names}
                self._before = others | self._asked

    def result(self, name: str, content: bytes, compute: Callable[[], Result]) -> Result:
        key = name, content
        if key not in self._asked:
            self._asked[key] = self._before[key] if key in self._before else compute()
        found: Result = self._asked[key]
        return found


_CURRENT: ContextVar[Kept | None] = ContextVar("caribmap kept", default=None)


def keep(name: str, content: Callable[[], Any], compute: Callable[[], Result]) -> Result:
    """The result of `compute`, from the last run if its content was the same; nobody may change it.

    `content` gives all that the result depends on, except what lasts as long as the process.
    """
    current = _CURRENT.get()
    if current is None:
        return compute()
    return current.result(name, msgspec.json.encode(content(), enc_hook=_plain), compute)


def contents_of(record: Any) -> dict[str, Any]:
    """A record's values, without its place in a file."""
    return {one.name: getattr(record, one.name) for one in fields(record) if one.name != "at"}


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return dict(value)
    raise NotImplementedError(f"{type(value)} is no content")
