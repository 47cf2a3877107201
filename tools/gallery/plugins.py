"""A row for each class of `folium.plugins`."""

from __future__ import annotations

import random
from typing import Any

import folium
from folium import plugins

from tools.gallery.case import (
    AREAS,
    CORNERS,
    DATED,
    HERE,
    HOST,
    LINE,
    PERIODS,
    PICTURE,
    POINTS,
    SPOTS,
    ZOOM,
    Case,
)

SAMPLE = random.Random(21)  # the same spots each time
WARM = [
    [lat + SAMPLE.gauss(0, 0.1), lng + SAMPLE.gauss(0, 0.1), 0.6] for lat, lng in SPOTS for _ in range(40)
]


def pattern(made: Any) -> Any:
    def draw(m: folium.Map) -> None:
        made.add_to(m)
        folium.Circle(HERE, radius=14_000, fill=True, fill_pattern=made, fill_opacity=1).add_to(m)

    return draw


def dual_map(_: folium.Map) -> Any:
    both = plugins.DualMap(location=HERE, zoom_start=ZOOM, tiles=None)
    folium.Marker(HERE).add_to(both.m1)
    folium.Circle(HERE, radius=9000).add_to(both.m2)
    return both


def sub_group(m: folium.Map) -> None:
    group = folium.FeatureGroup("all").add_to(m)
    part = plugins.FeatureGroupSubGroup(group, "some").add_to(m)
    folium.Marker(HERE).add_to(part)
    folium.LayerControl(collapsed=False).add_to(m)


def grouped_control(m: folium.Map) -> None:
    first, second = (folium.FeatureGroup(name).add_to(m) for name in ("first", "second"))
    folium.Marker(SPOTS[0]).add_to(first)
    plugins.GroupedLayerControl({"a group": [first, second]}, collapsed=False).add_to(m)


def spiderfier(m: folium.Map) -> None:
    for _ in range(3):
        folium.Marker(HERE, popup="one of three").add_to(m)
    plugins.OverlappingMarkerSpiderfier().add_to(m)


def text_path(m: folium.Map) -> None:
    line = folium.PolyLine(LINE, weight=2).add_to(m)
    plugins.PolyLineTextPath(line, "a way  ", repeat=True, offset=6).add_to(m)


def search(m: folium.Map) -> None:
    plugins.Search(folium.GeoJson(POINTS).add_to(m), search_label="name", collapsed=False).add_to(m)


def side_by_side(m: folium.Map) -> None:
    left, right = (folium.TileLayer(name).add_to(m) for name in ("openstreetmap", "cartodbpositron"))
    plugins.SideBySideLayers(left, right).add_to(m)


def tag_filter(m: folium.Map) -> None:
    for at, spot in enumerate(SPOTS):
        folium.Marker(spot, tags=["odd" if at % 2 else "even"]).add_to(m)
    plugins.TagFilterButton(["odd", "even"]).add_to(m)


def time_slider(m: folium.Map) -> None:
    days = {
        second: {"color": colour, "opacity": 0.6}
        for second, colour in (("1762000000", "red"), ("1762100000", "blue"))
    }
    plugins.TimeSliderChoropleth(AREAS, dict.fromkeys("abc", days)).add_to(m)


def timeline(m: folium.Map) -> None:
    dated = plugins.Timeline(PERIODS).add_to(m)
    plugins.TimelineSlider(auto_play=False).add_timelines(dated).add_to(m)


def tree_control(m: folium.Map) -> None:
    group = folium.FeatureGroup("leaf").add_to(m)
    folium.Marker(HERE).add_to(group)
    tree = {
        "label": "tree",
        "children": [{"label": "branch", "children": [{"label": "leaf", "layer": group}]}],
    }
    plugins.TreeLayerControl(overlay_tree=tree, collapsed=False).add_to(m)


def wms_in_time(m: folium.Map) -> None:
    layer = folium.WmsTileLayer(f"{HOST}/wms", layers="rain").add_to(m)
    plugins.TimestampedWmsTileLayers(layer).add_to(m)


OWN_SOURCE = folium.JsCode(
    "(done, failed) => done({type: 'FeatureCollection', features: [{type: 'Feature', id: 1, properties: {},"
    " geometry: {type: 'Point', coordinates: [-61.5, 10.5]}}]})"
)

