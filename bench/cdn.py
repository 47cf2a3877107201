"""Local copies of the files that the other tools' pages load from content delivery networks.

Folium's files are those that caribmap vendors from npm under the same addresses. The others come from
bench/package.json, and from the Python packages that ship the bundles which their pages link.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Route

from caribmap.render.offline.vendored import vendored

ROOT = Path(__file__).parents[1]
VENDOR = ROOT / "src/caribmap/static/vendor"
MODULES = ROOT / "bench/node_modules"
VENV = ROOT / ".venv-bench"
PACKAGES = "lib/python3*/site-packages"

COPIES = (
    (r"/ui/1\.12\.1/jquery-ui\.js", MODULES, "jquery-ui-dist/jquery-ui.js"),
    (r"/require\.js/2\.3\.4/require\.min\.js", MODULES, "requirejs/require.js"),
    (r"/html-manager@[^/]+/dist/embed-amd\.js", MODULES, "@jupyter-widgets/html-manager/dist/embed-amd.js"),
    (r"/parquet-wasm@0\.7\.1/esm/parquet_wasm_bg\.wasm", MODULES, "parquet-wasm/esm/parquet_wasm_bg.wasm"),
    (r"/anywidget@[^/]+/dist/index\.js", VENV, f"{PACKAGES}/anywidget/nbextension/index.js"),
    (
        r"/jupyter-widget@[^/]+/dist/index\.js",
        VENV,
        f"{PACKAGES}/pydeck/nbextension/static/index.js",
    ),
)
TYPES = {".js": "text/javascript", ".css": "text/css", ".wasm": "application/wasm"}


def local_copy(url: str) -> Path | None:
    shipped = vendored(url)
    if shipped is not None and shipped.library != "folium":
        return VENDOR / shipped.file
    for pattern, folder, file in COPIES:
        if re.search(pattern, url):
            return next(folder.glob(file), None)
    return None


def serving(served: set[Path]) -> Callable[[Route], None]:
    """Answers requests from local copies, which are added to `served`.

    A request without a copy (pydeck's unused stylesheets) fails at once.
    """

    def serve_locally(route: Route) -> None:
        copy = local_copy(route.request.url)
        if copy is None:
            route.abort()
            return
        served.add(copy)
        content_type = TYPES.get(copy.suffix, "application/octet-stream")
        route.fulfill(path=copy, headers={"access-control-allow-origin": "*", "content-type": content_type})

    return serve_locally


def gzipped_size(file: Path) -> int:
    """Size of a file gzipped at the level that servers use; read in pieces, see `process.run`."""
    packer, size = zlib.compressobj(6, wbits=31), 0
    with file.open("rb") as content:
        while piece := content.read(1 << 20):
            size += len(packer.compress(piece))
    return size + len(packer.flush())
