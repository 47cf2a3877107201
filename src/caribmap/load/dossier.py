"""The first stage: reads a folder into a `Dossier`, with a fault for everything that cannot be read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from caribmap.dossier.document import Where
from caribmap.dossier.dossier import Dossier
from caribmap.errors import EnvironmentalError
from caribmap.faults import Fault
from caribmap.load.evidence import (
    load_discrepancies,
    load_events,
    load_quotes,
    load_rulings,
    load_sources,
)
from caribmap.load.findings import Findings
from caribmap.load.places import load_coast, load_places
from caribmap.load.settings import FILE, load_settings
from caribmap.runtime.collector import collector_paused


@dataclass(frozen=True, slots=True)
class Loaded:
    """A dossier as far as it could be read; None if caribmap.yaml could not.

    Records that failed validation are left out. `left_out` holds their ids by noun (source, place, layer …),
    `unread` the nouns whose whole file failed. A reference to one of them is not reported as a second fault.
    """

    dossier: Dossier | None
    faults: tuple[Fault, ...]
    left_out: Mapping[str, frozenset[str]] = field(default_factory=dict)
    unread: frozenset[str] = frozenset()


def load_dossier(root: Path) -> Loaded:
    """Read the dossier in folder `root`. Raises `EnvironmentalError` where the machine refuses to read."""
    try:
        is_there = root.is_dir()
    except OSError as error:
        raise EnvironmentalError(f"cannot read {root}: {error.strerror}") from error
    if not is_there:
        hint = "give the folder that holds caribmap.yaml, or create one with 'caribmap new'"
        return Loaded(None, (Fault("F001", f"there is no folder {root.name or root}", Where(FILE), hint),))
    with collector_paused():
        return _load(root)


def _load(root: Path) -> Loaded:
    findings = Findings()
    settings = load_settings(root, findings)
    if settings is None:
        return Loaded(None, tuple(findings.faults))
    term_rulings, span_rulings = load_rulings(root, settings, findings)
    dossier = Dossier(
        root=root,
        settings=settings,
        sources=load_sources(root, settings, findings),
        places=load_places(root, settings, findings),
        quotes=load_quotes(root, settings, findings),
        events=load_events(root, settings, findings),
        discrepancies=load_discrepancies(root, settings, findings),
        term_rulings=term_rulings,
        span_rulings=span_rulings,
        coast=load_coast(root, settings, findings),
    )
    left_out = {noun: frozenset(ids) for noun, ids in findings.left_out.items()}
    return Loaded(dossier, tuple(findings.faults), left_out, frozenset(findings.unread))
