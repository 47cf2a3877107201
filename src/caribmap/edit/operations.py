"""One operation on one record, as a splice of its file's text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from caribmap.edit.guard import Guarded, guard, guard_record
from caribmap.edit.json_text import JsonText
from caribmap.edit.key_order import key_order
from caribmap.edit.layout import NEAR, Neighbours
from caribmap.edit.new_files import NEW_FILES, TEMPLATES
from caribmap.edit.positions import (
    Form,
    Node,
    Parsed,
    Path,
    colon_after,
    column_of,
    is_bracketed,
    line_begin,
    line_end,
    newline_of,
    parse,
)
from caribmap.edit.records import HOMES, find_record, to_file
from caribmap.edit.splice import Splice, difference
from caribmap.edit.values import Order, TextForm, add_key, change_value, ordered_keys
from caribmap.edit.yaml_text import INDENT, YamlText


@dataclass(frozen=True, slots=True)
class Edited:
    """A file's new text, what has changed in it, and the record before and after, as the reader gives it."""

    text: str
    splice: Splice | None
    before: Any
    after: Any
    begin: int | None
    """Where the record begins in the new text; None if it is deleted."""
    index: int | None = None
    """The record's place in its list, before or after."""
    parsed: Parsed | None = None
    """The new text as it was read again."""


class NoSuchRecord(LookupError):
    """The record that an operation names is not there."""


def form_for(parsed: Parsed, neighbours: Neighbours, prefix: int) -> TextForm:
    if parsed.form == "yaml":
        return YamlText(neighbours, prefix, newline_of(parsed.text))
    return JsonText(neighbours, prefix, parsed.form)


def order_for(noun: str, prefix: int) -> Order:
    return lambda path: key_order(noun, path[prefix:])


def read(text: str | None, form: Form, noun: str, file: str = "") -> Parsed:
    """The file of a noun; a missing one as an empty one that is about to get its first record."""
    return parse(NEW_FILES.get(noun, "") if text is None else text, form, file)


def record_of(parsed: Parsed, noun: str, name: str) -> tuple[Path, Any] | None:
    """The path and data of a record; None if it is not there."""
    if noun == "setting":
        path: Path = tuple(name.split("/"))
        return (path, parsed.value(path)) if parsed.node(path) is not None else None
    at = HOMES[noun].at
    index = find_record(noun, name, parsed.value(at))
    return None if index is None else ((*at, index), parsed.value((*at, index)))


def put_record(parsed: Parsed, noun: str, name: str, record: Any, index: int | None = None) -> Edited:
    """The text with `record`, in the form of the API: in place of the one of that name, else as a new one.

    A new one stands at `index` of its list, at the end by default. Raises `Guarded`.
    """
    written = to_file(noun, record)
    if noun == "setting":
        name, written = _setting_that_is_there(parsed, name, record)
    found = record_of(parsed, noun, name)
    if found is None and noun == "setting":
        return _add_setting(parsed, name, written)
    if found is None:
        return _insert(parsed, noun, written, index)
    path, before = found
    text = _changed_record(parsed, noun, path, written)
    return edited_to(parsed, text, path, before, _replaced(parsed.data, path, written, parsed.form))


def delete_record(parsed: Parsed, noun: str, name: str) -> Edited:
    """The text without a record. Raises `NoSuchRecord`, `Guarded`."""
    found = record_of(parsed, noun, name)
    if found is None:
        raise NoSuchRecord(f"there is no {noun} '{name}'")
    path, before = found
    outer = parsed.at(path[:-1])
    form = form_for(parsed, Neighbours(), len(path))
    if len(outer.parts) > 1:
        text = form.delete(parsed.text, parsed, path)
    elif path[:-1]:
        text = _emptied(parsed, outer, path[:-1])
    else:
        text = _without_root(parsed, outer)
    edited = edited_to(
        parsed, text, None, before, _replaced(parsed.data, path, None, parsed.form, delete=True)
    )
    return replace(edited, index=path[-1] if isinstance(path[-1], int) else None)


def neighbours_of(parsed: Parsed, noun: str, index: int) -> Neighbours:
    """The record at `index` and those near it: earlier ones first, then later ones, then a template."""
    outer = parsed.node(HOMES[noun].at)
    steps = () if outer is None else tuple(outer.parts)
    earlier, later = steps[: index + 1][-NEAR:], steps[index + 1 :][:NEAR]
    written = [(parsed.text, parsed.at((*HOMES[noun].at, step))) for step in (*reversed(earlier), *later)]
    return Neighbours([*written, *_templates(noun)])


