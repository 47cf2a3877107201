"""The journal of the desk: what each transaction did, kept outside the dossier, so that it can be undone."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from caribmap.edit.undo import Change
from caribmap.errors import EnvironmentalError

MOST = 1000
"""Entries that are kept."""
FILE = "journal.jsonl"
OPEN, DONE, ABANDONED = "open", "done", "abandoned"


@dataclass(frozen=True, slots=True)
class Entry:
    """One transaction. `files` holds the digest of each file before and after; None where there was none."""

    number: int
    label: str
    time: str
    changes: tuple[Change, ...]
    files: Mapping[str, tuple[str | None, str | None]]
    undoes: int | None = None
    redoes: int | None = None

    def to_json(self) -> dict[str, Any]:
        return {
            "number": self.number,
            "label": self.label,
            "time": self.time,
            "changes": [change.to_json() for change in self.changes],
            "files": {file: list(digests) for file, digests in self.files.items()},
            "undoes": self.undoes,
            "redoes": self.redoes,
        }

    @staticmethod
    def from_json(data: Mapping[str, Any]) -> Entry:
        changes = tuple(map(Change.from_json, data["changes"]))
        files = {file: (before, after) for file, (before, after) in data["files"].items()}
        return Entry(**{**data, "changes": changes, "files": files})


def digest(content: bytes | None) -> str | None:
    """What tells one content of a file from another; None for no file."""
    return None if content is None else hashlib.sha256(content).hexdigest()


@dataclass(slots=True)
class Journal:
    """The entries in a folder that only its owner can read. Every line is on disk before the next step."""

    folder: Path
    entries: dict[int, Entry] = field(default_factory=dict)
    states: dict[int, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.folder.chmod(0o700)
        for line in self._lines():
            if "state" in line:
                self.states[line["number"]] = line["state"]
            else:
                self.entries[line["number"]] = Entry.from_json(line)
                self.states[line["number"]] = OPEN
        for number in [number for number in self.entries if self.states[number] == ABANDONED]:
            del self.entries[number]
        self._keep_last()

    @property
    def next_number(self) -> int:
        return max(self.states, default=0) + 1

    @property
    def pending(self) -> Entry | None:
        """A transaction that a crash left half done."""
        return next((entry for number, entry in self.entries.items() if self.states[number] == OPEN), None)

    def begin(self, entry: Entry) -> None:
        self._append(entry.to_json())
        self.entries[entry.number], self.states[entry.number] = entry, OPEN

    def end(self, number: int, state: str = DONE) -> None:
        """Note how a transaction ended. If that fails, the next start asks what to do with it."""
        self.states[number] = state
        with suppress(EnvironmentalError):
            self._append({"number": number, "state": state})
        if state == ABANDONED:
            self.entries.pop(number, None)

    def to_undo(self, number: int | None = None) -> Entry | None:
        """The last transaction that was not taken back, or the one of a number."""
        done = self._stacks()[0]
        return next((entry for entry in reversed(done) if number in (None, entry.number)), None)

    def done(self) -> list[Entry]:
        """The transactions that stand, the oldest first."""
        return self._stacks()[0]

    def to_redo(self) -> Entry | None:
        """The last transaction that was taken back and may be done again."""
        return next(reversed(self._stacks()[1]), None)

    def _stacks(self) -> tuple[list[Entry], list[Entry]]:
        done: list[Entry] = []
        undone: list[Entry] = []
        for number, entry in sorted(self.entries.items()):
            if self.states[number] != DONE:
                continue
            if entry.undoes is not None:
                done = [one for one in done if one.number != entry.undoes]
                undone.append(entry)
            elif entry.redoes is not None:
                undone = [one for one in undone if one.number != entry.redoes]
                done.append(entry)
            else:
                undone = []
                done.append(entry)
        return done, undone

    def _lines(self) -> Iterator[dict[str, Any]]:
        """The lines that were written whole; a crash may have cut the last one off."""
        try:
            text = (self.folder / FILE).read_text("utf-8")
        except FileNotFoundError:
            return
        for line in text.split("\n"):
            try:
                yield json.loads(line)
            except ValueError:
                continue

    def _append(self, line: Mapping[str, Any]) -> None:
        data = json.dumps(line, ensure_ascii=True, separators=(",", ":")) + "\n"
        try:
            handle = os.open(self.folder / FILE, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
            with os.fdopen(handle, "ab") as stream:
                stream.write(("\n" + data).encode())
                stream.flush()
                os.fsync(stream.fileno())
        except OSError as error:
            raise EnvironmentalError(f"cannot write {self.folder}: {error.strerror or error}") from error

    def _keep_last(self) -> None:
        """Write the file anew when it holds many more entries than are kept."""
        if len(self.states) <= 2 * MOST:
            return
        kept = sorted(self.entries)[-MOST:]
        lines = []
        for number in kept:
            lines.append(json.dumps(self.entries[number].to_json(), separators=(",", ":")))
            if self.states[number] != OPEN:
                lines.append(json.dumps({"number": number, "state": self.states[number]}))
        staged = self.folder / f"{FILE}.new"
        handle = os.open(staged, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            stream.write("\n".join([*lines, ""]))
            stream.flush()
            os.fsync(stream.fileno())
        staged.replace(self.folder / FILE)
        self.entries = {number: self.entries[number] for number in kept}
        self.states = {number: self.states[number] for number in kept}
