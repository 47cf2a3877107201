"""Transactions: operations on records, on several files, all of them or none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import RLock
from types import MappingProxyType
from typing import Any

from caribmap.desk.journal import ABANDONED, Entry, Journal, digest
from caribmap.desk.working import WHOLE_FILE, Files, Written, written_by
from caribmap.edit.moves import move_record
from caribmap.edit.operations import delete_record, put_record, record_of
from caribmap.edit.positions import Parsed
from caribmap.edit.records import BY_INDEX, FILES, from_file, names_of, record_hash
from caribmap.edit.undo import CameBetween, Change, change_of
from caribmap.errors import EnvironmentalError
from caribmap.faults import Fault
from caribmap.write import replace_if_unchanged, sweep_beside

TRIES = 5
NO_ARTICLES: Mapping[str, bytes] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Operation:
    """What to do with one record: put it whole, set some keys (None takes one away), move it, delete it.

    `before` is the hash of the record as the editor knew it; None where there was none.
    """

    noun: str
    id: str
    before: str | None = None
    put: Any = None
    set: Mapping[str, Any] | None = None
    delete: bool = False
    move: int | None = None
    """The index to which the record moves in its list."""
    index: int | None = None
    unconditional: bool = False
    """Whether the hash does not count, as for changes that the desk computes from what it has just read."""


@dataclass(frozen=True, slots=True)
class Committed:
    """A transaction that is on disk."""

    number: int
    written: tuple[Written, ...]
    changes: tuple[Change, ...]


class EditClash(Exception):
    """A record is not as the editor knew it. `current` is what its file has now; None if it is gone."""

    def __init__(self, noun: str, name: str, current: Any, label: str = "") -> None:
        super().__init__(label or f"{noun} '{name}' was changed elsewhere")
        self.noun, self.name = noun, name
        self.current = from_file(noun, current)
        self.hash = None if current is None else record_hash(current)


class NotOfTheFormat(Exception):
    """A record would not be one of the format."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__(str(faults[0]))
        self.faults = tuple(faults)


class Nothing(LookupError):
    """There is nothing to undo or to redo."""


class Busy(Exception):
    """The files changed all the time, or a crash left a transaction half done."""


Step = Callable[[Files], Iterator[Change]]
"""Makes changes in the working copy of the files."""


@dataclass(slots=True)
class Transactions:
    """All changes of one dossier go through here, one at a time."""

    root: Path
    journal: Journal
    now: Callable[[], str]
    check: Callable[[Parsed, str, str], Sequence[Fault]]
    """The faults of a record (noun, id) in a changed file that keep it from being one of the format."""
    lock: RLock = field(default_factory=RLock)
    _known: dict[str, tuple[bytes, Parsed]] = field(default_factory=dict)
    _digested: dict[str, tuple[bytes | None, str | None]] = field(default_factory=dict)

    def files(self) -> Files:
        """The files as they are now."""
        return Files(self.root, self._known)

    def commit(
        self, label: str, operations: Sequence[Operation], articles: Mapping[str, bytes] = NO_ARTICLES
    ) -> Committed:
        """Do all operations, and add the articles' files. Raises `EditClash`, `NotOfTheFormat`, `Guarded`."""

        def step(files: Files) -> Iterator[Change]:
            for file, content in articles.items():
                yield files.add_article(file, content)
            seen: set[tuple[str, str]] = set()
            for operation in operations:
                yield from self._one(files, operation, seen)

        return self._write(label, step)

    def undo(self, number: int | None = None) -> Committed:
        """Take back the last transaction, or the one of that number. Raises `EditClash`, LookupError."""
        entry = self.journal.to_undo(number)
        if entry is None:
            raise Nothing("there is nothing to undo")
        return self._write(entry.label, lambda files: _back(files, entry), undoes=entry.number)

    def redo(self) -> Committed:
        """Do again what was taken back last. Raises as `undo`."""
        entry = self.journal.to_redo()
        if entry is None:
            raise Nothing("there is nothing to redo")
        return self._write(entry.label, lambda files: _back(files, entry), redoes=entry.number)

    def settle(self, *, finish: bool) -> None:
        """Finish or take back a transaction that a crash left half done, file by file."""
        with self.lock:
            entry = self.journal.pending
            if entry is None:
                return
            files = self.files()
            for file, (before, after) in entry.files.items():
                sweep_beside(self.root, file)
                content = files.on_disk(file)
                state = digest(content)
                if state == (before if finish else after) and state != (after if finish else before):
                    text = _all_of(entry, file, content, finish=finish)
                    replace_if_unchanged(self.root, file, content, text)
            self.journal.end(entry.number, "done" if finish else ABANDONED)

    def _one(self, files: Files, operation: Operation, seen: set[tuple[str, str]]) -> Iterator[Change]:
        if operation.noun == WHOLE_FILE:
            yield _rewritten(files, operation)
            return
        parsed, file = files.parsed_of(operation.noun)
        found = record_of(parsed, operation.noun, operation.id)
        current = found[1] if found else None
        is_known = (operation.noun, operation.id) in seen or operation.unconditional
        if not is_known and (record_hash(current) if found else None) != operation.before:
            raise EditClash(operation.noun, operation.id, current)
        seen.add((operation.noun, operation.id))
        if operation.delete:
            edited = delete_record(parsed, operation.noun, operation.id)
        elif operation.move is not None:
            edited = move_record(parsed, operation.noun, operation.id, operation.move)
        else:
            record = _asked_for(operation, current)
            edited = put_record(parsed, operation.noun, operation.id, record, operation.index)
            if isinstance(record, dict) and isinstance(record.get("id"), str):
                seen.add((operation.noun, record["id"]))
        change = change_of(operation.noun, operation.id, file, edited, parsed.text)
        files.put(file, edited)
        name = _name_after(operation, edited.after)
        if not operation.delete:
            self._require_format(operation, parsed, files.parsed_of(operation.noun)[0], name)
        yield replace(change, id=name)

    def _require_format(self, operation: Operation, before: Parsed, after: Parsed, name: str) -> None:
        """Raises `NotOfTheFormat` for faults that the record had not before: old ones stop nobody."""
        faults = self.check(after, operation.noun, name)
        if faults:
            known = Counter(
                (one.code, one.message) for one in self.check(before, operation.noun, operation.id)
            )
            new = [one for one in faults if not known[one.code, one.message]]
            if new:
                raise NotOfTheFormat(new)

    def _write(self, label: str, step: Step, **links: int) -> Committed:
        with self.lock:
            if self.journal.pending:
                raise Busy("a crash left a change half done: finish it or take it back first")
            for _ in range(TRIES):
                files = self.files()
                changes = tuple(step(files))
                if not files.changed:
                    return Committed(self.journal.next_number - 1, (), ())
                digests = {file: self._digests(file, *both) for file, both in files.changed.items()}
                entry = Entry(self.journal.next_number, label, self.now(), changes, digests, **links)
                if self._replace_all(entry, files):
                    return Committed(entry.number, tuple(written_by(changes, files)), changes)
            raise Busy("other programs keep changing the dossier's files: try again in a moment")

    def _digests(self, file: str, before: bytes | None, after: bytes | None) -> tuple[str | None, str | None]:
        """The digests of a file's contents; what it was given last is what it mostly holds before."""
        content, known = self._digested.get(file, (None, None))
        known = known if content is before else digest(before)
        self._digested[file] = after, digest(after)
        return known, self._digested[file][1]

    def _replace_all(self, entry: Entry, files: Files) -> bool:
        """Write every file; False, with all of them as they were, if another writer was faster."""
        self.journal.begin(entry)
        done: list[str] = []
        try:
            for file in _in_order(entry, files.changed):
                if not replace_if_unchanged(self.root, file, *files.changed[file]):
                    self._take_back(done, files)
                    self.journal.end(entry.number, ABANDONED)
                    return False
                done.append(file)
        except EnvironmentalError:
            self._take_back(done, files)
            self.journal.end(entry.number, ABANDONED)
            raise
        self.journal.end(entry.number)
        return True

    def _take_back(self, done: Sequence[str], files: Files) -> None:
        for file in reversed(done):
            before, after = files.changed[file]
            replace_if_unchanged(self.root, file, after, before)


