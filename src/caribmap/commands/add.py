"""`caribmap add`: a source, a place or a quote from the terminal."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from caribmap.commands import printing
from caribmap.commands.arguments import fail
from caribmap.commands.saving import refuse, save
from caribmap.runtime.terminal import say

add = typer.Typer(
    name="add", help="Add a source, a place or a quote to a dossier's files.", no_args_is_help=True
)


def _option(text: str, *names: str) -> Any:
    return typer.Option(*names, help=text, show_default=False)


def _argument(name: str, text: str) -> Any:
    return typer.Argument(metavar=name, help=text, show_default=False)


In = Annotated[
    Path, typer.Option("--in", metavar="DIR", help="The dossier's folder.", show_default="this folder")
]
Id = Annotated[str | None, _option("The record's id; proposed without it.", "--id")]


@add.command()
def source(
    file: Annotated[Path, _argument("FILE", "The article, a text in UTF-8.")],
    dossier: In = Path(),
    identifier: Id = None,
    language: Annotated[
        str | None,
        _option("Its language tag; recognised from its text without it."),
    ] = None,
    title: Annotated[str | None, _option("Its title, if the text states it.")] = None,
    short: Annotated[str | None, _option("Its name in the page.")] = None,
    published: Annotated[str | None, _option("Its date, as EDTF.")] = None,
    url: Annotated[str | None, _option("Its address.")] = None,
) -> None:
    """Add an article: its text, byte for byte, as a new file in `seeds`, and its record in sources.yaml."""
    from caribmap.desk.transactions import Operation
    from caribmap.edit.identifiers import first_slug, free_id
    from caribmap.importing.found import Refusal
    from caribmap.importing.texts import read_bytes, text_of
    from caribmap.propose.language import language_of

    loaded = _loaded(dossier)
    try:
        data = read_bytes(file)
        text = text_of(data, file.name)
    except Refusal as refusal:
        refuse(f"{file.name}{f':{refusal.line}' if refusal.line else ''}: {refusal} – nothing was added")
    tag = language or language_of(text)
    if tag is None:
        refuse(f"{file.name}: its language is not recognised; name it, such as --language en")
    taken = {one.id for one in loaded.sources} if loaded else set()
    name = identifier or free_id(first_slug(short, title, file.stem) or "article", taken)
    record = {"id": name, "file": f"{name}.txt", "language": tag}
    more = {"short": short, "title": title, "published": published, "url": url}
    record |= {key: value for key, value in more.items() if value}
    save(dossier, f"article {name}", [Operation("source", name, put=record)], {f"seeds/{name}.txt": data})
    say(f"added source {name} ({tag})")
    _say_errors_of(dossier, "source", name)


@add.command()
def place(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Its name in the dossier's first language.")],
    at: Annotated[
        str | None,
        _option("Its position: “-18.14, 178.44”, latitude first, or “18°08'S 178°26'E”."),
    ] = None,
    dossier: In = Path(),
    identifier: Id = None,
    kind: Annotated[str, typer.Option(help="Its kind, as docs/dossier-format.md lists them.")] = "city",
    layer: Annotated[str | None, typer.Option(help="Its layer.", show_default="the last one")] = None,
    precision_m: Annotated[float | None, _option("How sure the position is, in metres.")] = None,
) -> None:
    """Add a place.

    Without `--at` it has no position, because the articles state none.
    """
    from caribmap.desk.transactions import Operation
    from caribmap.edit.coordinates import written_geometry
    from caribmap.edit.identifiers import place_id
    from caribmap.propose.typed_coordinates import read_coordinates

    loaded = _needed(dossier)
    readings = read_coordinates(at) if at is not None else ()
    if len(readings) > 1:
        both = " or ".join(f"“{one.lat}, {one.lng}”" for one in readings)
        refuse(f"'{at}' may mean two positions; write {both}")
    position = [readings[0].lng, readings[0].lat] if readings else None
    if at is not None and position is None:
        refuse(f"'{at}' is no position; write latitude, longitude such as “-18.14, 178.44”")
    language = loaded.settings.languages[0]
    new = identifier or place_id({language: name}, {one.id for one in loaded.places})
    geocoding: dict[str, Any] = {"basis": "stated" if position else "not-stated"}
    if position:
        geocoding["method"] = "by hand"
    if precision_m is not None:
        geocoding["precision_m"] = precision_m
    point = {"type": "Point", "coordinates": position} if position else None
    record: dict[str, Any] = {
        "id": new,
        "geometry": written_geometry(point, precision_m) if point else None,
        "names": {language: name},
        "kind": kind,
        "layer": layer or loaded.settings.layers[-1].id,
        "geocoding": geocoding,
    }
    if position is None:
        record["not_stated"] = "no-place"
    save(dossier, f"place {new}", [Operation("place", new, put=record)])
    say(f"added place {new}")
    _say_errors_of(dossier, "place", new)


@add.command()
def quote(
    source_id: Annotated[str, _argument("SOURCE", "The id of its source.")],
    exact: Annotated[str, _argument("WORDS", "Words as they stand in the article.")],
    places: Annotated[
        list[str],
        _option("The id of a place it supports; may be repeated.", "--place"),
    ],
    dossier: In = Path(),
    identifier: Id = None,
    occurrence: Annotated[
        int, typer.Option(help="Which one, where the words stand several times.", min=1)
    ] = 1,
    speaker: Annotated[str | None, _option("Who says so.")] = None,
    modality: Annotated[str | None, _option("stated, claimed, confirmed, denied or speculated.")] = None,
    date: Annotated[str | None, _option("When, as EDTF, as far as the text says.")] = None,
) -> None:
    """Add a quote. The words must stand in the article, and its own characters are written."""
    from caribmap.desk.transactions import Operation
    from caribmap.edit.identifiers import quote_id
    from caribmap.propose.wording import occurrences, wording_at
    from caribmap.text.nearest import nearest_passage

    loaded = _needed(dossier)
    article = next((one for one in loaded.sources if one.id == source_id), None)
    if article is None:
        refuse(
            f"there is no source '{source_id}', expected one of {', '.join(one.id for one in loaded.sources)}"
        )
    starts = occurrences(article.text, exact)
    if len(starts) < occurrence:
        near = nearest_passage(exact, article.text)
        also = f"; nearest: {near[1]}" if near and not starts else ""
        refuse(f"the words stand {len(starts)} times in seeds/{article.file}{also}")
    start = starts[occurrence - 1]
    wording = wording_at(article.text, start, start + len(exact))
    new = identifier or quote_id(source_id, wording.exact, {one.id for one in loaded.quotes})
    more = {
        "prefix": wording.prefix,
        "suffix": wording.suffix,
        "speaker": speaker,
        "date": date,
        "modality": modality,
    }
    record: dict[str, Any] = {"id": new, "source": source_id, "exact": wording.exact, "places": places}
    record |= {key: value for key, value in more.items() if value}
    save(dossier, f"quote {new}", [Operation("quote", new, put=record)])
    say(f"added quote {new}")
    _say_errors_of(dossier, "quote", new)


def _say_errors_of(root: Path, noun: str, name: str) -> None:
    """Print what is wrong with a record that was added: it stands in the files, where it can be mended."""
    from caribmap.desk.places_of_faults import about_of
    from caribmap.desk.working import Files
    from caribmap.faults import is_error
    from caribmap.pipeline.examine import examine_dossier

    files = Files(root)
    abouts = ((fault, about_of(fault, files)) for fault in filter(is_error, examine_dossier(root).faults))
    printing.say_faults(fault for fault, about in abouts if about and (about.noun, about.id) == (noun, name))


def _loaded(root: Path) -> Any:
    from caribmap.load.dossier import load_dossier

    return load_dossier(root).dossier


def _needed(root: Path) -> Any:
    from caribmap.load.dossier import load_dossier

    loaded = load_dossier(root)
    if loaded.dossier is None:
        fail(loaded.faults, "there is nothing to add to")
    return loaded.dossier
