"""Provide browsers for the tests: use those that are installed, or else install the system's packages.

Without Chromium no browser test can run; without Firefox or WebKit the tests of these are skipped; without
Chromium's headless shell the others take about twice as long. Run as `python -m tools.browser`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.chromium import SHELL, launch_options
from tests.browser.firefox import firefox_executable
from tests.browser.webkit import PACKAGES, webkit_driver

MISSING = """The tests need a browser and found none. Install Chromium (Debian: apt-get install chromium),
or run .venv/bin/playwright install chromium, or set CHROMIUM to the path of a Chromium."""


def has_browser() -> bool:
    """Whether the tests will find a Chromium: $CHROMIUM, the system's or Playwright's own."""
    if executable := launch_options(shell=True).get("executable_path"):
        return Path(executable).is_file()
    with sync_playwright() as playwright:
        return Path(playwright.chromium.executable_path).is_file()


def can_install() -> bool:
    """Whether packages of the distribution can be installed without asking anybody."""
    return shutil.which("apt-get") is not None and os.geteuid() == 0


def is_offered(package: str) -> bool:
    """Whether the distribution is known to have a package."""
    command = ["apt-cache", "show", package]
    return can_install() and subprocess.run(command, capture_output=True, check=False).returncode == 0


def install(*packages: str, options: tuple[str, ...] = ()) -> None:
    """Install packages of a browser with apt-get; do nothing without apt-get or without root permissions."""
    if not can_install():
        return
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (
        ["apt-get", "update", "-q"],
        ["apt-get", "install", "-q", "-y", *options, *packages],
    ):
        subprocess.run(command, env=environment, stdin=subprocess.DEVNULL, check=False)


if __name__ == "__main__":
    if not has_browser():
        install("chromium")
    if not firefox_executable():
        install("firefox-esr")
    if not webkit_driver():
        install(*PACKAGES, options=("--no-install-recommends",))
    if "CHROMIUM" not in os.environ and not shutil.which(SHELL) and is_offered(SHELL):
        install(SHELL)
    sys.exit(None if has_browser() else MISSING)
