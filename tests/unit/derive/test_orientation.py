"""Names of the base map: which a view has, in which languages, and what the dossier's places leave out."""

from __future__ import annotations

import gzip
import json
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from caribmap.derive.orientation import MOST_LETTERS, OrientationName, derive_orientation
from caribmap.dossier.settings import Bounds
from caribmap.pipeline.examine import examine_dossier
from tests.dossier_edits import append, change, dossier
from tests.unit.derive.example import place

INTERFACE = ["de", "en", "es", "fr", "it", "pt", "uk", "ar"]
CARIBBEAN: Bounds = (-88, 4, -56, 24)
BLACK_SEA: Bounds = (27, 40, 42, 48)
HORMUZ: Bounds = (52, 23.5, 60, 28.5)
FIJI_TONGA: Bounds = (174, -24, -172, -14)
REGIONS = {"caribbean": CARIBBEAN, "black-sea": BLACK_SEA, "hormuz": HORMUZ, "fiji-tonga": FIJI_TONGA}


def called(names: tuple[OrientationName, ...], language: str = "en") -> set[str]:
    return {name.names[language] for name in names if language in name.names}


@pytest.mark.parametrize(
    ("region", "expected"),
    [
        ("caribbean", {"Caribbean Sea", "Kingston", "Havana", "Orinoco", "Colombia", "Hispaniola"}),
        ("black-sea", {"Black Sea", "Sea of Azov", "Ankara", "Dnipro", "Danube", "Turkey"}),
        ("hormuz", {"Gulf of Oman", "Abu Dhabi", "Muscat", "Doha", "Bandar Abbas"}),
        ("fiji-tonga", {"Suva", "Nukuʻalofa", "Viti Levu", "Vanua Levu", "Fiji", "Tonga"}),
    ],
)
def test_a_region_has_its_capitals_neighbours_seas_rivers_and_islands(
    region: str, expected: set[str]
) -> None:
    names = called(derive_orientation([], ["en"], [REGIONS[region]]))
    assert {name.replace("Türkiye", "Turkey") for name in names} >= expected


@pytest.mark.parametrize("region", REGIONS)
def test_the_names_of_a_region_in_three_languages_take_less_than_eight_kilobytes(region: str) -> None:
    names = [asdict(name) for name in derive_orientation([], ["de", "en", "uk"], [REGIONS[region]])]
    assert len(gzip.compress(json.dumps(names, ensure_ascii=False).encode(), 9)) < 8_000


def test_names_stay_within_their_bytes_however_many_views_there_are() -> None:
    wests, souths = range(-120, 150, 14), (-30, 10, 40)
    views: list[Bounds] = [(west, south, west + 12, south + 9) for west in wests for south in souths]
    names = [asdict(name) for name in derive_orientation([], INTERFACE, views)]
    assert len(gzip.compress(json.dumps(names, ensure_ascii=False).encode(), 9)) < 9_000


@pytest.mark.parametrize(
    ("own", "spot", "bounds", "gone"),
    [
        ({"en": "Caribbean", "de": "Karibik"}, (-73.5, 14.8), CARIBBEAN, "Caribbean Sea"),
        ({"de": "Schwarzmeerraum"}, (34, 43), BLACK_SEA, "Black Sea"),
        ({"en": "off Oman"}, (58.5, 25), HORMUZ, None),
        ({"en": "Caribbean"}, (-40, 20), CARIBBEAN, None),
        ({"en": "The southern Sea"}, (-73.5, 14.8), CARIBBEAN, None),
    ],
)
def test_a_name_gives_way_to_a_dossiers_own_that_says_the_same_close_by(
    own: dict[str, str], spot: tuple[float, float], bounds: Bounds, gone: str | None
) -> None:
    languages = ["en", *own]
    sea = replace(place("sea"), kind="sea", names=own, geometry={"type": "Point", "coordinates": list(spot)})
    without = called(derive_orientation([], languages, [bounds]))
    left = called(derive_orientation([sea], languages, [bounds]))
    if gone:
        assert gone in without
        assert gone not in left
    else:
        assert left == without


def test_an_island_is_named_beside_its_country_only_where_there_is_room() -> None:
    """Trinidad and Tobago in an overview is one name, close by three."""
    close: Bounds = (-62.0, 9.9, -60.3, 11.5)
    for places in ([], [replace(place("tt"), kind="country", names={"de": "Trinidad und Tobago"})]):
        wide = called(derive_orientation(places, ["de"], [CARIBBEAN]), "de")
        assert not {"Trinidad", "Tobago"} & wide
        assert "Trinidad" in called(derive_orientation(places, ["de"], [close]), "de")


