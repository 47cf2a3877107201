"""Draw the pictures of the four recipes from docs/pictures/dossier, with the compiler's own geometry.

`make generate` writes them.
"""

from __future__ import annotations

import dataclasses
from pathlib import Path

import shapely
from shapely.geometry.base import BaseGeometry

from caribmap.derive.offshore import derive_band, find_coast
from caribmap.derive.plane import WGS84, lines_of, polygons_of
from caribmap.derive.records import Derivation, Derived
from caribmap.dossier.dossier import Dossier
from caribmap.dossier.nouns import BearingRecipe, Geometry, LinkRecipe, OffshoreRecipe, Place, RingRecipe
from caribmap.geo import Position
from caribmap.pipeline.examine import examine_dossier
from tools.recipe_sheet import PALETTE, WIDTH, Sheet, points_of

PICTURES = Path(__file__).parents[1] / "docs/pictures"
MARGIN = 24
ANYWHERE_KM = 200.0


@dataclasses.dataclass(frozen=True, slots=True)
class Example:
    """The dossier of the pictures and what the compiler derives from it."""

    dossier: Dossier
    derived: Derived

    def place(self, id_: str) -> Place:
        return next(place for place in self.dossier.places if place.id == id_)

    def position(self, id_: str) -> Position:
        position = self.derived.anchors[id_]
        assert position is not None
        return position

    def geometry(self, id_: str) -> Geometry:
        geometry = self.derived.geometries[id_]
        assert geometry is not None
        return geometry

    def color(self, place: str) -> str:
        layers = {layer.id: layer.color_light for layer in self.dossier.settings.layers}
        return layers[self.place(place).layer]

    def quoted(self, derivation: Derivation) -> tuple[str, str, str]:
        """The recipe's quote in three parts: before, at and after the number that the recipe uses."""
        exact = next(quote.exact for quote in self.dossier.quotes if quote.id == derivation.quote)
        return exact[: derivation.start], exact[derivation.start : derivation.end], exact[derivation.end :]


def read_example() -> Example:
    examined = examine_dossier(PICTURES / "dossier")
    assert examined.dossier is not None
    assert examined.derived is not None
    assert not examined.faults, examined.faults
    return Example(examined.dossier, examined.derived)


def draw_offshore(example: Example) -> str:
    """The band off its coast, with each key of the recipe where it applies."""
    sheet = Sheet("offshore: a band along a coast", west=-40.01, north=11.395, scale=69_000, height=440)
    ship, hue = example.place("ship"), example.color("ship")
    recipe, derivation = ship.recipe, example.derived.derivations["ship"]
    assert isinstance(recipe, OffshoreRecipe)
    assert example.dossier.coast is not None
    mainland, island = example.dossier.coast.land
    sheet.land(mainland.geometry)
    sheet.land(island.geometry)
    center_line = sheet.pixels(derivation.center_line)
    sheet.line(_elsewhere(example, recipe, sheet, center_line), PALETTE.coast, 1.25, stroke_dasharray="2 4")
    band = sheet.pixels(example.geometry("ship"))
    sheet.area(band, fill=hue, fill_opacity=0.18, stroke=hue, stroke_opacity=0.8)
    sheet.line(center_line, hue, 1.5, stroke_dasharray="6 4")
    _reach(sheet, recipe, center_line, sheet.pixels(island.geometry))
    _distance(sheet, recipe, center_line, sheet.pixels(mainland.geometry), hue)
    hand = sheet.at(*example.position("ship"))
    sheet.disc(hand, hue)
    sheet.note((hand[0] - 10, hand[1] - 38), "geometry", "placed by hand; must lie in the band", anchor="end")
    sheet.quotation((MARGIN, 40), *example.quoted(derivation), fill=hue)
    sheet.note((MARGIN, 66), f"quote: {recipe.quote}", "the number must stand in it")
    sheet.note((WIDTH / 2 + 60, 424), f"coast: {recipe.coast}", anchor="middle")
    middle = sheet.pixels(island.geometry).centroid
    sheet.note((middle.x, middle.y + 2), f"facing: {recipe.facing}", anchor="middle")
    return sheet.svg()


