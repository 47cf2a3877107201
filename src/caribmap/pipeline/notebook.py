"""A dossier's folder as a Folium map, for notebooks and scripts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from caribmap.errors import FaultyDossierError
from caribmap.payload.compose import payload_of
from caribmap.payload.types import Payload
from caribmap.pipeline.examine import examine_dossier
from caribmap.render.map import Map as PayloadMap


class Map(PayloadMap):
    """The map of a dossier: a `folium.Map` with one FeatureGroup per layer, named by the layer's id.

    `dossier` is the folder or a payload that was composed before. Raises FaultyDossierError if the folder's
    dossier has errors. `save()` writes the page that `caribmap build` writes; with Folium layers of your own
    it holds those too. `options` are the arguments of `folium.Map`, such as `location` and `zoom_start`.

    >>> page = caribmap.Map("dossier").get_root().render()  # doctest: +SKIP
    """

    def __init__(self, dossier: str | Path | Payload, **options: Any) -> None:
        super().__init__(
            load_payload(Path(dossier)) if isinstance(dossier, str | Path) else dossier, **options
        )


def load_payload(root: Path) -> Payload:
    """The payload of the dossier in folder `root`; raises FaultyDossierError if it has errors."""
    examined = examine_dossier(root)
    sound = examined.sound
    if sound is None:
        raise FaultyDossierError(examined.faults)
    return payload_of(sound.dossier, sound.spans, sound.derived)