def test_no_name_is_a_whole_title() -> None:
    views: list[Bounds] = [(-60, 0, -50, 8), (-70, -32, -60, -20)]
    names = derive_orientation([], ["de", "en", "es"], views)
    assert all(
        len(text) <= MOST_LETTERS for each in names if each.kind != "sea" for text in each.names.values()
    )
    assert "Brokopondo-Stausee" in called(names, "de")


def test_what_the_dossier_names_itself_has_no_second_name() -> None:
    spain = replace(place("spanien"), authority={"iso3166": "ES"})
    sea = replace(place("meer"), names={"de": "Mittelmeer"})
    town = replace(place("hauptstadt"), geometry={"type": "Point", "coordinates": [-3.70, 40.42]})
    view: Bounds = (-10, 35, 10, 45)
    before, after = (
        called(derive_orientation(places, ["de"], [view]), "de") for places in ([], [spain, sea, town])
    )
    assert {"Spanien", "Mittelmeer", "Madrid"} <= before
    assert not {"Spanien", "Mittelmeer", "Madrid"} & after
    assert "Portugal" in after


def test_a_name_is_in_the_letters_of_its_reader_or_not_there() -> None:
    names = derive_orientation([], ["uk", "ar", "nl", "zh"], [BLACK_SEA])
    ankara = next(name for name in names if name.kind == "capital" and name.names["nl"] == "Ankara")
    assert ankara.names == {"uk": "Анкара", "ar": "أنقرة", "nl": "Ankara"}
    assert all(text.isascii() is False for name in names for tag, text in name.names.items() if tag == "uk")


def test_a_language_that_cldr_does_not_know_has_no_names() -> None:
    assert derive_orientation([], ["qq-ZZ"], [BLACK_SEA]) == ()


def test_a_sea_whose_name_is_disputed_is_named_where_the_dossier_accepts_it() -> None:
    assert "Persian Gulf" not in called(derive_orientation([], ["en"], [HORMUZ]))
    assert "Persian Gulf" in called(derive_orientation([], ["en"], [HORMUZ], {"persian-gulf"}))


def test_the_settings_of_a_dossier_accept_the_name_of_a_sea(tmp_path: Path) -> None:
    hormuz = change("caribmap.yaml", "bounds: [-63, 10, -59, 14]", f"bounds: {list(HORMUZ)}")
    accept = append("caribmap.yaml", "basemap: {disputes: {persian-gulf: accept}}\n")
    for edits, is_named in (((hormuz,), False), ((hormuz, accept), True)):
        derived = examine_dossier(dossier(tmp_path / str(is_named), *edits)).derived
        assert derived is not None
        assert ("Persian Gulf" in called(derived.orientation)) == is_named


def test_a_contested_capital_is_a_town_like_others() -> None:
    kinds = {name.names["en"]: name.kind for name in derive_orientation([], ["en"], [(33, 30, 37, 34)])}
    assert kinds["Jerusalem"] == "town"
    assert kinds["Amman"] == "capital"


def test_the_first_names_of_a_view_stand_on_a_phone_too_and_each_kind_has_its_turn() -> None:
    names = derive_orientation([], ["en"], [CARIBBEAN])
    first = [name for name in names if name.zoom <= 3.75]
    assert {name.kind for name in first} >= {"capital", "country", "sea", "river", "island"}
    assert len({name.kind for name in sorted(names, key=lambda name: name.rank)[:8]}) >= 4


def test_a_view_across_the_antimeridian_has_the_names_of_both_sides() -> None:
    names = called(derive_orientation([], ["en"], [FIJI_TONGA]))
    assert {"Suva", "Nukuʻalofa"} <= names


def test_rooms_and_spots_are_those_in_and_round_the_view() -> None:
    for name in derive_orientation([], ["en"], [BLACK_SEA]):
        for west, south, east, north in name.rooms:
            assert max(west, 23) < min(east, 46)
            assert max(south, 38) < min(north, 50)
        for lng, lat in name.spots:
            assert 23 <= lng <= 46
            assert 38 <= lat <= 50


def test_the_same_dossier_has_the_same_names() -> None:
    one, other = ([asdict(n) for n in derive_orientation([], INTERFACE, [CARIBBEAN])] for _ in range(2))
    assert one == other


def test_a_countrys_name_has_rooms_that_lie_in_no_disputed_land() -> None:
    """Crimea, the Essequibo's coast and Western Sahara are nobody's room."""
    names = {name.iso: name for name in derive_orientation([], ["en"], [(-20, 15, 60, 60)]) if name.iso}
    for code in ("UA", "RU", "MA"):
        for west, south, east, north in names[code].rooms if code in names else ():
            assert not (west < 35 and east > 33.5 and south < 45.5 and north > 44.8), code
            assert not (west < -11 and east > -14 and south < 26 and north > 23), code
