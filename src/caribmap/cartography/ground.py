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

RELIEF_ZOOMS = (3.75, 8.5)
"""From the first to the second there is relief: farther off it is a stain, closer a blur."""
RELIEF_FAINTEST = 3
"""Less dark than this is the noise of what was rounded."""

GRATICULE_STEPS = (600, 300, 120, 60, 30, 15, 5)
"""How far meridians and parallels lie apart, in minutes of arc: the least that GRATICULE_PX allow."""
GRATICULE_PX = 110
GRATICULE_ZOOM = 4
"""Farther off there is none."""
GRATICULE_MAP_PX = (560, 360)
"""A smaller map has none."""
DEGREE_PX = (36, 16)
"""Room for the degrees of a line, to the right of it and above."""

GLOBE_PX = 72
"""How wide the inset globe is, which shows where on Earth a view lies."""
GLOBE_ZOOM = 3.5
"""Farther off the map shows that itself."""
GLOBE_MAP_PX = (720, 340)
"""A smaller map has no room for a globe."""
GLOBE_MARGIN_PX = 12
GLOBE_GAP_PX = 4
"""How far it keeps off what stands at the map's edge."""
GLOBE_CORNERS = (("right", "bottom"), ("left", "top"), ("left", "bottom"), ("right", "top"))
"""It stands in the first of these corners in which nothing else does."""
GLOBE_CORNER = 0.35
"""Past what stands at the map's edge it moves in by this share of the map's height at most."""
GLOBE_LAND_DEG = 2.5
"""Land that extends less is not on it."""
GLOBE_STEP_DEG = 1.0
"""So far apart are the points of its coasts at least."""
GLOBE_EDGE_POINTS = 8
"""So many points stand for each side of the view that is drawn on it."""
GLOBE_LEAST_PX = 5
"""A view that would be smaller on it is a dot."""
