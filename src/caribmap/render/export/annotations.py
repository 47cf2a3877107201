"""W3C Web Annotations: every quote as a selection in its article, identifying the places it supports."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from typing import Any

from caribmap.payload.types import PayloadQuote, PayloadSource
from caribmap.render.export.evidence import OFFSETS, Evidence, json_file, place_uri

CONTEXT = "http://www.w3.org/ns/anno.jsonld"


def render_annotations(evidence: Evidence) -> bytes:
    """An AnnotationCollection of one page, in the dossier's order.

    An article is named by the hash of its bytes (RFC 6920), so an annotation refers to exactly that text.
    Selectors have no prefix and suffix: those would show more of an article than its quotes, which the house
    limit counts, and the offsets are unique already.
    """
    payload = evidence.payload
    sources = evidence.sources_by_id()
    items = [_annotation(evidence, quote, sources[quote["source"]]) for quote in payload["quotes"]]
    return json_file(
        {
            "@context": CONTEXT,
            "id": "annotations.jsonld",
            "type": "AnnotationCollection",
            "label": evidence.title,
            "dcterms:description": OFFSETS,
            "total": len(items),
            "first": {
                "id": "annotations.jsonld#page-1",
                "type": "AnnotationPage",
                "startIndex": 0,
                "items": items,
            },
        }
    )


def article_uri(source: PayloadSource) -> str:
    """The article's sha256 as a named-information URI (RFC 6920), independent of its file name."""
    digest = base64.urlsafe_b64encode(bytes.fromhex(source["sha256"])).decode().rstrip("=")
    return f"ni:///sha-256;{digest}"


def _annotation(evidence: Evidence, quote: PayloadQuote, source: PayloadSource) -> dict[str, Any]:
    target = {
        "source": {
            "id": article_uri(source),
            "type": "Text",
            "format": "text/plain",
            "language": source["language"],
            "label": source["file"],
        },
        "selector": [
            {"type": "TextQuoteSelector", "exact": quote["exact"]},
            {"type": "TextPositionSelector", "start": quote["start"], "end": quote["end"]},
        ],
    }
    return {
        "id": f"annotations.jsonld#{quote['id']}",
        "type": "Annotation",
        "motivation": "identifying",
        "body": list(_bodies(evidence, quote)),
        "target": target,
    }


def _bodies(evidence: Evidence, quote: PayloadQuote) -> Iterator[dict[str, str]]:
    """Yield bodies for places and modality, and for translations and notes, which are not the article's."""
    for place in quote["places"]:
        yield {
            "type": "SpecificResource",
            "purpose": "identifying",
            "source": place_uri(evidence, place),
        }
    if quote["modality"]:
        yield {"type": "TextualBody", "purpose": "classifying", "value": quote["modality"]}
    for purpose, text in (("describing", quote["translations"]), ("commenting", quote["note"])):
        for language, value in (text or {}).items():
            yield {
                "type": "TextualBody",
                "purpose": purpose,
                "format": "text/plain",
                "language": language,
                "value": value,
            }
