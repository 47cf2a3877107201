"""CSL-JSON for citation programs: what the articles state about themselves, and inferred values in a note."""

from __future__ import annotations

import re
from typing import Any

from caribmap.payload.types import PayloadSource
from caribmap.render.export.evidence import Evidence, json_file

PLAIN_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?")


def render_csl(evidence: Evidence) -> bytes:
    """A list of items by source id. A date that is not a plain day, month or year is given as EDTF text."""
    return json_file([_item(evidence, source) for source in evidence.payload["sources"]])


def _item(evidence: Evidence, source: PayloadSource) -> dict[str, Any]:
    found: dict[str, Any] = {
        "id": source["id"],
        "type": "article-newspaper",
        "title": source["title"],
        "title-short": source["short"],
        "container-title": source["publisher"],
        "author": [{"literal": source["author"]}] if source["author"] else None,
        "issued": _date(source["published"]) if source["published"] else None,
        "URL": source["url"],
        "language": source["language"],
        "note": note_on(evidence, source),
    }
    return {key: value for key, value in found.items() if value}


def note_on(evidence: Evidence, source: PayloadSource) -> str:
    """The article's file and hash, and each inferred value, marked as inferred, with its reason."""
    inferred = (
        f"{key} inferred, not stated: {found['value']} ({evidence.name(found['reason'])})"
        for key, found in source["inferred"].items()
    )
    return "; ".join([f"file {source['file']}, sha256 {source['sha256']}", *inferred])


def _date(edtf: str) -> dict[str, Any]:
    plain = PLAIN_DATE.fullmatch(edtf)
    if not plain:
        return {"literal": edtf}
    return {"date-parts": [[int(part) for part in plain.groups() if part]]}
