"""Beginnings of what would account for an open name: a place with a quote, or a ruling."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from caribmap.derive.ledger import Mention
from caribmap.derive.sentences import sentence_bounds
from caribmap.dossier.dossier import Dossier
from caribmap.dossier.nouns import Source
from caribmap.gazetteer.fold import fold_name
from caribmap.propose.candidates import Candidate, candidates_for, middle_of

NOT_IN_IDS = re.compile(r"[^a-z0-9]+")
SHOWN = 5
"""Candidates of a name."""
PRECISION_M = {"city": 5_000}
"""Radius round the point of a town; somebody who knows better writes another."""


@dataclass(frozen=True, slots=True)
class Stub:
    """An open wording in all its letter cases, and the records that would account for it.

    `place` is a GeoJSON feature at the first candidate; if there is none, without geometry and with
    `not_stated`. `quote` and `ruling` are records of quotes.yaml and mentions.yaml, `sentence` is that of the
    first mention.
    """

    surfaces: tuple[str, ...]
    count: int
    source: str
    sentence: str
    candidates: tuple[Candidate, ...]
    place: Mapping[str, Any]
    quote: Mapping[str, Any]
    ruling: Mapping[str, Any]


def propose_stubs(dossier: Dossier, mentions: Iterable[Mention]) -> Iterator[Stub]:
    """A stub per wording of open mentions, in order of first mention. Ids are new in the dossier."""
    sources = {source.id: source for source in dossier.sources}
    near = middle_of(dossier.settings)
    taken = {place.id for place in dossier.places} | {quote.id for quote in dossier.quotes}
    for members in _by_wording(mentions):
        first = members[0]
        source = sources[first.source]
        surfaces = tuple(dict.fromkeys(mention.surface for mention in members))
        candidates = tuple(candidates_for(first.surface, source.language, near)[:SHOWN])
        id_ = _free_id(first.surface, candidates, taken)
        taken.add(id_)
        yield Stub(
            surfaces=surfaces,
            count=len(members),
            source=source.id,
            sentence=source.text[slice(*sentence_bounds(source.text, first.start, first.end))],
            candidates=candidates,
            place=_place(id_, surfaces, candidates, source, dossier),
            quote=_quote(id_, first, source),
            ruling={
                "text": list(surfaces) if len(surfaces) > 1 else surfaces[0],
                "ruling": "named in passing",
            },
        )


def _by_wording(mentions: Iterable[Mention]) -> Iterator[list[Mention]]:
    groups: dict[str, list[Mention]] = {}
    for mention in mentions:
        groups.setdefault(mention.surface.casefold(), []).append(mention)
    yield from groups.values()


def _free_id(surface: str, candidates: tuple[Candidate, ...], taken: set[str]) -> str:
    """A slug of the name, or of its candidate's where the name has no Latin letters, that no record has."""
    names = (surface, *(candidate.name for candidate in candidates))
    slugs = (NOT_IN_IDS.sub("-", fold_name(name)).strip("-") for name in names)
    slug = next(filter(None, slugs), "place")
    return next(name for name in _numbered(slug) if name not in taken)


def _numbered(slug: str) -> Iterator[str]:
    yield slug
    number = 2
    while True:
        yield f"{slug}-{number}"
        number += 1


def _place(
    id_: str, surfaces: tuple[str, ...], candidates: tuple[Candidate, ...], source: Source, dossier: Dossier
) -> dict[str, Any]:
    best = candidates[0] if candidates else None
    languages = dossier.settings.languages
    language = source.language if source.language in languages else languages[0]
    name = best.name if best else surfaces[0]
    properties: dict[str, Any] = {"names": {language: name}}
    if aliases := [surface for surface in surfaces if surface != name]:
        properties["aliases"] = {source.language: aliases}
    properties["kind"] = best.kind if best else "region"
    properties["layer"] = _layer(properties["kind"], dossier)
    if best is None:
        properties |= {"geocoding": {"basis": "not-stated"}, "not_stated": "no-place"}
        return {"type": "Feature", "id": id_, "geometry": None, "properties": properties}
    geocoding: dict[str, Any] = {"method": f"{best.source}, taken by hand"}
    geocoding["basis"] = "stated" if best.kind == "city" else "schematic"
    if best.kind in PRECISION_M:
        geocoding["precision_m"] = PRECISION_M[best.kind]
    properties |= {"geocoding": geocoding, "authority": dict(best.authority)}
    geometry = {"type": "Point", "coordinates": [best.lng, best.lat]}
    return {"type": "Feature", "id": id_, "geometry": geometry, "properties": properties}


def _layer(kind: str, dossier: Dossier) -> str:
    """The layer of the dossier's places of this kind; its last layer if it has none."""
    return next(
        (place.layer for place in dossier.places if place.kind == kind), dossier.settings.layers[-1].id
    )


def _quote(id_: str, mention: Mention, source: Source) -> dict[str, Any]:
    """The sentence of a mention; where it stands several times, with what stands before it."""
    start, end = sentence_bounds(source.text, mention.start, mention.end)
    exact = source.text[start:end]
    quote: dict[str, Any] = {"id": f"{id_}-named", "source": source.id, "exact": exact}
    if source.text.count(exact) > 1:
        quote["prefix"] = _prefix(source.text, exact, start)
    return quote | {"places": [id_]}


def _prefix(text: str, exact: str, start: int) -> str:
    """The shortest text of whole words before text[start:] that tells this `exact` from others."""
    begin = start
    while begin > 0:
        begin = max(text.rfind(" ", 0, begin - 1), text.rfind("\n", 0, begin - 1)) + 1
        if text.count(text[begin:start] + exact) == 1:
            break
    return text[begin:start]
