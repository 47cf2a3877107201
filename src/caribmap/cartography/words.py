"""The few words of the page that must stand without the viewer, in the interface's languages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

WORDS: dict[str, dict[str, str]] = {
    "de": {
        "intro": "Die Karte braucht JavaScript. Alle Orte und Zitate stehen hier als Text.",
        "places": "Orte und Zitate",
        "sources": "Quellen",
        "stated": "im Text genannt",
        "inferred": "aus dem Text erschlossen",
        "assumed": "unsere Annahme",
        "schematic": "schematisch gezeichnet, keine Position",
        "not-stated": "Position nicht genannt",
        "region-only": "nur eine Region genannt",
        "no-place": "kein Ort genannt",
        "located": "Lage",
        "precision": "Genauigkeit etwa {distance}",
        "seat": "steht für die Regierung",
        "modality-stated": "als Tatsache berichtet",
        "modality-claimed": "behauptet",
        "modality-confirmed": "bestätigt",
        "modality-denied": "bestritten",
        "modality-speculated": "vermutet",
        "date": "Datum",
        "date-inferred": "Datum erschlossen",
        "no-quotes": "Kein Zitat.",
        "kind-city": "Stadt",
        "kind-building": "Gebäude",
        "kind-country": "Land",
        "kind-region": "Region",
        "kind-disputed-area": "umstrittenes Gebiet",
        "kind-border": "Grenze",
        "kind-sea": "Meer",
        "kind-coast": "Küste",
        "kind-vessel": "Schiff",
        "kind-force": "Truppe",
        "kind-route": "Weg",
        "kind-link": "Verbindung, schematisch",
        "kind-range": "Reichweite",
        "kind-event-site": "Ort eines Ereignisses",
        "without-point": "Auf der Karte ohne Punkt ({count})",
        "empty-view": "In diesem Ausschnitt ist nichts verzeichnet",
        "marks-left-out": "{count} weitere Marken liegen neben den gezeichneten",
        "scale-at": "{distance} bei {latitude}",
        "map-by": "Karte: {generator}.",
        "map-of": "Karte: {title}",
        "caveat-links": "Pfeile: schematisch, keine Wege",
        "caveat-borders": "Grenzen: Darstellung ist keine Stellungnahme",
        "more-quotes": "{count} weitere Zitate stehen in den Daten der Karte.",
        "elsewhere": "Hier stehen die ersten {limit} von {count} Orten; alle stehen in den Daten der Karte.",
    },
    "en": {
        "intro": "The map needs JavaScript. All places and quotes stand here as text.",
        "places": "Places and quotes",
        "sources": "Sources",
        "stated": "stated in the text",
        "inferred": "inferred from the text",
        "assumed": "our assumption",
        "schematic": "drawn schematically, not a position",
        "not-stated": "position not stated",
        "region-only": "only a region is named",
        "no-place": "no place is named",
        "located": "Location",
        "precision": "precision about {distance}",
        "seat": "stands for the government",
        "modality-stated": "reported as fact",
        "modality-claimed": "claimed",
        "modality-confirmed": "confirmed",
        "modality-denied": "denied",
        "modality-speculated": "speculated",
        "date": "date",
        "date-inferred": "date inferred",
        "no-quotes": "No quote.",
        "kind-city": "city",
        "kind-building": "building",
        "kind-country": "country",
        "kind-region": "region",
        "kind-disputed-area": "disputed area",
        "kind-border": "border",
        "kind-sea": "sea",
        "kind-coast": "coast",
        "kind-vessel": "vessel",
        "kind-force": "force",
        "kind-route": "route",
        "kind-link": "link, schematic",
        "kind-range": "range",
        "kind-event-site": "site of an event",
        "without-point": "On the map without a point ({count})",
        "empty-view": "Nothing is marked in this view",
        "marks-left-out": "{count} more marks lie next to those drawn",
        "scale-at": "{distance} at {latitude}",
        "map-by": "Map: {generator}.",
        "map-of": "Map: {title}",
        "caveat-links": "Arrows: schematic, not routes",
        "caveat-borders": "Borders: depiction is not a position",
        "more-quotes": "{count} more quotes are in the map's data.",
        "elsewhere": "Here stand the first {limit} of {count} places; all are in the map's data.",
    },
    "es": {
        "intro": "El mapa necesita JavaScript. Todos los lugares y citas están aquí como texto.",
        "places": "Lugares y citas",
        "sources": "Fuentes",
        "stated": "indicado en el texto",
        "inferred": "inferido del texto",
        "assumed": "suposición nuestra",
        "schematic": "dibujo esquemático, no es una posición",
        "not-stated": "posición no indicada",
        "region-only": "solo se nombra una región",
        "no-place": "no se nombra ningún lugar",
        "located": "Ubicación",
        "precision": "precisión de unos {distance}",
        "seat": "representa al gobierno",
        "modality-stated": "presentado como hecho",
        "modality-claimed": "afirmado",
        "modality-confirmed": "confirmado",
        "modality-denied": "negado",
        "modality-speculated": "supuesto",
        "date": "fecha",
        "date-inferred": "fecha inferida",
        "no-quotes": "Sin cita.",
        "kind-city": "ciudad",
        "kind-building": "edificio",
        "kind-country": "país",
        "kind-region": "región",
        "kind-disputed-area": "territorio en disputa",
        "kind-border": "frontera",
        "kind-sea": "mar",
        "kind-coast": "costa",
        "kind-vessel": "buque",
        "kind-force": "fuerza",
        "kind-route": "recorrido",
        "kind-link": "enlace, esquemático",
        "kind-range": "alcance",
        "kind-event-site": "lugar de un suceso",
        "without-point": "En el mapa, sin punto ({count})",
        "empty-view": "En esta vista no hay nada señalado",
        "marks-left-out": "{count} marcas más están junto a las dibujadas",
        "scale-at": "{distance} a {latitude}",
        "map-by": "Mapa: {generator}.",
        "map-of": "Mapa: {title}",
        "caveat-links": "Flechas: esquema, no trayectos",
        "caveat-borders": "Fronteras: representar no es tomar partido",
        "more-quotes": "{count} citas más están en los datos del mapa.",
        "elsewhere": "Aquí están los primeros {limit} de {count} lugares; todos están en los datos del mapa.",
    },
}

MAP_WORDS: dict[str, dict[str, str]] = {
    "de": {
        "map_quoted": "„{text}“",
        "map_not_stated": "Stelle nicht genannt",
        "map_centre_assumed": "Mittelpunkt angenommen",
    },
    "en": {
        "map_quoted": "“{text}”",
        "map_not_stated": "position not stated",
        "map_centre_assumed": "centre assumed",
    },
    "es": {
        "map_quoted": "«{text}»",
        "map_not_stated": "posición no indicada",
        "map_centre_assumed": "centro supuesto",
    },
}
"""Words in the names on the map, which the picture writes and the page too: its messages of these keys."""


def word(key: str, language: str) -> str:
    """The phrase for `key` in `language`, in English where we do not speak it."""
    return WORDS[words_language(language)][key]


def map_word(key: str, language: str) -> str:
    """As `word`, for what stands on the map."""
    return MAP_WORDS[words_language(language)][key]


def words_language(language: str) -> str:
    """The language in which `word` answers."""
    primary = language.partition("-")[0]
    return primary if primary in WORDS else "en"


def text_in(text: Mapping[str, str], language: str, fallbacks: Sequence[str] = ()) -> tuple[str, str]:
    """A text's wording, and its language: `language`, its primary subtag, the first fallback, or any."""
    tags = (language, language.partition("-")[0], *fallbacks, *text)
    tag = next(tag for tag in tags if tag in text)
    return text[tag], tag


def distance_in_words(distance_m: float, language: str) -> str:
    """Metres below a kilometre, kilometres from there on, at most one decimal.

    >>> distance_in_words(10_500, "de")
    '10,5 km'
    """
    value, unit = (distance_m, "m") if distance_m < 1000 else (distance_m / 1000, "km")
    digits = f"{value:.1f}".removesuffix(".0")
    return f"{digits if words_language(language) == 'en' else digits.replace('.', ',')} {unit}"