def _elsewhere(example: Example, recipe: OffshoreRecipe, sheet: Sheet, drawn: BaseGeometry) -> BaseGeometry:
    """The parts of the line at the same distance that are too far from the land that the band faces."""
    coast = find_coast(example.place(recipe.coast), example.place(recipe.facing), example.dossier.coast)
    assert coast is not None
    further = dataclasses.replace(recipe, within_km=ANYWHERE_KM)
    band = derive_band(further, coast, example.position("ship"))
    return sheet.pixels(band.center_line).difference(drawn.buffer(8))


def _reach(sheet: Sheet, recipe: OffshoreRecipe, center_line: BaseGeometry, island: BaseGeometry) -> None:
    """Draw the distance `within_km` from the band's eastern end to the island."""
    end = max(spot for part in lines_of(center_line) for spot in points_of(part))
    way = shapely.shortest_line(shapely.Point(end), island)
    sheet.line(way, PALETTE.secondary, 1, stroke_dasharray="2 3")
    middle = way.interpolate(0.6, normalized=True)
    sheet.note((middle.x + 12, middle.y), f"within_km: {recipe.within_km:g}", "as far as the island is")
    sheet.remark((WIDTH - MARGIN, end[1] + 34), "farther off: no band", "end")


def _distance(
    sheet: Sheet, recipe: OffshoreRecipe, center_line: BaseGeometry, land: BaseGeometry, hue: str
) -> None:
    """Draw the distance from the coast to the centre line, and the band's width at its western end."""
    spot = center_line.interpolate(0.52, normalized=True)
    foot = points_of(shapely.shortest_line(land, spot))[0]
    sheet.arrow(foot, (spot.x, spot.y), hue)
    sheet.arrow((spot.x, spot.y), foot, hue)
    sheet.note((spot.x + 22, (foot[1] + spot.y) / 2 + 4), f"distance_km: {recipe.distance_km:g}")
    x, y = min(spot for part in lines_of(center_line) for spot in points_of(part))
    sheet.arrow((x - 40, y - 42), (x - 3, y - 10), PALETTE.secondary)
    sheet.note((MARGIN, y - 68), f"tolerance_km: {recipe.tolerance_km:g}", "to either side of the line")


def draw_ring(example: Example) -> str:
    """The geodesic circle with its radius; on Web Mercator it is not exactly a circle."""
    sheet = Sheet("ring: a geodesic circle", west=-73, north=66.2, scale=640, height=440)
    hue, derivation = example.color("drone-range"), example.derived.derivations["drone-range"]
    recipe = example.place("drone-range").recipe
    assert isinstance(recipe, RingRecipe)
    assert not isinstance(recipe.radius_km, tuple)
    _countries(example, sheet)
    rim = polygons_of(sheet.pixels(example.geometry("drone-range")))[0].exterior
    sheet.line(rim, hue, 1.5, stroke_dasharray="2 4")
    x, y = center = sheet.at(*example.position(recipe.center))
    end = max(points_of(rim))
    sheet.arrow(center, end, hue)
    sheet.disc(center)
    sheet.note((x, y + 76), f"center: {recipe.center}", anchor="middle")
    sheet.note(
        ((x + end[0]) / 2 + 22, (y + end[1]) / 2 - 12), f"radius_km: {recipe.radius_km:g}", anchor="middle"
    )
    sheet.quotation((MARGIN, 40), *example.quoted(derivation), fill=PALETTE.ink)
    sheet.note((MARGIN, 66), f"quote: {recipe.quote}", "the number must stand in it")
    sheet.note(
        (MARGIN, 375),
        "geometry",
        "placed by hand, on the centre;",
        "every point of the rim is 1000 km from it",
    )
    return sheet.svg()


