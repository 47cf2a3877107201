"""CSV with a place or a quote in each row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping

from caribmap.importing.found import Found, FoundPlace, FoundQuote, LeftOut, Refusal, as_words
from caribmap.propose.typed_coordinates import read_coordinates

LONGEST_CELL = 1_000_000
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "name": ("name", "title", "place", "label"),
    "lat": ("lat", "latitude", "y"),
    "lng": ("lng", "lon", "long", "longitude", "x"),
    "position": ("coordinates", "position", "latlng", "lat/lng"),
    "description": ("description", "note", "notes", "comment"),
    "exact": ("exact", "quote", "text"),
    "source": ("source", "document", "url", "file"),
    "prefix": ("prefix",),
    "suffix": ("suffix",),
    "kind": ("kind", "type"),
    "layer": ("layer",),
}
"""The names that a column may have, in lower case."""


def read_table(text: str) -> Iterator[Found]:
    """The rows of a table whose first row names the columns. Raises `Refusal`."""
    csv.field_size_limit(LONGEST_CELL)
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        head = next(reader, [])
        columns = {key: _index(head, names) for key, names in COLUMNS.items()}
        if columns["name"] is None and columns["exact"] is None:
            raise Refusal(f"no column 'name' or 'quote' among {', '.join(head[:20]) or 'none'}", 1)
        for row in reader:
            if any(cell.strip() for cell in row):
                cells = {
                    key: row[at].strip() for key, at in columns.items() if at is not None and at < len(row)
                }
                yield _record(reader.line_num, {key: cell for key, cell in cells.items() if cell})
    except csv.Error as error:
        raise Refusal(f"not CSV: {error}", reader.line_num) from None


def _cells(row: list[str], columns: Mapping[str, int | None]) -> dict[str, str]:
    """The cells of a row that are not empty, by what they hold."""
    cells = {key: row[at].strip() for key, at in columns.items() if at is not None and at < len(row)}
    return {key: cell for key, cell in cells.items() if cell}


def _index(head: list[str], names: tuple[str, ...]) -> int | None:
    folded = [cell.strip().casefold() for cell in head]
    return next((folded.index(name) for name in names if name in folded), None)


def _record(line: int, cells: Mapping[str, str]) -> Found:
    if "exact" in cells:
        return FoundQuote(
            line,
            cells["exact"],
            cells.get("source", ""),
            cells.get("prefix"),
            cells.get("suffix"),
            comment=as_words(cells.get("description", "")),
            tags=tuple(filter(None, [cells.get("name", "")])),
        )
    typed = cells.get("position") or f"{cells.get('lat', '')}, {cells.get('lng', '')}"
    readings = read_coordinates(typed)
    if len(readings) > 1:
        both = " or ".join(f"{one.lat}, {one.lng}" for one in readings)
        return LeftOut(line, f"'{typed}' may mean {both}, expected latitude, longitude in decimal degrees")
    if not readings and any(key in cells for key in ("position", "lat", "lng")):
        return LeftOut(line, f"'{typed}' is no position, expected latitude, longitude")
    geometry = {"type": "Point", "coordinates": [readings[0].lng, readings[0].lat]} if readings else None
    properties = {key: cells[key] for key in ("kind", "layer") if key in cells}
    return FoundPlace(
        line, cells.get("name", ""), geometry, as_words(cells.get("description", "")), properties
    )
