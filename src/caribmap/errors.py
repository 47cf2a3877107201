"""Exceptions of the Python API. A fault of a dossier is a value instead: `faults.Fault`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from caribmap.faults import Fault


class CaribmapError(Exception):
    """Base class of all exceptions that caribmap raises on purpose."""


class FaultyDossierError(CaribmapError):
    """The dossier has errors, and nothing was written. `faults` holds at least all errors."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = faults


class EnvironmentalError(CaribmapError):
    """Something outside the dossier failed: a full disk, or a folder that is read-only or not caribmap's."""


class MissingAssetError(CaribmapError):
    """`offline()` found a link to `url`, which is neither a vendored file nor an entry of `assets`."""

    def __init__(self, url: str) -> None:
        super().__init__(f"no offline copy of {url}: pass its bytes as assets={{{url!r}: ...}}")
        self.url = url


class PageError(CaribmapError):
    """A file is not a published map, or is a damaged one; the message says which."""
