"""Units of length of further languages, as they stand behind digits: 11キロ, 11 किमी, 12 zeemijl.

These languages have no table of inflected words: each unit is a pattern of what is written. A language reads
its own only, since a "mil" is a mile in Turkish, ten kilometres in Swedish and a thousand in Spanish.
"""

from __future__ import annotations

import re
from functools import cache

KM, M, MILE, NAUTICAL, YARD, FOOT = 1000.0, 1.0, 1609.344, 1852.0, 0.9144, 0.3048
SCANDINAVIAN_MILE = 10_000.0

_SYMBOLS = {
    "km": KM,
    "㎞": KM,
    "m": M,
    "mi": MILE,
    "nmi": NAUTICAL,
    "nm": NAUTICAL,
    "NM": NAUTICAL,
    "ft": FOOT,
}
_SLAVIC_MILE = r"mil(?:a|e|i|ę|í|ami|ích|ach|ą)?"
_EAST_SLAVIC_MILE = "мил[а-яё]{1,3}"
_NORDIC = {KM: "kilometer|kilometers", M: "meters?", FOOT: "fot|fod"}
_WRITTEN: dict[str, dict[float, str]] = {
    "ja": {
        KM: "キロメートル|キロ(?!グラム|ワット|ヘルツ|バイト|ビット|カロリー|リットル|ボルト|トン)|㌔|粁",
        M: "メートル|㍍|米(?![国軍兵艦海朝中英日])",
        NAUTICAL: "海里|カイリ|浬",
        MILE: "マイル|哩",
        YARD: "ヤード",
        FOOT: "フィート",
    },
    "zh": {
        KM: "公里|千米",
        M: "公尺|米(?![国國军軍舰艦其饭飯粉])",
        NAUTICAL: "海里|海浬|浬",
        MILE: "英里|哩",
        YARD: "[码碼](?![头頭])",
        FOOT: "英尺|英呎|呎",
    },
    "ko": {
        KM: "킬로미터|킬로(?!그램|와트|헤르츠|바이트|칼로리|톤)",
        M: "미터",
        NAUTICAL: "해리",
        MILE: "마일",
        YARD: "야드",
        FOOT: "피트",
    },
    "th": {
        KM: r"กิโลเมตร|กิโล(?!กรัม|วัตต์|ไบต์)|กม\.?",
        M: r"เมตร|ม\.",
        NAUTICAL: "ไมล์ทะเล",
        MILE: "ไมล์",
        YARD: "หลา",
        FOOT: "ฟุต",
    },
    "hi": {
        KM: r"किलोमीटर|कि\.?\s?मी\.?",
        M: r"मीटर|मी\.",
        NAUTICAL: "(?:समुद्री|नॉटिकल|नौटिकल) (?:मील|माइल)",
        MILE: "मील",
        YARD: "गज\u093c?",
        FOOT: "फ\u093c?[ुी]ट",
    },
    "bn": {
        KM: r"কিলোমিটার|কি\.?\s?মি\.?",
        M: "মিটার",
        NAUTICAL: "(?:নটিক্যাল|সামুদ্রিক) মাইল",
        MILE: "মাইল",
        FOOT: "ফুট",
    },
    "he": {
        KM: "ק[\"״']{1,2}מ|קילומטר(?:ים)?",
        M: "מטר(?:ים)?|מ[׳'](?!\\w)",
        NAUTICAL: "מייל(?:ים)? ימי(?:ים)?",
        MILE: "מייל(?:ים)?",
        YARD: "יארד(?:ים)?",
        FOOT: "רגל(?:יים)?",
    },
    "fa": {
        KM: "[کك][یي]لومتر[یي]?",
        M: "متر[یي]?",
        NAUTICAL: "ما[یي]ل در[یي]ا[یئي][یي]",
        MILE: "ما[یي]ل[یي]?",
        YARD: "[یي]ارد",
        FOOT: "فوت|پا",
    },
    "ur": {KM: "کلو ?میٹر", M: "میٹر", NAUTICAL: "(?:سمندری|بحری|ناٹیکل) میل", MILE: "میل", FOOT: "فٹ"},
    "ru": {
        KM: "километр[а-яё]{0,6}|км",
        M: "метр(?:а|ов|ах|ам|ами|у|ом|е|ы)?|м",
        NAUTICAL: f"морск[а-яё]{{2,3}} {_EAST_SLAVIC_MILE}",
        MILE: f"{_EAST_SLAVIC_MILE}|мильн[а-яё]{{2,3}}",
        YARD: "ярд[а-яё]{0,3}",
        FOOT: "фут(?:а|ов|ах|ам)?",
    },
    "pl": {
        KM: "kilometr(?:a|y|ów|em|ami|ach|ow[a-ząęó]{1,3})?",
        M: "metr(?:a|y|ów|em|ami|ach)?",
        NAUTICAL: f"{_SLAVIC_MILE} morsk[a-zą]{{1,3}}",
        MILE: _SLAVIC_MILE,
        YARD: "jard(?:a|y|ów|ach)?",
        FOOT: "stop[aęy]|stóp",
    },
    "cs": {
        KM: "kilometr(?:u|y|ů|em|ech|ov[áéýo][a-z]{0,2})?",
        M: "metr(?:u|y|ů|em|ech)?",
        NAUTICAL: f"námořní(?:ch|mi)? {_SLAVIC_MILE}",
        MILE: _SLAVIC_MILE,
        YARD: "yard(?:u|y|ů)?",
        FOOT: "stop[ay]?",
    },
    "nl": {
        KM: "kilometers?",
        M: "meters?",
        NAUTICAL: "zeemijl(?:en|s)?|nautische mijl(?:en)?",
        MILE: "mijl(?:en|s)?",
        YARD: "yards?",
        FOOT: "voet",
    },
    "sv": _NORDIC
    | {NAUTICAL: "sjömil|distansminut(?:er)?|nautiska? mil", MILE: "engelska? mil", SCANDINAVIAN_MILE: "mil"},
    "nb": _NORDIC | {NAUTICAL: "sjømil|nautiske? mil", MILE: "engelske? mil", SCANDINAVIAN_MILE: "mil"},
    "da": _NORDIC | {NAUTICAL: "sømil", MILE: "engelske? mil"},
    "fi": {
        KM: "kilometri[a-zä]{0,4}",
        M: "metri[a-zä]{0,4}",
        NAUTICAL: "(?:meripeninkulma|merimaili)[a-zä]{0,3}",
        MILE: "maili[a-zä]{0,3}",
        FOOT: "jalkaa?",
    },
    "tr": {
        KM: "kilometre(?:lik)?",
        M: "metre(?:lik)?",
        NAUTICAL: "deniz mili",
        MILE: "mil(?:lik)?",
        YARD: "yarda",
        FOOT: "fit|ayak",
    },
    "el": {
        KM: "χιλι[όο]μ[έε]τρ(?:ο|α|ων)|χλμ",
        M: "μ[έε]τρ(?:ο|α|ων)",
        NAUTICAL: "ναυτικ(?:ό|ά|ών) μ[ίι]λι(?:α|ων)?",
        MILE: "μ[ίι]λι(?:α|ων)?",
        YARD: "γιάρδες",
        FOOT: "πόδια",
    },
    "ro": {
        KM: "(?:de )?kilometr[iu]",
        M: "(?:de )?met(?:ri|ru)",
        NAUTICAL: "(?:de )?mil[eă] (?:marin[eă]|nautic[eă])",
        MILE: "(?:de )?mil[eă]",
        FOOT: "(?:de )?picioare",
    },
    "hu": {
        KM: "kilométer(?:re|es|nyire)?",
        M: "méter(?:re|es|nyire)?",
        NAUTICAL: "tengeri mérföld[a-z]{0,3}",
        MILE: "mérföld[a-z]{0,3}",
        YARD: "yard",
        FOOT: "láb",
    },
    "id": {KM: "kilometer", M: "meter", NAUTICAL: "mil laut", MILE: "mil", YARD: "yard", FOOT: "kaki"},
    "vi": {KM: "ki-?lô-?mét|cây số", M: "mét", NAUTICAL: "hải lý", MILE: "dặm", YARD: "yard", FOOT: "feet"},
}
"""A nautical mile before the mile that it may begin with."""
_WRITTEN |= {"no": _WRITTEN["nb"], "nn": _WRITTEN["nb"], "ms": _WRITTEN["id"], "yue": _WRITTEN["zh"]}
UNSPACED = frozenset({"ja", "zh", "yue", "ko", "th"})
"""Languages in which the next word, or a particle, stands right behind a unit."""
LANGUAGES = frozenset(_WRITTEN)


def further_unit_at(text: str, position: int, language: str) -> tuple[int, float] | None:
    """The unit of a further language that starts at a position: its end and its metres; None without one.

    >>> further_unit_at("約11キロ沖", 3, "ja")
    (5, 1000.0)
    """
    found = _pattern(language).match(text, position)
    if not found or not found.lastgroup:
        return None
    return found.end(), _metres(language)[int(found.lastgroup[1:])]


@cache
def _metres(language: str) -> tuple[float, ...]:
    return (*_WRITTEN[language], *_SYMBOLS.values())


@cache
def _pattern(language: str) -> re.Pattern[str]:
    """A group for each unit; a nautical mile before the mile that it may begin with."""
    is_unspaced = language in UNSPACED
    letter = "A-Za-z" if is_unspaced else r"\w\u0900-\u0963\u0981-\u09d7"
    behind = "" if is_unspaced else f"(?![{letter}])"
    units = [f"(?i:{written}){behind}" for written in _WRITTEN[language].values()]
    symbols = [f"{symbol}(?![{letter}0-9²³])" for symbol in _SYMBOLS]
    return re.compile("|".join(f"(?P<u{index}>{unit})" for index, unit in enumerate([*units, *symbols])))
