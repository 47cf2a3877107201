"""The dossier that `caribmap new` writes: one article, one place, one quote; complete enough to build."""

from __future__ import annotations

from caribmap.load.schemas import modeline, render_schemas

ARTICLE = """Library opens in Tórshavn

The new library in Tórshavn opened its doors on Friday, the town council said.
It has room for 40,000 books. Readers had asked for a larger house for years.

The old building will become a school of music. Work on it begins in spring, and the
council expects it to last until the end of next year. Until then lessons go on in
the town hall.
"""

ATTRIBUTES = """# Git keeps every byte: quotes are proven, and maps verified, over the articles as they are.
seeds/** -text
out/** -text
"""

SETTINGS = """caribmap: 1
title: {en: A library opens}
languages: [en]
edition: {version: "0.1", as_of: null, byline: null, contact: null, imprint: null}
layers:                                  # in drawing order, last on top
  - {id: places, name: {en: Places}, color: {light: "#0067A8", dark: "#3F9BE0"}}
views:                                   # west, south, east, north; the map opens with the first
  - {id: islands, name: {en: The islands}, bounds: [-8, 61.3, -6, 62.5]}
"""

SOURCES = """- id: town-news
  file: town-news.txt                    # beside this file
  language: en
  short: Town news
  title: Library opens in Tórshavn       # only what the text itself states
"""

QUOTES = """- id: library-opened
  source: town-news
  exact: The new library in Tórshavn opened its doors on Friday, the town council said.
  places: [torshavn]
  speaker: {en: the town council}
  modality: claimed                      # stated | claimed | confirmed | denied | speculated
"""

PLACES = """{
  "type": "FeatureCollection",
  "features": [
    {
      "type": "Feature",
      "id": "torshavn",
      "geometry": {"type": "Point", "coordinates": [-6.77, 62.01]},
      "properties": {
        "names": {"en": "Tórshavn"},
        "kind": "city",
        "layer": "places",
        "geocoding": {"method": "by hand", "basis": "stated", "precision_m": 1500}
      }
    }
  ]
}
"""


def scaffold_files() -> dict[str, bytes]:
    """The files of a new dossier by path; the first line of each YAML file names its schema."""
    yaml = {"caribmap.yaml": SETTINGS, "seeds/sources.yaml": SOURCES, "geodata/quotes.yaml": QUOTES}
    texts = {file: f"{modeline(file)}\n{text}" for file, text in yaml.items()}
    texts |= {
        ".gitattributes": ATTRIBUTES,
        "seeds/town-news.txt": ARTICLE,
        "geodata/places.geojson": PLACES,
    }
    return {file: text.encode() for file, text in texts.items()} | render_schemas()
