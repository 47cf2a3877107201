from __future__ import annotations

import math
import re
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, fromstring

import pytest

from caribmap.basemap.making import world_basemap
from caribmap.cartography.palette import PALETTES
from caribmap.payload.types import Payload
from caribmap.pipeline.compile import compile_dossier
from caribmap.render.picture import (
    inline_picture,
    rasterize,
    render_pdf,
    render_picture,
    without_relief,
)
from tests.unit.render.example import example_payload, text

ROOT = Path(__file__).parents[3]
SVG = "{http://www.w3.org/2000/svg}"
BASEMAP = world_basemap().sheets()


@cache
def own_payload() -> Payload:
    payload = compile_dossier(ROOT).payload
    assert payload is not None, "the repository's own dossier is sound"
    return payload


def picture(payload: Payload | None = None, **options: Any) -> Element:
    return fromstring(render_picture(payload or own_payload(), BASEMAP, **options))


def texts(root: Element) -> list[str]:
    return [node.text or "" for node in root.iter(f"{SVG}text")]


def marks(root: Element) -> dict[str, tuple[float, float]]:
    """Where each mark's sign stands on the sheet, title included, by the ids of its places."""
    (group,) = [child for child in root.findall(f"{SVG}g") if child.get("transform")]
    _, top = translation(group)
    found = {}
    for mark in group.iter(f"{SVG}g"):
        if "data-places" in mark.attrib:
            x, y = translation(mark)
            found[mark.attrib["data-places"]] = (x, y + top)
    return found


def translation(group: Element) -> tuple[float, float]:
    x, y = group.attrib["transform"].removeprefix("translate(").removesuffix(")").split()
    return float(x), float(y)


def leaflet_pixels(lng: float, lat: float) -> tuple[float, float]:
    """Leaflet's spherical Mercator at zoom 0: 256 px round the world."""
    sin = math.sin(math.radians(lat))
    return 256 * (0.5 + lng / 360), 256 * (0.5 - math.log((1 + sin) / (1 - sin)) / (4 * math.pi))


@pytest.mark.parametrize("view", ["caribbean", "world"])
def test_marks_stand_where_leaflet_puts_them_in_the_same_frame(view: str) -> None:
    root = picture(view=view)
    west, south, east, north = next(item["bounds"] for item in own_payload()["views"] if item["id"] == view)
    (left, bottom), (right, top) = leaflet_pixels(west, south), leaflet_pixels(east, north)
    _, title, foot = root.findall(f"{SVG}rect")
    begin, end = float(title.attrib["height"]), float(foot.attrib["y"])
    scale = min(880 / (right - left), (end - begin) / (bottom - top))
    anchors = {place["id"]: place["anchor"] for place in own_payload()["places"]}
    seen = {places.split()[0]: spot for places, spot in marks(root).items()}
    for place in {"caracas", "moscow", "beijing", "washington-dc"} & set(seen):
        lng, lat = anchors[place] or (0, 0)
        x, y = leaflet_pixels(lng, lat)
        expected = (
            440 + (x - (left + right) / 2) * scale,
            (begin + end) / 2 + (y - (top + bottom) / 2) * scale,
        )
        assert seen[place] == pytest.approx(expected, abs=0.02)


def test_what_shares_a_spot_shares_a_mark_and_nothing_without_a_position_has_one() -> None:
    found = set(marks(picture()))
    assert "caracas caracas-government miraflores-palace" in found
    assert not any("uss-gerald-r-ford" in places for places in found)


def test_the_vessel_of_unknown_position_floats_beside_its_spot_with_a_question_mark() -> None:
    root = picture()
    (gravely,) = [mark for mark in root.iter(f"{SVG}g") if mark.get("data-places") == "uss-gravely"]
    assert [node.text for node in gravely.iter(f"{SVG}text")] == ["?"]
    (leader,) = gravely.iter(f"{SVG}line")
    assert float(leader.attrib["x2"]) < 0 < float(leader.attrib["y2"])


