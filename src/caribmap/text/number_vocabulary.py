"""Number words of the languages that are read, by language; Chinese and Japanese are ideographic.py's."""

from __future__ import annotations

from functools import cache

from caribmap.text.folded import folded
from caribmap.text.languages import primary
from caribmap.text.number_tables import (
    EIGHTH,
    FIFTH,
    HALF,
    QUARTER,
    THIRD,
    Vocabulary,
    counted,
    folded_set,
    word_list,
    words_of,
)
from caribmap.text.slavic_numbers import russian, ukrainian


def _german() -> Vocabulary:
    units = counted(
        "null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn "
        "sechzehn siebzehn achtzehn neunzehn"
    )
    tens = counted("zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig", 20, 10)
    joined = {f"{unit}und{ten}": units[unit] + tens[ten] for unit in list(units)[1:10] for ten in tens}
    more = words_of(
        "1: eins\n2: zwo\n0.5: einhalb\n0.25: einviertel\n0.75: dreiviertel\n1.5: anderthalb\n100: hundert\n"
        "1e3: tausend Tsd\n1e6: Million Millionen Mio\n1e9: Milliarde Milliarden Mrd\n1e12: Billion Billionen"
    )
    return Vocabulary(
        units | tens | joined | more,
        articles=folded_set("ein eine einem einen einer eines"),
        fractions=words_of(
            "0.5: halb halbe halber halben halbes halbem Hälfte\n0.25: viertel\n0.75: dreiviertel"
        ),
        parts={"drittel": THIRD, "viertel": QUARTER, "funftel": FIFTH, "achtel": EIGHTH, "zehntel": 0.1},
        fillers=folded_set("und"),
        of=folded_set("von der des"),
        point=folded_set("Komma"),
        collectives=words_of("12: Dutzend Dutzende Dutzenden"),
        plurals=folded_set("Millionen Milliarden Billionen"),
        compounds=True,
        part_prefixes=("dreiviertel", "viertel"),
    )


def _english() -> Vocabulary:
    return Vocabulary(
        counted(
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
            "sixteen seventeen eighteen nineteen"
        )
        | counted("twenty thirty forty fifty sixty seventy eighty ninety", 20, 10)
        | words_of(
            "0: nought naught\n100: hundred\n1e3: thousand\n1e6: million\n1e9: billion bn\n1e12: trillion"
        ),
        articles=folded_set("a an"),
        fractions=words_of("0.5: half\n0.25: quarter"),
        parts={"third": THIRD, "thirds": THIRD, "quarter": QUARTER, "quarters": QUARTER}
        | {"fourths": QUARTER, "fifth": FIFTH, "fifths": FIFTH, "tenth": 0.1, "tenths": 0.1}
        | {"eighth": EIGHTH, "eighths": EIGHTH},
        fillers=folded_set("and"),
        of=folded_set("of the"),
        point=folded_set("point"),
        collectives=words_of("12: dozen dozens"),
    )


def _spanish() -> Vocabulary:
    hundreds = word_list("doscient trescient cuatrocient quinient seiscient setecient ochocient novecient")
    return Vocabulary(
        counted(
            "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince "
            "dieciséis diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro "
            "veinticinco veintiséis veintisiete veintiocho veintinueve"
        )
        | counted("treinta cuarenta cincuenta sesenta setenta ochenta noventa", 30, 10)
        | words_of(
            "21: veintiún veintiuna\n100: cien ciento\n1e3: mil\n1e6: millón millones\n1e12: billón billones"
        )
        | {f"{stem}{o}s": 100.0 * n for n, stem in enumerate(hundreds, 2) for o in "oa"},
        articles=folded_set("un una"),
        fractions=words_of("0.5: medio media mitad\n0.25: cuarto"),
        parts={"tercio": THIRD, "tercios": THIRD, "cuarto": QUARTER, "cuartos": QUARTER, "quintos": FIFTH}
        | {"octavo": EIGHTH, "octavos": EIGHTH},
        fillers=folded_set("y"),
        of=folded_set("de del la los"),
        point=folded_set("coma punto"),
        collectives=words_of(
            "10: decena decenas\n12: docena docenas\n15: quincena\n20: veintena\n30: treintena\n"
            "50: cincuentena\n100: centena centenas centenar centenares\n1e3: millar millares"
        ),
        plurals=folded_set("millones billones"),
    )


def _french() -> Vocabulary:
    units = word_list(
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
        counted(" ".join(units))
        | {folded(ten): float(value) for ten, value in tens.items()}
        | words_of(
            "1: une\n70: septante\n80: huitante octante\n90: nonante\n100: cent cents\n"
            "1e3: mille\n1e6: million millions\n1e9: milliard milliards\n1e12: billion billions"
        ),
        articles=folded_set("un une"),
        fractions=words_of("0.5: demi demie demis demies moitié\n0.25: quart"),
        parts={"tiers": THIRD, "quart": QUARTER, "quarts": QUARTER, "cinquiemes": FIFTH, "dixiemes": 0.1}
        | {"huitieme": EIGHTH, "huitiemes": EIGHTH, "dixieme": 0.1},
        fillers=folded_set("et"),
        of=folded_set("de d du la des"),
        point=folded_set("virgule"),
        collectives=words_of(
            "8: huitaine\n10: dizaine dizaines\n12: douzaine douzaines\n15: quinzaine\n20: vingtaine\n"
            "30: trentaine\n40: quarantaine\n50: cinquantaine\n60: soixantaine\n"
            "100: centaine centaines\n1e3: millier milliers"
        ),
        plurals=folded_set("millions milliards billions"),
        phrases={tuple(map(folded, words)): value for words, value in phrases.items()},
        units=folded_set("mille"),
    )


