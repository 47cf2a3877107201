"""A published map to forge: the minimal dossier with an event and a discrepancy, built into a folder."""

from __future__ import annotations

import gzip
import json
import re
from base64 import b64decode, b64encode
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import caribmap
from tests.dossier_edits import append, dossier, write

EVENTS = """- id: arrival
  title: The ferry arrives
  when: "2025-10-24"
  quotes: [ferry]
  places: [saint-georges]
"""
DISCREPANCIES = """- id: quiet-day
  question: When was the harbour quiet?
  kind: within-source
  weight: main
  answers:
    - {value: on Sunday, quotes: [sunday]}
    - {value: on no stated day, quotes: [passengers]}
"""
QUOTES = """- id: sunday
  source: harbour-news
  exact: On Sunday the harbour was quiet again
  places: [saint-georges]
- {id: passengers, source: harbour-news, exact: It carried 120 passengers, places: [saint-georges]}
- id: storm
  source: weather-news
  exact: A storm of 9 Beaufort was near Saint George's
  places: [saint-georges]
"""
WEATHER = (
    "A storm of 9 Beaufort was near Saint George's.\n" + "The sea calmed down over night, and so on. " * 9
)

Forgery = Callable[[dict[str, Any]], Any]


def dossier_with_evidence(root: Path) -> Path:
    return dossier(
        root,
        append("geodata/quotes.yaml", QUOTES),
        append("seeds/sources.yaml", "- {id: weather-news, file: weather.txt, language: en}\n"),
        write("seeds/weather.txt", WEATHER),
        write("geodata/events.yaml", EVENTS),
        write("geodata/discrepancies.yaml", DISCREPANCIES),
    )


def publish(root: Path) -> Path:
    """The dossier's map, built."""
    return caribmap.build(dossier_with_evidence(root)).map


def data_of(page: Path) -> str:
    text = page.read_text("utf-8")
    begin = text.index('id="caribmap-data">') + len('id="caribmap-data">')
    return text[begin : text.index("</script>", begin)]


def forge(page: Path, forgery: Forgery, *, rehash: bool = False) -> Path:
    """A copy of the page beside it with its payload changed; with `rehash` the stated hash too."""
    text, data = page.read_text("utf-8"), data_of(page)
    payload = json.loads(data)
    forgery(payload)
    forged = json.dumps(payload, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    text = text.replace(data, forged)
    if rehash:
        text = text.replace(sha256(data.encode()).hexdigest(), sha256(forged.encode()).hexdigest())
    copy = page.with_name("forged.html")
    copy.write_text(text, "utf-8")
    return copy


def change_block(page: Path, block: str, change: Callable[[bytes], bytes]) -> None:
    """Change what a block unpacks to, all else being left as it is."""
    text = page.read_text("utf-8")
    found = re.search(f'id="{block}">([^<]*)', text)
    assert found
    packed = b64encode(gzip.compress(change(gzip.decompress(b64decode(found[1]))))).decode()
    page.write_text(text.replace(found[1], packed), "utf-8")


def quote_of(payload: dict[str, Any], name: str) -> dict[str, Any]:
    found: dict[str, Any] = next(quote for quote in payload["quotes"] if quote["id"] == name)
    return found
