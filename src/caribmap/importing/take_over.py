"""Found places and quotes as records of a dossier. What cannot be proven stays, as a fault to mend."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from caribmap.cartography.kinds import KINDS
from caribmap.dossier.dossier import Dossier
from caribmap.dossier.nouns import Source
from caribmap.edit.coordinates import written_geometry
from caribmap.edit.identifiers import free_id, place_id, quote_id, slug
from caribmap.gazetteer.fold import fold_name
from caribmap.importing.found import Found, FoundPlace, FoundQuote, LeftOut
from caribmap.propose.wording import occurrences, wording_at

KIND_OF = {"Point": "city", "MultiPoint": "city", "LineString": "route", "MultiLineString": "route"}
OTHER_KIND = "region"
UNKNOWN_SOURCE = "unknown-source"
UNKNOWN_PLACE = "unknown-place"


@dataclass(slots=True)
class TakenOver:
    """New records by noun, in the form of the API, what was left out, and what is to be mended."""

    places: list[dict[str, Any]] = field(default_factory=list)
    quotes: list[dict[str, Any]] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    to_mend: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Destination:
    """What a dossier has already: its language, layers, sources, and the ids and names that are taken."""

    language: str
    layers: Sequence[str]
    sources: Sequence[Source]
    names: Mapping[str, str]
    """Ids of places by the fold of their names."""
    place_ids: set[str]
    quote_ids: set[str]


def destination_of(dossier: Dossier) -> Destination:
    names: dict[str, str] = {}
    for place in dossier.places:
        for name in (*place.names.values(), *(alias for those in place.aliases.values() for alias in those)):
            names.setdefault(fold_name(name), place.id)
    return Destination(
        dossier.settings.languages[0],
        [layer.id for layer in dossier.settings.layers],
        dossier.sources,
        names,
        {place.id for place in dossier.places},
        {quote.id for quote in dossier.quotes},
    )


def take_over(found: Iterable[Found], file: str, to: Destination) -> TakenOver:
    """The records that a file of another program becomes; its quotes are proven here already."""
    taken = TakenOver()
    names = dict(to.names)
    for one in found:
        if isinstance(one, LeftOut):
            taken.left_out.append(one)
        elif isinstance(one, FoundPlace):
            _take_place(one, file, to, names, taken)
        else:
            taken.quotes.append(_quote(one, to, names, taken))
    return taken


def _take_place(one: FoundPlace, file: str, to: Destination, names: dict[str, str], taken: TakenOver) -> None:
    place = _place(one, file, to, taken)
    names.setdefault(fold_name(one.name), place["id"])
    taken.places.append(place)


def _place(one: FoundPlace, file: str, to: Destination, taken: TakenOver) -> dict[str, Any]:
    name = one.name or "?"
    wanted = one.properties.get("kind", "")
    kind = wanted if wanted in KINDS else KIND_OF.get(str((one.geometry or {}).get("type")), OTHER_KIND)
    layer = one.properties.get("layer", "")
    if not one.name:
        taken.to_mend.append(f"line {one.line}: a place without a name")
    geocoding: dict[str, Any] = {"basis": "assumed", "method": f"imported from {file}, line {one.line}"}
    if one.description:
        geocoding["note"] = {to.language: one.description}
    place: dict[str, Any] = {
        "id": place_id({to.language: name}, to.place_ids),
        "geometry": written_geometry(one.geometry, None) if one.geometry else None,
        "names": {to.language: name},
        "kind": kind,
        "layer": layer if layer in to.layers else next(iter(to.layers), "places"),
        "geocoding": geocoding,
    }
    if one.geometry is None:
        place["not_stated"] = "no-place"
        place["geocoding"]["basis"] = "not-stated"
    to.place_ids.add(place["id"])
    return place


def _quote(one: FoundQuote, to: Destination, names: Mapping[str, str], taken: TakenOver) -> dict[str, Any]:
    source = _source_of(one, to.sources)
    places = list(dict.fromkeys(names[fold_name(tag)] for tag in one.tags if fold_name(tag) in names))
    record: dict[str, Any] = {"source": source.id if source else slug(one.target) or UNKNOWN_SOURCE}
    record |= (
        _proven(one, source) if source else {"exact": one.exact, "prefix": one.prefix, "suffix": one.suffix}
    )
    where = f"line {one.line}: “{one.exact[:40]}”"
    if source is None:
        taken.to_mend.append(f"{where}: no source of the dossier is '{one.target or 'unknown'}'")
    elif one.exact not in source.text:
        taken.to_mend.append(f"{where}: it does not stand in {source.file}")
    if not places:
        taken.to_mend.append(f"{where}: it names no place of the dossier")
    record["places"] = places or [UNKNOWN_PLACE]
    name = free_id(quote_id(record["source"], one.exact), to.quote_ids)
    to.quote_ids.add(name)
    note = " · ".join(filter(None, [one.comment, ", ".join(one.tags)]))
    if note:
        record["note"] = {to.language: note}
    return {"id": name, **{key: value for key, value in record.items() if value is not None}}


def _source_of(one: FoundQuote, sources: Sequence[Source]) -> Source | None:
    """The source that an annotation's target is: by id, file, address, else the only one with the wording."""
    target = one.target.rstrip("/")
    for source in sources:
        if target and target in (source.id, source.file, source.url, source.title, source.short):
            return source
    for source in sources:
        if target and target.rsplit("/", 1)[-1] in (source.file, source.file.rsplit(".", 1)[0]):
            return source
    holders = [source for source in sources if one.exact in source.text]
    return holders[0] if len(holders) == 1 else sources[0] if len(sources) == 1 else None


def _proven(one: FoundQuote, source: Source | None) -> dict[str, Any]:
    """Wording, prefix and suffix as the article has them, if the wording stands in it; else as found."""
    starts = occurrences(source.text, one.exact) if source else []
    if source is None or not starts:
        return {"exact": one.exact, "prefix": one.prefix, "suffix": one.suffix}
    start = min(starts, key=lambda at: _distance(one, source.text, at))
    wording = wording_at(source.text, start, start + len(one.exact))
    return {"exact": wording.exact, "prefix": wording.prefix, "suffix": wording.suffix}


def _distance(one: FoundQuote, text: str, at: int) -> tuple[bool, bool, int]:
    """How ill an occurrence fits what stood beside the passage, and where it was."""
    end = at + len(one.exact)
    misses_prefix = bool(one.prefix) and not text[:at].rstrip().endswith((one.prefix or "").strip())
    misses_suffix = bool(one.suffix) and not text[end:].lstrip().startswith((one.suffix or "").strip())
    return misses_prefix, misses_suffix, abs(at - one.start) if one.start is not None else at


def records_of(taken: TakenOver) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every new record with its noun, places before the quotes that name them."""
    yield from (("place", place) for place in taken.places)
    yield from (("quote", quote) for quote in taken.quotes)
