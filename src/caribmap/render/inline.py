"""Making a copied Folium tree self-contained: files that it would load become data: URIs, or an error."""

from __future__ import annotations

import json
import re

from branca.element import Element
from folium.features import CustomIcon, GeoJson
from folium.raster_layers import ImageOverlay, TileLayer, VideoOverlay, WmsTileLayer

from caribmap.render.assets import Assets
from caribmap.render.csp import inline_script, inline_style
from caribmap.render.tree import walk

LEAFLET = "https://cdn.jsdelivr.net/npm/leaflet@1.9.3/dist/"
ICON_IMAGES = {
    "iconUrl": "marker-icon.png",
    "iconRetinaUrl": "marker-icon-2x.png",
    "shadowUrl": "marker-shadow.png",
}
LOADED = ((TileLayer, "tiles"), (WmsTileLayer, "url"), (ImageOverlay, "url"), (VideoOverlay, "video_url"))

SCRIPT_LINK = re.compile(r"""<script\b[^>]*\ssrc=["'](?P<url>[^"']+)["'][^>]*>\s*</script>""", re.IGNORECASE)
STYLE_LINK = re.compile(
    r"""<link\b(?=[^>]*stylesheet)[^>]*\shref=["'](?P<url>[^"']+)["'][^>]*>""", re.IGNORECASE
)
STYLE_BLOCK = re.compile(
    r"(?P<open><style\b[^>]*>)(?P<css>.*?)(?P<close></style\s*>)", re.IGNORECASE | re.DOTALL
)
SOURCE = re.compile(r"""(?P<before>\bsrc=(?P<quote>\\?["']))(?P<url>.+?)(?=(?P=quote))""")


def inline_layers(root: Element, assets: Assets) -> None:
    """Replace the URLs of layers and icons below `root` by data: URIs, in place.

    A tile layer raises MissingAssetError, because its tiles cannot be known in advance, unless `assets` has
    one picture for all its tiles. A map made with `tiles=None` has no tile layer.
    """
    for element in walk(root):
        for kind, attribute in LOADED:
            if isinstance(element, kind):
                setattr(element, attribute, assets.data_uri(getattr(element, attribute)))
        if isinstance(element, CustomIcon):
            icons = [key for key in ("icon_url", "shadow_url") if element.options.get(key)]
            element.options.update({key: assets.data_uri(str(element.options[key])) for key in icons})
        if isinstance(element, GeoJson):
            element.embed = True


def inline_markup(text: str, assets: Assets) -> str:
    """Markup that Folium rendered, with its linked scripts, styles and pictures inline."""
    text = SCRIPT_LINK.sub(
        lambda found: f"<script>{inline_script(assets.script(found['url']))}</script>", text
    )
    text = STYLE_LINK.sub(lambda found: f"<style>{inline_style(assets.style(found['url']))}</style>", text)
    text = STYLE_BLOCK.sub(
        lambda found: found["open"] + assets.inline(found["css"], "") + found["close"], text
    )
    return SOURCE.sub(lambda found: found["before"] + assets.data_uri(found["url"]), text)


def default_icon(assets: Assets) -> str:
    """A JavaScript statement that sets Leaflet's default marker images, which Leaflet would load, as data."""
    images = {option: assets.data_uri(LEAFLET + "images/" + name) for option, name in ICON_IMAGES.items()}
    return f'L.Icon.Default.imagePath = ""; L.Icon.Default.mergeOptions({json.dumps(images)});'
