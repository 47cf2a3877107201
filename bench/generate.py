"""Generator of large dossiers: N places with one quote each, five layers, five articles with the quotes.

`python -m bench.generate N DIR` writes one; equal arguments give equal bytes. `records` gives the same data
for other map tools.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

SEED = 7
LAYERS = ("#0067A8", "#B04408", "#6E2C6B", "#1B1F23", "#61676E")
SOURCES = 5
VOCABULARY = (
    "Minister berichten von Gesprächen über Hilfe in der Karibik während Schiffe auslaufen und Truppen die "
    "Küste sichern heißt es aus dem Kabinett das Abkommen sei unterschrieben Partner liefern Radar "
    "Treibstoff weitere Kontakte gelten als möglich"
)
"""Words of the generated articles; one of them names a region, so that there are mentions to find."""
WORDS = VOCABULARY.split()
QUOTE_WORDS = 20
WEST, SOUTH, EAST, NORTH = -90, 0, -50, 25
TITLE = "Karte für Messungen"


@dataclass(frozen=True, slots=True)
class Record:
    """A place with its quote."""

    number: int
    lng: float
    lat: float
    layer: int
    source: int
    quote: str
    date: str

    @property
    def name(self) -> str:
        return f"Ort {self.number}"


def records(count: int, seed: int = SEED) -> Iterator[Record]:
    """`count` records spread evenly over the Caribbean and the last quarter of 2025."""
    chance = random.Random(seed)
    for number in range(count):
        yield Record(
            number=number,
            lng=round(chance.uniform(WEST, EAST), 5),
            lat=round(chance.uniform(SOUTH, NORTH), 5),
            layer=chance.randrange(len(LAYERS)),
            source=chance.randrange(SOURCES),
            quote=" ".join(chance.choices(WORDS, k=QUOTE_WORDS)),
            date=f"2025-{chance.randrange(10, 13)}-{chance.randrange(1, 29):02d}",
        )


def write_dossier(some: Iterable[Record], folder: Path) -> None:
    """Write the dossier of `some` records to `folder`; files with the same names are replaced."""
    for name in ("seeds", "geodata"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    articles: list[list[str]] = [[] for _ in range(SOURCES)]
    with (
        (folder / "geodata/places.geojson").open("w", encoding="utf-8", newline="\n") as places,
        (folder / "geodata/quotes.jsonl").open("w", encoding="utf-8", newline="\n") as quotes,
    ):
        places.write('{"type": "FeatureCollection", "features": [')
        for index, record in enumerate(some):
            places.write((",\n" if index else "\n") + _json(_feature(record)))
            quotes.write(_json(_quote(record)) + "\n")
            articles[record.source].append(f"{record.name}: {record.quote}.")
        places.write("\n]}\n")
    for number, lines in enumerate(articles):
        text = "\n".join([f"Artikel {number}", *lines, ""])
        (folder / f"seeds/artikel-{number}.txt").write_text(text, encoding="utf-8", newline="\n")
    for file, text in {
        "caribmap.yaml": _settings(),
        "seeds/sources.yaml": "".join(map(_source, range(SOURCES))),
        "geodata/mentions.yaml": "terms:\n  - text: Karibik\n    ruling: region\n",
    }.items():
        (folder / file).write_text(text, encoding="utf-8", newline="\n")


def _feature(record: Record) -> dict[str, object]:
    return {
        "type": "Feature",
        "id": f"ort-{record.number}",
        "geometry": {"type": "Point", "coordinates": [record.lng, record.lat]},
        "properties": {
            "names": {"de": record.name},
            "kind": "city",
            "layer": f"l{record.layer}",
            "geocoding": {"method": "drawn at random", "basis": "stated"},
        },
    }


def _quote(record: Record) -> dict[str, object]:
    return {
        "id": f"zitat-{record.number}",
        "source": f"s{record.source}",
        "exact": record.quote,
        "places": [f"ort-{record.number}"],
        "date": record.date,
    }


def _settings() -> str:
    layers = "".join(
        f"  - {{id: l{number}, name: Ebene {number}, color: {{light: '{color}', dark: '#8B929A'}}}}\n"
        for number, color in enumerate(LAYERS)
    )
    return (
        f"caribmap: 1\ntitle: {TITLE}\nlanguages: [de]\n"
        "quotation: {max_chars: 400, max_share: 1}\n"
        "limits: {file_mb: 2000}\n"
        f"layers:\n{layers}"
        f"views:\n  - {{id: alles, name: Alles, bounds: [{WEST}, {SOUTH}, {EAST}, {NORTH}]}}\n"
    )


def _source(number: int) -> str:
    return f"- {{id: s{number}, file: artikel-{number}.txt, language: de, short: Artikel {number}}}\n"


def _json(value: dict[str, object]) -> str:
    return json.dumps(value, ensure_ascii=False)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int, metavar="N")
    parser.add_argument("folder", type=Path, metavar="DIR")
    arguments = parser.parse_args()
    write_dossier(records(arguments.count), arguments.folder)


if __name__ == "__main__":
    main()