def _rewritten(files: Files, operation: Operation) -> Change:
    text = (files.content(operation.id) or b"").decode()
    if record_hash(text) != operation.before:
        raise EditClash(operation.noun, operation.id, text)
    return files.rewrite(operation.id, operation.put)


def _asked_for(operation: Operation, current: Any) -> Any:
    """The whole record that an operation asks for."""
    if operation.set is None:
        return operation.put
    record = dict(from_file(operation.noun, current) or {})
    for key, value in operation.set.items():
        if value is None:
            record.pop(key, None)
        else:
            record[key] = value
    return record


def _name_after(operation: Operation, after: Any) -> str:
    if operation.delete or operation.noun in (*BY_INDEX, "setting"):
        return operation.id
    names = names_of(operation.noun, after, 0)
    return operation.id if operation.id in names else names[0]


def _back(files: Files, entry: Entry) -> Iterator[Change]:
    """Take the changes of an entry back, the last first; byte for byte where the file is as it left it."""
    for file, (_, after) in entry.files.items():
        if digest(files.content(file)) == after:
            content = files.content(file)
            files.put_bytes(file, _all_of(entry, file, content, finish=False))
    for change in reversed(entry.changes):
        if digest(files.on_disk(change.file)) == entry.files[change.file][1]:
            yield _reversed(change)
            continue
        try:
            yield files.take_back(change)
        except CameBetween as between:
            raise EditClash(change.noun, change.id, between.current, str(between)) from None


def _reversed(change: Change) -> Change:
    splice = change.splice.reversed() if change.splice else None
    return replace(change, splice=splice, before=change.after, after=change.before)


def _all_of(entry: Entry, file: str, content: bytes | None, *, finish: bool) -> bytes | None:
    """A file's content with all changes of an entry done or taken back; None for no file."""
    text = (content or b"").decode()
    changes = [change for change in entry.changes if change.file == file]
    for change in changes if finish else reversed(changes):
        if change.splice:
            text = (change.splice if finish else change.splice.reversed()).apply(text)
    is_there = entry.files[file][1 if finish else 0] is not None
    return text.encode() if is_there else None


def _in_order(entry: Entry, changed: Iterable[str]) -> list[str]:
    """Files in an order in which each moment is readable: what is named before what names it."""
    order = [file for file in changed if file not in FILES]
    order += [file for file in FILES if file in changed]
    only_deletes = all(change.after is None for change in entry.changes)
    return order[::-1] if only_deletes else order
