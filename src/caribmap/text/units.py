"""Units of length, and what makes a length a rate: per hour, am Tag, в годину, 每小时.

In eight languages they are words in all their forms; those of further ones are further_units.py's.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from caribmap.text.folded import WORD, folded
from caribmap.text.further_units import FOOT, KM, LANGUAGES, MILE, NAUTICAL, YARD, M, further_unit_at
from caribmap.text.languages import primary

SYMBOLS = {
    "km": KM, "Km": KM, "KM": KM, "m": M, "mi": MILE, "sm": NAUTICAL, "nmi": NAUTICAL, "nm": NAUTICAL,
    "NM": NAUTICAL, "kms": KM, "Kms": KM, "yd": YARD, "yds": YARD, "ft": FOOT, "км": KM, "м": M,
    "كم": KM, "كلم": KM,
}  # fmt: skip
"""Read as they stand: case decides."""

KILOMETRES_AND_METRES = (
    (r"kilomet(?:er[ns]?|res?|ros?|ri)|quilometros?|chilometr[oi]|кілометр\w{0,3}|كيلومتر(?:ا|ات)?", KM),
    (r"met(?:er[ns]?|res?)|метр(?:и|ів|а|ах|ами|ам|у|ом)?|متر(?:ا|ات)?|امتار", M),
)
BY_LANGUAGE = {
    "de": ((r"seemeilen?", NAUTICAL), (r"meilen?", MILE), (r"yards?", YARD), (r"fu(?:ss|sse|ssen)", FOOT)),
    "en": ((r"miles?", MILE), (r"yards?", YARD), (r"foot|feet", FOOT)),
    "es": ((r"metros?", M), (r"millas?", MILE), (r"yardas?", YARD), (r"pies?", FOOT)),
    "fr": ((r"miles", MILE), (r"milles?", NAUTICAL), (r"yards?|verges?", YARD), (r"pieds?", FOOT)),
    "pt": ((r"metros?", M), (r"milhas?", MILE), (r"jardas?", YARD), (r"pes?", FOOT)),
    "it": ((r"metr[oi]", M), (r"migli[oa]", MILE), (r"iard[ae]", YARD), (r"pied[ei]", FOOT)),
    "uk": (
        (r"мил(?:я|і|ь|ю|ею|ях|ям|ями)", MILE),
        (r"ярд(?:и|ів|а|ах)?", YARD),
        (r"фут(?:и|ів|а|ах)?", FOOT),
    ),
    "ar": ((r"ميلا?|اميال", MILE), (r"ياردة?|ياردات", YARD), (r"قدما?|اقدام", FOOT)),
}
"""Folded. A language reads the others' too, after its own, but for their feet."""

BEFORE_MILE = r"nautical|sea|nautischen?|морськ\w{1,3}"
BEFORE_STATUTE = r"statute|land"
WHICH_MILE = re.compile(f"{BEFORE_MILE}|{BEFORE_STATUTE}")
BEHIND_MILE = (
    r"nauticas?|nautici?|nautiche|nautiques?|marin[es]?|marin[ao]s?|marinhas?|maritimas?|marittim[eio]|"
    r"морськ\w{1,3}|бахрі|بحريه?ا?|بحرية"
)
STATUTE = r"terrestres?|terrestri"
DUALS = {"كيلومترين": KM, "كيلومتران": KM, "مترين": M, "متران": M, "ميلين": MILE, "ميلان": MILE}
"""Arabic nouns that mean two by themselves."""

