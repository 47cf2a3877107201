"""What a name may be on the map: of this dossier, coordinates of the article, countries, gazetteers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Protocol

from caribmap.dossier.nouns import Place
from caribmap.gazetteer.fold import fold_name
from caribmap.gazetteer.pack import Near
from caribmap.geo import distance_m
from caribmap.propose.candidates import candidates_for as world_candidates
from caribmap.propose.coordinates import coordinates_in
from caribmap.propose.names import country_names
from caribmap.propose.typed_coordinates import read_coordinates

Position = tuple[float, float]
MOST = 9
"""As many as there are digit keys."""
TOWN_PRECISION_M, COUNTRY_PRECISION_M = 2_000, 200_000
NEARBY_CHARS = 300
"""How far from a name coordinates of the article may stand; those in typed wording always count."""


class OwnGazetteer(Protocol):
    """Places that the editor has added, in the form of candidates."""

    def named(self, wording: str) -> Iterable[Mapping[str, Any]]: ...


def place_candidates(
    wording: str,
    *,
    places: Sequence[Place] = (),
    anchors: Mapping[str, Position | None] | None = None,
    text: str = "",
    language: str = "en",
    languages: Sequence[str] = ("en",),
    near: Position | None = None,
    gazetteers: Iterable[OwnGazetteer] = (),
) -> list[dict[str, Any]]:
    """What a wording may mean, at most MOST; each says where it comes from. `near` is longitude, latitude."""
    world = list(_of_the_world(wording, language, languages, near))
    own = [dict(one) for gazetteer in gazetteers for one in gazetteer.named(wording)]
    found = [
        *_of_dossier(wording, places, anchors or {}),
        *_of_text(wording, text),
        *(one for one in world if one["kind"] == "country"),
        *own,
        *(one for one in world if one["kind"] != "country"),
    ]
    for one in found:
        here = (one["lng"], one["lat"])
        one["distance_m"] = round(distance_m(near, here)) if near and one["lng"] is not None else None
    return found[:MOST]


def _of_dossier(
    wording: str, places: Iterable[Place], anchors: Mapping[str, Position | None]
) -> Iterator[dict[str, Any]]:
    key = fold_name(wording)
    for place in places:
        names = [*place.names.values(), *(name for those in place.aliases.values() for name in those)]
        if key in map(fold_name, names):
            lng, lat = anchors.get(place.id) or (None, None)
            yield _candidate(
                "dossier", next(iter(place.names.values())), lng, lat, place=place.id, kind=place.kind
            )


def _of_text(wording: str, text: str) -> Iterator[dict[str, Any]]:
    """Coordinates typed as the wording, or standing near it in the article."""
    if typed := read_coordinates(wording):
        for one in typed:
            yield _candidate("typed", wording, one.lng, one.lat, method="coordinates, taken by hand")
        return
    at = text.find(wording)
    for point in coordinates_in(text):
        if at >= 0 and abs(point.start - at) <= NEARBY_CHARS:
            method = f"coordinates in the article, {point.surface}"
            yield _candidate("article", point.surface, point.lng, point.lat, method=method, basis="stated")


def _of_the_world(
    wording: str, language: str, languages: Sequence[str], near: Position | None
) -> Iterator[dict[str, Any]]:
    for one in world_candidates(wording, language, Near(*near) if near else None):
        is_country = one.kind == "country"
        names = country_names(one.country, languages) if is_country else {language: one.name}
        yield _candidate(
            "country" if is_country else "geonames",
            one.main,
            one.lng,
            one.lat,
            names=names,
            kind=one.kind,
            country=one.country,
            population=one.population,
            precision_m=COUNTRY_PRECISION_M if is_country else TOWN_PRECISION_M,
            method=f"{one.source}, taken by hand",
            basis="schematic" if is_country else "stated",
            authority=dict(one.authority),
        )


def _candidate(source: str, name: str, lng: float | None, lat: float | None, **more: Any) -> dict[str, Any]:
    """A candidate with every key that one may have."""
    return {
        "source": source,
        "name": name,
        "names": {},
        "kind": None,
        "place": None,
        "country": None,
        "population": None,
        "lng": lng,
        "lat": lat,
        "precision_m": None,
        "method": None,
        "basis": None,
        "authority": {},
        **more,
    }