def test_the_picture_says_what_has_no_point_the_state_of_its_sources_and_whose_data_it_shows() -> None:
    words = " ".join(texts(picture()))
    assert "Keine Position genannt (6): nur eine Region genannt – " in words
    assert "Artikel vom 1. bis 7.11.2025" in words
    assert "Natural Earth" in words
    assert "eine Darstellung, keine Stellungnahme" in words


def test_there_are_at_most_nine_names_and_every_sign_comes_before_the_countries() -> None:
    names = texts(picture(view="world", language="en"))
    for city in ("Caracas", "Washington", "Moscow", "Beijing", "Tehran"):
        assert city in names
    halos = [
        node for node in picture(view="world").iter(f"{SVG}text") if node.get("font-size") in {"13", "12"}
    ]
    named = [node for node in halos if node.get("paint-order") and node.text != "?"]
    assert 5 <= len(named) <= 9


def test_links_show_only_in_views_whose_layers_hold_them_and_then_say_that_they_are_no_routes() -> None:
    def dotted(root: Element) -> list[Element]:
        return [path for path in root.iter(f"{SVG}path") if path.get("stroke-dasharray") == "1 5"]

    assert dotted(picture()) == []
    world = picture(view="world")
    assert len(dotted(world)) == 3
    assert any("Pfeile: schematisch" in line for line in texts(world))


def test_journeys_and_ranges_are_drawn_and_named() -> None:
    payload = deepcopy(own_payload())
    payload["views"][-1]["layers"] = ["movements"]
    root = picture(payload, view=payload["views"][-1]["id"])
    dashes = {node.get("stroke-dasharray") for node in root.iter(f"{SVG}path")}
    assert {"6 4", "2 4"} <= dashes
    assert any("Il-76" in line for line in texts(root))
    assert any("1.000 Kilometer" in line for line in texts(root))


def test_a_ship_whose_position_is_stated_has_no_question_mark() -> None:
    payload = example_payload()
    place = payload["places"][0]
    place["kind"], place["role"], place["derivation"] = "vessel", "literal", None
    assert "?" not in texts(picture(payload))
    place["geocoding"]["basis"] = "assumed"
    assert "?" in texts(picture(payload))


def test_the_band_is_drawn_from_the_zoom_on_that_shows_it() -> None:
    assert not list(picture().iter(f"{SVG}mask"))
    (mask,) = picture(view="paria").iter(f"{SVG}mask")
    assert mask.attrib["id"] == "fade-uss-gravely"


def test_disputed_land_is_hatched_at_45_degrees_without_an_outline() -> None:
    root = picture()
    (pattern,) = root.iter(f"{SVG}pattern")
    assert pattern.attrib["patternTransform"] == "rotate(45)"
    (hatch,) = [path for path in root.iter(f"{SVG}path") if path.get("fill") == "url(#hatch-essequibo)"]
    assert "stroke" not in hatch.attrib


def test_hostile_text_stays_text() -> None:
    payload = example_payload()
    nasty = "<script>alert(1)</script>&{{7*7}}\x00\ud800 ]]>\"'"
    payload["title"] = {"de": nasty}
    payload["places"][0]["names"] = {"de": nasty}
    payload["credits"] = {"de": nasty}
    root = picture(payload)
    assert not list(root.iter(f"{SVG}script"))
    title = root.find(f"{SVG}title")
    assert title is not None
    assert title.text == nasty.replace("\x00", "\ufffd").replace("\ud800", "\ufffd")


def test_equal_payloads_give_equal_bytes_in_every_format() -> None:
    payload = example_payload()
    svg = render_picture(payload, BASEMAP)
    assert svg == render_picture(deepcopy(payload), BASEMAP)
    assert rasterize(svg) == rasterize(svg)
    assert render_pdf(svg) == render_pdf(svg)


@pytest.mark.parametrize("size", [(1200, 630), (320, 240), (400, 700)])
def test_a_png_has_the_size_asked_for(size: tuple[int, int]) -> None:
    png = rasterize(render_picture(example_payload(), BASEMAP, width=size[0], height=size[1]))
    assert png.startswith(b"\x89PNG")
    assert (int.from_bytes(png[16:20]), int.from_bytes(png[20:24])) == size


