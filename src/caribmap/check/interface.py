"""Checks of `interface` in caribmap.yaml: keys, placeholders, plural forms."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from caribmap.cartography.interface import english_words
from caribmap.cartography.words import PLACEHOLDER
from caribmap.check.context import Context
from caribmap.faults import Fault
from caribmap.text.plurals import plural_forms
from caribmap.text.suggest import did_you_mean


def check_interface(context: Context) -> Iterator[Fault]:
    settings = context.dossier.settings
    for language, words in settings.interface.items():
        for key, text in words.items():
            where = settings.at.where("interface", language, key)
            if key not in english_words():
                message = f"the interface has no word '{key}'"
                close = did_you_mean(key, english_words())
                hint = f"did you mean '{close}'?" if close else "docs/interface-keys.md lists the keys"
                yield Fault("C006", message, where, hint)
            elif wrong := _what_is_wrong(text, key, language):
                message = f"'{key}' in {language}: {wrong}"
                yield Fault("C007", message, where, f"in English: {english_words()[key]}")


def _what_is_wrong(text: str, key: str, language: str) -> str | None:
    """Each form has placeholders of the English words only, the last all of them; `|` parts the forms."""
    needed = _placeholders(english_words()[key])
    forms = text.split("|") if "count" in needed or "|" in english_words()[key] else [text]
    if len(forms) not in {1, len(plural_forms(language))}:
        names = ", ".join(plural_forms(language))
        return f"{len(forms)} forms, expected 1 or {len(plural_forms(language))} ({names}), parted by |"
    for form in forms:
        rest = PLACEHOLDER.sub("", form)
        if "{" in rest or "}" in rest:
            return "a brace that belongs to no placeholder"
        if unknown := sorted(_placeholders(form) - needed):
            return f"unknown placeholder {{{unknown[0]}}}"
        if not form.strip():
            return "a form without text"
    missing = sorted(needed - _placeholders(forms[-1]))
    return f"without {{{missing[0]}}}" if missing else None


@cache
def _placeholders(text: str) -> frozenset[str]:
    return frozenset(PLACEHOLDER.findall(text))
