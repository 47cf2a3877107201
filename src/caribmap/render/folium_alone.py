"""Folium imported without pandas, an option of its own for data frames that would be a tenth of a build."""

from __future__ import annotations

from caribmap.runtime.own_process import OWN_PROCESS
from caribmap.runtime.without_pandas import without_pandas


def import_folium_alone() -> None:
    """Import Folium, in a process of our own without pandas; another process may want it with Folium."""
    if OWN_PROCESS.is_set():
        with without_pandas():
            import folium  # noqa: F401
