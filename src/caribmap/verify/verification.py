"""Verification of a published map: its hash, its articles, its quotes, and the dossier behind it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from caribmap.verify.archive import read_sampled
from caribmap.verify.articles import Article, read_articles
from caribmap.verify.diff import Change, diff_maps
from caribmap.verify.page import PublishedMap, read_page
from caribmap.verify.proof import ProvenQuote, Verdict, prove_published

PROVES = (
    "verify proves wording, not truth: that the quotes of the page are word for word in the articles. "
    "It does not judge what the articles say, nor the program in the page that shows the quotes."
)
NOT_CHECKED = (
    "Not checked: whether a position, date, speaker, translation, note or answer is right; "
    "whether a quote supports its place; whether the page's program shows the data as it is."
)
NOT_COMPARED = (
    "Not checked without --against: whether anything of the dossier was left out, added or changed."
)
NOT_COUNTED = (
    "Not checked without --against: the counts and circles, and whether the program chose these sentences."
)


@dataclass(frozen=True, slots=True)
class Verification:
    """Result of a verification. `differences` are the changes from dossier to page, None without dossier."""

    page: PublishedMap
    articles: tuple[Article, ...]
    quotes: tuple[ProvenQuote, ...]
    differences: tuple[Change, ...] | None = None

    @property
    def holds(self) -> bool:
        """Whether the data is intact, all articles are identical, all quotes are found and none differs.

        An article that differs only in line ends counts as identical.
        """
        return (
            self.page.is_intact
            and all(article.holds for article in self.articles)
            and all(quote.verdict == "found" for quote in self.quotes)
            and not self.differences
        )

    @property
    def not_checked(self) -> tuple[str, ...]:
        """What this verification says nothing about, a sentence each."""
        if self.differences is not None:
            return (NOT_CHECKED,)
        is_survey = self.page.payload.get("survey") is not None
        return NOT_CHECKED, NOT_COUNTED if is_survey else NOT_COMPARED

    @property
    def counts(self) -> dict[str, int]:
        """Number of quotes by verdict."""
        counted = Counter(quote.verdict for quote in self.quotes)
        return {verdict: counted[verdict] for verdict in get_args(Verdict)}


def verify_map(path: Path, articles: Path | str, against: Mapping[str, Any] | None = None) -> Verification:
    """Verify the map at `path` with the article files in folder `articles` and the payload `against`.

    Of a survey's map, `articles` is the path or address of its archive.

    Raises PageError if `path` is not a valid map, EnvironmentalError if file or folder cannot be read.
    """
    page = read_page(path)
    survey = page.payload.get("survey")
    read = (
        read_sampled(page.payload, str(articles))
        if survey is not None
        else read_articles(page.payload, Path(articles))
    )
    return Verification(
        page,
        tuple(read.values()),
        prove_published(page.payload, read),
        None if against is None else diff_maps(against, page.payload),
    )
