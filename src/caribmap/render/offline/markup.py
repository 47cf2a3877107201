"""HTML with everything that it loads inside: in attributes, styles and scripts."""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import dataclass
from html import escape
from html.parser import HTMLParser
from urllib.parse import quote_from_bytes, unquote_to_bytes, urljoin, urlsplit

from caribmap.errors import OfflineError
from caribmap.render.csp import EXECUTED, inline_script, inline_style
from caribmap.render.offline.assets import Assets, absolute
from caribmap.render.offline.css import inline_css
from caribmap.render.offline.need import Needs
from caribmap.render.offline.scripts import Literal, Use, replaced
from caribmap.render.offline.tiles import Tiles

LOADING = {
    "audio": ("src",), "body": ("background",), "embed": ("src",), "frame": ("src",), "iframe": ("src",),
    "image": ("href", "xlink:href"), "feimage": ("href", "xlink:href"), "img": ("src", "srcset", "longdesc"),
    "input": ("src",), "object": ("data",), "source": ("src", "srcset"), "table": ("background",),
    "td": ("background",), "track": ("src",), "use": ("href", "xlink:href"), "video": ("src", "poster"),
}  # fmt: skip
"""Attributes by which an element loads something. Links are not among them: they load when followed."""
HINTS = frozenset(
    ("preload", "prefetch", "preconnect", "dns-prefetch", "modulepreload", "manifest", "prerender", "search")
)
"""What a link does that an offline page has no use for."""
MARKUP = re.compile(
    r"<\s*(?:link|script|style)\b|<[^<>]*\b(?:src|srcset|poster|background|data|srcdoc)\s*="
    r"|<(?!a\b)[^<>]*\bhref\s*=|<[^<>]*\bstyle\s*=[^<>]*\(",
    re.IGNORECASE,
)
"""What a text has, at least, if a part of it loads something."""
DATA_DOCUMENT = re.compile(r"data:text/html(?P<parameters>[^,]*),(?P<body>.*)", re.IGNORECASE | re.DOTALL)
PAGE_FILE = re.compile(r"\.html?$", re.IGNORECASE)
MAX_DEPTH = 16
"""Documents within documents, in frames and strings, that are followed."""

ICONS = frozenset(("icon", "shortcut", "apple-touch-icon", "mask-icon"))
FRAMES = ("iframe", "frame", "object", "embed")
ADVICE = {
    Use.WMS: "a WMS server draws each picture when it is asked: leave the layer out, or pass tiles='keep'",
    Use.VECTOR_TILES: "vector tiles come from a server: leave the layer out, or pass tiles='keep'",
    Use.LIVE: "live data comes from a server: add the features as GeoJson instead, or pass what it says now"
    " as assets={address: bytes}",
}
GEOCODER = re.compile(r"\bL\.Control\.geocoder\s*\(|\bnew L\.Control\.Geocoder\b")
GEOCODER_ADVICE = (
    "a geocoder asks a server for each word: leave it out, or search in a layer with plugins.Search"
)


