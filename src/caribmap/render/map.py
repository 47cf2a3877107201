"""A payload as a Folium map, which notebooks show and which takes further Folium layers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

import folium
from branca.element import Figure, MacroElement
from folium.template import Template

from caribmap.payload.types import Payload
from caribmap.render.assets import Assets
from caribmap.render.csp import inline_script, inline_style
from caribmap.render.figure import copy_figure, render_pieces
from caribmap.render.inline import default_icon
from caribmap.render.page import Content, content_of, data_blocks, render_page
from caribmap.render.raw import Raw
from caribmap.render.tree import children, figure_of, walk
from caribmap.runtime.shipped import read_static

MIN_ZOOM = 1
MAX_ZOOM = 11
IN_BUNDLE = ("leaflet", "leaflet_css")
NOT_NEEDED = ("bootstrap", "bootstrap_css")
NOTEBOOK_HEIGHT_PX = 640


class Map(folium.Map):
    """The map of a payload: a `folium.Map` with one FeatureGroup per layer, named by the layer's id.

    No Folium element contains text of the dossier, because Folium would compile it as a template; the page
    contains the text as data.
    """

    def __init__(self, payload: Payload) -> None:
        south_west, north_east = _corners(payload["views"][0]["bounds"])
        super().__init__(
            location=[(south_west[0] + north_east[0]) / 2, (south_west[1] + north_east[1]) / 2],
            tiles=None,
            zoom_control=False,  # the viewer has its own, labelled in the reader's language
            attribution_control=False,  # the viewer shows credits in About
            zoom_snap=0.25,
            zoom_delta=0.5,
        )
        self.default_js, self.default_css = [], []
        self.options.update(min_zoom=MIN_ZOOM, max_zoom=MAX_ZOOM)  # Folium passes the arguments to tiles only
        self.fit_bounds([south_west, north_east])
        self.groups = {layer["id"]: folium.FeatureGroup(name=layer["id"]) for layer in payload["layers"]}
        for group in self.groups.values():
            self.add_child(group)
        self._own = frozenset(children(self))
        self.content = content_of(payload)
        OfflineFigure(self.content).add_child(self)

    def add_layers_to(self, folium_map: folium.Map) -> None:
        """Add the dossier's layers, with marks and popups but without panels, to another Folium map.

        That map loads Leaflet from the network; `caribmap.offline` makes it a self-contained page.
        """
        groups = {layer: folium.FeatureGroup(name=layer) for layer in self.groups}
        for group in groups.values():
            group.add_to(folium_map)
        LayersElsewhere(groups, self.content).add_to(folium_map)

    @property
    def has_foreign_layers(self) -> bool:
        """Whether Folium elements were added to the dossier's own."""
        return self._own != frozenset(children(self)) or any(
            children(group) for group in self.groups.values()
        )


class OfflineFigure(Figure):
    """The root of a `Map`: renders the finished page instead of branca's own template."""

    def __init__(self, content: Content) -> None:
        super().__init__()
        self.content = content

    def render(self, **kwargs: Any) -> str:  # noqa: ARG002  branca passes its own
        """The page, rendered from a new copy of the tree, so that the text is the same every time."""
        return self.render_page(Assets())

    def render_page(self, assets: Assets) -> str:
        """The page, with `assets` for the files that added Folium layers load."""
        figure = copy_figure(self)
        foreign = _prepare(figure, assets)
        return render_page(self.content, render_pieces(figure, assets), foreign_layers=foreign)

    def _repr_html_(self, **kwargs: Any) -> str:  # noqa: ARG002  Folium passes its own
        """The page in an iframe, as the output of a notebook cell."""
        return (
            f'<iframe srcdoc="{escape(self.render())}" title="{escape(self.content.title)}" width="100%" '
            f'height="{NOTEBOOK_HEIGHT_PX}" style="border:0" '
            'allow="fullscreen *; clipboard-write *"></iframe>'
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
            }, {chrome: {{ this.chrome|tojson }}});
        {% endmacro %}
        """
    )

    def __init__(self, groups: Mapping[str, folium.FeatureGroup], *, chrome: bool) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "Attach"
        self.groups = groups
        self.chrome = chrome


class LayersElsewhere(Attach):
    """A dossier's layers on another Folium map: adds the viewer and the data to that map's page."""

    def __init__(self, groups: Mapping[str, folium.FeatureGroup], content: Content) -> None:
        super().__init__(groups, chrome=False)
        self.content = content

    def render(self, **kwargs: Any) -> None:  # type: ignore[override]  # so do branca's
        figure = figure_of(self)
        style = inline_style(read_static("viewer.css").decode("utf-8"))
        viewer = inline_script(read_static("viewer.js").decode("utf-8"))
        figure.header.add_child(Raw(f"<style>{style}</style>"), name="caribmap_css")
        figure.html.add_child(Raw("\n".join(data_blocks(self.content))), name="caribmap_data")
        figure.script.add_child(Raw(viewer), name="caribmap_js")
        super().render(**kwargs)  # type: ignore[no-untyped-call]


def _prepare(figure: Figure, assets: Assets) -> bool:
    """Prepare a copied figure for rendering; True if it has added Folium layers, which need more files."""
    own_map = next(child for child in walk(figure) if isinstance(child, Map))
    added = [name for part in (figure.header, figure.html, figure.script) for name in children(part)]
    foreign = own_map.has_foreign_layers or added != ["meta_http"]
    if foreign:
        left_out = (*IN_BUNDLE, *NOT_NEEDED)
        own_map.default_js += [link for link in folium.Map.default_js if link[0] not in left_out]
        own_map.default_css += [link for link in folium.Map.default_css if link[0] not in left_out]
        icon = Raw(default_icon(assets) + "\n")
        figure.script.add_child(icon, name="default_icon")
    own_map.add_child(Attach(own_map.groups, chrome=True))
    return foreign


def _corners(bounds_deg: Sequence[float]) -> tuple[list[float], list[float]]:
    """South-west and north-east corner as [latitude, longitude]; east is over 180 across the antimeridian."""
    west, south, east, north = bounds_deg
    return [south, west], [north, east if west <= east else east + 360]
