"""Folium imported without what it seldom needs, which would be a tenth of a build."""

from __future__ import annotations

import sys

from caribmap.runtime.own_process import OWN_PROCESS


def import_folium() -> None:
    """Import Folium; in a process of our own without pandas, an option of Folium's for data frames."""
    if not OWN_PROCESS.is_set() or "pandas" in sys.modules:
        return  # somebody else's process: what it has imported stays
    sys.modules["pandas"] = None  # type: ignore[assignment]  # the import system's word for "not to be had"
    try:
        import folium  # noqa: F401
    finally:
        del sys.modules["pandas"]