def _templates(noun: str) -> Iterator[tuple[str, Node]]:
    """The record that a new dossier begins with, if it has one of the noun."""
    if noun in TEMPLATES:
        text, form = TEMPLATES[noun]
        template = parse(text, form)
        outer = template.at(HOMES[noun].at)
        yield from ((text, node) for node in outer.parts.values())


def _changed_record(parsed: Parsed, noun: str, path: Path, record: Any) -> str:
    """The file's text with another record at `path`, changed within the record's own lines only."""
    node = parsed.at(path)
    is_setting = noun == "setting"
    near = (
        Neighbours([(parsed.text, parsed.root)]) if is_setting else neighbours_of(parsed, noun, int(path[-1]))
    )
    begin, end, inner = _lines_of(parsed, path, node)
    part = parsed.text[begin:end]
    prefix = 0 if is_setting else len(inner)
    form: TextForm = JsonText(near) if parsed.form != "yaml" else form_for(parsed, near, prefix)
    part = change_value(part, inner, record, form, order_for(noun, prefix))
    return parsed.text[:begin] + part + parsed.text[end:]


def _lines_of(parsed: Parsed, path: Path, node: Node) -> tuple[int, int, Path]:
    """The passage that can be read without the rest of the file, and the path to the record in it."""
    text = parsed.text
    if parsed.form != "yaml":
        return node.begin, node.end, ()
    outer = parsed.node(path[:-1])
    if outer is None or is_bracketed(text, outer):
        return (0, len(text), path) if isinstance(path[-1], str) else (node.begin, node.end, ())
    key = outer.keys.get(str(path[-1])) if isinstance(path[-1], str) else None
    begin = line_begin(text, node.begin if key is None else key)
    if len(path) > 1 and isinstance(path[-1], str):
        return 0, len(text), path
    dash = text[begin : node.begin].strip("\ufeff \t")
    if key is None and dash != "-":
        return 0, len(text), path
    return begin, line_end(text, node.end), (0,) if key is None else (path[-1],)


def _insert(parsed: Parsed, noun: str, record: Any, index: int | None) -> Edited:
    at = HOMES[noun].at
    records = parsed.value(at)
    count = len(records) if isinstance(records, list) else 0
    index = count if index is None else min(index, count)
    neighbours = neighbours_of(parsed, noun, index - 1)
    path = (*at, index)
    form = form_for(parsed, neighbours, len(path))
    order = order_for(noun, 0)
    record = ordered_keys(record, (), order)
    if count or not isinstance(form, YamlText):
        text = form.add(parsed.text, parsed, path, index, record)
    else:
        text = _first_in_yaml(parsed, at, record, form)
    return edited_to(parsed, text, path, None, _inserted(parsed.data, at, index, record, parsed.form))


def _first_in_yaml(parsed: Parsed, at: Path, record: Any, form: YamlText) -> str:
    """The first record of a list: below its key, or in a file that has none."""
    text, node = parsed.text, parsed.node(at)
    if not at:
        return _first_in_file(parsed, form.item(record, 0), form.newline)
    if node is None:
        settings = form_for(parsed, Neighbours([(text, parsed.root)]), 0)
        for depth in range(1, len(at)):
            if not isinstance(parsed.value(at[:depth]), dict):
                parsed = parse(_with_key(parsed, at[:depth], {str(at[depth]): []}, settings), "yaml")
                return _first_in_yaml(parsed, at, record, form)
        return _first_in_yaml(parse(_with_key(parsed, at, [], settings), "yaml"), at, record, form)
    outer = parsed.at(at[:-1])
    if is_bracketed(text, outer):
        return form.replace(text, parsed, at, [record])
    colon = colon_after(text, outer.keys[str(at[-1])])
    column = column_of(text, outer.keys[str(at[-1])])
    written = form.newline + form.item(record, column + _list_indent(parsed))
    return text[:colon] + written + text[node.end :]


def _with_key(parsed: Parsed, path: Path, value: Any, form: TextForm) -> str:
    order = order_for("setting", 0)
    outer = parsed.value(path[:-1])
    if not isinstance(outer, dict):  # a file without any key
        head = _headed(parsed.text, newline_of(parsed.text))
        return f"{head}{path[-1]}: []{newline_of(parsed.text)}"
    if path[-1] in outer:
        return change_value(parsed.text, path, value, form, order)
    return add_key(parsed.text, path, value, form, order)


