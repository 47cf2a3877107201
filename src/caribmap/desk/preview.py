"""The published page as it would be now, made in the background and kept in memory."""

from __future__ import annotations

import secrets
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from caribmap.pipeline.compile import compose_examined, render_files
from caribmap.pipeline.examine import Examined
from caribmap.runtime.collector import collector_paused
from caribmap.runtime.kept import Kept

SETTLED_S = 0.5
"""Time after the last change at which a page is made, if making the last one took no longer."""
MANY_QUOTES = 10_000
"""With more, a page takes seconds and would hold up edits: it is made once somebody looks at it."""
NAME_BYTES = 16


@dataclass(slots=True)
class Preview:
    """Builds after changes; keeps the last good page under an address that nobody can guess."""

    examined: Callable[[], Examined]
    now: Callable[[], str]
    tell: Callable[[str, Any], None]
    files: Mapping[str, bytes] = field(default_factory=dict)
    kept: Kept = field(default_factory=Kept)
    """Its own: a run of the examination's would make an edit wait for a picture."""
    name: str = field(default_factory=lambda: secrets.token_hex(NAME_BYTES))
    built: str | None = None
    revision: int = 0
    _took_s: float = 0.0
    """How long the last page took. While one is made, an edit takes twice as long."""
    _timer: threading.Timer | None = None
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def ask(self, revision: int) -> None:
        """Make a page soon, unless another change follows."""
        self._start(max(SETTLED_S, self._took_s), revision, is_shown=False)

    def look(self, revision: int) -> None:
        """Make the page of a revision now, for somebody looks at it."""
        self._start(0, revision, is_shown=True)

    def _start(self, seconds: float, revision: int, *, is_shown: bool) -> None:
        with self._lock:
            if self._timer:
                self._timer.cancel()
            self._timer = threading.Timer(seconds, self._make, (revision,), {"is_shown": is_shown})
            self._timer.daemon = True
            self._timer.start()

    def stop(self) -> None:
        with self._lock:
            if self._timer:
                self._timer.cancel()

    def state(self) -> dict[str, Any] | None:
        """Address and time of the last good page; None before the first."""
        if self.built is None:
            return None
        return {"address": f"/preview/{self.name}/map.html", "built": self.built, "revision": self.revision}

    def _make(self, revision: int, *, is_shown: bool) -> None:
        examined = self.examined()
        if not is_shown and examined.dossier and len(examined.dossier.quotes) > MANY_QUOTES:
            return
        with self.kept.run(), collector_paused():
            if self.built and self.revision >= revision:
                return
            begin = time.monotonic()
            evidence = compose_examined(examined)
            if evidence is not None:
                self.files = render_files(evidence.payload)
            self._took_s = time.monotonic() - begin
        if evidence is not None:
            self.built, self.revision = self.now(), revision
        self.tell("preview", self.state())
