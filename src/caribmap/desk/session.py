"""One dossier under edit: its examination, its revision, and what is told to the pages that watch."""

from __future__ import annotations

import gc
import os
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from threading import RLock
from typing import Any

from caribmap.desk.journal import Journal
from caribmap.desk.outside import changed_records
from caribmap.desk.places_of_faults import faults_as_data
from caribmap.desk.streams import Stream
from caribmap.desk.tallies import NOTHING, MentionsByArticle
from caribmap.desk.transactions import Committed, Operation, Transactions
from caribmap.desk.working import Files
from caribmap.edit.key_order import SCHEMAS
from caribmap.edit.operations import record_of
from caribmap.edit.positions import Parsed
from caribmap.edit.records import HOMES, record_hash
from caribmap.faults import Fault
from caribmap.load.one_record import check_record
from caribmap.pipeline.examine import Examined, Sound, examine_dossier
from caribmap.pipeline.sound_part import sound_part
from caribmap.propose.place_candidates import OwnGazetteer
from caribmap.runtime.kept import Kept

ENGLISH = "en"
TICK_NS = 2_000_000_000
"""No file system's times are coarser."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The contents of the dossier's files at one moment, None for no file, and the names of its articles."""

    files: Mapping[str, bytes | None]
    articles: frozenset[str]


