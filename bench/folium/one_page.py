"""Runs the cells of one page and makes each displayed map offline: a process of its own for each page.

Prints a line of JSON for each display, or for what kept a cell from running.
"""

from __future__ import annotations

import json
import os
import sys
import warnings
from pathlib import Path
from typing import Any

from branca.element import Element, Figure

from bench.folium.offline_world import NoNetworkError, stand_in, stay_offline
from bench.folium.pages import Cell, cells_of


def main(page: Path, out: Path, stand_ins: Path | None) -> None:
    os.environ["MPLBACKEND"] = "agg"
    warnings.simplefilter("ignore")
    stay_offline(stand_ins)
    cells = cells_of(page)
    os.chdir(page.parent)  # pages read files beside them, and write some
    names: dict[str, Any] = {"__name__": "__main__", "display": lambda *shown: None}  # noqa: ARG005
    for cell in cells:
        for said in _run(cell, names, out / f"{page.stem}-{cell.number}.html", stand_ins):
            print(json.dumps({"page": page.stem, "cell": cell.number, **said}), flush=True)


def _run(cell: Cell, names: dict[str, Any], file: Path, stand_ins: Path | None) -> list[dict[str, str]]:
    import caribmap
    from caribmap.errors import CaribmapError

    try:
        exec(compile(cell.body, f"cell {cell.number}", "exec"), names)
        shown = eval(cell.shown, names) if cell.shown else None
    except Exception as error:  # noqa: BLE001  whatever the page's code raises keeps it from running
        return [{"not_run": _reason(error)}]
    if not isinstance(shown, Element) or not isinstance(shown.get_root(), Figure):
        return []  # tables, pictures, and colormaps, which a notebook shows without a map
    try:
        page = caribmap.offline(shown)
    except CaribmapError as error:
        return [{"refused": " ".join(str(error).split()), **_fetched(shown, file, stand_ins)}]
    except Exception as error:  # noqa: BLE001  a failure of ours is a result, too
        return [{"broken": f"{type(error).__name__}: {error}"}]
    file.write_text(page, encoding="utf-8")
    return [{"file": str(file)}]


def _fetched(shown: Any, file: Path, stand_ins: Path | None) -> dict[str, str]:
    """The page with what `fetch=` gets, if it gets everything."""
    import caribmap
    from caribmap.errors import CaribmapError

    try:
        page = caribmap.offline(shown, fetch=lambda address: stand_in(address, stand_ins))
    except (CaribmapError, NoNetworkError):
        return {}
    file.write_text(page, encoding="utf-8")
    return {"fetched": str(file)}


def _reason(error: Exception) -> str:
    cause: BaseException | None = error
    while cause is not None and not isinstance(cause, NoNetworkError):
        cause = cause.__cause__ or cause.__context__
    found = cause or error
    lines = str(found.reason if isinstance(found, NoNetworkError) else found).splitlines()
    return f"{type(found).__name__}: {lines[0] if lines else ''}"


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]) if sys.argv[3:] else None)
