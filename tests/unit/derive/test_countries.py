"""Labels of countries for orientation: those that the dossier does not have, in its languages."""

from __future__ import annotations

from dataclasses import replace

from caribmap.derive.countries import derive_country_labels
from tests.unit.derive.example import place


def test_a_country_that_a_place_stands_for_has_no_label() -> None:
    spain = replace(place("spanien"), authority={"iso3166": "ES"})
    assert "ES" in {label.iso for label in derive_country_labels([], ["de"])}
    assert "ES" not in {label.iso for label in derive_country_labels([spain], ["de"])}


def test_labels_are_in_the_dossiers_languages_as_far_as_cldr_has_them() -> None:
    labels = {label.iso: label.names for label in derive_country_labels([], ["de", "es", "qq-ZZ"])}
    assert labels["ES"] == {"de": "Spanien", "es": "España"}


def test_without_a_language_that_cldr_has_there_are_no_labels() -> None:
    assert derive_country_labels([], ["qq-ZZ"]) == ()
