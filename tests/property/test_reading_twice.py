"""The readers that accept and the readers that explain: the same records and the same faults."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.generate import records, write_dossier
from caribmap.load import json as json_reader
from caribmap.load import validation
from caribmap.load.accept import Doubt
from caribmap.load.dossier import Loaded, load_dossier

FILES = ("caribmap.yaml", "seeds/sources.yaml", "geodata/places.geojson", "geodata/quotes.jsonl")
KEYS = ["id", "exact", "places", "date", "speaker", "modality", "date_inferred"]
PIECES = [
    *('"', ":", ",", "{", "}", "[", "]", "\\", "\n", "1", "NaN", "1e999", "\ufeff", "\\ud800", "é", "null"),
    *('"id": "x",', '"date": null,', '"a" :1,', '"\\u0061": 1,', "[" * 201),
]


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("read-twice")
    write_dossier(records(12), root)
    return root


@contextmanager
def precisely() -> Iterator[None]:
    """Everything is in doubt."""

    def doubt(*_: object) -> None:
        raise Doubt

    with patch.object(validation, "accept", doubt), patch.object(json_reader, "LARGE_CHARS", 10**9):
        yield


@contextmanager
def fast() -> Iterator[None]:
    with patch.object(json_reader, "LARGE_CHARS", 0):
        yield


def read_both(root: Path) -> tuple[Loaded, Loaded]:
    with fast():
        accepted = load_dossier(root)
    with precisely():
        return accepted, load_dossier(root)


def same(root: Path) -> None:
    accepted, explained = read_both(root)
    assert list(map(str, accepted.faults)) == list(map(str, explained.faults))
    assert accepted == explained


@given(
    st.lists(
        st.tuples(
            st.sampled_from(FILES), st.integers(0, 10_000), st.integers(0, 12), st.sampled_from(["", *PIECES])
        ),
        max_size=3,
    )
)
def test_of_any_damage_both_give_the_same_records_and_faults(
    base: Path, damage: list[tuple[str, int, int, str]]
) -> None:
    with TemporaryDirectory() as folder:
        root = Path(folder) / "dossier"
        shutil.copytree(base, root)
        for file, at, length, piece in damage:
            text = (root / file).read_text("utf-8")
            begin = at % len(text)
            (root / file).write_text(text[:begin] + piece + text[begin + length :], "utf-8")
        same(root)


@given(data=st.data())
def test_of_any_value_in_a_records_place_both_give_the_same(base: Path, data: st.DataObject) -> None:
    junk = st.sampled_from([None, "", "x", 5, 0.5, True, [], {}, [None], {"de": ""}, {"de": "a"}, {"": 1}])
    quotes = [json.loads(line) for line in (base / "geodata/quotes.jsonl").read_text("utf-8").splitlines()]
    for _ in range(data.draw(st.integers(1, 3))):
        key = data.draw(
            st.sampled_from(["id", "exact", "places", "date", "speaker", "modality", "date_inferred"])
        )
        data.draw(st.sampled_from(quotes))[key] = data.draw(junk)
    with TemporaryDirectory() as folder:
        root = Path(folder) / "dossier"
        shutil.copytree(base, root)
        text = "\n".join(json.dumps(quote, ensure_ascii=False) for quote in quotes)
        (root / "geodata/quotes.jsonl").write_text(text, "utf-8")
        same(root)
