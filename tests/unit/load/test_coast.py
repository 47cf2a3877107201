"""The measuring coast: from the file that the settings name, or from the usual one."""

from __future__ import annotations

import json
from pathlib import Path

from caribmap.pipeline.examine import examine_dossier
from tests.dossier_edits import append, dossier, write

SQUARE = [[-62, 12], [-61, 12], [-61, 13], [-62, 13], [-62, 12]]


def coast(land_of: str) -> str:
    feature = {
        "type": "Feature",
        "id": "land",
        "properties": {"land_of": land_of},
        "geometry": {"type": "Polygon", "coordinates": [SQUARE]},
    }
    collection = {"type": "FeatureCollection", "bbox": [-62, 12, -61, 13], "provenance": {"source": "own"}}
    return json.dumps(collection | {"features": [feature]})


def test_the_settings_name_another_file(tmp_path: Path) -> None:
    root = dossier(
        tmp_path,
        append("caribmap.yaml", "basemap: {coast: geodata/fine.geojson}\n"),
        write("geodata/fine.geojson", coast("saint-georges")),
    )
    examined = examine_dossier(root)
    assert examined.dossier is not None
    assert examined.dossier.coast is not None
    assert examined.dossier.coast.bounds == (-62, 12, -61, 13)


def test_a_fault_of_its_land_is_at_that_file(tmp_path: Path) -> None:
    root = dossier(
        tmp_path,
        append("caribmap.yaml", "basemap: {coast: geodata/fine.geojson}\n"),
        write("geodata/fine.geojson", coast("nowhere")),
    )
    faults = [fault for fault in examine_dossier(root).faults if fault.code == "K010"]
    assert [fault.where.file for fault in faults] == ["geodata/fine.geojson"]


def test_a_file_that_is_named_and_not_there_is_a_fault(tmp_path: Path) -> None:
    root = dossier(tmp_path, append("caribmap.yaml", "basemap: {coast: geodata/none.geojson}\n"))
    assert any(fault.where.file == "geodata/none.geojson" for fault in examine_dossier(root).faults)
    outside = dossier(tmp_path / "b", append("caribmap.yaml", "basemap: {coast: ../secret.geojson}\n"))
    assert any(fault.code.startswith("F") for fault in examine_dossier(outside).faults)
