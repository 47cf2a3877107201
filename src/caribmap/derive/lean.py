"""Boxes with fewer digits, which cost a page bytes, where nobody sees them."""

from __future__ import annotations

import math

from caribmap.basemap.names import Room

STEPS_PER_DEG = ((6.0, 1), (1.0, 10))
"""A box that is wider and higher than so many degrees has its sides on so many steps to a degree."""


def lean_room(room: Room) -> Room:
    """A box with its sides on whole steps; it never becomes larger."""
    west, south, east, north = room
    shorter = min(east - west, north - south)
    steps = next((steps for least, steps in STEPS_PER_DEG if shorter >= least), None)
    if steps is None:
        return room
    return (
        math.ceil(west * steps) / steps,
        math.ceil(south * steps) / steps,
        math.floor(east * steps) / steps,
        math.floor(north * steps) / steps,
    )
