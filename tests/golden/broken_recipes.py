"""Dossiers whose recipes or mentions do not fit: families R and M. A boat waits 3 km off a shore."""

from __future__ import annotations

from tests.dossier_edits import Edit, append, broken, change, write

PLACES = "geodata/places.geojson"
QUOTES = "geodata/quotes.yaml"
MENTIONS = "geodata/mentions.yaml"
ARTICLE = "seeds/harbour.txt"

SHORE = '{"type": "LineString", "coordinates": [[-61.8, 12.0], [-61.8, 12.1]]}'
ISLET = '{"type": "Polygon", "coordinates": [[[-61.7, 12.0], [-61.69, 12.0], [-61.69, 12.1], [-61.7, 12.0]]]}'
BOAT = '{"type": "Point", "coordinates": [-61.7724, 12.05]}'


def place(name: str, kind: str, geometry: str, more: str = "") -> str:
    basis = "not-stated" if geometry == "null" else "schematic"
    properties = (
        f'"names": "{name}", "kind": "{kind}", "layer": "places", "geocoding": {{"basis": "{basis}"}}{more}'
    )
    return f'{{"type": "Feature", "id": "{name}", "geometry":\n{geometry}, "properties": {{{properties}}}}}'


SENTENCE = "A boat waits 3 km off the shore."


def boat(recipe: str, geometry: str = BOAT, *more: str, sentence: str = SENTENCE) -> tuple[Edit, ...]:
    """Add the boat with its recipe in line 20, its geometry in line 18, shore and islet before it."""
    features = (place("shore", "coast", SHORE), place("islet", "region", ISLET), *more)
    added = ",\n".join((*features, place("boat", "vessel", geometry, f', "recipe":\n{recipe}')))
    names = ", ".join(("boat", "shore", "islet", *("isle" for _ in more)))
    return (
        change(PLACES, "    }\n  ]", f"    }},\n{added}\n  ]"),
        append(ARTICLE, f"{sentence}\n"),
        append(
            QUOTES,
            f"- {{id: waits, source: harbour-news, exact: {sentence}, places: [{names}]}}\n",
        ),
    )


def offshore(distance: float = 3, within: float = 20, coast: str = "shore") -> str:
    return (
        f'{{"offshore": {{"coast": "{coast}", "facing": "islet", "quote": "waits",\n'
        f'"distance_km": {distance},\n"tolerance_km": 0.5,\n"within_km": {within}}}}}'
    )


def taken(recipe: str, geometry: str) -> tuple[Edit, ...]:
    """The boat's outline from the base map."""
    edits = boat(recipe, geometry)
    if geometry == "null":
        edits = (*edits, change(PLACES, '"basis": "not-stated"', '"basis": "stated"'))
    return edits


CROSSED = SHORE.replace("LineString", "Polygon").replace(
    '": [[-61.8, 12.0], [-61.8, 12.1]]',
    '": [[[-61.8, 12.0], [-61.8, 12.1], [-61.9, 12.0], [-61.9, 12.1], [-61.8, 12.0]]]',
)

SOUND = (
    taken('{"outline": {"river": "Orinoco"}}', "null"),
    boat(offshore()),
    (*boat(offshore()), change(PLACES, SHORE, CROSSED)),
    boat(
        '{"ring": {"radius_km": 3, "center": "saint-georges", "quote": "waits"}}',
        '{"type": "Point", "coordinates": [-61.75, 12.05]}',
    ),
    boat(
        '{"bearing": {"from": "saint-georges", "distance_km": 3, "direction": "W", "tolerance_km": 0.5,\n'
        '"tolerance_deg": 45, "quote": "waits"}}',
        BOAT.replace("-61.7724", "-61.7776"),
        sentence="A boat waits 3 km west of the harbour.",
    ),
    boat(
        '{"link": {"from": "saint-georges", "to": "shore"}}',
        '{"type": "LineString", "coordinates": [[-61.75, 12.05], [-61.8, 12.05]]}',
    ),
)

