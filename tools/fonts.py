"""Subset the viewer's typefaces to the letters that most pages need and, apart, to those that few do.

Called by the build hook. Writes static/fonts/*.woff2, which stylesheets include. Pictures are drawn
without a browser; for them the sans is also written as *.ttf, and the widths of its letters to advances.json.
"""

from __future__ import annotations

import json
from pathlib import Path

from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

SIGNS = "\u00a0¡ª«\u00ad°±²·º»¿×"
WESTERN = "ÀÁÂÃÄÇÈÉÊËÌÍÎÏÑÒÓÔÕÖÙÚÛÜßàáâãäçèéêëìíîïñòóôõöùúûüÿıŒœ"
COMMON = "".join(map(chr, range(0x20, 0x7F))) + SIGNS + WESTERN
RARE = "".join(letter for letter in map(chr, range(0xA0, 0x100)) if letter not in COMMON)
FURTHER = "ĀāĂăĄąĆćČčĎďĐđĒēĖėĘęĚěĞğĢģĦħĪīĮįİŁłŃńŇňŌōŐőŘřŚśŞşŠšŢţŤťŪūŮůŰűŹźŻżŽžȘșȚțḌḍḤḥṢṣṬṭẒẓʹʺʼʽʾʿ"
PUNCTUATION = "\u2009\u200a\u202f–—‘’‚“”„†•…‰′″‹›⁄€−×≈≤≥≠"
ARROWS = "←↑→↓↗"

REGULAR, SEMIBOLD = (f"source-sans/TTF/SourceSans3-{weight}.ttf" for weight in ("Regular", "Semibold"))
SERIF = "@fontsource/source-serif-4/files/source-serif-4"

# Sans for map and interface, serif for quotes; what few pages have apart, for those that need it.
# The serif's publisher ships its letters in two files.
FACES = {
    "sans-400": (REGULAR, COMMON + PUNCTUATION + ARROWS),
    "sans-400-rare": (REGULAR, RARE),
    "sans-400-ext": (REGULAR, FURTHER),
    "sans-600": (SEMIBOLD, COMMON + PUNCTUATION + ARROWS),
    "sans-600-rare": (SEMIBOLD, RARE),
    "sans-600-ext": (SEMIBOLD, FURTHER),
    "serif-400": (f"{SERIF}-latin-400-normal.woff2", COMMON + PUNCTUATION),
    "serif-400-rare": (f"{SERIF}-latin-400-normal.woff2", RARE),
    "serif-400-ext": (f"{SERIF}-latin-ext-400-normal.woff2", FURTHER + "†"),
}
# Pictures are drawn with all letters of a face.
DRAWN = {"sans-400": REGULAR, "sans-600": SEMIBOLD}
# OpenType features: kerning and tabular figures. Letters with diacritics are single glyphs.
FEATURES = ["kern", "tnum"]
# Ids of name-table entries: copyright and licence are kept, family and PostScript name are replaced.
NAMES = [0, 13, 14]
OWN_MARK = "\ufdd0"
"""As in render/picture/output.py: a text with it is never set in another font as a whole."""
FAMILY = 1
POSTSCRIPT = 6


def write_fonts(packages: Path, folder: Path) -> None:
    """Write subsets of the faces under `packages` (a node_modules folder) to `folder`, which is created."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, (source, letters) in FACES.items():
        font = _subset(packages / source, name, letters)
        font.flavor = "woff2"
        font.save(folder / f"{name}.woff2")
    advances = {}
    for name, source in DRAWN.items():
        font = _subset(packages / source, name, COMMON + RARE + FURTHER + PUNCTUATION + ARROWS)
        advances[name] = _advances(font)
        _add_mark(font)
        font.save(folder / f"{name}.ttf")
    (folder / "advances.json").write_text(json.dumps(advances, sort_keys=True), encoding="utf-8")


def _subset(source: Path, name: str, letters: str) -> TTFont:
    font = TTFont(source, recalcTimestamp=False)
    subsetter = Subsetter(Options(layout_features=FEATURES, name_IDs=NAMES, hinting=False))
    subsetter.populate(text=letters)
    subsetter.subset(font)
    _rename(font, name)
    return font


def _rename(font: TTFont, face: str) -> None:
    """Rename the font: the name "Source" is reserved for the unchanged typeface."""
    family = face.partition("-")[0].title()
    font["name"].setName(f"Caribmap {family}", FAMILY, 3, 1, 0x409)
    font["name"].setName(f"Caribmap-{face}", POSTSCRIPT, 3, 1, 0x409)


def _add_mark(font: TTFont) -> None:
    """Give the font OWN_MARK, a character without width or shape that no other font has."""
    font["glyf"]["own-mark"] = TTGlyphPen(None).glyph()
    font["hmtx"]["own-mark"] = (0, 0)
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[ord(OWN_MARK)] = "own-mark"


def _advances(font: TTFont) -> dict[str, int]:
    """Width of each character in thousandths of the font size."""
    units = font["head"].unitsPerEm
    widths = font["hmtx"]
    return {chr(code): round(1000 * widths[glyph][0] / units) for code, glyph in font.getBestCmap().items()}
