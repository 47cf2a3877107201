"""The static picture of a view, without a browser: SVG, and from it PNG and PDF."""

from caribmap.render.picture.compose import inline_picture, render_picture, without_relief
from caribmap.render.picture.first import FirstPicture, render_first_picture
from caribmap.render.picture.output import rasterize, render_pdf

__all__ = [
    "FirstPicture",
    "inline_picture",
    "rasterize",
    "render_first_picture",
    "render_pdf",
    "render_picture",
    "without_relief",
]
