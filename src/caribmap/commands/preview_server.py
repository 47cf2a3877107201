"""HTTP server of `caribmap serve`: the last good build and the current faults, for this machine only."""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator, Mapping
from hashlib import sha256
from http import HTTPStatus
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.types import Receive, Scope, Send

from caribmap.desk.listening import LOOPBACK, Listening
from caribmap.desk.media_types import TYPES, type_of
from caribmap.desk.streams import HEARTBEAT_S, Bell, rung

FRAME = Path(__file__).with_name("preview.html")
CHANGES = "changes"
FAULTS = "faults.json"
MAP = "map.html"
FIRST_BUILD_S = 60
"""Longest wait of a request for the map while the first build is still running."""
HEADERS = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}

__all__ = ["LOOPBACK", "TYPES", "PreviewServer"]


class PreviewServer(Listening):
    """Serves files by name, at `/` a page that frames the map and lists faults, at `/changes` events.

    No request reaches the file system: a path is only looked up among the names.
    """

    def __init__(self, port: int) -> None:
        """Listen on `port`, or on any free one if it is 0. Raises OSError if that fails."""
        super().__init__(self._answer, port)
        self._changed = threading.Condition()
        self._bell = Bell()
        self._files: dict[str, bytes] = {"": FRAME.read_bytes()}
        self._build = self._listed = ""
        self._is_examined = False

    def show(self, files: Mapping[str, bytes]) -> None:
        """Serve a new build and announce it to the browsers."""
        digest = sha256(b"".join(sha256(files[name]).digest() for name in sorted(files)))
        with self._changed:
            kept = {name: self._files[name] for name in ("", FAULTS) if name in self._files}
            self._files = {**files, **kept}
            self._build = digest.hexdigest()
        self._announce()

    def list_faults(self, faults: str) -> None:
        """Serve the faults of the dossier as it is now, as JSON, and announce them to the browsers."""
        content = faults.encode()
        with self._changed:
            self._files[FAULTS] = content
            self._listed = sha256(content).hexdigest()
        self._announce()

    def shutdown(self) -> None:
        super().shutdown()
        self._announce()

    def file(self, name: str) -> bytes | None:
        """The content of a file; None if missing. The map waits for the first build."""
        with self._changed:
            if name == MAP:
                self._changed.wait_for(lambda: self._is_examined, FIRST_BUILD_S)
            return self._files.get(name)

    def _announce(self) -> None:
        with self._changed:
            self._is_examined = True
            self._changed.notify_all()
        self._bell.ring()

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        await (await self._response(Request(scope, receive)))(scope, receive, send)

    async def _response(self, request: Request) -> Response:
        """Refuse requests of other hosts and requests that would write; else look the file up."""
        # Another host name means that a foreign page reached this address by DNS rebinding.
        if [host.lower() for host in request.headers.getlist("Host")] not in [[host] for host in self.hosts]:
            return _plain(HTTPStatus.MISDIRECTED_REQUEST, "this address serves 127.0.0.1 only\n")
        if request.method not in {"GET", "HEAD"}:
            return _plain(HTTPStatus.METHOD_NOT_ALLOWED, "read only\n", Allow="GET, HEAD")
        name = request.scope["path"].removeprefix("/")
        if name == CHANGES:
            events = self._changes() if request.method == "GET" else _nothing()
            return StreamingResponse(events, headers=HEADERS, media_type="text/event-stream")
        content = await run_in_threadpool(self.file, name)
        if content is None:
            return _plain(HTTPStatus.NOT_FOUND, "no such file in this build\n")
        return Response(content, headers={**HEADERS, "Content-Type": type_of(name or MAP)})

    async def _changes(self) -> AsyncIterator[str]:
        """Server-sent events: the hashes of build and faults, at once and after each change."""
        seen = ""
        with self._bell.heard() as heard:
            while not self.is_stopping.is_set():
                state = f"{self._build} {self._listed}"
                yield f"data: {state}\n\n" if state != seen else ":\n\n"
                seen = state
                await rung(heard, HEARTBEAT_S)


async def _nothing() -> AsyncIterator[str]:
    return
    yield ""


def _plain(status: HTTPStatus, text: str, **headers: str) -> Response:
    return PlainTextResponse(text, status, headers={**HEADERS, **headers})
