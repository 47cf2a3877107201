"""What other programs changed in the dossier's files: which, and how many records of each."""

from __future__ import annotations

from typing import Any

from caribmap.edit.operations import read
from caribmap.edit.positions import form_of
from caribmap.edit.records import HOMES, record_hash
from caribmap.load.files import Refused, decode


def changed_records(file: str, before: bytes | None, after: bytes | None) -> int | None:
    """How many records of a file are new, changed or gone; None if it cannot be read."""
    nouns = [noun for noun, home in HOMES.items() if file in home.files and noun != "land"]
    if not nouns:
        return None
    try:
        old, new = (_hashes(file, content, nouns) for content in (before, after))
    except Refused:
        return None
    return max(len(new - old), len(old - new))


def _hashes(file: str, content: bytes | None, nouns: list[str]) -> set[str]:
    """The hash of every record of a file, with its noun; of settings, that of each key."""
    hashes: set[str] = set()
    for noun in nouns:
        parsed = read(None if content is None else decode(content, file), form_of(file), noun, file)
        records: Any = parsed.value(HOMES[noun].at)
        if noun == "setting":
            lists = {home.at[0] for home in HOMES.values() if file in home.files and home.at}
            keys = records.items() if isinstance(records, dict) else ()
            records = [{key: value} for key, value in keys if key not in lists]
        found = records if isinstance(records, list) else ()
        hashes |= {f"{noun} {record_hash(record)}" for record in found}
    return hashes
