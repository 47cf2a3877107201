"""Draws every class of Folium online and offline and compares: `python -m tools.gallery [WORD]`.

"Online" is Folium's own page, which gets the vendored files for what it links; "offline" is the page of
`caribmap.offline`. Both are opened in Chromium with the network off. The pages and photographs are in
build/gallery; the table goes into docs/offline.md. With WORD only rows with it in their name are drawn.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

import caribmap
from caribmap.errors import CaribmapError
from tests.browser.chromium import launch_options
from tools.gallery import core, plugins
from tools.gallery.case import Case
from tools.gallery.photograph import Seen, difference, see
from tools.gallery.table import Row, put_into

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "build/gallery"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tools.gallery", description=__doc__)
    parser.add_argument("word", nargs="?", default="", help="draw only rows with this in their name")
    word = parser.parse_args().word.lower()
    FOLDER.mkdir(parents=True, exist_ok=True)
    chosen = [(name, case) for name, case in all_cases() if word in name.lower()]
    rows = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**launch_options(shell=True))
        table = browser.new_page()
        for name, case in chosen:
            row = compare(browser, table, name, case)
            rows.append(row)
            print(row.line(), flush=True)
        browser.close()
    put_into(ROOT / "docs/offline.md", rows, only_these=not word)
    raise SystemExit(not all(row.is_accounted for row in rows))


def all_cases() -> Iterator[tuple[str, Case]]:
    """Every row of the gallery by its name."""
    yield from ((f"folium.{name}", case) for name, case in core.CORE.items())
    yield from ((f"folium.plugins.{name}", case) for name, case in plugins.PLUGINS.items())
    yield from {**core.FORMS, **plugins.FORMS}.items()
    if find_spec("matplotlib") is None or find_spec("mapclassify") is None:
        print("not drawn: explore() of geopandas needs matplotlib and mapclassify (make gallery has them)")
        return
    from tools.gallery import others

    yield from {**others.EXPLORED, **others.BRANCA}.items()


def compare(browser: Browser, table: Page, name: str, case: Case) -> Row:
    """The row of a case, drawn online and offline."""
    try:
        page = caribmap.offline(case.map())
    except CaribmapError as error:
        return Row(name, refused=" ".join(str(error).split()), is_right=case.refused)
    online, offline = (FOLDER / f"{_file_name(name)}-{kind}.html" for kind in ("online", "offline"))
    offline.write_text(page, encoding="utf-8")
    online.write_text(case.map().get_root().render(), encoding="utf-8")
    one = see(browser, online, click=case.click, with_copies=True)
    other = see(browser, offline, click=case.click, with_copies=False)
    for file, seen in ((online, one), (offline, other)):
        file.with_suffix(".png").write_bytes(seen.picture)
    differs = difference(table, one.picture, other.picture)
    faults = _faults(one, other)
    return Row(name, differs=differs, elements=(one.elements, other.elements), faults=faults,
               is_right=not case.refused and not faults)  # fmt: skip


def _faults(online: Seen, offline: Seen) -> tuple[str, ...]:
    """What goes wrong in the offline page, and what the online one lacks to be compared with."""
    return (
        *(f"asks for {address}" for address in offline.asked),
        *(f"error: {message}" for message in offline.errors),
        *(f"online: no copy of {address}" for address in online.asked),
        *(f"online: {message}" for message in online.errors),
    )


def _file_name(name: str) -> str:
    return "".join(letter if letter.isalnum() else "-" for letter in name)


if __name__ == "__main__":
    main()
