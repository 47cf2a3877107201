"""Models for named entities: what they find is possible, named with its version, and the same each time."""

from __future__ import annotations

import builtins
import json
import random
import socket
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from caribmap.errors import EnvironmentalError
from caribmap.pipeline.entities import ask_models
from caribmap.pipeline.examine import examine_dossier
from tests.dossier_edits import append, change, dossier
from tests.unit.test_cli import run

spacy = pytest.importorskip("spacy")

TRAINED = [
    ("The ferry came from Quillport on Monday.", ["Quillport"]),
    ("A ship left Brindlemouth for Quillport.", ["Brindlemouth", "Quillport"]),
    ("Nobody lives in Brindlemouth.", ["Brindlemouth"]),
    ("The captain slept on the ferry.", []),
]
NEW = "\nThe ferry came from Quillport.\nA ship left Brindlemouth at noon.\n"


def save_model(folder: Path, *, language: str = "en", label: str = "GPE") -> Path:
    """A pipeline with a component for named entities, trained on four sentences of ours."""
    random.seed(1)
    spacy.util.fix_random_seed(1)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        model = spacy.blank(language, meta={"name": "harbours", "version": "0.1.0"})
        model.add_pipe("ner").add_label(label)
        examples = [
            spacy.training.Example.from_dict(
                model.make_doc(text),
                {"entities": [(text.index(name), text.index(name) + len(name), label) for name in names]},
            )
            for text, names in TRAINED
        ]
        optimizer = model.initialize(lambda: examples)
        for _ in range(40):
            model.update(examples, sgd=optimizer)
        model.to_disk(folder)
    return folder


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return save_model(tmp_path_factory.mktemp("models") / "harbours")


def possible(root: Path, *models: Path) -> list[tuple[str, str]]:
    derived = ask_models(examine_dossier(root), map(str, models)).derived
    assert derived
    return [(mention.surface, mention.confidence) for mention in derived.ledger.possible]


def test_what_a_model_finds_is_possible(tmp_path: Path, model: Path) -> None:
    root = dossier(tmp_path, append("seeds/harbour.txt", NEW))
    examined = ask_models(examine_dossier(root), [str(model)])
    assert examined.dossier
    assert examined.derived
    ledger = examined.derived.ledger
    assert {mention.surface for mention in ledger.possible} >= {"Quillport", "Brindlemouth"}
    (text,) = [source.text for source in examined.dossier.sources]
    assert all(text[found.start : found.end] == found.surface for found in ledger.possible)
    assert {found.confidence for found in ledger.possible} == {"ner"}
    assert ledger.unaccounted == ()
    (named,) = ledger.models
    assert named == f"en_harbours 0.1.0 (spaCy {spacy.__version__})"


def test_the_same_model_finds_the_same_twice(tmp_path: Path, model: Path) -> None:
    root = dossier(tmp_path, append("seeds/harbour.txt", NEW))
    assert possible(root, model) == possible(root, model) == possible(root, model, model)


def test_names_of_the_ledger_are_not_told_again(tmp_path: Path, model: Path) -> None:
    ruling = json.dumps({"terms": [{"text": ["Quillport", "Brindlemouth"], "ruling": "fiction"}]})
    root = dossier(tmp_path, append("seeds/harbour.txt", NEW))
    (root / "geodata/mentions.yaml").write_text(ruling, "utf-8")
    assert not {("Quillport", "ner"), ("Brindlemouth", "ner")} & set(possible(root, model))


def test_a_model_of_another_language_reads_nothing_and_says_so(tmp_path: Path, model: Path) -> None:
    german = change("seeds/sources.yaml", "language: en", "language: de")
    root = dossier(tmp_path, append("seeds/harbour.txt", NEW), german)
    derived = ask_models(examine_dossier(root), [str(model)]).derived
    assert derived
    assert derived.ledger.possible == ()
    assert derived.ledger.models[0].endswith(", which reads no article: none is in 'en'")


def test_no_network_is_asked(tmp_path: Path, model: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any) -> None:
        raise AssertionError("a connection was asked for")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    assert possible(dossier(tmp_path, append("seeds/harbour.txt", NEW)), model)


def test_the_commands_tell_the_model_and_what_it_found(tmp_path: Path, model: Path) -> None:
    root = dossier(tmp_path, append("seeds/harbour.txt", NEW))
    told = json.loads(run("mentions", root, "--ner", model, "--format", "json").stdout)
    assert {found["surface"] for found in told["possible"] if found["confidence"] == "ner"} >= {"Quillport"}
    text = run("mentions", root, "--ner", model).stdout
    assert "model for named entities: en_harbours 0.1.0 (spaCy " in text
    assert "Quillport  1 time, by a model" in text
    report = run("report", root, "--ner", model).stdout
    assert "Model for named entities: en_harbours 0.1.0 (spaCy " in report


@pytest.mark.parametrize(
    ("name", "told"),
    [
        (lambda _: "xx_no_such_model", "spaCy has no model “xx_no_such_model”: install its package"),
        (lambda folder: str(_unreadable(folder)), "spaCy "),
        (lambda folder: str(_blank(folder)), "finds no places: take one with named entities"),
        (lambda folder: str(save_model(folder / "people", label="PERSON")), "finds no places"),
    ],
)
def test_a_model_that_cannot_be_used_is_one_clear_sentence(
    tmp_path: Path, name: Callable[[Path], str], told: str
) -> None:
    root = dossier(tmp_path / "dossier")
    done = run("mentions", root, "--ner", name(tmp_path))
    assert done.returncode == 3
    (line,) = done.stderr.strip().splitlines()
    assert told in line


def _unreadable(folder: Path) -> Path:
    (folder / "broken").mkdir()
    (folder / "broken/config.cfg").write_text("[nlp]\nlang = ", "utf-8")
    return folder / "broken"


def _blank(folder: Path) -> Path:
    spacy.blank("en").to_disk(folder / "blank")
    return folder / "blank"


def test_spacy_that_is_not_installed_is_one_clear_sentence(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    real = builtins.__import__

    def without_spacy(name: str, *arguments: Any, **named: Any) -> Any:
        if name == "spacy":
            raise ImportError(name)
        return real(name, *arguments, **named)

    examined = examine_dossier(dossier(tmp_path))
    monkeypatch.setattr(builtins, "__import__", without_spacy)
    with pytest.raises(EnvironmentalError, match=r"--ner needs spaCy: install caribmap\[ner\]"):
        ask_models(examined, ["any"])
