from __future__ import annotations

import re
from xml.etree.ElementTree import Element, fromstring

import pytest

from caribmap.payload.types import Payload
from caribmap.render.picture import FirstPicture, render_first_picture
from tests.unit.render.example import example_payload
from tests.unit.render.test_picture import BASEMAP, own_payload

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def own() -> tuple[Payload, FirstPicture]:
    payload = own_payload()
    return payload, render_first_picture(payload, BASEMAP)


def read(picture: FirstPicture) -> Element:
    return fromstring(picture.markup)


def frames(picture: FirstPicture) -> dict[str, Element]:
    return {
        frame.get("class", "").split()[-1]: frame
        for frame in read(picture).findall(f"{SVG}svg")
        if "cm-first-frame" in frame.get("class", "")
    }


def test_there_is_a_frame_for_each_way_in_which_the_page_opens(own: tuple[Payload, FirstPicture]) -> None:
    _, picture = own
    assert set(frames(picture)) == {
        "cm-first-story-wide", "cm-first-story-narrow",
        "cm-first-view-tall", "cm-first-view-wide", "cm-first-view-narrow",
    }  # fmt: skip
    assert set(re.findall(r"\.(cm-first-[a-z-]+)\{", picture.style)) == set(frames(picture))


def test_it_needs_nothing_but_presentation_attributes(own: tuple[Payload, FirstPicture]) -> None:
    _, picture = own
    root = read(picture)
    assert not [part for part in root.iter() if "style" in part.attrib]
    assert not [part for part in root.iter() if part.tag.rpartition("}")[2] in {"style", "script", "image"}]
    links = {part.attrib["href"] for part in root.iter() if "href" in part.attrib}
    assert links <= {f"#{part.get('id')}" for part in root.iter()}


def test_marks_stand_in_every_frame_at_their_share_of_it(own: tuple[Payload, FirstPicture]) -> None:
    _, picture = own
    for name, frame in frames(picture).items():
        marks = [part for part in frame.iter() if "caracas" in part.get("data-places", "").split()]
        assert len(marks) == 1, name
    bounds = read(render_first_picture({**example_payload(), "story": []}, BASEMAP))
    assert bounds.findall(f".//{SVG}svg[@x]")


def test_what_the_first_step_does_not_show_is_faint(own: tuple[Payload, FirstPicture]) -> None:
    payload, picture = own
    step = payload["story"][0]
    strong = {*step["show"], *(note["place"] for note in step["notes"])}
    for part in frames(picture)["cm-first-story-wide"].findall(f"{SVG}svg[@x]"):
        named = {name for mark in part.iter() for name in mark.get("data-places", "").split()}
        if named:
            assert (part.get("opacity") is None) == bool(named & strong)


def test_colours_are_the_pages_own_in_both_themes(own: tuple[Payload, FirstPicture]) -> None:
    _, picture = own
    colours = {part.get(key, "none") for part in read(picture).iter() for key in ("fill", "stroke")}
    fixed = {colour for colour in colours if not colour.startswith(("var(--", "url(#")) and colour != "none"}
    assert {colour for colour in fixed if not re.fullmatch(r"#(.)\1{5}|#(..)\2\2", colour)} == set()


def test_a_dossier_of_very_many_places_has_a_ground_without_marks() -> None:
    payload = example_payload()
    place = next(place for place in payload["places"] if place["anchor"])
    payload["places"] = [{**place, "id": f"p-{number}"} for number in range(600)]
    assert read(render_first_picture(payload, BASEMAP)).findall(f".//{SVG}svg[@x]") == []


def test_equal_payloads_give_equal_pictures(own: tuple[Payload, FirstPicture]) -> None:
    payload, picture = own
    assert render_first_picture(payload, BASEMAP) == picture
