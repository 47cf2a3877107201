/** What the filters leave of places, quotes, events and discrepancies: for the tables, and for the strip of time. */
import type { PayloadDiscrepancy, PayloadEvent, PayloadPlace, PayloadQuote } from '../payload.ts';
import { about, type Mask } from '../records/filter.ts';
import { Subset } from '../records/subset.ts';
import { overlaps, type State } from '../state.ts';

export interface Selection {
  readonly places: Subset<PayloadPlace>;
  readonly quotes: Subset<PayloadQuote>;
  readonly events: readonly PayloadEvent[];
  readonly discrepancies: readonly PayloadDiscrepancy[];
}

/** Records under every filter: the places that are drawn, and the records about them. */
export function selectionOf(state: State): Selection {
  const left = leftOf(state, state.shown.value, state.passing.value);
  return { ...left, events: left.events.filter(({ time }) => overlaps(time, state.from.value, state.to.value)) };
}

/** Records under every filter but the time window. */
export function ofAnyDay(state: State): Selection {
  return leftOf(state, new Subset(state.index.places, state.allowed.value), state.chosen.value);
}

/** A record about places or from quotes stays while one of them does; one about none stays as well. */
function leftOf({ payload, index }: State, places: Subset<PayloadPlace>, passing: Mask): Selection {
  const quotes = new Subset(index.quotes, about(passing, index.quoteColumns.places, places.mask));
  const isAbout = oneOf(places);
  const isQuoted = oneOf(quotes);
  return {
    places,
    quotes,
    events: payload.events.filter((event) => isQuoted(event.quotes) && isAbout(event.places)),
    discrepancies: payload.discrepancies.filter((discrepancy) =>
      isQuoted(discrepancy.answers.flatMap((answer) => answer.quotes)),
    ),
  };
}

function oneOf(records: Subset<unknown>): (ids: readonly string[]) => boolean {
  return (ids) => ids.length === 0 || ids.some((id) => records.has(id));
}
