"""The story of a survey: examine the dossier, read the archive piece by piece, write what was found."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from caribmap.dossier.document import Where
from caribmap.errors import FaultyDossierError
from caribmap.faults import Fault
from caribmap.payload.types import Payload
from caribmap.pipeline.examine import Sound, examine_dossier
from caribmap.runtime.progress import Progress, silent
from caribmap.survey.archive import (
    TEXTS_A_PIECE,
    Archive,
    ArchiveFile,
    Print,
    find_archive,
    pieces_of,
    print_of,
)
from caribmap.survey.cluster import dask_client, each_done, prepare_workers
from caribmap.survey.combine import PER_PLACE, Found, Head, head_of, repeated_ids, repetitions
from caribmap.survey.names import names_of
from caribmap.survey.page import survey_payload
from caribmap.survey.part import Part, Task, read_part, survey_piece
from caribmap.survey.parts import Parts, key_of
from caribmap.survey.program import program_print
from caribmap.survey.publish import Surveyed, publish
from caribmap.survey.readers import columns_named
from caribmap.survey.result import Result

if TYPE_CHECKING:
    from distributed import Client

MEGABYTE = 1_000_000
OFFERS = 6
"""Sentences of a place that a piece offers at least, however many pieces there are."""

Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Options:
    """How an archive is read, and by whom.

    `columns` names the column of a role where it is not the role itself; `language` is that of articles that
    name none, by default the first of the dossier's sources; `title` is the map's, by default the dossier's.
    With `keep_going`, articles with faults are left out; without it, nothing is written if there are any.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    language: str | None = None
    keep_going: bool = False
    title: str | None = None
    resume: bool = True
    workers: int | None = None
    scheduler: str | None = None


def survey(
    root: Path,
    address: str,
    out: Path,
    options: Options,
    *,
    progress: Progress = silent,
    tell: Tell = lambda _: None,
) -> Surveyed:
    """Survey the archive at `address` for the dossier in `root`, and write `out`, all of it or nothing.

    Raises FaultyDossierError for errors of the dossier and, unless `keep_going`, of the archive; then, and
    when it is stopped, parts that are done stay for the next time. Raises EnvironmentalError if the archive,
    the scheduler or `out` cannot be used. `tell` takes lines for the reader as the run goes on.
    """
    parts = Parts(out)
    run = _read(root, address, parts, options, progress, tell)
    surveyed = publish(run.sound, run.result(), out, progress)
    parts.clear()
    return surveyed


def survey_again(root: Path, address: str, options: Options, progress: Progress = silent) -> Payload:
    """The payload of the map that `survey` would write. Raises as it does."""
    with TemporaryDirectory() as folder:
        run = _read(root, address, Parts(Path(folder, "again")), options, progress, lambda _: None)
        result, found = run.result(), Found()
        for part in result.parts():
            found.add(part)
    return survey_payload(run.sound, found, result)


def _read(root: Path, address: str, parts: Parts, options: Options, progress: Progress, tell: Tell) -> _Run:
    """A run that has read the whole archive."""
    prepare_workers(options.scheduler, options.workers)
    examined = examine_dossier(root, progress)
    if examined.sound is None:
        raise FaultyDossierError(examined.faults)
    archive = find_archive(address)
    for name in archive.skipped:
        tell(f"skipped {name}: not .parquet, .jsonl, .jsonl.gz, .jsonl.zst or .txt")
    if not archive.files:
        raise FaultyDossierError((_empty(address),))
    if not options.resume:
        parts.clear()
    with dask_client(options.scheduler, options.workers) as client:
        if options.workers != 1:
            tell(f"Dask's dashboard: {client.dashboard_link}")
        run = _Run(examined.sound, archive, options, parts, client, progress)
        run.read()
    return run


