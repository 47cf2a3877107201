"""The export formats by name, and the files that each writes to the output folder."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from caribmap.render.export.annotations import render_annotations
from caribmap.render.export.bibtex import render_bibtex
from caribmap.render.export.comma_separated import render_csv
from caribmap.render.export.csl import render_csl
from caribmap.render.export.evidence import Evidence
from caribmap.render.export.geojson import render_geojson
from caribmap.render.export.geopackage import render_geopackage
from caribmap.render.export.kml import render_kml
from caribmap.render.export.linked_places import render_linked_places

FORMATS: Mapping[str, Callable[[Evidence], Mapping[str, Iterable[bytes]]]] = {
    "geojson": lambda evidence: {"data/places.geojson": render_geojson(evidence)},
    "gpkg": lambda evidence: {"data/dossier.gpkg": [render_geopackage(evidence)]},
    "kml": lambda evidence: {"data/places.kml": [render_kml(evidence)]},
    "csv": render_csv,
    "annotations": lambda evidence: {"data/annotations.jsonld": [render_annotations(evidence)]},
    "linked-places": lambda evidence: {"data/linked-places.jsonld": [render_linked_places(evidence)]},
    "csl": lambda evidence: {"data/sources.csl.json": [render_csl(evidence)]},
    "bibtex": lambda evidence: {"data/sources.bib": [render_bibtex(evidence)]},
}
"""Functions that return the files of a format in pieces, so that no large file is in memory as a whole."""
BUILT = ("geojson", "csv")
"""The formats that every build writes."""


def render_formats(evidence: Evidence, names: Iterable[str]) -> Iterator[tuple[str, Iterable[bytes]]]:
    """The files of the named formats, each as its name in the output folder and its pieces."""
    return (file for name in names for file in FORMATS[name](evidence).items())
