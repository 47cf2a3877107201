"""The export formats by name, and the files that each writes to the output folder."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping

from caribmap.render.export.annotations import render_annotations
from caribmap.render.export.bibtex import render_bibtex
from caribmap.render.export.comma_separated import render_csv
from caribmap.render.export.csl import render_csl
from caribmap.render.export.evidence import Evidence
from caribmap.render.export.geojson import render_geojson
from caribmap.render.export.geopackage import render_geopackage
from caribmap.render.export.kml import render_kml
from caribmap.render.export.linked_places import render_linked_places

BUILT = ("geojson", "csv")
"""The formats that every build writes."""
EXPORTED: Mapping[str, str] = {
    "gpkg": "data/dossier.gpkg",
    "kml": "data/places.kml",
    "annotations": "data/annotations.jsonld",
    "linked-places": "data/linked-places.jsonld",
    "csl": "data/sources.csl.json",
    "bibtex": "data/sources.bib",
}
"""The files of formats that only `caribmap export` adds; a build renews those that exist."""
FORMATS: Mapping[str, Callable[[Evidence], Mapping[str, Iterable[bytes]]]] = {
    "geojson": lambda evidence: {"data/places.geojson": render_geojson(evidence)},
    "gpkg": lambda evidence: {EXPORTED["gpkg"]: [render_geopackage(evidence)]},
    "kml": lambda evidence: {EXPORTED["kml"]: [render_kml(evidence)]},
    "csv": render_csv,
    "annotations": lambda evidence: {EXPORTED["annotations"]: [render_annotations(evidence)]},
    "linked-places": lambda evidence: {EXPORTED["linked-places"]: [render_linked_places(evidence)]},
    "csl": lambda evidence: {EXPORTED["csl"]: [render_csl(evidence)]},
    "bibtex": lambda evidence: {EXPORTED["bibtex"]: [render_bibtex(evidence)]},
}
"""Functions that return the files of a format in pieces, so that no large file is in memory as a whole."""


def render_formats(evidence: Evidence, names: Iterable[str]) -> Iterator[tuple[str, Iterable[bytes]]]:
    """The files of the named formats, each as its name in the output folder and its pieces."""
    return (file for name in names for file in FORMATS[name](evidence).items())


def formats_to_write(present: Container[str]) -> list[str]:
    """The formats of a build into a folder that holds the files `present`: BUILT and what was exported."""
    return [*BUILT, *(name for name, file in EXPORTED.items() if file in present)]