class _Run:
    def __init__(
        self,
        sound: Sound,
        archive: Archive,
        options: Options,
        parts: Parts,
        client: Client,
        progress: Progress,
    ) -> None:
        self.sound = titled(sound, options.title)
        self._archive, self._options, self._parts = archive, options, parts
        self._client, self._progress = client, progress
        dossier = sound.dossier
        self._names = names_of(dossier.places, dossier.term_rulings)
        self._language = options.language or next(
            (source.language for source in dossier.sources), dossier.settings.languages[0]
        )
        self._faults: list[Fault] = []
        self._prints: dict[str, Print] = {}
        self._tasks: list[Task] = []
        self._heads: dict[int, Head] = {}
        """What is to be known of all parts before any is written, by number."""

    def read(self) -> None:
        """Have every piece read that is not yet. Raises FaultyDossierError."""
        self._print_files()
        pieces = list(pieces_of(self._archive, self._prints, self._faults))
        offers = OFFERS + -(-PER_PLACE // max(len(pieces), 1))
        columns = columns_named(self._options.columns)
        self._tasks = [
            Task(piece, columns, self._language, min(offers, PER_PLACE), program_print()) for piece in pieces
        ]
        self._do(range(len(self._tasks)))
        articles = sum(head.articles for head in self._heads.values())
        for number in sorted(self._heads):
            self._faults += self._heads[number].faults
        self._leave_out()
        if not articles and not self._faults:
            self._faults.append(_empty(self._archive.address))
        if not articles or (self._faults and not self._options.keep_going):
            raise FaultyDossierError(tuple(self._faults))

    def result(self) -> Result:
        return Result(
            self._archive,
            self._prints,
            self._read_parts,
            self._names,
            self._language,
            self._tasks[0].columns,
            tuple(self._faults),
        )

    def _print_files(self) -> None:
        groups = list(_groups(self._archive.files))
        done = 0
        total = sum(file.size for file in self._archive.files)
        for number, prints in each_done(self._client, _prints_of, groups, self._archive.address):
            self._prints |= prints
            done += sum(file.size for file in groups[number])
            self._progress("hashing (MB)", done // MEGABYTE, total // MEGABYTE)

    def _do(self, numbers: Sequence[int]) -> None:
        """Make the parts of tasks that are not kept from before."""
        keys = {number: key_of(self._tasks[number], self._names, self._prints) for number in numbers}
        left = []
        for number in numbers:
            kept = self._parts.get(keys[number])
            if kept is None:
                left.append(number)
            else:
                self._heads[number] = head_of(kept)
        total = sum(self._tasks[number].piece.bytes for number in numbers)
        done = total - sum(self._tasks[number].piece.bytes for number in left)
        self._progress("surveying (MB)", done // MEGABYTE, total // MEGABYTE)
        tasks = [self._tasks[number] for number in left]
        for at, part in each_done(self._client, survey_piece, tasks, self._names):
            self._parts.put(keys[left[at]], part)
            self._heads[left[at]] = head_of(part)
            done += tasks[at].piece.bytes
            self._progress("surveying (MB)", done // MEGABYTE, total // MEGABYTE)

    def _read_parts(self) -> Iterator[Part]:
        return map(self._read_part, self._tasks)

    def _read_part(self, task: Task) -> Part:
        data = self._parts.get(key_of(task, self._names, self._prints))
        return read_part(data if data is not None else survey_piece(self._names, task))

    def _leave_out(self) -> None:
        """Have pieces read again without the articles whose id an earlier article has."""
        repeated = repeated_ids([self._heads[number].ids for number in range(len(self._tasks))])
        for number, at in repeated.items():
            task = self._tasks[number]
            part = self._read_part(task)
            self._faults += repetitions(part, task.piece, at.tolist())
            self._tasks[number] = task._replace(skip=frozenset(part.rows[each] for each in at.tolist()))
        if repeated and self._options.keep_going:
            self._do(sorted(repeated))


def titled(sound: Sound, title: str | None) -> Sound:
    """The dossier under another title."""
    if title is None:
        return sound
    settings = sound.dossier.settings
    named = replace(settings, title={settings.languages[0]: title})
    return replace(sound, dossier=replace(sound.dossier, settings=named))


def _groups(files: Sequence[ArchiveFile]) -> Iterator[list[ArchiveFile]]:
    """Files that are hashed together: texts many at a time."""
    texts = [file for file in files if file.kind == "text"]
    yield from ([file] for file in files if file.kind != "text")
    for begin in range(0, len(texts), TEXTS_A_PIECE):
        yield texts[begin : begin + TEXTS_A_PIECE]


def _prints_of(address: str, files: Sequence[ArchiveFile]) -> dict[str, Print]:
    return {file.name: print_of(address, file) for file in files}


def _empty(address: str) -> Fault:
    expected = "expected .parquet, .jsonl, .jsonl.gz, .jsonl.zst or .txt files with articles"
    return Fault(
        "A008", f"has no article; {expected}", Where(address.rstrip("/").rpartition("/")[2] or address)
    )
