"""Folium imported without pandas, an option of its own for data frames that would be a tenth of a build."""

from __future__ import annotations

import sys


def import_folium_alone() -> None:
    """Import Folium; where pandas was not imported before, without it."""
    if "pandas" in sys.modules:
        return  # somebody else's process: what it has imported stays
    sys.modules["pandas"] = None  # type: ignore[assignment]  # the import system's word for "not to be had"
    try:
        import folium  # noqa: F401
    finally:
        del sys.modules["pandas"]
