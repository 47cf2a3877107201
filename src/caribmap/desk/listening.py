"""A server on this machine's loopback address, run by uvicorn, on a thread that the caller gives."""

from __future__ import annotations

import asyncio
import socket
import sys
import threading
from types import TracebackType
from typing import Self

import h11
import uvicorn
from starlette.types import ASGIApp
from uvicorn.protocols.http.h11_impl import H11Protocol

LOOPBACK = "127.0.0.1"
NAMES = ("localhost", LOOPBACK, "[::1]")
"""The names by which a request may address this machine."""
LAST_WAIT_S = 1
"""How long open answers may take to end when the server stops."""


class _Protocol(H11Protocol):
    """Answers a request with two `Host` headers, or none, like one with a foreign host."""

    def send_400_response(self, msg: str) -> None:
        if "Host" not in str(sys.exc_info()[1]):
            super().send_400_response(msg)
            return
        headers: list[tuple[bytes, bytes]] = [(b"content-length", b"0"), (b"connection", b"close")]
        response = h11.Response(status_code=421, headers=headers, reason=b"Misdirected Request")
        for event in (response, h11.EndOfMessage()):
            self.transport.write(self.conn.send(event) or b"")
        self.transport.close()


class Listening:
    """Listens on `port`, or on any free one if it is 0, from the beginning; answers in `serve_forever`."""

    def __init__(self, app: ASGIApp, port: int) -> None:
        """Raises OSError if the port is taken."""
        self.socket = socket.create_server((LOOPBACK, port), backlog=64)
        self.server_port: int = self.socket.getsockname()[1]
        self.is_stopping = threading.Event()
        self._is_idle = threading.Event()
        self._is_idle.set()
        config = uvicorn.Config(
            app,
            interface="asgi3",
            http=_Protocol,
            ws="none",
            lifespan="off",
            log_config=None,
            log_level="critical",
            access_log=False,
            server_header=False,
            proxy_headers=False,
            timeout_graceful_shutdown=LAST_WAIT_S,
        )
        self._server = uvicorn.Server(config)

    @property
    def hosts(self) -> frozenset[str]:
        """What the `Host` header may be."""
        return frozenset(f"{name}:{self.server_port}" for name in NAMES)

    @property
    def address(self) -> str:
        return f"http://{LOOPBACK}:{self.server_port}/"

    def serve_forever(self) -> None:
        """Answer requests until `shutdown`."""
        self._is_idle.clear()
        try:
            if not self.is_stopping.is_set():
                asyncio.run(self._server.serve(sockets=[self.socket]))
        finally:
            self._is_idle.set()

    def shutdown(self) -> None:
        self.is_stopping.set()
        self._server.should_exit = True

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.shutdown()
        self._is_idle.wait(2 * LAST_WAIT_S)
        self.socket.close()
