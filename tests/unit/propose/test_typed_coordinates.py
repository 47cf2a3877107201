"""Pasted coordinates: every common notation of a position is read as that position, and nothing else is."""

from __future__ import annotations

import math
from collections.abc import Callable

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from pyproj import Transformer

from caribmap.propose.typed_coordinates import NOTATIONS, read_coordinates

LATS, LNGS = st.floats(-79, 83), st.floats(-179, 179)


def sixtieths(value: float) -> tuple[int, int, float]:
    seconds = round(abs(value) * 3600, 2)
    return int(seconds // 3600), int(seconds % 3600 // 60), round(seconds % 60, 2)


def side(value: float, letters: str) -> str:
    return letters[0] if value >= 0 else letters[1]


def lettered(lat: float, lng: float) -> str:
    (a, b, c), (d, e, f) = sixtieths(lat), sixtieths(lng)
    return f"{a}°{b:02}'{c:05.2f}\"{side(lat, 'NS')} {d}°{e:02}'{f:05.2f}\"{side(lng, 'EW')}"


def minutes(degrees: float) -> str:
    """Whole degrees and decimal minutes; rounded first, as 60 minutes are a degree."""
    whole, rest = divmod(round(abs(degrees) * 60, 5), 60)
    return f"{whole:.0f} {rest:.5f}"


WRITERS: dict[str, Callable[[float, float], str]] = {
    "decimal": lambda lat, lng: f"{lat:.6f}, {lng:.6f}",
    "spaces": lambda lat, lng: f"  ({lat:.6f}   {lng:.6f}) ",
    "comma decimals": lambda lat, lng: f"{lat:.6f}; {lng:.6f}".replace(".", ","),
    "only commas": lambda lat, lng: f"{lat:.6f},{lng:.6f}".replace(".", ","),
    "letters": lettered,
    "letters first": lambda lat, lng: f"{side(lat, 'NS')} {abs(lat):.6f}°, {side(lng, 'EW')} {abs(lng):.6f}°",
    "longitude first": lambda lat, lng: f"{abs(lng):.6f}{side(lng, 'EW')} {abs(lat):.6f}{side(lat, 'NS')}",
    "minutes": lambda lat, lng: f"{minutes(lat)} {side(lat, 'NS')}, {minutes(lng)} {side(lng, 'EW')}",
    "geo": lambda lat, lng: f"geo:{lat:.6f},{lng:.6f};u=35",
    "view": lambda lat, lng: f"https://maps.example/@{lat:.6f},{lng:.6f},15z",
    "pin": lambda lat, lng: f"https://maps.example/place/X/@1.5,2.5,9z/data=!3d{lat:.6f}!4d{lng:.6f}",
    "hash": lambda lat, lng: f"https://map.example/#map=12/{lat:.6f}/{lng:.6f}",
    "query": lambda lat, lng: f"https://map.example/?q={lat:.6f}%2C{lng:.6f}&z=3",
    "marker": lambda lat, lng: f"https://map.example/?mlat={lat:.6f}&mlon={lng:.6f}#map=5/1/2",
    "ISO 6709": lambda lat, lng: f"{lat:+010.6f}{lng:+011.6f}/",
    "WKT": lambda lat, lng: f"POINT ({lng:.6f} {lat:.6f})",
}


@pytest.mark.parametrize("notation", WRITERS)
@settings(max_examples=40, deadline=None)
@given(lat=LATS, lng=LNGS)
def test_what_is_written_in_any_notation_is_read_back(notation: str, lat: float, lng: float) -> None:
    (found,) = read_coordinates(WRITERS[notation](lat, lng))
    assert found.lat == pytest.approx(lat, abs=2e-5)
    assert found.lng == pytest.approx(lng, abs=2e-5)


@settings(max_examples=40, deadline=None)
@given(lat=LATS, lng=LNGS)
def test_utm_is_read_back_and_its_hemisphere_is_among_what_is_asked(lat: float, lng: float) -> None:
    zone = int((lng + 180) // 6) + 1
    assume(abs(lat) > 1e-3)
    band = "CDEFGHJKLMNPQRSTUVWX"[min(19, int((lat + 80) // 8))]
    east, north = Transformer.from_crs(
        "EPSG:4326", f"EPSG:{(32600 if lat >= 0 else 32700) + zone}"
    ).transform(lat, lng)
    for text in (f"{zone}{band} {east:.0f} {north:.0f}", f"{zone} {band} {east:.2f}mE {north:.2f}mN"):
        if east < 100_000:
            continue
        found = read_coordinates(text)
        assert any(math.dist((one.lat, one.lng), (lat, lng)) < 1e-3 for one in found), text
        assert len(found) <= (2 if band in "NS" else 1)


@pytest.mark.parametrize(
    ("text", "lat", "lng"),
    [
        # The middle of the square metre, and of the area of the code.
        ("31U DQ 48251 11932", 48.858198, 2.294496),
        ("31udq4825111932", 48.858198, 2.294496),
        ("02DNP5783043843", -64.525797, -169.794908),
        ("8FW4V75V+8Q", 48.858312, 2.294437),
        ("8FW4V75V+", 48.85875, 2.29375),
        ("485129N0021740E", 48.858056, 2.294444),
        ("18° 8' 24\", -178° 26' 24\"", 18.14, -178.44),
        ("-1808.4+17826.4/", -18.14, 178.44),
        ("https://geohack.example/?params=48_51_29_N_2_17_40_E", 48.858056, 2.294444),
        ("10,5 Nord 61,5 West", 10.5, -61.5),
        ("178.44 -18.14", -18.14, 178.44),
        ("−18.14, 178.44", -18.14, 178.44),
        ("12,34", 12, 34),
    ],
)
def test_a_position_is_read(text: str, lat: float, lng: float) -> None:
    (found,) = read_coordinates(text)
    assert [found.lat, found.lng] == pytest.approx([lat, lng], abs=1e-5)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("48°51'N 2°17'O", [(48.85, 2.283333), (48.85, -2.283333)]),
        ("33S 500000 4000000", [(36.144718, 15.0), (-54.148104, 15.0)]),
        ("[2.294, 48.858]", [(48.858, 2.294), (2.294, 48.858)]),
    ],
)
def test_what_may_mean_two_things_is_asked(text: str, expected: list[tuple[float, float]]) -> None:
    assert [(one.lat, one.lng) for one in read_coordinates(text)] == expected


def test_the_language_puts_the_likelier_reading_first() -> None:
    text = "48°51'N 2°17'O"
    assert [one.lng for one in read_coordinates(text, o_is_west=True)] == [-2.283333, 2.283333]


@pytest.mark.parametrize(
    "text",
    [
        "", "hello", "91, 181", "12", "geo:48.2,16.3;crs=nad27", "V75V+8Q Paris", "48 N 49 N",
        "2024-05-03", "1.5 km", "https://map.example/", "61U 448251 5411932", "31U ZZ 1 1", "9 " * 900,
        "48" + " " * 1900 + "x", "1" * 5000,
    ],
)  # fmt: skip
def test_anything_else_is_none(text: str) -> None:
    assert read_coordinates(text) == ()


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="0123456789 .,;°'\"NSEWO+-/@#=&?!dgeo:hts[]()", max_size=40))
def test_no_text_raises_and_all_readings_are_positions(text: str) -> None:
    for one in read_coordinates(text):
        assert abs(one.lat) <= 90
        assert abs(one.lng) <= 180
        assert one.notation in NOTATIONS
