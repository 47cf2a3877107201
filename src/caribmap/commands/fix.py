"""`caribmap fix`: mend the faults of a dossier of which one action is certain."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from collections.abc import Collection, Iterator, Mapping
from difflib import unified_diff
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from caribmap.commands import desk_state, printing
from caribmap.commands.arguments import FAULTY, Dossier, Quiet, fail
from caribmap.commands.saving import refuse
from caribmap.errors import EnvironmentalError
from caribmap.faults import Fault, is_error
from caribmap.runtime.terminal import say, say_lines, visible

if TYPE_CHECKING:
    from caribmap.desk.fixing import Fixed
    from caribmap.desk.session import Session

CONTEXT_LINES = 3


def fix(
    dossier: Dossier = Path(),
    write: Annotated[
        bool, typer.Option("--write", help="Write the files; without it, print what would change.")
    ] = False,
    code: Annotated[
        list[str] | None,
        typer.Option("--code", metavar="CODE", help="Mend faults of this code only. Repeatable."),
    ] = None,
    quiet: Quiet = False,
) -> None:
    """Mend what one action mends for certain, such as a quote that differs from its article by a fold.

    Prints the changes as a diff, and every fault that is left. Where several actions are possible, the desk
    has a button for each. `--write` saves the files record by record, and the desk can take it back.
    Exit code 1 while the dossier, as its files are, has errors.
    """
    from caribmap.desk.fixing import MENDED
    from caribmap.pipeline.examine import examine_dossier

    unknown = sorted(set(code or ()) - MENDED)
    if unknown:
        known = ", ".join(sorted(MENDED))
        raise typer.BadParameter(f"{', '.join(unknown)} cannot be mended; {known} can", param_hint="--code")
    root = dossier.resolve()
    if not root.is_dir():
        fail(examine_dossier(dossier).faults, "there is nothing to mend")
    with _session(root, is_copy=not write) as session:
        was_faulty = any(map(is_error, session.examined.faults))
        fixed, faults, diff = _fixed(session, code or ())
    if not quiet or not write:
        say_lines(map(visible, diff))
    printing.say_faults(faults)
    if not quiet:
        if fixed.done or faults:
            say(_summary(fixed, is_written=write))
        if not faults:
            say("no faults left" if fixed.done else "no faults")
        else:
            say(printing.count_faults(faults) + (" left" if fixed.done else ""))
    if any(map(is_error, faults)) or (not write and was_faulty):
        raise typer.Exit(FAULTY)


@contextlib.contextmanager
def _session(root: Path, *, is_copy: bool) -> Iterator[Session]:
    """The dossier, or a copy of it that is thrown away."""
    from caribmap.desk.session import Session

    if is_copy:
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(folder) / "dossier"
            _copy(root, copy)
            yield Session(copy, Path(folder) / "journal", desk_state.now)
    else:
        with desk_state.journal_folder(root) as journal:
            yield Session(root, journal, desk_state.now)


def _copy(root: Path, copy: Path) -> None:
    """The files that a dossier is read from; links stay links, and pipes and devices stay away."""
    from caribmap.desk.working import Files

    named = [root / file for file in Files(root).names]
    try:
        for path in {*named, *(root / "geodata").glob("*"), *(root / "seeds").glob("*")}:
            if path.is_symlink() or path.is_file():
                target = copy / path.relative_to(root)
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(path, target, follow_symlinks=False)
    except OSError as error:
        raise EnvironmentalError(f"cannot copy {root}: {error.strerror or error}") from error


def _fixed(session: Session, codes: Collection[str]) -> tuple[Fixed, tuple[Fault, ...], list[str]]:
    from caribmap.desk.fixing import fix_all
    from caribmap.desk.transactions import Busy

    before = session.snapshot().files
    try:
        fixed = fix_all(session, codes)
    except Busy as busy:
        refuse(f"{busy} – nothing was written")
    return fixed, tuple(session.examined.faults), list(_diff(before, session.snapshot().files))


def _diff(before: Mapping[str, bytes | None], after: Mapping[str, bytes | None]) -> Iterator[str]:
    for file, content in after.items():
        if content != before.get(file):
            old, new = (
                (one or b"").decode("utf-8", "replace").splitlines() for one in (before.get(file), content)
            )
            yield from unified_diff(old, new, f"a/{file}", f"b/{file}", lineterm="", n=CONTEXT_LINES)


def _summary(fixed: Fixed, *, is_written: bool) -> str:
    if not fixed.done:
        return "nothing can be mended for certain"
    codes: dict[str, int] = {}
    for fault, _ in fixed.done:
        codes[fault.code] = codes.get(fault.code, 0) + 1
    listed = ", ".join(f"{code} {count}×" if count > 1 else code for code, count in sorted(codes.items()))
    count = len(fixed.done)
    faults = "fault" if count == 1 else "faults"
    if is_written:
        return f"mended {count} {faults}: {listed}"
    return f"would mend {count} {faults}: {listed} – run again with --write"
