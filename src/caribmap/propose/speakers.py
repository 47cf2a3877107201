"""Who may be the speaker of a quote, guessed: names at a verb of saying, and speakers of the same article."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from caribmap.propose.sentence import sentence_around
from caribmap.text.languages import primary

MOST = 6
_VERBS = {
    "de": "sagte sagt erklärte erklärt behauptete betonte berichtete teilte meinte schrieb äußerte kündigte "
    "bestätigte dementierte laut zufolge",
    "en": "said says told claimed announced stated reported wrote added insisted confirmed denied according",
    "es": "dijo dice afirmó aseguró declaró informó anunció escribió según confirmó negó",
    "fr": "dit affirme affirmé déclaré annoncé écrit selon confirmé démenti",
    "pt": "disse afirmou declarou informou anunciou escreveu segundo confirmou negou",
    "it": "detto dice affermato dichiarato annunciato scritto secondo confermato smentito",
    "uk": "сказав сказала заявив заявила повідомив повідомила написав підтвердив",
    "ar": "قال قالت أعلن أعلنت صرح صرحت أكد أكدت",
}
_NAME = r"[^\W\d_a-zß-öø-ÿа-яіїєґ][\w’'.-]*"
_RUN = re.compile(rf"{_NAME}(?:\s(?:(?:de|del|von|van|der|al|bin|of|the|und|di|da)\s)?{_NAME}){{0,4}}")
_OPENING = '„“«»”"‹›'


def speakers_near(
    text: str, start: int, end: int, language: str, used: Iterable[str] = ()
) -> list[dict[str, Any]]:
    """Possible speakers of the code points from `start` to `end`, the nearest to a verb of saying first.

    `used` are speakers of other quotes of the article. Each has its text, and where it stands if it does.
    """
    begin, stop = sentence_around(text, start, end)
    if begin > 1 and any(mark in text[max(0, start - 1) : start + 1] for mark in _OPENING):
        begin = sentence_around(text, begin - 2, begin - 1)[0]
    found: list[tuple[int, dict[str, Any]]] = []
    verbs = [verb.span() for verb in _verbs(primary(language)).finditer(text, begin, stop)]
    for run in _RUN.finditer(text, begin, stop) if verbs else ():
        if run.start() >= start and run.end() <= end:
            continue
        distance = min(max(run.start() - there, here - run.end(), 0) for here, there in verbs)
        words = run[0][:-1] if run.end() == stop and run[0].endswith(".") else run[0]
        candidate = {"text": words, "start": run.start(), "end": run.start() + len(words), "basis": "verb"}
        found.append((distance, candidate))
    listed = [candidate for _, candidate in sorted(found, key=lambda one: one[0])]
    listed += [{"text": one, "start": None, "end": None, "basis": "article"} for one in used]
    unique = {candidate["text"]: candidate for candidate in reversed(listed)}
    return [candidate for candidate in listed if unique[candidate["text"]] is candidate][:MOST]


@cache
def _verbs(language: str) -> re.Pattern[str]:
    words = _VERBS.get(language, "").split()
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)" if words else r"(?!)", re.IGNORECASE)
