"""Fixes of the dossier's faults: which there are, and one or all of them as transactions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from caribmap.desk.places_of_faults import About, about_of, faults_as_data
from caribmap.desk.session import Session
from caribmap.desk.transactions import EditClash, NotOfTheFormat, Operation
from caribmap.desk.working import WHOLE_FILE, Files, Unreadable
from caribmap.dossier.document import Step
from caribmap.edit.guard import Guarded
from caribmap.edit.operations import record_of
from caribmap.edit.records import from_file, record_hash
from caribmap.faults import Fault
from caribmap.load.files import Refused, decode
from caribmap.propose.fixes.faulty import Faulty, Fix, Proven
from caribmap.propose.fixes.table import FILE_FIXES, FIXES, file_fixes_of, fixes_of

MOST_LOOKED_AT = 500
"""Faults of which a list says how they are mended: the rest follows when these are."""
MOST_ROUNDS = 20
MENDED = FIXES.keys() | FILE_FIXES.keys()
"""Codes of faults that may be mended."""
SHOWN_LINES, SHOWN_CHARS = 3, 200
"""Lines before and behind a fault that are shown, and how much of each."""
LABEL = "fix"
CANNOT_BE_DONE = (NotOfTheFormat, Guarded, EditClash, Unreadable)


@dataclass(frozen=True, slots=True)
class Mending:
    """A fault, the record that it is about, and what may mend it."""

    fault: Fault
    about: About
    hash: str
    fixes: tuple[Fix, ...]

    @property
    def is_certain(self) -> bool:
        return len(self.fixes) == 1

    def operation(self, choice: int) -> Operation:
        return Operation(self.about.noun, self.about.id, self.hash, put=self.fixes[choice].record)


class NoLongerThere(LookupError):
    """The fault that was to be mended is not there, or has no such fix."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """What `fix_all` did: the fixes in order, and the certain ones that could not be done."""

    done: tuple[tuple[Fault, Fix], ...]
    not_done: tuple[Fault, ...]


def listed(session: Session, files: Files) -> list[dict[str, Any]]:
    """All faults with what they are about; the first that can be mended also with their fixes."""
    faults = session.examined.faults
    proven = _proven(session)
    found = faults_as_data(faults, files)
    left = MOST_LOOKED_AT
    for fault, data in zip(faults, found, strict=True):
        fixes: tuple[Fix, ...] = ()
        if fault.code in MENDED and left > 0:
            left -= 1
            mending = _mending(fault, files, proven)
            fixes = mending.fixes if mending else ()
        is_shown = data["noun"] is None or session.examined.dossier is None
        if is_shown and (lines := _excerpt(fault, files)):
            data["excerpt"] = lines
        data["fixes"] = [{"name": fix.name, "shown": fix.shown} for fix in fixes]
    return sorted(found, key=_urgency)


def _urgency(data: Mapping[str, Any]) -> tuple[bool, bool]:
    """Faults of files that cannot be edited come first, then errors."""
    return "excerpt" not in data, data["severity"] != "error"


def fix_one(session: Session, asked: Mapping[str, Any], choice: int) -> dict[str, Any]:
    """Mend the fault of that code, file, pointer and message. Raises `NoLongerThere`, and as `commit`."""
    files, proven = session.files(), _proven(session)
    for fault in session.examined.faults:
        where = fault.where
        own = {"code": fault.code, "file": where.file, "pointer": where.pointer, "message": fault.message}
        if own == {key: asked.get(key) for key in own}:
            mending = _mending(fault, files, proven)
            if mending and choice < len(mending.fixes):
                return session.commit(_label([mending]), [mending.operation(choice)])
    raise NoLongerThere("this fault is not there any more, or cannot be mended so")


def fix_all(session: Session, codes: Collection[str] = ()) -> Fixed:
    """Mend every fault of which there is exactly one fix; of some codes only, if any are given.

    One fix to a record at a time: what the next one is, the next examination says.
    """
    done: list[tuple[Fault, Fix]] = []
    failed: dict[tuple[str, str, str], Fault] = {}
    for _ in range(MOST_ROUNDS):
        certain = [one for one in _certain(session, codes) if _key(one.fault) not in failed]
        if not certain:
            break
        mended = list(_together(session, certain))
        done += [(one.fault, one.fixes[0]) for one in mended]
        mended_keys = {_key(one.fault) for one in mended}
        failed |= {key: one.fault for one in certain if (key := _key(one.fault)) not in mended_keys}
    return Fixed(tuple(done), tuple(failed.values()))


def _together(session: Session, certain: list[Mending]) -> Iterable[Mending]:
    """Do fixes in one transaction; where that cannot be, each for itself. Gives those that were done."""
    try:
        session.commit(_label(certain), [one.operation(0) for one in certain])
    except CANNOT_BE_DONE:
        if len(certain) > 1:
            for one in certain:
                yield from _together(session, [one])
    else:
        yield from certain


def _certain(session: Session, codes: Collection[str]) -> list[Mending]:
    """The faults with exactly one fix, one of each record."""
    files, proven = session.files(), _proven(session)
    found: dict[tuple[str, str], Mending] = {}
    for fault in session.examined.faults:
        if fault.code in MENDED and (not codes or fault.code in codes):
            mending = _mending(fault, files, proven)
            if mending and mending.is_certain:
                found.setdefault((mending.about.noun, mending.about.id), mending)
    return list(found.values())


def _mending(fault: Fault, files: Files, proven: Proven) -> Mending | None:
    if fault.code in FILE_FIXES:
        return _mending_of_file(fault, files)
    about = about_of(fault, files)
    if about is None:
        return None
    try:
        found = record_of(files.parsed_of(about.noun)[0], about.noun, about.id)
    except Unreadable:
        return None
    if found is None:
        return None
    record = from_file(about.noun, found[1])
    faulty = Faulty(fault, about.noun, record, _steps_in(record, about.steps), proven)
    return Mending(fault, about, record_hash(found[1]), fixes_of(faulty))


def _mending_of_file(fault: Fault, files: Files) -> Mending | None:
    file = fault.where.file
    if file not in files.names:
        return None
    try:
        text = decode(files.content(file) or b"", file)
    except (Refused, Unreadable):
        return None
    about = About(WHOLE_FILE, file, ())
    return Mending(fault, about, record_hash(text), file_fixes_of(fault, text))


def _excerpt(fault: Fault, files: Files) -> list[tuple[int, str]]:
    """The lines round a fault of a file that cannot be read record by record, with their numbers."""
    where = fault.where
    if where.line is None or where.file not in files.names:
        return []
    lines = (files.look(where.file) or b"").decode("utf-8", "replace").split("\n")
    begin = max(0, where.line - 1 - SHOWN_LINES)
    shown = lines[begin : where.line + SHOWN_LINES]
    return [(number, line.rstrip("\r")[:SHOWN_CHARS]) for number, line in enumerate(shown, begin + 1)]


def _steps_in(record: Any, steps: Iterable[str]) -> tuple[Step, ...]:
    """Steps of a pointer, those into lists as numbers."""
    found: list[Step] = []
    for step in steps:
        if isinstance(record, list) and step.isdecimal() and int(step) < len(record):
            found.append(int(step))
            record = record[int(step)]
        else:
            found.append(step)
            record = record.get(step) if isinstance(record, dict) else None
    return tuple(found)


def _proven(session: Session) -> Proven:
    examined = session.examined
    sources = {source.id: source for source in examined.dossier.sources} if examined.dossier else {}
    articles = [name.removeprefix("seeds/") for name in session.articles()]
    return Proven(sources, examined.spans, articles)


def _label(mendings: list[Mending]) -> str:
    """What the journal says: the codes, and the record of one."""
    codes = Counter(one.fault.code for one in mendings)
    about = f" {mendings[0].about.noun} {mendings[0].about.id}" if len(mendings) == 1 else ""
    return f"{LABEL} {', '.join(codes)}{about}"


def _key(fault: Fault) -> tuple[str, str, str]:
    return fault.code, fault.where.file, fault.message
