/** Which quote denies which, both ways, by position. Read when a card first asks. */
import type { PayloadQuote } from '../payload.ts';
import type { Coded } from './columns.ts';
import type { Table } from './table.ts';

export interface Denials {
  /** Quotes that the quote denies, in its order. */
  deniedBy(quote: number): readonly number[];
  /** Quotes that deny the quote, in the dossier's order. */
  denialsOf(quote: number): readonly number[];
}

const NONE: readonly number[] = [];

export function denialsIn(quotes: Table<PayloadQuote>, { values, codes }: Coded<readonly string[]>): Denials {
  const lists = values.map((ids) => ids.map((id) => quotes.positionOf(id)).filter((position) => position >= 0));
  const deniedBy = (quote: number): readonly number[] => lists[codes[quote] ?? -1] ?? NONE;
  const against = new Map<number, number[]>();
  if (lists.some((list) => list.length > 0)) {
    for (let quote = 0; quote < codes.length; quote++) {
      for (const denied of deniedBy(quote)) against.set(denied, [...(against.get(denied) ?? []), quote]);
    }
  }
  return { deniedBy, denialsOf: (quote) => against.get(quote) ?? NONE };
}
