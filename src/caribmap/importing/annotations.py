"""Annotations of the W3C model, as Recogito and Hypothesis export them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from caribmap.dossier.document import At, Step
from caribmap.importing.features import parsed
from caribmap.importing.found import Found, FoundQuote, LeftOut, Refusal, as_words

LISTS = ("rows", "annotations", "items", "@graph")
"""Keys under which programs put their list: Hypothesis, Recogito, annotation pages, JSON-LD."""


def read_annotations(text: str, file: str) -> Iterator[Found]:
    """The marked passages of a file. Raises `Refusal`."""
    document, data = parsed(text, file)
    steps: tuple[Step, ...] = ()
    if isinstance(data, dict):
        key = next((key for key in LISTS if isinstance(data.get(key), list)), None)
        data, steps = (data[key], (key,)) if key else ([data], ())
    if not isinstance(data, list):
        raise Refusal("no list of annotations", 1)
    for index, one in enumerate(data):
        yield _annotation(one, At(document, (*steps, index)).where().line)


def is_annotation(data: Any) -> bool:
    """Whether parsed JSON looks like annotations."""
    if isinstance(data, dict):
        return any(isinstance(data.get(key), list) for key in LISTS) or "target" in data
    return isinstance(data, list) and bool(data) and isinstance(data[0], dict) and "target" in data[0]


def _annotation(one: Any, line: int | None) -> Found:
    if not isinstance(one, dict):
        return LeftOut(line, "it is no annotation")
    targets = one.get("target")
    target = targets[0] if isinstance(targets, list) and targets else targets
    selectors = target.get("selector") if isinstance(target, dict) else None
    listed = selectors if isinstance(selectors, list) else [selectors]
    by_type = {str(item.get("type")): item for item in listed if isinstance(item, dict)}
    quote = by_type.get("TextQuoteSelector")
    if quote is None or not isinstance(quote.get("exact"), str) or not quote["exact"].strip():
        return LeftOut(line, "it marks no passage of a text")
    position = by_type.get("TextPositionSelector", {})
    start = position.get("start") if isinstance(position.get("start"), int) else None
    source = target.get("source") if isinstance(target, dict) else None
    if isinstance(source, dict):
        source = source.get("id")
    comments, tags = _bodies(one)
    return FoundQuote(
        line,
        quote["exact"],
        str(source or one.get("uri") or ""),
        _text(quote.get("prefix")),
        _text(quote.get("suffix")),
        start,
        as_words(" · ".join(comments)),
        tuple(tags),
    )


def _bodies(one: Mapping[str, Any]) -> tuple[list[str], list[str]]:
    """The comments and the tags of an annotation."""
    comments = [one["text"]] if isinstance(one.get("text"), str) else []
    tags = (
        [tag for tag in one.get("tags", ()) if isinstance(tag, str)]
        if isinstance(one.get("tags"), list)
        else []
    )
    bodies = one.get("body")
    for body in bodies if isinstance(bodies, list) else [bodies]:
        value = body.get("value") if isinstance(body, dict) else body
        if not isinstance(value, str):
            continue
        is_comment = not isinstance(body, dict) or body.get("purpose") in (None, "commenting", "describing")
        (comments if is_comment else tags).append(value)
    return comments, [as_words(tag) for tag in tags if as_words(tag)]


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) and value else None
