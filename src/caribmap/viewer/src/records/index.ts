/** Access to places and quotes, the same for both forms that a page can have them in. */
import type { ColumnarPayload, Payload, PayloadPlace, PayloadQuote } from '../payload.ts';
import { columnarRecords, type BlockText } from './columnar.ts';
import { placeColumnsOf, quoteColumnsOf, type PlaceColumns, type QuoteColumns } from './columns.ts';
import { PlainTable, type Table } from './table.ts';

export type AnyPayload = Payload | ColumnarPayload;

export interface Records {
  readonly places: Table<PayloadPlace>;
  readonly quotes: Table<PayloadQuote>;
  readonly placeColumns: PlaceColumns;
  readonly quoteColumns: QuoteColumns;
}

export async function recordsOf(payload: AnyPayload, textOf: BlockText): Promise<Records> {
  return payload.columns === null ? plainRecords(payload) : columnarRecords(payload, textOf);
}

export function plainRecords({ places, quotes }: Payload): Records {
  const placeTable = new PlainTable(places);
  return {
    places: placeTable,
    quotes: new PlainTable(quotes),
    placeColumns: placeColumnsOf(places),
    quoteColumns: quoteColumnsOf(quotes, (id) => placeTable.positionOf(id)),
  };
}
