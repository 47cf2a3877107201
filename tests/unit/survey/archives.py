"""Small archives for tests, and surveys of them without a cluster."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from caribmap.survey import publish, run
from caribmap.survey.publish import Surveyed
from caribmap.survey.run import Options, survey

DOSSIER = Path(__file__).parents[2] / "dossiers/minimal"
NAME = "Saint George's"


def article(number: int, **values: Any) -> dict[str, Any]:
    """An article that names the minimal dossier's place twice."""
    text = f"Ferry {number} left {NAME} today. Nobody was on board.\n\nIt returned to {NAME} on Friday."
    day = f"2025-{number % 12 + 1:02}-{number % 28 + 1:02}"
    record = {"id": f"a{number}", "text": text, "date": day, "publisher": f"Paper {number % 3}"}
    return {
        **record,
        "language": "en",
        "title": f"Ferry {number}",
        "url": f"https://a.example/{number}",
        **values,
    }


def write_lines(path: Path, records: Iterable[Mapping[str, Any]]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records), "utf-8")
    return path


def write_parquet(path: Path, records: Iterable[Mapping[str, Any]], rows: int = 1000) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    pq.write_table(pa.Table.from_pylist(list(records)), path, row_group_size=rows)
    return path


def survey_here(
    archive: Path,
    out: Path,
    monkeypatch: pytest.MonkeyPatch,
    dossier: Path = DOSSIER,
    *,
    draws: bool = False,
    **options: Any,
) -> Surveyed:
    """A survey whose tasks this process does one after the other; without `draws` it writes no page."""

    @contextmanager
    def nobody(*_: object) -> Iterator[None]:
        yield

    def each_done(
        client: object, function: Callable[..., Any], tasks: Iterable[Any], *shared: object
    ) -> Iterator[tuple[int, Any]]:
        return ((number, function(*shared, task)) for number, task in enumerate(tasks))

    monkeypatch.setattr(run, "dask_client", nobody)
    monkeypatch.setattr(run, "each_done", each_done)
    if not draws:
        monkeypatch.setattr(publish, "render_files", lambda payload: {"map.html": repr(payload).encode()})
    return survey(dossier, str(archive), out, Options(workers=1, **options))


def content(out: Path) -> dict[str, bytes]:
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file()
    }


def rows(path: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = pq.read_table(path).to_pylist()
    return found
