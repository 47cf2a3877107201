"""The measuring coast: from the file that the settings name, or from the usual one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

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
    (fault,) = (fault for fault in examine_dossier(root).faults if fault.code == "F002")
    assert (fault.where.file, fault.where.line, fault.where.column) == ("caribmap.yaml", 8, 18)


@pytest.mark.parametrize(
    "outside", ["../secret.geojson", "{}/secret.geojson", "geodata/../../secret.geojson"]
)
def test_no_file_outside_the_dossier_is_read(tmp_path: Path, outside: str) -> None:
    (tmp_path / "secret.geojson").write_text(coast("saint-georges"), "utf-8")
    named = f"basemap: {{coast: {outside.format(tmp_path)}}}\n"
    examined = examine_dossier(dossier(tmp_path / "own", append("caribmap.yaml", named)))
    assert [fault.code for fault in examined.faults if fault.where.file == "caribmap.yaml"] == ["F004"]
    assert examined.dossier is not None
    assert examined.dossier.coast is None


def test_a_coast_without_land_is_a_fault(tmp_path: Path) -> None:
    empty = json.dumps(json.loads(coast("saint-georges")) | {"features": []})
    examined = examine_dossier(dossier(tmp_path, write("geodata/coast.geojson", empty)))
    assert "K008" in {fault.code for fault in examined.faults}
