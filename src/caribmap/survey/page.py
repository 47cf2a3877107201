"""The payload of a survey's map: places as points, sampled sentences as quotes, articles as sources."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from typing import Any, Literal, NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from caribmap.cartography.interface import viewer_words
from caribmap.cartography.words import ENGLISH, WORDS, filled
from caribmap.check.proof import QuoteSpan
from caribmap.derive.cuts import Cut
from caribmap.derive.ledger import Ledger
from caribmap.derive.orientation import derive_orientation
from caribmap.derive.recall import RECALL
from caribmap.derive.records import Derived
from caribmap.derive.times import derive_time
from caribmap.derive.world import is_recognised
from caribmap.dossier.document import At
from caribmap.dossier.dossier import Dossier
from caribmap.dossier.nouns import Place, Quote, Source
from caribmap.dossier.settings import Settings
from caribmap.payload.compose import SOURCE, payload_of
from caribmap.payload.survey_types import PayloadSurvey
from caribmap.payload.types import Payload, PayloadMentions, RuledOut
from caribmap.pipeline.examine import Sound
from caribmap.survey.combine import PER_PLACE, Found
from caribmap.survey.result import Result
from caribmap.survey.tables import OFFERS, chosen
from caribmap.text.languages import truncations

SHOWN = 10_000
"""Sentences that a page shows in all: of many places, fewer each."""
MOST_DAYS, MOST_MONTHS = 120, 240
"""Bins of a chart: days, else months, else years."""
ID_CHARS = 16
FOUND = "survey_found"
SUMMED = ("place", "day", "mentions_sum")


def survey_payload(sound: Sound, found: Found, result: Result) -> Payload:
    """The payload of a page, which depends on the dossier, what was found and how it was read alone."""
    dossier, derived = sound.dossier, sound.derived
    by_place = found.by_place
    places = tuple(
        _circle(place, derived.anchors[place.id]) for place in dossier.places if place.id in by_place
    )
    limit = min(PER_PLACE, max(1, SHOWN // max(len(places), 1)))
    offers = _shown(found, limit, places)
    quotes, spans, cuts = _quotes(offers, dossier.settings.at)
    shown = replace(
        dossier,
        settings=_settings(dossier.settings, {place.id for place in places}),
        sources=(),
        places=places,
        quotes=quotes,
        events=(),
        discrepancies=(),
        term_rulings=(),
        span_rulings=(),
    )
    anchors = {place.id: derived.anchors[place.id] for place in places}
    payload = payload_of(
        shown,
        spans,
        Derived(
            geometries={place.id: place.geometry for place in places},
            anchors=anchors,
            derivations={},
            event_times={},
            quote_times={quote.id: derive_time(quote.date, None) for quote in quotes},
            quoted_shares={},
            cuts=cuts,
            coast=None,
            fine_coast=None,
            contested=(),
            orientation=_orientation(shown),
            ledger=Ledger((), ()),
            faults=(),
        ),
    )
    payload["sources"] = _sources(offers, dossier.settings.at)
    payload["mentions"] = _mentions(found, by_place)
    payload["subtitle"] = _subtitle(payload["languages"], found)
    payload["survey"] = _survey(found, len(dossier.places) - len(places), limit, result)
    return payload


def _circle(place: Place, anchor: Any) -> Place:
    """A place as a point: a survey counts names, it does not show what a quote says about an extent."""
    point = {"type": "Point", "coordinates": list(anchor)} if anchor else None
    return replace(place, geometry=point, recipe=None, lead=None)


def _settings(settings: Settings, places: set[str]) -> Settings:
    """Settings without what is of the dossier's own map: its story, corrections, address and sign-off."""

    def there(ids: Iterable[str]) -> tuple[str, ...]:
        return tuple(each for each in ids if each in places)

    borders = tuple(
        replace(view, shows=there(view.shows), hides=there(view.hides), quotes=())
        for view in settings.worldviews
    )
    views = tuple(replace(view, caption=None) for view in settings.views)
    edition = replace(settings.edition, corrections=(), signed_off=None)
    return replace(settings, views=views, worldviews=borders, edition=edition, story=(), origins=(), url=None)


