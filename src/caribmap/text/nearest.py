"""The passage nearest to a quote that is not there: a suggestion for the message, never a match."""

from __future__ import annotations

from itertools import takewhile

SEARCHED_CHARS = 200_000
SHOWN_CHARS = 100
CONTEXT_CHARS = 30
NEAR_ENOUGH = 60.0


def nearest_passage(exact: str, text: str) -> tuple[str, str] | None:
    """Two lines that show where `exact` and its nearest passage part, None where nothing is near."""
    from rapidfuzz import fuzz

    wording = exact[:1000]
    alignment = fuzz.partial_ratio_alignment(wording, text[:SEARCHED_CHARS], score_cutoff=NEAR_ENOUGH)
    if alignment is None or len(text) < len(wording):
        return None
    start, end = alignment.dest_start, alignment.dest_end
    while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    passage = text[start:end]
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(wording, passage, strict=False)))
    begin = max(0, same - CONTEXT_CHARS)
    return (
        f"expected: {_window(wording, begin)}",
        f"nearest:  {_window(passage, begin)}  (characters {start}–{end})",
    )


def _window(text: str, begin: int) -> str:
    end = begin + SHOWN_CHARS
    return ("…" if begin else "") + on_one_line(text[begin:end]) + ("…" if end < len(text) else "")


def on_one_line(text: str) -> str:
    """`text` with a sign for each line break, for a message."""
    return text.replace("\r\n", "⏎").replace("\n", "⏎").replace("\r", "⏎")


def shown(text: str, limit: int = 120) -> str:
    """The beginning of a text on one line, for a message."""
    line = on_one_line(text)
    return line if len(line) <= limit else line[: limit - 1] + "…"
