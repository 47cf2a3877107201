"""In a picture, all places that are shown have a mark, stand in the tray or are counted as left out."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from caribmap.basemap.making import world_basemap
from caribmap.cartography.kinds import kind_of
from caribmap.cartography.signs import SIGNS
from caribmap.payload.types import Payload
from caribmap.pipeline.compile import compile_dossier
from caribmap.render.picture.compose import DETAIL_PX, MOST_MARKS, Sheet
from caribmap.render.picture.figures import is_seen
from caribmap.render.picture.plane import Box, around
from caribmap.render.picture.scene import Label, Look, Scene
from tests.crowds import write_crowd

BASEMAP = world_basemap().sheets()
COUNTS = (1, 15, 300, pytest.param(5_000, marks=pytest.mark.full))
SIZES = ((1280, 800), (390, 844), (1920, 1080), (600, 400))


@cache
def payload_of(count: int) -> Payload:
    with TemporaryDirectory() as folder:
        write_crowd(count, Path(folder))
        payload = compile_dossier(Path(folder)).payload
    assert payload is not None
    assert len(payload["places"]) == count
    return payload


@cache
def shown(count: int, size: tuple[int, int]) -> tuple[Scene, Sequence[Label]]:
    """A picture's scene and its names."""
    sheet = Sheet(Look(payload_of(count), "en", "light", DETAIL_PX, MOST_MARKS), BASEMAP, None, size)
    return sheet.scene, sheet.lay().labels


def apart(one: Box, other: Box) -> float:
    return math.hypot(
        max(one.left - other.right, other.left - one.right, 0),
        max(one.top - other.bottom, other.top - one.bottom, 0),
    )


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("count", COUNTS)
def test_marks_tray_and_the_number_left_out_add_up_to_what_is_shown(
    count: int, size: tuple[int, int]
) -> None:
    payload = payload_of(count)
    scene, labels = shown(count, size)
    signed = scene.unnamed(labels).keys() | {mark.key for mark in scene.marks if mark.shape != "label"}
    named = {label.named.key for label in labels}
    drawn = {
        place["id"]
        for mark in scene.marks
        for place in mark.places
        if mark.key in named
        or (mark.key in signed and scene.frame.box.has(scene.sign_spot(mark)))
        or (kind_of(place["kind"]).form == "line" and is_seen(place, scene.frame))
    }
    in_tray = [place for place in payload["places"] if place["geometry"] is None]
    assert len(drawn) + len(in_tray) + scene.left_out == count


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("count", COUNTS)
def test_the_sign_nearest_to_a_name_is_its_own(count: int, size: tuple[int, int]) -> None:
    scene, labels = shown(count, size)
    unnamed = scene.unnamed(labels)
    signs = {
        mark.key: around(scene.sign_spot(mark), *SIGNS[shape].reach)
        for mark in scene.marks
        if (shape := unnamed.get(mark.key, mark.shape)) != "label"
    }
    for label in labels:
        key, box = label.named.key, label.slot.box
        # A name without a sign is its own mark, or keeps this far off its line.
        own = apart(box, signs[key]) if key in signs else label.slot.gap if label.slot.tie else 0
        assert all(apart(box, sign) >= own for other, sign in signs.items() if other != key), key
