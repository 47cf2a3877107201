"""`caribmap verify`, `extract` and `diff`: commands that need a published map, but no dossier."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

import typer

from caribmap.commands.arguments import FAULTY, Quiet, TextOrJson, Verbose, fail
from caribmap.commands.meter import shown_progress
from caribmap.errors import FaultyDossierError
from caribmap.runtime.progress import Progress, silent
from caribmap.runtime.terminal import say, say_file, say_lines

Page = Annotated[Path, typer.Argument(metavar="MAP.html", help="A published map.", show_default=False)]


def verify(
    page: Page,
    articles: Annotated[
        str,
        typer.Argument(
            metavar="ARTICLES_DIR",
            help="The folder with the map's articles; of a survey's map, its archive.",
            show_default=False,
        ),
    ],
    against: Annotated[
        Path | None,
        typer.Option(
            metavar="DOSSIER",
            help="Also compare all data with those of this dossier; of a survey's map, count again.",
        ),
    ] = None,
    format: Annotated[TextOrJson, typer.Option(help="How to print the verdicts.")] = TextOrJson.text,  # noqa: A002
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Check every quote of a published map against the articles. Exit code 0 only if all are found."""
    from caribmap.commands.verdicts import verification_as_json, verification_lines
    from caribmap.verify.verification import verify_map

    with shown_progress(quiet=quiet, verbose=verbose) as progress:
        expected = _expected(page, articles, against, progress) if against else None
        progress("verifying", 0, 0)
        found = verify_map(page, articles, expected)
    if format is TextOrJson.json:
        say(verification_as_json(found))
    else:
        say_lines(verification_lines(found, only_troubles=quiet))
    if not found.holds:
        raise typer.Exit(FAULTY)


def extract(page: Page) -> None:
    """Print the data of a published map as plain JSON."""
    from caribmap.verify.page import read_page

    payload = read_page(page).payload
    say_file(json.dumps(payload, ensure_ascii=False, indent=2) + "\n")


def diff(
    old: Annotated[Path, typer.Argument(metavar="OLD.html", help="A published map.", show_default=False)],
    new: Annotated[Path, typer.Argument(metavar="NEW.html", help="A later one.", show_default=False)],
    format: Annotated[TextOrJson, typer.Option(help="How to print the changes.")] = TextOrJson.text,  # noqa: A002
) -> None:
    """List what changed between two published maps, by place, quote, event and discrepancy."""
    from caribmap.commands.verdicts import change_lines, changes_as_json
    from caribmap.verify.diff import diff_maps
    from caribmap.verify.page import read_page

    changes = diff_maps(read_page(old).payload, read_page(new).payload)
    if format is TextOrJson.json:
        say(changes_as_json(changes))
    else:
        say_lines(change_lines(changes) if changes else ["no changes"])


def _expected(page: Path, articles: str, dossier: Path, progress: Progress) -> Any:
    """The payload that a page of the dossier has: of its build, or of its survey of the page's archive."""
    from caribmap.verify.page import read_page

    published = read_page(page).payload
    if published["survey"] is None:
        return _payload(dossier, progress)
    from caribmap.survey.extra import require_extra

    require_extra()
    from caribmap.survey.run import Options, survey_again

    read = published["survey"]
    titles = list(published["title"].values())
    options = Options(
        columns=read["columns"],
        language=read.get("language"),
        keep_going=True,
        title=titles[0] if len(titles) == 1 else None,
        workers=1,
    )
    try:
        return _as_json(survey_again(dossier, articles, options, progress))
    except FaultyDossierError as error:
        fail(error.faults, "nothing was compared")


def _payload(dossier: Path, progress: Progress = silent) -> Any:
    """The payload that a build of the dossier would put into its page."""
    from caribmap.payload.rows import plain_json
    from caribmap.pipeline.compile import compile_dossier

    try:
        return _as_json(plain_json(compile_dossier(dossier, progress).sound().payload))
    except FaultyDossierError as error:
        fail(error.faults, "nothing was compared")


def _as_json(payload: Any) -> Any:
    """A payload as a page has it: converted to JSON and back."""
    from caribmap.render.page import json_for_script

    return json.loads(json_for_script(payload))