class Inliner(HTMLParser):
    """Rewrites HTML so that what it links is inside; all else stays character for character."""

    def __init__(
        self, assets: Assets, tiles: Tiles, *, needs: Needs | None = None, base: str = "", depth: int = 0
    ) -> None:
        super().__init__(convert_charrefs=False)
        self.assets, self.tiles, self.needs, self.base, self.depth = assets, tiles, needs, base, depth
        self._html = ""
        self._lines: list[int] = []
        self._edits: list[tuple[int, int, str]] = []
        self._block: _Block | None = None

    def inline(self, html: str) -> str:
        """The document or fragment, rewritten. Raises OfflineError if documents nest too deeply."""
        if self.depth > MAX_DEPTH:
            raise OfflineError(f"documents are nested more than {MAX_DEPTH} deep")
        self._html = html
        self._lines = [0, *(found.end() for found in re.finditer("\n", html))]
        self.feed(html)
        self.close()
        parts, last = [], 0
        for start, end, text in self._edits:
            parts += [html[last:start], text]
            last = end
        return "".join([*parts, html[last:]])

    def script(self, text: str) -> str:
        """A script of the page's own with its addresses replaced."""
        if GEOCODER.search(text) and not self.tiles.keeps(""):
            self.assets.miss("a geocoder", GEOCODER_ADVICE)
        return inline_script(replaced(text, self._literal))

    def _literal(self, literal: Literal) -> str | None:
        if literal.use is Use.TILES:
            return self.tiles.address(literal.value)
        if literal.use is Use.LIVE and (copy := self.assets.data_uri(literal.value, self.base, quiet=True)):
            # What it said when the page was made. Realtime adds the time, which behind `#` is no data.
            return f"{copy}#"
        if literal.use in ADVICE:
            if not self.tiles.keeps(literal.value):
                self.assets.miss(literal.value, ADVICE[literal.use])
            return None
        if literal.use is Use.FILE:
            is_built = literal.quote == "`" and "${" in literal.value
            return None if is_built else self.assets.data_uri(literal.value, self.base)
        if "<" in literal.value and MARKUP.search(literal.value):
            return self._nested(literal.value)
        return None

    def _nested(self, html: str) -> str | None:
        text = self._inlined(html, self.base)
        return None if text == html else text

    def _inlined(self, html: str, base: str) -> str:
        return Inliner(self.assets, self.tiles, base=base, depth=self.depth + 1).inline(html)

    def _page_file(self, address: str) -> str | None:
        """A page of an address of its own, such as a chart beside the map, with what it links inside."""
        html = self.assets.text(address)
        if html is None:
            return None
        data = self._inlined(html, address).encode("utf-8")
        return f"data:text/html;charset=utf-8;base64,{base64.b64encode(data).decode('ascii')}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = {name: value or "" for name, value in reversed(attrs)}
        raw = self.get_starttag_text() or ""
        start = self._position()
        if tag in ("script", "style"):
            self._block = _Block(tag, tuple(attrs), start, start + len(raw))
        elif tag == "base":
            self.base = urljoin(self.base, named.get("href", ""))
            self._edit(start, raw, "")
        elif tag == "link":
            self._edit(start, raw, self._link(raw, attrs, named))
        elif tag == "meta" and named.get("http-equiv", "").lower() in ("refresh", "content-security-policy"):
            self._edit(start, raw, "")
        else:
            self._edit(start, raw, self._element(raw, tag, attrs, named))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ("script", "style"):
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        block = self._block
        if block is None or tag != block.tag:
            return
        self._block = None
        end = self._position()
        content = self._html[block.content : end]
        if tag == "style":
            self._edits.append(
                (block.content, end, inline_style(inline_css(content, self.base, self.assets)))
            )
            return
        named = {name: value or "" for name, value in reversed(block.attributes)}
        if named.get("type", "").strip().lower() not in EXECUTED:
            return
        if "src" not in named:
            self._edits.append((block.content, end, self.script(content)))
        elif (linked := self._linked(block, named["src"])) is not None:
            self._edits.append((block.start, end, linked))

    def _linked(self, block: _Block, source: str) -> str | None:
        """A linked script as one with its text inside, without its end tag; None if it has no copy."""
        if not source.strip() or source.strip().lower().startswith("data:"):
            return None
        address = absolute(source, self.base)
        if self.needs and not self.needs.wants(address):
            return "<script>"
        text = self.assets.text(address)
        if text is None:
            return None
        kept = [(name, value) for name, value in block.attributes if name not in LINK_ONLY]
        behind = self.tiles.behind_leaflet(address)
        return _tag("script", kept) + inline_script(text) + (f"</script>\n<script>{behind}" if behind else "")

    def _position(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column

    def _edit(self, start: int, raw: str, text: str) -> None:
        if text != raw:
            self._edits.append((start, start + len(raw), text))

    def _link(self, raw: str, attrs: list[tuple[str, str | None]], named: dict[str, str]) -> str:
        relations = set(named.get("rel", "").lower().split())
        if relations & HINTS:
            return ""
        if "stylesheet" in relations and not named.get("href", "").startswith("data:"):
            address = absolute(named.get("href", ""), self.base)
            if self.needs and not self.needs.wants(address):
                return ""
            css = self.assets.text(address)
            if css is None:
                return raw
            media = f' media="{escape(named["media"])}"' if named.get("media") else ""
            return f"<style{media}>{inline_style(inline_css(css, address, self.assets))}</style>"
        if relations & ICONS:
            uri = self.assets.data_uri(named.get("href", ""), self.base, quiet=True)  # no page needs its icon
            return (
                _tag("link", [*(pair for pair in attrs if pair[0] != "href"), ("href", uri)]) if uri else ""
            )
        return raw

    def _element(self, raw: str, tag: str, attrs: list[tuple[str, str | None]], named: dict[str, str]) -> str:
        changed: dict[str, str] = {}
        for name in LOADING.get(tag, ()):
            value = named.get(name, "")
            if value and (new := self._address(tag, name, value)):
                changed[name] = new
        if "(" in named.get("style", ""):
            css = inline_css(named["style"], self.base, self.assets)
            if css != named["style"]:
                changed["style"] = css
        if tag in FRAMES and named.get("srcdoc") and (inner := self._nested(named["srcdoc"])):
            changed["srcdoc"] = inner
        if not changed:
            return raw
        pairs = [(name, changed.get(name, value)) for name, value in attrs]
        return _tag(tag, pairs, closed=raw.rstrip().endswith("/>"))

    def _address(self, tag: str, name: str, value: str) -> str | None:
        if name == "srcset":
            return self._srcset(value)
        if tag in FRAMES and (document := DATA_DOCUMENT.match(value.strip())):
            return self._document(document)
        if tag in FRAMES and PAGE_FILE.search(urlsplit(value).path):
            return self._page_file(absolute(value, self.base))
        return self.assets.data_uri(value, self.base)

    def _srcset(self, value: str) -> str:
        """Candidates are separated by a comma and white space, since addresses may contain commas."""
        out = []
        for candidate in re.split(r",\s+", value.strip()):
            address, _, size = candidate.strip().partition(" ")
            out.append(f"{self.assets.data_uri(address, self.base) or address} {size}".strip())
        return ", ".join(out)

    def _document(self, found: re.Match[str]) -> str | None:
        """A page in a data: address, as branca's IFrame writes it, with what it links inside."""
        encoded = ";base64" in found["parameters"].lower()
        try:
            body = unquote_to_bytes(found["body"])
            html = (base64.b64decode(body) if encoded else body).decode("utf-8")
        except (binascii.Error, UnicodeDecodeError):
            return None
        inner = self._nested(html)
        if inner is None:
            return None
        data = inner.encode("utf-8")
        text = base64.b64encode(data).decode("ascii") if encoded else quote_from_bytes(data)
        return f"data:text/html{found['parameters']},{text}"


@dataclass(frozen=True, slots=True)
class _Block:
    """An open script or style element: where it starts, and where its content does."""

    tag: str
    attributes: tuple[tuple[str, str | None], ...]
    start: int
    content: int


LINK_ONLY = ("src", "integrity", "crossorigin", "async", "defer", "referrerpolicy")
"""Attributes that only a linked script has."""


def _tag(name: str, attributes: list[tuple[str, str | None]], *, closed: bool = False) -> str:
    text = "".join(
        f' {key}="{escape(value)}"' if value is not None else f" {key}" for key, value in attributes
    )
    return f"<{name}{text}{' /' if closed else ''}>"
