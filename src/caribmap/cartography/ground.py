"""The ground that marks stand on: the zooms of the basemap's sheets, and the classes of borders."""

from __future__ import annotations

LEVEL_TOPS = (3, 6, 8, 10, 12)
"""The zooms up to which the sheets of each level are drawn, as Leaflet counts them."""
MAX_ZOOM = 10
"""How close the map comes: closer, its coast would be off by more than a pixel."""
FINE_ZOOM = 12
"""How close it comes inside a dossier's own coast, or with a finer coast installed."""

SOLID_BORDERS = ("international",)
UNSETTLED_BORDERS = ("disputed", "indefinite", "control", "lease")
"""Classes of borders that not all whom they concern recognise."""
CLAIM_LINES = ("breakaway", "claim")
"""Classes of lines inside a country, the edges of what others claim or hold; dashed as well."""
DASHED_BORDERS = (*UNSETTLED_BORDERS, *CLAIM_LINES)
WATERS = ("lake", "deep-200", "deep-1000")
"""What fills areas of a sheet that are not land."""
