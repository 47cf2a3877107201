"""Programs that show Folium maps, run for real: `make hosts`, which installs them."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route

ROOT = Path(__file__).parents[2]
DOSSIER = ROOT / "tests/dossiers/minimal"
START_S = 60

Serve = Callable[..., str]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.hosts)


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Serve]:
    """Starts a host's own command with a free port; returns the address when it answers."""
    running: list[subprocess.Popen[bytes]] = []

    def start(command: Callable[[int], list[str]], path: str = "") -> str:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        with (tmp_path / "host.log").open("wb") as log:
            process = subprocess.Popen(
                [sys.executable, "-m", *command(port)],
                cwd=tmp_path, stdout=log, stderr=log, env=environment(),
            )  # fmt: skip
        running.append(process)
        address = f"http://127.0.0.1:{port}"
        wait_for(address + path, process, tmp_path / "host.log")
        return address

    yield start
    for process in running:
        process.terminate()
        process.wait(10)


def environment() -> dict[str, str]:
    """The environment for a host: this process's packages, nothing that asks or sends."""
    packages = [path for path in sys.path if path]
    shared = [str(Path(path) / "share/jupyter") for path in packages]
    return os.environ | {
        "PYTHONPATH": os.pathsep.join(packages),
        "JUPYTER_PATH": os.pathsep.join(shared),
        "PYTHONWARNINGS": "ignore",
        "BROWSER": "true",
    }


def wait_for(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + START_S
    while time.monotonic() < end and process.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=2):
                return
        except OSError:
            time.sleep(0.2)
    raise AssertionError(f"the host did not start: {log.read_text('utf-8', 'replace')[-2000:]}")


@pytest.fixture
def host_page(browser: Browser) -> Iterator[Page]:
    """A page that may ask its host on this machine and nobody else; anything else fails the test."""
    asked: list[str] = []

    def refuse(route: Route) -> None:
        asked.append(route.request.url)
        route.abort()

    context = browser.new_context(viewport={"width": 1280, "height": 1000})
    context.route(
        lambda address: (
            not address.startswith(
                ("http://127.0.0.1", "ws://127.0.0.1", "file:", "data:", "blob:", "about:")
            )
        ),
        refuse,
    )
    page = context.new_page()
    yield page
    context.close()
    ours = [address for address in asked if "leaflet" in address or "tile" in address or "jquery" in address]
    assert ours == []
