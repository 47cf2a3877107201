"""Stylesheets with everything that they load inside."""

from __future__ import annotations

import re

from caribmap.render.offline.assets import Assets, absolute

TOKEN = re.compile(
    r"""/\*.*?(?:\*/|\Z)"""
    r"""|@import\s+(?:url\(\s*)?(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s)"';]+))\s*\)?(?P<rest>[^;{}]*);?"""
    r"""|url\(\s*(?:"(?P<d>(?:[^"\\]|\\.)*)"|'(?P<s>(?:[^'\\]|\\.)*)'|(?P<b>[^()\s"']*))\s*\)(?P<format>\s*format\([^)]*\))?"""
    # A string without an end is the rest of the sheet.
    r"""|"(?:[^"\\]|\\.|\\\Z)*+(?:"|\Z)|'(?:[^'\\]|\\.|\\\Z)*+(?:'|\Z)""",
    re.DOTALL | re.IGNORECASE,
)
FONT_FACE = re.compile(r"@font-face\s*\{(?P<body>[^{}]*)\}", re.IGNORECASE)
FONT_SOURCES = re.compile(
    r"(?<![\w-])src\s*:(?P<sources>(?:url\((?:\"[^\"]*\"|'[^']*'|[^()]*)\)|[^;])*+);?", re.IGNORECASE
)
MAX_IMPORTS = 16
"""Imports of imports that are followed; a cycle ends here."""


def inline_css(css: str, base: str, assets: Assets, depth: int = 0) -> str:
    """CSS of address `base` with its imports, pictures and fonts inside, of a font one file.

    What has no copy is left as it is and noted in `assets` as missing.
    """
    css = FONT_FACE.sub(lambda face: _one_source(face, base, assets), css)

    def change(found: re.Match[str]) -> str:
        groups = found.groupdict()
        imported = next((groups[name] for name in ("double", "single", "bare") if groups[name]), None)
        if imported is not None:
            return _imported(imported, (groups["rest"] or "").strip(), base, assets, depth) or found[0]
        address = next((groups[name] for name in ("d", "s", "b") if groups[name]), None)
        uri = assets.data_uri(address, base) if address else None
        return f'url("{uri}"){groups["format"] or ""}' if uri else found[0]

    return TOKEN.sub(change, css)


def _imported(address: str, media: str, base: str, assets: Assets, depth: int) -> str | None:
    """An imported sheet as rules, for its media; None if it has no copy."""
    if depth >= MAX_IMPORTS:
        return ""
    whole = absolute(address, base)
    css = assets.text(whole)
    if css is None:
        return None
    sheet = inline_css(css, whole, assets, depth + 1)
    return f"@media {media} {{{sheet}}}" if media else sheet


def _one_source(face: re.Match[str], base: str, assets: Assets) -> str:
    """A font with the first of its files that has a copy; with all of them if none has."""
    sources = FONT_SOURCES.findall(face["body"])
    for found in TOKEN.finditer(";".join(sources)):
        address = found["d"] or found["s"] or found["b"]
        if address is None or address.startswith("data:"):
            continue
        uri = assets.data_uri(address, base, quiet=True)
        if uri:
            rest = FONT_SOURCES.sub("", face["body"]).strip().rstrip(";")
            return f'@font-face{{{rest};src:url("{uri}"){found["format"] or ""}}}'
    return face[0]
