"""Where quotes begin and end: inside a letter or a number is an error, inside a word a warning."""

from __future__ import annotations

from collections.abc import Iterator

from caribmap.dossier.nouns import Quote
from caribmap.faults import Fault
from caribmap.text.boundaries import Cut
from caribmap.text.nearest import shown

CODES = {"letter": "Q012", "number": "Q013", "word": "Q014"}
SHOWN_CHARS = 60


def cut_faults(quote: Quote, text: str, cuts: tuple[Cut | None, Cut | None]) -> list[Fault]:
    """The faults of a span of `text` that splits what `cuts` says; of one code there is one fault."""
    faults: dict[str, Fault] = {}
    for verb, cut in zip(("begins", "ends"), cuts, strict=True):
        if cut is not None:
            message = f"quote '{quote.id}' {verb} inside {named(cut, text)}"
            hint = f"quote the whole {cut.unit}"
            where = quote.at.where("exact")
            faults.setdefault(CODES[cut.unit], Fault(CODES[cut.unit], message, where, hint))
    return list(faults.values())


def cut_lines(text: str, cuts: tuple[Cut | None, Cut | None]) -> Iterator[str]:
    """The same for a published quote."""
    for verb, cut in zip(("begins", "ends"), cuts, strict=True):
        if cut is not None:
            yield f"{verb} inside {named(cut, text)}"


def named(cut: Cut, text: str) -> str:
    r"""What is cut, as it stands in `text`.

    >>> named(Cut("number", 4, 8), "lay 11.5 kilometres")
    "the number '11.5'"
    """
    whole = text[cut.start : cut.end]
    if whole == "\r\n":
        return "a line break (CR LF)"
    if cut.unit != "letter":
        return f"the {cut.unit} '{shown(whole, SHOWN_CHARS)}'"
    codes = " ".join(f"U+{ord(character):04X}" for character in whole[:8])
    return f"the letter '{shown(whole, SHOWN_CHARS)}' ({codes}{' …' if len(whole) > 8 else ''})"
