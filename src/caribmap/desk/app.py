"""The desk's addresses, and what stands round each: who may ask, how much, and how errors are told."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Callable, Mapping
from http import HTTPStatus
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.types import Receive, Scope, Send

from caribmap.desk import access
from caribmap.desk.access import HEADERS, Refusal
from caribmap.desk.errors import as_refusal
from caribmap.desk.listening import Listening
from caribmap.desk.media_types import type_of
from caribmap.desk.preview import Preview
from caribmap.desk.routes import ROUTES, WRITING, Asked
from caribmap.desk.session import Session
from caribmap.desk.shell import shell_file

PREVIEW = re.compile(r"/preview/([0-9a-f]{32})/(.+)")
PREVIEW_HEADERS = {
    **HEADERS,
    "Content-Security-Policy": "sandbox allow-scripts; frame-ancestors 'self'",
}
API = "/api/"
EVENTS = "/api/events"


class DeskServer(Listening):
    """Serves one session; its address carries the token in the fragment."""

    def __init__(self, session: Session, preview: Preview, port: int, token: str) -> None:
        """Listen on `port`, or on any free one if it is 0. Raises OSError if that fails."""
        super().__init__(self._answer, port)
        self.session, self.preview, self._token = session, preview, token
        self._asked = 0

    @property
    def address(self) -> str:
        return f"{super().address}#{access.FRAGMENT}{self._token}"

    def shutdown(self) -> None:
        super().shutdown()
        self.session.stream.close()

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        self._asked += 1
        try:
            response = await self._response(request)
            await response(scope, receive, send)
        finally:
            self._asked -= 1

    async def _response(self, request: Request) -> Response:
        try:
            access.check_origin(request, self.hosts)
            if self._asked > access.MOST_REQUESTS:
                raise Refusal(HTTPStatus.TOO_MANY_REQUESTS, "many", "too many requests at a time")
            path = request.scope["path"]
            if not path.startswith(API):
                return await run_in_threadpool(self._file, request, path)
            access.check_token(request, self._token)
            if path == EVENTS:
                return self._events(request)
            return await self._call(request, path.removeprefix(API))
        except Refusal as refusal:
            allowed = refusal.detail if refusal.code == "method" else None
            return refusal.response(**({"Allow": ", ".join(allowed)} if allowed else {}))

    def _file(self, request: Request, path: str) -> Response:
        """The shell and its parts, which hold no word of the dossier; the last good page."""
        _allow(request, "GET", "HEAD")
        if found := PREVIEW.fullmatch(path):
            content = self.preview.files.get(found[2]) if found[1] == self.preview.name else None
            headers = PREVIEW_HEADERS
        else:
            content, headers = shell_file(path), HEADERS
        if content is None:
            raise Refusal(HTTPStatus.NOT_FOUND, "missing", "there is nothing at this address")
        return Response(
            content, headers={**headers, "Content-Type": type_of(path if path != "/" else ".html")}
        )

    def _events(self, request: Request) -> Response:
        _allow(request, "GET")
        lines: AsyncIterator[str] = self.session.stream.listen(self.is_stopping.is_set)
        return StreamingResponse(lines, headers=HEADERS, media_type="text/event-stream")

    async def _call(self, request: Request, path: str) -> Response:
        for pattern, methods in ROUTES.items():
            if found := re.fullmatch(pattern, path):
                _allow(request, *methods)
                handler = methods[request.method]
                return await self._handled(request, handler, found.groups())
        raise Refusal(HTTPStatus.NOT_FOUND, "missing", "there is nothing at this address")

    async def _handled(
        self, request: Request, handler: Callable[[Asked], Any], parts: tuple[str | Any, ...]
    ) -> Response:
        body: Mapping[str, Any] = {}
        if request.method == "POST":
            if handler in WRITING and self.session.read_only:
                raise Refusal(HTTPStatus.LOCKED, "read-only", self.session.read_only)
            body = await access.read_body(request, WRITING.get(handler, access.BODY_BYTES))
        asked = Asked(self.session, self.preview, parts, dict(request.query_params), body)
        try:
            return JSONResponse(await run_in_threadpool(_up_to_date, handler, asked), headers=HEADERS)
        except Refusal:
            raise
        except Exception as error:
            raise as_refusal(error, self.session) from error


def _up_to_date(handler: Callable[[Asked], Any], asked: Asked) -> Any:
    """What a handler answers, after a look at the files: a drive may not tell of changes."""
    asked.session.refresh()
    return handler(asked)


def _allow(request: Request, *methods: str) -> None:
    if request.method not in methods:
        message = f"{request.method} is not possible here"
        raise Refusal(HTTPStatus.METHOD_NOT_ALLOWED, "method", message, detail=sorted(methods))
