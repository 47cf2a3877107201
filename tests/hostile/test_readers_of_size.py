"""Files made to cost: each is read or refused within bounds of time and memory that the system enforces."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from caribmap.faults import MANY
from caribmap.load.files import PARTS_PER_MB
from caribmap.pipeline.examine import examine_dossier
from tests.dossier_edits import dossier, remove, write

PLACES = "geodata/places.geojson"
YAML_QUOTES = "geodata/quotes.yaml"
JSON_QUOTES = "geodata/quotes.jsonl"
ARTICLE = "seeds/harbour.txt"
SETTINGS = "caribmap.yaml"
MEGABYTE = 1_000_000
GIGABYTE = 1 << 30
SECONDS = 5
EXAMINE = """
import sys
from pathlib import Path
from caribmap.pipeline.examine import examine_dossier
print(sorted({fault.code for fault in examine_dossier(Path(sys.argv[1])).faults}))
status = Path("/proc/self/status").read_text()
peak = next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM"))
print(f"{int(peak) // 1024} MB", file=sys.stderr)
"""
BEGIN = '{"type": "FeatureCollection", "features": ['
PLACE = (
    '{"type":"Feature","id":"p%d","geometry":{"type":"Point","coordinates":[-61.75,12.05]},"properties":'
    '{"names":{"en":"Saint %d"},"kind":"city","layer":"places","geocoding":{"basis":"stated"}}}'
)
LAYERS = "caribmap: 1\ntitle: A\nlanguages: [en]\nviews: []\nlayers: ["

COSTLY: dict[str, tuple[str, str, str, str]] = {
    # what is repeated, with what stands before and after it
    "empty lists": (PLACES, BEGIN, "[],", "[]]}"),
    "empty objects": (PLACES, BEGIN, "{},", "{}]}"),
    "numbers": (PLACES, BEGIN, "1.5,", "1]}"),
    "texts": (PLACES, BEGIN, '"\\ud83d\\ude00",', "1]}"),
    "open brackets": (PLACES, "", "[", ""),
    "open objects": (PLACES, "", '{"a":', ""),
    "digits": (PLACES, "[", "1", "]"),
    "backslashes": (PLACES, '"', "\\", ""),
    "one key again and again": (PLACES, "{", '"a":1,', '"a":1}'),
    "lines of a number": (JSON_QUOTES, "", "1\n", ""),
    "lines that open": (JSON_QUOTES, "", "[1,\n", ""),
    "lines of an empty object": (JSON_QUOTES, "", "{}\n", ""),
    "lines of a doubled key": (JSON_QUOTES, "", '{"a":1,"a":1}\n', ""),
    "dashes": (YAML_QUOTES, "", "-\n", ""),
    "flow lists": (YAML_QUOTES, "[", "[],", "]"),
    "flow lists that open": (YAML_QUOTES, "", "[", ""),
    "tags": (YAML_QUOTES, "", "- !a b\n", ""),
    "question marks": (YAML_QUOTES, "", "? ", ""),
    "layers": (SETTINGS, LAYERS, "[],", "]\n"),
    "a city again and again": (ARTICLE, "", "Caracas ", ""),
    "a number word without end": (ARTICLE, "", "hundertzwanzig", ""),
    "line feeds": (ARTICLE, "", "\n", "A"),
    "line feeds after a hyphen": (ARTICLE, "a-", "\n", "."),
    "line feeds after a soft hyphen": (ARTICLE, "a\u00ad", "\n", "."),
}


def examined(folder: Path, file: str, text: str, seconds: int, memory: int) -> tuple[list[str], str]:
    """Codes of the faults of the minimal dossier with this file, and the peak of memory."""
    root = dossier(folder, write(file, text))
    if file == JSON_QUOTES:
        remove(YAML_QUOTES)(root)

    def bound() -> None:
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))

    ended = subprocess.run(
        [sys.executable, "-c", EXAMINE, str(root)],
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=bound,
    )
    assert ended.returncode == 0, ended.stderr
    return json.loads(ended.stdout.replace("'", '"')), ended.stderr.strip()


@pytest.mark.parametrize("name", COSTLY)
def test_a_megabyte_that_is_made_to_cost_ends_in_time(name: str, tmp_path: Path) -> None:
    file, begin, unit, end = COSTLY[name]
    text = begin + unit * (MEGABYTE // len(unit)) + end
    codes, _ = examined(tmp_path, file, text, SECONDS, 2 * GIGABYTE)
    assert codes


@pytest.mark.soak
@pytest.mark.parametrize("name", COSTLY)
def test_fifty_megabytes_end_below_a_gigabyte(name: str, tmp_path: Path) -> None:
    """An article below two: there may be six million place names in it, each a record of the ledger."""
    file, begin, unit, end = COSTLY[name]
    text = begin + unit * (50 * MEGABYTE // len(unit)) + end
    codes, peak = examined(tmp_path, file, text, 120, 4 * GIGABYTE)
    print(f"{name}: {peak}, {codes}")  # noqa: T201  # for docs/security.md
    assert int(peak.split()[0]) < (2048 if file == ARTICLE else 1024)


@pytest.mark.soak
def test_the_densest_file_that_is_read_ends_below_a_gigabyte(tmp_path: Path) -> None:
    unit, parts = '{"a":[1.5]},', 2
    text = BEGIN + unit * ((PARTS_PER_MB * 200 - 10) // parts) + "1]}"
    codes, peak = examined(tmp_path, PLACES, text, 120, 4 * GIGABYTE)
    assert "F005" not in codes
    assert int(peak.split()[0]) < 1024


@pytest.mark.soak
@pytest.mark.parametrize("megabytes", [190, 210])
def test_two_hundred_megabytes_are_read_or_refused_by_a_named_limit(megabytes: int, tmp_path: Path) -> None:
    count = megabytes * MEGABYTE // (len(PLACE) + 8)
    places = ",\n".join(PLACE.replace("%d", str(number)) for number in range(count))
    codes, peak = examined(tmp_path, PLACES, f"{BEGIN}{places}]}}", 600, 16 * GIGABYTE)
    print(f"{megabytes} MB, {count} places: {peak}, {codes}")  # noqa: T201  # for docs/security.md
    assert ("F005" in codes) == (megabytes > 200)


def test_after_many_faults_a_file_is_read_no_further(tmp_path: Path) -> None:
    text = BEGIN + "1," * (MANY + 5) + "1]}"
    faults = examine_dossier(dossier(tmp_path, write(PLACES, text))).faults
    codes = [fault.code for fault in faults]
    assert (codes.count("P001"), codes.count("F010"), len(codes)) == (MANY, 1, MANY + 1)
    assert any("the rest of it was not read" in fault.message for fault in faults)


def test_of_many_faults_of_one_kind_the_first_are_listed(tmp_path: Path) -> None:
    places = ",".join(PLACE.replace("%d", str(number)) for number in range(MANY + 4))
    quote = '{"id":"q","source":"harbour-news","exact":"It carried 120 passengers.","places":["p0"]}\n'
    root = dossier(
        tmp_path, write(PLACES, f"{BEGIN}{places}]}}"), remove(YAML_QUOTES), write(JSON_QUOTES, quote)
    )
    faults = examine_dossier(root).faults
    codes = [fault.code for fault in faults if fault.code != "M001"]
    assert (codes.count("P009"), codes.count("F011"), len(codes)) == (MANY, 1, MANY + 1)


def test_what_stands_for_the_others_names_the_last_of_their_kind(tmp_path: Path) -> None:
    strange = [PLACE.replace("city", "quai").replace("%d", str(number)) for number in range(MANY + 4)]
    unplaced = PLACE.replace('{"type":"Point","coordinates":[-61.75,12.05]}', "null").replace("%d", "x")
    root = dossier(tmp_path, write(PLACES, BEGIN + ",\n".join([*strange, unplaced]) + "]}"))
    (summary,) = [fault for fault in examine_dossier(root).faults if "faults P014" in fault.message]
    assert summary.where.line == MANY + 4
