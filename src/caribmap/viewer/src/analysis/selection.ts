/** What the filters leave of places, quotes, events and discrepancies: for the tables, and for the strip of time. */
import type { Payload, PayloadConflict, PayloadEvent, PayloadPlace, PayloadQuote } from '../payload.ts';
import { overlaps, type State } from '../state.ts';

export interface Selection {
  readonly places: readonly PayloadPlace[];
  readonly quotes: readonly PayloadQuote[];
  readonly events: readonly PayloadEvent[];
  readonly conflicts: readonly PayloadConflict[];
}

/** Under every filter: the places that are drawn, and what is left about them. */
export function selectionOf(state: State): Selection {
  const left = leftOf(state.payload, state.shown.value, state.passes.value);
  return { ...left, events: left.events.filter(({ time }) => overlaps(time, state.from.value, state.to.value)) };
}

/** Under every filter but the time window. */
export function ofAnyDay(state: State): Selection {
  return leftOf(state.payload, state.payload.places.filter(state.allows.value), state.chosen.value);
}

/** A record about places or from quotes stays while one of them does; one about none stays as well. */
function leftOf(payload: Payload, places: readonly PayloadPlace[], passes: (quote: PayloadQuote) => boolean): Selection {
  const isAbout = oneOf(places);
  const quotes = payload.quotes.filter((quote) => passes(quote) && isAbout(quote.places));
  const isQuoted = oneOf(quotes);
  return {
    places,
    quotes,
    events: payload.events.filter((event) => isQuoted(event.quotes) && isAbout(event.places)),
    conflicts: payload.conflicts.filter((conflict) => isQuoted(conflict.answers.flatMap((answer) => answer.quotes))),
  };
}

function oneOf(records: readonly { readonly id: string }[]): (ids: readonly string[]) => boolean {
  const known = new Set(records.map(({ id }) => id));
  return (ids) => ids.length === 0 || ids.some((id) => known.has(id));
}
