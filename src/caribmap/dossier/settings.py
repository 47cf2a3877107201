"""caribmap.yaml as loaded: title, languages, layers, views, border views, story, edition and limits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from caribmap.dossier.document import At
from caribmap.dossier.nouns import Reference, Text


@dataclass(frozen=True, slots=True)
class Correction:
    """A change after publication, shown on the cards of `places` and in About."""

    date: str
    text: Text
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Edition:
    """The record of a published map."""

    version: str | None = None
    as_of: str | None = None
    byline: str | None = None
    desk: str | None = None
    contact: str | None = None
    imprint: str | None = None
    privacy: str | None = None
    corrections: tuple[Correction, ...] = ()
    signed_off: str | None = None


@dataclass(frozen=True, slots=True)
class Quotation:
    """House limits on quoting: longest quote in code points; share of an article that all quotes show."""

    max_chars: int = 200
    max_share: float = 0.4


@dataclass(frozen=True, slots=True)
class Layer:
    """A group of places drawn together; colours are #rgb or #rrggbb."""

    at: At
    id: str
    name: Text
    color_light: str
    color_dark: str
    on: bool = True


Bounds = tuple[float, float, float, float]
"""West, south, east, north in degrees; west > east crosses the antimeridian."""


@dataclass(frozen=True, slots=True)
class View:
    """A framing of the map. `portrait` is for tall screens; `layers` None keeps each layer's own `on`."""

    at: At
    id: str
    name: Text
    bounds: Bounds
    portrait: Bounds | None = None
    layers: tuple[str, ...] | None = None
    caption: Text | None = None


@dataclass(frozen=True, slots=True)
class Worldview:
    """One way to show borders: which places it shows and hides against the default."""

    at: At
    id: str
    name: Text
    note: Text | None = None
    shows: tuple[str, ...] = ()
    hides: tuple[str, ...] = ()
    quotes: tuple[str, ...] = ()
    references: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True)
class StoryNote:
    """A few words that a story step writes beside a place on the map."""

    place: str
    text: Text


@dataclass(frozen=True, slots=True)
class StoryStep:
    """One step of the story: it frames a view or places, shows places in full strength, and quotes.

    `place` is the older form of `show`, for one place. `begin` and `end` are the EDTF dates `from` and `to`.
    """

    at: At
    title: Text
    text: Text
    view: str | None = None
    frame: tuple[str, ...] = ()
    show: tuple[str, ...] = ()
    quotes: tuple[str, ...] = ()
    notes: tuple[StoryNote, ...] = ()
    layers: tuple[str, ...] | None = None
    place: str | None = None
    world: str | None = None
    begin: str | None = None
    end: str | None = None

    @property
    def places(self) -> tuple[str, ...]:
        """Ids of all places that the step names, each once, in the order of its keys."""
        older = () if self.place is None else (self.place,)
        named = (*self.frame, *self.show, *older, *(note.place for note in self.notes))
        return tuple(dict.fromkeys(named))


@dataclass(frozen=True, slots=True)
class Origin:
    """The name of a report that several articles repeat; quotes carry its id."""

    at: At
    id: str
    name: Text


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on input, each with a setting of the same name under `limits` in caribmap.yaml."""

    file_mb: float = 200.0
    yaml_mb: float = 5.0
    quote_chars: int = 10_000
    places: int = 2_000_000


@dataclass(frozen=True, slots=True)
class Basemap:
    """What lies below the marks. `budget_kb`: thousand bytes, gzipped, that a page may spend on it.

    `disputes`: slugs of what Natural Earth lists as disputed, with the answer "accept" for what is to be
    drawn as it is. `coast`: the file of the measuring coast, by default geodata/coast.geojson.
    """

    budget_kb: float = 110.0
    relief: bool = True
    globe: bool = True
    graticule: bool = True
    disputes: Mapping[str, str] = field(default_factory=dict)
    coast: str | None = None


@dataclass(frozen=True, slots=True)
class Settings:
    """caribmap.yaml: what is not evidence. `languages[0]` is the dossier's first language.

    `interface` are words of the interface, by language and key.
    """

    at: At
    title: Text
    languages: tuple[str, ...]
    layers: tuple[Layer, ...]
    views: tuple[View, ...]
    subtitle: Text | None = None
    url: str | None = None
    edition: Edition = field(default_factory=Edition)
    quotation: Quotation = field(default_factory=Quotation)
    basemap: Basemap = field(default_factory=Basemap)
    limits: Limits = field(default_factory=Limits)
    worldviews: tuple[Worldview, ...] = ()
    story: tuple[StoryStep, ...] = ()
    origins: tuple[Origin, ...] = ()
    tiles: str | None = None
    credits: Text | None = None
    interface: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
