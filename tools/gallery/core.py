"""A row for each class of `folium`, and its layers that have no name there."""

from __future__ import annotations

from typing import Any

import folium
import numpy as np
from branca.element import MacroElement
from folium.raster_layers import ImageOverlay, VideoOverlay
from folium.template import Template

from tools.gallery.case import (
    AREAS,
    CORNERS,
    HERE,
    HOST,
    LINE,
    PICTURE,
    POINTS,
    SPOTS,
    TOPOLOGY,
    VEGA,
    VEGA_LITE,
    Case,
)

MARKER = ".leaflet-marker-icon"
SHAPE = "path.leaflet-interactive"


def choropleth(m: folium.Map) -> None:
    values = {"a": 1, "b": 2, "c": 4}
    folium.Choropleth(AREAS, data=values, key_on="feature.id", legend_name="values").add_to(m)


def layer_control(m: folium.Map) -> None:
    for name in ("first", "second"):
        folium.Marker(HERE).add_to(folium.FeatureGroup(name).add_to(m))
    folium.LayerControl(collapsed=False).add_to(m)


def popup_with(element: Any) -> Any:
    def draw(m: folium.Map) -> None:
        popup = folium.Popup(max_width=300)
        element().add_to(popup)
        folium.Marker(HERE, popup=popup).add_to(m)

    return draw


def legend(m: folium.Map) -> None:
    """The usual recipe: a template that is an attribute of the instance."""
    element = MacroElement()
    element._template = Template(  # noqa: SLF001  so do its users
        "{% macro html(this, kwargs) %}<div style='position:fixed;bottom:40px;left:20px;z-index:9999;"
        "background:white;padding:8px'>legend <i style='background:red'>&emsp;</i></div>{% endmacro %}"
    )
    m.add_child(element)


def figure(m: folium.Map) -> Any:  # noqa: ARG001  the figure has a map of its own
    own = folium.Figure(width=420, height=320)
    inside = folium.Map(HERE, zoom_start=8, tiles=None).add_to(own)
    folium.Marker(HERE).add_to(inside)
    return own


def div(m: folium.Map) -> None:
    part = folium.Div(width="40%", height="50%", left="5%", top="10%", position="absolute")
    part.html.add_child(folium.Element("<p style='background:gold'>a part of its own</p>"))
    m.get_root().add_child(part)


def html(m: folium.Map) -> None:
    folium.Marker(HERE, popup=folium.Popup(folium.Html("<b>bold</b> & text", script=True))).add_to(m)


def element(m: folium.Map) -> None:
    text = "<h3 style='position:fixed;top:0;left:60px;z-index:999'>A title</h3>"
    m.get_root().html.add_child(folium.Element(text))


def links(m: folium.Map, *parts: tuple[str, folium.Element]) -> None:
    for name, part in parts:
        m.get_root().header.add_child(part, name=name)
    folium.Marker(HERE).add_to(m)


def own_marker(m: folium.Map) -> None:
    class Ring(MacroElement):
        _template = Template(
            "{% macro script(this, kwargs) %}"
            "L.circle({{ this.at|tojson }}, {radius: 9000, color: 'purple'})"
            ".addTo({{ this._parent.get_name() }});"
            "{% endmacro %}"
        )

        def __init__(self) -> None:
            super().__init__()
            self._name = "Ring"
            self.at = HERE

    Ring().add_to(m)


def styled_by_script(m: folium.Map) -> None:
    paint = folium.JsCode("(feature, layer) => { layer.setStyle({color: 'crimson'}); }")
    folium.GeoJson(AREAS, on_each_feature=paint).add_to(m)