_TIME = (
    "hour|minute|second|day|week|month|year|night|gallon|litre|liter|"
    "stunde|minute|sekunde|tag|woche|monat|jahr|nacht|"
    "hora|minuto|segundo|dia|semana|mes|ano|noche|heure|seconde|jour|semaine|mois|an|noite|litro|"
    "ora|secondo|giorno|settimana|mese|anno|"
    "годину|хвилину|секунду|день|добу|тиждень|рік|час|минуту|сутки|неделю|месяц|"
    "ساعة|دقيقة|ثانية|يوم"
)
_LEAD = (
    r"an?|each|every|je|in der|pro|am|die|im|por|cada|a la|al|a l|a|par|all|alla|l|ao|per|на|за|в|"
    r"في|بال|كل"
)
_POINT_IN_TIME = "ago|later|earlier|before|after|danach|spater|davor|zuvor|vorher|antes|despues|plus tard"
RATE = re.compile(
    r"\s?p?/\s?[^\W\d]|[\s-]?(?:per|pro)\b|-?h\b|[\s]?·|"
    rf"\s?(?:每|毎|{folded('प्रति')}|{folded('ต่อ')}|na (?:godzine|dobe|sekunde)|i tim(?:m?en)|לשעה|در ساعت)|"
    rf"[\s-](?:{_LEAD})['’\s-]?\s?(?:ال)?(?:{_TIME})\w{{0,2}}\b(?!\s(?:{_POINT_IN_TIME})\b)|"
    r"[\s-](?:بالساعة|بالثانية|orar[io]|horaires?|heure|hora|horarios|taglich|stundlich|daily|hourly|"
    r"diari[oa]s?|giornalier[ie]|journaliers?|quotidiens?|to the (?:gallon|litre|liter))\b|"
    r"\s(?:(?:cuadrad|quadrad|cubic)os?|carres?|cubes?|(?:quadrat|cub)[oi]|cuadradas|مربعا?ة?|مكعبا?ة?|"
    r"kwadratow\w+|szescienn\w+|ctverecni\w*|patrati|persegi|vuong|רבוע\w*)\b"
)
"""What may stand behind a unit, folded, and makes it a speed, a consumption, an area or a volume."""
RATE_BEFORE = re.compile(
    r"(?:/|\b(?:per|pro)\s|(?:[每毎](?:小时|小時|时|時|分|秒|日|天)|[时時]速|초속|시속)(?:约|約)?)\s?$",
    re.IGNORECASE,
)
CURRENCY = re.compile(r"[$£€¥₴₽₹]\s?$")


def unit_at(text: str, position: int, language: str) -> tuple[int, float, float] | None:
    """The unit of length that starts at a position: its end, its metres, and how many it means by itself."""
    base = primary(language)
    further = further_unit_at(text, position, base) if base in LANGUAGES else None
    return (*further, 1.0) if further else _in_words(text, position, language)


def _in_words(text: str, position: int, language: str) -> tuple[int, float, float] | None:
    match = WORD.match(text, position)
    if not match or (match.end() < len(text) and re.match(r"[\w²³]", text[match.end()])):
        return None
    if (metres := SYMBOLS.get(match[0])) is not None:
        return match.end(), metres, 1.0
    word = _bare(folded(match[0]), language)
    if (metres := DUALS.get(word)) is not None:
        return _beyond(text, match.end(), metres, 2.0)
    if WHICH_MILE.fullmatch(word):
        following = WORD.match(text, match.end() + 1)
        if following and _metres_of(_bare(folded(following[0]), language), language) in (MILE, NAUTICAL):
            return following.end(), MILE if re.fullmatch(BEFORE_STATUTE, word) else NAUTICAL, 1.0
        return None
    metres = _metres_of(word, language)
    return None if metres is None else _beyond(text, match.end(), metres, 1.0)


def is_rate(text: str, start: int, end: int) -> bool:
    """Whether the length from `start` to `end` is one of many: km/h, miles a day, Liter pro 100 km."""
    before = text[max(0, start - 10) : start]
    return bool(rate_length(text, end) or RATE_BEFORE.search(before) or CURRENCY.search(before))


def rate_length(text: str, end: int) -> int:
    """How many characters behind a unit make its length a rate, 0 where none do."""
    rate = RATE.match("".join(map(_folded_letter, text[end : end + 40])))
    return rate.end() if rate else 0


def _beyond(text: str, end: int, metres: float, count: float) -> tuple[int, float, float]:
    """A mile with the word behind it that says which: millas náuticas, milles marins."""
    if metres in (MILE, NAUTICAL) and text[end : end + 1].isspace():
        behind = WORD.match(text, end + 1)
        if behind and re.fullmatch(rf"{BEHIND_MILE}|بحريين|بحريان", folded(behind[0])):
            return behind.end(), NAUTICAL, count
        if behind and re.fullmatch(STATUTE, folded(behind[0])):
            return behind.end(), MILE, count
    return end, metres, count


def _bare(word: str, language: str) -> str:
    return word.removeprefix("ال") if language.startswith("ar") else word


def _folded_letter(letter: str) -> str:
    kept = folded(letter) if letter not in "'’" else letter
    return kept[:1]


@lru_cache(maxsize=4096)
def _metres_of(word: str, language: str) -> float | None:
    return next((metres for pattern, metres in _units(language) if pattern.fullmatch(word)), None)


@cache
def _units(language: str) -> tuple[tuple[re.Pattern[str], float], ...]:
    """Patterns of folded words, a language's own first."""
    own = BY_LANGUAGE.get(primary(language), ())
    others = (unit for units in BY_LANGUAGE.values() for unit in units if unit[1] != FOOT)
    units = (*KILOMETRES_AND_METRES, *own, *others, *BY_LANGUAGE["en"])
    return tuple((re.compile(pattern), metres) for pattern, metres in units)