def _orientation(dossier: Dossier) -> Any:
    bounds = [view.bounds for view in dossier.settings.views]
    settings = dossier.settings
    return derive_orientation(dossier.places, settings.languages, bounds, settings.basemap.disputes)


def _subtitle(languages: Iterable[str], found: Found) -> dict[str, str]:
    """Under the title, in every language of the page: that a program found this, and how much."""
    values = {"articles": grouped(found.articles), "mentions": grouped(found.mapped)}
    tags = dict.fromkeys([*languages, *WORDS])
    return {tag: filled(viewer_words(spoken)[FOUND], values) for tag in tags if (spoken := _spoken(tag))}


def _spoken(tag: str) -> str:
    """The interface's language for readers of another: English where it does not speak theirs."""
    return next((each for each in truncations(tag) if each in WORDS), ENGLISH)


def grouped(count: int) -> str:
    """A count with thin spaces, which are read alike in all languages (ISO 80000-1)."""
    return f"{count:,}".replace(",", "\u202f")


# Sentences


class Offer(NamedTuple):
    """A sentence of the sample, as the table `OFFERS` has it; `order` and `date` are text."""

    order: str
    place: str
    article: str
    start: int
    end: int
    exact: str
    date: str | None
    publisher: str | None
    language: str
    title: str | None
    url: str | None
    sha256: str
    before: bool
    after: bool
    chars: int


def _shown(found: Found, limit: int, places: Iterable[Place]) -> list[Offer]:
    """The first sentences of each place, in the order of the places."""
    by_place: dict[str, list[Offer]] = defaultdict(list)
    table = chosen(found.offers, limit)
    table = table.set_column(OFFERS.names.index("date"), "date", table["date"].cast(pa.string()))
    for order, *rest in zip(*(column.to_pylist() for column in table.columns), strict=True):
        offer = Offer(order.hex(), *rest)
        by_place[offer.place].append(offer)
    return [offer for place in places for offer in by_place[place.id]]


def _quotes(
    offers: Sequence[Offer], at: At
) -> tuple[tuple[Quote, ...], Mapping[str, QuoteSpan], Mapping[str, Cut]]:
    """A quote of each sentence, with all places that it was chosen for."""
    places: dict[str, list[str]] = defaultdict(list)
    by_order = {}
    for offer in offers:
        places[offer.order].append(offer.place)
        by_order[offer.order] = offer
    quotes, spans, cuts = [], {}, {}
    for order, offer in by_order.items():
        name, source = f"s-{order}", source_id(offer.article)
        quotes.append(Quote(at, name, source, offer.exact, tuple(places[order]), date=offer.date))
        spans[name] = QuoteSpan(name, source, offer.start, offer.end, offer.exact)
        cuts[name] = Cut(offer.before, offer.after)
    return tuple(quotes), spans, cuts


def source_id(article: str) -> str:
    """The id of an article's source: its own may hold anything."""
    return f"a-{sha256(article.encode()).hexdigest()[:ID_CHARS]}"


def _sources(offers: Iterable[Offer], at: At) -> list[Any]:
    """A source of each sampled article; `file` is the article's id in the archive."""
    shown: dict[str, dict[tuple[int, int], Offer]] = defaultdict(dict)
    for offer in offers:
        shown[offer.article][offer.start, offer.end] = offer
    sources = []
    for article, sentences in shown.items():
        offer = next(iter(sentences.values()))
        short = ", ".join(filter(None, [offer.publisher, offer.date])) or article
        source = Source(
            at,
            source_id(article),
            article,
            offer.sha256,
            "",
            offer.language,
            short,
            title=offer.title,
            publisher=offer.publisher,
            published=offer.date,
            url=offer.url,
        )
        share = sum(end - start for start, end in sentences) / max(offer.chars, 1)
        sources.append(SOURCE(source, chars=offer.chars, quoted_share=round(share, 4)))
    return sources


