"""The map as text for readers without JavaScript: every place with its quotes, in the first language."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from caribmap.render.payload import Payload, PayloadPlace, PayloadQuote, PayloadSource, Text
from caribmap.render.words import distance_in_words, text_in, word, words_language

PLACES_IN_FULL = 2_000
"""Beyond this many places the text would outweigh the map: it then names only the first ones."""

NOSCRIPT_STYLE = (
    "html,body{height:auto;overflow:auto}#caribmap-app{display:none}"
    "main{margin:0 auto;max-width:44rem;padding:1rem;font:1rem/1.5 sans-serif}"
    "main>svg{display:block;width:100%;height:auto}"
    "blockquote{margin:.5rem 0 0 1rem}"
)


def render_noscript(payload: Payload, picture: str) -> str:
    """HTML, `picture` (SVG) in it. Every text is escaped and names its language if that is not the page's."""
    return "\n".join(_Writer(payload, picture).lines())


class _Writer:
    def __init__(self, payload: Payload, picture: str) -> None:
        self.payload = payload
        self.picture = picture
        self.language = payload["languages"][0]
        self.sources = {source["id"]: source for source in payload["sources"]}
        self.quotes: dict[str, list[PayloadQuote]] = {}
        for quote in payload["quotes"]:
            for place in quote["places"]:
                self.quotes.setdefault(place, []).append(quote)

    def lines(self) -> Iterator[str]:
        places = self.payload["places"][:PLACES_IN_FULL]
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
        quotes = self.quotes.get(place["id"], [])
        lead = [quote for quote in quotes if quote["id"] == place["lead"]]
        yield f"<article><h4>{self.text(place['names'])}</h4>{self.other_names(place['names'])}"
        yield f"<p>{self.location(place)}</p>"
        for quote in lead + [quote for quote in quotes if quote not in lead]:
            yield self.quote(quote)
        if not quotes:
            yield f"<p>{self.word('no-quotes')}</p>"
        yield "</article>"

    def other_names(self, names: Text) -> str:
        shown, _ = text_in(names, self.language)
        others = {tag: name for tag, name in names.items() if name != shown}
        marked = " · ".join(f'<span lang="{_text(tag)}">{_text(name)}</span>' for tag, name in others.items())
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
        facts = [f'<a href="#source-{source["id"]}"><cite>{_text(source["short"])}</cite></a>']
        if quote["speaker"]:
            facts.append(self.text(quote["speaker"]))
        if quote["modality"]:
            facts.append(self.word(f"modality-{quote['modality']}"))
        if quote["date"]:
            facts.append(f"{self.word('date')} {_text(quote['date'])}")
        if quote["date_inferred"]:
            inferred = quote["date_inferred"]
            facts.append(
                f"{self.word('date-inferred')} {_text(inferred['value'])}: {self.text(inferred['reason'])}"
            )
        cited = f'lang="{_text(source["language"])}" cite="#source-{source["id"]}"'
        return f"<blockquote {cited}>{_text(quote['exact'])}</blockquote><p>{' · '.join(facts)}</p>"

    def source(self, source: PayloadSource) -> str:
        facts = [f"<cite>{_text(source['title'] or source['short'])}</cite>"]
        facts += [
            _text(fact) for fact in (source["publisher"], source["author"], source["published"]) if fact
        ]
        if source["url"]:
            facts.append(f'<a href="{_text(source["url"])}">{_text(source["url"])}</a>')
        return f'<li id="source-{source["id"]}" lang="{_text(source["language"])}">{" · ".join(facts)}</li>'

    def text(self, text: Text) -> str:
        words, tag = text_in(text, self.language)
        return _text(words) if tag == self.language else f'<span lang="{_text(tag)}">{_text(words)}</span>'

    def word(self, key: str, **values: object) -> str:
        phrase = escape(word(key, self.language).format(**values))
        spoken = words_language(self.language)
        return phrase if spoken == self.language.split("-")[0] else f'<span lang="{spoken}">{phrase}</span>'


def _text(text: str) -> str:
    """Dossier text as HTML that parses back to the same characters (parsers turn a bare CR into LF)."""
    safe = escape(text).replace("\r", "&#13;")
    return safe.encode("utf-8", "replace").decode("utf-8")
