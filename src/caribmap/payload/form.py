"""The columnar form: the names and numbers by which `encode` writes it and `decode` reads it.

docs/large-dossiers.md describes the form; the types of its manifests are in types.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

PLACES, QUOTES = "places", "quotes"
"""The two tables, by their keys in the payload and in `columns`."""
BLOCK = re.compile(rf"caribmap-({PLACES}|{QUOTES})-(columns|ids|[0-9]+)")
"""The ids of the elements that hold columns, ids and chunks."""
GZIP = 31
"""zlib's window bits for a gzip header, whose time stamp is then 0."""
LARGE_FROM = 2_000
"""More places or quotes than this, and they stand in columns."""
CHUNK_SIZE = 1_024

PLACE_CODES = ("layer", "kind", "role", "not_stated")
"""The keys of a place that are always coded."""
SHAPE, POINT, OTHER = "shape", "point", "other"
"""The coded column that says whether a place's geometry is its anchor and no more, and its two values."""
LNG, LAT, MENTIONS = "lng", "lat", "mentions"
"""The number columns of the places."""
SCALES = (100_000, 1_000_000, 10_000_000)
"""Parts of a degree in which a position may be a whole number."""
NO_ANCHOR = -(2**31)
"""Stands for no position where positions are whole numbers; where they are not, NaN does."""

QUOTE_CODES = ("source", "modality", "origin", "origin_inferred", "denies", "cut")
"""The keys of a quote that are always coded."""
DATING = "dating"
DATING_KEYS = ("date", "date_inferred", "time")
"""The keys of a quote that are coded together, in the column DATING."""
START, PLACES_OFFSETS, PLACES_VALUES = "start", "places_offsets", "places_values"
"""The number columns of the quotes."""
NUMBER_KEYS = ("start", "end", "places")
"""The keys of a quote that these columns hold, `end` following from the wording."""


def block_ids(table: str, chunks: int) -> Iterator[str]:
    """The ids of a table's blocks, in the order in which its hash covers them."""
    return (f"caribmap-{table}-{part}" for part in chain(("columns", "ids"), range(chunks)))
