"""The formats of the payload that published maps have, and their way into the newest one."""

from __future__ import annotations

from typing import Any

NEWEST = 2
FORMATS = (1, NEWEST)
RENAMED_IN_2 = {"conflicts": "discrepancies"}
ADDED_IN_2: dict[str, Any] = {"interface": {}, "survey": None}
"""Keys that format 1 does not have, with the value that says nothing."""


def in_newest_format(payload: dict[str, Any]) -> dict[str, Any]:
    """A plain payload of any of FORMATS, with the names of the newest."""
    if payload["format"] == NEWEST:
        return payload
    renamed = {RENAMED_IN_2.get(key, key): value for key, value in payload.items()}
    story = [_newest_step(step) for step in payload.get("story") or ()]
    return ADDED_IN_2 | renamed | {"format": NEWEST, "story": story}


def _newest_step(step: dict[str, Any]) -> dict[str, Any]:
    """A story step as format 2 has it: `place` was the one that it showed."""
    place = step.get("place")
    shown = {"frame": [], "show": [place] if place else [], "quotes": [], "notes": []}
    return {key: value for key, value in step.items() if key != "place"} | shown
