"""Online map tiles, for dossiers that ask for them: services by their name in the xyzservices catalogue."""

from __future__ import annotations

import warnings
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TileService:
    """A host of map tiles. `url` is a Leaflet template; `{s}` in it stands for each of `subdomains`."""

    name: str
    url: str
    attribution: str
    max_zoom: int
    subdomains: tuple[str, ...]


def find_tile_service(name: str) -> TileService | None:
    """The service of that name; None if the catalogue has none that is https and works without a key."""
    # Here, because it takes a third of a second to import and few dossiers ask for tiles.
    from xyzservices import providers  # type: ignore[import-untyped]

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the catalogue warns of services that want a key
        try:
            found = providers.query_name(name)
        except ValueError:
            return None
    if found.requires_token() or not found["url"].startswith("https://"):
        return None
    return TileService(
        name=found["name"],
        url=found.build_url(fill_subdomain=False, scale_factor="{r}"),
        attribution=found["attribution"],
        max_zoom=int(found.get("max_zoom", 18)),
        subdomains=tuple(found.get("subdomains", "abc")),
    )
