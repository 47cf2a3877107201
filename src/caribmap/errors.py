"""Exceptions that callers of the Python API may meet. Faults in a dossier are values: `faults.Fault`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from caribmap.faults import Fault


class CaribmapError(Exception):
    """Base class of everything that caribmap raises on purpose."""


class FaultyDossierError(CaribmapError):
    """The dossier has errors; nothing was written. `faults` holds all of them."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = faults


class EnvironmentalError(CaribmapError):
    """Something outside the dossier failed: a full disk, a folder that cannot be written or is not ours."""


class MissingAssetError(CaribmapError):
    """`offline()` met a URL for which no vendored asset and no entry in `assets` exists. `url` names it."""

    def __init__(self, url: str) -> None:
        super().__init__(f"no offline copy of {url}: pass its bytes as assets={{{url!r}: ...}}")
        self.url = url


class PageError(CaribmapError):
    """A file that should be a published map is none, or is damaged. The message says which."""
