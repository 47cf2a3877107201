"""Build one page with one other map tool, in its own environment: `python -m bench.peers TOOL DATA PAGE`.

DATA is a folder with places.geojson and quotes.jsonl, the same records that caribmap compiles. Each function
is the tool used as its documentation shows, with the quote in the popup, and layers where the tool has some.
Nothing is fetched: no tiles, and no basemap where the tool has none of its own.
"""

from __future__ import annotations

import json
import re
import sys
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

CENTRE = (12.0, -68.0)
COLOURS = ("#0067A8", "#B04408", "#6E2C6B", "#1B1F23", "#61676E")


@dataclass(frozen=True, slots=True)
class Mark:
    name: str
    lng: float
    lat: float
    layer: str
    quote: str
    source: str
    date: str

    def popup(self) -> str:
        return (
            f"<b>{escape(self.name)}</b><blockquote>{escape(self.quote)}</blockquote>"
            f"<cite>{escape(self.source)} {escape(self.date)}</cite>"
        )


Build = Callable[[list[Mark], Path], None]


def read_marks(folder: Path) -> list[Mark]:
    """Every place with its first quote."""
    quotes: dict[str, dict[str, Any]] = {}
    with (folder / "quotes.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            quote = json.loads(line)
            for place in quote["places"]:
                quotes.setdefault(place, quote)
    with (folder / "places.geojson").open(encoding="utf-8") as file:
        features = json.load(file)["features"]
    marks = []
    for feature in features:
        properties, quote = feature["properties"], quotes[feature["id"]]
        lng, lat = feature["geometry"]["coordinates"]
        name = next(iter(properties["names"].values()))
        date = quote.get("date") or ""
        marks.append(Mark(name, lng, lat, properties["layer"], quote["exact"], quote["source"], date))
    return marks


def by_layer(marks: list[Mark]) -> dict[str, list[Mark]]:
    layers: dict[str, list[Mark]] = defaultdict(list)
    for mark in marks:
        layers[mark.layer].append(mark)
    return dict(layers)


def blank_map(**options: Any) -> Any:
    import folium

    # Without tiles no maximum zoom is set, and MarkerCluster needs one.
    return folium.Map(CENTRE, zoom_start=5, tiles=None, maxZoom=18, **options)


def folium_markers(marks: list[Mark], page: Path) -> None:
    import folium

    map_ = blank_map()
    for layer, members in by_layer(marks).items():
        group = folium.FeatureGroup(layer).add_to(map_)
        for mark in members:
            folium.Marker([mark.lat, mark.lng], popup=folium.Popup(mark.popup())).add_to(group)
    folium.LayerControl().add_to(map_)
    map_.save(page)


def folium_cluster(marks: list[Mark], page: Path) -> None:
    import folium
    from folium.plugins import MarkerCluster

    map_ = blank_map()
    for layer, members in by_layer(marks).items():
        group = MarkerCluster(name=layer).add_to(map_)  # type: ignore[no-untyped-call]
        for mark in members:
            folium.Marker([mark.lat, mark.lng], popup=folium.Popup(mark.popup())).add_to(group)
    folium.LayerControl().add_to(map_)
    map_.save(page)


def folium_fast_cluster(marks: list[Mark], page: Path) -> None:
    import folium
    from folium.plugins import FastMarkerCluster

    callback = "function (row) { return L.marker(new L.LatLng(row[0], row[1])).bindPopup(row[2]); }"
    map_ = blank_map()
    for layer, members in by_layer(marks).items():
        rows = [[mark.lat, mark.lng, mark.popup()] for mark in members]
        group = FastMarkerCluster(rows, callback=callback, name=layer)  # type: ignore[no-untyped-call]
        group.add_to(map_)
    folium.LayerControl().add_to(map_)
    map_.save(page)


def folium_geojson(marks: list[Mark], page: Path) -> None:
    import folium

    fields = ["name", "quote", "source", "date"]
    map_ = blank_map(prefer_canvas=True)
    for layer, members in by_layer(marks).items():
        features = [
            {
                "type": "Feature",
                "properties": {field: getattr(mark, field) for field in fields},
                "geometry": {"type": "Point", "coordinates": [mark.lng, mark.lat]},
            }
            for mark in members
        ]
        folium.GeoJson(
            {"type": "FeatureCollection", "features": features},
            name=layer,
            marker=folium.CircleMarker(radius=5),
            popup=folium.GeoJsonPopup(fields),
        ).add_to(map_)
    folium.LayerControl().add_to(map_)
    map_.save(page)


def frame(marks: list[Mark]) -> Any:
    import geopandas

    fields = ("name", "quote", "source", "date", "layer")
    points = geopandas.points_from_xy([mark.lng for mark in marks], [mark.lat for mark in marks])
    columns = {field: [getattr(mark, field) for mark in marks] for field in fields}
    return geopandas.GeoDataFrame(columns, geometry=points, crs="EPSG:4326")


def geopandas_explore(marks: list[Mark], page: Path) -> None:
    frame(marks).explore(column="layer", popup=True, tiles=None, prefer_canvas=True).save(page)


def plotly(marks: list[Mark], page: Path) -> None:
    import plotly.graph_objects as go

    figure = go.Figure()
    for layer, members in by_layer(marks).items():
        figure.add_trace(
            go.Scattergeo(
                name=layer,
                lon=[mark.lng for mark in members],
                lat=[mark.lat for mark in members],
                text=[mark.popup() for mark in members],
                mode="markers",
            )
        )
    # Plotly would load the outlines of land from the network.
    figure.update_geos(visible=False, lataxis_range=[-5, 30], lonaxis_range=[-95, -45])
    figure.write_html(page)


def pydeck(marks: list[Mark], page: Path) -> None:
    import pandas as pd
    import pydeck as pdk

    fields = ("name", "quote", "source", "date", "lng", "lat")
    layers = [
        pdk.Layer(
            "ScatterplotLayer",
            pd.DataFrame({field: [getattr(mark, field) for mark in members] for field in fields}),
            id=layer,
            get_position=["lng", "lat"],
            get_radius=5,
            radius_units="'pixels'",
            get_fill_color=[int(COLOURS[number % len(COLOURS)][at : at + 2], 16) for at in (1, 3, 5)],
            pickable=True,
        )
        for number, (layer, members) in enumerate(by_layer(marks).items())
    ]
    view = pdk.ViewState(latitude=CENTRE[0], longitude=CENTRE[1], zoom=4)
    tooltip: Any = {"html": "<b>{name}</b><blockquote>{quote}</blockquote><cite>{source} {date}</cite>"}
    deck = pdk.Deck(layers, initial_view_state=view, map_provider=None, tooltip=tooltip)
    deck.to_html(str(page), open_browser=False, notebook_display=False)


def lonboard(marks: list[Mark], page: Path) -> None:
    """From Arrow columns: from a GeoDataFrame it needs pyarrow, which slows the others' import of pandas."""
    import numpy as np
    from arro3.core import Array, DataType, Field, Schema, Table, fixed_size_list_array
    from lonboard import Map, ScatterplotLayer

    fields = ("name", "quote", "source", "date")
    layers = []
    for members in by_layer(marks).values():
        places = np.array([[mark.lng, mark.lat] for mark in members])
        points = fixed_size_list_array(Array.from_numpy(places.ravel()), 2)
        metadata = {
            "ARROW:extension:name": "geoarrow.point",
            "ARROW:extension:metadata": '{"crs": "EPSG:4326"}',
        }
        columns = {
            field: Array([getattr(mark, field) for mark in members], DataType.string()) for field in fields
        }
        schema = Schema(
            [
                *(Field(field, DataType.string()) for field in fields),
                Field("geometry", points.type, metadata=metadata),
            ]
        )
        table = Table.from_arrays([*columns.values(), points], schema=schema)
        layers.append(ScatterplotLayer(table, get_radius=5, radius_units="pixels", pickable=True))
    html = Map(layers, basemap=None, show_tooltip=True).to_html()
    # npm has require.js, but not the minified file whose hash the page states.
    page.write_text(re.sub(r' integrity="sha256-[^"]+"', "", html, count=1), encoding="utf-8")


TOOLS: dict[str, Build] = {
    build.__name__: build
    for build in (
        folium_markers,
        folium_cluster,
        folium_fast_cluster,
        folium_geojson,
        geopandas_explore,
        plotly,
        pydeck,
        lonboard,
    )
}


if __name__ == "__main__":
    tool, data, page = sys.argv[1:]
    TOOLS[tool](read_marks(Path(data)), Path(page))
