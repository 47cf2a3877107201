"""Server-sent events: threads tell, the answers of the server's loop wait."""

from __future__ import annotations

import asyncio
import json
import threading
from collections import deque
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager
from typing import Any

HEARTBEAT_S = 10
"""Interval of empty events, by which the server notices that a browser has left."""
WAITING = 1000
"""Events that may wait for one slow browser; it then asks for everything anew."""


class Bell:
    """Rings for everybody who waits; may be rung from any thread."""

    def __init__(self) -> None:
        self._waiting: set[tuple[asyncio.AbstractEventLoop, asyncio.Event]] = set()
        self._lock = threading.Lock()

    def ring(self) -> None:
        with self._lock:
            for loop, event in self._waiting:
                if not loop.is_closed():
                    loop.call_soon_threadsafe(event.set)

    @contextmanager
    def heard(self) -> Iterator[asyncio.Event]:
        """An event that is set at each ring."""
        heard = (asyncio.get_running_loop(), asyncio.Event())
        with self._lock:
            self._waiting.add(heard)
        try:
            yield heard[1]
        finally:
            with self._lock:
                self._waiting.discard(heard)


async def rung(event: asyncio.Event, seconds: float) -> bool:
    """Wait for a ring; False if there was none in time. The event is cleared."""
    try:
        await asyncio.wait_for(event.wait(), seconds)
    except TimeoutError:
        return False
    event.clear()
    return True


class Stream:
    """Events that are told to all browsers that listen."""

    def __init__(self) -> None:
        self._bell = Bell()
        self._events: dict[int, deque[str]] = {}
        self._lock = threading.Lock()
        self._next = 0

    def tell(self, name: str, data: Any) -> None:
        text = f"event: {name}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n"
        with self._lock:
            for events in self._events.values():
                events.append(text)
        self._bell.ring()

    def close(self) -> None:
        """Wake all that listen, so that they see that it is over."""
        self._bell.ring()

    async def listen(self, is_over: Callable[[], bool]) -> AsyncIterator[str]:
        """Events from now on, with a comment now and then; ends when `is_over`."""
        with self._lock:
            self._next += 1
            number = self._next
            events = self._events[number] = deque(maxlen=WAITING)
        try:
            with self._bell.heard() as heard:
                yield ": listening\n\n"
                while not is_over():
                    while events:
                        yield events.popleft()
                    if not await rung(heard, HEARTBEAT_S):
                        yield ": still here\n\n"
        finally:
            with self._lock:
                del self._events[number]
