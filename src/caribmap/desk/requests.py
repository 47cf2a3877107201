"""Operations as requests have them: quotes by span, places with rounded coordinates, renames."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from http import HTTPStatus
from typing import Any

from caribmap.desk.access import CLASH, Refusal
from caribmap.desk.transactions import Operation
from caribmap.desk.working import Files
from caribmap.edit.coordinates import written_geometry
from caribmap.edit.operations import record_of
from caribmap.edit.record_order import Key, index_among
from caribmap.edit.records import HOMES, from_file, names_of, record_hash
from caribmap.edit.renames import REFERENCES, with_new_id
from caribmap.load.files import Refused, decode, is_plain_name
from caribmap.propose.wording import Wording, wording_at

MOST_OPERATIONS = 10_000
KINDS = ("put", "set", "delete", "rename", "move")
NOUNS = tuple(noun for noun in HOMES if noun != "land")


def operations_of(body: Mapping[str, Any], files: Files) -> tuple[str, list[Operation]]:
    """The label and the operations of a request. Raises `Refusal`."""
    label, listed = body.get("label"), body.get("operations")
    if not isinstance(label, str) or not isinstance(listed, list) or not 0 < len(listed) <= MOST_OPERATIONS:
        raise malformed("expected a label and a list of operations")
    return label, [operation for item in listed for operation in _operations(item, files)]


def malformed(message: str) -> Refusal:
    return Refusal(HTTPStatus.BAD_REQUEST, "malformed", message)


def article_text(files: Files, source: str) -> str:
    """The text of a source's article. Raises `Refusal` if there is none."""
    found = record_of(files.parsed_of("source")[0], "source", source)
    name = found[1].get("file") if found and isinstance(found[1], dict) else None
    if not isinstance(name, str) or not is_plain_name(name):
        raise Refusal(HTTPStatus.NOT_FOUND, "missing", f"there is no source '{source}' with an article")
    content = files.on_disk(f"seeds/{name}")
    if content is None:
        raise Refusal(HTTPStatus.NOT_FOUND, "missing", f"the article seeds/{name} is missing")
    try:
        return decode(content, name)
    except Refused as refused:
        raise malformed(refused.faults[0].message) from None


def selected(files: Files, source: Any, span: Any) -> Wording:
    """The wording that a source and a span select. Raises `Refusal`."""
    is_span = isinstance(span, list) and len(span) == 2 and all(type(one) is int for one in span)
    if not isinstance(source, str) or not is_span:
        raise malformed("expected a source and a span of two offsets in code points")
    try:
        return wording_at(article_text(files, source), *span)
    except ValueError as error:
        raise malformed(str(error)) from None


def _operations(item: Any, files: Files) -> Iterator[Operation]:
    _check_form(item)
    noun, name, before, index = item["noun"], item["id"], item.get("before"), item.get("index")
    if "delete" in item:
        yield Operation(noun, name, before, delete=True)
    elif "move" in item:
        yield Operation(noun, name, before, move=item["move"])
    elif "rename" in item:
        yield from _rename(noun, name, before, item["rename"], files)
    elif "set" in item:
        yield Operation(noun, name, before, set=_prepared(noun, item["set"], name, files))
    elif noun == "setting":
        yield Operation(noun, name, before, put=item["put"])
    else:
        prepared = _prepared(noun, item["put"], name, files)
        record = {key: value for key, value in prepared.items() if value is not None or key in item["put"]}
        if noun in REFERENCES:  # what has an id is put under it
            record = {"id": name, **record}
        if noun == "quote" and index is None:
            index = _quote_index(record, item["put"].get("span"), files)
        yield Operation(noun, name, before, put=record, index=index)


def _check_form(item: Any) -> None:
    """Refuse what is no operation."""
    if not isinstance(item, dict) or item.get("noun") not in NOUNS or not isinstance(item.get("id"), str):
        raise malformed(f"an operation names a noun ({', '.join(NOUNS)}) and an id")
    kinds = [kind for kind in KINDS if kind in item]
    known = {"noun", "id", "before", "index", *KINDS}
    if len(kinds) != 1 or not item.keys() <= known or not isinstance(item.get("before"), str | None):
        raise malformed(f"an operation has one of {', '.join(KINDS)}, and the hash 'before'")
    for index in (item.get("index"), item.get("move")):
        if index is not None and (type(index) is not int or index < 0):
            raise malformed("'index' and 'move' are whole numbers from 0")
    is_setting = item["noun"] == "setting"
    if is_setting and "move" in item:
        raise malformed("a setting has no place in a list")
    if "set" in item and (is_setting or not isinstance(item["set"], dict)):
        raise malformed("'set' maps keys to values; a setting is put")
    if "put" in item and not is_setting and not isinstance(item["put"], dict):
        raise malformed("'put' is a record")


