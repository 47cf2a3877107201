"""What models for named entities take for places: possible names, for a desk that installs caribmap[ner].

Models are read from disk and run on the processor; nothing is asked of the network, and the same model finds
the same in the same text.
"""

from __future__ import annotations

import warnings
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from importlib.metadata import version
from typing import TYPE_CHECKING

from caribmap.derive.ledger import Ledger, Mention
from caribmap.dossier.nouns import Source
from caribmap.errors import EnvironmentalError
from caribmap.pipeline.examine import Examined
from caribmap.text.languages import primary

if TYPE_CHECKING:
    from spacy.language import Language

PLACES = frozenset({"GPE", "LOC", "FAC", "GPE_LOC", "FACILITY", "placeName", "geogName"})
"""Labels of places in the models that spaCy's makers publish."""
NOT_NEEDED = frozenset(
    {"tagger", "parser", "senter", "morphologizer", "attribute_ruler", "lemmatizer", "trainable_lemmatizer"}
)
"""Components on which finding names does not depend."""
ANY_LANGUAGE = ("xx", "mul")
PIECE = 50_000
"""Characters given to a model at a time; its memory grows with them."""


def ask_models(examined: Examined, names: Iterable[str]) -> Examined:
    """The dossier with what models find among the ledger's possible names; names the ledger has are left out.

    `names` are installed packages or folders. Raises EnvironmentalError if spaCy or a model cannot be used.
    """
    if examined.dossier is None or examined.derived is None:
        return examined
    ledger = examined.derived.ledger
    for name in names:
        ledger = _asked(ledger, examined.dossier.sources, name)
    return replace(examined, derived=replace(examined.derived, ledger=ledger))


def _asked(ledger: Ledger, sources: Sequence[Source], name: str) -> Ledger:
    model = _open_model(name)
    order = {source.id: number for number, source in enumerate(sources)}
    read = [source for source in sources if model.lang in (*ANY_LANGUAGE, primary(source.language))]
    found = [mention for source in read for mention in _new_names(model, source, ledger)]
    possible = sorted([*ledger.possible, *found], key=lambda mention: (order[mention.source], mention.start))
    told = _described(model) + ("" if read else f", which reads no article: none is in '{model.lang}'")
    return replace(ledger, possible=tuple(possible), models=(*ledger.models, told))


def _described(model: Language) -> str:
    """Name and version of a model and of spaCy."""
    meta = model.meta
    return f"{meta['lang']}_{meta['name']} {meta['version']} (spaCy {version('spacy')})"


def _open_model(name: str) -> Language:
    try:
        import spacy
    except ImportError as error:
        raise EnvironmentalError("--ner needs spaCy: install caribmap[ner]") from error
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # a model of another version of spaCy; the report names both
            model = spacy.load(name, exclude=sorted(NOT_NEEDED))
    except OSError as error:
        raise EnvironmentalError(
            f"spaCy has no model “{name}”: install its package beside caribmap, or name its folder"
        ) from error
    except (ValueError, TypeError, KeyError, ImportError) as error:
        raise EnvironmentalError(
            f"spaCy cannot load the model “{name}”: take one made for its version"
        ) from error
    if not PLACES & {label for labels in model.pipe_labels.values() for label in labels}:
        raise EnvironmentalError(f"the model “{name}” finds no places: take one with named entities")
    return model


def _new_names(model: Language, source: Source, ledger: Ledger) -> Iterator[Mention]:
    """The places that a model finds where the ledger has neither a mention nor a possible name."""
    known = sorted(
        (mention.start, mention.end)
        for mention in (*ledger.mentions, *ledger.possible)
        if mention.source == source.id
    )
    ends = [end for _, end in known]
    for start, end in _spans(model, source.text):
        following = bisect_left(ends, start + 1)
        if following == len(known) or known[following][0] >= end:
            yield Mention(source.id, start, end, source.text[start:end], confidence="ner")


def _spans(model: Language, text: str) -> Iterator[tuple[int, int]]:
    """Begin and end of the places in a text, in its order."""
    for offset, piece in _pieces(text):
        for entity in model(piece).ents:
            if entity.label_ in PLACES and (name := entity.text.strip()):
                start = offset + entity.start_char + entity.text.index(name)
                yield start, start + len(name)


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """The text in pieces of at most PIECE characters, cut behind a line or a space where there is one."""
    start = 0
    while start < len(text):
        end = min(start + PIECE, len(text))
        if end < len(text):
            end = max(text.rfind("\n", start, end), text.rfind(" ", start, end)) + 1 or end
        yield start, text[start:end]
        start = end
