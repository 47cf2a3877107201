"""Pack the names by which a reader finds the way: towns, seas, islands, rivers, lakes.

`python -m tools.basemap_names FOLDER` reads Natural Earth's GeoJSON (xz) in FOLDER and the tables in
tools/names. It writes into src/caribmap/basemap/pack names.json.xz, with its provenance, and seas.json.xz,
the outlines of seas. Names come from CLDR, then from the tables, then from Natural Earth's `name_xx`, then
from Natural Earth's own name. A language that is not written in Latin letters has no name rather than one in
Latin letters.
"""

from __future__ import annotations

import json
import lzma
import sys
import unicodedata
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from babel import Locale
from shapely import get_parts, make_valid, union_all
from shapely.geometry import shape
from shapely.geometry.polygon import orient

from caribmap.basemap.outlines import find_outline, known_names, outline_of
from caribmap.basemap.pack import read_shapes
from tools.label_rooms import Land, rooms_in

LANGUAGES = ("de", "en", "es", "fr", "it", "pt", "uk", "ar")
LATIN = frozenset(LANGUAGES) - {"uk", "ar"}
TABLES = Path(__file__).parent / "names"
PACK = Path(__file__).parents[1] / "src/caribmap/basemap/pack"
INPUTS = {
    "towns": "ne_10m_populated_places",
    "seas": "ne_10m_geography_marine_polys",
    "islands": "ne_10m_geography_regions_polys",
    "rivers": "ne_10m_rivers_lake_centerlines_scale_rank",
    "lakes": "ne_10m_lakes",
    "land": "ne_10m_land",
    "minor": "ne_10m_minor_islands",
}
CONTESTED_CAPITALS = {"Jerusalem", "Sukhumi", "Hargeysa", "Pristina", "Laayoune", "Bir Lehlou", "Taipei"}
"""Towns whose standing as a capital states disagree about: they are towns here."""
CONTESTED_ISLANDS = {
    "Spratly Islands", "FALKLAND IS.", "West Falkland", "East Falkland", "KURIL ISLANDS", "Urup", "Iturup",
    "South Georgia", "Chagos Archipelago",
}  # fmt: skip
"""Islands that more than one state claims under a name of its own: no name is written."""
GONE = {"Kakhovka Reservoir", "Darien Gap", "DARIEN GAP"}
"""Drained in June 2023; an isthmus that is listed as an island."""
COUNTRY_PARTS, COUNTRY_ROOMS = 4, 6
SEA_DEG = 0.05
"""How far the outline of a sea may be off."""
TOWN_ZOOM, WATER_RANK, LAKE_RANK = 7.0, 8, 6
EMPTY_COLUMNS = ("", "-")

Names = dict[str, str]
Record = dict[str, Any]


def read_layer(folder: Path, layer: str) -> list[Record]:
    """The features of a layer, as GeoJSON has them."""
    with lzma.open(folder / f"{INPUTS[layer]}.json.xz", "rt", encoding="utf-8") as file:
        return list(json.load(file)["features"])


def read_table(name: str) -> dict[str, Names]:
    """A table of names by its first column, each with the languages that it fills; "!" marks a dispute."""
    rows: dict[str, Names] = {}
    for line in (TABLES / f"{name}.txt").read_text("utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        key, english, *others = (cell.strip() for cell in line.split("|"))
        names = {"en": english.removeprefix("!"), "!": english[:1] * english.startswith("!")}
        columns = ("de", "es", "fr", "it", "pt", "uk", "ar")
        for language, cell in zip(columns, others, strict=False):
            if cell not in EMPTY_COLUMNS:
                names[language] = names["en"] if cell == "=" else cell
        rows[key] = names
    return rows


def exemplar_cities() -> dict[str, dict[str, str]]:
    """CLDR's names of the towns that stand for time zones: by language and the English key, folded."""
    found: dict[str, dict[str, str]] = {}
    for language in LANGUAGES:
        zones = Locale.parse(language)._data["time_zones"]  # noqa: SLF001  babel has no public way to them
        found[language] = {
            fold(zone.split("/")[-1]): entry["city"] for zone, entry in zones.items() if "city" in entry
        }
    return found


def fold(name: str) -> str:
    """Letters without accents, small, blanks for underscores."""
    letters = unicodedata.normalize("NFD", name.replace("_", " ").replace(",", ""))
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).casefold()


