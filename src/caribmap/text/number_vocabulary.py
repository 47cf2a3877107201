"""Number words of eight languages: what each word counts for, as tables that number_words.py reads.

Words stand in their usual spelling; they are compared without accents and apostrophes, ß as ss.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from caribmap.text.folded import folded

HALF, THIRD, QUARTER, FIFTH, EIGHTH = 1 / 2, 1 / 3, 1 / 4, 1 / 5, 1 / 8


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The number words of one language.

    `words` add up; 100, 1e3, 1e6 … among them multiply what stands before. `articles` count 1, but alone say
    nothing about a number. `fractions` are parts of one, `parts` those that need a count ("two thirds");
    `fillers` is "and", `of` what may stand between a part or a million and what it is of, `point` the word
    for the decimal sign. `phrases` are numbers of several words. `compounds`: numbers are one word each.
    """

    words: Mapping[str, float]
    articles: frozenset[str] = frozenset()
    fractions: Mapping[str, float] = field(default_factory=dict)
    parts: Mapping[str, float] = field(default_factory=dict)
    fillers: frozenset[str] = frozenset()
    of: frozenset[str] = frozenset()
    point: frozenset[str] = frozenset()
    phrases: Mapping[tuple[str, ...], float] = field(default_factory=dict)
    compounds: bool = False
    and_prefix: str = ""
    """What "and" is where it is written together with the word behind it."""
    part_prefixes: tuple[str, ...] = ()
    """What "half" and the like are where they are written together with what they are of."""
    collectives: Mapping[str, float] = field(default_factory=dict)
    """Nouns for so many, dozen or centaine, which count only behind a number, an article or "half"."""
    plurals: frozenset[str] = frozenset()
    """Those of `words` that without a number before them say only "many": Millionen, тисяч, آلاف."""
    units: frozenset[str] = frozenset()
    """Number words that behind an article or a part are a unit of length."""


def _words(table: str) -> dict[str, float]:
    """`number: word word` lines as word -> number."""
    values: dict[str, float] = {}
    for line in table.strip().splitlines():
        number, _, words = line.partition(":")
        values |= dict.fromkeys(map(folded, words.split()), float(number))
    return values


def _list(words: str) -> list[str]:
    return words.split()


def _set(words: str) -> frozenset[str]:
    return frozenset(map(folded, words.split()))


def _counted(words: str, start: int = 0, step: int = 1) -> dict[str, float]:
    return {folded(word): float(start + step * index) for index, word in enumerate(words.split())}


def _german() -> Vocabulary:
    units = _counted(
        "null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn "
        "sechzehn siebzehn achtzehn neunzehn"
    )
    tens = _counted("zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig", 20, 10)
    joined = {f"{unit}und{ten}": units[unit] + tens[ten] for unit in list(units)[1:10] for ten in tens}
    more = _words(
        "1: eins\n2: zwo\n0.5: einhalb\n0.25: einviertel\n0.75: dreiviertel\n1.5: anderthalb\n100: hundert\n"
        "1e3: tausend Tsd\n1e6: Million Millionen Mio\n1e9: Milliarde Milliarden Mrd\n1e12: Billion Billionen"
    )
    return Vocabulary(
        units | tens | joined | more,
        articles=_set("ein eine einem einen einer eines"),
        fractions=_words(
            "0.5: halb halbe halber halben halbes halbem Hälfte\n0.25: viertel\n0.75: dreiviertel"
        ),
        parts={"drittel": THIRD, "viertel": QUARTER, "funftel": FIFTH, "achtel": EIGHTH, "zehntel": 0.1},
        fillers=_set("und"),
        of=_set("von der des"),
        point=_set("Komma"),
        collectives=_words("12: Dutzend Dutzende Dutzenden"),
        plurals=_set("Millionen Milliarden Billionen"),
        compounds=True,
        part_prefixes=("dreiviertel", "viertel"),
    )