def draw_bearing(example: Example) -> str:
    """The sector with its distance, its direction and what either leaves open."""
    sheet = Sheet("bearing: a sector", west=-61.96, north=9.71, scale=31_000, height=440)
    buoy, hue = example.place("buoy"), example.color("buoy")
    recipe, derivation = buoy.recipe, example.derived.derivations["buoy"]
    assert isinstance(recipe, BearingRecipe)
    origin = example.position(recipe.origin)
    sector = sheet.pixels(example.geometry("buoy"))
    sheet.area(sector, fill=hue, fill_opacity=0.18, stroke=hue, stroke_opacity=0.8)
    start, middle, north = (
        sheet.at(*_away(origin, degrees, share * recipe.distance_km))
        for degrees, share in ((0, 0), (derivation.direction_deg or 0, 1), (0, 0.9))
    )
    sheet.arrow(start, north, PALETTE.secondary)
    sheet.remark((north[0] + 8, north[1] + 14), "north")
    sheet.arrow(start, middle, hue)
    sheet.disc(start)
    hand = sheet.at(*example.position("buoy"))
    sheet.disc(hand, hue)
    sheet.note((start[0] + 14, start[1] + 5), f"from: {recipe.origin}")
    half = ((start[0] + middle[0]) / 2, (start[1] + middle[1]) / 2)
    sheet.note((half[0] + 12, half[1] - 4), f"distance_km: {recipe.distance_km:g}")
    sheet.note(
        (start[0] + 14, start[1] - 150), f"direction: {recipe.direction}", "seen from there, from north"
    )
    left, top, right, _ = sector.bounds
    sheet.note((left - 10, top + 74), f"tolerance_km: {recipe.tolerance_km:g}", "to either arc", anchor="end")
    turn = f"tolerance_deg: {recipe.tolerance_deg:g}"
    sheet.note((right + 24, top + 14), turn, "to either side")
    sheet.note((MARGIN, 330), "geometry", "placed by hand;", "must lie in the sector")
    sheet.quotation((MARGIN, 40), *example.quoted(derivation), fill=hue)
    sheet.note((MARGIN, 66), f"quote: {recipe.quote}", "number and direction must stand in it")
    return sheet.svg()


def _away(origin: Position, degrees: float, distance_km: float) -> Position:
    lng, lat, _ = WGS84.fwd(*origin, degrees, distance_km * 1000)
    return lng, lat


def draw_link(example: Example) -> str:
    """The bowed curve, and the straight line that a reader would take for a route."""
    sheet = Sheet("link: a schematic curve", west=-79, north=64.5, scale=300, height=440)
    hue, recipe = example.color("letter"), example.place("letter").recipe
    assert isinstance(recipe, LinkRecipe)
    _countries(example, sheet)
    straight = sheet.pixels(example.place("letter").geometry)
    sheet.line(straight, PALETTE.secondary, 1.25, stroke_dasharray="6 4")
    curve = lines_of(sheet.pixels(example.geometry("letter")))[0]
    sheet.line(curve, hue, 2, stroke_dasharray="1 6", stroke_linecap="round")
    sheet.head(curve, 0.85, hue)
    begin, end = (sheet.at(*example.position(stop)) for stop in (recipe.origin, recipe.target))
    sheet.disc(begin)
    sheet.disc(end)
    sheet.note((begin[0] - 4, begin[1] + 24), f"from: {recipe.origin}", anchor="middle")
    sheet.note((end[0] + 12, end[1] + 5), f"to: {recipe.target}")
    middle, bow = (line.interpolate(0.5, normalized=True) for line in (straight, curve))
    sheet.note(
        (middle.x + 24, middle.y + 20),
        "geometry",
        "placed by hand, a straight line:",
        "it would read as a route",
    )
    sheet.note((bow.x - 16, bow.y - 40), "drawn", "always bowed, with an arrow", anchor="end", fill=hue)
    quote = next(quote for quote in example.dossier.quotes if "letter" in quote.places)
    sheet.quotation((MARGIN, 40), quote.exact, "", "", fill=hue)
    return sheet.svg()


def _countries(example: Example, sheet: Sheet) -> None:
    for place in example.dossier.places:
        if place.kind == "country" and place.geometry:
            sheet.land(place.geometry)


def render_pictures() -> dict[str, str]:
    """All pictures by file name."""
    example = read_example()
    return {
        "offshore.svg": draw_offshore(example),
        "ring.svg": draw_ring(example),
        "bearing.svg": draw_bearing(example),
        "link.svg": draw_link(example),
    }
