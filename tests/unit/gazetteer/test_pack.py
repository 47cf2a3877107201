"""The gazetteer: what is packed from GeoNames' towns, and how it is found again."""

from __future__ import annotations

import gzip
import mmap
from typing import Any

import pytest

from caribmap.errors import EnvironmentalError
from caribmap.gazetteer.fold import fold_name
from caribmap.gazetteer.layout import FILE
from caribmap.gazetteer.pack import Candidate, Gazetteer, Near, open_gazetteer
from caribmap.runtime.shipped import STATIC, map_static
from tools.gazetteer_pack import is_written, names_of, pack_towns

MEGABYTE = 1e6


def town(geonameid: int, name: str, *others: str, population: int = 9_000, **more: Any) -> dict[str, Any]:
    facts = {"countrycode": "DE", "longitude": 10.5, "latitude": -50.25, **more}
    return {
        "geonameid": geonameid,
        "name": name,
        "alternatenames": list(others),
        "population": population,
        **facts,
    }


def packed(*towns: dict[str, Any]) -> Gazetteer:
    return Gazetteer(pack_towns(list(towns)))


def ids(candidates: list[Candidate]) -> list[int]:
    return [candidate.geonames for candidate in candidates]


HILL = town(7, "Hügelstadt", "Colline-Ville", "Хилл", population=12_345, longitude=-179.99999)
NAMESAKES = packed(
    town(1, "Sankt Anna", population=6_000, countrycode="AT", longitude=16.0, latitude=48.0),
    town(2, "Sankt Anna", population=50_000, countrycode="US", longitude=-90.0, latitude=40.0),
    town(3, "Annaburg", "Sankt-Anna", population=80_000, longitude=12.0, latitude=51.0),
    town(4, "Sankt Annabad", population=7_000),
)


def test_a_town_comes_out_as_it_went_in() -> None:
    expected = Candidate("Hügelstadt", "Colline-Ville", "DE", -179.99999, -50.25, 12_345, 7)
    assert packed(HILL).named("Colline-Ville") == [expected]


@pytest.mark.parametrize("wording", ["Hügelstadt", "HUGELSTADT", "hügelstadt", "Hu\u0308gelstadt", "хилл"])
def test_case_and_accents_do_not_count(wording: str) -> None:
    assert ids(packed(HILL).named(wording)) == [7]


@pytest.mark.parametrize("wording", ["", " ", "-", "Hügel", "Hügelstadt am See", "\U0010ffff", "\n", "\t7"])
def test_what_no_town_is_called_has_no_candidate(wording: str) -> None:
    assert packed(HILL).named(wording) == []


def test_an_empty_gazetteer_has_no_candidates() -> None:
    assert packed().named("Berlin") == packed().beginning("B") == []


def test_namesakes_stand_by_exactness_then_population() -> None:
    assert ids(NAMESAKES.named("Sankt Anna")) == [2, 1, 3]
    assert ids(NAMESAKES.named("sankt anna")) == [2, 1, 3]
    assert ids(NAMESAKES.named("Sankt-Anna")) == [3, 2, 1]


def test_namesakes_near_a_point_come_first() -> None:
    assert ids(NAMESAKES.named("Sankt Anna", Near(15.0, 47.0))) == [1, 2, 3]
    assert ids(NAMESAKES.named("Sankt Anna", Near(15.0, 47.0, radius_m=1_000))) == [2, 1, 3]


def test_beginnings_find_main_names_before_others_and_no_more_than_asked_for() -> None:
    assert ids(NAMESAKES.beginning("sankt a")) == [2, 4, 1, 3]
    assert ids(NAMESAKES.beginning("sankt a", limit=2)) == [2, 4]
    assert ids(NAMESAKES.beginning("sankt a", Near(16.0, 48.0))) == [1, 2, 4, 3]
    assert NAMESAKES.beginning("") == []


def test_a_main_name_stands_as_what_matched_a_beginning() -> None:
    shown = {town.geonames: town.matched for town in NAMESAKES.beginning("Sankt")}
    assert shown == {1: "Sankt Anna", 2: "Sankt Anna", 3: "Sankt-Anna", 4: "Sankt Annabad"}


def test_transcriptions_codes_and_mixed_scripts_are_left_out() -> None:
    names = [
        "bei jing",
        "PEK",
        "Пекiн",
        "አዲስ",
        "Post 12345",
        "A\tB",
        "Peking",
        "北京",
        "東京タワー",
        "Den Haag",
    ]
    assert [name for name in names if is_written(name)] == ["Peking", "北京", "東京タワー", "Den Haag"]


def test_one_name_stands_for_those_of_one_fold() -> None:
    assert list(names_of(town(1, "Köln", "Koln", "KÖLN", "Cologne", "Köln"))) == ["Köln", "Cologne"]


def test_names_are_in_order_of_their_fold_for_any_script() -> None:
    many = packed(
        *(town(n, name) for n, name in enumerate(["Ä", "Z", "a b", "A-C", "ab", "北", "Ω", "ß", "SS"]))
    )
    assert [ids(many.named(name)) for name in ("ä", "z", "A B", "a c", "AB", "北", "ω")] == [
        [0], [1], [2], [3], [4], [5], [6],
    ]  # fmt: skip
    assert ids(many.named("ß")) == [7, 8]


def test_the_shipped_file_has_the_world_s_towns_with_their_other_names() -> None:
    gazetteer = open_gazetteer()
    assert len(gazetteer) > 60_000
    for wording, country in (
        ("Peking", "CN"), ("Nueva York", "US"), ("Mailand", "IT"), ("Киев", "UA"), ("القاهرة", "EG"),
        ("東京", "JP"), ("Sao Paulo", "BR"), ("Port-of-Spain", "TT"), ("'s-Hertogenbosch", "NL"),
    ):  # fmt: skip
        assert gazetteer.named(wording)[0].country == country, wording
    (caracas, *_) = gazetteer.beginning("Carac")
    assert (caracas.geonames, round(caracas.lat, 1), round(caracas.lng, 1)) == (3646738, 10.5, -66.9)


def test_the_shipped_file_is_within_its_size() -> None:
    assert len(gzip.compress((STATIC / FILE).read_bytes())) <= 3.5 * MEGABYTE


def test_the_shipped_file_is_mapped_and_not_read() -> None:
    assert isinstance(map_static(FILE), mmap.mmap)


def test_a_damaged_file_is_named() -> None:
    with pytest.raises(EnvironmentalError, match=r"gazetteer\.bin is damaged: install the package again"):
        Gazetteer(b"something else, of another length")
    with pytest.raises(EnvironmentalError, match="damaged"):
        Gazetteer(b"")


@pytest.mark.parametrize("name", ["L’Aquila", "São Tomé", "Straße", "İstanbul", "Łódź", "Đà Nẵng", "Ødegård"])
def test_folding_twice_changes_nothing(name: str) -> None:
    assert fold_name(fold_name(name)) == fold_name(name)
    assert fold_name(name) == fold_name(name.upper()) or "İ" in name
