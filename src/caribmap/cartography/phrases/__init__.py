"""The compiler's words, one module for each of the interface's languages, all with the same keys."""

from __future__ import annotations

from caribmap.cartography.phrases import ar, de, en, es, fr, it, pt, uk

_MODULES = {"ar": ar, "de": de, "en": en, "es": es, "fr": fr, "it": it, "pt": pt, "uk": uk}

WORDS: dict[str, dict[str, str]] = {language: module.WORDS for language, module in _MODULES.items()}
"""Words of the picture and of the page without JavaScript."""

MAP_WORDS: dict[str, dict[str, str]] = {language: module.MAP_WORDS for language, module in _MODULES.items()}
"""Words in the names on the map, which the picture writes and the page too: its messages of these keys."""
