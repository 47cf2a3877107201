"""Score the finder and other tools on the corpora of a folder: `python -m bench.mentions FOLDER`."""

from __future__ import annotations

import argparse
import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from bench.data import ROOT
from bench.mentions.corpora import Corpus, find_corpora, read_documents
from bench.mentions.finders import NotRunError, Tool, tools, version_of
from bench.mentions.report import Measured, Row, render, render_recall
from bench.mentions.score import score

PACKAGES = ("caribmap", "geotext", "flashgeotext", "spacy")
MEGABYTE = 1e6
PAGE, RECALL = ROOT / "docs/mentions.md", ROOT / "src/caribmap/derive/recall.py"


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.mentions", description=__doc__)
    parser.add_argument("folder", type=Path, help="annotated corpora, as docs/mentions.md lists them")
    parser.add_argument(
        "--model", action="append", default=[], metavar="LANGUAGE=MODEL", help="a spaCy model for a language"
    )
    parser.add_argument("--out", type=Path, default=PAGE, help="the page to write")
    options = parser.parse_args(arguments)
    if not options.folder.is_dir():
        parser.error(f"{options.folder} is not a folder")
    if wrong := [named for named in options.model if not all(named.partition("="))]:
        parser.error(f"--model {wrong[0]}: write a language, an equals sign and a model")
    compared = tools(dict(named.split("=", 1) for named in options.model))
    measured = [measure(corpus, path, compared) for corpus, path in find_corpora(options.folder)]
    versions = {package: version_of(package) for package in PACKAGES}
    text = render(measured, versions, dt.datetime.now(tz=dt.UTC).date().isoformat())
    options.out.write_text(text, encoding="utf-8")
    if options.out == PAGE:
        RECALL.write_text(render_recall(measured), encoding="utf-8")
    print(text)


def measure(corpus: Corpus, path: Path | None, compared: Sequence[Tool]) -> Measured:
    """All tools on one corpus; a tool that cannot be run has its reason in place of a score."""
    documents = [document for document in read_documents(path) if document.text.strip()] if path else []
    texts = [document.text for document in documents]
    size = sum(len(text.encode()) for text in texts) / MEGABYTE
    rows = []
    for tool in compared if documents else ():
        try:
            found, seconds = tool.find(texts, corpus.language)
        except NotRunError as error:
            rows.append(Row(tool.name, None, reason=str(error)))
            continue
        rows.append(Row(tool.name, score(documents, found), seconds / size))
    gold = sum(len(document.spans) for document in documents)
    lost = sum(document.lost for document in documents)
    return Measured(corpus, len(documents), gold, lost, size, tuple(rows))


if __name__ == "__main__":
    main()
