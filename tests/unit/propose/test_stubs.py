"""Stubs: what is proposed for an open name, and that it can be taken as it is."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from caribmap.commands.stub_text import say_stubs
from caribmap.gazetteer.pack import Near
from caribmap.pipeline.examine import examine_dossier
from caribmap.propose.candidates import candidates_for
from caribmap.propose.stubs import Stub, propose_stubs
from tests.dossier_edits import append, dossier

RUN = "from caribmap.cli import run; run()"
OPENED = """
The ship came from Peking and PEKING, the captain from Sweden.
Lagos was silent. Lagos was silent. Bicycle Lagos was silent.
"""


def stubs_of(root: Path) -> list[Stub]:
    examined = examine_dossier(root)
    assert examined.dossier
    assert examined.derived
    return list(propose_stubs(examined.dossier, examined.derived.ledger.unaccounted))


@pytest.mark.parametrize(
    ("wording", "language", "first"),
    [
        ("Peking", "de", ("Peking", "city", "CN")),
        ("PEKING", "en", ("Peking", "city", "CN")),
        ("Schweden", "de", ("Schweden", "country", "SE")),
        ("Schwedens", "de-AT", ("Schweden", "country", "SE")),
        ("Suecia", "es", ("Suecia", "country", "SE")),
        ("Лагос", "uk", ("Лагос", "city", "NG")),
    ],
)
def test_candidates_are_countries_then_towns(
    wording: str, language: str, first: tuple[str, str, str]
) -> None:
    candidate = candidates_for(wording, language)[0]
    assert (candidate.name, candidate.kind, candidate.country) == first


def test_candidates_near_the_dossier_come_first() -> None:
    assert candidates_for("Lagos", "en")[0].country == "NG"
    assert candidates_for("Lagos", "en", Near(-8.0, 37.5))[0].country == "PT"


@pytest.mark.parametrize("wording", ["Xyzzyxia", "Qq", "-", "ܫܡܐ"])
def test_what_no_gazetteer_knows_has_no_candidates(wording: str) -> None:
    assert candidates_for(wording, "en") == []
    assert candidates_for(wording, "tlh") == []


def test_there_is_one_stub_per_wording_with_its_sentence(tmp_path: Path) -> None:
    stubs = stubs_of(dossier(tmp_path, append("seeds/harbour.txt", OPENED)))
    assert [(stub.surfaces, stub.count) for stub in stubs] == [
        (("Peking", "PEKING"), 2),
        (("Sweden",), 1),
        (("Lagos",), 3),
    ]
    assert stubs[0].sentence == "The ship came from Peking and PEKING, the captain from Sweden."
    assert stubs[0].ruling["text"] == ["Peking", "PEKING"]


def test_ids_are_new_and_latin(tmp_path: Path) -> None:
    stubs = stubs_of(dossier(tmp_path, append("seeds/harbour.txt", OPENED)))
    assert [stub.place["id"] for stub in stubs] == ["peking", "sweden", "lagos"]
    taken = append("seeds/harbour.txt", "\nThe ferry came from Saint-Georges.\n")
    assert all(stub.place["id"] != "saint-georges" for stub in stubs_of(dossier(tmp_path / "again", taken)))


def test_a_dossier_that_takes_every_place_is_sound(tmp_path: Path) -> None:
    root = dossier(tmp_path, append("seeds/harbour.txt", OPENED))
    stubs = stubs_of(root)
    places = root / "geodata/places.geojson"
    collection = json.loads(places.read_text("utf-8"))
    collection["features"] += [stub.place for stub in stubs]
    places.write_text(json.dumps(collection), "utf-8")
    with (root / "geodata/quotes.yaml").open("a", encoding="utf-8") as quotes:
        quotes.writelines(f"- {json.dumps(stub.quote)}\n" for stub in stubs)
    assert [str(fault) for fault in examine_dossier(root).faults if fault.code != "Q010"] == []


def test_a_dossier_that_takes_every_ruling_is_sound(tmp_path: Path) -> None:
    root = dossier(tmp_path, append("seeds/harbour.txt", OPENED))
    rulings = [stub.ruling for stub in stubs_of(root)]
    (root / "geodata/mentions.yaml").write_text(json.dumps({"terms": rulings}), "utf-8")
    assert [str(fault) for fault in examine_dossier(root).faults] == []


def test_the_command_prints_text_to_paste(tmp_path: Path) -> None:
    root = dossier(tmp_path, append("seeds/harbour.txt", "\nThe captain came from Peking.\n"))
    command = [sys.executable, "-c", RUN, "mentions", str(root), "--stubs"]
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert "#   Peking (Beijing), CN, 18,960,744 people: latitude 39.90750, longitude 116.39723" in text
    assert '    ruling: "named in passing"' in text
    assert text.endswith("1 name to decide\n")
    told = subprocess.run([*command, "--format", "json"], capture_output=True, text=True, check=True).stdout
    (stub,) = json.loads(told)["stubs"]
    assert stub["candidates"][0]["authority"] == {"geonames": "1816670"}


def test_what_is_printed_is_pasted_as_it_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Everything but the JSON of a place is YAML, comments included; both are taken without a change."""
    hard = 'The ship "Ariel: #2" came from Peking – 1,000 €, 😀 – and the captain from São Tomé.\n'
    root = dossier(tmp_path, append("seeds/harbour.txt", f"\n{hard}"))
    say_stubs(stubs_of(root))
    printed = capsys.readouterr().out
    features = re.findall(r"^\{$.*?^\}$", printed, re.MULTILINE | re.DOTALL)
    rest = re.sub(r"^\{$.*?^\}$", "", printed, flags=re.MULTILINE | re.DOTALL)
    quotes, rulings = [], []
    for block in rest.split("# with a quote in geodata/quotes.yaml:\n")[1:]:
        quote, ruling = block.split("# or into geodata/mentions.yaml")
        quotes.append(quote)
        rulings.append("#" + ruling)
    places, quoted = root / "geodata/places.geojson", root / "geodata/quotes.yaml"
    geojson = places.read_text("utf-8")
    at = geojson.index("[", geojson.index('"features"')) + 1
    places.write_text(geojson[:at] + "".join(f"{each},\n" for each in features) + geojson[at:], "utf-8")
    before = quoted.read_text("utf-8")
    quoted.write_text(before + "".join(quotes), "utf-8")
    assert [str(fault) for fault in examine_dossier(root).faults if fault.code not in ("Q006", "Q010")] == []
    places.write_text(geojson, "utf-8")
    quoted.write_text(before, "utf-8")
    (root / "geodata/mentions.yaml").write_text("terms:\n" + "".join(rulings), "utf-8")
    assert [str(fault) for fault in examine_dossier(root).faults] == []
