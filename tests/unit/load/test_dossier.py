"""load_dossier: records as written, every fault in one run, one fault per cause."""

from __future__ import annotations

from pathlib import Path

import pytest

from caribmap.dossier.dossier import Dossier
from caribmap.faults import Fault
from caribmap.load.dossier import Loaded, load_dossier
from tests.dossier_edits import DOSSIERS, Edit, append, change, dossier, write

SETTINGS = "caribmap.yaml"
PLACES = "geodata/places.geojson"
QUOTES = "geodata/quotes.yaml"


def loaded(root: Path, *edits: Edit) -> Loaded:
    return load_dossier(dossier(root, *edits))


def sound(root: Path) -> Dossier:
    result = load_dossier(root)
    assert result.faults == ()
    assert result.dossier is not None
    return result.dossier


def only_fault(result: Loaded) -> Fault:
    (fault,) = result.faults
    return fault


def test_one_article_one_place_and_one_quote_are_a_dossier() -> None:
    minimal = sound(DOSSIERS / "minimal")
    (source,), (place,), (quote,) = minimal.sources, minimal.places, minimal.quotes
    assert source.short == "harbour-news"
    assert place.names == {"en": "Saint George's"}
    assert place.geometry == {"type": "Point", "coordinates": [-61.75, 12.05]}
    assert place.role == "literal"
    assert quote.places == ("saint-georges",)
    assert minimal.settings.layers[0].on


def test_a_plain_text_is_in_the_first_language() -> None:
    assert sound(DOSSIERS / "minimal").settings.title == {"en": "A harbour"}


def test_a_place_across_the_antimeridian_a_numeric_id_and_json_lines_are_read() -> None:
    strait = sound(DOSSIERS / "antimeridian")
    assert [place.id for place in strait.places] == ["strait", "12"]
    assert strait.places[1].geometry == {"type": "Point", "coordinates": [-169.65, 66.08]}
    assert [quote.id for quote in strait.quotes] == ["passed", "cape"]
    assert strait.settings.views[0].bounds == (160, 50, -150, 72)


def test_an_article_keeps_its_byte_order_mark_and_carriage_returns() -> None:
    (source,) = sound(DOSSIERS / "crlf-bom").sources
    assert source.text.startswith("\ufeffThe port\r\n\r\nA ferry")


def test_every_fault_of_every_file_is_told_in_one_run(tmp_path: Path) -> None:
    result = loaded(
        tmp_path,
        change(SETTINGS, "color", "colour"),
        change("seeds/sources.yaml", "language", "tongue"),
        change(PLACES, '"Point"', '"Dot"'),
        change(QUOTES, "places:", "place:"),
        append(QUOTES, "- {id: 2, exact: [], modality: said}\n"),
    )
    codes = sorted(fault.code for fault in result.faults)
    assert codes == ["K001", "K001", "K001", "K002", "K002", "K002", "K003", "K004", "P006"]


def test_a_misspelt_key_is_one_fault_with_a_suggestion(tmp_path: Path) -> None:
    fault = only_fault(loaded(tmp_path, change(QUOTES, "exact", "exakt")))
    assert fault.message == "unknown key 'exakt'"
    assert fault.hint == "did you mean 'exact'?"
    assert fault.where.pointer == "/0/exakt"


def test_the_keys_from_and_to_are_suggested_as_they_are_written(tmp_path: Path) -> None:
    fault = only_fault(loaded(tmp_path, append(SETTINGS, "story: [{title: a, text: b, form: '2025'}]\n")))
    assert fault.hint == "did you mean 'from'?"


def test_a_boolean_of_another_tool_names_the_norway_problem(tmp_path: Path) -> None:
    fault = only_fault(loaded(tmp_path, change(SETTINGS, '"#ffffff"}', '"#ffffff"}, on: Yes')))
    assert fault.message == "'on' is 'Yes', expected true or false"
    assert "Norway" in fault.hint


def test_a_place_with_a_fault_is_left_out_and_remembered(tmp_path: Path) -> None:
    result = loaded(tmp_path, change(PLACES, '"kind": "city",', '"kind": 3,'))
    assert only_fault(result).code == "K003"
    assert result.left_out["place"] == {"saint-georges"}
    assert result.dossier is not None
    assert result.dossier.places == ()


def test_settings_that_are_faulty_in_part_are_read_for_the_rest(tmp_path: Path) -> None:
    result = loaded(
        tmp_path,
        change(SETTINGS, "layers:\n", "layers:\n  - {id: bad, name: Bad}\n"),
        append(SETTINGS, "limits: {places: none}\nquotation: {max_chars: 12}\n"),
    )
    assert [fault.code for fault in result.faults] == ["K002", "K003"]
    assert result.dossier is not None
    settings = result.dossier.settings
    assert settings.quotation.max_chars == 12
    (layer,) = settings.layers
    assert layer.at.where("id").line == 6
    assert result.left_out["layer"] == {"bad"}


@pytest.mark.parametrize("content", ["", "- a", "[", "caribmap: 2"])
def test_settings_that_cannot_be_read_leave_no_dossier(content: str, tmp_path: Path) -> None:
    result = loaded(tmp_path, write(SETTINGS, content))
    assert result.dossier is None
    assert len(result.faults) == 1


def test_a_yaml_file_of_many_megabytes_is_refused_by_a_named_limit(tmp_path: Path) -> None:
    record = "- {id: q, source: harbour-news, exact: It carried 120 passengers., places: [saint-georges]}\n"
    many = write(QUOTES, record * 60_000)
    assert "limits.yaml_mb" in only_fault(loaded(tmp_path, many)).message


def test_null_means_the_same_as_leaving_a_key_out(tmp_path: Path) -> None:
    keys = (
        "prefix",
        "suffix",
        "speaker",
        "origin",
        "date",
        "date_inferred",
        "modality",
        "of",
        "translations",
        "note",
    )
    root = dossier(tmp_path, append(QUOTES, "".join(f"  {key}: null\n" for key in keys)))
    (quote,) = sound(root).quotes
    assert all(getattr(quote, key) is None for key in keys)
