"""Exceptions of the Python API. A fault of a dossier is a value instead: `faults.Fault`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from caribmap.faults import Fault

ASSET_ADVICE = "pass its bytes as assets={address: bytes}, or a function that gets them as fetch="


class CaribmapError(Exception):
    """Base class of all exceptions that caribmap raises on purpose."""


class FaultyDossierError(CaribmapError):
    """The dossier has errors, and nothing was written. `faults` holds at least all errors."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = faults


class EnvironmentalError(CaribmapError):
    """Something outside the dossier failed: a full disk, or a folder that is read-only or not caribmap's."""


class OfflineError(CaribmapError):
    """A map or page cannot become one that loads nothing; the message says what to change."""


class MissingAssetError(OfflineError):
    """`offline()` found addresses without a copy. `addresses` has them all, `url` the first.

    Each is neither a shipped file nor an entry of `assets`, or is something that only a server can answer.
    """

    def __init__(self, missing: Mapping[str, str]) -> None:
        lines = [f"{address}: {advice or ASSET_ADVICE}" for address, advice in missing.items()]
        noun = "1 address has" if len(lines) == 1 else f"{len(lines)} addresses have"
        super().__init__("\n  ".join([f"{noun} no offline copy", *lines]))
        self.addresses = tuple(missing)
        self.url = self.addresses[0]


class PageError(CaribmapError):
    """A file is not a published map, or is a damaged one; the message says which."""
