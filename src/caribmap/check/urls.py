"""Check of addresses: http or https with a host, so that no browser runs them as code."""

from __future__ import annotations

import re
from collections.abc import Iterator

from caribmap.check.context import Context
from caribmap.dossier.document import At, Step
from caribmap.dossier.dossier import Dossier
from caribmap.dossier.nouns import Discrepancy
from caribmap.dossier.settings import Worldview
from caribmap.faults import Fault

URL = re.compile(r"https?://[^\s/?#@\\<>\"'`{}|^]+(:[0-9]+)?([/?#][^\s\\<>\"`{}|^]*)?")


def check_urls(context: Context) -> Iterator[Fault]:
    for at, steps, url in _urls(context.dossier):
        if url is not None and not URL.fullmatch(url):
            yield Fault(
                "K011",
                f"address is '{url}', expected an http or https URL",
                at.where(*steps),
                "write https:// and a host at its beginning",
            )


def _urls(dossier: Dossier) -> Iterator[tuple[At, tuple[Step, ...], str | None]]:
    settings = dossier.settings
    yield settings.at, ("url",), settings.url
    for source in dossier.sources:
        yield source.at, ("url",), source.url
        if inferred := source.inferred.get("url"):
            yield source.at, ("inferred", "url", "value"), inferred.value
    records: tuple[Worldview | Discrepancy, ...] = (*settings.worldviews, *dossier.discrepancies)
    for record in records:
        for index, reference in enumerate(record.references):
            yield record.at, ("references", index, "url"), reference.url
