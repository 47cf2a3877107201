"""The static picture of a view, without a browser: SVG, and from it PNG and PDF."""

from caribmap.render.picture.compose import render_picture, render_static_map
from caribmap.render.picture.output import rasterize, render_pdf

__all__ = ["rasterize", "render_pdf", "render_picture", "render_static_map"]
