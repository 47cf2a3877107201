"""The page's text for readers without JavaScript, and for browsers too old for the map.

It holds every place with its quotes, in the first language.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from caribmap.cartography.words import (
    distance_in_words,
    filled,
    page_language,
    text_in,
    word,
    word_and_language,
)
from caribmap.payload.rows import column
from caribmap.payload.types import Payload, PayloadPlace, PayloadQuote, PayloadSource, Text
from caribmap.render.bidi import holds_controls
from caribmap.text.languages import direction_of, truncations

PLACES_IN_FULL = 2_000
FIRST_PLACES = 300
"""Number of places listed if there are more than PLACES_IN_FULL."""
FIRST_QUOTES = 100
"""Greatest number of quotes listed for a place."""

LEFT_TO_RIGHT = ' dir="ltr"'
"""Digits parted by hyphens change places between Arabic letters."""

NOSCRIPT_STYLE = (
    "html,body{height:auto;overflow:auto}"
    "#caribmap-app{display:block;max-width:64rem;height:min(70vh,40rem);margin:0 auto}"
    "#caribmap-map{height:100%}"
    "main{margin:0 auto;max-width:44rem;padding:1rem;font:1rem/1.5 sans-serif}"
    "main>.cm-first-frame{display:block;overflow:hidden;max-width:100%}"
    "blockquote{margin:.5rem 0 0;margin-inline-start:1rem}.cm-contained{display:inline-block}"
)

KNOWS_ENOUGH = "Object.hasOwn && [].at && window.structuredClone && window.CSS && CSS.supports('inset: 0')"
"""Whether a browser runs the viewer, in JavaScript."""

OLDER_SCRIPT = f"""\
(function () {{
  if ({KNOWS_ENOUGH}) return;
  var held = document.querySelectorAll('noscript');
  for (var i = 0; i < held.length; i++) {{
    var parts = new DOMParser().parseFromString(held[i].textContent, 'text/html');
    var nodes = [].slice.call(parts.head.childNodes).concat([].slice.call(parts.body.childNodes));
    for (var j = 0; j < nodes.length; j++) {{
      held[i].parentNode.insertBefore(document.importNode(nodes[j], true), held[i]);
    }}
  }}
  var reason = document.querySelector('[data-older]');
  reason.textContent = reason.getAttribute('data-older');
  var frame = document.querySelector('.cm-is-view.cm-is-wide');
  frame.appendChild(document.querySelector('.cm-first-said'));
  reason.parentNode.insertBefore(frame, reason.nextSibling);
  document.getElementById('caribmap-app').style.display = 'none';
  window.stop();
}})();
"""
"""Runs before the viewer, whose syntax an old browser may not read, and is written in the JavaScript of 2009.