def _english() -> Vocabulary:
    return Vocabulary(
        _counted(
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
            "sixteen seventeen eighteen nineteen"
        )
        | _counted("twenty thirty forty fifty sixty seventy eighty ninety", 20, 10)
        | _words(
            "0: nought naught\n100: hundred\n1e3: thousand\n1e6: million\n1e9: billion bn\n1e12: trillion"
        ),
        articles=_set("a an"),
        fractions=_words("0.5: half\n0.25: quarter"),
        parts={"third": THIRD, "thirds": THIRD, "quarter": QUARTER, "quarters": QUARTER}
        | {"fourths": QUARTER, "fifth": FIFTH, "fifths": FIFTH, "tenth": 0.1, "tenths": 0.1}
        | {"eighth": EIGHTH, "eighths": EIGHTH},
        fillers=_set("and"),
        of=_set("of the"),
        point=_set("point"),
        collectives=_words("12: dozen dozens"),
    )


def _spanish() -> Vocabulary:
    hundreds = _list("doscient trescient cuatrocient quinient seiscient setecient ochocient novecient")
    return Vocabulary(
        _counted(
            "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince "
            "dieciséis diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro "
            "veinticinco veintiséis veintisiete veintiocho veintinueve"
        )
        | _counted("treinta cuarenta cincuenta sesenta setenta ochenta noventa", 30, 10)
        | _words(
            "21: veintiún veintiuna\n100: cien ciento\n1e3: mil\n1e6: millón millones\n1e12: billón billones"
        )
        | {f"{stem}{o}s": 100.0 * n for n, stem in enumerate(hundreds, 2) for o in "oa"},
        articles=_set("un una"),
        fractions=_words("0.5: medio media mitad\n0.25: cuarto"),
        parts={"tercio": THIRD, "tercios": THIRD, "cuarto": QUARTER, "cuartos": QUARTER, "quintos": FIFTH}
        | {"octavo": EIGHTH, "octavos": EIGHTH},
        fillers=_set("y"),
        of=_set("de del la los"),
        point=_set("coma punto"),
        collectives=_words(
            "10: decena decenas\n12: docena docenas\n15: quincena\n20: veintena\n30: treintena\n"
            "50: cincuentena\n100: centena centenas centenar centenares\n1e3: millar millares"
        ),
        plurals=_set("millones billones"),
    )


