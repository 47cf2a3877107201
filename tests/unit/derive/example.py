"""Records of a dossier in memory, with positions that name the pointer they stand at."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from caribmap.dossier.document import At, Step
from caribmap.dossier.dossier import CoastPatch, Dossier, Land
from caribmap.dossier.nouns import Geocoding, Place, Quote, Recipe, Source, SpanRuling, TermRuling
from caribmap.dossier.settings import Settings


class Paper:
    """A document in which everything stands in line 1."""

    file = "geodata/places.geojson"

    def locate(self, steps: tuple[Step, ...]) -> tuple[int, int]:
        return 1, 1

    def locate_in(self, steps: tuple[Step, ...], character: str) -> tuple[int, int]:
        return 1, 1

    def forget(self) -> None:
        pass


AT = At(Paper())
SETTINGS = Settings(AT, title={"de": "Titel"}, languages=("de",), layers=(), views=())


def point(lng: float, lat: float) -> dict[str, Any]:
    return {"type": "Point", "coordinates": [lng, lat]}


def line(*positions: tuple[float, float]) -> dict[str, Any]:
    return {"type": "LineString", "coordinates": [list(position) for position in positions]}


def box(west: float, south: float, east: float, north: float) -> dict[str, Any]:
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {"type": "Polygon", "coordinates": [ring]}


def place(
    id_: str,
    geometry: dict[str, Any] | None = None,
    *,
    name: str | None = None,
    aliases: Iterable[str] = (),
    recipe: Recipe | None = None,
) -> Place:
    return Place(
        At(Paper(), (id_,)),
        id_,
        {"de": name or id_},
        "city",
        "places",
        Geocoding("stated"),
        geometry=geometry,
        aliases={"de": tuple(aliases)},
        recipe=recipe,
    )


def source(text: str, id_: str = "artikel", language: str = "de") -> Source:
    return Source(AT, id_, f"{id_}.txt", "0" * 64, text, language, id_)


def quote(exact: str, id_: str = "zitat", source_id: str = "artikel") -> Quote:
    return Quote(AT, id_, source_id, exact, ())


def term(*texts: str, ruling: str | None = None, place_id: str | None = None) -> TermRuling:
    return TermRuling(AT, texts, ruling, place_id, {"de": "Grund"})


def span(text: str, occurrence: int, *, ruling: str | None = None, place_id: str | None = None) -> SpanRuling:
    return SpanRuling(AT, "artikel", text, occurrence, ruling, place_id)


def patch(bounds: tuple[float, float, float, float], **land: dict[str, Any]) -> CoastPatch:
    return CoastPatch(bounds, tuple(Land(AT, f"piece-of-{of}", of, shape) for of, shape in land.items()), {})


def dossier(
    *places: Place,
    sources: Iterable[Source] = (),
    quotes: Iterable[Quote] = (),
    terms: Iterable[TermRuling] = (),
    spans: Iterable[SpanRuling] = (),
    coast: CoastPatch | None = None,
) -> Dossier:
    return Dossier(
        Path(),
        SETTINGS,
        tuple(sources),
        places,
        tuple(quotes),
        term_rulings=tuple(terms),
        span_rulings=tuple(spans),
        coast=coast,
    )
