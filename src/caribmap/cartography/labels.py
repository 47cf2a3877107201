"""Where names may stand and how many there are. Lengths in pixels; page and picture share these numbers."""

from __future__ import annotations

SEPARATOR = " · "

# How many names a map has at most.
NARROW_PX = 640
"""Narrower maps have fewer names; in an article those below COMPACT_NARROW_PX."""
COMPACT_NARROW_PX = 480
MOST_LABELS = {"wide": 9, "overview": 8, "narrow": 5, "compactWide": 6, "compactNarrow": 4}
MOST_ORIENTATION = {"wide": 22, "overview": 14, "narrow": 8, "compactWide": 6, "compactNarrow": 3}
"""Names of the base map that a map has beside those."""
ORIENTATION_CLEAR_PX = 5
"""They keep this far from the dossier's names, and from its lines and borders."""
COUNTRY_UNTIL_ZOOM = 7
"""Closer than this a country's name would only stand somewhere in it."""
ORIENTATION_LETTERING = {
    "country": "orientation",
    "sea": "orientation-sea",
    "capital": "orientation-town",
    "town": "orientation-town",
    "island": "orientation-town",
    "lake": "orientation-water",
    "river": "orientation-water",
}
WIDE = 5
"""A name is about this many times as wide as it is high: how rooms for it are compared."""
INSIDE = (0.5, 0.25, 0.75, 0, 1)
"""Where in its room a name may stand: shares of the way that it can move, from the left and from above."""

MOST_ROUNDS = 3
"""Names are set anew so often to make way for the signs of what found no room; then they make way for all."""
MARGIN_PX = 6
"""Names keep this far from the map's edge."""
LONG_SHARE = 0.25
"""A name that takes more of the map's width breaks into two lines first; with a number, always."""

# Round signs, beside and along lines.
GAP_PX = 5
"""Between a sign's reach and its name: the ring of a selected mark fits in."""
SIGN_MARGIN_PX = 6
"""Other names keep this far from a sign: farther than its own, so that none seems to be its name."""
GAPS_ALONG_PX = (5, 18)
"""From a line to its name, first where the line is straight, then where it bends."""
TIE_STEP_PX = 5
"""The way from a name to its line is searched for other lines in steps of this length."""
LINE_STEP_PX = 6
"""Lines that names keep clear of are taken as boxes of this size."""
BETWEEN_COST = 10
"""A line between a name and its own line counts for this many below it: it seems to be the one named."""
LINE_PER_NAME = 1.6
"""A border or coast this many times as long as its name can carry it."""

# Across areas.
SHIFT_STEPS = (0, -1, 1, -2, 2, -3, 3)
SHIFT_PX = (26, 18)
"""A name written across an area may move by multiples of this, to the right and down."""
NARROW_SHARE = 0.7
"""A country narrower than this share of its name has the name beside it."""
GRID = (14, 10)
"""Columns and rows on which the visible part of a country is searched for room."""
ROOM_PX = 24
"""A spot has room above or below if the country reaches this far."""

# Along links and rings.
LINK_LABEL_AT = (0.74, 0.66, 0.58, 0.5, 0.82, 0.42, 0.34, 0.26)
"""Shares of a link's length at which its name may stand, best first: near its arrow head."""
RING_LABEL_SPOTS = 24

# Distances that are drawn.
DIMENSION_FROM_PX = 24
"""A shorter line over a distance has no room for its number."""
DIMENSION_TICK_PX = 4
"""How far the ticks at its ends reach to either side."""
DIMENSION_LABEL_AT = (0.5, 0.36, 0.64, 0.22, 0.78)
"""Shares of its length at which its number may stand, best first."""
