"""How a page opens: page, first picture and the desk's preview share these."""

VIEW_PADDING_PX = 2
"""Room round a view."""
PLACES_PADDING_PX = 64
"""Room round the places that a step of the story frames: for signs, names and notes at the edge."""
PLACES_ZOOM = 7.5
"""How close they are framed: a single point is shown with its surroundings."""
WHOLE_FRAME = "caribmap-whole"
"""Name of a frame in which the page is whole, not compact: the desk's preview."""
