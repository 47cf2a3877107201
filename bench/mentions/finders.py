"""The tools that are compared: each gives the spans of place names in texts, and the seconds it took."""

from __future__ import annotations

import importlib.util
import json
import re
import resource
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from bench.data import CARIBMAP
from bench.mentions.corpora import Span

Found = list[list[Span]]
Finding = Callable[[Sequence[str], str], tuple[Found, float]]
"""Texts and their language to the spans in each, and processor seconds, start included."""


class NotRunError(Exception):
    """A tool that cannot be run here, with the reason."""


@dataclass(frozen=True, slots=True)
class Tool:
    name: str
    find: Finding


def tools(models: Mapping[str, str]) -> tuple[Tool, ...]:
    """The tools of a table; `models` are spaCy's by language."""
    return (
        Tool("caribmap", lambda texts, language: _caribmap(texts, language, possible=False)),
        Tool(
            "caribmap, possible names too", lambda texts, language: _caribmap(texts, language, possible=True)
        ),
        Tool("caribmap with NER", lambda texts, language: _caribmap_ner(texts, language, models)),
        Tool("geotext", _geotext),
        Tool("flashgeotext", _flashgeotext),
        Tool("spaCy", lambda texts, language: _spacy(texts, language, models)),
    )


# caribmap, run as a user runs it

OWN = "own"
"""The source that no corpus has."""
SETTINGS = """caribmap: 1
title: {en: Corpus}
languages: [en]
layers: [{id: places, name: {en: Places}, color: {light: "#0067A8", dark: "#8B929A"}}]
views: [{id: all, name: {en: All}, bounds: [-180, -60, 180, 80]}]
"""


def _caribmap(
    texts: Sequence[str], language: str, *, possible: bool, model: str | None = None
) -> tuple[Found, float]:
    with tempfile.TemporaryDirectory(prefix="caribmap-mentions-") as folder:
        root = Path(folder)
        _write_dossier(root, texts, language)
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        command = [CARIBMAP, "mentions", root, "--format", "json", "--quiet"]
        done = subprocess.run(
            [*map(str, command), *(("--ner", model) if model else ())],
            capture_output=True,
            check=False,
            text=True,
        )
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        raise NotRunError(done.stderr.strip().splitlines()[-1] if done.stderr.strip() else "failed")
    spans: Found = [[] for _ in texts]
    ledger = json.loads(done.stdout)
    mentions = [*ledger["mentions"], *(ledger["possible"] if possible else ())]
    if not any(mention["source"] == OWN for mention in mentions):
        raise NotRunError("the dossier was not read")
    for mention in mentions:
        if mention["source"] != OWN:
            spans[int(mention["source"].removeprefix("d"))].append((mention["start"], mention["end"]))
    return spans, after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def _caribmap_ner(texts: Sequence[str], language: str, models: Mapping[str, str]) -> tuple[Found, float]:
    if language not in models:
        raise NotRunError("no model for the language was named")
    return _caribmap(texts, language, possible=True, model=models[language])


def _write_dossier(root: Path, texts: Sequence[str], language: str) -> None:
    """A dossier of a source for each text, and one more that names its only place."""
    (root / "seeds").mkdir()
    (root / "geodata").mkdir()
    (root / "caribmap.yaml").write_text(SETTINGS, "utf-8")
    sources = []
    named = {OWN: "Qqx.", **{f"d{number}": text for number, text in enumerate(texts)}}
    for name, text in named.items():
        (root / f"seeds/{name}.txt").write_bytes(text.encode())
        record = {"id": name, "file": f"{name}.txt", "language": language, "short": name}
        sources.append(f"- {json.dumps(record)}\n")
    (root / "seeds/sources.yaml").write_text("".join(sources), "utf-8")
    geocoding = {"basis": "assumed"}
    properties = {"names": {"en": "Qqx"}, "kind": "city", "layer": "places", "geocoding": geocoding}
    point = {"type": "Point", "coordinates": [0, 0]}
    feature = {"type": "Feature", "id": "qqx", "geometry": point, "properties": properties}
    collection = {"type": "FeatureCollection", "features": [feature]}
    (root / "geodata/places.geojson").write_text(json.dumps(collection), "utf-8")
    quote = {"id": "qqx-named", "source": OWN, "exact": "Qqx.", "places": ["qqx"]}
    (root / "geodata/quotes.yaml").write_text(f"- {json.dumps(quote)}\n", "utf-8")


# Other tools, in this process


def _timed(find: Callable[[str], Iterator[Span]], texts: Sequence[str], begin: float) -> tuple[Found, float]:
    return [list(find(text)) for text in texts], time.process_time() - begin


def _needs(package: str) -> None:
    if importlib.util.find_spec(package) is None:
        raise NotRunError(f"{package} is not installed")


def _geotext(texts: Sequence[str], language: str) -> tuple[Found, float]:
    """It gives names without positions: every standing of such a name as whole words counts."""
    del language
    _needs("geotext")
    begin = time.process_time()
    from geotext import GeoText

    def find(text: str) -> Iterator[Span]:
        places = GeoText(text)
        for name in {*places.cities, *places.countries, *places.nationalities}:
            for found in re.finditer(rf"\b{re.escape(name)}\b", text):
                yield found.span()

    return _timed(find, texts, begin)


def _flashgeotext(texts: Sequence[str], language: str) -> tuple[Found, float]:
    del language
    _needs("flashgeotext")
    begin = time.process_time()
    from flashgeotext.geotext import GeoText

    finder = GeoText()

    def find(text: str) -> Iterator[Span]:
        found: dict[str, dict[str, Any]] = finder.extract(input_text=text, span_info=True)
        for names in found.values():
            for name in names.values():
                yield from (tuple(span) for span in name["span_info"])

    return _timed(find, texts, begin)


PLACES = frozenset({"GPE", "LOC", "FAC"})


def _spacy(texts: Sequence[str], language: str, models: Mapping[str, str]) -> tuple[Found, float]:
    _needs("spacy")
    if language not in models:
        raise NotRunError("no model for the language was named")
    begin = time.process_time()
    import spacy

    model = spacy.load(models[language])

    def find(text: str) -> Iterator[Span]:
        for entity in model(text).ents:
            if entity.label_ in PLACES:
                yield entity.start_char, entity.end_char

    return _timed(find, texts, begin)


def version_of(package: str) -> str:
    """The version of an installed package; empty if it is not installed."""
    return version(package) if importlib.util.find_spec(package) else ""
