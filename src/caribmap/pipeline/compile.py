"""The story of a build: examine the dossier, compose its payload, render its files, write them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from caribmap.errors import FaultyDossierError
from caribmap.faults import Fault
from caribmap.payload.compose import compose_payload
from caribmap.payload.rows import plain_json
from caribmap.payload.types import Payload
from caribmap.pipeline.examine import Examined, examine_dossier
from caribmap.render.export.evidence import Evidence
from caribmap.render.export.formats import EXPORTED, formats_to_write, render_formats
from caribmap.render.facade_picture import ENDING, FOLDER, opening_named, picture_name, render_facade_picture
from caribmap.render.folium_alone import import_folium_alone
from caribmap.render.oembed import OEMBED, render_oembed
from caribmap.render.opening import Opening
from caribmap.render.pictures import draw_preview
from caribmap.render.snippet import FACADE, PAGE, PICTURE
from caribmap.runtime.collector import collector_paused
from caribmap.runtime.progress import Progress, silent
from caribmap.runtime.shipped import read_static
from caribmap.write import output, read_output, whole


@dataclass(frozen=True, slots=True)
class Compiled:
    """A dossier compiled as far as its faults allow: `evidence` is None if one of them is an error."""

    faults: tuple[Fault, ...]
    evidence: Evidence | None

    @property
    def payload(self) -> Payload | None:
        return self.evidence.payload if self.evidence else None

    def sound(self, *, strict: bool = False) -> Evidence:
        """The evidence; raises FaultyDossierError for errors, with `strict` for warnings too."""
        if self.evidence is None or (strict and self.faults):
            raise FaultyDossierError(self.faults)
        return self.evidence


@dataclass(frozen=True, slots=True)
class Built:
    """What a build wrote into the folder `out`; `faults` holds warnings only.

    `composed` is the payload as the build had it: many places or quotes are `Rows`.
    """

    out: Path
    composed: Payload
    faults: tuple[Fault, ...]

    @property
    def payload(self) -> Payload:
        """The payload as plain JSON."""
        return plain_json(self.composed)

    @property
    def map(self) -> Path:
        return self.out / "map.html"

    @property
    def files(self) -> dict[str, bytes]:
        """What it wrote, by name inside `out`, read when asked for."""
        return read_output(self.out)


def compile_dossier(root: Path, progress: Progress = silent) -> Compiled:
    """Compile the dossier in folder `root`; never raises on its data.

    Within `Kept.run` it keeps what the next one may use.
    """
    examined = examine_dossier(root, progress)
    progress("composing", 0, 0)
    with collector_paused():
        return Compiled(examined.faults, compose_examined(examined))


def build(root: Path, out: Path | None = None, *, strict: bool = False, progress: Progress = silent) -> Built:
    """Compile the dossier in `root` and write `out` (`root`/out by default), all of it or nothing.

    Formats that `export` and pictures that `embed` added to `out` before are written again. Raises
    FaultyDossierError for errors, with `strict` for warnings too; EnvironmentalError if it cannot be written.
    """
    target = root / "out" if out is None else out
    with collector_paused():
        compiled = compile_dossier(root, progress)
        evidence = compiled.sound(strict=strict)
        formats = formats_to_write({file for file in EXPORTED.values() if (target / file).is_file()})
        progress("writing", 0, 0)
        payload = evidence.payload
        with output(target) as staging:
            staging.put(render_formats(evidence, formats))
            progress("drawing", 0, 0)
            staging.put(whole(render_files(payload)))
            staging.put(whole(_facade_pictures(payload, target)))
    return Built(target, payload, compiled.faults)


def export(
    root: Path, formats: Iterable[str], out: Path | None = None, *, progress: Progress = silent
) -> dict[Path, int]:
    """Add the dossier's data in some formats to `out` (`root`/out by default); all else there stays.

    Returns the files written, with their sizes in bytes. Raises as `build` does.
    """
    evidence = compile_dossier(root, progress).sound()
    progress("exporting", 0, 0)
    target = root / "out" if out is None else out
    with output(target, keep=True) as staging:
        sizes = staging.put(render_formats(evidence, formats))
        progress("writing", 0, 0)
    return {target / name: size for name, size in sizes.items()}


def write_facade_picture(payload: Payload, opening: Opening, out: Path) -> Path | None:
    """Add the picture of a snippet to folder `out` and return its path; None without a subject.

    Raises EnvironmentalError if `out` cannot be written.
    """
    name = picture_name(payload, opening)
    if name is None:
        return None
    with output(out, keep=True) as staging:
        staging.put(whole({name: render_facade_picture(payload, opening)}))
    return out / name


def _facade_pictures(payload: Payload, out: Path) -> dict[str, bytes]:
    """The pictures of snippets in folder `out`, drawn anew; as they are if their place or step is gone."""
    pictures = {}
    for path in sorted((out / FOLDER).glob(f"*{ENDING}")) if (out / FOLDER).is_dir() else ():
        name = f"{FOLDER}{path.name}"
        opening = opening_named(payload, name)
        pictures[name] = path.read_bytes() if opening is None else render_facade_picture(payload, opening)
    return pictures


def render_files(payload: Payload) -> dict[str, bytes]:
    """The page and its pictures by name in the output folder, as bytes that depend on the payload alone."""
    import_folium_alone()
    from caribmap.render.map import Map

    page: str = Map(payload).get_root().render()
    picture = draw_preview(payload)
    return {
        PAGE: page.encode("utf-8"),
        "preview.svg": picture.svg.encode("utf-8"),
        PICTURE: picture.png,
        FACADE: read_static(FACADE),
        OEMBED: render_oembed(payload).encode("utf-8"),
    }


def compose_examined(examined: Examined) -> Evidence | None:
    """The payload of a dossier without errors, and what exports need beside it; None if it has any."""
    sound = examined.sound
    if sound is None:
        return None
    payload = compose_payload(sound.dossier, sound.spans, sound.derived)
    with_recipe = {place.id: place for place in sound.dossier.places if place.recipe}
    return Evidence(payload, with_recipe, sound.derived.ledger.mentions)
