"""Who may ask the desk: requests of this machine's own page, with the token, of limited size and number."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Awaitable, Callable, Mapping
from http import HTTPStatus
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from caribmap.runtime.json_depth import depth_of

TOKEN_HEADER = "X-Caribmap-Token"
TOKEN_BYTES = 32
FRAGMENT = "token="
"""What stands before the token in the address's fragment."""
CLASH = HTTPStatus(409)
MOST_REQUESTS = 32
"""Requests answered at a time, open streams included."""
BODY_BYTES = 1_000_000
ARTICLE_BYTES = 20_000_000
DEPTH = 32
BODY_S = 30
"""Longest time in which a body has to arrive."""
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; "
    "img-src 'self' data:; font-src 'self'; connect-src 'self'; frame-src 'self'; "
    "frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
)
HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
Handler = Callable[[Request], Awaitable[Response]]


class Refusal(Exception):
    """An answer that is an error: status, a word for it, what is wrong and what to do."""

    def __init__(self, status: int, code: str, message: str, hint: str = "", detail: Any = None) -> None:
        super().__init__(message)
        self.status, self.code, self.message, self.hint, self.detail = status, code, message, hint, detail

    def response(self, **headers: str) -> Response:
        body = {"code": self.code, "message": self.message, "hint": self.hint, "detail": self.detail}
        return JSONResponse(body, self.status, headers={**HEADERS, **headers})


def new_token() -> str:
    return secrets.token_urlsafe(TOKEN_BYTES)


def check_origin(request: Request, hosts: frozenset[str]) -> None:
    """Refuse requests that reached this address under another name, or from another page."""
    if [host.lower() for host in request.headers.getlist("Host")] not in [[host] for host in hosts]:
        raise Refusal(HTTPStatus.MISDIRECTED_REQUEST, "host", "this address serves this machine only")
    for origin in request.headers.getlist("Origin"):
        if origin not in {f"http://{host}" for host in hosts}:
            raise Refusal(HTTPStatus.FORBIDDEN, "origin", "another page asked; only the desk's own may")
    if request.headers.get("Sec-Fetch-Site", "none") not in {"same-origin", "none"}:
        raise Refusal(HTTPStatus.FORBIDDEN, "origin", "another page asked; only the desk's own may")


def check_token(request: Request, token: str) -> None:
    """Refuse requests without the token; it may be given as the address's fragment has it."""
    given = [one.removeprefix(FRAGMENT) for one in request.headers.getlist(TOKEN_HEADER)]
    if len(given) != 1 or not secrets.compare_digest(given[0].encode(), token.encode()):
        hint = "open the address that caribmap edit printed, with all that follows the #"
        raise Refusal(HTTPStatus.UNAUTHORIZED, "token", "the token is missing or wrong", hint)


async def read_body(request: Request, most: int = BODY_BYTES) -> Mapping[str, Any]:
    """The JSON object in a request's body. Raises `Refusal`."""
    if request.headers.get("Content-Type", "").partition(";")[0].strip().lower() != "application/json":
        raise Refusal(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "type", "the body must be application/json")
    data = bytearray()
    try:
        async with asyncio.timeout(BODY_S):
            async for piece in request.stream():
                data += piece
                if len(data) > most:
                    message = f"the body is larger than {most:,} bytes"
                    raise Refusal(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "large", message)
    except TimeoutError:
        raise Refusal(HTTPStatus.REQUEST_TIMEOUT, "slow", "the body did not arrive in time") from None
    return parse_body(bytes(data))


def parse_body(data: bytes) -> Mapping[str, Any]:
    """The object in a body: strict JSON as the dossier's own files are read, not nested deeper than DEPTH."""
    from caribmap.load.files import Refused, decode
    from caribmap.load.json import parse_json

    try:
        text = decode(data, "request")
        if depth_of(text) > DEPTH:
            raise Refusal(HTTPStatus.BAD_REQUEST, "malformed", f"nested deeper than {DEPTH} levels")
        value = parse_json(text, "request")[1] if text else {}
    except Refused as refused:
        fault = refused.faults[0]
        raise Refusal(HTTPStatus.BAD_REQUEST, "malformed", fault.message, fault.hint) from None
    if not isinstance(value, dict):
        raise Refusal(HTTPStatus.BAD_REQUEST, "malformed", "the body must be a JSON object")
    return value
