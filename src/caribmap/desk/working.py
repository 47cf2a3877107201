"""The files of a dossier while a transaction changes them: a working copy in memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from caribmap.dossier.settings import Limits
from caribmap.edit.operations import Edited, read
from caribmap.edit.positions import Parsed, form_of
from caribmap.edit.records import FILES, HOMES, record_hash
from caribmap.edit.splice import Splice, difference
from caribmap.edit.undo import CameBetween, Change, change_of, take_back
from caribmap.errors import EnvironmentalError
from caribmap.faults import Fault
from caribmap.load.files import Refused, decode, is_path_inside, read_file

LAND = "land"
ARTICLE = "article"
"""The noun of a change that creates or removes the file of an article."""
WHOLE_FILE = "file"
"""The noun of a change of a file's text, named by the file."""


@dataclass(frozen=True, slots=True)
class Written:
    """One file that a transaction changed: line of the first change, lines added and removed."""

    file: str
    line: int
    added: int
    removed: int


class Unreadable(Exception):
    """A file cannot be read as one of the format, so nothing in it can be edited."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__(str(faults[0]))
        self.faults = faults


@dataclass(slots=True)
class Files:
    """Contents as they were read, and as they shall be. None stands for no file."""

    root: Path
    known: dict[str, tuple[bytes, Parsed]] = field(default_factory=dict)
    """What files held last and how it is read: those who share this need not read the same bytes again."""
    read: dict[str, bytes | None] = field(default_factory=dict)
    new: dict[str, bytes | None] = field(default_factory=dict)
    _parsed: dict[str, Parsed] = field(default_factory=dict)

    @property
    def changed(self) -> dict[str, tuple[bytes | None, bytes | None]]:
        """The files whose content shall differ: what they hold and what they shall hold."""
        return {
            file: (self.read[file], content)
            for file, content in self.new.items()
            if content != self.read[file]
        }

    def on_disk(self, file: str) -> bytes | None:
        """The content of a file when it was first asked for."""
        if file not in self.read:
            setting = "yaml_mb" if file.endswith(".yaml") else "file_mb"
            try:
                known = self.known[file][0] if file in self.known else None
                self.read[file] = read_file(self.root, file, _limit(file), setting, known)
            except Refused as refused:
                if refused.faults[0].code != "F002":
                    raise Unreadable(refused.faults) from None
                self.read[file] = None
        return self.read[file]

    def look(self, file: str) -> bytes | None:
        """The content of a file; None also if it cannot be read."""
        try:
            return self.on_disk(file)
        except (Unreadable, EnvironmentalError):
            return None

    def content(self, file: str) -> bytes | None:
        """The content of a file as the transaction has it so far."""
        return self.new[file] if file in self.new else self.on_disk(file)

    def parsed_of(self, noun: str) -> tuple[Parsed, str]:
        """The file that holds the records of a noun, and its name. Raises `Unreadable`."""
        names = self.homes(noun)
        file = next((name for name in names if self.content(name) is not None), names[0])
        if file not in self._parsed:
            self._parsed[file] = self._read_again(file, noun)
        return self._parsed[file], file

    def _read_again(self, file: str, noun: str) -> Parsed:
        content, known = self.content(file), self.known.get(file)
        if known and known[0] == content:
            return known[1]
        try:
            parsed = read(None if content is None else decode(content, file), form_of(file), noun, file)
        except Refused as refused:
            raise Unreadable(refused.faults) from None
        if content is not None:
            self.known[file] = content, parsed
        return parsed

    def homes(self, noun: str) -> tuple[str, ...]:
        """The files that may hold the records of a noun; of land the one that the settings name."""
        return (self.coast or HOMES[noun].files[0],) if noun == LAND else HOMES[noun].files

    @property
    def coast(self) -> str | None:
        """The file of the measuring coast that the settings name; None if they name none."""
        try:
            named = self.parsed_of("setting")[0].value(("basemap", "coast"))
        except Unreadable:
            return None
        return named if isinstance(named, str) and is_path_inside(named) else None

    @property
    def names(self) -> tuple[str, ...]:
        """The files of the format, and the coast that the settings name."""
        return tuple(dict.fromkeys([*FILES, *filter(None, [self.coast])]))

    def put(self, file: str, edited: Edited) -> None:
        """Take the result of an edit over."""
        content = edited.text.encode()
        self.put_bytes(file, content)
        if edited.parsed:
            self._parsed[file] = edited.parsed
            self.known[file] = content, edited.parsed

    def put_bytes(self, file: str, content: bytes | None) -> None:
        self.on_disk(file)
        self.new[file] = content
        self._parsed.pop(file, None)

    def add_article(self, file: str, content: bytes) -> Change:
        """Add the file of an article, which must be new."""
        if self.on_disk(file) is not None:
            raise FileExistsError(file)
        self.put_bytes(file, content)
        return Change(ARTICLE, file, file, Splice(0, "", content.decode()), None, True)

    def rewrite(self, file: str, text: str) -> Change:
        """Give a file another text, where no record of it can be edited."""
        former = (self.on_disk(file) or b"").decode()
        self.put_bytes(file, text.encode())
        return Change(
            WHOLE_FILE, file, file, difference(former, text), record_hash(former), record_hash(text)
        )

    def take_back(self, change: Change) -> Change:
        """Take a change back where other changes have been made since. Raises `CameBetween`."""
        if change.noun in (ARTICLE, WHOLE_FILE):
            raise CameBetween(change, None)
        parsed, file = self.parsed_of(change.noun)
        edited = take_back(parsed, change)
        self.put(file, edited)
        return change_of(change.noun, change.id, file, edited, parsed.text)


def written_by(changes: Iterable[Change], files: Files) -> Iterator[Written]:
    """What each file's changes touch; lines are counted as the changes were made, one after the other."""
    for file in files.changed:
        splices = [change.splice for change in changes if change.file == file and change.splice]
        text = (files.read[file] or b"").decode()
        begin = min((splice.begin for splice in splices), default=0)
        touched = [_lines(splice) for splice in splices]
        added, removed = sum(one for one, _ in touched), sum(one for _, one in touched)
        yield Written(file, text.count("\n", 0, begin) + 1, added, removed)


def _lines(splice: Splice) -> tuple[int, int]:
    """How many lines a passage adds and how many it takes away; a line that changes counts as both."""
    put, removed = splice.put, splice.removed
    whole = put + removed
    if not (put and removed) and (whole.startswith(("\n", "\r")) or whole.endswith("\n")):
        return put.count("\n"), removed.count("\n")
    return put.count("\n") + 1, removed.count("\n") + 1


def _limit(file: str) -> float:
    limits = Limits()
    return limits.yaml_mb if file.endswith(".yaml") else limits.file_mb