CORE: dict[str, Case] = {
    "Choropleth": Case(choropleth),
    "Circle": Case(lambda m: folium.Circle(HERE, radius=12_000, fill=True).add_to(m)),
    "CircleMarker": Case(lambda m: folium.CircleMarker(HERE, radius=20, tooltip="a spot").add_to(m)),
    "ClickForLatLng": Case(lambda m: folium.ClickForLatLng(alert=False).add_to(m), ".folium-map"),
    "ClickForMarker": Case(lambda m: folium.ClickForMarker("Here").add_to(m), ".folium-map"),
    "ColorLine": Case(lambda m: folium.ColorLine(LINE, [0, 1], colormap=["y", "red"], weight=6).add_to(m)),
    "ColorMap": Case(lambda m: m.add_child(folium.LinearColormap(["white", "navy"], caption="depth"))),
    "Control": Case(lambda m: folium.Control("Scale", position="bottomleft").add_to(m)),
    "CssLink": Case(lambda m: links(m, ("own", folium.CssLink("https://unpkg.com/leaflet@1.9.3/dist/leaflet.css")))),
    "CustomIcon": Case(lambda m: folium.Marker(HERE, icon=folium.CustomIcon(PICTURE, (60, 40))).add_to(m)),
    "Div": Case(div),
    "DivIcon": Case(lambda m: folium.Marker(HERE, icon=folium.DivIcon(html="<b>text</b>")).add_to(m)),
    "Element": Case(element),
    "FeatureGroup": Case(lambda m: folium.Marker(HERE).add_to(folium.FeatureGroup("group").add_to(m))),
    "Figure": Case(figure),
    "FitBounds": Case(lambda m: (folium.Rectangle(CORNERS).add_to(m), folium.FitBounds(CORNERS).add_to(m))),
    "FitOverlays": Case(lambda m: (folium.GeoJson(AREAS).add_to(m), folium.FitOverlays().add_to(m))),
    "GeoJson": Case(lambda m: folium.GeoJson(AREAS, style_function=lambda _: {"color": "green"}).add_to(m)),
    "GeoJsonPopup": Case(
        lambda m: folium.GeoJson(AREAS, popup=folium.GeoJsonPopup(["name", "value"])).add_to(m), SHAPE
    ),
    "GeoJsonTooltip": Case(
        lambda m: folium.GeoJson(AREAS, tooltip=folium.GeoJsonTooltip(["name"], permanent=True)).add_to(m)
    ),
    "Html": Case(html, MARKER),
    "IFrame": Case(
        lambda m: folium.Marker(HERE, popup=folium.Popup(folium.IFrame("<h1>in</h1>", 120, 80))).add_to(m),
        MARKER,
    ),
    "Icon": Case(lambda m: folium.Marker(HERE, icon=folium.Icon("red", icon="info-sign")).add_to(m)),
    "JavascriptLink": Case(
        lambda m: links(m, ("own", folium.JavascriptLink("https://code.jquery.com/jquery-3.7.1.min.js")))
    ),
    "JsCode": Case(styled_by_script),
    "LatLngPopup": Case(lambda m: folium.LatLngPopup().add_to(m), ".folium-map"),
    "LayerControl": Case(layer_control),
    "LinearColormap": Case(
        lambda m: folium.LinearColormap(["red", "yellow", "green"], vmax=9, caption="a legend").add_to(m)
    ),
    "Link": Case(lambda m: links(m, ("own", folium.CssLink("https://unpkg.com/leaflet@1.9.4/dist/leaflet.css")))),
    "MacroElement": Case(own_marker),
    "Map": Case(lambda m: None),  # noqa: ARG005  the empty map itself
    "Marker": Case(lambda m: folium.Marker(HERE, popup="words", tooltip="tip").add_to(m), MARKER),
    "PolyLine": Case(lambda m: folium.PolyLine(LINE, weight=5, dash_array="8").add_to(m)),
    "Polygon": Case(lambda m: folium.Polygon(LINE, fill=True, color="orange").add_to(m)),
    "Popup": Case(lambda m: folium.Marker(HERE, popup=folium.Popup("<i>shown</i>", show=True)).add_to(m)),
    "Rectangle": Case(lambda m: folium.Rectangle(CORNERS, fill=True).add_to(m)),
    "RegularPolygonMarker": Case(
        lambda m: folium.RegularPolygonMarker(HERE, number_of_sides=5, radius=25).add_to(m)
    ),
    "StepColormap": Case(
        lambda m: folium.StepColormap(["red", "yellow", "green"], vmin=0, vmax=9, caption="steps").add_to(m)
    ),
    "TileLayer": Case(lambda m: folium.TileLayer("CartoDB positron").add_to(m)),
    "Tooltip": Case(
        lambda m: folium.Marker(HERE, tooltip=folium.Tooltip("a tip", permanent=True)).add_to(m)
    ),
    "TopoJson": Case(lambda m: folium.TopoJson(TOPOLOGY, "objects.land").add_to(m)),
    "Vega": Case(popup_with(lambda: folium.Vega(VEGA, 150, 100)), MARKER),
    "VegaLite": Case(popup_with(lambda: folium.VegaLite(VEGA_LITE, 150, 100)), MARKER),
    "WmsTileLayer": Case(
        lambda m: folium.WmsTileLayer(f"{HOST}/wms", layers="rain").add_to(m), refused=True
    ),
}  # fmt: skip
"""Each class by its name in `folium`."""

FORMS: dict[str, Case] = {
    "Map with Folium's own tiles": Case(lambda _: folium.Map(HERE, zoom_start=8)),
    "Icon of Font Awesome, turned": Case(
        lambda m: folium.Marker(HERE, icon=folium.Icon("green", icon="ship", prefix="fa", angle=30)).add_to(m)
    ),
    "GeoJson with markers": Case(
        lambda m: folium.GeoJson(POINTS, marker=folium.CircleMarker(radius=12, fill=True)).add_to(m)
    ),
    "raster_layers.ImageOverlay": Case(
        lambda m: ImageOverlay(np.array([[0.0, 0.5], [0.7, 1.0]]), CORNERS, opacity=0.7).add_to(m)
    ),
    "raster_layers.ImageOverlay of an address": Case(
        lambda m: ImageOverlay(f"{HOST}/chart.png", CORNERS).add_to(m), refused=True
    ),
    "raster_layers.VideoOverlay of an address": Case(
        lambda m: VideoOverlay(f"{HOST}/storm.webm", CORNERS).add_to(m), refused=True
    ),
    "map.CustomPane": Case(
        lambda m: (folium.map.CustomPane("labels", z_index=650).add_to(m),
                   folium.Circle(HERE, radius=9000, fill=True, pane="labels").add_to(m))
    ),
    "Marker that can be dragged, on a map with events": Case(
        lambda m: (folium.Marker(SPOTS[0], draggable=True).add_to(m), m.on(click=folium.JsCode("() => 1")))
    ),
    "MacroElement with a template of its own, the usual legend": Case(legend),
    "JavascriptLink of an unknown address": Case(
        lambda m: links(m, ("own", folium.JavascriptLink(f"{HOST}/own.js"))), refused=True
    ),
}  # fmt: skip
"""Layers without a name in `folium`, and forms that differ in what they load."""
