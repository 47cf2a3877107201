"""Build the demo article docs/demo/index.html from docs/demo/article.html and the map in out/."""

from __future__ import annotations

import base64
import hashlib
import re
import shutil
from pathlib import Path
from typing import cast

from caribmap.payload.types import Payload
from caribmap.render.csp import inline_blocks
from caribmap.render.facade_picture import picture_name, render_facade_picture
from caribmap.render.opening import Opening
from caribmap.render.snippet import (
    FACADE,
    FACADE_STYLE,
    FIGURE_STYLE,
    PAGE,
    PICTURE,
    PICTURE_STYLE,
    render_element,
    render_frame,
)
from caribmap.verify.page import read_page

ROOT = Path(__file__).parents[1]
DEMO = ROOT / "docs/demo"
MAP = re.compile(r"<!-- map (?P<how>frame|picture) (?P<place>\S+) (?P<view>\S+) -->")


def write_demo(out: Path, demo: Path) -> Path:
    """Write article and copies of the files of `out` that it shows to folder `demo`; return its path."""
    article = (DEMO / "article.html").read_text(encoding="utf-8")
    demo.mkdir(parents=True, exist_ok=True)
    for name in (PAGE, PICTURE):
        shutil.copyfile(out / name, demo / name)
    payload = cast("Payload", read_page(out / PAGE).payload)
    for found in MAP.finditer(article):
        opening = Opening(found["place"], found["view"])
        picture = demo / str(picture_name(payload, opening))
        picture.parent.mkdir(exist_ok=True)
        picture.write_bytes(render_facade_picture(payload, opening))
    page = demo / "index.html"
    page.write_text(render_article(article, payload, (out / FACADE).read_text("utf-8")), "utf-8")
    return page


def render_article(article: str, payload: Payload, script: str) -> str:
    """The article with its maps, the script that loads them, and a policy that allows only these."""

    def show(found: re.Match[str]) -> str:
        render = render_frame if found["how"] == "frame" else render_element
        return render(payload, Opening(found["place"], found["view"]))

    shown = MAP.sub(show, article).replace("<!-- script -->", f"<script>{script}</script>")
    return shown.replace("<!-- policy -->", _policy(shown))


def _policy(page: str) -> str:
    """The strictest policy under which the frames work; style attributes are allowed by their hashes."""
    scripts, styles = inline_blocks(page)
    directives = [
        "default-src 'none'",
        f"script-src {' '.join(map(_hash, scripts))}",
        f"style-src {' '.join(map(_hash, styles))}",
        f"style-src-attr 'unsafe-hashes' {_hash(FACADE_STYLE)} {_hash(FIGURE_STYLE)} {_hash(PICTURE_STYLE)}",
        "img-src 'self' data:",
        "frame-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
    ]
    return f'<meta http-equiv="Content-Security-Policy" content="{"; ".join(directives)}">'


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode('ascii')}'"


if __name__ == "__main__":
    print(write_demo(ROOT / "out", DEMO).relative_to(ROOT))