def test_a_pdf_holds_one_page_of_the_pictures_shape_with_our_typeface() -> None:
    pdf = render_pdf(render_picture(example_payload(), BASEMAP))
    assert pdf.startswith(b"%PDF-")
    assert b"/MediaBox[0 0 900 472.5]" in pdf
    assert re.search(rb"/BaseFont/[A-Z]{6}\+Caribmap", pdf)


def test_a_view_with_nothing_in_it_is_a_picture_that_says_so() -> None:
    payload = example_payload()
    payload["views"][0]["bounds"] = [-30, -50, -20, -45]
    assert "In diesem Ausschnitt ist nichts verzeichnet" in texts(picture(payload))


def test_a_view_across_the_antimeridian_shows_both_sides() -> None:
    payload = example_payload()
    payload["views"][0]["bounds"] = [170, 50, -160, 70]
    place = payload["places"][0]
    place["anchor"] = [-175.0, 60.0]
    place["geometry"] = {"type": "Point", "coordinates": [-175.0, 60.0]}
    payload["basemap"]["globe"] = False
    root = picture(payload)
    ((x, _),) = marks(root).values()
    assert x == pytest.approx(440, abs=1)
    palette = PALETTES["light"]
    (land,) = [path.attrib["d"] for path in root.iter(f"{SVG}path") if path.get("fill") == palette.land]
    assert land.count("M") > 5


def test_the_theme_and_the_language_change_colours_and_words_only() -> None:
    light, dark = picture(), picture(theme="dark", language="es")
    assert marks(light) == marks(picture(theme="dark"))
    assert marks(light).keys() == marks(dark).keys()
    assert {"#1B1F23", "#ECEEF0"} <= {
        node.get("fill") for root in (light, dark) for node in root.iter(f"{SVG}text")
    }
    assert any(line.startswith("Sin posición indicada (6)") for line in texts(dark))


@pytest.mark.parametrize(
    ("options", "reason"),
    [({"view": "mars"}, "no view 'mars': there is near"), ({"width": 100, "height": 100}, "too small")],
)
def test_what_cannot_be_drawn_is_refused_with_its_reason(options: dict[str, Any], reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        render_picture(example_payload(), BASEMAP, **options)


def test_an_inline_picture_keeps_to_its_budget_and_to_presentation_attributes() -> None:
    svg = inline_picture(render_picture(own_payload(), BASEMAP))
    root = fromstring(svg)
    assert len(svg.encode()) <= 60_000
    assert not list(root.iter(f"{SVG}style"))
    assert not any("style" in node.attrib for node in root.iter())
    assert root.attrib["role"] == "img"
    assert [child.tag for child in root[:2]] == [f"{SVG}title", f"{SVG}desc"]


def test_of_very_many_places_some_stand_for_the_rest_and_the_picture_says_how_many() -> None:
    payload = example_payload()
    places, quotes = [*payload["places"]], [*payload["quotes"]]
    for index in range(2_000):
        anchor = [-88 + index % 50 * 0.6, 5 + index // 50 * 0.4]
        places.append({**places[0], "id": f"place-{index}", "anchor": anchor, "names": text("place")})
        quotes.append({**quotes[0], "id": f"quote-{index}", "places": [f"place-{index}"]})
    payload |= {"places": places, "quotes": quotes}
    root = picture(payload)
    drawn = len(marks(root))
    assert drawn <= 100
    assert f"{2_001 - drawn} weitere Marken liegen neben den gezeichneten" in texts(root)
    assert len(inline_picture(render_picture(payload, BASEMAP)).encode()) <= 60_000


def test_the_preview_stays_small_enough_to_share() -> None:
    svg = render_picture(own_payload(), BASEMAP)
    assert len(svg.encode()) < 150_000
    assert len(rasterize(without_relief(svg))) < 300_000
