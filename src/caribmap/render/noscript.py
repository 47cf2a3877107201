"""The page's text for readers without JavaScript: every place with its quotes, in the first language."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from caribmap.cartography.words import distance_in_words, text_in, word, words_language
from caribmap.payload.types import Payload, PayloadPlace, PayloadQuote, PayloadSource, Text
from caribmap.render.bidi import holds_controls

PLACES_IN_FULL = 2_000
FIRST_PLACES = 300
"""Number of places listed if there are more than PLACES_IN_FULL."""
FIRST_QUOTES = 100
"""Greatest number of quotes listed for a place."""

NOSCRIPT_STYLE = (
    "html,body{height:auto;overflow:auto}#caribmap-app{display:none}"
    "main{margin:0 auto;max-width:44rem;padding:1rem;font:1rem/1.5 sans-serif}"
    "main>svg{display:block;width:100%;height:auto}"
    "blockquote{margin:.5rem 0 0 1rem}.cm-contained{display:inline-block}"
)


def render_noscript(payload: Payload, picture: str) -> str:
    """HTML with `picture` (SVG). Texts are escaped, with a `lang` if their language is not the page's."""
    return "\n".join(_Writer(payload, picture).lines())


class _Writer:
    def __init__(self, payload: Payload, picture: str) -> None:
        self.payload = payload
        self.picture = picture
        self.language = payload["languages"][0]
        self.sources = {source["id"]: source for source in payload["sources"]}
        is_large = len(payload["places"]) > PLACES_IN_FULL
        self.places = payload["places"][:FIRST_PLACES] if is_large else payload["places"]
        self.quotes: dict[str, list[PayloadQuote]] = {place["id"]: [] for place in self.places}
        for quote in payload["quotes"]:
            for place in quote["places"]:
                if place in self.quotes:
                    self.quotes[place].append(quote)

    def lines(self) -> Iterator[str]:
        places = self.places
        yield f"<main><h1>{self.text(self.payload['title'])}</h1>"
        if self.payload["subtitle"]:
            yield f"<p>{self.text(self.payload['subtitle'])}</p>"
        yield f"<p>{self.word('intro')}</p>"
        yield self.picture
        if len(places) < len(self.payload["places"]):
            yield f"<p>{self.word('elsewhere', count=len(self.payload['places']), limit=len(places))}</p>"
        yield f"<h2>{self.word('places')}</h2>"
        for layer in self.payload["layers"]:
            members = [place for place in places if place["layer"] == layer["id"]]
            if members:
                yield f"<h3>{self.text(layer['name'])}</h3>"
            for place in members:
                yield from self.place(place)
        yield f"<h2>{self.word('sources')}</h2><ul>"
        for source in self.payload["sources"]:
            yield self.source(source)
        yield "</ul></main>"

    def place(self, place: PayloadPlace) -> Iterator[str]:
        quotes = self.quotes[place["id"]]
        lead = [quote for quote in quotes if quote["id"] == place["lead"]]
        yield f"<article><h4>{self.text(place['names'])}</h4>{self.other_names(place['names'])}"
        yield f"<p>{self.location(place)}</p>"
        ordered = lead + [quote for quote in quotes if quote["id"] != place["lead"]]
        for quote in ordered[:FIRST_QUOTES]:
            yield self.quote(quote)
        if len(quotes) > FIRST_QUOTES:
            yield f"<p>{self.word('more-quotes', count=len(quotes) - FIRST_QUOTES)}</p>"
        if not quotes:
            yield f"<p>{self.word('no-quotes')}</p>"
        yield "</article>"

    def other_names(self, names: Text) -> str:
        shown, _ = text_in(names, self.language, self.payload["languages"])
        others = {tag: name for tag, name in names.items() if name != shown}
        marked = " · ".join(_isolated(name, tag) for tag, name in others.items())
        return f"<p>{marked}</p>" if others else ""

    def location(self, place: PayloadPlace) -> str:
        geocoding = place["geocoding"]
        facts = [self.word(f"kind-{place['kind']}")]
        facts.append(f"{self.word('located')}: {self.word(place['not_stated'] or geocoding['basis'])}")
        if geocoding["precision_m"] is not None:
            distance = distance_in_words(geocoding["precision_m"], self.language)
            facts.append(self.word("precision", distance=distance))
        if place["role"] == "seat":
            facts.append(self.word("seat"))
        if geocoding["note"]:
            facts.append(self.text(geocoding["note"]))
        return "; ".join(facts)

    def quote(self, quote: PayloadQuote) -> str:
        source = self.sources[quote["source"]]
        facts = [f'<a href="#source-{source["id"]}"><cite>{_isolated(source["short"])}</cite></a>']
        if quote["speaker"]:
            facts.append(self.text(quote["speaker"]))
        if quote["modality"]:
            facts.append(self.word(f"modality-{quote['modality']}"))
        if quote["date"]:
            facts.append(f"{self.word('date')} {_text(quote['date'])}")
        if quote["date_inferred"]:
            inferred = quote["date_inferred"]
            value, reason = _isolated(inferred["value"]), self.text(inferred["reason"])
            facts.append(f"{self.word('date-inferred')} {value}: {reason}")
        cited = f'lang="{_text(source["language"])}" cite="#source-{source["id"]}"'
        return f"<blockquote {cited}>{_text(quote['exact'])}</blockquote><p>{' · '.join(facts)}</p>"

    def source(self, source: PayloadSource) -> str:
        facts = [f"<cite>{_isolated(source['title'] or source['short'])}</cite>"]
        facts += [
            _isolated(fact) for fact in (source["publisher"], source["author"], source["published"]) if fact
        ]
        if source["url"]:
            url = _text(source["url"])
            facts.append(f'<a href="{url}" rel="noopener noreferrer">{url}</a>')
        return f'<li id="source-{source["id"]}" lang="{_text(source["language"])}">{" · ".join(facts)}</li>'

    def text(self, text: Text) -> str:
        words, tag = text_in(text, self.language, self.payload["languages"])
        return _isolated(words, None if tag == self.language else tag)

    def word(self, key: str, **values: object) -> str:
        phrase = escape(word(key, self.language).format(**values))
        spoken = words_language(self.language)
        return phrase if spoken == self.language.split("-")[0] else f'<span lang="{spoken}">{phrase}</span>'


def _isolated(text: str, language: str | None = None) -> str:
    """A text in <bdi>, as an inline block if it contains bidi controls that could close the isolate."""
    spoken = f' lang="{_text(language)}"' if language else ""
    box = ' class="cm-contained"' if holds_controls(text) else ""
    return f"<bdi{spoken}{box}>{_text(text)}</bdi>"


def _text(text: str) -> str:
    """Dossier text as HTML that parses to the same characters; parsers turn an unescaped CR into LF."""
    safe = escape(text).replace("\r", "&#13;")
    return safe.encode("utf-8", "replace").decode("utf-8")
