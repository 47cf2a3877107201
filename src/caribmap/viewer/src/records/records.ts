/** Access to places and quotes, whichever form the page holds them in. */
import type { ColumnarPayload, Payload, PayloadPlace, PayloadQuote } from '../payload.ts';
import type { PlaceColumns, QuoteColumns } from './columns.ts';
import type { Table } from './table.ts';

export type AnyPayload = Payload | ColumnarPayload;

export interface Records {
  readonly places: Table<PayloadPlace>;
  readonly quotes: Table<PayloadQuote>;
  readonly placeColumns: PlaceColumns;
  readonly quoteColumns: QuoteColumns;
}
