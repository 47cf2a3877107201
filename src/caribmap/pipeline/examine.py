"""The front half of the compiler: load, check, derive. All that `check` and `mentions` need."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from caribmap.check.dossier import check_dossier
from caribmap.check.proof import QuoteSpan
from caribmap.derive.dossier import derive_dossier
from caribmap.derive.records import Derived
from caribmap.dossier.dossier import Dossier
from caribmap.faults import Fault, is_error
from caribmap.load.dossier import Loaded, load_dossier
from caribmap.runtime.collector import collector_paused
from caribmap.runtime.progress import Progress, silent

NAMES = ("M001", "M002")
"""Faults of names that are unaccounted or ambiguous."""


@dataclass(frozen=True, slots=True)
class Sound:
    """A dossier without errors, and what follows from it."""

    dossier: Dossier
    spans: Mapping[str, QuoteSpan]
    derived: Derived


@dataclass(frozen=True, slots=True)
class Examined:
    """A dossier, all its faults in reading order, and what follows from its sound part.

    `dossier` and `derived` are None only where the settings or the folder cannot be read.
    """

    faults: tuple[Fault, ...]
    dossier: Dossier | None = None
    spans: Mapping[str, QuoteSpan] = field(default_factory=dict)
    derived: Derived | None = None

    @property
    def sound(self) -> Sound | None:
        """The dossier if it has no errors."""
        if self.dossier is None or self.derived is None or any(map(is_error, self.faults)):
            return None
        return Sound(self.dossier, self.spans, self.derived)


def examine_dossier(root: Path, progress: Progress = silent) -> Examined:
    """Examine the dossier in folder `root`. Never raises on its data."""
    with collector_paused():
        return _examine(root, progress)


def _examine(root: Path, progress: Progress) -> Examined:
    progress("reading", 0, 0)
    loaded = load_dossier(root)
    if loaded.dossier is None:
        return Examined(_in_reading_order(loaded.faults))
    checked = check_dossier(loaded, progress)
    derived = derive_dossier(loaded.dossier, checked.spans, progress)
    own = derived.faults if _knows_names(loaded) else tuple(_without_names(derived.faults))
    faults = _in_reading_order(loaded.faults + checked.faults + own)
    return Examined(faults, loaded.dossier, checked.spans, derived)


def _knows_names(loaded: Loaded) -> bool:
    """Whether all places and rulings were read: else a name that is unaccounted may only follow from that."""
    return not loaded.left_out.get("place") and not loaded.unread & {"place", "ruling"}


def _without_names(faults: Iterable[Fault]) -> Iterator[Fault]:
    return (fault for fault in faults if fault.code not in NAMES)


def _in_reading_order(faults: tuple[Fault, ...]) -> tuple[Fault, ...]:
    def position(fault: Fault) -> tuple[str, int, int, str, str]:
        return fault.where.file, fault.where.line or 0, fault.where.column or 0, fault.code, fault.message

    return tuple(sorted(faults, key=position))