def towns(folder: Path) -> Iterator[Record]:
    table, cities = read_table("capitals"), exemplar_cities()
    for feature in read_layer(folder, "towns"):
        own = {key.lower(): value for key, value in feature["properties"].items()}
        is_capital = own["featurecla"] == "Admin-0 capital" and own["name"] not in CONTESTED_CAPITALS
        is_seat = "capital" in own["featurecla"] and "Admin-0" in own["featurecla"]
        if not is_seat and own["min_zoom"] > TOWN_ZOOM:
            continue
        key = fold(own["nameascii"] or own["name"])
        row = table.get(own["name"], {})
        english = cities["en"].get(key) or row.get("en") or own["name_en"] or own["name"]
        names = {
            language: cities[language].get(key) or row.get(language) or own.get(f"name_{language}") or ""
            for language in LANGUAGES
        }
        yield {
            "kind": "capital" if is_capital else "town",
            "names": spoken({**names, "en": english}, english),
            "at": position(feature["geometry"]["coordinates"]),
            "zoom": round(min(own["min_zoom"], 5.0) if is_seat else own["min_zoom"] + 1, 1),
            "rank": own["scalerank"] + (0 if is_capital else 10),
        }


def seas(folder: Path) -> Iterator[Record]:
    table = read_table("seas")
    land = Land(
        [shape(each["geometry"]) for layer in ("land", "minor") for each in read_layer(folder, layer)]
    )
    parts: dict[str, list[Any]] = {}
    ranks: dict[str, int] = {}
    for feature in read_layer(folder, "seas"):
        name = " ".join((feature["properties"]["name"] or "").split())
        if name and feature["properties"]["featurecla"] not in {"river", "reef"}:
            parts.setdefault(name, []).append(shape(feature["geometry"]))
            ranks[name] = min(ranks.get(name, 10), feature["properties"]["scalerank"])
    rows = {fold(key): names for key, names in table.items()}
    for name, shapes in parts.items():
        rooms = rooms_in([land.water_of(each) for each in shapes])
        row = rows.get(fold(name)) or {"en": name}
        if rooms:
            yield {
                "kind": "sea",
                "names": spoken(row, row["en"]),
                "at": position(middle(rooms[0])),
                "zoom": max(1.0, ranks[name] * 0.9 + 1),
                "rank": ranks[name],
                "rooms": rooms,
                "disputed": slug(row["en"]) if row.get("!") else None,
            }


def country_rooms() -> dict[str, list[list[float]]]:
    """Boxes that lie in a country and in nothing that Natural Earth lists as disputed, by code."""
    disputes = read_shapes("disputes")
    disputed = union_all([
        make_valid(shape(geometry))
        for index in range(len(disputes.rings))
        if (geometry := outline_of(disputes, [index], thinned=False))
    ])  # fmt: skip
    rooms = {}
    for code in known_names("country"):
        outline = find_outline("country", code, thinned=True)
        if outline:
            land = make_valid(shape(dict(outline.geometry))).difference(disputed)
            parts = sorted(get_parts(land), key=lambda part: -part.area)[:COUNTRY_PARTS]
            rooms[code] = rooms_in([part for part in parts if part.geom_type == "Polygon"], COUNTRY_ROOMS)
    return {code: found for code, found in rooms.items() if found}


def islands(folder: Path) -> Iterator[Record]:
    table, countries = read_table("waters"), Locale.parse("en").territories.values()
    states = {fold(country) for country in countries}
    for feature in read_layer(folder, "islands"):
        own = feature["properties"]
        name = " ".join((own["name"] or "").split())
        known = table.get(f"island: {name}")
        # A group's name spreads over the sea between its islands; some single islands are called groups.
        is_one = own["featurecla"] == "Island" or (known and own["featurecla"] == "Island group")
        if not is_one or not name or name in CONTESTED_ISLANDS | GONE or fold(name) in states:
            continue
        row = known or {"en": titled(name)}
        if fold(row["en"]) in states:
            continue
        spot = shape(feature["geometry"]).representative_point()
        yield {
            "kind": "island",
            "names": spoken(row, row["en"]),
            "at": position((spot.x, spot.y)),
            "zoom": round(max(3.0, own["min_label"]), 1),
            "rank": own["scalerank"],
        }


def lakes(folder: Path) -> Iterator[Record]:
    table = read_table("waters")
    for feature in read_layer(folder, "lakes"):
        own = feature["properties"]
        name = " ".join((own["name"] or "").split())
        row = table.get(f"lake: {name}") or {"en": name}
        if not name or name in GONE or own["scalerank"] > LAKE_RANK or row.get("!"):
            continue
        spot = shape(feature["geometry"]).representative_point()
        yield {
            "kind": "lake",
            "names": spoken(row, row["en"]),
            "at": position((spot.x, spot.y)),
            "zoom": round(max(4.0, own["min_label"]), 1),
            "rank": own["scalerank"],
            "keys": [name],
        }


