"""Proposals for a quote, a place, a recipe and a source, from what the dossier and its articles hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from caribmap.desk.access import Refusal
from caribmap.desk.answers import found_in
from caribmap.desk.places_of_faults import faults_as_data
from caribmap.desk.requests import malformed, selected
from caribmap.desk.session import Session
from caribmap.edit.identifiers import quote_id
from caribmap.propose.bylines import byline_in
from caribmap.propose.dates import dateline_in
from caribmap.propose.language import language_of
from caribmap.propose.modalities import modalities_in
from caribmap.propose.place_candidates import place_candidates
from caribmap.propose.recipes import draw_recipe, recipe_for
from caribmap.propose.sentence import sentence_around
from caribmap.propose.speakers import speakers_near
from caribmap.propose.typed_coordinates import read_coordinates

O_IS_WEST = frozenset(("es", "fr", "it", "pt"))
"""Languages in which the west begins with an O."""


def propose_quote(session: Session, body: Mapping[str, Any]) -> dict[str, Any]:
    """What a selection would be as a quote: computed, found in it, and guessed."""
    files = session.files()
    wording = selected(files, body.get("source"), [body.get("start"), body.get("end")])
    dossier, derived = session.examined.dossier, session.examined.derived
    source = next((one for one in dossier.sources if one.id == body["source"]), None) if dossier else None
    if dossier is None or derived is None or source is None:
        raise Refusal(HTTPStatus.NOT_FOUND, "missing", f"there is no source '{body.get('source')}'")
    begin, end = sentence_around(source.text, wording.start, wording.end)
    sentence = source.text[begin:end]
    inside = [
        one
        for one in derived.ledger.mentions
        if one.source == source.id and wording.start <= one.start and one.end <= wording.end
    ]
    used = Counter(
        text for q in dossier.quotes if q.source == source.id and q.speaker for text in q.speaker.values()
    )
    found = found_in(wording.exact, source.language)
    return {
        "source": source.id,
        "span": [wording.start, wording.end],
        "exact": wording.exact,
        "prefix": wording.prefix,
        "suffix": wording.suffix,
        "occurrence": wording.occurrence,
        "sentence": [begin, end],
        "id": quote_id(source.id, wording.exact, {quote.id for quote in dossier.quotes}),
        "places": list(dict.fromkeys(one.place for one in inside if one.place)),
        "open_names": list(dict.fromkeys(one.surface for one in inside if one.is_open)),
        "speakers": speakers_near(source.text, wording.start, wording.end, source.language, list(used)),
        "modalities": modalities_in(sentence, source.language),
        **{
            key: [
                {**one, "start": one["start"] + wording.start, "end": one["end"] + wording.start}
                for one in those
            ]
            for key, those in found.items()
        },
        "too_long": len(wording.exact) > dossier.settings.quotation.max_chars,
    }


def propose_place(session: Session, body: Mapping[str, Any]) -> dict[str, Any]:
    """Candidates for a name: of this dossier, coordinates of the article, countries, the gazetteers."""
    dossier = session.examined.dossier
    languages = dossier.settings.languages if dossier else ("en",)
    near = body.get("near")
    if near is not None and not (isinstance(near, list) and len(near) == 2 and all(map(_is_number, near))):
        raise malformed("'near' is [longitude, latitude]")
    if "wording" in body:
        wording, source = body["wording"], None
        if not isinstance(wording, str) or not wording.strip():
            raise malformed("'wording' is the name")
    else:
        chosen = selected(session.files(), body.get("source"), [body.get("start"), body.get("end")])
        wording = chosen.exact
        source = next((one for one in dossier.sources if one.id == body["source"]), None) if dossier else None
    return {
        "wording": wording,
        "candidates": place_candidates(
            wording,
            places=dossier.places if dossier else (),
            anchors=session.examined.derived.anchors if session.examined.derived else {},
            text=source.text if source else "",
            language=source.language if source else languages[0],
            languages=languages,
            near=(float(near[0]), float(near[1])) if near else None,
            gazetteers=session.gazetteers,
        ),
    }


def propose_coordinates(body: Mapping[str, Any]) -> dict[str, Any]:
    """What pasted coordinates may mean; the language is that of the article beside them."""
    text = body.get("text")
    if not isinstance(text, str):
        raise malformed("'text' is what was pasted")
    readings = read_coordinates(text, o_is_west=body.get("language") in O_IS_WEST)
    return {"readings": [one._asdict() for one in readings]}


def propose_recipe(session: Session, body: Mapping[str, Any]) -> dict[str, Any]:
    """A recipe from a number of a quote, or an outline; what it would draw, and its faults."""
    dossier = session.examined.dossier
    kind, quote = body.get("kind"), body.get("quote")
    place = body.get("outline" if kind == "outline" else "place")
    if not all(isinstance(one, str) for one in (kind, place, quote)) or dossier is None:
        raise malformed("expected the 'quote', the 'number' in it, the 'kind' of recipe and the 'place'")
    try:
        proposed = recipe_for(dossier, session.examined.spans, body)
    except LookupError as error:
        raise Refusal(HTTPStatus.NOT_FOUND, "missing", str(error.args[0])) from None
    except ValueError as error:
        raise malformed(str(error)) from None
    drawing, faults = draw_recipe(dossier, session.examined.spans, proposed)
    return {
        "recipe": proposed.recipe,
        "point": list(proposed.point) if proposed.point else None,
        "hand": proposed.geometry,
        "geometry": drawing,
        "faults": faults_as_data(faults, session.files()),
    }


def propose_source(body: Mapping[str, Any]) -> dict[str, Any]:
    """What the text of a new article says about itself."""
    text = body.get("text")
    if not isinstance(text, str) or not text.strip():
        raise malformed("'text' is the article's text")
    language = language_of(text)
    title = text.strip().split("\n")[0].strip()
    published = dateline_in(text, language or "")
    own = {"language": language, "title": title, "author": byline_in(text), "published": published}
    return own | found_in(text, language or "")


def coverage(session: Session) -> dict[str, Any]:
    """The open names of all articles, each wording with where it stands."""
    derived = session.examined.derived
    open_names: dict[str, list[dict[str, Any]]] = {}
    mentions = derived.ledger.mentions if derived else ()
    for one in mentions:
        if one.is_open:
            spot = {"source": one.source, "start": one.start, "end": one.end}
            open_names.setdefault(one.surface, []).append(spot)
    names = [{"surface": name, "count": len(spots), "mentions": spots} for name, spots in open_names.items()]
    return {
        "total": len(mentions),
        "mapped": sum(one.place is not None for one in mentions),
        "ruled": sum(one.ruling is not None for one in mentions),
        "open": sorted(names, key=lambda name: (-name["count"], name["surface"])),
    }


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
