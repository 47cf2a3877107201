"""Fixes of keys and values of any record."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Any

from caribmap.load.schema_types import is_language_tag
from caribmap.load.seeds import name_key
from caribmap.propose.fixes.faulty import Faulty, Fix, value_at, with_value, without

SCRIPT = 4
"""Letters of a script's code in a language tag."""
TRUE, FALSE = ("yes", "on", "y", "true"), ("no", "off", "n", "false")


def true_or_false(faulty: Faulty) -> Iterator[Fix]:
    """The value true for yes and on, false for no and off (K007)."""
    word = str(faulty.value).lower()
    if word in TRUE + FALSE:
        value = word in TRUE
        yield Fix("write", with_value(faulty.record, faulty.steps, value), str(value).lower())


def language_tag(faulty: Faulty) -> Iterator[Fix]:
    """Language tags in their canonical form, where letter case and hyphens are all they lack (K006)."""
    written = faulty.value
    if isinstance(written, str):
        fixed: Any = _canonical(written)
    elif isinstance(written, dict):
        fixed = {_canonical(tag): words for tag, words in written.items()}
    else:
        return
    tags = [fixed] if isinstance(fixed, str) else list(fixed)
    if all(map(is_language_tag, tags)) and len(tags) == (1 if isinstance(written, str) else len(written)):
        yield Fix("write", with_value(faulty.record, faulty.steps, fixed), ", ".join(tags))


def _canonical(tag: str) -> str:
    """A tag as BCP 47 writes it.

    >>> _canonical("PT_br"), _canonical("zh-hant-tw"), _canonical("de")
    ('pt-BR', 'zh-Hant-TW', 'de')
    """
    language, *parts = tag.strip().replace("_", "-").split("-")
    cased = [part.title() if len(part) == SCRIPT else part.upper() for part in parts]
    return "-".join([language.lower(), *cased])


def keep_one(faulty: Faulty) -> Iterator[Fix]:
    """A list without what stands in it already (K012)."""
    *outer, index = faulty.steps or ("",)
    names = value_at(faulty.record, outer)
    if isinstance(index, int) and isinstance(names, list) and names[index] in names[:index]:
        yield Fix("keep-one", without(faulty.record, faulty.steps), str(names[index]))


def swap_dates(faulty: Faulty) -> Iterator[Fix]:
    """The time window of a step the right way round (E003)."""
    begin, end = faulty.record.get("from"), faulty.record.get("to")
    if begin is not None and end is not None:
        yield Fix("swap-dates", faulty.record | {"from": end, "to": begin}, f"{end} – {begin}")


def kind_of_discrepancy(faulty: Faulty) -> Iterator[Fix]:
    """The kind that follows from the sources of its quotes (D006)."""
    kinds = ["between-sources", "within-source"]
    if faulty.record.get("kind") in kinds:
        kinds.remove(faulty.record["kind"])
        yield Fix("write", faulty.record | {"kind": kinds[0]}, kinds[0])


def show_for_place(faulty: Faulty) -> Iterator[Fix]:
    """`show` in place of the older key `place` (T007)."""
    place, shown = faulty.record.get("place"), faulty.record.get("show") or []
    if isinstance(place, str):
        record = {key: value for key, value in faulty.record.items() if key != "place"}
        yield Fix("write", record | {"show": list(dict.fromkeys([*shown, place]))}, f"show: [{place}]")


def name_of_file(faulty: Faulty) -> Iterator[Fix]:
    """The article's name as its file has it (F014)."""
    written = faulty.value
    alike = [name for name in faulty.proven.articles if name_key(name) == name_key(str(written))]
    for name in alike:
        yield Fix("write", with_value(faulty.record, faulty.steps, name), _seen(name))


def _seen(name: str) -> str:
    return unicodedata.normalize("NFC", name)