def _portuguese() -> Vocabulary:
    hundreds = word_list("duzent trezent quatrocent quinhent seiscent setecent oitocent novecent")
    return Vocabulary(
        counted(
            "zero um dois três quatro cinco seis sete oito nove dez onze doze treze catorze quinze dezasseis "
            "dezassete dezoito dezanove"
        )
        | counted("vinte trinta quarenta cinquenta sessenta setenta oitenta noventa", 20, 10)
        | words_of(
            "1: uma\n2: duas\n14: quatorze\n16: dezesseis\n17: dezessete\n19: dezenove\n"
            "100: cem cento\n1e3: mil\n1e6: milhão milhões\n1e9: bilhão bilhões\n1e12: bilião biliões"
        )
        | {f"{stem}{o}s": 100.0 * n for n, stem in enumerate(hundreds, 2) for o in "oa"},
        articles=folded_set("um uma"),
        fractions=words_of("0.5: meio meia metade\n0.25: quarto"),
        parts={"terco": THIRD, "tercos": THIRD, "quarto": QUARTER, "quartos": QUARTER, "quintos": FIFTH},
        fillers=folded_set("e"),
        of=folded_set("de do da dos"),
        point=folded_set("vírgula"),
        collectives=words_of(
            "10: dezena dezenas\n12: dúzia dúzias\n15: quinzena\n20: vintena\n30: trintena\n"
            "100: centena centenas\n1e3: milhar milhares"
        ),
        plurals=folded_set("milhões bilhões biliões"),
    )


def _italian() -> Vocabulary:
    tens = counted("venti trenta quaranta cinquanta sessanta settanta ottanta novanta", 20, 10)
    elided = {ten[:-1] + one: value + n for ten, value in tens.items() for one, n in _ITALIAN_VOWELS}
    return Vocabulary(
        counted(
            "zero uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici "
            "quindici sedici diciassette diciotto diciannove"
        )
        | tens
        | elided
        | words_of(
            "100: cento cent\n1e3: mille mila\n1e6: milione milioni\n1e9: miliardo miliardi\n"
            "1e12: bilione bilioni"
        ),
        articles=folded_set("un una"),
        fractions=words_of("0.5: mezzo mezza metà\n0.25: quarto"),
        parts={"terzo": THIRD, "terzi": THIRD, "quarto": QUARTER, "quarti": QUARTER, "quinti": FIFTH},
        fillers=folded_set("e"),
        of=folded_set("di del della dei"),
        point=folded_set("virgola"),
        collectives=words_of(
            "10: decina decine\n12: dozzina dozzine\n15: quindicina\n20: ventina\n30: trentina\n"
            "40: quarantina\n50: cinquantina\n60: sessantina\n70: settantina\n80: ottantina\n"
            "90: novantina\n100: centinaio centinaia\n1e3: migliaio migliaia"
        ),
        plurals=folded_set("milioni miliardi bilioni"),
        compounds=True,
    )


_ITALIAN_VOWELS = (("uno", 1.0), ("una", 1.0), ("un", 1.0), ("otto", 8.0))
"""A ten loses its last letter before these: ventuno, ventotto."""


def _arabic() -> Vocabulary:
    units = {
        1: "واحد واحدة", 2: "اثنان اثنين اثنتان اثنتين", 3: "ثلاثة ثلاث", 4: "أربعة أربع", 5: "خمسة خمس",
        6: "ستة ست", 7: "سبعة سبع", 8: "ثمانية ثماني ثمان", 9: "تسعة تسع",
    }  # fmt: skip
    teens = {n: units[n].split() for n in range(3, 10)}
    teens |= {1: ["أحد", "إحدى"], 2: ["اثنا", "اثني", "اثنتا", "اثنتي"]}
    stems = word_list("ثلاث أربع خمس ست سبع ثمان ثماني تسع")
    counts = (3, 4, 5, 6, 7, 8, 8, 9)
    hundreds = {
        folded(stem + hundred): 100.0 * n
        for stem, n in zip(stems, counts, strict=True)
        for hundred in ("مئة", "مائة")
    }
    return Vocabulary(
        {folded(word): float(n) for n, words in units.items() for word in words.split()}
        | hundreds
        | words_of(
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
        fillers=folded_set("و"),
        point=folded_set("فاصلة"),
        collectives=words_of("12: دزينة دزينات"),
        plurals=folded_set("آلاف ملايين مليارات"),
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
    "uk": ukrainian, "ru": russian, "ar": _arabic,
}  # fmt: skip


@cache
def vocabulary_of(language: str) -> Vocabulary | None:
    """The vocabulary of a language (BCP 47); None for one whose number words are not read."""
    make = _BY_LANGUAGE.get(primary(language))
    return make() if make else None
