"""HTTP server of `caribmap serve`: the last good build and the current faults, for this machine only."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from hashlib import sha256
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path, PurePosixPath
from typing import cast
from urllib.parse import unquote, urlsplit

LOOPBACK = "127.0.0.1"
FRAME = Path(__file__).with_name("preview.html")
CHANGES = "changes"
FAULTS = "faults.json"
MAP = "map.html"
FIRST_BUILD_S = 60
"""Longest wait of a request for the map while the first build is still running."""
HEARTBEAT_S = 10
"""Interval of empty events in the stream of changes, by which the server notices that a browser has left."""
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".geojson": "application/geo+json",
    ".csv": "text/csv; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
}
OTHER_TYPE = "application/octet-stream"


class PreviewServer(ThreadingHTTPServer):
    """Serves files by name, at `/` a page that frames the map and lists faults, at `/changes` events.

    No request reaches the file system: a path is only looked up among the names.
    """

    daemon_threads = True

    def __init__(self, port: int) -> None:
        """Listen on `port`, or on any free one if it is 0. Raises OSError if that fails."""
        super().__init__((LOOPBACK, port), _Handler)
        self.hosts = {f"{name}:{self.server_port}" for name in ("localhost", LOOPBACK, "[::1]")}
        self._changed = threading.Condition()
        self._files: dict[str, bytes] = {"": FRAME.read_bytes()}
        self._build = self._listed = ""
        self._is_examined = False

    @property
    def address(self) -> str:
        return f"http://{LOOPBACK}:{self.server_port}/"

    def show(self, files: Mapping[str, bytes]) -> None:
        """Serve a new build and announce it to the browsers."""
        digest = sha256(b"".join(sha256(files[name]).digest() for name in sorted(files)))
        with self._changed:
            kept = {name: self._files[name] for name in ("", FAULTS) if name in self._files}
            self._files = {**files, **kept}
            self._build = digest.hexdigest()
            self._is_examined = True
            self._changed.notify_all()

    def list_faults(self, faults: str) -> None:
        """Serve the faults of the dossier as it is now, as JSON, and announce them to the browsers."""
        content = faults.encode()
        with self._changed:
            self._files[FAULTS] = content
            self._listed = sha256(content).hexdigest()
            self._is_examined = True
            self._changed.notify_all()

    def file(self, name: str) -> bytes | None:
        """The content of a file; None if missing. The map waits for the first build."""
        with self._changed:
            if name == MAP:
                self._changed.wait_for(lambda: self._is_examined, FIRST_BUILD_S)
            return self._files.get(name)

    def state_after(self, seen: str) -> str:
        """Hashes of build and faults, once they differ from `seen` or after HEARTBEAT_S seconds."""
        with self._changed:
            self._changed.wait_for(lambda: self._state != seen, HEARTBEAT_S)
            return self._state

    @property
    def _state(self) -> str:
        return f"{self._build} {self._listed}"


class _Handler(BaseHTTPRequestHandler):
    @property
    def _preview(self) -> PreviewServer:
        return cast("PreviewServer", self.server)

    def parse_request(self) -> bool:
        """Refuse requests of other hosts and requests that would write."""
        if not super().parse_request():
            return False
        # Another host name means that a foreign page reached this address by DNS rebinding.
        if [host.lower() for host in self.headers.get_all("Host", [])] not in [
            [h] for h in self._preview.hosts
        ]:
            self._answer(HTTPStatus.MISDIRECTED_REQUEST, b"this address serves 127.0.0.1 only\n")
            return False
        if self.command not in {"GET", "HEAD"}:
            self._answer(HTTPStatus.METHOD_NOT_ALLOWED, b"read only\n", Allow="GET, HEAD")
            return False
        return True

    def do_GET(self) -> None:
        name = unquote(urlsplit(self.path).path).removeprefix("/")
        content = self._preview.file(name)
        if name == CHANGES:
            self._stream_changes()
        elif content is None:
            self._answer(HTTPStatus.NOT_FOUND, b"no such file in this build\n")
        else:
            kind = TYPES.get(PurePosixPath(name or MAP).suffix, OTHER_TYPE)
            self._answer(HTTPStatus.OK, content, Content_Type=kind)

    def do_HEAD(self) -> None:
        self.do_GET()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the base class's name
        """Log nothing: the terminal is for faults."""

    def _stream_changes(self) -> None:
        """Send server-sent events: the hashes of build and faults, at once and after each change."""
        self._begin(HTTPStatus.OK, Content_Type="text/event-stream")
        seen = ""
        while self.command == "GET":
            state = self._preview.state_after(seen)
            event = f"data: {state}\n\n" if state != seen else ":\n\n"
            try:
                self.wfile.write(event.encode())
            except OSError:
                return  # the browser has left
            seen = state

    def _answer(self, status: HTTPStatus, content: bytes, **headers: str) -> None:
        plain = {"Content_Type": "text/plain; charset=utf-8", "Content_Length": str(len(content))}
        self._begin(status, **plain | headers)
        if self.command != "HEAD":
            self.wfile.write(content)

    def _begin(self, status: HTTPStatus, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.end_headers()
