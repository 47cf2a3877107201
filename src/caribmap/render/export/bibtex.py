"""BibTeX for the sources, with the same fields as CSL-JSON: stated values, and inferred ones in the note."""

from __future__ import annotations

import re

from caribmap.payload.types import PayloadSource
from caribmap.render.export.csl import note_on
from caribmap.render.export.evidence import Evidence
from caribmap.text.dates import parse_date

# BibTeX ends a value where its braces balance, and also counts braces after a backslash.
ESCAPES = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "$": r"\$",
        "&": r"\&",
        "%": r"\%",
        "#": r"\#",
        "_": r"\_",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        "\n": " ",
        "\r": " ",
    }
)

LEVEL_1 = re.compile(
    r"(?:-?[0-9]{3}[0-9X]|-?[0-9]{2}XX"
    r"|-?[0-9]{4}-(?:(?:0[1-9]|1[0-2])(?:-(?:[0-9]{2}|XX))?(?:T[0-9:Z+-]+)?|2[1-4]|XX(?:-XX)?))[~?%]?"
)
"""The dates that biblatex reads: EDTF of level 1."""
CODED = re.compile(r"(?P<year>-?[0-9]{4})-(?P<code>2[5-9]|3[0-9]|4[01])(?P<mark>[~?%]?)")
LAST_SEASON = 32


def render_bibtex(evidence: Evidence) -> bytes:
    """One `@misc` entry per source, in UTF-8. Only what the article states has a field of its own."""
    return "\n".join(_entry(evidence, source) for source in evidence.payload["sources"]).encode()


def _entry(evidence: Evidence, source: PayloadSource) -> str:
    fields = {
        "title": _protected(source["title"]),
        "author": _protected(source["author"]),
        "publisher": _protected(source["publisher"]),
        "date": _date(source["published"]),
        "url": _address(source["url"]),
        "langid": _escaped(source["language"]),
        "note": _escaped(_note(evidence, source)),
    }
    lines = (f"  {key} = {{{value}}},\n" for key, value in fields.items() if value)
    return f"@misc{{{source['id']},\n{''.join(lines)}}}\n"


def _date(edtf: str | None) -> str | None:
    """The date as biblatex reads it, unescaped: its marks are no text. None for what is beyond its level.

    A season of one hemisphere becomes a season, a quarter and the like its first and its last month.
    """
    if not edtf:
        return None
    if coded := CODED.fullmatch(edtf):
        code, mark = int(coded["code"]), coded["mark"]
        if code <= LAST_SEASON:
            return f"{coded['year']}-{21 + (code - 21) % 4}{mark}"
        bounds = parse_date(edtf)
        return "/".join(f"{day[:-3]}{mark}" for day in (bounds.earliest, bounds.latest) if day)
    sides = edtf.split("/")
    known = all(LEVEL_1.fullmatch(side) or (side in ("", "..") and len(sides) > 1) for side in sides)
    return edtf if known else None


def _note(evidence: Evidence, source: PayloadSource) -> str:
    """The note of CSL-JSON, led by the date where no field says just that."""
    published, note = source["published"], note_on(evidence, source)
    return note if _date(published) == published else f"published {published} (EDTF); {note}"


def _escaped(text: str | None) -> str | None:
    return text.translate(ESCAPES) if text else None


def _protected(text: str | None) -> str | None:
    """Text in a second pair of braces, so that no style changes its case or takes a desk for a person."""
    return f"{{{text.translate(ESCAPES)}}}" if text else None


def _address(url: str | None) -> str | None:
    """An address with only its braces escaped, which would end the field."""
    return url.replace("{", "%7B").replace("}", "%7D") if url else None
