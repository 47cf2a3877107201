"""Whatever stands in a dossier's files: faults, no exception. Sound dossiers are changed, part by part."""

from __future__ import annotations

import json
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from caribmap.pipeline.examine import examine_dossier
from tests.dossier_edits import DOSSIERS, dossier, write
from tests.hostile.readers import read

CORPUS = Path(__file__).parent / "corpus"
FULL = json.loads((CORPUS / "full.json").read_text("utf-8"))
"""A dossier that uses every noun, as data: a file name and its content each."""
NUMBERS = [0, -1, 10**9, -(10**400), 1e-300, 1.7e308, 90.0000001, 180.5, True]
TEXTS = ["", " ", "\u202e", "\0", "\ufeff", "null", "~", "<<", "*a", "&a", "!x", "a" * 300, "../x", "9999"]
HOSTILE: st.SearchStrategy[Any] = st.one_of(
    st.none(),
    st.sampled_from([[], {}, [[]], [None], {"": ""}, {"en": None}]),
    st.sampled_from(NUMBERS),
    st.sampled_from(TEXTS),
    st.text(max_size=12),
)
QUICK = settings(max_examples=60, derandomize=True, suppress_health_check=list(HealthCheck))
LONG = settings(max_examples=20_000, suppress_health_check=list(HealthCheck))


def parts(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every place of a value where something stands: its container and the key or index."""
    steps = list(value) if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    for step in steps:
        yield value, step
        yield from parts(value[step])


@st.composite
def changed_files(draw: st.DrawFn) -> dict[str, Any]:
    """The full dossier with up to four of its parts replaced, removed, doubled or moved elsewhere."""
    files: dict[str, Any] = json.loads(json.dumps(FULL))
    for _ in range(draw(st.integers(1, 4))):
        places = list(parts(files))
        container, step = draw(st.sampled_from(places))
        match draw(st.sampled_from(["replace", "replace", "remove", "double", "move"])):
            case "replace":
                container[step] = deepcopy(draw(HOSTILE))  # a later change must not reach the sample
            case "remove":
                del container[step]
            case "double" if isinstance(container, list):
                container.append(container[step])
            case _:
                other, at = draw(st.sampled_from(places))
                container[step] = json.loads(json.dumps(other[at])) if _has(other, at) else None
    return files


def _has(container: Any, step: Any) -> bool:
    return step in container if isinstance(container, dict) else step < len(container)


def examine(files: dict[str, Any]) -> None:
    """Examine a dossier of these files: every fault must have a text, and nothing may be raised."""
    with TemporaryDirectory() as folder:
        root = Path(folder)
        dossier(root)
        for name, content in files.items():
            if name in FULL:
                text = content if isinstance(content, str) else json.dumps(content)
                write(name, text.encode("utf-8", "surrogatepass"))(root)
        for fault in examine_dossier(root).faults:
            assert str(fault)


def test_the_dossier_that_is_changed_is_sound() -> None:
    with TemporaryDirectory() as folder:
        root = dossier(Path(folder))
        for name, content in FULL.items():
            write(name, content if isinstance(content, str) else json.dumps(content))(root)
        assert examine_dossier(root).faults == ()


@given(changed_files())
@QUICK
def test_a_changed_dossier_has_faults_and_raises_nothing(files: dict[str, Any]) -> None:
    examine(files)


@pytest.mark.soak
@given(changed_files())
@LONG
def test_a_changed_dossier_has_faults_and_raises_nothing_at_length(files: dict[str, Any]) -> None:
    examine(files)


SEEDS = [path.read_bytes() for path in sorted(CORPUS.iterdir())]
SEEDS += [path.read_bytes() for path in sorted(DOSSIERS.rglob("*")) if path.is_file()]


@st.composite
def changed_bytes(draw: st.DrawFn) -> bytes:
    """A seed with pieces cut out, repeated, or replaced by another's."""
    data = draw(st.sampled_from(SEEDS))
    for _ in range(draw(st.integers(1, 6))):
        begin = draw(st.integers(0, len(data)))
        end = draw(st.integers(begin, min(len(data), begin + 40)))
        piece = draw(st.one_of(st.binary(max_size=4), st.sampled_from(SEEDS).map(lambda seed: seed[:30])))
        data = data[:begin] + piece * draw(st.sampled_from([0, 1, 1, 50])) + data[end:]
    return data


@given(changed_bytes())
@QUICK
def test_changed_bytes_are_read_or_refused(data: bytes) -> None:
    read(data)


@pytest.mark.soak
@given(changed_bytes())
@LONG
def test_changed_bytes_are_read_or_refused_at_length(data: bytes) -> None:
    read(data)


@pytest.mark.parametrize("seed", sorted(CORPUS.iterdir()), ids=lambda path: path.name)
def test_every_seed_of_the_corpus_is_read_or_refused(seed: Path) -> None:
    read(seed.read_bytes())
