"""The language of an article, by the model of py3langid."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

LOOKED_AT = 20_000
"""Number of characters of a text that are looked at."""
SURE = 2.0
"""So many times as probable as the next language: sentences have 3 or more, lone names at most 1.2."""


def language_of(text: str) -> str | None:
    """The tag (ISO 639-1) of the language that a text is in; None where that is not sure.

    The first call takes a second: it reads the model.

    >>> language_of("Der Fischer sah das Boot nicht und ging nach Haus.")
    'de'
    """
    (tag, probability), (_, next_one), *_ = _identifier().rank(text[:LOOKED_AT])
    return tag if probability >= SURE * next_one else None


@lru_cache(maxsize=1)
def _identifier() -> LanguageIdentifier:
    """The model, with languages that have a code of two letters: Wu is read as Chinese."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages([tag for tag in identifier.labels if len(tag) == 2])
    return identifier
