"""Firefox without a driver of its own: it speaks WebDriver BiDi over a socket that it opens itself."""

from __future__ import annotations

import base64
import json
import os
import re
import shutil
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from websockets.sync.client import ClientConnection, connect

NAMES = ("firefox-esr", "firefox")
ADDRESS = re.compile(r"WebDriver BiDi listening on (ws://\S+)")
ANSWER_S = 60
EVENTS = ["log.entryAdded", "network.beforeRequestSent"]
INERT = ("data:", "blob:", "about:")
PREFERENCES = {
    "app.update.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "toolkit.telemetry.reportingpolicy.firstRun": False,
    # 1: lays out without the fade and the blur of animated changes, as playwright's browsers do on demand.
    "ui.prefersReducedMotion": 1,
    # As headless Chromium and WebKit have them: a bar beside the lists would move all that is in them.
    "ui.useOverlayScrollbars": 1,
    # 2 for a fine pointer, 4 for hovering: headless, it takes itself for a touch screen.
    "ui.primaryPointerCapabilities": 6,
    "ui.allPointerCapabilities": 6,
    # Letters are as wide as they are drawn, not whole pixels: lines then break as in the others.
    "gfx.text.subpixel-position.force-enabled": True,
}


def firefox_executable() -> str | None:
    """The Firefox that the tests drive: $FIREFOX, else one of the system; None where there is none."""
    return os.environ.get("FIREFOX") or next(filter(None, map(shutil.which, NAMES)), None)


class Firefox:
    """A session: one tab, and everything that pages in it did which a silent, offline page must not do."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket
        self._number = 0
        self.troubles: list[str] = []
        self.command("session.new", capabilities={})
        self.command("session.subscribe", events=EVENTS)
        self.tab = self.command("browsingContext.getTree")["contexts"][0]["context"]

    def command(self, method: str, **params: object) -> dict[str, Any]:
        """The result of one command; events that come before it are noted."""
        self._number += 1
        self._socket.send(json.dumps({"id": self._number, "method": method, "params": params}))
        while True:
            message = json.loads(self._socket.recv(timeout=ANSWER_S))
            if message["type"] == "event":
                self._note(message["method"], message["params"])
            elif message["id"] == self._number:
                break
        if message["type"] == "error":
            raise RuntimeError(f"{method}: {message['error']}: {message['message']}")
        result: dict[str, Any] = message["result"]
        return result

    def open(self, address: str, width: int = 1280, height: int = 800) -> None:
        """Open a page and wait until its map is ready."""
        self.load(address, width, height)
        self.evaluate("caribmap.ready.then(() => null)")

    def load(self, address: str, width: int = 1280, height: int = 800) -> None:
        """Open a page, whichever."""
        size = {"width": width, "height": height}
        self.command("browsingContext.setViewport", context=self.tab, viewport=size)
        self.command("browsingContext.navigate", context=self.tab, url="about:blank", wait="complete")
        self.command("browsingContext.navigate", context=self.tab, url=address, wait="interactive")

    def screenshot(self) -> bytes:
        found = self.command("browsingContext.captureScreenshot", context=self.tab)
        return base64.b64decode(found["data"])

    def evaluate(self, expression: str, context: str | None = None) -> Any:
        """The value of an expression in a page, a promise's once it is kept, as JSON would hold it."""
        answer = self.command(
            "script.evaluate",
            expression=f"(async () => JSON.stringify(await ({expression})) ?? 'null')()",
            target={"context": context or self.tab},
            awaitPromise=True,
        )
        if answer["type"] == "exception":
            raise RuntimeError(f"{expression}: {answer['exceptionDetails']['text']}")
        return json.loads(answer["result"]["value"])

    def frames(self) -> list[str]:
        """The contexts of the frames in the tab's page."""
        tree = self.command("browsingContext.getTree", root=self.tab)["contexts"][0]
        return [frame["context"] for frame in tree["children"]]

    def _note(self, event: str, params: dict[str, Any]) -> None:
        if event == "log.entryAdded":
            self.troubles.append(f"{params['type']} {params['level']}: {params['text']}")
        url = params.get("request", {}).get("url", "data:")
        if not (url.startswith(INERT) or (params.get("navigation") and url.startswith("file:"))):
            self.troubles.append(f"request: {url}")


@contextmanager
def started(executable: str, profile: Path) -> Iterator[Firefox]:
    """A headless Firefox with a profile of its own, until the block ends."""
    lines = [f"user_pref({json.dumps(key)}, {json.dumps(value)});" for key, value in PREFERENCES.items()]
    (profile / "user.js").write_text("\n".join(lines) + "\n", "utf-8")
    command = [
        executable,
        "--headless",
        "--no-remote",
        "--remote-debugging-port=0",
        "--profile",
        str(profile),
    ]
    with subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True) as process:
        try:
            with connect(_address(process) + "/session", max_size=None) as socket:
                yield Firefox(socket)
        finally:
            process.terminate()


def _address(process: subprocess.Popen[str]) -> str:
    assert process.stderr is not None
    for line in process.stderr:
        if found := ADDRESS.search(line):
            # A full pipe would stop it.
            threading.Thread(target=process.stderr.read, daemon=True).start()
            return found[1]
    raise RuntimeError("Firefox ended before it listened")
