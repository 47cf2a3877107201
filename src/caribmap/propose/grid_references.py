"""Positions as grids have them: UTM, MGRS, plus codes. Each yields latitude and longitude, WGS 84."""

from __future__ import annotations

import re
from collections.abc import Iterator

Found = Iterator[tuple[float, float]]

BANDS = "CDEFGHJKLMNPQRSTUVWX"
"""Of latitude, from 80° S, 8° each; the last reaches to 84° N."""
BAND_DEG, SOUTHMOST = 8, -80
BAND_SLACK_DEG = 0.5
UTM = re.compile(
    r"""(?:zone\s*)?(?P<zone>0?[1-9]|[1-5]\d|60)\s*(?P<letter>[C-HJ-NP-X])[\s,;]+
    (?:E\s*)?(?P<east>\d{6}(?:[.,]\d+)?)\s*(?:m?\s*E)?[\s,;]+
    (?:N\s*)?(?P<north>\d{1,8}(?:[.,]\d+)?)\s*(?:m?\s*N)?""",
    re.VERBOSE | re.IGNORECASE,
)
MGRS = re.compile(
    r"(?P<zone>0?[1-9]|[1-5]\d|60)\s*(?P<band>[C-HJ-NP-X])\s*(?P<column>[A-HJ-NP-Z])(?P<row>[A-HJ-NP-V])"
    r"\s*(?P<digits>\d{0,5}\s?\d{0,5})",
    re.IGNORECASE,
)
COLUMNS, ROWS = "ABCDEFGHJKLMNPQRSTUVWXYZ", "ABCDEFGHJKLMNPQRSTUV"
SQUARE_M = 100_000
ROW_CYCLE_M = len(ROWS) * SQUARE_M
CODE = re.compile(r"([23456789CFGHJMPQRVWX]{8})\+([23456789CFGHJMPQRVWX]{0,7})", re.IGNORECASE)
CODE_DIGITS = "23456789CFGHJMPQRVWX"
PAIRS = 10
"""Digits of a plus code that come in pairs; each one behind them chooses from 4 columns and 5 rows."""


def utm(text: str) -> Found:
    """Zone, band or hemisphere, easting, northing. An S is a band and a hemisphere: both are read."""
    match = UTM.fullmatch(text.strip())
    if match is None:
        return
    zone, letter = int(match["zone"]), match["letter"].upper()
    east, north = (float(match[key].replace(",", ".")) for key in ("east", "north"))
    is_north = letter >= "N"
    found = _degrees(zone, east, north, is_north=is_north)
    if found and _is_in_band(found[0], letter):
        yield found
    if letter in "NS":
        other = _degrees(zone, east, north, is_north=letter == "N")
        if other and other != found:
            yield other


def mgrs(text: str) -> Found:
    """The middle of the square that is named."""
    match = MGRS.fullmatch(text.strip())
    if match is None:
        return
    digits = re.sub(r"\s", "", match["digits"])
    zone, band = int(match["zone"]), match["band"].upper()
    column = COLUMNS.index(match["column"].upper()) - (zone - 1) % 3 * 8
    if len(digits) % 2 or not 0 <= column < 8:
        return
    half = len(digits) // 2
    size = SQUARE_M / 10**half
    inner = [int(part or 0) * size + size / 2 for part in (digits[:half], digits[half:])]
    east = (column + 1) * SQUARE_M + inner[0]
    row = (ROWS.index(match["row"].upper()) - (5 if zone % 2 == 0 else 0)) % len(ROWS)
    for cycle in range(6):
        found = _degrees(zone, east, row * SQUARE_M + inner[1] + cycle * ROW_CYCLE_M, is_north=band >= "N")
        if found and _is_in_band(found[0], band):
            yield found
            return


def plus_code(text: str) -> Found:
    """The middle of a full code's area. A short one, which needs a town, is none."""
    match = CODE.fullmatch(text.strip())
    if match is None or len(match[2]) == 1:
        return
    digits = [CODE_DIGITS.index(letter) for letter in (match[1] + match[2]).upper()]
    lat, lng, height, width = -90.0, -180.0, 400.0, 400.0
    for index in range(0, min(len(digits), PAIRS), 2):
        height, width = height / 20, width / 20
        lat, lng = lat + digits[index] * height, lng + digits[index + 1] * width
    for digit in digits[PAIRS:]:
        height, width = height / 5, width / 4
        lat, lng = lat + digit // 4 * height, lng + digit % 4 * width
    yield lat + height / 2, lng + width / 2


def _is_in_band(lat: float, letter: str) -> bool:
    south = SOUTHMOST + BANDS.index(letter) * BAND_DEG
    north = 84 if letter == "X" else south + BAND_DEG
    return south - BAND_SLACK_DEG <= lat <= north + BAND_SLACK_DEG


def _degrees(zone: int, east: float, north: float, *, is_north: bool) -> tuple[float, float] | None:
    from pyproj import Transformer

    code = f"EPSG:{(32600 if is_north else 32700) + zone}"
    lat, lng = Transformer.from_crs(code, "EPSG:4326").transform(east, north)
    return (float(lat), float(lng)) if abs(lat) <= 84.5 and abs(lng) <= 180 else None