def _mentions(found: Found, by_place: Mapping[str, int]) -> PayloadMentions:
    """The sums of a survey as those of a ledger; ambiguous names are unaccounted."""
    rulings: list[RuledOut] = [
        {"ruling": ruling, "reason": None, "surfaces": [], "count": count}
        for ruling, count in sorted(found.rulings.items())
    ]
    languages = sorted({language.split("-")[0] for language in found.languages})
    return {
        "total": found.total,
        "mapped": found.mapped,
        "ruled_out": found.rulings.total(),
        "unaccounted": found.ambiguous.total(),
        "by_confidence": {"dossier": found.total} if found.total else {},
        "possible": [],
        "recall": {language: RECALL[language] for language in languages if language in RECALL},
        "unrecognised": sorted(language for language in found.languages if not is_recognised(language)),
        "by_place": {place: by_place[place] for place in sorted(by_place)},
        "rulings": rulings,
    }


# Mentions in time


def _survey(found: Found, unnamed: int, limit: int, result: Result) -> PayloadSurvey:
    counts = found.counts
    ends = pc.min_max(counts["day"]).as_py()
    days = [day.isoformat() for day in ends.values() if day]
    unit = _unit(days)
    starts = _starts(days, unit)
    numbers = {start: number for number, start in enumerate(starts)}
    bins = {day: numbers[_bin(day.isoformat(), unit)] for day in pc.unique(counts["day"]).to_pylist() if day}
    in_time: dict[str, Counter[int]] = defaultdict(Counter)
    undated = Counter[str]()
    sums = counts.group_by(["place", "day"]).aggregate([("mentions", "sum")])
    for place, day, count in zip(*(sums[name].to_pylist() for name in SUMMED), strict=True):
        if day:
            in_time[place][bins[day]] += count
        else:
            undated[place] += count
    return {
        "articles": found.articles,
        "unit": unit,
        "starts": starts,
        "end": days[-1] if days else None,
        "counts": {
            place: [number for pair in sorted(in_time[place].items()) for number in pair]
            for place in sorted(in_time)
        },
        "undated": {place: undated[place] for place in sorted(undated)},
        "sampled": limit,
        "unnamed": unnamed,
        "left_out": len(result.faults),
        "columns": dict(result.columns),
        "language": result.language,
    }


Unit = Literal["day", "month", "year"]


def _unit(days: Sequence[str]) -> Unit:
    if not days:
        return "day"
    first, last = dt.date.fromisoformat(days[0]), dt.date.fromisoformat(days[-1])
    if (last - first).days < MOST_DAYS:
        return "day"
    return "month" if (last.year - first.year) * 12 + last.month - first.month < MOST_MONTHS else "year"


def _bin(day: str, unit: Unit) -> str:
    """The first day of the bin that holds a day."""
    return {"day": day, "month": f"{day[:7]}-01", "year": f"{day[:4]}-01-01"}[unit]


def _starts(days: Sequence[str], unit: Unit) -> list[str]:
    """The first days of all bins from the first day to the last, those without a mention included."""
    if not days:
        return []
    start, last = dt.date.fromisoformat(_bin(days[0], unit)), dt.date.fromisoformat(days[-1])
    starts = []
    while start <= last:
        starts.append(start.isoformat())
        if unit == "day":
            if start == last:
                break
            start += dt.timedelta(days=1)
        else:
            months = start.year * 12 + start.month - 1 + (1 if unit == "month" else 12)
            if months // 12 > dt.MAXYEAR:
                break
            start = dt.date(months // 12, months % 12 + 1, 1)
    return starts
