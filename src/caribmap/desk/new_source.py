"""A new article: its file and its source record in one transaction; and the dossier that it begins."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from caribmap.desk.access import CLASH, Refusal
from caribmap.desk.requests import malformed
from caribmap.desk.session import Session
from caribmap.desk.transactions import Operation
from caribmap.edit.identifiers import first_slug, free_id
from caribmap.edit.records import names_of
from caribmap.edit.scalars import yaml_scalar
from caribmap.load.schema_types import is_language_tag
from caribmap.propose.language import language_of

KEYS = ("short", "title", "publisher", "author", "published", "url", "about", "inferred")
WORLD = "[-170, -56, 170, 74]"
FIRST_NAMES: Mapping[str, Mapping[str, str]] = {
    "places": {
        "de": "Orte",
        "en": "Places",
        "es": "Lugares",
        "fr": "Lieux",
        "pt": "Lugares",
        "it": "Luoghi",
        "uk": "Місця",
        "ar": "الأماكن",
    },
    "world": {
        "de": "Welt",
        "en": "World",
        "es": "Mundo",
        "fr": "Monde",
        "pt": "Mundo",
        "it": "Mondo",
        "uk": "Світ",
        "ar": "العالم",
    },
}
"""Names of the layer and the view that a new dossier has, by language."""


def add_article(session: Session, body: Mapping[str, Any]) -> dict[str, Any]:
    """Write `{text, language, metadata}` as a file of its own and a record in sources.yaml."""
    text, metadata = body.get("text"), body.get("metadata") or {}
    if not isinstance(text, str) or not text.strip():
        raise malformed("'text' is the article's text")
    if not isinstance(metadata, dict) or not metadata.keys() <= {*KEYS, "id"}:
        raise malformed(f"'metadata' has the keys {', '.join(KEYS)}, id")
    language = body.get("language") or language_of(text)
    if not isinstance(language, str) or not is_language_tag(language):
        raise malformed("'language' is a language tag such as en or pt-BR")
    files = session.files()
    records = files.parsed_of("source")[0].value(()) or []
    taken = {name for index, one in enumerate(records) for name in names_of("source", one, index)}
    words = [str(metadata.get(key) or "") for key in ("id", "short", "publisher", "title")]
    proposal = first_slug(*words, text.strip().split("\n")[0]) or "article"
    name = free_id(proposal, taken)
    while files.look(f"seeds/{name}.txt") is not None:
        name = free_id(f"{proposal}-{len(taken) + 2}", taken := {*taken, name})
    record = {"id": name, "file": f"{name}.txt", "language": language}
    record |= {key: metadata[key] for key in KEYS if metadata.get(key) not in (None, "")}
    put = Operation("source", name, None, put=record)
    done = session.commit(f"article {name}", [put], {f"seeds/{name}.txt": text.encode()})
    return {**done, "source": name}


def start_dossier(session: Session, body: Mapping[str, Any]) -> dict[str, Any]:
    """Write caribmap.yaml for an empty folder: title, languages, a layer and a view of the world."""
    title, languages = body.get("title"), body.get("languages")
    is_list = isinstance(languages, list) and languages
    if not isinstance(title, str) or not title.strip() or not is_list:
        raise malformed("expected a 'title' and a list of 'languages'")
    if not all(isinstance(tag, str) and is_language_tag(tag) for tag in languages or ()):
        raise malformed("'languages' are language tags such as en or pt-BR")
    if session.files().look("caribmap.yaml") is not None:
        raise Refusal(CLASH, "taken", "the folder holds a dossier already")
    tags = [str(tag) for tag in languages or ()]
    first = yaml_scalar(tags[0], bracketed=True)
    text = (
        f"caribmap: 1\ntitle: {{{first}: {yaml_scalar(title.strip(), bracketed=True)}}}\n"
        f"languages: [{', '.join(yaml_scalar(tag, bracketed=True) for tag in tags)}]\n"
        "layers:                                  # in drawing order, last on top\n"
        f'  - {{id: places, name: {_named("places", tags)}, color: {{light: "#0067A8", dark: "#3F9BE0"}}}}\n'
        "views:                                   # west, south, east, north; the map opens with the first\n"
        f"  - {{id: world, name: {_named('world', tags)}, bounds: {WORLD}}}\n"
    )
    return session.commit("start", [], {"caribmap.yaml": text.encode()})


def _named(what: str, tags: Sequence[str]) -> str:
    """A name in the dossier's languages, as YAML; the English one where the table lacks the first of them."""
    names = FIRST_NAMES[what]
    words = {tag: names[tag.split("-")[0]] for tag in tags if tag.split("-")[0] in names}
    words = {tags[0]: names["en"]} | words
    pairs = [[yaml_scalar(one, bracketed=True) for one in pair] for pair in words.items()]
    return f"{{{', '.join(': '.join(pair) for pair in pairs)}}}"
