"""Payload types of a survey's map."""

from __future__ import annotations

from typing import Literal, TypedDict


class PayloadSurvey(TypedDict):
    """What the program found in an archive of `articles`; the quotes are a sample of it.

    `starts` are the first days of the bins of time, each a `unit` long, ISO 8601; `end` is the last day.
    `counts` has for each place numbers of bins and their mentions in turn, `undated` those without a day.
    At most `sampled` sentences of a place are quotes; `unnamed` places of the dossier stand in no article.
    `left_out` counts the faults of what was not read. `columns` are the archive's names of
    what was read, `language` is that of articles that name none.
    """

    articles: int
    unit: Literal["day", "month", "year"]
    starts: list[str]
    end: str | None
    counts: dict[str, list[int]]
    undated: dict[str, int]
    sampled: int
    unnamed: int
    left_out: int
    columns: dict[str, str]
    language: str
