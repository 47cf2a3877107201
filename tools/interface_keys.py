"""Write docs/interface-keys.md: the words of the interface that a dossier may give itself."""

from __future__ import annotations

from pathlib import Path

from caribmap.cartography.interface import english_words
from caribmap.cartography.words import OWN_PREFIX, WORDS

TARGET = Path(__file__).parents[1] / "docs/interface-keys.md"
HEADER = """# Words of the interface

A desk changes words of the interface, or gives them in another language, with `interface` in
[caribmap.yaml](dossier-format.md). These are the keys, with their words in English. `{{name}}` is a
placeholder: it stays as it is. `|` parts the plural forms of a message with a count: English has two; a
translation has one, or those that its language has for whole numbers, in the order zero, one, two, few,
many, other.

The interface has its own words in {languages}.
"""


def render_keys() -> str:
    """The whole of docs/interface-keys.md."""
    viewer = {key: text for key, text in english_words().items() if not key.startswith(OWN_PREFIX)}
    own = {key: text for key, text in english_words().items() if key.startswith(OWN_PREFIX)}
    parts = [HEADER.format(languages=", ".join(f"`{tag}`" for tag in sorted(WORDS)))]
    parts += [
        "## The page\n",
        _table(viewer),
        "## The picture and the page without JavaScript\n",
        _table(own),
    ]
    return "\n".join(parts)


def _table(words: dict[str, str]) -> str:
    rows = [f"| `{key}` | {_cell(text)} |\n" for key, text in words.items()]
    return "| key | English |\n|---|---|\n" + "".join(rows)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
