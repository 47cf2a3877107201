/** Look-ups over the payload, made once when the page opens. */
import type { Payload, PayloadConflict, PayloadEvent, PayloadLayer, PayloadOrigin, PayloadPlace, PayloadQuote, PayloadSource } from './payload.ts';

/** What analysis filters places (kinds, roles) and quotes (modalities, origins) by; also their keys in the fragment. */
export const FACETS = ['kinds', 'roles', 'modalities', 'origins'] as const;
export type Facet = (typeof FACETS)[number];

/** Stands among a facet's values for quotes that have none. */
export const NOT_NAMED = '-';

export interface Index {
  readonly places: ReadonlyMap<string, PayloadPlace>;
  readonly quotes: ReadonlyMap<string, PayloadQuote>;
  readonly sources: ReadonlyMap<string, PayloadSource>;
  readonly events: ReadonlyMap<string, PayloadEvent>;
  readonly conflicts: ReadonlyMap<string, PayloadConflict>;
  readonly layers: ReadonlyMap<string, PayloadLayer>;
  readonly origins: ReadonlyMap<string, PayloadOrigin>;
  /** Quotes that support a place, its lead quote first, else in the dossier's order. */
  readonly quotesByPlace: ReadonlyMap<string, readonly PayloadQuote[]>;
  readonly placesByLayer: ReadonlyMap<string, readonly PayloadPlace[]>;
  /** Number of quotes of each source. */
  readonly quoteCounts: ReadonlyMap<string, number>;
  /** Number of articles that give words of each origin. */
  readonly articlesByOrigin: ReadonlyMap<string, number>;
  /** Conflicts with an answer that quotes something about the place. */
  readonly conflictsByPlace: ReadonlyMap<string, readonly PayloadConflict[]>;
  /** The other place of a composite mark: one literal, one seat of government, of one kind at one anchor. */
  readonly partners: ReadonlyMap<string, string>;
  /** Places whose card offers the border switch. */
  readonly bordersMatter: ReadonlySet<string>;
  /** The values that each facet has in this dossier, each with the number of its places or quotes: most first, what has none last. */
  readonly facets: Readonly<Record<Facet, ReadonlyMap<string, number>>>;
}

export function indexPayload(payload: Payload): Index {
  const quotes = byId(payload.quotes);
  const quotesByPlace = group(payload.quotes, (quote) => quote.places);
  for (const place of payload.places) {
    const own = quotesByPlace.get(place.id);
    const lead = own?.findIndex((quote) => quote.id === place.lead) ?? -1;
    if (own && lead > 0) own.unshift(...own.splice(lead, 1));
  }
  return {
    places: byId(payload.places),
    quotes,
    sources: byId(payload.sources),
    events: byId(payload.events),
    conflicts: byId(payload.conflicts),
    layers: byId(payload.layers),
    origins: byId(payload.origins),
    quotesByPlace,
    placesByLayer: group(payload.places, (place) => [place.layer]),
    quoteCounts: new Map([...group(payload.quotes, (quote) => [quote.source])].map(([id, own]) => [id, own.length])),
    articlesByOrigin: articlesByOrigin(payload.quotes),
    conflictsByPlace: group(payload.conflicts, (conflict) => [
      ...new Set(conflict.answers.flatMap((answer) => answer.quotes).flatMap((id) => quotes.get(id)?.places ?? [])),
    ]),
    partners: pairPlaces(payload.places),
    bordersMatter: new Set([
      ...payload.worldviews.flatMap((worldview) => [...worldview.shows, ...worldview.hides]),
      ...payload.places.filter((place) => BORDER_KINDS.has(place.kind)).map((place) => place.id),
    ]),
    facets: {
      kinds: tally(payload.places.map((place) => place.kind)),
      roles: tally(payload.places.map((place) => place.role)),
      modalities: tally(payload.quotes.map(modalityOf)),
      origins: tally(payload.quotes.map(originOf)),
    },
  };
}

export function modalityOf(quote: PayloadQuote): string {
  return quote.modality ?? NOT_NAMED;
}

export function originOf(quote: PayloadQuote): string {
  return quote.origin ?? NOT_NAMED;
}

function tally(values: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const isNamed = (value: string): number => Number(value !== NOT_NAMED);
  return new Map([...counts].sort(([one, few], [other, many]) => isNamed(other) - isNamed(one) || many - few));
}

function articlesByOrigin(quotes: readonly PayloadQuote[]): Map<string, number> {
  const byOrigin = group(quotes, (quote) => (quote.origin === null ? [] : [quote.origin]));
  return new Map([...byOrigin].map(([origin, own]) => [origin, new Set(own.map((quote) => quote.source)).size]));
}

const BORDER_KINDS: ReadonlySet<string> = new Set(['disputed-area', 'border']);

function pairPlaces(places: readonly PayloadPlace[]): Map<string, string> {
  const spot = (place: PayloadPlace): string => [place.kind, ...(place.anchor ?? [])].join();
  const seats = new Map(places.filter((place) => place.role === 'seat' && place.anchor).map((seat) => [spot(seat), seat.id]));
  const pairs = new Map<string, string>();
  if (seats.size === 0) return pairs;
  for (const place of places) {
    const seat = place.role === 'literal' && place.anchor ? seats.get(spot(place)) : undefined;
    if (seat && !pairs.has(seat)) pairs.set(place.id, seat).set(seat, place.id);
  }
  return pairs;
}

function byId<T extends { readonly id: string }>(records: readonly T[]): Map<string, T> {
  return new Map(records.map((record) => [record.id, record]));
}

function group<T>(records: readonly T[], keys: (record: T) => readonly string[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const record of records) {
    for (const key of keys(record)) {
      const members = groups.get(key);
      if (members) members.push(record);
      else groups.set(key, [record]);
    }
  }
  return groups;
}
