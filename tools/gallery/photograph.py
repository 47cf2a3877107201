"""Opening a page with the network off: its photograph, what it draws, and what goes wrong."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, Route

from caribmap.render.offline.vendored import vendored

SIZE = {"width": 640, "height": 420}
SETTLE_MS = 700
"""Longer than Leaflet's fading and the slowest plugin's first drawing."""
IMAGES = Path(__file__).parents[2] / "src/caribmap/viewer/node_modules/leaflet/dist/images"
BLANK = b"<svg xmlns='http://www.w3.org/2000/svg' width='256' height='256'/>"
UNEQUAL = ".leaflet-tile-pane, .leaflet-control-attribution { visibility: hidden }"
"""What differs by intention: the base map in place of tiles, and what the page says about it."""
COUNT = """() => [...document.querySelectorAll('.folium-map, .folium-map *, .legend, .legend *')]
    .filter((node) => !node.closest('.leaflet-tile-pane, .leaflet-control-attribution, script, style'))
    .length"""
DIFFERENCE = """async ([one, other]) => {
  const pixels = async (base64) => {
    const image = new Image();
    image.src = `data:image/png;base64,${base64}`;
    await image.decode();
    const { width, height } = image;
    const canvas = Object.assign(document.createElement('canvas'), { width, height });
    const context = canvas.getContext('2d');
    context.drawImage(image, 0, 0);
    return context.getImageData(0, 0, width, height).data;
  };
  const [a, b] = [await pixels(one), await pixels(other)];
  let differing = 0;
  for (let at = 0; at < a.length; at += 4)
    if ([0, 1, 2].some((channel) => Math.abs(a[at + channel] - b[at + channel]) > 32)) differing += 1;
  return differing / (a.length / 4);
}"""


@dataclass(slots=True)
class Seen:
    """A page as it was seen: PNG, count of elements in the map, addresses it asked for, errors."""

    picture: bytes = b""
    elements: int = 0
    asked: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


def see(browser: Browser, file: Path, *, click: str, with_copies: bool) -> Seen:
    """Open a page in a browser without a network; `with_copies` answers with the vendored files."""
    seen = Seen()
    context = browser.new_context(
        viewport=SIZE,  # type: ignore[arg-type]
        offline=True,
        permissions=["clipboard-read", "clipboard-write"],
    )

    def answer(route: Route) -> None:
        address = route.request.url
        if urlsplit(address).scheme in ("file", "data", "blob", "about"):
            route.continue_()
        elif with_copies and (body := _copy(address)) is not None:
            kind, content = body
            headers = {"Access-Control-Allow-Origin": "*"}
            route.fulfill(body=content, content_type=kind, headers=headers)
        else:
            seen.asked.append(address)
            route.abort()

    context.route("**/*", answer)
    page = context.new_page()
    page.on("pageerror", lambda error: seen.errors.append(str(error).splitlines()[0]))
    page.on("console", lambda said: seen.errors.append(said.text) if said.type == "error" else None)
    page.goto(file.as_uri(), wait_until="load")
    _settle(page, click)
    seen.elements = page.evaluate(COUNT)
    failed = page.locator("#caribmap-failures")
    seen.errors += failed.all_inner_texts() if failed.count() else []
    seen.picture = page.screenshot(animations="disabled")
    context.close()
    return seen


def difference(page: Page, one: bytes, other: bytes) -> float:
    """The share of pixels that differ visibly."""
    from base64 import b64encode

    pair = [b64encode(picture).decode("ascii") for picture in (one, other)]
    share: float = page.evaluate(DIFFERENCE, pair)
    return share


def _settle(page: Page, click: str) -> None:
    page.add_style_tag(content=UNEQUAL)
    page.evaluate("document.fonts.ready.then(() => 0)")
    page.wait_for_timeout(SETTLE_MS)
    if click:
        target = page.locator(click).first
        if re.search("folium-map", click):
            target.click(position={"x": 200, "y": 150})
        else:
            target.click(force=True)
        page.wait_for_timeout(SETTLE_MS)
    page.mouse.move(0, 0)


def _copy(address: str) -> tuple[str, bytes] | None:
    """Media type and bytes of the copy for an address; a tile is blank, as it is hidden anyway."""
    path = urlsplit(address).path
    name = path.rpartition("/")[2]
    if (found := vendored(address)) is not None and name != "marker-icon.png":
        return ("text/css" if found.file.endswith(".css") else "text/javascript"), found.read()
    icon = IMAGES / re.sub(r"^dist", "", name)
    if icon.is_file():
        return "image/png", icon.read_bytes()
    return ("image/svg+xml", BLANK) if re.search(r"/\d+/\d+/\d+", path) else None
