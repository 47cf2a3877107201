"""GeoPackage through geopandas and GDAL: the tables as layers with keys, the same bytes every time."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from caribmap.errors import EnvironmentalError
from caribmap.payload.rows import column
from caribmap.render.export.evidence import Evidence
from caribmap.render.export.tables import Cell, Column, Table, Type, tables_of

if TYPE_CHECKING:
    import pandas as pd

WGS84 = "EPSG:4326"
LAST_CHANGE = "1970-01-01T00:00:00.000Z"
"""Time of the last change, which GeoPackage requires and GDAL would otherwise take from the clock."""

PROBE_BYTES = 1_000_000

DTYPES = {"text": "object", "integer": "Int64", "real": "Float64"}


def render_geopackage(evidence: Evidence) -> bytes:
    """The tables as layers: `places` with the drawn geometries, of any type, the others without geometry.

    A place without a position has a null geometry. Link tables hold pairs of ids that belong together.
    """
    # GDAL writes only to files: the file is read back and removed.
    try:
        with tempfile.TemporaryDirectory(prefix="caribmap-") as folder, _told_as_environment(Path(folder)):
            path = Path(folder, "dossier.gpkg")
            _write(path, evidence)
            return path.read_bytes()
    except OSError as error:
        raise EnvironmentalError(f"cannot write the GeoPackage: {error.strerror or error}") from error


@contextmanager
def _told_as_environment(folder: Path) -> Iterator[None]:
    """Turn exceptions of GDAL and SQLite that were caused by a full disk into an OSError.

    They raise the same exceptions for bugs, with varying messages; writing a file shows which it was.
    """
    from pyogrio.errors import DataLayerError, DataSourceError

    try:
        yield
    except (DataLayerError, DataSourceError, sqlite3.OperationalError):
        Path(folder, "probe").write_bytes(bytes(PROBE_BYTES))
        raise


def _write(path: Path, evidence: Evidence) -> None:
    import geopandas
    from shapely.geometry import shape

    tables = (*tables_of(evidence), *_links(evidence))
    with _fixed_date():
        for table in tables:
            frame = _frame(table)
            if table.name == "places":
                drawn = column(evidence.payload["places"], "geometry")
                geometries = [geometry and shape(geometry) for geometry in drawn]
                frame = geopandas.GeoDataFrame(frame, geometry=geometries, crs=WGS84)
            _write_layer(path, table.name, frame)
    with closing(sqlite3.connect(path)) as database:
        for table in tables:
            columns = ", ".join(f'"{name}"' for name in table.key)
            database.execute(f'CREATE UNIQUE INDEX "{table.name}_key" ON "{table.name}" ({columns})')
        database.commit()
        database.execute("VACUUM")


def _frame(table: Table) -> pd.DataFrame:
    import pandas as pd

    return pd.DataFrame(
        {
            column.name: pd.Series(values, dtype=DTYPES[column.type])
            for column, values in zip(table.columns, table.cells(), strict=True)
        }
    )


def _write_layer(path: Path, name: str, frame: Any) -> None:
    import pyogrio

    options = {"geometry_type": "Unknown"} if "geometry" in frame else {}
    pyogrio.write_dataframe(frame, path, layer=name, driver="GPKG", append=path.exists(), **options)


@contextmanager
def _fixed_date() -> Iterator[None]:
    import pyogrio

    before = pyogrio.get_gdal_config_option("OGR_CURRENT_DATE")
    pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": LAST_CHANGE})
    try:
        yield
    finally:
        pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": before})


def _links(evidence: Evidence) -> Iterator[Table]:
    """Link tables for joins, with one pair of ids per row."""
    payload = evidence.payload
    quoted = ((quote["id"], place) for quote in payload["quotes"] for place in quote["places"])
    yield _link("quote_places", ("quote", "place"), quoted)
    event_quotes = ((event["id"], quote) for event in payload["events"] for quote in event["quotes"])
    yield _link("event_quotes", ("event", "quote"), event_quotes)
    located = ((event["id"], place) for event in payload["events"] for place in event["places"])
    yield _link("event_places", ("event", "place"), located)
    answered = (
        (discrepancy["id"], number, quote)
        for discrepancy in payload["discrepancies"]
        for number, answer in enumerate(discrepancy["answers"], 1)
        for quote in answer["quotes"]
    )
    yield _link("discrepancy_quotes", ("discrepancy", "answer", "quote"), answered)


def _link(name: str, keys: tuple[str, ...], rows: Iterable[tuple[Cell, ...]]) -> Table:
    def column(index: int, key: str) -> Column:
        kind: Type = "integer" if key == "answer" else "text"
        return Column(key, lambda rows: [row[index] for row in rows], kind)

    return Table(name, keys, tuple(column(index, key) for index, key in enumerate(keys)), list(rows))
