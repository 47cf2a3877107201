"""The layout of `static/gazetteer.bin`. Imports nothing of caribmap: the build hook runs it, too.

    header    HEADER: magic, number of places, length of `names` in bytes, little-endian
    names     UTF-8 lines in order of their fold: the name, then a tab and a number for each place that has it
    countries two letters (ISO 3166) per place
    columns   lng, lat (1e-5 degrees, signed), population, GeoNames id, offset of the main name in `names`:
              32 bits per place in four planes, the lowest bytes of all places first: they deflate better

A name stands once, so the file is small in a wheel; it is mapped, not read, so it opens at once.
"""

from __future__ import annotations

import struct

FILE = "gazetteer.bin"
MAGIC = b"caribgz1"
HEADER = struct.Struct("<8s2I")
COLUMNS = ("lng", "lat", "population", "geonames", "main")
SIGNED = ("lng", "lat")
UNITS_PER_DEGREE = 100_000
