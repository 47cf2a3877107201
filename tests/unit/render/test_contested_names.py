"""No name of a country follows a view onto land that Natural Earth lists as disputed."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from caribmap.basemap.making import world_basemap
from caribmap.basemap.names import Room as Rectangle
from caribmap.derive.contested import derive_contested
from caribmap.render.picture.frame import fit_frame
from caribmap.render.picture.room import Named, Room
from caribmap.render.picture.slots import LabelText
from caribmap.render.picture.territories import Territories

WORLD = world_basemap().sheets()
OWNERS = ("CN", "GE", "IL", "IN", "MA", "RU")
LAND = Territories(WORLD, fit_frame((0, 0, 1, 1), 400, 300, -180).turn)
NAME = LabelText(("Name",), 40, 14)


def contested_of(iso: str) -> tuple[Rectangle, ...]:
    country: Any = SimpleNamespace(kind="country", authority={"iso3166": iso})
    return derive_contested([country])


def names_within(seen: Rectangle, iso: str, contested: tuple[Rectangle, ...]) -> int:
    """How often a country that lies elsewhere may be named in a box that a frame shows."""
    west, south, east, north = seen
    frame = fit_frame(seen, 400, 300, -180)
    elsewhere = west - 170 if west > 0 else west + 170
    country: Any = {"kind": "country", "geometry": None}
    named = Named("it", 0, "country", elsewhere, 0, lambda: [NAME], place=country, iso=iso)
    slots = Room(frame, LAND, [], contested, {}).slots_for(named)
    spots = [frame.unproject((slot.x, slot.y)) for slot in slots]
    return sum(west <= lng <= east and south <= lat <= north for lng, lat in spots)


def test_the_name_of_a_country_follows_no_view_onto_disputed_land() -> None:
    without = 0
    for iso in OWNERS:
        contested = contested_of(iso)
        without += sum(names_within(seen, iso, ()) > 0 for seen in contested)
        assert {seen: names_within(seen, iso, contested) for seen in contested} == dict.fromkeys(contested, 0)
    assert without > len(OWNERS) / 4, "without the boxes names would stand there"


def test_only_countries_that_are_places_have_contested_land() -> None:
    assert contested_of("RU"), "Crimea"
    assert contested_of("CL") != contested_of("RU")
    assert derive_contested([]) == ()