@dataclass(slots=True)
class Session:
    """The dossier in folder `root`. `read_only` says why nothing may be written; None if it may."""

    root: Path
    journal_folder: Path
    now: Callable[[], str]
    read_only: str | None = None
    stream: Stream = field(default_factory=Stream)
    revision: int = 0
    changed: Callable[[], None] = lambda: None
    """Called after every change, once the dossier is examined."""
    opened: Snapshot = field(init=False)
    """The files as they were when the desk was opened."""
    first_number: int = field(init=False)
    """The number of the first transaction since then."""
    built: Snapshot | None = None
    """The files that the desk's last build was made of."""
    gazetteers: Sequence[OwnGazetteer] = ()
    kept: Kept = field(default_factory=Kept)
    transactions: Transactions = field(init=False)
    _examined: Examined | None = None
    _mentions: MentionsByArticle = field(default_factory=MentionsByArticle)
    _states: dict[str, Any] = field(default_factory=dict)
    _contents: dict[str, bytes | None] = field(default_factory=dict)
    """The files as they were at the last look."""
    _lock: RLock = field(default_factory=RLock)

    def __post_init__(self) -> None:
        self.transactions = Transactions(self.root, Journal(self.journal_folder), self.now, self.check)
        self.opened, self.first_number = self.snapshot(), self.transactions.journal.next_number
        self._contents = dict(self.opened.files)
        self._states = self._state()

    @property
    def examined(self) -> Examined:
        """The dossier, its faults and what follows, as of the last change that was noticed."""
        with self._lock:
            if self._examined is None:
                is_first = not self.revision
                with self.kept.run(self._looks()):
                    self._examined = examine_dossier(self.root)
                if is_first:
                    gc.freeze()  # the dossier stays; a look for cycles would go through all of it
            return self._examined

    @property
    def mentions(self) -> MentionsByArticle:
        """The mentions of the dossier as it was examined last."""
        with self._lock:
            derived = self.examined.derived
            ledger = derived.ledger if derived else NOTHING
            if self._mentions.ledger is not ledger:
                self._mentions = MentionsByArticle(ledger)
            return self._mentions

    def sound_part(self) -> Sound | None:
        """What can be shown of it. Not while it is examined: places of records in their files then move."""
        with self._lock:
            return sound_part(self.examined)

    def files(self) -> Files:
        """The files as they are now."""
        return self.transactions.files()

    def snapshot(self) -> Snapshot:
        """What the files hold now."""
        files = self.files()
        contents = {file: files.look(file) for file in files.names}
        return Snapshot(contents, frozenset(self._state()) - contents.keys())

    def commit(
        self, label: str, operations: Sequence[Operation], new_files: Mapping[str, bytes] | None = None
    ) -> dict[str, Any]:
        """Do the operations, and answer as the API does."""
        return self._told(lambda: self.transactions.commit(label, operations, new_files or {}))

    def undo(self, number: int | None) -> dict[str, Any]:
        return self._told(lambda: self.transactions.undo(number))

    def redo(self) -> dict[str, Any]:
        return self._told(self.transactions.redo)

    def settle(self, *, finish: bool) -> None:
        self.transactions.settle(finish=finish)
        self.refresh()

    def refresh(self) -> None:
        """Look at the files again after others may have changed them."""
        with self._lock:
            state = self._state()
            changed = sorted(file for file in state if state[file] != self._states.get(file))
            self._states = state
            if not changed:
                return
            told = [{"file": file, "records": self._changed_records(file)} for file in changed]
            self._after_change(self._examined)
        self.stream.tell("outside", {"files": told, "revision": self.revision})

    def _changed_records(self, file: str) -> int | None:
        before, after = self._contents.get(file), self.files().look(file)
        if file in self._contents:
            self._contents[file] = after
        return changed_records(file, before, after)

    def check(self, parsed: Parsed, noun: str, name: str) -> Sequence[Fault]:
        """The faults that keep a record of a changed file from being one of the format."""
        found = record_of(parsed, noun, name)
        if found is None:
            return ()
        path, data = found
        file = next(file for file in HOMES[noun].files if file.rsplit(".", 1)[1] in _ENDINGS[parsed.form])
        if noun == "setting":
            whole = check_record(SCHEMAS[noun], file, parsed.text, (), parsed.data, self.language)
            own = "/" + "/".join(map(str, path))
            return [one for one in whole if f"{one.where.pointer}/".startswith(f"{own}/")]
        return check_record(SCHEMAS[noun], file, parsed.text, path, data, self.language)

    @property
    def language(self) -> str:
        """The dossier's first language."""
        dossier = self.examined.dossier
        return dossier.settings.languages[0] if dossier else ENGLISH

    def _told(self, act: Callable[[], Committed]) -> dict[str, Any]:
        with self._lock:
            before = self.examined
            with self.kept.run():
                done = act()
            self._states = self._state()
            files = self.files()
            for file in {one.file for one in done.written} & self._contents.keys():
                self._contents[file] = files.look(file)
            new, gone = self._after_change(before)
        return {
            "revision": self.revision,
            "number": done.number,
            "written": [
                {"file": one.file, "line": one.line, "added": one.added, "removed": one.removed}
                for one in done.written
            ],
            "records": [_record_now(change.noun, change.id, files) for change in done.changes],
            "faults": {"new": faults_as_data(new, files), "gone": faults_as_data(gone, files)},
        }

    def _after_change(self, before: Examined | None) -> tuple[list[Fault], list[Fault]]:
        self.revision += 1
        self._examined = None
        new, gone = _difference(before.faults if before else (), self.examined.faults)
        self.stream.tell("revision", {"revision": self.revision})
        self.stream.tell("faults", {"new": len(new), "gone": len(gone), **_counts(self.examined.faults)})
        self.changed()
        return new, gone

    def articles(self) -> list[str]:
        """The files in `seeds`, by their names in the dossier."""
        try:
            with os.scandir(self.root / "seeds") as entries:
                return sorted(f"seeds/{entry.name}" for entry in entries)
        except OSError:
            return []

    def _state(self) -> dict[str, Any]:
        """What tells whether a file has changed: its number, size and time; the articles included."""
        state: dict[str, Any] = {}
        for file in {*self.files().names, *self.articles()}:
            try:
                found = os.lstat(f"{self.root}/{file}")
                state[file] = (found.st_ino, found.st_size, found.st_mtime_ns)
            except OSError:
                state[file] = None
        return state

    def _looks(self) -> dict[str, Any]:
        """The states that show every change: of a fresh file, two may share a tick of the clock."""
        settled = time.time_ns() - TICK_NS
        return {file: state for file, state in self._states.items() if state and state[2] < settled}


_ENDINGS = {"yaml": ("yaml",), "json": ("geojson",), "lines": ("jsonl",)}


def _record_now(noun: str, name: str, files: Files) -> dict[str, Any]:
    found = record_of(files.parsed_of(noun)[0], noun, name) if noun in HOMES else None
    return {"noun": noun, "id": name, "hash": record_hash(found[1]) if found else None}


def _difference(before: Sequence[Fault], after: Sequence[Fault]) -> tuple[list[Fault], list[Fault]]:
    """The faults that are new, and those that are gone; where in its file one stands does not count."""

    def missing_from(one: Sequence[Fault], other: Sequence[Fault]) -> list[Fault]:
        left = Counter(map(_key, other))
        kept = []
        for fault in one:
            if left[_key(fault)]:
                left[_key(fault)] -= 1
            else:
                kept.append(fault)
        return kept

    return missing_from(after, before), missing_from(before, after)


def _key(fault: Fault) -> tuple[str, str, str]:
    return fault.code, fault.message, fault.where.file


def _counts(faults: Sequence[Fault]) -> dict[str, int]:
    counts = Counter(fault.severity for fault in faults)
    return {"errors": counts["error"], "warnings": counts["warning"]}
