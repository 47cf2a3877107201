"""Folium imported without pandas, an option of its own for data frames that would be a tenth of a build."""

from __future__ import annotations

from caribmap.runtime.without_pandas import without_pandas


def import_folium_alone() -> None:
    with without_pandas():
        import folium  # noqa: F401
