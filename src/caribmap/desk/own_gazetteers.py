"""Gazetteers that the editor has added: names with positions, each in a file of SQLite of its own."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from caribmap.errors import EnvironmentalError
from caribmap.gazetteer.fold import fold_name

SUFFIX = ".gazetteer"
MOST = 20
"""Candidates of one gazetteer for one name."""
_TABLES = """
CREATE TABLE place (id INTEGER PRIMARY KEY, name TEXT, kind TEXT, country TEXT, lng REAL, lat REAL,
                    population INTEGER, authority TEXT);
CREATE TABLE name (folded TEXT, place INTEGER);
"""


class OwnPlace(NamedTuple):
    """A place of a gazetteer with all its names; WGS 84 degrees."""

    names: tuple[str, ...]
    kind: str | None
    country: str | None
    lng: float
    lat: float
    population: int | None = None
    authority: str | None = None
    """Key and value of an id elsewhere, as `geonames 2198148`."""


@dataclass(frozen=True, slots=True)
class OwnGazetteer:
    """One gazetteer. Its file is opened for each question, as it may be replaced meanwhile."""

    file: Path

    def named(self, wording: str) -> Iterator[Mapping[str, Any]]:
        """Its places of a name, compared without case and accents, the most populous first."""
        query = (
            "SELECT place.* FROM name JOIN place ON place.id = name.place WHERE folded = ? "
            "GROUP BY place.id ORDER BY population DESC, place.id LIMIT ?"
        )
        with closing(sqlite3.connect(f"{self.file.as_uri()}?mode=ro", uri=True)) as database:
            rows = database.execute(query, (fold_name(wording), MOST)).fetchall()
        for _, name, kind, country, lng, lat, population, authority in rows:
            key, _, value = (authority or "").partition(" ")
            yield {
                "source": self.file.stem,
                "name": name,
                "names": {},
                "kind": kind,
                "place": None,
                "country": country,
                "population": population,
                "lng": lng,
                "lat": lat,
                "precision_m": None,
                "method": f"{self.file.stem} {authority or ''}".strip() + ", taken by hand",
                "basis": "stated",
                "authority": {key: value} if key else {},
            }


def own_gazetteers(folder: Path) -> tuple[OwnGazetteer, ...]:
    """The gazetteers in a folder, by name."""
    return tuple(OwnGazetteer(file) for file in sorted(folder.glob(f"*{SUFFIX}")))


def write_gazetteer(folder: Path, name: str, places: Iterable[OwnPlace]) -> tuple[Path, int]:
    """Write a gazetteer, in place of one of the same name; return its file and how many places it has."""
    file = folder / f"{name}{SUFFIX}"
    staged = file.with_suffix(".new")
    count = 0
    try:
        folder.mkdir(parents=True, exist_ok=True)
        staged.unlink(missing_ok=True)
        with closing(sqlite3.connect(staged)) as database:
            database.executescript(_TABLES)
            for count, place in enumerate(places, start=1):
                row = (count, place.names[0], *place[1:])
                database.execute("INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)
                folded = {key for key in map(fold_name, place.names) if key}
                database.executemany(
                    "INSERT INTO name VALUES (?, ?)", [(key, count) for key in sorted(folded)]
                )
            database.execute("CREATE INDEX by_name ON name (folded)")
            database.commit()
        staged.replace(file)
    except (OSError, sqlite3.Error) as error:
        raise EnvironmentalError(f"cannot write {file}: {error}") from error
    finally:
        staged.unlink(missing_ok=True)
    return file, count
