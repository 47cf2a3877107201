"""The plural forms that a language has for whole numbers."""

from __future__ import annotations

from functools import cache

from caribmap.text.languages import truncations

ORDER = ("zero", "one", "two", "few", "many", "other")
"""Names of the forms (CLDR), in the order in which a message has them."""
MOST = 200
"""Whole numbers up to here take every form that a language has for counts of an ordinary size."""


@cache
def plural_forms(language: str) -> tuple[str, ...]:
    """The forms of a language, in the order of a message.

    >>> plural_forms("uk"), plural_forms("ja")
    (('one', 'few', 'many'), ('other',))
    """
    from babel.core import Locale, UnknownLocaleError

    for tag in truncations(language):
        try:
            rule = Locale.parse(tag, sep="-").plural_form
        except (UnknownLocaleError, ValueError):
            continue
        taken = {rule(number) for number in range(MOST + 1)}
        return tuple(form for form in ORDER if form in taken)
    return ("one", "other")