def _first_in_file(parsed: Parsed, item: str, newline: str) -> str:
    text, root = parsed.text, parsed.root
    if is_bracketed(text, root):
        return text[: root.begin] + item + text[root.end :]
    return _headed(text, newline) + item + newline


def _headed(text: str, newline: str) -> str:
    """What a file without data holds, ending with a line break."""
    return text if not text.strip("\ufeff") or text.endswith("\n") else text + newline


def _list_indent(parsed: Parsed) -> int:
    """How far the lists of the file's keys are indented."""
    for node in parsed.root.parts.values():
        if node.parts and not node.keys and not is_bracketed(parsed.text, node):
            return column_of(parsed.text, node.begin)
    return INDENT


def _emptied(parsed: Parsed, outer: Node, path: Path) -> str:
    """The text whose list at `path` has no items any more."""
    text = parsed.text
    above = parsed.at(path[:-1])
    if is_bracketed(text, outer) or is_bracketed(text, above):
        return text[: outer.begin] + "[]" + text[outer.end :]
    colon = colon_after(text, above.keys[str(path[-1])])
    return text[:colon] + " []" + text[outer.end :]


def _without_root(parsed: Parsed, root: Node) -> str:
    text = parsed.text
    if parsed.form == "lines":
        return ""
    if is_bracketed(text, root):
        return text[: root.begin] + "[]" + text[root.end :]
    begin, end = line_begin(text, root.begin), line_end(text, root.end)
    begin += text.startswith("\ufeff", begin)
    rest = text[end:]
    return text[:begin] + rest[2 if rest.startswith("\r\n") else 1 :]


def _setting_that_is_there(parsed: Parsed, name: str, value: Any) -> tuple[str, Any]:
    """The setting that holds another one's mapping, if that is not there yet, with the mapping."""
    *outer, key = name.split("/")
    if not outer or isinstance(parsed.value(tuple(outer)), dict):
        return name, value
    return _setting_that_is_there(parsed, "/".join(outer), {key: value})


def _add_setting(parsed: Parsed, name: str, value: Any) -> Edited:
    path: Path = tuple(name.split("/"))
    order = order_for("setting", 0)
    form = form_for(parsed, Neighbours([(parsed.text, parsed.root)]), 0)
    text = add_key(parsed.text, path, ordered_keys(value, path, order), form, order)
    return edited_to(parsed, text, path, None, _replaced(parsed.data, path, value, parsed.form))


def edited_to(parsed: Parsed, text: str, path: Path | None, before: Any, expected: Any) -> Edited:
    """The edit to `text`, whose data must be `expected`, with a record at `path`. Raises `Guarded`."""
    after = guard(text, parsed, expected)
    node = after.node(path) if path is not None else None
    if path is not None:
        if node is None:
            raise Guarded("the changed record would not be there")
        guard_record(after, node)
    value = after.value(path) if path is not None else None
    index = path[-1] if path and isinstance(path[-1], int) else None
    return Edited(
        text, difference(parsed.text, text), before, value, node.begin if node else None, index, after
    )


def _as_read(value: Any, form: Form) -> Any:
    return YamlText(Neighbours()).read(value) if form == "yaml" else value


def _replaced(data: Any, path: Path, value: Any, form: Form, *, delete: bool = False) -> Any:
    """A copy of `data` with the value at `path` replaced or deleted; what is not on the path is shared."""
    if not path:
        return _as_read(value, form)
    step, *rest = path
    copy: Any = list(data) if isinstance(data, list) else dict(data)
    if rest:
        copy[step] = _replaced(copy[step], tuple(rest), value, form, delete=delete)
    elif delete:
        del copy[step]
    else:
        copy[step] = _as_read(value, form)
    return copy


def _inserted(data: Any, at: Path, index: int, record: Any, form: Form) -> Any:
    """A copy of `data` with a record more in the list at `at`."""
    if not at:
        copy = list(data or ())
        copy.insert(index, _as_read(record, form))
        return copy
    inner: Mapping[str, Any] = data or {}
    step = str(at[0])
    return {**inner, step: _inserted(inner.get(step), at[1:], index, record, form)}
