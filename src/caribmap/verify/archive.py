"""The sampled articles of a survey's map, looked up in its archive by their ids."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from caribmap.survey.extra import require_extra
from caribmap.verify.articles import Article


def read_sampled(payload: Mapping[str, Any], address: str) -> dict[str, Article]:
    """The articles of a survey's map, by source id. Raises EnvironmentalError if it cannot be read."""
    require_extra()
    from caribmap.survey.archive import find_archive, pieces_of
    from caribmap.survey.readers import columns_named
    from caribmap.survey.rows import Rows

    wanted = {source["file"]: source for source in payload["sources"]}
    found: dict[str, Article] = {}
    rows = Rows(columns_named(payload["survey"]["columns"]), "en")
    for piece in pieces_of(find_archive(address), {}, rows.faults):
        for batch in rows.batches(piece):
            for article in batch:
                source = wanted.get(article.id)
                if source is not None and source["id"] not in found:
                    found[source["id"]] = _article(source, article.text)
    return {
        source["id"]: found.get(
            source["id"], Article(source["id"], source["file"], "missing", f"is not in {address}")
        )
        for source in payload["sources"]
    }


def _article(source: Mapping[str, Any], text: str) -> Article:
    digest = sha256(text.encode()).hexdigest()
    if digest == source["sha256"]:
        return Article(source["id"], source["file"], "identical", text=text)
    detail = f"sha256 is {digest}, expected {source['sha256']}"
    return Article(source["id"], source["file"], "altered", detail, text)
