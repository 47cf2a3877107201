from __future__ import annotations

import pytest

from caribmap.cartography.tiles import find_tile_service


def test_a_service_is_found_by_its_name_in_the_catalogue() -> None:
    service = find_tile_service("OpenStreetMap.Mapnik")
    assert service
    assert service.url == "https://tile.openstreetmap.org/{z}/{x}/{y}.png"
    assert "OpenStreetMap" in service.attribution


@pytest.mark.parametrize("name", ["Nobody.Nothing", "CartoDB.Positron", ""])
def test_a_service_that_is_unknown_or_wants_a_key_is_none(name: str) -> None:
    assert find_tile_service(name) is None
