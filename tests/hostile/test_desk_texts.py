"""Every hostile text in every field of text: the desk writes it, reads it back, and takes it away again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from caribmap.load.yaml import reads_alike
from tests.dossier_edits import dossier
from tests.folders import content
from tests.hostile.payloads import PAYLOADS
from tests.unit.desk.served import Desk, desk_of

PARTS = 20
POINT = {"type": "Point", "coordinates": [1, 2]}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with desk_of(dossier(tmp_path_factory.mktemp("texts") / "dossier")) as served:
        yield served


def records(text: str, quote: Any) -> list[dict[str, Any]]:
    """A record of each file, with a text in every field that takes one."""
    words = {"en": text}
    inferred = {"value": text, "reason": words}
    place = {
        "names": words,
        "kind": "city",
        "layer": "places",
        "aliases": {"en": [text]},
        "authority": {"x": text},
    }
    geocoding = {"basis": "stated", "method": text, "note": words}
    source = {"file": "x.txt", "language": "en", "short": text, "title": text, "about": words}
    answers = [{"value": words, "quotes": [text]}]
    references = [{"title": words, "published": text, "url": text}]
    kinds = {"kind": "within-source", "weight": "main"}
    question = {"question": words, **kinds, "answers": answers, "references": references}
    said = {"source": quote["source"], "span": quote["span"], "places": [text], "note": words}
    return [
        {
            "noun": "place",
            "put": {**place, "geometry": POINT, "geocoding": geocoding, "authority": {"x": text}},
        },
        {"noun": "source", "put": {**source, "inferred": {"title": inferred}}},
        {"noun": "event", "put": {"title": words, "quotes": [text], "when_inferred": inferred}},
        {"noun": "discrepancy", "put": question},
        {"noun": "origin", "put": {"name": words}},
        {"noun": "layer", "put": {"name": words, "color": {"light": text, "dark": text}}},
        {"noun": "view", "put": {"name": words, "caption": words, "bounds": [1, 2, 3, 4], "layers": [text]}},
        {"noun": "worldview", "put": {"name": words, "note": words, "shows": [text]}},
        {"noun": "quote", "put": said},
    ]


def write_and_take_away(desk: Desk, texts: list[tuple[int, str]]) -> int:
    """Write records with these texts, read them back, undo; return how many could be written."""
    before = content(desk.root)
    first = desk.ask("/api/records/quote")[1]["records"][0]
    known = {"source": first["record"]["source"], "span": first["span"]}
    asked = [{**one, "id": f"new-{number}"} for number, text in texts for one in records(text, known)]
    status, answer = desk.commit(*asked)
    if status != 200:
        assert content(desk.root) == before
        if len(texts) == 1:
            assert answer["code"] in ("format", "malformed", "guard"), (texts, answer)
            return 0
        return sum(write_and_take_away(desk, [one]) for one in texts)
    for noun in {one["noun"] for one in asked}:
        listed = desk.ask(f"/api/records/{noun}")[1]["records"]
        found = {one["id"]: one["record"] for one in listed}
        for one in asked:
            kept = one["put"].keys() - {"span", "geometry", "bounds"} if one["noun"] == noun else ()
            assert all(found[one["id"]][key] == one["put"][key] for key in kept), one
    for path in Path(desk.root).rglob("*.yaml"):
        assert reads_alike(path.read_bytes().decode())
    assert desk.ask("/api/undo", {})[0] == 200
    assert content(desk.root) == before
    return len(texts)


@pytest.mark.parametrize("part", range(PARTS))
def test_hostile_texts_are_written_read_back_and_taken_away(desk: Desk, part: int) -> None:
    texts = [(number, payload.text) for number, payload in enumerate(PAYLOADS) if number % PARTS == part]
    assert write_and_take_away(desk, texts) > len(texts) / 2
