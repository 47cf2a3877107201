"""The language of an article, by its most frequent words."""

from __future__ import annotations

import re
from collections import Counter

_WORDS = {
    "de": "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an aus",
    "en": "the of and to in a is that for it was on as with be by at from this have are not his they which",
    "es": "de la que el en y a los del se las por un para con no una su al es lo como más pero sus",
    "fr": "de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il",
    "pt": "de a o que e do da em um para com não uma os no se na por mais as dos como mas ao ele",
    "it": "di e il la che in un a per è una sono del non con i le si da al come più gli dei ma",
    "uk": "і в на що не у з до та за як це від про для його є по але був він які також або під",
    "ar": "في من على أن إلى التي عن مع هذا الذي هذه ما كان لا بين بعد كما أو قد ذلك لم كل وقال عام حيث",
}
WORDS = {language: frozenset(words.split()) for language, words in _WORDS.items()}
_WORD = re.compile(r"[^\W\d_]+")
LOOKED_AT = 20_000


def language_of(text: str, otherwise: str = "en") -> str:
    """The language tag whose frequent words a text has most of.

    >>> language_of("Der Fischer sah das Boot nicht und ging nach Haus.")
    'de'
    """
    counts = Counter(word.casefold() for word in _WORD.findall(text[:LOOKED_AT]))
    scores = {language: sum(counts[word] for word in words) for language, words in WORDS.items()}
    best = max(scores, key=lambda language: scores[language])
    return best if scores[best] else otherwise
