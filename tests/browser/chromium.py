"""Find the browser that the tests and the benchmark drive."""

from __future__ import annotations

import os
import shutil
from typing import Any

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIET = ["--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"]


def launch_options() -> dict[str, Any]:
    """Arguments for `playwright.chromium.launch`: $CHROMIUM, else a system browser, else Playwright's own."""
    executable = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    options: dict[str, Any] = {"args": QUIET, "chromium_sandbox": os.geteuid() != 0}
    if executable:
        options["executable_path"] = executable
    return options