def rivers(folder: Path) -> Iterator[Record]:
    """Rivers with the spots at which their names may stand, all along them."""
    table = read_table("waters")
    runs: dict[str, list[Any]] = {}
    own_of: dict[str, Record] = {}
    keys: dict[str, set[str]] = {}
    for feature in read_layer(folder, "rivers"):
        own = feature["properties"]
        name = " ".join((own["name"] or "").split())
        if name and own["featurecla"] == "River" and 0 < own["scalerank"] <= WATER_RANK:
            row = table.get(f"river: {name}") or {"en": name}
            runs.setdefault(row["en"], []).append(shape(feature["geometry"]))
            keys.setdefault(row["en"], set()).add(own["name"])
            best = own_of.setdefault(row["en"], {**own, "row": row})
            best["scalerank"] = min(best["scalerank"], own["scalerank"])
            best["min_label"] = min(best["min_label"], own["min_label"])
    for english, own in own_of.items():
        spots = [
            position(run.interpolate(share, normalized=True).coords[0])
            for run in sorted(runs[english], key=lambda run: -run.length)[:8]
            for share in (0.5, 0.25, 0.75)
            if share == 0.5 or run.length > 2
        ]
        yield {
            "kind": "river",
            "names": spoken(own["row"], english),
            "at": spots[0],
            "zoom": round(max(4.0, own["min_label"]), 1),
            "rank": own["scalerank"],
            "spots": spots,
            "keys": sorted(keys[english]),
        }


def spoken(names: Mapping[str, str], default: str) -> Names:
    """The name in each language that has one; Latin letters serve every language that is written in them."""
    found = {language: names.get(language) or "" for language in LANGUAGES}
    for language in LATIN:
        found[language] = found[language] or default
    return {language: visible(name) for language, name in found.items() if name}


def visible(name: str) -> str:
    """Without marks of hyphenation and direction, which some sources put into names."""
    return "".join(letter for letter in name if unicodedata.category(letter) != "Cf").strip()


def titled(name: str) -> str:
    """Natural Earth writes large islands in capitals."""
    return name.title() if name.isupper() else name


def slug(name: str) -> str:
    return fold(name).replace(" ", "-").replace("'", "")


def position(lng_lat: Any) -> list[float]:
    lng, lat, *_ = lng_lat
    return [round(lng, 2), round(lat, 2)]


def middle(room: list[float]) -> tuple[float, float]:
    west, south, east, north = room
    return (west + east) / 2, (south + north) / 2


def pack(folder: Path) -> list[Record]:
    """All names, the same order for the same input."""
    records = [
        {key: value for key, value in record.items() if value is not None}
        for layer in (towns, seas, islands, lakes, rivers)
        for record in layer(folder)
    ]
    return sorted(records, key=lambda each: (each["kind"], each["rank"], each["names"]["en"], each["at"]))


def provenance(folder: Path) -> Record:
    return {
        "source": "Natural Earth 4.0, 1:10m, public domain; names of towns: Unicode CLDR (Unicode-3.0), "
        "Natural Earth; other names: tools/names, ours",
        "tool": "tools/basemap_names.py",
        "sha256": {
            name: sha256((folder / f"{name}.json.xz").read_bytes()).hexdigest() for name in INPUTS.values()
        },
    }


def sea_outlines(folder: Path) -> dict[str, list[Any]]:
    """The polygons of each sea by its English name, to about SEA_DEG; the coast is Natural Earth's."""
    table = {fold(key): names["en"] for key, names in read_table("seas").items()}
    found: dict[str, list[Any]] = {}
    for feature in read_layer(folder, "seas"):
        name = " ".join((feature["properties"]["name"] or "").split())
        if name:
            thin = make_valid(shape(feature["geometry"])).simplify(SEA_DEG)
            parts = [
                part for part in get_parts(thin) if part.geom_type == "Polygon" and part.area > SEA_DEG**2
            ]
            rings = [
                [[position(at) for at in ring.coords] for ring in (part.exterior, *part.interiors)]
                for part in map(orient, parts)
            ]
            found.setdefault(table.get(fold(name), name), []).extend(rings)
    return dict(sorted(found.items()))


def write_packed(name: str, value: Any) -> None:
    """The same bytes for the same value."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    (PACK / name).write_bytes(lzma.compress(text.encode("utf-8"), preset=9 | lzma.PRESET_EXTREME))


def main(folder: Path) -> None:
    PACK.mkdir(parents=True, exist_ok=True)
    packed = {"provenance": provenance(folder), "names": pack(folder), "countries": country_rooms()}
    write_packed("names.json.xz", packed)
    write_packed("seas.json.xz", sea_outlines(folder))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
