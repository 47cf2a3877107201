from __future__ import annotations

from pathlib import Path

import pytest

from caribmap.pipeline.compile import compile_dossier
from caribmap.render.export.evidence import Evidence
from tests.dossier_edits import change, dossier, write

ROOT = Path(__file__).parents[3]
FORMULA = "=HYPERLINK(A1)"
MARKUP = "<script>alert(1)</script> & ]]>"


@pytest.fixture(scope="session")
def evidence() -> Evidence:
    """This repository's own dossier, compiled."""
    return compile_dossier(ROOT).sound()


@pytest.fixture
def hostile(tmp_path: Path) -> Evidence:
    """A dossier whose texts try to be formulas, markup and BibTeX commands."""
    exact = f"{FORMULA} said {MARKUP}\\r\\nand {{left}} $5"
    article = (
        exact.encode().decode("unicode_escape") + ".\nThe harbour was quiet all day, every day, for weeks.\n"
    )
    root = dossier(
        tmp_path,
        write("seeds/harbour.txt", article * 1 + "The ferry came back. " * 20),
        change("geodata/quotes.yaml", "A ferry arrived in Saint George's on Friday.", f'"{exact}"'),
        change("geodata/places.geojson", '"Saint George\'s"', f'"{FORMULA} {MARKUP}"'),
        change("seeds/sources.yaml", "language: en", f'language: en\n  title: "50 % {{of}} {MARKUP}"'),
    )
    return compile_dossier(root).sound()
