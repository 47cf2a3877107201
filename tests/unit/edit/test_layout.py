"""New keys and records look like their neighbours; a change touches nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from caribmap.edit.guard import Guarded
from caribmap.edit.moves import move_record
from caribmap.edit.operations import NoSuchRecord, delete_record, put_record, read
from caribmap.edit.positions import form_of

ROOT = Path(__file__).parents[3]


def put(text: str | None, noun: str, record: Any, file: str = "a.yaml", name: str | None = None) -> str:
    return put_record(read(text, form_of(file), noun), noun, name or str(record["id"]), record).text


def added(before: str, after: str) -> str:
    """What was put in, the text before and behind it being the same."""
    begin = next(
        (index for index, pair in enumerate(zip(before, after, strict=False)) if pair[0] != pair[1]),
        len(before),
    )
    rest = len(before) - begin
    assert after.endswith(before[begin:])
    return after[begin : len(after) - rest]


def test_a_new_quote_of_our_dossier_is_laid_out_as_the_others() -> None:
    text = (ROOT / "geodata/quotes.yaml").read_text("utf-8")
    record = {
        "id": "new-one",
        "modality": "stated",
        "source": "wapo-briefe",
        "exact": "eine Invasion: bald?",
        "places": ["venezuela", "iran"],
        "translations": {"en": "an invasion", "es": "una invasión"},
    }
    assert added(text, put(text, "quote", record)) == (
        "\n- id: new-one\n  source: wapo-briefe\n"
        '  exact: "eine Invasion: bald?"\n  places: [venezuela, iran]\n  modality: stated\n'
        '  translations:\n    en: "an invasion"\n    es: "una invasión"\n'
    )


def test_a_new_place_of_our_dossier_has_its_keys_on_the_lines_of_the_others() -> None:
    text = (ROOT / "geodata/places.geojson").read_text("utf-8")
    record = {
        "id": "minerva-reefs",
        "geometry": {"type": "Point", "coordinates": [-179.05, -23.75]},
        "names": {"de": "Minerva-Riffe", "en": "Minerva Reefs"},
        "kind": "region",
        "layer": "places",
        "geocoding": {"method": "by hand", "basis": "stated"},
        "lead": "reef",
    }
    assert added(text, put(text, "place", record, "places.geojson")) == (
        ',\n{"type": "Feature", "id": "minerva-reefs",\n'
        '  "geometry": {"type": "Point", "coordinates": [-179.05, -23.75]},\n'
        '  "properties": {\n'
        '    "names": {"de": "Minerva-Riffe", "en": "Minerva Reefs"},\n'
        '    "kind": "region", "layer": "places",\n'
        '    "geocoding": {"basis": "stated", "method": "by hand"}, "lead": "reef"\n  }\n}'
    )


def test_the_first_records_of_missing_files_are_laid_out_as_a_new_dossier_has_them() -> None:
    names = {"names": {"en": "Suva"}, "kind": "city", "layer": "places", "geocoding": {"basis": "stated"}}
    place = {"id": "suva", "geometry": {"type": "Point", "coordinates": [178.44, -18.14]}, **names}
    assert put(None, "place", place, "places.geojson") == (
        '{\n  "type": "FeatureCollection",\n  "features": [\n'
        '    {\n      "type": "Feature",\n      "id": "suva",\n'
        '      "geometry": {"type": "Point", "coordinates": [178.44, -18.14]},\n      "properties": {\n'
        '        "names": {"en": "Suva"},\n        "kind": "city",\n        "layer": "places",\n'
        '        "geocoding": {"basis": "stated"}\n      }\n    }\n  ]\n}\n'
    )
    assert put(None, "term", {"text": "Sydney", "ruling": "background"}, name="Sydney") == (
        "terms:\n  - text: Sydney\n    ruling: background\n"
    )
    event = {"id": "a", "title": {"en": "It began"}, "quotes": ["q"], "when": "2025-10-31"}
    assert put(None, "event", event) == (
        '- id: a\n  title: {en: It began}\n  quotes: [q]\n  when: "2025-10-31"\n'
    )


@pytest.mark.parametrize(
    ("before", "change", "after"),
    [
        ("- id: a  # why\n  note: x\n", {"note": "z"}, "- id: a  # why\n  note: z\n"),
        ("- id: a\n  note: 'x'  # c\n", {"note": "it's"}, "- id: a\n  note: 'it''s'  # c\n"),
        ("- {id: a, note: x}\n", {"note": "y, z"}, '- {id: a, note: "y, z"}\n'),
        (
            "- id: a\n  note: |\n    long\n    text\n\n- id: b\n",
            {"note": "z"},
            "- id: a\n  note: z\n\n- id: b\n",
        ),
        ("- id: a\n  note: x", {"note": "z"}, "- id: a\n  note: z"),
        ("- id: a\r\n  note: x\r\n", {"note": "z", "date": "2"}, '- id: a\r\n  date: "2"\r\n  note: z\r\n'),
        ("- id: a\n  places: [b]\n", {"places": ["b", "c"]}, "- id: a\n  places: [b, c]\n"),
        ("- id: a\n  places:\n  - b\n", {"places": ["b", "c"]}, "- id: a\n  places:\n  - b\n  - c\n"),
        ("- id: a\n  note:\n", {"note": "z"}, "- id: a\n  note: z\n"),
        (
            "- id: a\n  note: x\n  # of b\n- id: b\n",
            {"note": None},
            "- id: a\n  note: null\n  # of b\n- id: b\n",
        ),
    ],
)
def test_a_change_touches_the_smallest_value(before: str, change: dict[str, Any], after: str) -> None:
    record = read(before, "yaml", "quote").data[0] | change
    assert put(before, "quote", record) == after


def test_a_record_takes_the_comment_above_it_along_but_not_the_line_that_begins_the_file() -> None:
    text = "# schema\n- id: a\n\n# about b\n- id: b\n\n# alone\n\n- id: c\n"
    parsed = read(text, "yaml", "quote")
    assert delete_record(parsed, "quote", "b").text == "# schema\n- id: a\n\n# alone\n\n- id: c\n"
    assert delete_record(parsed, "quote", "a").text == "# schema\n# about b\n- id: b\n\n# alone\n\n- id: c\n"
    assert delete_record(parsed, "quote", "c").text == "# schema\n- id: a\n\n# about b\n- id: b\n\n# alone\n"


def test_a_record_takes_its_comment_to_its_new_place_and_the_blank_lines_stay() -> None:
    text = "# schema\n- id: a\n\n# about b\n- id: b\n- {id: c}   # behind c\n"
    moved = move_record(read(text, "yaml", "quote"), "quote", "b", 0)
    assert moved.text == "# schema\n# about b\n- id: b\n\n- id: a\n- {id: c}   # behind c\n"
    assert move_record(read(text, "yaml", "quote"), "quote", "a", 9).text == (
        "# schema\n# about b\n- id: b\n\n- {id: c}   # behind c\n- id: a\n"
    )
    bracketed = "terms: [{text: a}, {text: b}]\nspans: []\n"
    assert move_record(read(bracketed, "yaml", "term"), "term", "b", 0).text == (
        "terms: [{text: b}, {text: a}]\nspans: []\n"
    )
    with pytest.raises(NoSuchRecord):
        move_record(read(text, "yaml", "quote"), "quote", "z", 0)


def test_the_last_record_of_a_list_leaves_an_empty_one() -> None:
    text = "terms:\n  - text: a\nspans: []\n"
    emptied = delete_record(read(text, "yaml", "term"), "term", "a").text
    assert emptied == "terms: []\nspans: []\n"
    assert put(emptied, "term", {"text": "a"}, name="a") == text


def test_what_the_guard_cannot_answer_for_is_not_written() -> None:
    with pytest.raises(Guarded):
        put("- id: a\n", "quote", {"id": "a", "note": "\ud800"})
    with pytest.raises(NoSuchRecord):
        delete_record(read("- id: a\n", "yaml", "quote"), "quote", "b")


def test_a_setting_is_changed_by_its_key_and_made_with_what_holds_it() -> None:
    text = "caribmap: 1\ntitle: {en: A}\nlanguages: [en]\n"
    title = put_record(read(text, "yaml", "setting"), "setting", "title", {"en": "A", "de": "B"}).text
    assert title == "caribmap: 1\ntitle: {en: A, de: B}\nlanguages: [en]\n"
    signed = put_record(read(text, "yaml", "setting"), "setting", "edition/signed_off", "A. B., 2026").text
    assert added(text, signed) == 'edition: {signed_off: "A. B., 2026"}\n'
