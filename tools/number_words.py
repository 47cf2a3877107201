"""Write the viewer's copy of the number words: whole numbers in the languages of the interface and Russian.

`make generate` writes it; a test compares the committed file with what this writes.
"""

from __future__ import annotations

import json
from pathlib import Path

from caribmap.text.number_vocabulary import vocabulary_of

TARGET = Path(__file__).parents[1] / "src/caribmap/viewer/src/search/number-words.ts"
HEADER = "/** Generated from caribmap/text/number_vocabulary.py by tools/number_words.py. Do not edit. */\n"
LANGUAGES = ("ar", "de", "en", "es", "fr", "it", "pt", "ru", "uk")
MOST = 1e12


def render_words() -> str:
    """The whole of search/number-words.ts."""
    lines = [
        HEADER,
        "/** By language, 'value: word word': folded words of whole numbers; of compounds their parts. */",
        "export const NUMBER_WORDS: Readonly<Record<string, string>> = {",
    ]
    lines += [f"  {language}: {_quoted(_table(language))}," for language in LANGUAGES]
    return "\n".join([*lines, "};", ""])


def _table(language: str) -> str:
    found = vocabulary_of(language)
    if found is None:
        return ""
    by_value: dict[int, list[str]] = {}
    for word, value in {**dict.fromkeys(found.articles, 1.0), **found.words}.items():
        if value != int(value) or value > MOST or (language == "de" and _is_joined(int(value))):
            continue
        by_value.setdefault(int(value), []).append(word)
    return ";".join(f"{value}:{' '.join(sorted(words))}" for value, words in sorted(by_value.items()))


def _is_joined(value: int) -> bool:
    """Whether a word of this value consists of the words of others."""
    return 20 < value < 100 and value % 10 != 0


def _quoted(text: str) -> str:
    return "'" + json.dumps(text, ensure_ascii=False)[1:-1].replace("'", "\\'") + "'"