BEARING = (
    '{"bearing": {"from": "saint-georges", "distance_km": 3, "direction":\n"N", "tolerance_km": 0.5,\n'
    '"tolerance_deg": 45, "quote": "waits"}}'
)

RECIPES = (
    broken("R001", "geodata/places.geojson:22:16", *boat(offshore(distance=4))),
    broken("R002", "geodata/places.geojson:24:14", *boat(offshore(within=5000))),
    broken("R003", "geodata/places.geojson:21:24", *boat(offshore(coast="saint-georges"))),
    broken("R004", "geodata/places.geojson:24:14", *boat(offshore(within=2))),
    broken("R005", "geodata/places.geojson:20:1", *boat(offshore(), BOAT.replace("-61.7724", "-61.7"))),
    broken(
        "R006",
        "geodata/places.geojson:23:37",
        *boat(
            '{"ring": {"radius_km": 3, "center": "isle", "quote": "waits"}}',
            BOAT,
            place("isle", "region", "null", ', "not_stated": "no-place"'),
        ),
    ),
    broken("R007", "geodata/places.geojson:22:1", *boat(BEARING)),
    broken("R008", "geodata/places.geojson:21:25", *taken('{"outline": {"country": "FIJI"}}', "null")),
    broken("R009", "geodata/places.geojson:20:1", *taken('{"outline": {"country": "FJ"}}', BOAT)),
)

MENTIONS_CASES = (
    broken("M001", "seeds/harbour.txt:7:13", append(ARTICLE, "A ship left London on Monday.\n")),
    broken(
        "M002",
        "seeds/harbour.txt:1:20",
        change(
            PLACES,
            "    }\n  ]",
            "    },\n"
            + place("harbour-side", "building", BOAT, ', "aliases": {"en": ["Saint George\'s"]}')
            + "\n  ]",
        ),
        change(QUOTES, "[saint-georges]", "[saint-georges, harbour-side]"),
    ),
    broken(
        "M003",
        "geodata/mentions.yaml:3:10",
        write(MENTIONS, "terms:\n- {text: spring, ruling: season}\n- {text: spring, ruling: water}\n"),
    ),
    broken(
        "K012",
        "geodata/mentions.yaml:3:10",
        write(MENTIONS, "terms:\n- {text: spring, ruling: season}\n- {text: spring, ruling: season}\n"),
    ),
    broken(
        "K012",
        "geodata/mentions.yaml:3:32",
        write(
            MENTIONS,
            "spans:\n- {source: harbour-news, text: Sunday, ruling: day}\n"
            "- {source: harbour-news, text: Sunday, ruling: day}\n",
        ),
    ),
    broken(
        "M004",
        "geodata/mentions.yaml:1:71",
        write(MENTIONS, "spans: [{source: harbour-news, text: Sunday, ruling: day, occurrence: 2}]"),
    ),
    broken(
        "M004",
        "geodata/mentions.yaml:1:9",
        write(MENTIONS, "spans: [{source: harbour-news, text: Atlantis, ruling: legend}]"),
    ),
    broken(
        "M003",
        "geodata/mentions.yaml:3:32",
        write(
            MENTIONS,
            "spans:\n- {source: harbour-news, text: Sunday, ruling: day}\n"
            "- {source: harbour-news, text: Sunday, ruling: name}\n",
        ),
    ),
    broken(
        "M005", "geodata/mentions.yaml:1:16", write(MENTIONS, "terms: [{text: Atlantis, ruling: legend}]")
    ),
    broken(
        "M006",
        "geodata/mentions.yaml:1:9",
        write(MENTIONS, "terms: [{text: Friday, place: saint-georges, ruling: day}]"),
    ),
    broken("K010", "geodata/mentions.yaml:1:31", write(MENTIONS, "terms: [{text: Friday, place: friday}]")),
)
