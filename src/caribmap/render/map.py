"""A payload as a Folium map, which notebooks show and which takes further Folium layers."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import Any

import folium
from branca.element import Figure, MacroElement
from folium.template import Template
from folium.utilities import camelize

from caribmap.payload.types import Payload, PayloadPlace
from caribmap.render.csp import inline_script
from caribmap.render.figure import render_pieces
from caribmap.render.offline.assets import Assets
from caribmap.render.offline.document import inlined
from caribmap.render.offline.tiles import Tiles
from caribmap.render.page import Content, content_of, data_blocks, render_page
from caribmap.render.raw import Raw
from caribmap.render.stylesheet import stylesheet
from caribmap.render.tree import children, figure_of, put_back, walk
from caribmap.runtime.shipped import read_static

MIN_ZOOM = 1
MAX_ZOOM = 11
IN_BUNDLE = ("leaflet", "leaflet_css")
LEAFLET = "https://unpkg.com/leaflet@1.9.3/dist/leaflet.{}"
COVERING = "position:fixed;inset:0;height:100%;z-index:9999"
"""How a frame covers the page of a host that shows nothing else."""
UNTRUSTED = "Make this notebook trusted to see the map: File → Trust Notebook"
"""What a notebook shows that takes frames out of its output."""
OURS = {
    "zoom_control": False,  # the viewer has its own, labelled in the reader's language
    "attribution_control": False,  # the viewer shows credits in About
    "zoom_snap": 0.25,
    "zoom_delta": 0.5,
}
"""Options of a map that is not told otherwise."""


class Map(folium.Map):
    """The map of a payload: a `folium.Map` with one FeatureGroup per layer, named by the layer's id.

    `options` are those of `folium.Map`. With `location` the page opens on it, at `zoom_start`; without, on
    the payload's first view. `tiles` are a layer beside the base map, as `caribmap.offline` treats it.

    No Folium element contains text of the dossier, because Folium would compile it as a template; the page
    contains the text as data.
    """

    def __init__(self, payload: Payload, **options: Any) -> None:
        south_west, north_east = _corners(payload["views"][0]["bounds"])
        middle = [(south_west[0] + north_east[0]) / 2, (south_west[1] + north_east[1]) / 2]
        location = options.pop("location", None)
        self.keeps_opening = location is not None
        tiles = {name: options.pop(name, None) for name in ("tiles", "attr")}
        limits = {"min_zoom": MIN_ZOOM, "max_zoom": MAX_ZOOM}
        opening = {"location": location if self.keeps_opening else middle, "tiles": None}
        super().__init__(**{**OURS, **options, **opening})
        self.default_js, self.default_css = [], []
        # Folium passes these arguments to tiles only.
        self.options.update({name: options.get(name, limit) for name, limit in limits.items()})
        if not self.keeps_opening:
            super().fit_bounds([south_west, north_east])
        self.asked_fit: dict[str, Any] | None = None
        self.groups = {layer["id"]: folium.FeatureGroup(name=layer["id"]) for layer in payload["layers"]}
        for group in self.groups.values():
            self.add_child(group)
        self._own = frozenset(children(self))
        if tiles["tiles"]:
            layer = _tile_layer(**tiles, **{name: options.get(name) for name in limits})
            self.add_child(layer, name=layer.tile_name)
        self.content = content_of(payload)
        self.frame_name = f"caribmap_frame_{self._id}"
        self.__module__ = "folium.folium"  # by which Panel knows a map of Folium
        self.own_figure = OfflineFigure(self.content)
        self.own_figure.add_child(self)

    def add_layers_to(self, folium_map: folium.Map) -> None:
        """Add the dossier's layers, with marks and popups but without panels, to another Folium map.

        That map loads Leaflet from the network; `caribmap.offline` makes it a self-contained page.
        """
        groups = {layer: folium.FeatureGroup(name=layer) for layer in self.groups}
        for group in groups.values():
            group.add_to(folium_map)
        LayersElsewhere(groups, self.content).add_to(folium_map)

    def fit_bounds(self, bounds: Any, *arguments: Any, **options: Any) -> None:
        """As in Folium; the page opens on these bounds unless they are of nothing."""
        if any(None in corner for corner in bounds):
            return
        super().fit_bounds(bounds, *arguments, **options)
        asked = next(
            child for child in reversed(children(self).values()) if isinstance(child, folium.FitBounds)
        )
        corners = [list(map(float, corner)) for corner in bounds]
        self.asked_fit = {"bounds": corners, **{camelize(key): value for key, value in asked.options.items()}}

    def get_bounds(self) -> list[list[float | None]]:
        """Corners of the dossier's places and added layers: south-west, north-east, [latitude, longitude]."""
        own = _extent(self.content.places)
        added = super().get_bounds()
        corners = [corner for corners in (own, added) if corners for corner in corners if None not in corner]
        if not corners:
            return [[None, None], [None, None]]
        lats, lngs = zip(*corners, strict=True)
        return [[min(lats), min(lngs)], [max(lats), max(lngs)]]

    @property
    def has_foreign_layers(self) -> bool:
        """Whether Folium elements were added to the dossier's own."""
        return self._own != frozenset(children(self)) or any(
            children(group) for group in self.groups.values()
        )

    def render(self, **kwargs: Any) -> None:  # type: ignore[override]  # so do branca's
        """Render the map; outside of its own page it is the whole page, in a frame.

        Hosts put a map into a figure of theirs (`folium.Figure(width, height)`, subplots, `folium_static`),
        or render it alone and read what it links (`st_folium`, which then runs its script beside the frame).
        """
        root = self.get_root()
        if isinstance(root, OfflineFigure) and root.is_rendering:
            super().render(**kwargs)  # type: ignore[no-untyped-call]
            return
        self.default_js = [("leaflet", _data_uri("text/javascript", LEAFLET.format("js")))]
        self.default_css = [("leaflet_css", _data_uri("text/css", LEAFLET.format("css")))]
        is_alone = isinstance(root, Figure) and list(children(root).values()) == [self]
        place = COVERING if is_alone else "height:100vh" if isinstance(root, Figure) else "height:100%"
        frame = Raw(_without_templates(self.own_figure.frame(place)))
        root.html.add_child(frame, name=self.frame_name)  # type: ignore[attr-defined]  # figures and subplots have it


