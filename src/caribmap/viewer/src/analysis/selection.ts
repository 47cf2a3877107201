/** What the filters leave of places, quotes, events and discrepancies: for the tables. */
import type { PayloadDiscrepancy, PayloadEvent, PayloadPlace, PayloadQuote } from '../payload.ts';
import { about } from '../records/filter.ts';
import { Subset } from '../records/subset.ts';
import { overlaps, type State } from '../state.ts';

export interface Selection {
  readonly places: Subset<PayloadPlace>;
  readonly quotes: Subset<PayloadQuote>;
  readonly events: readonly PayloadEvent[];
  readonly discrepancies: readonly PayloadDiscrepancy[];
}

/**
 * Records under every filter: the places that are drawn, and the records about them. A record about places or from quotes
 * stays while one of them does; one about none stays as well.
 */
export function selectionOf(state: State): Selection {
  const { payload, index, from, to, undated } = state;
  const places = state.shown.value;
  const quotes = new Subset(index.quotes, about(state.passing.value, index.quoteColumns.places, places.mask));
  const isAbout = oneOf(places);
  const isQuoted = oneOf(quotes);
  return {
    places,
    quotes,
    events: payload.events.filter(
      (event) =>
        isQuoted(event.quotes) && isAbout(event.places) && overlaps(event.time, from.value, to.value, undated.value),
    ),
    discrepancies: payload.discrepancies.filter((discrepancy) =>
      isQuoted(discrepancy.answers.flatMap((answer) => answer.quotes)),
    ),
  };
}

function oneOf(records: Subset<unknown>): (ids: readonly string[]) => boolean {
  return (ids) => ids.length === 0 || ids.some((id) => records.has(id));
}
