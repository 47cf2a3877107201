"""Exports opened by programs that others wrote for their formats, and that know nothing of us."""

from __future__ import annotations

import json
import warnings
from pathlib import Path
from typing import Any

import pyogrio
import pytest
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from pybtex.database import parse_string
from pybtex.richtext import Text
from rdflib import DCTERMS, RDF, RDFS, SKOS, Graph, Literal, Namespace, URIRef

from caribmap.render.export.annotations import CONTEXT as ANNOTATIONS_CONTEXT
from caribmap.render.export.annotations import article_uri, render_annotations
from caribmap.render.export.bibtex import render_bibtex
from caribmap.render.export.csl import render_csl
from caribmap.render.export.evidence import Evidence, place_uri
from caribmap.render.export.geojson import render_geojson
from caribmap.render.export.linked_places import CONTEXT as PLACES_CONTEXT
from caribmap.render.export.linked_places import render_linked_places
from tests.unit.export.conftest import ROOT

BASE = "https://example.org/data/"
LPO = Namespace("http://linkedpasts.org/ontology/lpo_latest.ttl#")
GEOJSON = Namespace("https://purl.org/geojson/vocab#")
OA = Namespace("http://www.w3.org/ns/oa#")
SET = {"@container": "@set"}
# What the published contexts say of the terms that we use. Nobody fetches them here: a term that is missing
# is dropped by the reader, as it would be by anybody's.
LINKED_PLACES = {
    "type": "@type",
    "aat": "http://vocab.getty.edu/aat/",
    "FeatureCollection": str(GEOJSON.FeatureCollection),
    "Feature": str(GEOJSON.Feature),
    "Point": str(GEOJSON.Point),
    "features": {"@id": str(LPO.hasFeature), **SET},
    "properties": str(GEOJSON.properties),
    "title": str(DCTERMS.title),
    "names": {"@id": str(LPO.name_attestation), **SET},
    "toponym": str(LPO.toponym),
    "lang": str(DCTERMS.language),
    "citations": {"@id": "http://purl.org/spar/cito#cites", "@type": "@id"},
    "label": str(RDFS.label),
    "types": {"@id": str(LPO.type_attestation), **SET},
    "identifier": str(DCTERMS.identifier),
    "links": {"@id": str(LPO.link_attestation), **SET},
    "closeMatch": str(SKOS.closeMatch),
    "geometry": "https://github.com/kgeographer/geojson-t/geometry",
    "certainty": str(LPO.has_certainty),
    "when": str(LPO.when),
    "timespans": {"@id": str(LPO.timespan), **SET},
    "start": str(LPO.has_start),
    "end": str(LPO.has_end),
    "earliest": str(LPO.earliest),
    "latest": str(LPO.latest),
}
ANNOTATIONS = {
    "id": "@id",
    "type": "@type",
    "first": {"@id": "https://www.w3.org/ns/activitystreams#first", "@type": "@id"},
    "items": {"@id": "https://www.w3.org/ns/activitystreams#items", "@container": "@list"},
    "Annotation": str(OA.Annotation),
    "TextQuoteSelector": str(OA.TextQuoteSelector),
    "TextPositionSelector": str(OA.TextPositionSelector),
    "SpecificResource": str(OA.SpecificResource),
    "body": {"@id": str(OA.hasBody), "@type": "@id"},
    "target": {"@id": str(OA.hasTarget), "@type": "@id"},
    "source": {"@id": str(OA.hasSource), "@type": "@id"},
    "selector": {"@id": str(OA.hasSelector), "@type": "@id"},
    "exact": str(OA.exact),
    "start": str(OA.start),
    "end": str(OA.end),
}


def graph_of(document: bytes, published: str, context: dict[str, Any]) -> Graph:
    """The document's statements, with our copy in place of the context whose address it names."""
    data = json.loads(document)
    assert data["@context"] == published
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # rdflib's own
        return Graph().parse(data=json.dumps(data | {"@context": context}), format="json-ld", publicID=BASE)


@pytest.fixture(scope="module")
def places(evidence: Evidence) -> Graph:
    return graph_of(render_linked_places(evidence), PLACES_CONTEXT, LINKED_PLACES)


def uri_of(evidence: Evidence, place: str) -> URIRef:
    return URIRef(place_uri(evidence, place))


def test_gdal_opens_linked_places_as_the_same_features_as_geojson(evidence: Evidence, tmp_path: Path) -> None:
    frames = []
    for name, content in (("a", b"".join(render_geojson(evidence))), ("b", render_linked_places(evidence))):
        path = tmp_path / f"{name}.geojson"
        path.write_bytes(content)
        frames.append(pyogrio.read_dataframe(path))
    plain, linked = frames
    assert len(linked) == len(evidence.payload["places"])
    assert linked.crs == plain.crs == "EPSG:4326"
    pairs = zip(plain.geometry, linked.geometry, strict=True)
    assert all(other.is_empty if one is None else one.equals(other) for one, other in pairs)
    nowhere = [place["geometry"] is None for place in evidence.payload["places"]]
    assert list(linked.geometry.is_empty) == nowhere


