"""What a picture draws of many places."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from caribmap.cartography.kinds import kind_of
from caribmap.payload.rows import column
from caribmap.payload.types import PayloadPlace
from caribmap.render.picture.frame import Frame

CELL_PX = 4
MOST_CELLS = 1 << 20
"""More than a frame has in a row."""


def thinned_places(places: Sequence[PayloadPlace], frame: Frame, most: int) -> tuple[list[PayloadPlace], int]:
    """What to draw of the places, in their order, and how many in the frame are left out.

    Signs are thinned, and so are names; what is drawn as a line stays.
    """
    if len(places) <= most:
        return list(places), 0
    kinds = column(places, "kind")
    forms = {kind: kind_of(kind).form for kind in set(kinds)}
    spots = frame.project_all(column(places, "anchor"))
    is_inside = ((spots >= 0) & (spots <= (frame.width, frame.height))).all(axis=1)
    numbers: dict[tuple[str, ...], int] = {}
    named = zip(kinds, column(places, "role"), column(places, "layer"), strict=True)
    groups = np.array([numbers.setdefault(group, len(numbers)) for group in named])
    left_out, is_pictured = 0, np.ones(len(places), dtype=bool)
    for form in ("point", "area"):
        is_of_form = np.array([forms[kind] == form for kind in kinds])
        marked = np.flatnonzero(is_inside & is_of_form)
        if len(marked) > most:
            kept = marked[_thinned(spots[marked], groups[marked], most, max(frame.width, frame.height))]
            left_out += len(marked) - len(kept)
            is_pictured &= ~is_of_form
            is_pictured[kept] = True
    return [places[number] for number in np.flatnonzero(is_pictured).tolist()], left_out


def _thinned(
    spots: NDArray[np.float64], groups: NDArray[np.int64], most: int, longest_px: float
) -> NDArray[np.int64]:
    """Where there are too many, the first of its kind in each cell of a grid stands for the others there.

    More than `most` are left where there are that many kinds or layers: each keeps a mark.
    """
    kept = np.arange(len(spots))
    cell = CELL_PX
    while len(kept) > most and cell <= longest_px:
        columns, rows = (spots[kept] / cell).astype(np.int64).T
        _, first = np.unique((groups[kept] * MOST_CELLS + columns) * MOST_CELLS + rows, return_index=True)
        kept, cell = kept[np.sort(first)], cell * 2
    return kept
