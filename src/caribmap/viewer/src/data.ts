/** Look-ups over the payload, made once when the page opens. */
import type { Payload, PayloadConflict, PayloadEvent, PayloadLayer, PayloadPlace, PayloadQuote, PayloadSource } from './payload.ts';

export interface Index {
  readonly places: ReadonlyMap<string, PayloadPlace>;
  readonly quotes: ReadonlyMap<string, PayloadQuote>;
  readonly sources: ReadonlyMap<string, PayloadSource>;
  readonly layers: ReadonlyMap<string, PayloadLayer>;
  /** Quotes that support a place, its lead quote first, else in the dossier's order. */
  readonly quotesByPlace: ReadonlyMap<string, readonly PayloadQuote[]>;
  readonly eventsByPlace: ReadonlyMap<string, readonly PayloadEvent[]>;
  /** Conflicts with an answer that quotes something about the place. */
  readonly conflictsByPlace: ReadonlyMap<string, readonly PayloadConflict[]>;
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
    layers: byId(payload.layers),
    quotesByPlace,
    eventsByPlace: group(payload.events, (event) => event.places),
    conflictsByPlace: group(payload.conflicts, (conflict) => [
      ...new Set(conflict.answers.flatMap((answer) => answer.quotes).flatMap((id) => quotes.get(id)?.places ?? [])),
    ]),
  };
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
