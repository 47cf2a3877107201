"""Language tags (BCP 47): what a tag falls back to, and in which direction its language is written.

The viewer's i18n/languages.ts does the same.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

Direction = Literal["ltr", "rtl"]

RTL_SCRIPTS = ("Adlm", "Arab", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa")
"""Scripts (ISO 15924) that run from right to left."""
RTL_LANGUAGES = ("ar", "arc", "ckb", "dv", "fa", "he", "ks", "nqo", "ps", "sd", "syr", "ug", "ur", "yi")
"""Languages written in such a script unless their tag names another."""


@lru_cache(maxsize=1024)
def truncations(tag: str) -> tuple[str, ...]:
    """The tag and what it falls back to, one subtag less each time (RFC 4647, lookup).

    >>> truncations("zh-Hant-TW")
    ('zh-Hant-TW', 'zh-Hant', 'zh')
    """
    subtags = tag.split("-")
    ends = [end for end in range(len(subtags), 0, -1) if len(subtags[end - 1]) > 1]
    return tuple("-".join(subtags[:end]) for end in ends)


def primary(tag: str) -> str:
    """The language of a tag, without script and region.

    >>> primary("zh-Hant-TW")
    'zh'
    """
    return tag.split("-", maxsplit=1)[0].lower()


def english_name(tag: str) -> str:
    """The English name of a language; the tag itself where CLDR has none.

    >>> english_name("th"), english_name("pt-BR"), english_name("qqq")
    ('Thai', 'Portuguese (pt-BR)', 'qqq')
    """
    from babel import Locale  # only here: it reads its tables when imported

    languages = Locale("en").languages
    for shorter in truncations(tag):
        if name := languages.get(shorter.replace("-", "_")):
            return name if shorter == tag else f"{name} ({tag})"
    return tag


@lru_cache(maxsize=1024)
def direction_of(tag: str) -> Direction:
    """The direction of a language: of the script that its tag names, else of the one it is usually in."""
    language, *others = tag.split("-")
    script = next((subtag for subtag in others if len(subtag) == 4 and subtag.isalpha()), None)
    is_rtl = script in RTL_SCRIPTS if script else language in RTL_LANGUAGES
    return "rtl" if is_rtl else "ltr"
