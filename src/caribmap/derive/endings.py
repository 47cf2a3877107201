"""Endings and prefixes that a place name takes in a sentence, by language: which names a word may come from.

Candidates only: what counts is whether one is a known name. German has more forms (`inflect.py`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

Endings = Mapping[str, tuple[str, ...]]


def _table(text: str) -> Endings:
    """Endings as they stand in a text, each with those of names; "-" is none."""
    rows = (row.split(":") for row in " ".join(text.split()).split(";"))
    return {
        ending.strip().replace("-", ""): tuple(other.replace("-", "") for other in others.split())
        for ending, others in rows
    }


_RUSSIAN = _table("""
а: - о ы; у: - а о; ом: - о; ем: ь й - ий ее е; е: а - о я й ь; ы: а; и: а я ь; ой: а ая; ою: а; ей: я
а; ею: я; ию: ия; ю: я ь й е; ью: ь; я: ь й е; ии: ия; ией: ия; ам: ы а и; ами: ы и; ах: ы и а; ов: ы;
-: ы а и; ого: ий ый ой ое; ому: ий ый ой ое; ым: ый ой ое ые; им: ий ое ее; ую: ая; его: ее ий; ему: ее;
ям: и; ых: ые ый; ыми: ые; их: ие ий; ями: и; ях: и; й: и; ком: ок кий кое; ка: ок; ке: ок; ку: ок; ца:
ец; це: ец; цу: ец; цом: ец; ые: ая; ла: ел; ле: ел; лу: ел; лом: ел;
та: ет; те: ет; ту: ет; том: ет
""")
_UKRAINIAN = _table("""
а: - о и; у: - а о; ом: - о; ем: ь е; єм: й; ею: а я; єю: я; ою: а; и: а; і: а - я ь о е; ї: я й; ію:
ія; ії: ія; ією: ія; ю: я ь й є е; я: ь й є е; их: і ий; ходу: хід; ході: хід; ходом: хід; ній: ня;
ньої: ня; нього: нє ній; ньому: нє ній; єві: й їв; еві: ь; ові: - ів; ам: и і; ами: и і; ах: и і; ів: и
і; -: и а і; ого: ий е; ому: ий е; им: ий е і; ій: а я; ої: а; ова: ів; ову: ів; овом: ів; ева: їв ів;
єва: їв; єву: їв; євом: їв; ці: ка; зі: га; сі: ха; ця: ець; цю: ець; цем: ець; цях: ці; ць: ці; гова: гів;
ту: ет; ті: ет; том: ет; дня: день; дні: день; дню: день; днем: день; ссю: сь; нню: нь;
пеня: пінь; пені: пінь; пенем: пінь; оля: іль; олі: іль; олем: іль; ка: ок; ку: ок; ком: ок; мом: м; му:
м; поля: піль; полі: піль; рі: ра ір; ора: ір; кої: ка; кій: ка; кою: ка; ну: на; ьким: ьке ький; ькому:
ьке ький; ького: ьке ький; ької: ька; ькій: ька; ькою: ька
""")
_SLAVIC: Mapping[str, Endings] = {"ru": _RUSSIAN, "uk": _UKRAINIAN}
_MIN_STEM = 1

_KOREAN = (
    *(
        "에서는",
        "에서도",
        "으로부터",
        "에서",
        "에게",
        "으로",
        "까지",
        "부터",
        "이나",
        "에는",
        "에도",
        "와의",
        "과의",
        "보다",
        "처럼",
        "만",
    ),
    *("은", "는", "이", "가", "을", "를", "의", "에", "로", "와", "과", "도", "시", "군", "측"),
)

_ARABIC = ("وال", "بال", "كال", "فال", "و", "ف", "ب", "ك", "ل")
_ARTICLE, _TO_THE = "ال", "لل"
_HEBREW = ("וב", "ול", "ומ", "וה", "שב", "של", "מה", "כש", "שה", "ב", "ל", "מ", "ה", "ו", "ש", "כ")
_HEBREW_ARTICLE, _BEFORE_NO_ARTICLE = "ה", "בלכ"
"""The article of a name, which it loses behind these: במזרח התיכון."""
_MIN_BASE = 2


_ENGLISH = _table("""
n: - us; an: - a o as; ian: - a e y ia as; ean: - a; i: - ia stan; ese: - a al on; ish: - ey land and; er: -;
ine: ina; -: istan stan land ia y ya ea a
""")


def english_origins(demonym: str) -> Iterator[str]:
    """Names that an English demonym, as a key, may come from.

    >>> [name in english_origins(demonym) for demonym, name in (("cuban", "cuba"), ("egyptian", "egypt"))]
    [True, True]
    """
    for ending, others in _ENGLISH.items():
        if demonym.endswith(ending):
            yield from (f"{demonym.removesuffix(ending)}{other}" for other in others)


def is_inflected(language: str) -> bool:
    return language in _SLAVIC


def has_prefixes(language: str) -> bool:
    return language in ("ar", "he", "fa", "ur")


def bases(language: str, word: str) -> Iterator[str]:
    """Names whose inflected form `word` may be, behind its ending: Москвы, Києва, 서울에서.

    >>> "москва" in bases("ru", "москвы"), "київ" in bases("uk", "києва"), "서울" in bases("ko", "서울에서")
    (True, True, True)
    """
    if language == "ko":
        yield from (
            word.removesuffix(ending)
            for ending in _KOREAN
            if word.endswith(ending) and len(word) > len(ending) + 1
        )
        return
    if not (table := _SLAVIC.get(language)):
        return
    for length in range(min(5, len(word) - _MIN_STEM), -1, -1):
        stem, ending = (word[:-length], word[-length:]) if length else (word, "")
        yield from (f"{stem}{other}" for other in table.get(ending, ()))
    town, hyphen, river = word.partition("-")
    if river.startswith("на-"):
        yield from (f"{base}{hyphen}{river}" for base in bases(language, town))


def behind_prefixes(language: str, word: str) -> Iterator[tuple[int, str]]:
    """What stands behind the prefixes of a word, and where it begins: و|بيروت, ב|ירושלים, لل|قاهرة.

    >>> list(behind_prefixes("he", "בירושלים"))
    [(1, 'ירושלים'), (1, 'הירושלים')]
    """
    prefixes = _HEBREW if language == "he" else _ARABIC
    seen = set()
    if language != "he":
        for start in (0, 1):
            rest = word[start:]
            if (start == 0 or word[0] in "وف") and rest.startswith(_TO_THE) and len(rest) > 2 + _MIN_BASE:
                yield start + 1, _ARTICLE + rest[2:]
    for prefix in prefixes:
        at = len(prefix) - (len(_ARTICLE) if prefix.endswith(_ARTICLE) else 0)
        if word.startswith(prefix) and len(word) - at >= _MIN_BASE and at not in seen:
            seen.add(at)
            yield at, word[at:]
            if language == "he" and prefix[-1] in _BEFORE_NO_ARTICLE:
                yield at, _HEBREW_ARTICLE + word[at:]
            if (
                language != "he"
                and at == 1
                and word[0] in "وف"
                and word[1] in "بكل"
                and len(word) - 2 >= _MIN_BASE
            ):
                yield 2, word[2:]
