"""What stands between a dossier and its publication: the checklist, the changes, the sign-off."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import unified_diff
from typing import Any

from caribmap.desk.session import Session
from caribmap.faults import is_error

CONTEXT_LINES = 2


def checklist(session: Session) -> list[dict[str, Any]]:
    """What is to be looked at before signing: name, how many, and whether it is done."""
    examined = session.examined
    dossier, derived = examined.dossier, examined.derived
    if dossier is None or derived is None:
        return [_item("errors", sum(map(is_error, examined.faults)))]
    codes = [fault.code for fault in examined.faults]
    quoted = {place for quote in dossier.quotes for place in quote.places}
    edition = dossier.settings.edition
    missing = [
        key for key in ("version", "as_of", "byline", "contact", "imprint") if not getattr(edition, key)
    ]
    open_names = derived.ledger.unaccounted
    claims = [q.id for q in dossier.quotes if q.modality not in (None, "stated") and q.speaker is None]
    return [
        _item("errors", sum(map(is_error, examined.faults))),
        _item("warnings", sum(not is_error(fault) for fault in examined.faults)),
        _item("open-names", len(open_names)),
        _item("possible-names", len(derived.ledger.possible)),
        _item("quotation", sum(code in ("Q006", "Q007", "Q008") for code in codes)),
        _item("folds", sum(span.fold is not None for span in examined.spans.values())),
        _item("claims-without-speaker", len(claims), claims),
        _item("places-without-quote", *_listed(p.id for p in dossier.places if p.id not in quoted)),
        _item("views-without-portrait", *_listed(v.id for v in dossier.settings.views if v.portrait is None)),
        _item("edition", len(missing), missing),
        _item("signed-off", 0 if edition.signed_off else 1),
    ]


def _listed(names: Iterator[str]) -> tuple[int, list[str]]:
    found = list(names)
    return len(found), found


def _item(name: str, count: int, records: list[str] | None = None) -> dict[str, Any]:
    return {"name": name, "count": count, "is_done": count == 0, "records": records or []}


def changes(session: Session) -> list[dict[str, Any]]:
    """The files that differ from when the desk was opened, each with the difference as a unified diff."""
    found = []
    files = session.files()
    for file, before in session.opened.items():
        after = files.look(file)
        if before != after:
            lines = unified_diff(
                (before or b"").decode("utf-8", "replace").splitlines(),
                (after or b"").decode("utf-8", "replace").splitlines(),
                file,
                file,
                lineterm="",
                n=CONTEXT_LINES,
            )
            found.append({"file": file, "diff": "\n".join(lines)})
    return found
