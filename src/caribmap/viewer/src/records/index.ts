/** Access to places and quotes, the same for both forms that a page can have them in. */
import type { Payload } from '../payload.ts';
import { type BlockText, columnarRecords } from './columnar.ts';
import { placeColumnsOf, quoteColumnsOf } from './columns.ts';
import type { AnyPayload, Records } from './records.ts';
import { PlainTable } from './table.ts';

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