def _french() -> Vocabulary:
    units = _list(
        "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize"
    )
    tens = {"vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60}
    phrases: dict[tuple[str, ...], float] = {("dix", units[n]): 10.0 + n for n in (7, 8, 9)}
    below_20 = [(unit,) for unit in units] + [("dix", units[n]) for n in (7, 8, 9)]
    for n, words in enumerate(below_20[1:], 1):
        phrases[("quatre", "vingt", *words)] = 80.0 + n
        if n >= 10:
            phrases[("soixante", *words)] = 60.0 + n
    phrases |= {("quatre", "vingt"): 80.0, ("quatre", "vingts"): 80.0, ("soixante", "et", "onze"): 71.0}
    phrases |= {("quatre", "vingt", "une"): 81.0}
    return Vocabulary(
        _counted(" ".join(units))
        | {folded(ten): float(value) for ten, value in tens.items()}
        | _words(
            "1: une\n70: septante\n80: huitante octante\n90: nonante\n100: cent cents\n"
            "1e3: mille\n1e6: million millions\n1e9: milliard milliards\n1e12: billion billions"
        ),
        articles=_set("un une"),
        fractions=_words("0.5: demi demie demis demies moitié\n0.25: quart"),
        parts={"tiers": THIRD, "quart": QUARTER, "quarts": QUARTER, "cinquiemes": FIFTH, "dixiemes": 0.1}
        | {"huitieme": EIGHTH, "huitiemes": EIGHTH, "dixieme": 0.1},
        fillers=_set("et"),
        of=_set("de d du la des"),
        point=_set("virgule"),
        collectives=_words(
            "8: huitaine\n10: dizaine dizaines\n12: douzaine douzaines\n15: quinzaine\n20: vingtaine\n"
            "30: trentaine\n40: quarantaine\n50: cinquantaine\n60: soixantaine\n"
            "100: centaine centaines\n1e3: millier milliers"
        ),
        plurals=_set("millions milliards billions"),
        phrases={tuple(map(folded, words)): value for words, value in phrases.items()},
        units=_set("mille"),
    )


def _portuguese() -> Vocabulary:
    hundreds = _list("duzent trezent quatrocent quinhent seiscent setecent oitocent novecent")
    return Vocabulary(
        _counted(
            "zero um dois três quatro cinco seis sete oito nove dez onze doze treze catorze quinze dezasseis "
            "dezassete dezoito dezanove"
        )
        | _counted("vinte trinta quarenta cinquenta sessenta setenta oitenta noventa", 20, 10)
        | _words(
            "1: uma\n2: duas\n14: quatorze\n16: dezesseis\n17: dezessete\n19: dezenove\n"
            "100: cem cento\n1e3: mil\n1e6: milhão milhões\n1e9: bilhão bilhões\n1e12: bilião biliões"
        )
        | {f"{stem}{o}s": 100.0 * n for n, stem in enumerate(hundreds, 2) for o in "oa"},
        articles=_set("um uma"),
        fractions=_words("0.5: meio meia metade\n0.25: quarto"),
        parts={"terco": THIRD, "tercos": THIRD, "quarto": QUARTER, "quartos": QUARTER, "quintos": FIFTH},
        fillers=_set("e"),
        of=_set("de do da dos"),
        point=_set("vírgula"),
        collectives=_words(
            "10: dezena dezenas\n12: dúzia dúzias\n15: quinzena\n20: vintena\n30: trintena\n"
            "100: centena centenas\n1e3: milhar milhares"
        ),
        plurals=_set("milhões bilhões biliões"),
    )


def _italian() -> Vocabulary:
    tens = _counted("venti trenta quaranta cinquanta sessanta settanta ottanta novanta", 20, 10)
    elided = {ten[:-1] + one: value + n for ten, value in tens.items() for one, n in _ITALIAN_VOWELS}
    return Vocabulary(
        _counted(
            "zero uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici "
            "quindici sedici diciassette diciotto diciannove"
        )
        | tens
        | elided
        | _words(
            "100: cento cent\n1e3: mille mila\n1e6: milione milioni\n1e9: miliardo miliardi\n"
            "1e12: bilione bilioni"
        ),
        articles=_set("un una"),
        fractions=_words("0.5: mezzo mezza metà\n0.25: quarto"),
        parts={"terzo": THIRD, "terzi": THIRD, "quarto": QUARTER, "quarti": QUARTER, "quinti": FIFTH},
        fillers=_set("e"),
        of=_set("di del della dei"),
        point=_set("virgola"),
        collectives=_words(
            "10: decina decine\n12: dozzina dozzine\n15: quindicina\n20: ventina\n30: trentina\n"
            "40: quarantina\n50: cinquantina\n60: sessantina\n70: settantina\n80: ottantina\n"
            "90: novantina\n100: centinaio centinaia\n1e3: migliaio migliaia"
        ),
        plurals=_set("milioni miliardi bilioni"),
        compounds=True,
    )


_ITALIAN_VOWELS = (("uno", 1.0), ("una", 1.0), ("un", 1.0), ("otto", 8.0))
"""A ten loses its last letter before these: ventuno, ventotto."""


def _ukrainian() -> Vocabulary:
    words = _words(
        """0: нуль нуля
        1: один одна одне одного однієї одну одним одному одній
        2: два дві двох двом двома
        3: три трьох трьом трьома
        4: чотири чотирьох чотирьом чотирма
        5: п'ять п'яти п'ятьох
        6: шість шести шістьма шістьома шістьох
        7: сім семи сімома сімох
        8: вісім восьми вісьмома вісьмох
        9: дев'ять дев'яти
        10: десять десяти десяток
        11: одинадцять одинадцяти
        12: дванадцять дванадцяти дюжина дюжину
        13: тринадцять тринадцяти
        14: чотирнадцять чотирнадцяти
        15: п'ятнадцять п'ятнадцяти
        16: шістнадцять шістнадцяти
        17: сімнадцять сімнадцяти
        18: вісімнадцять вісімнадцяти
        19: дев'ятнадцять дев'ятнадцяти
        20: двадцять двадцяти
        30: тридцять тридцяти
        40: сорок сорока
        50: п'ятдесят п'ятдесяти
        60: шістдесят шістдесяти
        70: сімдесят сімдесяти
        80: вісімдесят вісімдесяти
        90: дев'яносто дев'яноста
        100: сто ста сотня сотню
        200: двісті двохсот двомстам двомастами двохстах
        300: триста трьохсот трьомстам трьомастами трьохстах
        400: чотириста чотирьохсот чотирьомстам чотирмастами чотирьохстах
        500: п'ятсот п'ятисот п'ятистам п'ятьмастами п'ятистах
        600: шістсот шестисот
        700: сімсот семисот
        800: вісімсот восьмисот
        900: дев'ятсот дев'ятисот
        1.5: півтора півтори півторак
        1e3: тисяча тисячі тисяч тисячу тисячею тисячам тисячами тисячах тис
        1e6: мільйон мільйони мільйонів мільйона мільйоном мільйонами мільйонах млн
        1e9: мільярд мільярди мільярдів мільярда мільярдом мільярдами млрд
        1e12: трильйон трильйони трильйонів"""
    )
    words |= {
        word.removesuffix("ь") + case: value
        for word, value in words.items()
        if word.endswith(("ять", "десят"))
        for case in ("ьма", "ьома", "ьом", "ьох")
    }
    return Vocabulary(
        words,
        fractions=_words("0.5: пів половина половину половини половиною\n0.25: чверть чверті чвертю"),
        parts={"третина": THIRD, "третини": THIRD, "третину": THIRD, "чверть": QUARTER, "чверті": QUARTER},
        fillers=_set("і й та з із зі"),
        part_prefixes=(folded("пів"),),
        point=_set("кома"),
        collectives=_words("10: десятка десятки десятків\n12: дюжини дюжин\n100: сотні сотень"),
        plurals=_set(
            "тисяч тисячам тисячами тисячах мільйони мільйонів мільйонами мільйонах мільярди мільярдів "
            "мільярдами трильйони трильйонів"
        ),
    )


def _arabic() -> Vocabulary:
    units = {
        1: "واحد واحدة", 2: "اثنان اثنين اثنتان اثنتين", 3: "ثلاثة ثلاث", 4: "أربعة أربع", 5: "خمسة خمس",
        6: "ستة ست", 7: "سبعة سبع", 8: "ثمانية ثماني ثمان", 9: "تسعة تسع",
    }  # fmt: skip
    teens = {n: units[n].split() for n in range(3, 10)}
    teens |= {1: ["أحد", "إحدى"], 2: ["اثنا", "اثني", "اثنتا", "اثنتي"]}
    stems = _list("ثلاث أربع خمس ست سبع ثمان ثماني تسع")
    counts = (3, 4, 5, 6, 7, 8, 8, 9)
    hundreds = {
        folded(stem + hundred): 100.0 * n
        for stem, n in zip(stems, counts, strict=True)
        for hundred in ("مئة", "مائة")
    }
    return Vocabulary(
        {folded(word): float(n) for n, words in units.items() for word in words.split()}
        | hundreds
        | _words(
            """0: صفر
            10: عشرة عشر
            20: عشرون عشرين
            30: ثلاثون ثلاثين
            40: أربعون أربعين
            50: خمسون خمسين
            60: ستون ستين
            70: سبعون سبعين
            80: ثمانون ثمانين
            90: تسعون تسعين
            100: مئة مائة
            200: مئتان مئتين مائتان مائتين مئتا مئتي
            1e3: ألف ألفا آلاف
            2000: ألفان ألفين ألفا ألفي
            1e6: مليون مليونا ملايين
            2e6: مليونان مليونين
            1e9: مليار مليارات
            2e9: ملياران مليارين"""
        ),
        fractions={folded("نصف"): HALF, folded("ربع"): QUARTER, folded("ثلث"): THIRD},
        parts={
            folded("ثلث"): THIRD,
            folded("أرباع"): QUARTER,
            folded("أثلاث"): THIRD,
            folded("أخماس"): FIFTH,
        },
        fillers=_set("و"),
        point=_set("فاصلة"),
        collectives=_words("12: دزينة دزينات"),
        plurals=_set("آلاف ملايين مليارات"),
        phrases={
            (folded(unit), folded(ten)): 10.0 + n
            for n, words in teens.items()
            for unit in words
            for ten in ("عشر", "عشرة")
        },
        and_prefix="و",
    )


_BY_LANGUAGE = {
    "de": _german, "en": _english, "es": _spanish, "fr": _french, "pt": _portuguese, "it": _italian,
    "uk": _ukrainian, "ar": _arabic,
}  # fmt: skip


@cache
def vocabulary_of(language: str) -> Vocabulary | None:
    """The vocabulary of a language (BCP 47); None for one whose number words are not read."""
    make = _BY_LANGUAGE.get(language.split("-", maxsplit=1)[0].lower())
    return make() if make else None