def test_a_reader_of_linked_data_finds_every_place_with_its_names(evidence: Evidence, places: Graph) -> None:
    found = set(places.subjects(RDF.type, GEOJSON.Feature))
    assert found == {uri_of(evidence, place["id"]) for place in evidence.payload["places"]}
    for place in evidence.payload["places"]:
        toponyms = {
            (str(places.value(name, LPO.toponym)), str(places.value(name, DCTERMS.language)))
            for name in places.objects(uri_of(evidence, place["id"]), LPO.name_attestation)
        }
        assert {(text, language) for language, text in place["names"].items()} <= toponyms


def test_names_cite_articles_by_their_hash_and_links_are_matches(evidence: Evidence, places: Graph) -> None:
    cited = set(places.objects(None, URIRef("http://purl.org/spar/cito#cites")))
    assert cited
    assert cited <= {URIRef(article_uri(source)) for source in evidence.payload["sources"]}
    links = set(places.objects(None, LPO.link_attestation))
    assert len(links) == sum(
        bool(place["authority"].get(key))
        for place in evidence.payload["places"]
        for key in ("wikidata", "geonames")
    )
    assert {places.value(link, RDF.type) for link in links} == {SKOS.closeMatch}


def test_times_and_certainty_are_statements(places: Graph) -> None:
    spans = list(places.objects(None, LPO.timespan))
    assert spans
    for span in spans:
        begin = places.value(places.value(span, LPO.has_start), LPO.earliest)
        end = places.value(places.value(span, LPO.has_end), LPO.latest)
        assert str(begin) <= str(end)
    assert set(map(str, places.objects(None, LPO.has_certainty))) <= {"less-certain", "uncertain"}


def test_a_reader_of_annotations_selects_each_quote_in_its_article(evidence: Evidence) -> None:
    graph = graph_of(render_annotations(evidence), ANNOTATIONS_CONTEXT, ANNOTATIONS)
    texts = {
        URIRef(article_uri(source)): (ROOT / "seeds" / source["file"]).read_bytes().decode("utf-8")
        for source in evidence.payload["sources"]
    }
    annotations = set(graph.subjects(RDF.type, OA.Annotation))
    assert len(annotations) == len(evidence.payload["quotes"])
    for annotation in annotations:
        target = graph.value(annotation, OA.hasTarget)
        selectors = {graph.value(item, RDF.type): item for item in graph.objects(target, OA.hasSelector)}
        position = selectors[OA.TextPositionSelector]
        start, end = (int(str(graph.value(position, term))) for term in (OA.start, OA.end))
        source = graph.value(target, OA.hasSource)
        assert graph.value(selectors[OA.TextQuoteSelector], OA.exact) == Literal(texts[source][start:end])  # type: ignore[index]


def test_annotations_point_into_the_gazetteer(evidence: Evidence, places: Graph) -> None:
    graph = graph_of(render_annotations(evidence), ANNOTATIONS_CONTEXT, ANNOTATIONS)
    bodies = set(graph.subjects(RDF.type, OA.SpecificResource))
    named = {graph.value(body, OA.hasSource) for body in bodies}
    assert named
    assert named <= set(places.subjects(RDF.type, GEOJSON.Feature))


def test_a_citation_program_sets_every_source(evidence: Evidence) -> None:
    sources = evidence.payload["sources"]
    library = CiteProcJSON(json.loads(render_csl(evidence)))
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    bibliography = CitationStylesBibliography(style, library, formatter.plain)
    for source in sources:
        bibliography.register(Citation([CitationItem(source["id"])]))
    entries = [str(entry) for entry in bibliography.bibliography()]
    assert len(entries) == len(sources)
    for source in sources:
        if source["title"]:
            assert any(source["title"].replace('"', "“")[:20] in entry for entry in entries), source["title"]


def test_a_bibtex_program_reads_every_source_as_it_is_written(evidence: Evidence) -> None:
    library = parse_string(render_bibtex(evidence).decode("utf-8"), "bibtex")
    assert list(library.entries) == [source["id"] for source in evidence.payload["sources"]]
    for source in evidence.payload["sources"]:
        fields = library.entries[source["id"]].fields
        assert str(Text.from_latex(fields.get("title", ""))) == (source["title"] or "")
        assert source["sha256"] in fields["note"]


def test_hostile_text_ends_no_field_for_a_bibtex_program(hostile: Evidence) -> None:
    (source,) = hostile.payload["sources"]
    ((name, entry),) = parse_string(render_bibtex(hostile).decode("utf-8"), "bibtex").entries.items()
    assert name == source["id"]
    assert set(entry.fields) == {"title", "langid", "note"}
