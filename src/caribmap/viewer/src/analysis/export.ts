/** A table to take along: as text for a spreadsheet, as CSV, as GeoJSON. Rows and columns are those on the page. */
import type { Geometry } from 'geojson';

import type { Column, Row, Value } from './rows.ts';

export interface Sheet {
  readonly columns: readonly Column[];
  /** The columns' names in the reader's language. */
  readonly names: readonly string[];
  readonly rows: readonly Row[];
}

/** What a spreadsheet would take for a formula stands behind an apostrophe, as in the compiler's CSV. */
const FORMULA_START = /^[=+\-@\t\r\n']/;

/** For the clipboard: cells end at a tab, rows at a line. */
export function asTsv(sheet: Sheet): string {
  return lines(sheet).map((cells) => cells.map((cell) => literal(cell).replace(/[\t\r\n]+/g, ' ')).join('\t')).join('\n');
}

/** RFC 4180. */
export function asCsv(sheet: Sheet): string {
  const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  return lines(sheet).map((cells) => `${cells.map((cell) => quoted(literal(cell))).join(',')}\r\n`).join('');
}

/** RFC 7946: a feature for each place of a row, one without geometry for a row that names none. */
export function asGeoJson({ columns, rows }: Sheet, geometryOf: (placeId: string) => Geometry | null): string {
  const features = rows.flatMap((row) => {
    const values = Object.fromEntries(columns.map((column, index) => [column.key, row.values[index] ?? null]));
    const places: readonly (string | null)[] = row.places.length > 0 ? row.places : [null];
    return places.map((place) => ({
      type: 'Feature',
      properties: { id: row.id, place, ...values },
      geometry: place === null ? null : geometryOf(place),
    }));
  });
  return JSON.stringify({ type: 'FeatureCollection', features });
}

function lines({ names, rows }: Sheet): readonly (readonly Value[])[] {
  return [['id', ...names], ...rows.map((row) => [row.id, ...row.values])];
}

function literal(value: Value): string {
  const text = String(value ?? '');
  return typeof value === 'string' && FORMULA_START.test(text) ? `'${text}` : text;
}
