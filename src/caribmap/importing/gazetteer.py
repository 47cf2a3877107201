"""Places for a gazetteer of one's own: a GeoNames country file, GeoJSON or CSV."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from caribmap.desk.own_gazetteers import OwnPlace
from caribmap.importing.found import FoundPlace, Refusal
from caribmap.importing.readers import read_found
from caribmap.importing.texts import ZIP, read_bytes, text_of, unpacked

COLUMNS = 19
"""Of a file of GeoNames, separated by tabs."""
KINDS = {"P": "city", "A": "region", "S": "building", "R": "route"}
OTHER_KIND = "region"
COUNTRY = "PCLI"


def read_places(file: Path) -> Iterator[OwnPlace]:
    """The places of a file, with all their names. Raises `Refusal`."""
    data = read_bytes(file)
    if data.startswith(ZIP) and file.suffix.lower() != ".kmz":
        data = unpacked(data, ".txt")
    if data.split(b"\n", 1)[0].count(b"\t") == COLUMNS - 1:
        yield from _geonames(text_of(data, file.name))
        return
    for found in read_found(file):
        if isinstance(found, FoundPlace) and found.name and (found.geometry or {}).get("type") == "Point":
            lng, lat = (found.geometry or {})["coordinates"][:2]
            yield OwnPlace((found.name,), found.properties.get("kind"), None, float(lng), float(lat))


def _geonames(text: str) -> Iterator[OwnPlace]:
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        cells = line.rstrip("\r").split("\t")
        if len(cells) != COLUMNS:
            raise Refusal(f"found {len(cells)} columns, expected {COLUMNS} of GeoNames", number)
        name, lat, lng, kind, code, country, people = (cells[index] for index in (1, 4, 5, 6, 7, 8, 14))
        names = tuple(filter(None, dict.fromkeys((name, cells[2], *cells[3].split(",")))))
        try:
            place = OwnPlace(
                names,
                "country" if code == COUNTRY else KINDS.get(kind, OTHER_KIND),
                country or None,
                float(lng),
                float(lat),
                int(people or 0) or None,
                f"geonames {int(cells[0])}",
            )
        except ValueError:
            raise Refusal("a position, population or number that is none", number) from None
        yield place
