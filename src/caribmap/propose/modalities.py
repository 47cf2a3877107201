"""How a sentence puts what it says, guessed from its verbs. Never filled in: a person decides."""

from __future__ import annotations

import re
from functools import cache

from caribmap.text.languages import primary

_STEMS = {
    "denied": {
        "de": "dementier bestreit bestritt zurückgewiesen weist*zurück wies*zurück verneint leugne",
        "en": "denied denies deny rejected rejects disputes disputed refuted",
        "es": "niega negó desmint desmient rechaz",
        "fr": "démen nie nié rejet contest",
        "pt": "nega negou desment rejeit",
        "it": "smenti nega respin",
        "uk": "заперечу заперечи спростов",
        "ar": "نفى نفت ينفي تنفي رفض",
    },
    "confirmed": {
        "de": "bestätig",
        "en": "confirm acknowledg",
        "es": "confirm reconoc",
        "fr": "confirm reconnu",
        "pt": "confirm reconhec",
        "it": "conferm riconosc",
        "uk": "підтвер",
        "ar": "أكد أكدت يؤكد تؤكد",
    },
    "speculated": {
        "de": "möglicherweise vermutlich wohl könnte dürfte offenbar angeblich mutmaßlich spekul",
        "en": "may might could possibly perhaps reportedly allegedly suspected speculat apparently",
        "es": "podría podrían posible quizá presunt supuest especul habría habrían",
        "fr": "pourrait pourraient peut-être probable présum serait seraient",
        "pt": "poderia pode*ser talvez possível supost seria",
        "it": "potrebbe forse probabil presunt sarebbe",
        "uk": "може можливо ймовірно нібито мабуть",
        "ar": "ربما قد يحتمل محتمل",
    },
    "claimed": {
        "de": "sagte sagt erklär behaupte laut zufolge berichte teilte*mit soll sollen nach*angaben",
        "en": "said says claim according told report announc stated insist",
        "es": "dijo dice afirm asegur según declar inform anunci",
        "fr": "dit affirm selon déclar annonc d'après",
        "pt": "disse diz afirm segundo declar inform anunci",
        "it": "detto dice afferm secondo dichiar annunci",
        "uk": "заяви сказа повідом стверджу за*словами",
        "ar": "قال قالت أعلن أعلنت صرح بحسب وفق",
    },
}
"""Beginnings of words by modality and language; a star stands for anything between two of them."""


def modalities_in(sentence: str, language: str) -> list[str]:
    """The modalities that a sentence's words point to, the likeliest first.

    >>> modalities_in("Er dementierte den Bericht.", "de")
    ['denied']
    """
    return [modality for modality in _STEMS if _pattern(modality, primary(language)).search(sentence)]


@cache
def _pattern(modality: str, language: str) -> re.Pattern[str]:
    stems = _STEMS[modality].get(language, "").split()
    parts = [re.escape(stem).replace(r"\*", r"\b.*?\b") for stem in stems]
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})" if parts else r"(?!)", re.IGNORECASE)
