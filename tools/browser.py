"""See to it that the tests have browsers: those that are there, else the system's Chromium and Firefox.

Without Chromium no browser test can run; without Firefox those in Firefox are skipped; without Chromium's
headless shell they take about twice as long.
Run as `python -m tools.browser`.
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

MISSING = """The tests need a browser and found none. Install Chromium (Debian: apt-get install chromium),
or run .venv/bin/playwright install chromium, or set CHROMIUM to the path of a Chromium."""


def has_browser() -> bool:
    """Whether the tests will find a browser: $CHROMIUM, the system's or Playwright's own."""
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


def install(package: str) -> None:
    """Install the distribution's package of a browser, where that can be done."""
    if not can_install():
        return
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["apt-get", "update", "-q"], ["apt-get", "install", "-q", "-y", package]):
        subprocess.run(command, env=environment, stdin=subprocess.DEVNULL, check=False)


if __name__ == "__main__":
    if not has_browser():
        install("chromium")
    if not firefox_executable():
        install("firefox-esr")
    if "CHROMIUM" not in os.environ and not shutil.which(SHELL) and is_offered(SHELL):
        install(SHELL)
    sys.exit(None if has_browser() else MISSING)
