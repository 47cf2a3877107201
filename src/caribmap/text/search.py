"""Finding wordings in an article up to folds, in the article's own offsets."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping
from functools import cached_property

from caribmap.text.fold import (
    LINE_END_HYPHEN,
    Folded,
    fold,
    fold_with_offsets,
    same_wording,
    search_key,
    without_hyphens,
)
from caribmap.text.occurrences import find_all

Span = tuple[int, int]


class FoldedText:
    """One text and its folds, each computed when it is first needed."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _folded(self) -> Folded:
        return fold_with_offsets(self._text)

    @cached_property
    def _with_line_end_hyphens(self) -> Folded:
        return fold_with_offsets(self._text, without=())

    @cached_property
    def _has_line_end_hyphen(self) -> bool:
        return LINE_END_HYPHEN in self._with_line_end_hyphens.text

    @cached_property
    def _without_hyphens(self) -> Folded:
        folded = self._with_line_end_hyphens
        return folded.edited(without_hyphens(folded.text))

    def find(self, wordings: Collection[str]) -> dict[str, list[Span]]:
        """The spans that only folds separate from each wording."""
        keys = {wording: fold(wording) for wording in wordings}
        found = _find(self._folded, keys)
        # What begins or ends inside an expanded character ("…" is three full stops) is no occurrence.
        spans = {
            wording: [span for span in found[wording] if fold(self._of(span)) == key]
            for wording, key in keys.items()
        }
        if absent := [
            wording for wording in wordings if not spans[wording] and self._may_be_hyphenated(wording)
        ]:
            hyphenated = _find(self._without_hyphens, {wording: search_key(wording) for wording in absent})
            spans |= {
                wording: [span for span in hyphenated[wording] if same_wording(self._of(span), wording)]
                for wording in absent
            }
        return spans

    def stands_between(self, span: Span, prefix: str | None, suffix: str | None) -> bool:
        """Whether a prefix ends right before a span and a suffix begins right behind it, up to folds.

        White space at the junction counts only where the prefix or suffix is nothing else.
        """
        start, end = span
        return (not prefix or self._stands_before(start, prefix)) and (
            not suffix or self._stands_behind(end, suffix)
        )

    def _stands_before(self, at: int, prefix: str) -> bool:
        if not fold(prefix):
            while (width := _width(self._text[at - 1 : at])) == "":
                at -= 1
            return width == " " or _width(prefix) == ""
        return any(
            folded.text.endswith(wording, 0, _without_space_before(folded, at))
            for folded, wording in self._forms_of(prefix)
        )

    def _stands_behind(self, at: int, suffix: str) -> bool:
        if not fold(suffix):
            while (width := _width(self._text[at : at + 1])) == "":
                at += 1
            return width == " " or _width(suffix) == ""
        for folded, wording in self._forms_of(suffix):
            begin = bisect_left(folded.starts, at)
            if folded.text.startswith(wording, begin + folded.text.startswith(" ", begin)):
                return True
        return False

    def _forms_of(self, wording: str) -> Iterator[tuple[Folded, str]]:
        """The folds of the text that may hold a wording, with the wording's."""
        yield self._folded, fold(wording)
        if self._may_be_hyphenated(wording):
            yield self._without_hyphens, search_key(wording)

    def _may_be_hyphenated(self, wording: str) -> bool:
        return self._has_line_end_hyphen or LINE_END_HYPHEN in fold(wording, without=())

    def _of(self, span: Span) -> str:
        return self._text[slice(*span)]


def _find(folded: Folded, keys: Mapping[str, str]) -> dict[str, list[Span]]:
    """For each wording the spans where its key stands in a folded text."""
    found = find_all(folded.text, keys.values())
    return {
        wording: [(folded.starts[at], folded.ends[at + len(key) - 1]) for at in found.get(key, ())]
        for wording, key in keys.items()
    }


def _without_space_before(folded: Folded, at: int) -> int:
    """Where in a folded text the last character before offset `at` ends that is no white space."""
    end = bisect_left(folded.starts, at)
    return end - folded.text.endswith(" ", 0, end)


def _width(text: str) -> str | None:
    """A space for white space, nothing for what is invisible, None for all else and for no text."""
    if not text:
        return None
    folded = fold(f"|{text}|")
    return folded[1:-1] if folded in ("| |", "||") else None
