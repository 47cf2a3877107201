"""Find the browser that the tests and the benchmark drive."""

from __future__ import annotations

import os
import shutil
from typing import Any

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
SHELL = "chromium-headless-shell"
"""The same engine without windows and menus: it opens a page for a third of the processor's time."""
QUIET = ["--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"]


def launch_options(*, shell: bool = False) -> dict[str, Any]:
    """Arguments for `playwright.chromium.launch`: $CHROMIUM, else a system browser, else Playwright's own.

    With `shell` the headless shell comes before the whole browser: for tests, not for what is measured.
    """
    names = (SHELL, *NAMES) if shell else NAMES
    executable = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    options: dict[str, Any] = {"args": QUIET, "chromium_sandbox": os.geteuid() != 0}
    if executable:
        options["executable_path"] = executable
    return options
