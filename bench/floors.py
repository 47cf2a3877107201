"""Lower limits for any map tool: pages without a map, and Python without a library."""

from __future__ import annotations

import re
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
LEAFLET = ROOT / "src/caribmap/viewer/node_modules/leaflet/dist"
BARE_IMPORTS = [sys.executable, "-c", "import folium, geopandas"]
IMPORTS = {
    "import_peers_s": BARE_IMPORTS,
    "import_caribmap_s": [sys.executable, "-c", "import caribmap"],
    "python_s": [sys.executable, "-c", "pass"],
}
BLOCK = re.compile(rb'<script type="application/(?:gzip|json)" id="[^"]*">.*?</script>', re.DOTALL)
HEAD = b'<!doctype html><html><head><meta charset="utf-8">'
READY = "document.documentElement.dataset.ready = 'true';"
EMPTY_LEAFLET = """<!doctype html><html><head><meta charset="utf-8">
<style>{css}#m{{height:100vh}}</style></head>
<body><div id="m"></div><script>{js}</script><script>
L.map('m', {{maxZoom: 11}}).setView([12, -68], 5);
requestAnimationFrame(() => {{ {ready} }});
</script></body></html>"""
DECODE = """
(async () => {
  const decode = async (text) => {
    const packed = Uint8Array.fromBase64?.(text) ?? Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
    const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
    return (await new Response(stream).arrayBuffer()).byteLength;
  };
  for (const block of document.querySelectorAll('script[type]')) {
    if (block.type.endsWith('json')) JSON.parse(block.textContent); else await decode(block.textContent);
  }
  READY
})();
"""
UNPACK = """
import base64, gzip, json, re, sys
for kind, text in re.findall(rb'<script type="application/(gzip|json)" id="[^"]*">(.*?)</script>',
                             open(sys.argv[1], "rb").read(), re.DOTALL):
    json.loads(text) if kind == b"json" else gzip.decompress(base64.b64decode(text))
"""
READ = "import sys; [open(name, 'rb').read() for name in sys.argv[1:]]"


def write_empty_leaflet(page: Path) -> None:
    css = re.sub(r"url\(.*?\)", "none", (LEAFLET / "leaflet.css").read_text(encoding="utf-8"))
    js = (LEAFLET / "leaflet.js").read_text(encoding="utf-8")
    page.write_text(EMPTY_LEAFLET.format(css=css, js=js, ready=READY), encoding="utf-8")


def write_payload_pages(map_page: Path, still: Path, decoded: Path) -> None:
    """Write two pages with only the map's data blocks: one not decoded, one decoded in the simplest way.

    Runs in a process of its own, because its memory would be counted as that of later child processes.
    """
    blocks = b"".join(BLOCK.findall(map_page.read_bytes()))
    for page, script in ((still, READY), (decoded, DECODE.replace("READY", READY))):
        page.write_bytes(
            b"%s</head><body>%s<script>%s</script></body></html>" % (HEAD, blocks, script.encode())
        )


def reading(dossier: Path) -> list[str]:
    """A command that only reads the bytes of a dossier."""
    files = [path for folder in ("seeds", "geodata") for path in sorted((dossier / folder).glob("*.*"))]
    return [sys.executable, "-c", READ, *map(str, files)]


def unpacking(map_page: Path) -> list[str]:
    """A command that only decodes the data blocks of a page."""
    return [sys.executable, "-c", UNPACK, str(map_page)]


if __name__ == "__main__":
    write_payload_pages(*map(Path, sys.argv[1:]))
