"""What a picture draws of many places."""

from __future__ import annotations

from collections.abc import Sequence

from caribmap.cartography.kinds import Form, kind_of
from caribmap.payload.types import PayloadPlace
from caribmap.render.picture.frame import Frame
from caribmap.render.picture.plane import Point

CELL_PX = 4


def thinned_places(places: Sequence[PayloadPlace], frame: Frame, most: int) -> tuple[list[PayloadPlace], int]:
    """What to draw of the places, in their order, and how many in the frame are left out.

    Signs are thinned, and so are names; what is drawn as a line stays.
    """
    if len(places) <= most:
        return list(places), 0
    box, forms = frame.box, {kind: kind_of(kind).form for kind in {place["kind"] for place in places}}
    marked: dict[Form, list[tuple[PayloadPlace, Point]]] = {"point": [], "area": [], "line": []}
    for place in places:
        if (anchor := place["anchor"]) and box.has(spot := frame.project(*anchor)):
            marked[forms[place["kind"]]].append((place, spot))
    left_out = 0
    pictured = list(places)
    for form in ("point", "area"):
        if len(marked[form]) > most:
            kept = {place["id"] for place in _thinned(marked[form], most, frame)}
            left_out += len(marked[form]) - len(kept)
            pictured = [place for place in pictured if place["id"] in kept or forms[place["kind"]] != form]
    return pictured, left_out


def _thinned(marked: Sequence[tuple[PayloadPlace, Point]], most: int, frame: Frame) -> Sequence[PayloadPlace]:
    """Where there are too many, the first of its kind in each cell of a grid stands for the others there.

    More than `most` are left where there are that many kinds or layers: each keeps a mark.
    """
    groups: dict[tuple[str, ...], int] = {}
    kept = [
        (groups.setdefault((place["kind"], place["role"], place["layer"]), len(groups)), x, y, place)
        for place, (x, y) in marked
    ]
    cell = CELL_PX
    while len(kept) > most and cell <= max(frame.width, frame.height):
        first: dict[tuple[int, ...], tuple[int, float, float, PayloadPlace]] = {}
        for one in kept:
            first.setdefault((one[0], int(one[1] / cell), int(one[2] / cell)), one)
        kept, cell = list(first.values()), cell * 2
    return [place for *_, place in kept]
