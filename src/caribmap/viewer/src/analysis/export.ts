/** Export of a table: as text for a spreadsheet, as CSV, as GeoJSON. Rows and columns are those on the page. */
import type { Geometry } from 'geojson';

import type { Column, Row, Value } from './rows.ts';

export interface Sheet {
  readonly columns: readonly Column[];
  /** The columns' names in the reader's language. */
  readonly names: readonly string[];
  readonly rows: { readonly length: number; at(index: number): Row | undefined };
}

/** Text that a spreadsheet would take for a formula gets an apostrophe before it, as in the compiler's CSV. */
const FORMULA_START = /^[=+\-@\t\r\n']/;

/** A text in pieces, so that a long one can be put together without holding up the page. */
export type Pieces = Iterable<string>;

/** Text for the clipboard: cells separated by tabs, rows by line breaks. */
export function* asTsv(sheet: Sheet): Pieces {
  let separator = '';
  for (const cells of lines(sheet)) {
    yield separator + cells.map((cell) => literal(cell).replace(/[\t\r\n]+/g, ' ')).join('\t');
    separator = '\n';
  }
}

/** Byte order mark, by which Excel recognises UTF-8. */
const BYTE_ORDER_MARK = '\ufeff';

/** CSV after RFC 4180. */
export function* asCsv(sheet: Sheet): Pieces {
  yield BYTE_ORDER_MARK;
  const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  for (const cells of lines(sheet)) yield `${cells.map((cell) => quoted(literal(cell))).join(',')}\r\n`;
}

/** GeoJSON after RFC 7946: a feature for each place of a row, one without geometry for a row that names none. */
export function* asGeoJson(sheet: Sheet, geometryOf: (placeId: string) => Geometry | null): Pieces {
  let separator = '{"type":"FeatureCollection","features":[';
  for (const row of rowsIn(sheet)) {
    const values = Object.fromEntries(sheet.columns.map((column, index) => [column.key, row.values[index] ?? null]));
    const places: readonly (string | null)[] = row.places.length > 0 ? row.places : [null];
    for (const place of places) {
      const feature = {
        type: 'Feature',
        properties: { id: row.id, place, ...values },
        geometry: place === null ? null : geometryOf(place),
      };
      yield separator + JSON.stringify(feature);
      separator = ',';
    }
  }
  yield separator === ',' ? ']}' : `${separator}]}`;
}

function* rowsIn({ rows }: Sheet): Iterable<Row> {
  for (let index = 0; index < rows.length; index++) yield rows.at(index) as Row;
}

function* lines(sheet: Sheet): Iterable<readonly Value[]> {
  yield ['id', ...sheet.names];
  for (const row of rowsIn(sheet)) yield [row.id, ...row.values];
}

function literal(value: Value): string {
  const text = String(value ?? '');
  return typeof value === 'string' && FORMULA_START.test(text) ? `'${text}` : text;
}
