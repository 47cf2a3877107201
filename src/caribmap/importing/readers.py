"""Which reader a file is for, by its content."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from caribmap.importing.annotations import is_annotation, read_annotations
from caribmap.importing.features import parsed, read_features
from caribmap.importing.found import Found, bounded
from caribmap.importing.kml import read_kml
from caribmap.importing.tables import read_table
from caribmap.importing.texts import ZIP, read_bytes, require_parts, text_of

JSON = (".json", ".geojson", ".umap", ".jsonld")


def read_found(file: Path) -> Iterator[Found]:
    """What a file holds: KML, KMZ, GeoJSON, a file of uMap, annotations or CSV. Raises `Refusal`."""
    data = read_bytes(file)
    ending = file.suffix.lower()
    if data.startswith(ZIP) or ending in (".kml", ".kmz") or data.lstrip()[:5] == b"<?xml":
        return bounded(read_kml(data))
    text = text_of(data, file.name)
    if ending in JSON or text.lstrip()[:1] in ("{", "["):
        require_parts(data, file.name)
        is_marked = is_annotation(parsed(text, file.name)[1])
        return bounded((read_annotations if is_marked else read_features)(text, file.name))
    return bounded(read_table(text))
