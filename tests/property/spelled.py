"""Numbers from 1 to 999,999 in the words of eight languages, for what reads them back."""

from __future__ import annotations

from collections.abc import Callable

Table = list[str]


def _table(words: str) -> Table:
    return words.split()


DE = _table(
    "null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn "
    "siebzehn achtzehn neunzehn"
)
DE_TENS = _table("zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig")
EN = _table(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
EN_TENS = _table("twenty thirty forty fifty sixty seventy eighty ninety")
ES = _table(
    "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis "
    "diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco "
    "veintiséis veintisiete veintiocho veintinueve"
)
ES_TENS = _table("treinta cuarenta cincuenta sesenta setenta ochenta noventa")
ES_HUNDREDS = _table(
    "ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos"
)
FR = _table(
    "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept "
    "dix-huit dix-neuf"
)
FR_TENS = _table("vingt trente quarante cinquante soixante")
PT = _table(
    "zero um dois três quatro cinco seis sete oito nove dez onze doze treze catorze quinze dezasseis "
    "dezassete dezoito dezanove"
)
PT_TENS = _table("vinte trinta quarenta cinquenta sessenta setenta oitenta noventa")
PT_HUNDREDS = _table(
    "cento duzentos trezentos quatrocentos quinhentos seiscentos setecentos oitocentos novecentos"
)
IT = _table(
    "zero uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici "
    "sedici diciassette diciotto diciannove"
)
IT_TENS = _table("venti trenta quaranta cinquanta sessanta settanta ottanta novanta")
UK = _table(
    "нуль один два три чотири п'ять шість сім вісім дев'ять десять одинадцять дванадцять тринадцять "
    "чотирнадцять п'ятнадцять шістнадцять сімнадцять вісімнадцять дев'ятнадцять"
)
UK_TENS = _table("двадцять тридцять сорок п'ятдесят шістдесят сімдесят вісімдесят дев'яносто")
UK_HUNDREDS = _table("сто двісті триста чотириста п'ятсот шістсот сімсот вісімсот дев'ятсот")
AR = _table("صفر واحد اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة")
AR_TENS = _table("عشرون ثلاثون أربعون خمسون ستون سبعون ثمانون تسعون")
AR_HUNDREDS = _table("مئة مئتان ثلاثمئة أربعمئة خمسمئة ستمئة سبعمئة ثمانمئة تسعمئة")


def german(value: int) -> str:
    if value < 20:
        return DE[value]
    if value < 100:
        ten = DE_TENS[value // 10 - 2]
        return f"{DE[value % 10]}und{ten}" if value % 10 else ten
    size, word = (1000, "tausend") if value >= 1000 else (100, "hundert")
    rest = german(value % size) if value % size else ""
    return german(value // size) + word + rest


def english(value: int) -> str:
    if value < 20:
        return EN[value]
    if value < 100:
        return EN_TENS[value // 10 - 2] + (f"-{EN[value % 10]}" if value % 10 else "")
    if value < 1000:
        return f"{EN[value // 100]} hundred" + (f" and {english(value % 100)}" if value % 100 else "")
    joint = " and " if 0 < value % 1000 < 100 else " "
    return f"{english(value // 1000)} thousand" + (joint + english(value % 1000) if value % 1000 else "")


def _latin(value: int, below: Callable[[int], str], hundreds: Table, joint: str, hundred: str) -> str:
    """Spanish and Portuguese below a million."""
    if value < 100:
        return below(value)
    if value == 100:
        return hundred
    if value < 1000:
        rest = value % 100
        return hundreds[value // 100 - 1] + (f"{joint}{below(rest)}" if rest else "")
    many = "" if value < 2000 else f"{_latin(value // 1000, below, hundreds, joint, hundred)} "
    rest = value % 1000
    return f"{many}mil" + (f" {_latin(rest, below, hundreds, joint, hundred)}" if rest else "")


def spanish(value: int) -> str:
    def below(small: int) -> str:
        if small < 30:
            return ES[small]
        return ES_TENS[small // 10 - 3] + (f" y {ES[small % 10]}" if small % 10 else "")

    return _latin(value, below, ES_HUNDREDS, " ", "cien")


def portuguese(value: int) -> str:
    def below(small: int) -> str:
        if small < 20:
            return PT[small]
        return PT_TENS[small // 10 - 2] + (f" e {PT[small % 10]}" if small % 10 else "")

    return _latin(value, below, PT_HUNDREDS, " e ", "cem")


def french(value: int) -> str:
    if value < 20:
        return FR[value]
    if value < 70:
        rest = value % 10
        return FR_TENS[value // 10 - 2] + ("" if not rest else " et un" if rest == 1 else f"-{FR[rest]}")
    if value < 80:
        return "soixante et onze" if value == 71 else f"soixante-{FR[value - 60]}"
    if value < 100:
        return "quatre-vingts" if value == 80 else f"quatre-vingt-{FR[value - 80]}"
    size, word = (1000, "mille") if value >= 1000 else (100, "cent")
    many = "" if value < 2 * size else f"{french(value // size)} "
    return f"{many}{word}" + (f" {french(value % size)}" if value % size else "")


def italian(value: int) -> str:
    if value < 20:
        return IT[value]
    if value < 100:
        ten, rest = IT_TENS[value // 10 - 2], value % 10
        return ten if not rest else (ten[:-1] if rest in (1, 8) else ten) + IT[rest]
    if value < 1000:
        return (
            ("" if value < 200 else IT[value // 100])
            + "cento"
            + (italian(value % 100) if value % 100 else "")
        )
    many = "mille" if value < 2000 else f"{italian(value // 1000)}mila"
    return many + (italian(value % 1000) if value % 1000 else "")


def ukrainian(value: int) -> str:
    if value < 20:
        return UK[value]
    if value < 100:
        return UK_TENS[value // 10 - 2] + (f" {UK[value % 10]}" if value % 10 else "")
    if value < 1000:
        return UK_HUNDREDS[value // 100 - 1] + (f" {ukrainian(value % 100)}" if value % 100 else "")
    return f"{ukrainian(value // 1000)} тисяч" + (f" {ukrainian(value % 1000)}" if value % 1000 else "")


def arabic(value: int) -> str:
    if value <= 10:
        return AR[value]
    if value < 20:
        return {11: "أحد عشر", 12: "اثنا عشر"}.get(value, f"{AR[value - 10]} عشر")
    if value < 100:
        ten = AR_TENS[value // 10 - 2]
        return f"{AR[value % 10]} و{ten}" if value % 10 else ten
    if value < 1000:
        return AR_HUNDREDS[value // 100 - 1] + (f" و{arabic(value % 100)}" if value % 100 else "")
    many = {1: "ألف", 2: "ألفان"}.get(value // 1000)
    if many is None:
        many = f"{arabic(value // 1000)} {'آلاف' if value // 1000 <= 10 else 'ألف'}"
    return many + (f" و{arabic(value % 1000)}" if value % 1000 else "")


SPELLED: dict[str, Callable[[int], str]] = {
    "de": german, "en": english, "es": spanish, "fr": french, "pt": portuguese, "it": italian,
    "uk": ukrainian, "ar": arabic,
}  # fmt: skip
