"""Metadata in the page's head: Open Graph and Twitter cards for sharing, JSON-LD for search engines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from caribmap.cartography.words import text_in
from caribmap.payload.types import Payload, PayloadPlace, PayloadSource
from caribmap.render.oembed import OEMBED
from caribmap.render.snippet import PAGE, PICTURE, PICTURE_SIZE, address_of, attributes

PLACES_LINKED = 500
"""Number of places, from the first, that the linked data names; the page's own data has all of them."""

ISO_DATE = re.compile(r"\d{4}(-\d{2}){0,2}")
ISO_INTERVAL = re.compile(rf"{ISO_DATE.pattern}/{ISO_DATE.pattern}|{ISO_DATE.pattern}")


def share_tags(payload: Payload) -> list[str]:
    """Open Graph, Twitter card, canonical address, oEmbed discovery; [] where the dossier has no `url`."""
    if payload["url"] is None:
        return []
    language = payload["languages"][0]
    title = text_in(payload["title"], language)[0]
    description = text_in(payload["subtitle"], language)[0] if payload["subtitle"] else title
    picture, (width, height) = address_of(payload, PICTURE), PICTURE_SIZE
    links = {
        "canonical": {"href": payload["url"]},
        "alternate": {"type": "application/json+oembed", "href": address_of(payload, OEMBED), "title": title},
    }
    properties = {
        "og:type": "website",
        "og:url": payload["url"],
        "og:title": title,
        "og:description": description,
        "og:image": picture,
        "og:image:type": "image/png",
        "og:image:width": str(width),
        "og:image:height": str(height),
        "og:image:alt": title,
    }
    names = {
        "twitter:card": "summary_large_image",
        "twitter:title": title,
        "twitter:description": description,
        "twitter:image": picture,
        "twitter:image:alt": title,
    }
    return [
        *(f"<link{attributes({'rel': relation, **link})}>" for relation, link in links.items()),
        *(f"<meta{attributes({'property': key, 'content': value})}>" for key, value in properties.items()),
        *(f"<meta{attributes({'name': key, 'content': value})}>" for key, value in names.items()),
    ]


def linked_data(payload: Payload) -> dict[str, Any]:
    """JSON-LD with schema.org types: the map, the articles it is based on, the places it shows.

    Quotes are left out; the page's data contains them.
    """
    articles = [_article(source) for source in payload["sources"]]
    places = list(_places(payload))
    return {"@context": "https://schema.org", "@graph": [_map(payload, articles, places), *articles, *places]}


def _map(payload: Payload, articles: list[Any], places: list[Any]) -> dict[str, Any]:
    language = payload["languages"][0]
    edition = payload["edition"]
    as_of = edition["as_of"] or ""
    optional = {
        "description": payload["subtitle"] and text_in(payload["subtitle"], language)[0],
        "creditText": payload["credits"] and text_in(payload["credits"], language)[0],
        "version": edition["version"],
        "temporalCoverage": as_of if ISO_INTERVAL.fullmatch(as_of) else None,
        "publisher": edition["desk"] and {"@type": "Organization", "name": edition["desk"]},
        "url": payload["url"],
        "image": payload["url"] and address_of(payload, PICTURE),
    }
    return {
        "@type": "Map",
        "@id": address_of(payload, PAGE),
        "name": text_in(payload["title"], language)[0],
        "inLanguage": payload["languages"],
        "isBasedOn": [{"@id": article["@id"]} for article in articles],
        "contentLocation": [{"@id": place["@id"]} for place in places],
        **_known(optional),
    }


def _article(source: PayloadSource) -> dict[str, Any]:
    """A source as NewsArticle, with only what the article states about itself and nothing inferred."""
    published = source["published"] or ""
    optional = {
        "author": source["author"] and {"@type": "Person", "name": source["author"]},
        "publisher": source["publisher"] and {"@type": "Organization", "name": source["publisher"]},
        "datePublished": published if ISO_DATE.fullmatch(published) else None,
        "url": source["url"],
    }
    return {
        "@type": "NewsArticle",
        "@id": f"#source-{source['id']}",
        "headline": source["title"] or source["short"],
        "inLanguage": source["language"],
        **_known(optional),
    }


def _places(payload: Payload) -> Iterator[dict[str, Any]]:
    """Yield the literal places that have a known point or a Wikidata id; no governments."""
    language = payload["languages"][0]
    for place in payload["places"][:PLACES_LINKED]:
        wikidata = place["authority"].get("wikidata")
        optional = {
            "geo": _circle(place),
            "sameAs": wikidata and f"https://www.wikidata.org/entity/{quote(wikidata, safe='')}",
        }
        known = _known(optional)
        if place["role"] == "literal" and place["geometry"] and known:
            name = text_in(place["names"], language)[0]
            yield {"@type": "Place", "@id": f"#place={place['id']}", "name": name, **known}


def _circle(place: PayloadPlace) -> dict[str, Any] | None:
    """The circle of a point whose position is stated or inferred, by its precision; None for all others."""
    precision_m = place["geocoding"]["precision_m"]
    is_point = place["geometry"] is not None and place["geometry"]["type"] == "Point"
    is_known = place["geocoding"]["basis"] in {"stated", "inferred"} and precision_m is not None
    if not (is_point and is_known and place["anchor"]):
        return None
    lng, lat = place["anchor"]
    midpoint = {"@type": "GeoCoordinates", "latitude": lat, "longitude": lng}
    return {"@type": "GeoCircle", "geoMidpoint": midpoint, "geoRadius": precision_m}


def _known(values: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value}
