"""Slots with a form of their own: what does not have it is refused, each payload by exactly one fault."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from caribmap.check.ids import SLUG
from caribmap.check.settings import COLOR
from caribmap.check.urls import URL
from caribmap.faults import Fault
from caribmap.load.files import is_plain_name
from caribmap.pipeline.compile import compile_dossier
from caribmap.pipeline.examine import examine_dossier
from caribmap.render.export.tables import tables_of
from tests.dossier_edits import Edit, append, change, dossier, write
from tests.hostile.payloads import PAYLOADS, escaped
from tests.hostile.slots import number, yaml_of

TEXTS = [payload.text for payload in PAYLOADS]
SOURCES = "seeds/sources.yaml"
PLACES = "geodata/places.geojson"
COLOR_PAIR = {"light": "#000", "dark": "#fff"}


def texts_but(fitting: re.Pattern[str]) -> list[str]:
    return [text for text in TEXTS if not fitting.fullmatch(text)]


def faults_of(root: Path, *edits: Any) -> list[Fault]:
    return [fault for fault in examine_dossier(dossier(root, *edits)).faults if fault.severity == "error"]


def assert_one_each(faults: Iterable[Fault], code: str, count: int) -> None:
    """One fault for each record, all of one kind and at different places, none of it too long to read."""
    found = list(faults)
    assert Counter(fault.code for fault in found) == {code: count}
    assert len({(fault.where.line, fault.where.column) for fault in found}) == count
    assert all(fault.message and fault.hint for fault in found)


def listed(key: str, records: list[Any]) -> Any:
    """caribmap.yaml with these records, one a line, after its own."""
    return lambda root: (root / "caribmap.yaml").write_text(
        re.sub(rf"(?m)^{key}:.*\n(  -.*\n)?", "", (root / "caribmap.yaml").read_text("utf-8"))
        + f"{key}:\n"
        + "".join(f"- {yaml_of(record)}\n" for record in records),
        "utf-8",
    )


LAYER = {"id": "places", "name": "Places", "color": COLOR_PAIR}
VIEW = {"id": "islands", "name": "Islands", "bounds": [-63, 10, -59, 14]}


@pytest.mark.parametrize(
    ("key", "first", "rest"),
    [
        ("layers", [LAYER], {"name": "x", "color": COLOR_PAIR}),
        ("views", [VIEW], {"name": "x", "bounds": VIEW["bounds"]}),
        ("worldviews", [], {"name": "x"}),
        ("origins", [], {"name": "x"}),
    ],
)
def test_an_id_is_a_slug_or_refused(key: str, first: list[Any], rest: dict[str, Any], tmp_path: Path) -> None:
    texts = texts_but(SLUG)
    records = [*first, *({"id": text, **rest} for text in texts)]
    assert_one_each(faults_of(tmp_path, listed(key, records)), "K005", len(texts))


def places(properties: Iterable[dict[str, Any]], ids: Iterable[str] = ()) -> Edit:
    """places.geojson with one more place for each of these properties, a line each."""
    point = {"type": "Point", "coordinates": [-61.75, 12.05]}
    first = {"names": "x", "kind": "city", "layer": "places", "geocoding": {"basis": "stated"}}
    names = ["saint-georges", *(ids or (f"p-{number(index)}" for index in range(len(TEXTS))))]
    features = (
        json.dumps({"type": "Feature", "id": name, "geometry": point, "properties": own})
        for name, own in zip(names, [first, *properties], strict=False)
    )
    return write(PLACES, '{"type": "FeatureCollection", "features": [\n' + ",\n".join(features) + "\n]}")


def test_an_id_of_a_place_is_a_slug_or_refused(tmp_path: Path) -> None:
    texts = texts_but(SLUG)
    properties = {"names": "x", "kind": "city", "layer": "places", "geocoding": {"basis": "stated"}}
    assert_one_each(faults_of(tmp_path, places([properties] * len(texts), texts)), "K005", len(texts))


def test_a_colour_is_a_colour_or_refused(tmp_path: Path) -> None:
    texts = texts_but(COLOR)
    layers = [
        LAYER,
        *(
            {"id": f"l-{number(index)}", "name": "x", "color": {"light": text, "dark": "#fff"}}
            for index, text in enumerate(texts)
        ),
    ]
    assert_one_each(faults_of(tmp_path, listed("layers", layers)), "C002", len(texts))


def test_an_address_is_http_or_refused(tmp_path: Path) -> None:
    texts = texts_but(URL)
    assert all(
        text.startswith("https://") and not set(text) & set("\"'<> \\")
        for text in TEXTS
        if URL.fullmatch(text)
    )
    references = [{"title": "x", "url": text} for text in texts]
    world = [{"id": "w", "name": "x", "references": references}]
    assert_one_each(faults_of(tmp_path, listed("worldviews", world)), "K011", len(texts))


def test_a_file_name_is_plain_and_there_or_refused(tmp_path: Path) -> None:
    before = set(tmp_path.parent.iterdir())
    more = "".join(
        f"- {{id: s-{number(index)}, file: {escaped(text)}, language: de}}\n"
        for index, text in enumerate(TEXTS)
    )
    found = faults_of(
        tmp_path, lambda root: (root / SOURCES).write_text((root / SOURCES).read_text() + more, "utf-8")
    )
    assert {fault.code for fault in found} == {"F004", "F002"}
    assert len(found) == len(TEXTS)
    assert sum(fault.code == "F002" for fault in found) == sum(map(is_plain_name, TEXTS))
    assert set(tmp_path.parent.iterdir()) == before


@pytest.mark.parametrize(("key", "code"), [("kind", "P014"), ("basis", "K004"), ("role", "K004")])
def test_a_word_of_a_closed_list_is_one_of_it_or_refused(key: str, code: str, tmp_path: Path) -> None:
    def properties(text: str) -> dict[str, Any]:
        words = {"kind": "city", "role": "literal", "basis": "stated", key: text}
        geocoding = {"basis": words.pop("basis")}
        return {"names": "x", "layer": "places", "geocoding": geocoding, **words}

    assert_one_each(faults_of(tmp_path, places(map(properties, TEXTS))), code, len(TEXTS))


@pytest.mark.parametrize(("key", "code"), [("language", "K006"), ("published", "E001")])
def test_a_language_and_a_date_have_their_form_or_are_refused(key: str, code: str, tmp_path: Path) -> None:
    def edit(root: Path) -> None:
        with (root / SOURCES).open("a", encoding="utf-8") as stream:
            for index, text in enumerate(TEXTS):
                (root / "seeds" / f"{number(index)}.txt").write_text("x", "utf-8")
                source = {
                    "id": f"s-{number(index)}",
                    "file": f"{number(index)}.txt",
                    "language": "en",
                    key: text,
                }
                stream.write(f"- {yaml_of(source)}\n")

    assert_one_each(faults_of(tmp_path, edit), code, len(TEXTS))


def test_a_tile_service_is_known_or_refused(tmp_path: Path) -> None:
    for index, text in enumerate(TEXTS[::8]):
        (fault,) = faults_of(tmp_path / number(index), append("caribmap.yaml", f"tiles: {escaped(text)}\n"))
        assert fault.code == "C004", text


def test_the_name_of_an_authority_is_a_plain_word_or_refused(tmp_path: Path) -> None:
    """They become columns of tables: one named `id` or `=1+1` would break a file or run in it."""
    fitting = re.compile("[a-z][a-z0-9]*")
    (table, *_) = tables_of(compile_dossier(dossier(tmp_path / "sound")).sound())
    reserved = [column.name for column in table.columns if fitting.fullmatch(column.name)]
    texts = [*texts_but(fitting), *reserved, "fid", "geom", "geometry"]
    authority = ",\n".join(f'{json.dumps(text)}: "x"' for text in texts)
    found = faults_of(
        tmp_path / "faulty",
        change(PLACES, '"layer": "places"', f'"layer": "places", "authority": {{\n{authority}\n}}'),
    )
    assert_one_each(found, "P016", len(texts))


@pytest.mark.parametrize(("file", "old", "new"), [
    ("caribmap.yaml", "title: A harbour", 'title: "A\\0harbour"'),
    (PLACES, '"names": "Saint', '"names": "\\u0000Saint'),
])  # fmt: skip
def test_a_nul_that_an_escape_brings_in_is_refused(file: str, old: str, new: str, tmp_path: Path) -> None:
    (fault,) = faults_of(tmp_path, change(file, old, new))
    assert (fault.code, fault.where.file) == ("F007", file)