PLUGINS: dict[str, Case] = {
    "AntPath": Case(lambda m: plugins.AntPath(LINE, weight=6).add_to(m)),
    "BeautifyIcon": Case(
        lambda m: folium.Marker(HERE, icon=plugins.BeautifyIcon("plane", border_color="#b3334f")).add_to(m)
    ),
    "BoatMarker": Case(
        lambda m: plugins.BoatMarker(HERE, heading=45, wind_heading=150, wind_speed=45).add_to(m)
    ),
    "CirclePattern": Case(pattern(plugins.CirclePattern(width=20, height=20, radius=8, fill_color="red"))),
    "Draw": Case(lambda m: plugins.Draw(export=True).add_to(m)),
    "DualMap": Case(dual_map),
    "FastMarkerCluster": Case(lambda m: plugins.FastMarkerCluster([row[:2] for row in WARM]).add_to(m)),
    "FeatureGroupSubGroup": Case(sub_group),
    "FloatImage": Case(lambda m: plugins.FloatImage(PICTURE, bottom=10, left=10).add_to(m)),
    "Fullscreen": Case(lambda m: plugins.Fullscreen().add_to(m)),
    "GeoMan": Case(lambda m: plugins.GeoMan().add_to(m)),
    "Geocoder": Case(lambda m: plugins.Geocoder().add_to(m), refused=True),
    "GroupedLayerControl": Case(grouped_control),
    "HeatMap": Case(lambda m: plugins.HeatMap(WARM, radius=25).add_to(m)),
    "HeatMapWithTime": Case(
        lambda m: plugins.HeatMapWithTime([WARM[:40], WARM[40:80]], radius=25, auto_play=False).add_to(m)
    ),
    "LocateControl": Case(lambda m: plugins.LocateControl().add_to(m)),
    "MarkerCluster": Case(lambda m: plugins.MarkerCluster([row[:2] for row in WARM]).add_to(m)),
    "MeasureControl": Case(lambda m: plugins.MeasureControl().add_to(m)),
    "MiniMap": Case(lambda m: plugins.MiniMap().add_to(m)),
    "MousePosition": Case(lambda m: plugins.MousePosition().add_to(m)),
    "OverlappingMarkerSpiderfier": Case(spiderfier, ".leaflet-marker-icon:last-child"),
    "PolyLineFromEncoded": Case(
        lambda m: (plugins.PolyLineFromEncoded(r"_p~iF~ps|U_ulLnnqC_mqNvxq`@", weight=6).add_to(m),
                   m.fit_bounds([[38, -127], [44, -120]]))
    ),
    "PolyLineOffset": Case(
        lambda m: [plugins.PolyLineOffset(LINE, weight=4, offset=offset).add_to(m) for offset in (-8, 8)]
    ),
    "PolyLineTextPath": Case(text_path),
    "PolygonFromEncoded": Case(
        lambda m: (plugins.PolygonFromEncoded(r"_p~iF~ps|U_ulLnnqC_mqNvxq`@", fill=True).add_to(m),
                   m.fit_bounds([[38, -127], [44, -120]]))
    ),
    "Realtime": Case(lambda m: plugins.Realtime(f"{HOST}/live.json").add_to(m), refused=True),
    "ScrollZoomToggler": Case(lambda m: plugins.ScrollZoomToggler().add_to(m)),
    "Search": Case(search),
    "SemiCircle": Case(
        lambda m: plugins.SemiCircle(HERE, 14_000, direction=90, arc=120, fill=True).add_to(m)
    ),
    "SideBySideLayers": Case(side_by_side),
    "StripePattern": Case(pattern(plugins.StripePattern(angle=-45, weight=6, color="purple"))),
    "TagFilterButton": Case(tag_filter),
    "Terminator": Case(lambda m: (plugins.Terminator().add_to(m), m.fit_bounds([[-70, -150], [70, 150]]))),
    "TimeSliderChoropleth": Case(time_slider),
    "Timeline": Case(timeline),
    "TimelineSlider": Case(timeline),
    "TimestampedGeoJson": Case(
        lambda m: plugins.TimestampedGeoJson(DATED, auto_play=False, period="P1D").add_to(m)
    ),
    "TimestampedWmsTileLayers": Case(wms_in_time, refused=True),
    "TreeLayerControl": Case(tree_control),
    "VectorGridProtobuf": Case(
        lambda m: plugins.VectorGridProtobuf(f"{HOST}/{{z}}/{{x}}/{{y}}.pbf").add_to(m), refused=True
    ),
}  # fmt: skip
"""Each class by its name in `folium.plugins`."""

FORMS: dict[str, Case] = {
    "plugins.Realtime with a source in the page": Case(
        lambda m: plugins.Realtime(OWN_SOURCE, interval=60_000).add_to(m)
    ),
    "plugins.FloatImage of an address": Case(
        lambda m: plugins.FloatImage(f"{HOST}/logo.png").add_to(m), refused=True
    ),
    "plugins.MarkerCluster with icons": Case(
        lambda m: plugins.MarkerCluster(SPOTS, icons=[folium.Icon("red") for _ in SPOTS]).add_to(m)
    ),
    "plugins.Draw in a map with bounds": Case(
        lambda m: (plugins.Draw(draw_options={"polyline": False}).add_to(m), m.fit_bounds(CORNERS))
    ),
}  # fmt: skip
"""Forms that differ in what they load."""
