"""What ships, and under which licences."""

from __future__ import annotations

import re

import pytest

from tools.licences import ROOT, Shipped, shipped

NOTICE = (ROOT / "NOTICE").read_text("utf-8")


def test_nothing_that_ships_is_under_a_licence_that_the_product_may_not_carry() -> None:
    assert [item for items in shipped().values() for item in items if not item.is_allowed] == []


@pytest.mark.parametrize(
    "expression", ["GPL-3.0-or-later", "MIT AND AGPL-3.0-only", "LGPL-2.1", "GPL-2.0 OR GPL-3.0", "SSPL-1.0"]
)
def test_a_licence_that_the_product_may_not_carry_is_noticed(expression: str) -> None:
    assert not Shipped("package", "1.0", expression).is_allowed


def test_a_choice_of_licences_is_allowed_where_one_of_them_is() -> None:
    assert Shipped("package", "1.0", "(GPL-2.0 OR MIT)").is_allowed


def test_every_package_in_page_and_wheel_has_its_copyright_line_in_the_notice() -> None:
    """By name, or by the family and version that the notice gives it."""
    told = {"source-sans": "Source Sans 3", "@fontsource/source-serif-4": "Source Serif 4"}
    told |= {"@preact/signals-core": "@preact/signals-core", "@popperjs/core": "Popper 2"}
    told |= {"leaflet-1.9.3": "Leaflet 1.9.3", "bootstrap-3": "Bootstrap 3.4.1", "d3": "D3 3.5.5"}
    told |= {"@fortawesome/fontawesome-free": "Font Awesome Free 6.2.0"}
    items = shipped()["In every page"] + shipped()["In the wheel only"]
    wanted = [told.get(item.name, f"{item.name} {item.version}") for item in items]
    text = re.sub(r"\s+", " ", NOTICE).lower()
    assert [name for name in wanted if name.lower() not in text] == []