class OfflineFigure(Figure):
    """The root of a `Map`: renders the finished page instead of branca's own template."""

    def __init__(self, content: Content) -> None:
        super().__init__()
        self.content = content
        self.is_rendering = False

    def render(self, **kwargs: Any) -> str:  # noqa: ARG002  branca passes its own
        """The page; the same text every time."""
        return self.render_page(Assets(), Tiles())

    def render_page(self, assets: Assets, tiles: Tiles) -> str:
        """The page, with `assets` for the files and `tiles` for the tile layers of added Folium layers.

        Raises MissingAssetError for what has no copy.
        """
        own_map = next(child for child in walk(self) if isinstance(child, Map))
        with put_back(self):
            self.is_rendering = True
            own_map._parent = self  # noqa: SLF001  another figure may have it
            children(self.html).pop(own_map.frame_name, None)
            foreign = own_map.has_foreign_layers or self._has_additions()
            own_map.default_js = _links(own_map.default_js, folium.Map.default_js if foreign else [])
            own_map.default_css = _links(own_map.default_css, folium.Map.default_css if foreign else [])
            options = {"fit": own_map.asked_fit, "stay": own_map.keeps_opening, "foreign": foreign}
            stated = {key: value for key, value in options.items() if value}
            own_map.add_child(Attach(own_map.groups, chrome=True, **stated))
            pieces = render_pieces(self)
        whole = inlined(pieces, assets, tiles.beside_basemap()) if foreign else None
        return render_page(self.content, pieces, whole, self.title)

    def _has_additions(self) -> bool:
        added = [name for part in (self.header, self.html, self.script) for name in children(part)]
        return added != ["meta_http"]

    def frame(self, style: str) -> str:
        """The page in an iframe with this style."""
        return (
            f'<iframe srcdoc="{escape(self.render())}" title="{escape(self.content.title)}" width="100%" '
            f'style="border:0;{style}" allow="fullscreen *; clipboard-write *"></iframe>'
        )

    def _repr_html_(self, **kwargs: Any) -> str:  # noqa: ARG002  Folium passes its own
        """The page as a notebook cell's output, as high as the figure or the map says, else by the ratio."""
        own_map = next(child for child in walk(self) if isinstance(child, Map))
        value, unit = own_map.height
        height = self.height or (f"{value:g}px" if unit == "px" else None)
        size = f"height:{height}" if height else f"height:0;padding-bottom:{self.ratio}"
        frame = self.frame("position:absolute;inset:0;height:100%")
        return (
            f'<div style="width:{self.width};"><div style="position:relative;width:100%;{size};">'
            f"<span>{UNTRUSTED}</span>{frame}</div></div>"
        )


