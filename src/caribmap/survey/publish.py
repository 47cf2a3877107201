"""Writes what a survey found: tables, the record of what was read, and the map."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from caribmap.faults import Fault
from caribmap.payload.types import Payload
from caribmap.pipeline.compile import render_files
from caribmap.pipeline.examine import Sound
from caribmap.pipeline.records import fault_as_record
from caribmap.render.export.evidence import Evidence, json_file
from caribmap.render.export.formats import BUILT, render_formats
from caribmap.render.snippet import PAGE
from caribmap.runtime.progress import Progress
from caribmap.survey.combine import PER_PLACE, Found
from caribmap.survey.page import survey_payload
from caribmap.survey.result import Result
from caribmap.survey.tables import packed
from caribmap.version import __version__
from caribmap.write import output, whole

UNTOLD = ["order", "before", "after", "chars"]
"""Columns of the sample that are not in samples.parquet."""


@dataclass(frozen=True, slots=True)
class Surveyed:
    """What a survey wrote into folder `out`; `faults` are of what it left out."""

    out: Path
    payload: Payload
    articles: int
    size: int
    mentions: int
    faults: tuple[Fault, ...]

    @property
    def map(self) -> Path:
        return self.out / PAGE


def publish(sound: Sound, result: Result, out: Path, progress: Progress) -> Surveyed:
    """Write folder `out`, all of it or nothing. Raises EnvironmentalError."""
    found = Found()
    with output(out) as staging:
        progress("writing", 0, 0)
        staging.put(_mentions(result, found))
        payload = survey_payload(sound, found, result)
        staging.put(
            whole(
                {
                    "counts.parquet": packed(found.counts),
                    "pairs.parquet": packed(found.pairs),
                    "samples.parquet": packed(found.offers.drop_columns(UNTOLD)),
                    "survey.json": json_file(_record(sound, result, found)),
                    **render_files(payload),
                }
            )
        )
        staging.put(render_formats(Evidence(payload, {}, ()), BUILT))
    return Surveyed(out, payload, found.articles, found.size, found.total, result.faults)


def _mentions(result: Result, found: Found) -> Iterator[tuple[str, Iterable[bytes]]]:
    """The tables of mentions, one a piece; what they say together is added to `found`."""
    for number, part in enumerate(result.parts()):
        found.add(part)
        yield f"mentions/{number:05}.parquet", [part.mentions]


def _record(sound: Sound, result: Result, found: Found) -> dict[str, Any]:
    """survey.json."""
    named = found.by_place.keys()
    days = sorted(found.days)
    return {
        "format": 1,
        "generator": f"caribmap {__version__}",
        "names_sha256": result.names.sha256,
        "columns": dict(result.columns),
        "language": result.language,
        "files": [
            {"name": file.name, "bytes": file.size, "sha256": result.prints[file.name].sha256}
            for file in result.archive.files
        ],
        "skipped_files": list(result.archive.skipped),
        "articles": found.articles,
        "text_bytes": found.size,
        "languages": dict(sorted(found.languages.items())),
        "from": days[0] if days else None,
        "to": days[-1] if days else None,
        "undated_articles": found.undated,
        "mentions": {
            "total": found.total,
            "mapped": found.mapped,
            "ruled_out": dict(sorted(found.rulings.items())),
            "ambiguous": dict(sorted(found.ambiguous.items())),
        },
        "places": len(named),
        "places_not_named": sorted({place.id for place in sound.dossier.places} - named),
        "samples_per_place": PER_PLACE,
        "left_out": [fault_as_record(fault) for fault in result.faults],
    }
