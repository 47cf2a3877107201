from __future__ import annotations

from html.parser import HTMLParser

from caribmap.render import noscript
from caribmap.render.noscript import render_noscript
from tests.unit.render.example import example_payload


class Reader(HTMLParser):
    """Collects each element's attributes and text as a browser would read them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None], list[str]]] = []
        self.open: list[int] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.append(len(self.elements))
        self.elements.append((tag, dict(attrs), []))

    def handle_endtag(self, tag: str) -> None:
        assert self.elements[self.open.pop()][0] == tag, "every element is closed in order"

    def handle_data(self, data: str) -> None:
        for index in self.open:
            self.elements[index][2].append(data)

    def texts(self, tag: str) -> list[str]:
        return ["".join(text) for name, _, text in self.elements if name == tag]

    def attributes(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes, _ in self.elements if name == tag]


def read() -> Reader:
    return Reader(render_noscript(example_payload(), ""))


def test_every_quote_reads_back_character_for_character_with_the_lead_quote_first() -> None:
    payload = example_payload()
    assert read().texts("blockquote") == [payload["quotes"][1]["exact"], payload["quotes"][0]["exact"]]


def test_quotes_carry_the_language_of_the_article_and_a_link_to_it() -> None:
    reader = read()
    assert reader.attributes("blockquote") == [{"lang": "de", "cite": "#source-paper"}] * 2
    assert [item["id"] for item in reader.attributes("li")] == ["source-paper"]


def test_no_element_comes_from_the_dossiers_text() -> None:
    assert not {"b", "script", "img"} & {tag for tag, _, _ in read().elements}


def test_places_stand_under_their_layer_with_kind_and_geocoding_in_words() -> None:
    texts = read().texts("p")
    assert any(
        "Stadt · Lage: im Text genannt · Genauigkeit etwa 10,5 km · steht für die Regierung" in text
        for text in texts
    )
    assert any("Schiff · Lage: nur eine Region genannt" in text for text in texts)


def test_words_in_another_language_than_the_pages_say_so() -> None:
    reader = read()
    english = ["".join(text) for _, attributes, text in reader.elements if attributes.get("lang") == "en"]
    assert "Carrier (en)" in english


def test_a_language_that_the_interface_lacks_reads_in_english() -> None:
    payload = example_payload()
    payload["languages"] = ["nl", "de"]
    text = render_noscript(payload, "")
    assert "<h2>Sources</h2>" in text
    assert '<h1><bdi lang="de">title (de)</bdi></h1>' in text


def test_a_language_of_the_dossiers_own_words_has_them_and_marks_the_english_ones() -> None:
    payload = example_payload()
    payload["languages"] = ["he"]
    payload["interface"] = {"he": {"page_sources": "מקורות"}}
    text = render_noscript(payload, "")
    assert "<h2>מקורות</h2>" in text
    assert '<h2><span lang="en" dir="ltr">Places and quotes</span></h2>' in text


def test_words_of_another_direction_than_the_pages_say_so() -> None:
    payload = example_payload()
    payload["sources"][0]["language"] = "ar"
    assert Reader(render_noscript(payload, "")).attributes("blockquote")[0]["dir"] == "rtl"
    payload["languages"] = ["ar"]
    reader = Reader(render_noscript(payload, ""))
    assert "dir" not in reader.attributes("blockquote")[0]
    assert reader.attributes("bdi")[0] == {"lang": "de", "dir": "ltr"}


def test_a_large_dossier_names_its_first_places_and_says_so() -> None:
    payload = example_payload()
    payload["places"] = [payload["places"][0]] * (noscript.PLACES_IN_FULL + 5)
    reader = Reader(render_noscript(payload, ""))
    assert len(reader.texts("article")) == noscript.FIRST_PLACES
    assert any("2005 Orte" in text and "300" in text for text in reader.texts("p"))


def test_of_a_place_with_very_many_quotes_the_first_stand_there_and_it_is_said() -> None:
    payload = example_payload()
    quote, *_ = payload["quotes"]
    count = noscript.FIRST_QUOTES + 7
    payload["quotes"] = [quote | {"id": f"quote-{number}"} for number in range(count)]
    reader = Reader(render_noscript(payload, ""))
    assert len(reader.texts("blockquote")) == noscript.FIRST_QUOTES
    assert any("7 weitere Zitate" in text for text in reader.texts("p"))


def test_characters_that_no_file_can_hold_do_not_stop_the_build() -> None:
    payload = example_payload()
    payload["places"][0]["names"] = {"de": "lone \ud800 surrogate"}
    render_noscript(payload, "").encode("utf-8")