It shows what `noscript` holds and the first picture, says why, and ends the loading of the page. A browser
that has these functions runs the viewer; docs/design.md says for which it is built."""


def render_noscript(payload: Payload, below: Sequence[str] = ()) -> str:
    """HTML that follows the first picture; `below` is said of it.

    Texts are escaped, with a `lang` if their language is not the page's.
    """
    return "\n".join(_Writer(payload, below).lines())


class _Writer:
    def __init__(self, payload: Payload, below: Sequence[str]) -> None:
        self.payload = payload
        self.below = below
        self.language = payload["languages"][0]
        self.own = payload["interface"]
        self.page = page_language(self.language, self.own)
        self.sources = {source["id"]: source for source in payload["sources"]}
        is_large = len(payload["places"]) > PLACES_IN_FULL
        self.places = payload["places"][:FIRST_PLACES] if is_large else payload["places"]
        self.quotes: dict[str, list[PayloadQuote]] = {place["id"]: [] for place in self.places}
        self.denials: dict[str, list[PayloadQuote]] = {}
        quotes = payload["quotes"]
        named = zip(column(quotes, "denies"), column(quotes, "places"), strict=True)
        for number, (denies, placed) in enumerate(named):
            for denied in denies:
                self.denials.setdefault(denied, []).append(quotes[number])
            for place in placed:
                if place in self.quotes:
                    self.quotes[place].append(quotes[number])

    def lines(self) -> Iterator[str]:
        places = self.places
        yield f"<main><h1>{self.text(self.payload['title'])}</h1>"
        if self.payload["subtitle"]:
            yield f"<p>{self.text(self.payload['subtitle'])}</p>"
        edition = self.payload["edition"]
        if not (self.payload["survey"] or (edition["byline"] and edition["signed_off"])):
            yield f"<p>{self.word('unsigned')}</p>"
        older = _text(word("intro-older", self.language))
        yield f'<p data-older="{older}">{self.word("intro")}</p>'
        yield from (f"<p>{_isolated(line)}</p>" for line in self.below if line)
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
        for quote in self.with_denials(ordered[:FIRST_QUOTES]):
            yield self.quote(quote)
        if len(quotes) > FIRST_QUOTES:
            yield f"<p>{self.word('more-quotes', count=len(quotes) - FIRST_QUOTES)}</p>"
        if not quotes:
            yield f"<p>{self.word('no-quotes')}</p>"
        yield "</article>"

    def with_denials(self, quotes: Sequence[PayloadQuote]) -> list[PayloadQuote]:
        """The quotes, each denial behind the first that it denies, those of other places too."""
        behind = {denial["id"] for quote in quotes for denial in self.denials.get(quote["id"], ())}
        shown: dict[str, PayloadQuote] = {}
        for quote in sorted(quotes, key=lambda quote: quote["id"] in behind):
            for one in (quote, *self.denials.get(quote["id"], ())):
                shown.setdefault(one["id"], one)
        return list(shown.values())

    def other_names(self, names: Text) -> str:
        shown, _ = text_in(names, self.language, self.payload["languages"])
        others = {tag: name for tag, name in names.items() if name != shown}
        marked = " · ".join(_isolated(name, self.marks(tag)) for tag, name in others.items())
        return f"<p>{marked}</p>" if others else ""

    def location(self, place: PayloadPlace) -> str:
        geocoding = place["geocoding"]
        facts = [self.word(f"kind-{place['kind']}")]
        basis = self.plain_word(place["not_stated"] or geocoding["basis"])
        facts.append(self.word("location-is", basis=basis))
        if geocoding["precision_m"] is not None and geocoding["basis"] != "schematic":
            distance = distance_in_words(geocoding["precision_m"], self.language, self.own)
            facts.append(self.word("precision", distance=distance))
        if place["role"] == "seat":
            facts.append(self.word("seat"))
        if geocoding["note"]:
            facts.append(self.text(geocoding["note"]))
        return " · ".join(facts)

    def quote(self, quote: PayloadQuote) -> str:
        source = self.sources[quote["source"]]
        facts = [f'<a href="#source-{source["id"]}"><cite>{_isolated(source["short"])}</cite></a>']
        is_own = not quote["speaker"] or source["short"] in quote["speaker"].values()
        if quote["speaker"] and not is_own:
            facts.append(self.text(quote["speaker"]))
        if quote["modality"]:
            is_relayed = is_own and quote["modality"] == "claimed"
            facts.append(self.word(f"modality-{'relayed' if is_relayed else quote['modality']}"))
        if quote["origin_inferred"]:
            facts.append(self.text(quote["origin_inferred"]["reason"]))
        if quote["date"]:
            date = _isolated(quote["date"], LEFT_TO_RIGHT)
            facts.append(f"{self.word('date')} {date}")
        if quote["date_inferred"]:
            inferred = quote["date_inferred"]
            facts.append(f"{self.word('date-inferred')} {_isolated(inferred['value'], LEFT_TO_RIGHT)}")
            facts.append(self.text(inferred["reason"]))
        cited = f'{self.marks(source["language"], always=True)} cite="#source-{source["id"]}"'
        return f"<blockquote{cited}>{_text(quote['exact'])}</blockquote><p>{' · '.join(facts)}</p>"

    def source(self, source: PayloadSource) -> str:
        facts = [f"<cite>{_isolated(source['title'] or source['short'])}</cite>"]
        facts += [
            _isolated(fact) for fact in (source["publisher"], source["author"], source["published"]) if fact
        ]
        if source["url"]:
            url = _text(source["url"])
            facts.append(f'<a href="{url}" rel="noopener noreferrer">{url}</a>')
        marks = self.marks(source["language"], always=True)
        return f'<li id="source-{source["id"]}"{marks}>{" · ".join(facts)}</li>'

    def text(self, text: Text) -> str:
        words, tag = text_in(text, self.language, self.payload["languages"])
        return _isolated(words, self.marks(tag))

    def word(self, key: str, **values: object) -> str:
        """A phrase of ours, marked if it is in English for want of the page's language."""
        phrase, tag = word_and_language(key, self.language, self.own)
        said = escape(filled(phrase, values))
        return said if tag in truncations(self.page) else f"<span{self.marks(tag)}>{said}</span>"

    def plain_word(self, key: str) -> str:
        return word(key, self.language, self.own)

    def marks(self, language: str, *, always: bool = False) -> str:
        """Attributes for words in `language`: `lang`, `dir`, as far as they are not the page's."""
        lang = f' lang="{_text(language)}"' if always or language != self.page else ""
        direction = direction_of(language)
        return lang + (f' dir="{direction}"' if direction != direction_of(self.page) else "")


def _isolated(text: str, marks: str = "") -> str:
    """A text in <bdi>, as an inline block if it contains bidi controls that could close the isolate."""
    box = ' class="cm-contained"' if holds_controls(text) else ""
    return f"<bdi{marks}{box}>{_text(text)}</bdi>"


def _text(text: str) -> str:
    """Dossier text as HTML that parses to the same characters; parsers turn an unescaped CR into LF."""
    safe = escape(text).replace("\r", "&#13;")
    return safe.encode("utf-8", "replace").decode("utf-8")
