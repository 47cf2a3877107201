"""Subset the viewer's typefaces to the letters that it sets: German, Spanish, English, Latin transliteration.

Called by the build hook; writes static/fonts/*.woff2, which the stylesheet takes in. Pictures are drawn
without a browser: for them the sans stands there as *.ttf too, and advances.json has each letter's width.
"""

from __future__ import annotations

import json
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

BASIC = "".join(map(chr, [*range(0x20, 0x7F), *range(0xA0, 0x100)]))
TRANSLITERATION = "ĀāĂăĄąĆćČčĎďĐđĒēĖėĘęĚěĞğĢģĦħĪīĮįİıŁłŃńŇňŌōŐőŒœŘřŚśŞşŠšŢţŤťŪūŮůŰűŹźŻżŽžȘșȚțḌḍḤḥṢṣṬṭẒẓʹʺʼʽʾʿ"
PUNCTUATION = "\u2009\u200a\u202f–—‘’‚“”„†•…‰′″‹›⁄€−×≈≤≥≠"
ARROWS = "←↑→↓↗"

SANS = BASIC + TRANSLITERATION + PUNCTUATION + ARROWS
SERIF = "@fontsource/source-serif-4/files/source-serif-4"

# Sans for map and interface, serif for quotes; the publisher of the serif divides its letters into two files.
FACES = {
    "sans-400": ("source-sans/TTF/SourceSans3-Regular.ttf", SANS),
    "sans-600": ("source-sans/TTF/SourceSans3-Semibold.ttf", SANS),
    "serif-400": (f"{SERIF}-latin-400-normal.woff2", BASIC + PUNCTUATION),
    "serif-400-ext": (f"{SERIF}-latin-ext-400-normal.woff2", TRANSLITERATION + "†"),
}
# Kerning, and figures of one width; letters with marks are single glyphs.
FEATURES = ["kern", "tnum"]
# Numbers of the name table's entries: copyright and licence stay, family and PostScript name are ours.
NAMES = [0, 13, 14]
FAMILY = 1
POSTSCRIPT = 6


def write_fonts(packages: Path, folder: Path) -> None:
    """Subset the faces found under `packages` (a node_modules folder) into `folder`, which is created."""
    folder.mkdir(parents=True, exist_ok=True)
    advances = {}
    for name, (source, letters) in FACES.items():
        font = TTFont(packages / source, recalcTimestamp=False)
        subsetter = Subsetter(Options(layout_features=FEATURES, name_IDs=NAMES, hinting=False))
        subsetter.populate(text=letters)
        subsetter.subset(font)
        _rename(font, name)
        if name.startswith("sans"):
            font.save(folder / f"{name}.ttf")
            advances[name] = _advances(font)
        font.flavor = "woff2"
        font.save(folder / f"{name}.woff2")
    (folder / "advances.json").write_text(json.dumps(advances, sort_keys=True), encoding="utf-8")


def _rename(font: TTFont, face: str) -> None:
    """Give the font a name of its own: "Source" is reserved for the unchanged typeface."""
    family = face.partition("-")[0].title()
    font["name"].setName(f"Caribmap {family}", FAMILY, 3, 1, 0x409)
    font["name"].setName(f"Caribmap-{face}", POSTSCRIPT, 3, 1, 0x409)


def _advances(font: TTFont) -> dict[str, int]:
    """The width of each character in thousandths of the type size."""
    units = font["head"].unitsPerEm
    widths = font["hmtx"]
    return {chr(code): round(1000 * widths[glyph][0] / units) for code, glyph in font.getBestCmap().items()}
