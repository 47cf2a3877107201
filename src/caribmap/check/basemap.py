"""Checks of the base map: disputes that it would draw unasked, and views that are closer than its detail."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from caribmap.basemap.disputes import Dispute, disputes_in, read_disputes
from caribmap.basemap.names import disputed_names
from caribmap.basemap.region import zoom_of
from caribmap.cartography.ground import FINE_ZOOM, MAX_ZOOM
from caribmap.check.context import Context
from caribmap.dossier.nouns import Place
from caribmap.dossier.settings import Bounds, View
from caribmap.faults import Fault
from caribmap.text.suggest import did_you_mean

WIDEST_DEG = 60
"""Of a wider view, disputes are not asked for: it shows half of the world's."""
DECIDING_KINDS = ("border", "disputed-area")


def check_basemap(context: Context) -> Iterator[Fault]:
    settings = context.dossier.settings
    yield from _unknown_answers(context)
    seen: dict[str, tuple[Dispute, list[View]]] = {}
    for view in settings.views:
        if not _is_sound(view.bounds):
            continue
        if _width(view.bounds) <= WIDEST_DEG:
            for dispute in disputes_in(view.bounds):
                seen.setdefault(dispute.slug, (dispute, []))[1].append(view)
        yield from _too_close(context, view)
    if not seen or not context.is_whole("place"):
        return
    answering = [place for place in context.dossier.places if place.kind in DECIDING_KINDS]
    ids = {place.id for place in answering}
    for dispute, views in seen.values():
        is_known = dispute.slug in settings.basemap.disputes or dispute.slug in ids
        if is_known or any(place.geometry and dispute.lies_along(place.geometry) for place in answering):
            continue
        listed = f"Natural Earth lists '{dispute.name}' as disputed"
        note = f" ({dispute.note})" if dispute.note else ""
        names = ", ".join(f"'{view.id}'" for view in views)
        yield Fault(
            "C008",
            f"{listed}{note}; it lies in view {names}{_tinted(context.dossier.places, dispute)}",
            views[0].at.where("bounds"),
            "add a border or a disputed-area for it, or accept it: "
            f"'basemap: {{disputes: {{{dispute.slug}: accept}}}}'",
        )


def _unknown_answers(context: Context) -> Iterator[Fault]:
    settings = context.dossier.settings
    known = (
        [*(dispute.slug for dispute in read_disputes()), *disputed_names()]
        if settings.basemap.disputes
        else []
    )
    for slug in settings.basemap.disputes:
        if slug not in known:
            message = f"basemap.disputes names '{slug}', which Natural Earth does not list"
            suggestion = did_you_mean(slug, known)
            hint = f"did you mean '{suggestion}'?" if suggestion else "remove it"
            yield Fault("C009", message, settings.at.where("basemap", "disputes", slug), hint)


def _tinted(places: Sequence[Place], dispute: Dispute) -> str:
    """Which country is tinted with it when one points at the country."""
    for place in places:
        if place.kind == "country" and dispute.owner and place.authority.get("iso3166") == dispute.owner:
            return f"; country '{place.id}' is tinted with it"
    return ""


def _too_close(context: Context, view: View) -> Iterator[Fault]:
    coast = context.dossier.coast
    most = FINE_ZOOM if coast and _holds(coast.bounds, view.bounds) else MAX_ZOOM
    zoom = zoom_of(view.bounds)
    if zoom > most + 1:
        message = (
            f"view '{view.id}' is framed at zoom {zoom:.0f}, but the base map has detail up to zoom {most}"
        )
        yield Fault("C010", message, view.at.where("bounds"), "widen it, or add a measuring coast there")


def _is_sound(bounds: Bounds) -> bool:
    west, south, east, north = bounds
    return -180 <= west <= 180 and -180 <= east <= 180 and -90 <= south < north <= 90 and west != east


def _width(bounds: Bounds) -> float:
    west, _, east, _ = bounds
    return east - west if east > west else east - west + 360


def _holds(outer: Bounds, inner: Bounds) -> bool:
    return outer[0] <= inner[0] and outer[1] <= inner[1] and outer[2] >= inner[2] and outer[3] >= inner[3]
