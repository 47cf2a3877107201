import assert from 'node:assert/strict';
import { test } from 'node:test';

import { lettersOf, rowsOf } from '../src/analysis/claims.ts';
import { constantColumns, isNumeric, type Row, rowsOf as tableRowsOf } from '../src/analysis/rows.ts';
import { createState } from '../src/state.ts';
import { discrepancy, payloadOf, quote } from './payload-of.ts';
import './speaking.ts';

const event = (id: string, quotes: readonly string[]) => ({
  id,
  title: { de: id },
  when: '2025-10-26',
  when_inferred: null,
  time: {
    earliest: '2025-10-26',
    latest: '2025-10-26',
    basis: 'stated' as const,
    approximate: false,
    uncertain: false,
  },
  quotes,
  places: [],
});

function dossier() {
  return createState(
    payloadOf({
      quotes: ['a', 'b', 'c', 'd'].map((id) => quote(id)),
      discrepancies: [
        { ...discrepancy('minor', [['a'], ['b']]), weight: 'minor' },
        discrepancy('main', [['b'], ['gone']]),
      ],
      events: [event('landing', ['c'])],
    }),
  );
}

test('main questions come first and lie open, then minor ones, all events, and what is in none of them', () => {
  const { payload, index } = dossier();
  const rows = rowsOf(payload, index);
  assert.deepEqual(
    rows.map(({ id, isMain }) => [id, isMain]),
    [
      ['main', true],
      ['minor', false],
      ['events', false],
      ['others', false],
    ],
  );
  const signs = rows.map(({ lanes }) => lanes.map(({ claims }) => claims.map(({ id }) => id).join()).join('|'));
  assert.deepEqual(signs, ['b|', 'a|b', 'c', 'd']);
});

test('a sign in the row of an event stands on its day', () => {
  const { payload, index } = dossier();
  const [claim] = rowsOf(payload, index).find(({ id }) => id === 'events')?.lanes[0]?.claims ?? [];
  assert.equal(claim?.when?.first, claim?.when?.last);
  assert.ok(claim?.when?.first);
});

test('letters go on after Z', () => {
  const letters = [...lettersOf(Array.from({ length: 703 }, (_, index) => String(index))).values()];
  assert.deepEqual([letters[0], letters[25], letters[26], letters[701], letters[702]], ['A', 'Z', 'AA', 'ZZ', 'AAA']);
  assert.equal(new Set(letters).size, letters.length);
});

test('a column of one value is merged, the first never; numbers are told from words', () => {
  const row = (id: string, values: Row['values']): Row => ({
    id,
    places: [],
    values,
    orders: {},
    when: null,
    language: null,
  });
  const rows = tableRowsOf([row('a', ['x', 'city', 3, null]), row('b', ['x', 'city', 5, null])], (own) => own);
  assert.deepEqual([...constantColumns(rows, 4)], [1]);
  assert.deepEqual(
    [0, 1, 2, 3].map((column) => isNumeric(rows, column)),
    [false, false, true, false],
  );
  assert.deepEqual(
    [
      ...constantColumns(
        tableRowsOf([row('a', ['x', 'city'])], (own) => own),
        2,
      ),
    ],
    [],
  );
});
