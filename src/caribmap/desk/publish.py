"""What stands between a dossier and its publication: the checklist, the changes, the sign-off."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import unified_diff
from typing import Any

from caribmap.desk.framing import loose_views
from caribmap.desk.session import Session
from caribmap.desk.working import ARTICLE
from caribmap.faults import is_error
from caribmap.payload.compose import payload_of
from caribmap.pipeline.compile import Built, build
from caribmap.render.snippet import render_facade, render_frame

CONTEXT_LINES = 2
OPENED, BUILT = "opened", "built"
"""Since when changes are asked for."""
NOT_SIGNED = (ARTICLE, "correction")
"""Nouns of changes that need no correction."""
SIGN_OFF = "sign off"
"""The label of the transaction that signs."""


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
    loose = loose_views(dossier.settings.views, filter(None, derived.anchors.values()))
    return [
        _item("errors", sum(map(is_error, examined.faults))),
        _item("warnings", sum(not is_error(fault) for fault in examined.faults)),
        _item("open-names", len(open_names)),
        _item("possible-names", len(derived.ledger.possible)),
        _item("quotation", sum(code in ("Q006", "Q007", "Q008") for code in codes)),
        _item("folds", sum(span.fold is not None for span in examined.spans.values())),
        _item("claims-without-speaker", len(claims), claims),
        _item("places-without-quote", *_listed(p.id for p in dossier.places if p.id not in quoted)),
        _item("loose-views", len(loose), [*loose]) | {"bounds": loose},
        _item("views-without-portrait", *_listed(v.id for v in dossier.settings.views if v.portrait is None)),
        _item("edition", len(missing), missing),
        _item("signed-off", 0 if edition.signed_off else 1),
        _item("changed-since", *_listed(iter(changed_since_sign_off(session)))),
    ]


def changed_since_sign_off(session: Session) -> list[str]:
    """The records that the desk changed after the sign-off, each once, without corrections.

    Of a sign-off that was written by hand the desk knows what came since it was opened. None without one.
    """
    dossier = session.examined.dossier
    if dossier is None or not dossier.settings.edition.signed_off:
        return []
    done = session.transactions.journal.done()
    signed = max(
        (entry.number for entry in done if entry.label == SIGN_OFF), default=session.first_number - 1
    )
    changed = [one for entry in done if entry.number > signed for one in entry.changes]
    return list(dict.fromkeys(f"{one.noun} {one.id}" for one in changed if one.noun not in NOT_SIGNED))


def _listed(names: Iterator[str]) -> tuple[int, list[str]]:
    found = list(names)
    return len(found), found


def _item(name: str, count: int, records: list[str] | None = None) -> dict[str, Any]:
    return {"name": name, "count": count, "is_done": count == 0, "records": records or []}


def changes(session: Session, since: str) -> list[dict[str, Any]]:
    """The files that differ from when the desk was opened, or last built: each with a unified diff.

    Articles that came or went are listed without their text.
    """
    before = session.opened if since == OPENED else session.built or session.opened
    now = session.snapshot()
    found = [
        {"file": file, "diff": _diff(file, content, now.files[file])}
        for file, content in before.files.items()
        if content != now.files[file]
    ]
    return found + [{"file": file, "diff": ""} for file in sorted(before.articles ^ now.articles)]


def _diff(file: str, before: bytes | None, after: bytes | None) -> str:
    old, new = ((one or b"").decode("utf-8", "replace").splitlines() for one in (before, after))
    return "\n".join(unified_diff(old, new, file, file, lineterm="", n=CONTEXT_LINES))


def build_map(session: Session, *, strict: bool) -> Built:
    """Write `out/`, and remember the files that it was made of. Raises `FaultyDossierError`."""
    state = session.snapshot()
    built = build(session.root, strict=strict)
    session.built = state
    return built


def snippets(session: Session) -> dict[str, Any] | None:
    """What puts the map into an article: an iframe, and a facade; None if nothing can be shown yet."""
    sound = session.sound_part()
    if sound is None:
        return None
    payload = payload_of(sound.dossier, sound.spans, sound.derived)
    has_url = payload["url"] is not None
    return {"frame": render_frame(payload), "facade": render_facade(payload), "has_url": has_url}
