"""The page's Content-Security-Policy: nothing loads, and only the page's own scripts and styles are applied.

Browsers hash the text with LF line endings: it must have passed `inline_script` or `inline_style` before.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable
from html.parser import HTMLParser

CLOSING_SCRIPT = re.compile(r"</(?=script)", re.IGNORECASE)
CLOSING_STYLE = re.compile(r"</(?=style)", re.IGNORECASE)
EXECUTED = ("", "text/javascript", "application/javascript", "module")


def inline_script(text: str) -> str:
    r"""JavaScript that is safe between script tags: LF line endings, nothing that ends or hides the element.

    In strings, templates and regular expressions `<\/script` and `<\!--` mean the same as the plain forms.
    """
    return CLOSING_SCRIPT.sub(r"<\\/", unix_line_ends(text)).replace("<!--", r"<\!--")


def inline_style(text: str) -> str:
    """CSS that is safe between style tags, with LF line endings."""
    return CLOSING_STYLE.sub(r"<\\/", unix_line_ends(text))


def unix_line_ends(text: str) -> str:
    """The text with CR LF and CR as LF, as HTML parsers convert it before hashes are computed."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def render_policy(
    scripts: Iterable[str],
    styles: Iterable[str],
    *,
    image_origins: Iterable[str] = (),
) -> str:
    """The policy for a page with exactly these inline scripts and styles.

    `image_origins` are the origins (scheme and host) of the dossier's map tiles.
    """
    directives = [
        "default-src 'none'",
        f"script-src {_hashes(scripts)}",
        f"style-src {_hashes(styles)}",
        " ".join(["img-src data:", *image_origins]),
        "font-src data:",
        "base-uri 'none'",
        "form-action 'none'",
    ]
    return "; ".join(directives)


def inline_blocks(html: str) -> tuple[list[str], list[str]]:
    """The texts of all scripts that would run, and of all styles, in a fragment of HTML."""
    reader = _InlineBlocks()
    reader.feed(html)
    reader.close()
    return reader.scripts, reader.styles


class _InlineBlocks(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.scripts: list[str] = []
        self.styles: list[str] = []
        self._block: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = {key: value or "" for key, value in attrs}
        runs = tag == "script" and "src" not in named and named.get("type", "").lower() in EXECUTED
        if runs or tag == "style":
            self._block = []

    def handle_data(self, data: str) -> None:
        if self._block is not None:
            self._block.append(data)

    def handle_endtag(self, tag: str) -> None:
        if self._block is not None:
            (self.scripts if tag == "script" else self.styles).append("".join(self._block))
            self._block = None


def _hashes(texts: Iterable[str]) -> str:
    digests = sorted({hashlib.sha256(text.encode("utf-8")).digest() for text in texts})
    return " ".join(f"'sha256-{base64.b64encode(digest).decode('ascii')}'" for digest in digests) or "'none'"
