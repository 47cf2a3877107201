"""The page that the desk's address opens, and its script, styles and typefaces."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from caribmap.basemap.cells import cell
from caribmap.basemap.making import world_basemap
from caribmap.errors import EnvironmentalError
from caribmap.load.files import is_plain_name
from caribmap.runtime.shipped import read_static

FONTS = "/fonts/"
CELL = re.compile(r"/ground/(\d)/(\d{1,3})/(\d{1,3})\.gz")
PLAIN = b"""<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>caribmap</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="/desk.css"></head>
<body><div id="desk"></div><script src="/desk.js" type="module"></script></body>
</html>
"""


def _shipped(name: str) -> Callable[[], bytes | None]:
    def read() -> bytes | None:
        try:
            return read_static(name)
        except EnvironmentalError:
            return None

    return read


def shell_file(path: str) -> bytes | None:
    """What stands at a path of the shell; None if nothing does."""
    if path.startswith(FONTS) and is_plain_name(path.removeprefix(FONTS)):
        return _shipped(f"fonts/{path.removeprefix(FONTS)}")()
    if found := CELL.fullmatch(path):
        return cell(*map(int, found.groups()))
    content = STATIC.get(path)
    return content() if callable(content) else content


STATIC: Mapping[str, bytes | Callable[[], bytes | None]] = {
    "/": PLAIN,
    "/desk.js": _shipped("desk.js"),
    "/desk.css": _shipped("desk.css"),
    "/basemap.gz": lambda: world_basemap().world,
}
"""What is served without a token, by path: no word of a dossier."""
