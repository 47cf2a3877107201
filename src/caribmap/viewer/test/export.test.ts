import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Sheet } from '../src/analysis/export.ts';
import * as pieces from '../src/analysis/export.ts';
import { type Row, sortRows, type Value } from '../src/analysis/rows.ts';
import './speaking.ts';

const row = (id: string, values: readonly Value[], parts: Partial<Row> = {}): Row => ({
  id,
  places: [],
  values,
  orders: {},
  when: null,
  language: null,
  ...parts,
});
const sheet = (...rows: Row[]): Sheet => ({
  columns: [
    { key: 'title', name: 'column_event' },
    { key: 'count', name: 'search_quotes' },
  ],
  names: ['Ereignis', 'Zitate'],
  rows,
});
const asTsv = (of: Sheet): string => [...pieces.asTsv(of)].join('');
const asCsv = (of: Sheet): string => [...pieces.asCsv(of)].join('');
const asGeoJson = (...of: Parameters<typeof pieces.asGeoJson>): string => [...pieces.asGeoJson(...of)].join('');

test('CSV quotes what needs it and ends every line as RFC 4180 has it', () => {
  const csv = asCsv(sheet(row('a', ['sagt „ja“, "nein"', 3]), row('b', [null, 0])));
  assert.equal(csv, '\ufeffid,Ereignis,Zitate\r\na,"sagt „ja“, ""nein""",3\r\nb,,0\r\n');
});

for (const start of ['=', '+', '-', '@', '\t', "'"]) {
  test(`text that begins with ${JSON.stringify(start)} cannot become a formula; a negative number stays one`, () => {
    const hostile = sheet(row('a', [`${start}SUM(A1)`, -61.8]));
    assert.ok(asCsv(hostile).endsWith(`a,'${start}SUM(A1),-61.8\r\n`));
    assert.match(asTsv(hostile), /\ta?'/);
  });
}

test('text for the clipboard keeps a cell a cell', () => {
  assert.equal(asTsv(sheet(row('a', ['eins\tzwei\ndrei', null]))), 'id\tEreignis\tZitate\na\teins zwei drei\t');
});

test('GeoJSON has a feature for each place of a row, and one without geometry for a row that names none', () => {
  const point = { type: 'Point' as const, coordinates: [-66.9, 10.5] };
  const rows = [row('two', ['x', 1], { places: ['caracas', 'fleet'] }), row('none', ['y', 2])];
  const { features } = JSON.parse(asGeoJson(sheet(...rows), (id) => (id === 'caracas' ? point : null)));
  assert.deepEqual(
    features.map((feature: { properties: unknown; geometry: unknown }) => [feature.properties, feature.geometry]),
    [
      [{ id: 'two', place: 'caracas', title: 'x', count: 1 }, point],
      [{ id: 'two', place: 'fleet', title: 'x', count: 1 }, null],
      [{ id: 'none', place: null, title: 'y', count: 2 }, null],
    ],
  );
});

test('rows are sorted as their language does, numbers by size, and what has no value stays last', () => {
  const rows = [
    row('z', ['Zürich', 10]),
    row('a', ['Ägypten', 9]),
    row('empty', [null, null]),
    row('b', ['Bogotá', 100]),
  ];
  const order = (column: number, descending: boolean): string =>
    sortRows(rows, column, descending, 'de')
      .map(({ id }) => id)
      .join(' ');
  assert.equal(order(0, false), 'a b z empty');
  assert.equal(order(0, true), 'z b a empty');
  assert.equal(order(1, false), 'a z b empty');
  assert.equal(order(1, true), 'b z a empty');
});

test('a row can be sorted by another value than the one it shows', () => {
  const rows = [
    row('late', ['1. November'], { orders: { 0: '2025-11-01' } }),
    row('early', ['26. Oktober'], { orders: { 0: '2025-10-26' } }),
    row('undated', ['?'], { orders: { 0: null } }),
  ];
  assert.deepEqual(
    sortRows(rows, 0, false, 'de').map(({ id }) => id),
    ['early', 'late', 'undated'],
  );
});
