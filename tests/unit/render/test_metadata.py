from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from typing import Any

from caribmap.payload.types import Payload
from caribmap.render.figure import Pieces
from caribmap.render.metadata import linked_data, share_tags
from caribmap.render.page import content_of, render_page
from tests.unit.render.example import example_payload

HOSTILE = '</script><script>alert(1)</script>"'
LINKED = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


class Head(HTMLParser):
    """Names and contents of meta elements, and the links, as a browser reads them."""

    def __init__(self, lines: list[str]) -> None:
        super().__init__()
        self.meta: dict[str, str] = {}
        self.links: list[dict[str, str | None]] = []
        self.feed("".join(lines))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag == "link":
            self.links.append(values)
        else:
            self.meta[values.get("property") or values.get("name") or ""] = values["content"] or ""


def typed(payload: Payload, kind: str) -> list[dict[str, Any]]:
    return [record for record in linked_data(payload)["@graph"] if record["@type"] == kind]


def test_with_an_address_the_head_links_to_oembed_and_holds_both_cards() -> None:
    head = Head(share_tags(example_payload()))
    (oembed,) = [link for link in head.links if link["rel"] == "alternate"]
    assert oembed["type"] == "application/json+oembed"
    assert oembed["href"] == "https://example.org/oembed.json"
    assert head.meta["og:url"] == "https://example.org/map.html"
    assert head.meta["og:title"] == head.meta["twitter:title"] == "title (de)"
    assert head.meta["og:image"] == head.meta["twitter:image"] == "https://example.org/preview.png"
    assert (head.meta["og:image:width"], head.meta["og:image:height"]) == ("1200", "630")
    assert head.meta["twitter:card"] == "summary_large_image"


def test_without_an_address_there_is_nothing_to_share() -> None:
    payload = example_payload()
    payload["url"] = None
    assert share_tags(payload) == []
    assert "url" not in typed(payload, "Map")[0]


def test_linked_data_names_the_map_every_article_and_no_quote() -> None:
    payload = example_payload()
    (drawn,) = typed(payload, "Map")
    articles = typed(payload, "NewsArticle")
    assert drawn["name"] == "title (de)"
    assert [article["@id"] for article in articles] == [
        f"#source-{source['id']}" for source in payload["sources"]
    ]
    assert drawn["isBasedOn"] == [{"@id": article["@id"]} for article in articles]
    text = json.dumps(linked_data(payload), ensure_ascii=False)
    assert payload["quotes"]
    assert all(quote["exact"] not in text for quote in payload["quotes"])


def test_an_inferred_or_partial_date_is_no_publication_date() -> None:
    payload = example_payload()
    payload["sources"][0]["published"] = "XXXX-11-07"
    assert "datePublished" not in typed(payload, "NewsArticle")[0]
    payload["sources"][0]["published"] = "2025-11-01"
    assert typed(payload, "NewsArticle")[0]["datePublished"] == "2025-11-01"


def test_a_point_stands_only_where_an_article_gives_or_implies_it_and_carries_its_radius() -> None:
    payload = example_payload()
    place = payload["places"][0]
    place["role"], place["anchor"] = "literal", [-66.9, 10.5]
    place["geometry"] = {"type": "Point", "coordinates": place["anchor"]}
    place["geocoding"]["precision_m"] = 10_000.0
    place["authority"] = {"wikidata": "Q1533"}
    for basis, is_given in {"stated": True, "inferred": True, "assumed": False, "schematic": False}.items():
        place["geocoding"]["basis"] = basis
        found = next(record for record in typed(payload, "Place") if record["@id"] == f"#place={place['id']}")
        assert ("geo" in found) is is_given, basis
        assert found["sameAs"] == "https://www.wikidata.org/entity/Q1533"
        if is_given:
            assert found["geo"]["geoRadius"] == 10_000.0


def test_a_government_is_no_place() -> None:
    payload = example_payload()
    for place in payload["places"]:
        place["role"] = "seat"
    assert typed(payload, "Place") == []


def test_no_text_of_the_dossier_ends_the_block_or_an_attribute() -> None:
    payload = example_payload()
    payload["title"] = {"de": HOSTILE}
    page = render_page(content_of(payload), Pieces(header="", html="", scripts=()))
    (block,) = LINKED.findall(page)
    assert json.loads(block)["@graph"][0]["name"] == HOSTILE
    assert Head(share_tags(payload)).meta["og:title"] == HOSTILE
    assert HOSTILE not in page
