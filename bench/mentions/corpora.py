"""Readers of annotated corpora: documents with the spans of place names, in code points.

XML of LGL, TR-News, GeoVirus, GeoWebNews, EUPEG; columns of CoNLL-2002, GermEval 2014, WikiNEuRal; and
text with names in double square brackets, as in tests/names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree as ET

Span = tuple[int, int]


class Document(NamedTuple):
    """A text with its place names; `lost` counts annotations whose wording is not where they say."""

    text: str
    spans: tuple[Span, ...]
    lost: int = 0


@dataclass(frozen=True, slots=True)
class Corpus:
    """A known corpus: `pattern` finds its file by path below the folder, in small letters."""

    title: str
    language: str
    pattern: str


KNOWN = (
    Corpus("LGL", "en", r"(^|/)lgl[^/]*\.xml$"),
    Corpus("TR-News", "en", r"(^|/)tr-?news[^/]*\.xml$"),
    Corpus("GeoVirus", "en", r"(^|/)geovirus[^/]*\.xml$"),
    Corpus("GeoWebNews", "en", r"(^|/)(gwn|geowebnews)[^/]*\.xml$"),
    Corpus("GermEval 2014", "de", r"(^|/)(ner-de-test|germeval)[^/]*\.(tsv|txt|conll)$"),
    Corpus("CoNLL-2002", "es", r"(^|/)(esp\.testb|conll[^/]*/es/test\.[^/]*)$"),
    *(
        Corpus(
            f"WikiNEuRal {language}", language, rf"wikineural/(data/)?(wikineural/)?{language}/test\.[^/]*$"
        )
        for language in ("de", "en", "es", "fr", "it", "pt", "ru")
    ),
)
"""Corpora that the table names, whether their files are in the folder or not."""
MARKED = re.compile(r"(?:^|/)([a-z]{2,3})(?:/[^/]*)?\.(?:txt|tsv|conll|conllu|xml)$")
"""Other files say their language in their own or their folder's name: fr.txt, fr/news.conll."""


def find_corpora(folder: Path) -> Iterator[tuple[Corpus, Path | None]]:
    """The known corpora with their file, None where it is missing; then the other files of the folder."""
    files = {
        path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*")) if path.is_file()
    }
    for corpus in KNOWN:
        name = next((name for name in files if re.search(corpus.pattern, name.lower())), None)
        yield corpus, files.pop(name) if name else None
    for name, path in files.items():
        if found := MARKED.search(name.lower()):
            yield Corpus(name, found[1], ""), path


def read_documents(path: Path) -> list[Document]:
    """The documents of a file, by what it holds; none if it holds no annotation that is known."""
    data = path.read_bytes()
    if data.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<"):
        return list(_read_xml(ET.fromstring(data)))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("latin-1")  # CoNLL-2002 as it was published
    return list(_read_marked(text) if "[[" in text else _read_columns(text.splitlines()))


# XML


def _read_xml(root: ET.Element) -> Iterator[Document]:
    for article in (*root.iter("article"), *root.iter("entry")):
        text = article.findtext("text") or ""
        names = [
            (_first(name, "phrase", "extractedName", "name"), int(_first(name, "start")))
            for name in (*article.iter("toponym"), *article.iter("location"))
            if not _first(name, "type").endswith("Expression")  # GeoWebNews marks common nouns, too
        ]
        aligned = [_aligned(text, wording, start) for wording, start in names]
        spans = tuple(sorted({span for span in aligned if span}))
        yield Document(text, spans, aligned.count(None))


def _first(element: ET.Element, *tags: str) -> str:
    return next((text for tag in tags if (text := element.findtext(tag))), "")


SLACK = 25
"""Characters by which an annotation may be off: some count from 1, some count line ends otherwise."""


def _aligned(text: str, wording: str, start: int) -> Span | None:
    """The standing of a wording nearest to where it is said to be."""
    starts = (found.start() for found in re.finditer(re.escape(wording), text)) if wording else ()
    nearest = min(starts, key=lambda at: abs(at - start), default=None)
    if nearest is None or abs(nearest - start) > SLACK:
        return None
    return nearest, nearest + len(wording)


# Columns

TAG = re.compile(r"^(?:O|[BIESLU]-\S+)$")
PLACE = re.compile(r"^([BIESLU])-(?:LOC|GPE|FAC)(?:deriv|part)?$")
CLOSING, OPENING = re.compile(r"^[,.;:!?%)\]”’»]+$"), re.compile(r"^[(\[„‚«¿¡]+$")


def _read_columns(lines: Iterable[str]) -> Iterator[Document]:
    """A document per sentence: token and tags in columns, an empty line between sentences."""
    rows: list[tuple[str, list[str]]] = []
    for line in (*lines, ""):
        columns = line.split("\t") if "\t" in line else line.split()
        if not any(column.strip() for column in columns):
            if rows:
                yield _sentence(rows)
            rows = []
        elif row := _row(columns):
            rows.append(row)


def _row(columns: list[str]) -> tuple[str, list[str]] | None:
    """Token and tags of a line; None for comments and marks of documents."""
    tags = [column for column in columns[1:] if TAG.match(column)]
    if not tags or columns[0] in {"#", "-DOCSTART-"}:
        return None
    return (columns[1] if columns[0].isdigit() and len(columns) > 2 else columns[0]), tags


def _sentence(rows: list[tuple[str, list[str]]]) -> Document:
    """Tokens as running text, with the places of each column of tags."""
    text, ends = "", []
    for number, (token, _) in enumerate(rows):
        glued = number == 0 or CLOSING.match(token) or OPENING.match(rows[number - 1][0])
        text += token if glued else f" {token}"
        ends.append(len(text))
    spans: set[Span] = set()
    for column in range(max(len(tags) for _, tags in rows)):
        begin: int | None = None
        for number, (token, tags) in enumerate(rows):
            found = PLACE.match(tags[column]) if column < len(tags) else None
            if begin is not None and (not found or found[1] in "BSU"):
                spans.add((begin, ends[number - 1]))
                begin = None
            if found and begin is None:
                begin = ends[number] - len(token)
        if begin is not None:
            spans.add((begin, ends[-1]))
    return Document(text, tuple(sorted(spans)))


# Marks


def _read_marked(text: str) -> Iterator[Document]:
    """A document per paragraph, between empty lines."""
    for paragraph in re.split(r"\n\s*\n", text):
        if not paragraph.strip():
            continue
        plain, spans = "", []
        for number, part in enumerate(re.split(r"\[\[|\]\]", paragraph)):
            if number % 2:
                spans.append((len(plain), len(plain) + len(part)))
            plain += part
        yield Document(plain, tuple(spans))
