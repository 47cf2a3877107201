"""The picture that stands for a snippet's map: of its place, its view or its step of the story."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any, cast

from caribmap.payload.rows import column
from caribmap.payload.types import Payload, PayloadPlace, PayloadStoryStep, PayloadView
from caribmap.render.ground import basemap_of
from caribmap.render.opening import Opening, framed_by, step_of, subjects_of, world_of
from caribmap.render.picture import rasterize, render_picture
from caribmap.render.picture.geometry import Extent, bounds_deg_of

FOLDER = "embed/"
SIZE = (1200, 630)
"""Width and height of every such picture, in pixels."""
ROUND_DEG = 3.0
"""Half the height of the frame round a place that no view of the dossier contains."""
ROOM = 0.35
"""Part of a place's own extent that is shown on each side of it."""
PART = 0.5
"""Least part of a place's width and height that a view has room for, to be the place's view."""
OWN_VIEW = "caribmap-facade"
ENDING = ".png"


def picture_name(payload: Payload, opening: Opening) -> str | None:
    """Name of the picture in the output folder: 'embed/place-caracas-guyana.png'; None without a subject.

    The language and the dark theme are named where they are not the default: 'embed/view-paria.en.dark.png'.
    """
    subject = next(
        (
            f"{kind}-{value}"
            for kind, value in (("story", opening.story), ("place", opening.place), ("view", opening.view))
            if value is not None
        ),
        None,
    )
    if subject is None:
        return None
    world = "" if opening.world is None else f"-{opening.world}"
    language = "" if opening.language(payload) == payload["languages"][0] else f".{opening.lang}"
    theme = ".dark" if opening.theme == "dark" else ""
    return f"{FOLDER}{subject}{world}{language}{theme}{ENDING}"


def opening_named(payload: Payload, name: str) -> Opening | None:
    """The opening whose picture has this name; None if the dossier no longer has its place, view or step."""
    stem, *marks = name.removeprefix(FOLDER).removesuffix(ENDING).split(".")
    kind, _, rest = stem.partition("-")
    theme = "dark" if "dark" in marks else None
    lang = next((mark for mark in marks if mark in payload["languages"]), None)
    for subject, world in _splits(rest, [each["id"] for each in payload["worldviews"]]):
        opening = _opening_of(payload, kind, subject, Opening(lang=lang, theme=theme, world=world))
        if opening is not None:
            return opening
    return None


def render_facade_picture(payload: Payload, opening: Opening) -> bytes:
    """The picture as PNG; equal arguments, equal bytes."""
    view = _view_of(payload, opening)
    world = world_of(payload, opening)
    titled = {**_titles(payload, opening), "views": [{**view, "id": OWN_VIEW}, *payload["views"]]}
    titled["worldviews"] = sorted(payload["worldviews"], key=lambda each: each["id"] != world)
    svg = render_picture(
        cast("Payload", {**payload, **titled}),
        basemap_of(payload).sheets(),
        view=OWN_VIEW,
        language=opening.language(payload),
        width=SIZE[0],
        height=SIZE[1],
        theme="dark" if opening.theme == "dark" else "light",
        selected=frozenset(place["id"] for place in subjects_of(payload, opening)),
    )
    return rasterize(svg)


def _splits(text: str, worlds: Iterable[str]) -> Iterator[tuple[str, str | None]]:
    """A name as an id alone, then as an id before each border view that it may end with."""
    yield text, None
    for world in worlds:
        if text.endswith(f"-{world}"):
            yield text.removesuffix(f"-{world}"), world


def _opening_of(payload: Payload, kind: str, subject: str, chosen: Opening) -> Opening | None:
    if kind == "place" and subject in column(payload["places"], "id"):
        return replace(chosen, place=subject)
    if kind == "view" and any(view["id"] == subject for view in payload["views"]):
        return replace(chosen, view=subject)
    if kind == "story" and subject.isdecimal() and 1 <= int(subject) <= len(payload["story"]):
        return replace(chosen, story=int(subject))
    return None


def _titles(payload: Payload, opening: Opening) -> dict[str, Any]:
    """Title and subtitle of the picture: what it is about, over the dossier's title."""
    step = step_of(payload, opening)
    if step is not None:
        return {"title": step["title"], "subtitle": payload["title"]}
    places = subjects_of(payload, opening)
    if places:
        return {"title": places[0]["names"], "subtitle": payload["title"]}
    caption = next((view["caption"] for view in payload["views"] if view["id"] == opening.view), None)
    return {"title": payload["title"], "subtitle": caption or payload["subtitle"]}


def _view_of(payload: Payload, opening: Opening) -> PayloadView:
    """The chosen view or the step's frame, else the closest view that has the places."""
    step, places = step_of(payload, opening), subjects_of(payload, opening)
    base = payload["views"][0]
    named = opening.view or (step["view"] if step else None)
    view = next((view for view in payload["views"] if view["id"] == named), None)
    framed = framed_by(payload, opening)
    extent = bounds_deg_of(framed or places)
    if view is None and extent:
        anchors = [place["anchor"] for place in places if place["anchor"]]
        view = None if framed else _closest(payload["views"], extent, anchors)
        view = view or cast("PayloadView", {**base, "bounds": _framed(extent), "portrait": None})
    view = view or base
    return cast("PayloadView", {**view, "layers": _layers(payload, view, step, [*places, *framed])})


def _layers(
    payload: Payload, view: PayloadView, step: PayloadStoryStep | None, places: Iterable[PayloadPlace]
) -> list[str]:
    """Layers of the step, else of the view, and those of the places, which an opened card shows too."""
    named = (step["layers"] if step else None) or view["layers"]
    on = {layer["id"] for layer in payload["layers"] if layer["on"]} if named is None else set(named)
    wanted = on | {place["layer"] for place in places}
    return [layer["id"] for layer in payload["layers"] if layer["id"] in wanted]


def _closest(
    views: Iterable[PayloadView], extent: Extent, anchors: Iterable[Sequence[float]]
) -> PayloadView | None:
    """The view of the smallest area that has all anchors, and room for a good part of the extent."""
    spots = list(anchors)
    holding = [
        view
        for view in views
        if all(_contains(view["bounds"], spot) for spot in spots) and _has_room(view["bounds"], extent)
    ]
    return min(holding, key=_area, default=None)


def _contains(bounds: Sequence[float], spot: Sequence[float]) -> bool:
    west, south, east, north = bounds
    return west <= spot[0] <= east and south <= spot[1] <= north


def _has_room(bounds: Sequence[float], extent: Extent) -> bool:
    west, south, east, north = bounds
    return east - west >= PART * (extent[2] - extent[0]) and north - south >= PART * (extent[3] - extent[1])


def _area(view: PayloadView) -> float:
    west, south, east, north = view["bounds"]
    return (east - west) * (north - south)


def _framed(extent: Extent) -> list[float]:
    """An extent with room round it."""
    west, south, east, north = extent
    wide = max(ROUND_DEG, (east - west) * ROOM)
    high = max(ROUND_DEG, (north - south) * ROOM)
    return [west - wide, max(-85.0, south - high), east + wide, min(85.0, north + high)]