class Attach(MacroElement):
    """The last statement of the page's script: passes Folium's map and groups, by id, to the viewer."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
            window.caribmap.attach({{ this._parent.get_name() }}, {
                {%- for id, group in this.groups.items() %}
                {{ id|tojson }}: {{ group.get_name() }},
                {%- endfor %}
            }, {{ this.options|tojson }});
        {% endmacro %}
        """
    )

    def __init__(self, groups: Mapping[str, folium.FeatureGroup], **options: Any) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "Attach"
        self.groups = groups
        self.options = options


class LayersElsewhere(Attach):
    """A dossier's layers on another Folium map: adds the viewer and the data to that map's page."""

    def __init__(self, groups: Mapping[str, folium.FeatureGroup], content: Content) -> None:
        super().__init__(groups, chrome=False)
        self.content = content

    def render(self, **kwargs: Any) -> None:  # type: ignore[override]  # so do branca's
        figure = figure_of(self)
        style = stylesheet(self.content.data, self.content.blocks, foreign=True)
        viewer = inline_script(read_static("viewer.js").decode("utf-8"))
        figure.header.add_child(Raw(f"<style>{style}</style>"), name="caribmap_css")
        figure.html.add_child(Raw("\n".join(data_blocks(self.content))), name="caribmap_data")
        figure.script.add_child(Raw(viewer), name="caribmap_js")
        super().render(**kwargs)  # type: ignore[no-untyped-call]


def _links(own: Sequence[tuple[str, str]], others: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """What the page links of these: not Leaflet, which the viewer brings."""
    return [link for link in (*own, *others) if link[0] not in IN_BUNDLE]


def _data_uri(kind: str, address: str) -> str:
    return f"data:{kind};base64,{b64encode(Assets().find(address) or b'').decode('ascii')}"


def _tile_layer(tiles: Any, **options: Any) -> folium.TileLayer:
    return tiles if isinstance(tiles, folium.TileLayer) else folium.TileLayer(tiles, **options)


def _without_templates(markup: str) -> str:
    """The same markup without the character that begins a block of a template: subplots compile it."""
    return markup.replace("{", "&#123;")


def _extent(places: Sequence[PayloadPlace]) -> list[list[float]]:
    """South-west and north-east corner of geometries and anchors, [latitude, longitude]; [] without any."""
    shapes = (place["geometry"]["coordinates"] for place in places if place["geometry"])
    anchors = (place["anchor"] for place in places if place["anchor"])
    positions = [position for shape in (*shapes, *anchors) for position in _positions(shape)]
    if not positions:
        return []
    lngs, lats = zip(*((position[0], position[1]) for position in positions), strict=True)
    return [[min(lats), min(lngs)], [max(lats), max(lngs)]]


def _positions(coordinates: Any) -> Iterator[Sequence[float]]:
    if isinstance(coordinates[0], int | float):
        yield coordinates
    else:
        for part in coordinates:
            yield from _positions(part)


def _corners(bounds_deg: Sequence[float]) -> tuple[list[float], list[float]]:
    """South-west and north-east corner as [latitude, longitude]; east is over 180 across the antimeridian."""
    west, south, east, north = bounds_deg
    return [south, west], [north, east if west <= east else east + 360]
