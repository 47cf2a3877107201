"""Rows for `GeoDataFrame.explore` and for colormaps and legends of branca."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import branca.colormap as cm
import folium
import geopandas

from tools.gallery.case import AREAS, HERE, LINE, POINTS, ZOOM, Case, collection, feature


def explored(data: dict[str, Any], **options: Any) -> Case:
    def draw(m: folium.Map) -> Any:  # noqa: ARG001  explore makes its own map
        frame = geopandas.GeoDataFrame.from_features(data, crs=4326)
        return frame.explore(tiles=None, **deepcopy(options))  # it changes some of them

    return Case(draw)


def explored_on(m: folium.Map) -> None:
    """Two frames on a map of the user's, with a layer control."""
    for name, data in (("areas", AREAS), ("points", POINTS)):
        geopandas.GeoDataFrame.from_features(data, crs=4326).explore(m=m, name=name)
    folium.LayerControl(collapsed=False).add_to(m)


def explored_with_tiles(_: folium.Map) -> Any:
    return geopandas.GeoDataFrame.from_features(AREAS, crs=4326).explore("value", tiles="CartoDB positron")


LINES = collection([feature("way", "LineString", [[lng, lat] for lat, lng in LINE], value=1)])
GAPS = collection([*AREAS["features"][:2], feature("d", "Point", [-61.5, 10.5], value=None)])

EXPLORED: dict[str, Case] = {
    "explore() of areas": explored(AREAS),
    "explore() of lines": explored(LINES, style_kwds={"weight": 6}),
    "explore() of points": explored(POINTS, marker_kwds={"radius": 10}),
    "explore() with markers": explored(POINTS, marker_type="marker"),
    "explore() with circles": explored(POINTS, marker_type="circle", marker_kwds={"radius": 4000}),
    "explore() by numbers": explored(AREAS, column="value", cmap="viridis"),
    "explore() by a colormap of branca": explored(
        AREAS, column="value", cmap=cm.LinearColormap(["yellow", "red"], vmin=0, vmax=4)
    ),
    "explore() by categories": explored(AREAS, column="name", categorical=True, cmap="Set1"),
    "explore() by classes": explored(AREAS, column="value", scheme="quantiles", k=2),
    "explore() by classes, legend as steps": explored(
        AREAS, column="value", scheme="equalinterval", k=3, legend_kwds={"colorbar": False}
    ),
    "explore() with gaps": explored(GAPS, column="value", missing_kwds={"color": "grey", "label": "none"}),
    "explore() with popup and tooltip": explored(AREAS, tooltip=["name"], popup=True, legend=False),
    "explore() on a map": Case(explored_on),
    "explore() on tiles": Case(explored_with_tiles),
}


def shown(colormap: Any) -> Case:
    def draw(m: folium.Map) -> None:
        colormap.caption = "a legend"
        colormap.add_to(m)

    return Case(draw)


def bound(_: folium.Map) -> folium.Map:
    """A legend that its layer shows and hides, the usual recipe."""
    m = folium.Map(HERE, zoom_start=ZOOM, tiles=None)
    colormap = cm.linear.YlOrRd_09.scale(0, 4)
    folium.GeoJson(
        AREAS, style_function=lambda one: {"fillColor": colormap(one["properties"]["value"])}
    ).add_to(m)
    return m.add_child(colormap)


BRANCA: dict[str, Case] = {
    "branca linear.YlGnBu_09, scaled": shown(cm.linear.YlGnBu_09.scale(0, 100)),
    "branca linear, as steps": shown(cm.linear.PuRd_06.to_step(4)),
    "branca linear, steps by quantiles": shown(
        cm.linear.Greens_09.to_step(data=[1, 2, 3, 5, 8, 13], method="quantiles", n=3)
    ),
    "branca step.Accent_03": shown(cm.step.Accent_03.scale(0, 3)),
    "branca LinearColormap with an index": shown(
        cm.LinearColormap(["green", "yellow", "red"], index=[0, 60, 100], vmin=0, vmax=100)
    ),
    "branca StepColormap with labels": shown(
        cm.StepColormap(["green", "yellow", "red"], index=[0, 3, 6], vmin=0, vmax=9, tick_labels=[0, 3, 9])
    ),
    "branca colormap as the style of a layer": Case(bound),
}
