"""The dossiers to compile, and the same records as plain files for the other tools."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
CARIBMAP = Path(sys.executable).with_name("caribmap")


@dataclass(frozen=True, slots=True)
class Data:
    places: int
    marks: int
    dossier: Path
    records: Path
    """Folder with places.geojson, one place per line, and quotes.jsonl."""
    place: dict[str, Any]
    """The place whose popup is opened, in the middle of the file: id, lng, lat."""
    layer: str
    """The layer that is switched off and on: that of the first place."""
    window: tuple[str, str]


def generated(count: int, folder: Path) -> Data:
    subprocess.run([sys.executable, "-m", "bench.generate", str(count), str(folder)], check=True, cwd=ROOT)
    return _describe(count, folder, folder / "geodata", ("2025-11-01", "2025-11-30"))


def real(folder: Path) -> Data:
    """This repository's dossier. The other tools get its places that have a position and a quote."""
    page = folder / "real/map.html"
    subprocess.run(
        [str(CARIBMAP), "build", str(ROOT), "--out", str(page.parent)], check=True, capture_output=True
    )
    printed = subprocess.run([str(CARIBMAP), "extract", str(page)], check=True, capture_output=True).stdout
    payload = json.loads(printed)
    quoted = {place for quote in payload["quotes"] for place in quote["places"]}
    features = [
        {
            "type": "Feature",
            "id": place["id"],
            "geometry": {"type": "Point", "coordinates": place["anchor"]},
            "properties": {"names": place["names"], "layer": place["layer"]},
        }
        for place in payload["places"]
        if place["anchor"] and place["id"] in quoted
    ]
    records = folder / "records"
    records.mkdir()
    lines = ",\n".join(json.dumps(feature, ensure_ascii=False) for feature in features)
    (records / "places.geojson").write_text(
        f'{{"type": "FeatureCollection", "features": [\n{lines}\n]}}\n', encoding="utf-8"
    )
    keys = ("id", "source", "exact", "places", "date")
    quotes = [{key: quote[key] for key in keys} for quote in payload["quotes"]]
    text = "".join(json.dumps(quote, ensure_ascii=False) + "\n" for quote in quotes)
    (records / "quotes.jsonl").write_text(text, encoding="utf-8")
    return _describe(len(payload["places"]), ROOT, records, ("2025-11-01", "2025-11-03"))


def _describe(places: int, dossier: Path, records: Path, window: tuple[str, str]) -> Data:
    """Count the features line by line: memory of this process would be counted as its children's."""
    with (records / "places.geojson").open(encoding="utf-8") as lines:
        marks = sum(line.startswith('{"type": "Feature",') for line in lines)
    first, middle = (_feature(records, number) for number in (0, marks // 2))
    lng, lat = middle["geometry"]["coordinates"]
    place = {"id": middle["id"], "lng": lng, "lat": lat}
    return Data(places, marks, dossier, records, place, first["properties"]["layer"], window)


def _feature(records: Path, number: int) -> dict[str, Any]:
    """The feature in line `number`; the first line belongs to the collection."""
    with (records / "places.geojson").open(encoding="utf-8") as lines:
        line = next(islice(lines, number + 1, None))
    return dict(json.loads(re.sub(r",?\s*$", "", line)))