def _prepared(noun: str, record: Mapping[str, Any], name: str, files: Files) -> dict[str, Any]:
    """A record with the wording cut from the article, and coordinates as they are written."""
    ready = dict(record)
    if noun == "quote":
        return _with_wording(ready, name, files)
    if noun == "place" and isinstance(ready.get("geometry"), dict):
        found = record_of(files.parsed_of("place")[0], "place", name)
        former = from_file("place", found[1]) if found else {}
        geocoding = ready.get("geocoding", former.get("geocoding"))
        precision = geocoding.get("precision_m") if isinstance(geocoding, dict) else None
        try:
            ready["geometry"] = written_geometry(ready["geometry"], precision, former.get("geometry"))
        except (KeyError, IndexError, TypeError, ValueError):
            raise malformed("'geometry' is no GeoJSON geometry with coordinates") from None
    return ready


def _with_wording(record: dict[str, Any], name: str, files: Files) -> dict[str, Any]:
    if "exact" in record:
        raise malformed("'exact' is cut from the article by the server: give 'span'")
    span = record.pop("span", None)
    if span is None:
        return record
    source = record.get("source")
    if source is None and (found := record_of(files.parsed_of("quote")[0], "quote", name)):
        source = found[1].get("source")
    wording = selected(files, source, span)
    return {**record, "exact": wording.exact, "prefix": wording.prefix, "suffix": wording.suffix}


def _quote_index(record: Mapping[str, Any], span: Any, files: Files) -> int | None:
    """Where a new quote belongs among others that follow source and position."""
    if not isinstance(span, list):
        return None
    parsed, _ = files.parsed_of("quote")
    sources = files.parsed_of("source")[0].value(()) or []
    order = {one.get("id"): number for number, one in enumerate(sources) if isinstance(one, dict)}
    texts: dict[str, str] = {}

    def key(quote: Any) -> Key | None:
        source = quote.get("source") if isinstance(quote, dict) else None
        if not isinstance(source, str) or source not in order:
            return None
        try:
            text = texts.setdefault(source, article_text(files, source))
        except Refusal:
            return None
        at = text.find(f"{quote.get('prefix') or ''}{quote.get('exact')}")
        return (order[source], at) if at >= 0 else None

    source = str(record.get("source"))
    new = (order[source], span[0]) if source in order else None
    return index_among([key(quote) for quote in parsed.value(()) or []], new)


def _rename(noun: str, name: str, before: str | None, new: Any, files: Files) -> Iterator[Operation]:
    """The record with its new id, and all records that name it."""
    if noun not in REFERENCES or not isinstance(new, str):
        raise malformed(f"a {noun} has no id that could be renamed")
    found = record_of(files.parsed_of(noun)[0], noun, name)
    if found is None:
        raise Refusal(HTTPStatus.NOT_FOUND, "missing", f"there is no {noun} '{name}'")
    if record_of(files.parsed_of(noun)[0], noun, new) is not None:
        raise Refusal(CLASH, "taken", f"there is already a {noun} '{new}'", "choose another id")
    record = from_file(noun, found[1])
    own_paths = REFERENCES[noun].get(noun, ())
    yield Operation(noun, name, before, put={**with_new_id(record, own_paths, name, new), "id": new})
    for other, paths in REFERENCES[noun].items():
        for current, renamed, known_as in _referring(other, paths, name, new, files):
            if (other, known_as) != (noun, name):
                yield Operation(other, known_as, record_hash(current), put=renamed)


def _referring(
    noun: str, paths: Sequence[Any], old: str, new: str, files: Files
) -> Iterator[tuple[Any, Any, str]]:
    """The records of a noun that name `old`: as their file has them, with the new id, and their names."""
    parsed, _ = files.parsed_of(noun)
    listed = parsed.value(HOMES[noun].at)
    for index, current in enumerate(listed if isinstance(listed, list) else ()):
        record = from_file(noun, current)
        renamed = with_new_id(record, tuple(paths), old, new)
        if renamed != record:
            yield current, renamed, names_of(noun, current, index)[0]
