"""BibTeX for the sources, with the same fields as CSL-JSON: stated values, and inferred ones in the note."""

from __future__ import annotations

from caribmap.payload.types import PayloadSource
from caribmap.render.export.csl import note_on
from caribmap.render.export.evidence import Evidence

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


def render_bibtex(evidence: Evidence) -> bytes:
    """One `@misc` entry per source, in UTF-8. Only what the article states has a field of its own."""
    return "\n".join(_entry(evidence, source) for source in evidence.payload["sources"]).encode()


def _entry(evidence: Evidence, source: PayloadSource) -> str:
    fields = {
        "title": _protected(source["title"]),
        "author": _protected(source["author"]),
        "publisher": _protected(source["publisher"]),
        "date": _escaped(source["published"]),
        "url": _address(source["url"]),
        "langid": _escaped(source["language"]),
        "note": _escaped(note_on(evidence, source)),
    }
    lines = (f"  {key} = {{{value}}},\n" for key, value in fields.items() if value)
    return f"@misc{{{source['id']},\n{''.join(lines)}}}\n"


def _escaped(text: str | None) -> str | None:
    return text.translate(ESCAPES) if text else None


def _protected(text: str | None) -> str | None:
    """Text in a second pair of braces, so that no style changes its case or takes a desk for a person."""
    return f"{{{text.translate(ESCAPES)}}}" if text else None


def _address(url: str | None) -> str | None:
    """An address with only its braces escaped, which would end the field."""
    return url.replace("{", "%7B").replace("}", "%7D") if url else None
