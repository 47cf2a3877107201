"""Checks of caribmap.yaml: colours, bounds, captions, the name of the tile service."""

from __future__ import annotations

import re
from collections.abc import Iterator

from caribmap.cartography.tiles import find_tile_service
from caribmap.check.context import Context
from caribmap.dossier.settings import Bounds, View, Worldview
from caribmap.faults import Fault

COLOR = re.compile(r"#([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})")
CAPTION_CHARS = 120
"""Longest caption: two lines of a map in an article."""


def check_settings(context: Context) -> Iterator[Fault]:
    settings = context.dossier.settings
    for noun, records in (("layer", settings.layers), ("view", settings.views)):
        if not records and context.is_whole(noun):
            message = f"there is no {noun}, expected at least one"
            yield Fault("K008", message, settings.at.where(f"{noun}s"), f"add the first {noun}")
    for layer in settings.layers:
        for key, color in (("light", layer.color_light), ("dark", layer.color_dark)):
            if not COLOR.fullmatch(color):
                message = f"colour of layer '{layer.id}' is '{color}', expected #rgb or #rrggbb"
                yield Fault(
                    "C002", message, layer.at.where("color", key), "write it as # and hexadecimal digits"
                )
    for view in settings.views:
        yield from _check_view(view)
    for worldview in settings.worldviews:
        yield from _check_worldview(worldview)
    if settings.tiles is not None and find_tile_service(settings.tiles) is None:
        message = f"tiles is '{settings.tiles}', expected a tile service that works without a key"
        hint = "write a name of the xyzservices catalogue, such as OpenStreetMap.Mapnik, or null"
        yield Fault("C004", message, settings.at.where("tiles"), hint)


def _check_worldview(worldview: Worldview) -> Iterator[Fault]:
    for index, place in enumerate(worldview.hides):
        if place in worldview.shows:
            message = f"border view '{worldview.id}' both shows and hides place '{place}'"
            yield Fault("K012", message, worldview.at.where("hides", index), "keep one of the two")


def _check_view(view: View) -> Iterator[Fault]:
    for language, caption in (view.caption or {}).items():
        if len(caption) > CAPTION_CHARS:
            message = (
                f"caption of view '{view.id}' has {len(caption)} characters, expected at most {CAPTION_CHARS}"
            )
            yield Fault("C005", message, view.at.where("caption", language), "shorten it")
    for key, bounds in (("bounds", view.bounds), ("portrait", view.portrait)):
        if bounds is not None and (wrong := _what_is_wrong(bounds)):
            message = f"{key} of view '{view.id}': {wrong}"
            yield Fault("C003", message, view.at.where(key), "write [west, south, east, north] in degrees")


def _what_is_wrong(bounds: Bounds) -> str | None:
    west, south, east, north = bounds
    if not (-180 <= west <= 180 and -180 <= east <= 180):
        return f"west {west:g} and east {east:g} must be within ±180"
    if not (-90 <= south <= 90 and -90 <= north <= 90):
        return f"south {south:g} and north {north:g} must be within ±90"
    if south >= north:
        return f"south {south:g} is not below north {north:g}"
    return f"west {west:g} and east {east:g} are one meridian" if west == east or west - east == 360 else None
