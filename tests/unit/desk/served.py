"""A desk in this process, and a client of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import quote as percent_encoded

from caribmap.desk.app import DeskServer
from caribmap.desk.listening import LOOPBACK
from caribmap.desk.preview import Preview
from caribmap.desk.session import Session

ARTICLE = (
    "Two reefs, two flags\n\nSuva, 3 May 2024. Tonga has filed a claim for Minerva Reef, Fiji said. The reef "
    "lies 310 km south of Suva, at 23°40'S 179°00'W. “We will not leave Minerva Reef,” a captain told them.\n"
)
TOKEN = "a-token-of-the-tests"
NOW = "2026-01-01T00:00:00Z"


class Desk:
    """A running desk: `ask` sends a request as the page would."""

    def __init__(self, server: DeskServer) -> None:
        self.server = server
        self.port = server.server_port

    @property
    def root(self) -> Path:
        return self.server.session.root

    def ask(self, path: str, body: Any = None, *, method: str = "", **headers: str) -> tuple[int, Any]:
        status, content, response = self.raw(path, body, method=method, **headers)
        is_json = response.headers["Content-Type"] == "application/json"
        return status, json.loads(content) if is_json else content

    def raw(
        self, path: str, body: Any = None, *, method: str = "", **headers: str
    ) -> tuple[int, bytes, HTTPResponse]:
        sent = {"X-Caribmap-Token": TOKEN}
        if body is not None:
            sent["Content-Type"] = "application/json"
        sent |= {name.replace("_", "-"): value for name, value in headers.items()}
        data = None if body is None else body if isinstance(body, bytes) else json.dumps(body).encode()
        connection = HTTPConnection(LOOPBACK, self.port, timeout=30)
        connection.request(method or ("POST" if body is not None else "GET"), path, data, sent)
        response = connection.getresponse()
        content = response.read()
        connection.close()
        return response.status, content, response

    def record(self, noun: str, name: str) -> Any:
        status, found = self.ask(f"/api/records/{noun}/{percent_encoded(name, safe='')}")
        assert status == 200, found
        return found

    def commit(self, *operations: dict[str, Any]) -> tuple[int, Any]:
        return self.ask("/api/transactions", {"label": "test", "operations": list(operations)})


@contextmanager
def desk_of(root: Path, read_only: str | None = None) -> Iterator[Desk]:
    session = Session(root, root.parent / f"{root.name}-state", lambda: NOW, read_only)
    preview = Preview(lambda: session.examined, lambda: NOW, session.stream.tell)
    with DeskServer(session, preview, 0, TOKEN) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield Desk(server)
        server.shutdown()
        thread.join()


def place(name: str, lng: float, lat: float, **more: Any) -> dict[str, Any]:
    geometry = {"type": "Point", "coordinates": [lng, lat]}
    record = {"names": {"en": name}, "kind": "city", "layer": "places", "geocoding": {"basis": "stated"}}
    return {"noun": "place", "id": name.lower(), "put": {"geometry": geometry, **record, **more}}


def span_of(words: str) -> list[int]:
    begin = ARTICLE.index(words)
    return [begin, begin + len(words)]


def quote(name: str, words: str, *places: str, **more: Any) -> dict[str, Any]:
    record = {"source": "the-paper", "span": span_of(words), "places": list(places), **more}
    return {"noun": "quote", "id": name, "put": record}
