from __future__ import annotations

import base64
import hashlib
import json
import re
from typing import Any

from caribmap.payload.types import PayloadQuote
from caribmap.render.export.annotations import render_annotations
from caribmap.render.export.evidence import Evidence
from caribmap.render.export.linked_places import render_linked_places
from tests.unit.export.conftest import ROOT


def annotations_of(evidence: Evidence) -> list[dict[str, Any]]:
    collection = json.loads(render_annotations(evidence))
    assert collection["@context"] == "http://www.w3.org/ns/anno.jsonld"
    items: list[dict[str, Any]] = collection["first"]["items"]
    assert collection["total"] == len(items)
    return items


def selectors(annotation: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {selector["type"]: selector for selector in annotation["target"]["selector"]}


def test_each_quote_is_an_annotation_whose_two_selectors_agree_with_the_file(evidence: Evidence) -> None:
    files = {path.name: path.read_bytes() for path in (ROOT / "seeds").glob("*.txt")}
    for annotation, quote in zip(annotations_of(evidence), evidence.payload["quotes"], strict=True):
        found = selectors(annotation)
        position = found["TextPositionSelector"]
        source = annotation["target"]["source"]
        text = files[source["label"]].decode("utf-8")
        assert (
            text[position["start"] : position["end"]] == found["TextQuoteSelector"]["exact"] == quote["exact"]
        )


def test_an_article_is_named_by_the_hash_of_its_bytes(evidence: Evidence) -> None:
    for annotation in annotations_of(evidence):
        source = annotation["target"]["source"]
        digest = hashlib.sha256((ROOT / "seeds" / source["label"]).read_bytes()).digest()
        assert source["id"] == "ni:///sha-256;" + base64.urlsafe_b64encode(digest).decode().rstrip("=")


def test_no_words_round_the_quote_are_shown_and_the_unit_of_offsets_is_told(evidence: Evidence) -> None:
    for annotation in annotations_of(evidence):
        assert set(selectors(annotation)["TextQuoteSelector"]) == {"type", "exact"}
    assert "code points" in json.loads(render_annotations(evidence))["dcterms:description"]


def test_bodies_identify_the_places_in_the_gazetteer(evidence: Evidence) -> None:
    gazetteer = {feature["@id"] for feature in linked_places(evidence)}
    for annotation, quote in zip(annotations_of(evidence), evidence.payload["quotes"], strict=True):
        named = [body["source"] for body in annotation["body"] if body["purpose"] == "identifying"]
        assert [name.rpartition("#")[2] for name in named] == quote["places"]
        assert set(named) <= gazetteer


def linked_places(evidence: Evidence) -> list[dict[str, Any]]:
    features: list[dict[str, Any]] = json.loads(render_linked_places(evidence))["features"]
    return features


def test_linked_places_have_what_version_1_3_demands(evidence: Evidence) -> None:
    for feature in linked_places(evidence):
        assert feature["type"] == "Feature"
        assert feature["@id"]
        assert feature["properties"]["title"]
        assert set(feature["properties"]["fclasses"]) <= set("AHLPRST")
        assert all(name["toponym"] and name["lang"] for name in feature["names"])
        assert all(kind["label"] for kind in feature["types"])
        geometries = feature["geometry"]["geometries"]
        assert all(one["certainty"] in ("less-certain", "uncertain") for one in geometries)


def test_linked_places_have_what_the_world_historical_gazetteer_demands(hostile: Evidence) -> None:
    """Its schema allows no further members of a feature or a name, and no member that is null or missing."""
    known = {"type", "@id", "properties", "names", "types", "geometry", "links", "when", "descriptions"}
    for feature in linked_places(hostile):
        assert set(feature) <= known
        assert feature["geometry"]["type"] == "GeometryCollection"
        assert isinstance(feature["properties"]["ccodes"], list)
        assert all(set(name) <= {"toponym", "lang", "citations"} for name in feature["names"])
        assert all(text["value"] and text["lang"] for text in feature.get("descriptions", ()))


def test_linked_places_have_only_values_that_the_schema_knows(evidence: Evidence) -> None:
    absolute = re.compile(r"[a-z][a-z0-9+.-]*:\S+")
    for feature in linked_places(evidence):
        assert all(value not in (None, []) for value in feature.values())
        worded = [*feature["names"], *feature.get("descriptions", ())]
        assert all(re.fullmatch("[a-z]{2}", text["lang"]) for text in worded if "lang" in text)
        cited = [citation for name in feature["names"] for citation in name.get("citations", ())]
        for identified in (feature, *cited, *feature.get("descriptions", ())):
            assert absolute.fullmatch(identified["@id"])


def test_a_place_is_named_by_its_card_where_the_page_has_an_address(hostile: Evidence) -> None:
    ids = {feature["@id"] for feature in linked_places(hostile)}
    assert all(re.fullmatch(r"urn:uuid:[0-9a-f-]{36}#[a-z0-9-]+", name) for name in ids)
    hostile.payload["url"] = "https://example.org/map/map.html"
    places = [place["id"] for place in hostile.payload["places"]]
    named = [feature["@id"] for feature in linked_places(hostile)]
    assert named == [f"https://example.org/map/map.html#place={place}" for place in places]


def test_links_and_country_codes_come_from_the_authorities(evidence: Evidence) -> None:
    venezuela = next(feature for feature in linked_places(evidence) if feature["@id"].endswith("#venezuela"))
    assert venezuela["properties"]["ccodes"] == ["VE"]
    assert {"type": "closeMatch", "identifier": "http://www.wikidata.org/entity/Q717"} in venezuela["links"]


def test_names_cite_the_articles_that_quote_the_place(evidence: Evidence) -> None:
    caracas = next(feature for feature in linked_places(evidence) if feature["@id"].endswith("#caracas"))
    german = next(name for name in caracas["names"] if name["lang"] == "de")
    supporting = {quote["source"] for quote in of_place(evidence, "caracas")}
    assert len(german["citations"]) == len(supporting)


def of_place(evidence: Evidence, place: str) -> list[PayloadQuote]:
    return [quote for quote in evidence.payload["quotes"] if place in quote["places"]]
