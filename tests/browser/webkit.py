"""WebKit, Safari's engine, as Debian has it: a driver that speaks WebDriver, on a screen of its own."""

from __future__ import annotations

import base64
import json
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

PACKAGES = ("webkit2gtk-driver", "xvfb", "xauth")
ANSWER_S = 120
LOADED_S = 60
STARTED_S = 60
SCREEN = (1600, 1200)
TOOLBAR_PX = 38
"""Height of MiniBrowser's toolbar, which counts as part of its window."""
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
SETTINGS = "[Settings]\ngtk-xft-hinting=0\ngtk-enable-animations=0\n"
"""Letters without hinting, so that names stand as in Chromium, within a few pixels; reduced motion."""


def webkit_driver() -> str | None:
    """The driver that the tests use; None where WebKit or a virtual screen for it is missing."""
    return shutil.which("WebKitWebDriver") if shutil.which("xvfb-run") and _browser() else None


def _browser() -> str | None:
    found = sorted(Path("/usr/lib").glob("*/webkit2gtk-4.*/MiniBrowser"))
    return str(found[-1]) if found else None


class WebKit:
    """A session with one window."""

    def __init__(self, port: int) -> None:
        self._driver = f"http://127.0.0.1:{port}"
        self._begin()

    def _begin(self) -> None:
        self._root = self._driver
        options = {"binary": _browser(), "args": ["--automation"]}
        wanted = {"alwaysMatch": {"webkitgtk:browserOptions": options}}
        session = self._send("POST", "/session", {"capabilities": wanted})["sessionId"]
        self._root += f"/session/{session}"
        self._send("POST", "/timeouts", {"script": ANSWER_S * 1000, "pageLoad": LOADED_S * 1000})

    def open(self, address: str, width: int = 1280, height: int = 800) -> None:
        """Open a page and wait until its map is ready. A window is at least 447 px wide."""
        self.load(address, width, height)
        self.evaluate("caribmap.ready.then(() => null)")

    def load(self, address: str, width: int = 1280, height: int = 800) -> None:
        """Open a page, whichever; in a new window if the one that is there no longer answers."""
        try:
            self._load(address, width, height)
        except (RuntimeError, TimeoutError):
            with suppress(RuntimeError, TimeoutError):
                self.close()
            self._begin()
            self._load(address, width, height)

    def _load(self, address: str, width: int, height: int) -> None:
        """In the middle of the screen: the pointer must be over the window."""
        x, y = ((room - size) // 2 for room, size in zip(SCREEN, (width, height), strict=True))
        size = {"x": x, "y": y, "width": width, "height": height + TOOLBAR_PX}
        self._send("POST", "/url", {"url": "about:blank"})
        self._send("POST", "/window/rect", size)
        self._send("POST", "/url", {"url": address})

    def evaluate(self, expression: str) -> Any:
        """The value of an expression in the page, a promise's once it is kept, as JSON would hold it."""
        script = f"""const done = arguments[0];
            (async () => JSON.stringify(await ({expression})) ?? 'null')()
                .then((value) => done({{ value }}), (error) => done({{ error: String(error) }}));"""
        answer = self._send("POST", "/execute/async", {"script": script, "args": []})
        if "error" in answer:
            raise RuntimeError(f"{expression}: {answer['error']}")
        return json.loads(answer["value"])

    def click(self, selector: str) -> None:
        """Click an element in the page with the mouse."""
        self._perform("pointer", [_move(self._find(selector)), _button("Down"), _button("Up")])

    def press(self, key: str) -> None:
        """Press and release one key, by its WebDriver character."""
        self._perform("key", [{"type": f"key{way}", "value": key} for way in ("Down", "Up")])

    def enter_frame(self, selector: str | None) -> None:
        """Go on in a frame of the page, or with None in the page itself."""
        frame = None if selector is None else {ELEMENT: self._find(selector)}
        self._send("POST", "/frame", {"id": frame})

    def screenshot(self, selector: str | None = None) -> bytes:
        """The window as PNG, or an element alone."""
        part = f"/element/{self._find(selector)}" if selector else ""
        return base64.b64decode(self._send("GET", f"{part}/screenshot"))

    def close(self) -> None:
        self._send("DELETE", "")

    def _find(self, selector: str) -> str:
        found = self._send("POST", "/element", {"using": "css selector", "value": selector})
        element: str = found[ELEMENT]
        return element

    def _perform(self, kind: str, actions: list[dict[str, Any]]) -> None:
        device = {"type": kind, "id": kind, "actions": actions}
        self._send("POST", "/actions", {"actions": [device]})

    def _send(self, method: str, path: str, body: object = None) -> Any:
        data = None if body is None else json.dumps(body).encode()
        request = Request(self._root + path, data, {"Content-Type": "application/json"}, method=method)
        try:
            with urlopen(request, timeout=ANSWER_S) as answer:
                return json.load(answer)["value"]
        except HTTPError as error:
            raise RuntimeError(f"{method} {path}: {error.read().decode()}") from None


def _move(element: str) -> dict[str, Any]:
    return {"type": "pointerMove", "duration": 0, "x": 0, "y": 0, "origin": {ELEMENT: element}}


def _button(way: str) -> dict[str, Any]:
    return {"type": f"pointer{way}", "button": 0}


@contextmanager
def started(driver: str, home: Path) -> Iterator[WebKit]:
    """A session on a virtual screen, with settings of its own, until the block ends."""
    settings = home / "gtk-3.0/settings.ini"
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text(SETTINGS, "utf-8")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    screen = f"-screen 0 {SCREEN[0]}x{SCREEN[1]}x24"
    command = ["xvfb-run", "-a", "-s", screen, driver, f"--port={port}"]
    environment = {**os.environ, "XDG_CONFIG_HOME": str(home), "XDG_CACHE_HOME": str(home / "cache")}
    # A session of its own: xvfb-run leaves the driver and the screen running when it alone is ended.
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    ) as process:
        try:
            _await(port)
            webkit = WebKit(port)
            try:
                yield webkit
            finally:
                webkit.close()
        finally:
            os.killpg(process.pid, 15)


def _await(port: int) -> None:
    """Wait until the driver answers."""
    end = time.monotonic() + STARTED_S
    while True:
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.05)
        else:
            return
