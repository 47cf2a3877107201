import assert from 'node:assert/strict';
import { test } from 'node:test';

import { signal } from '@preact/signals';
import type { PayloadSurvey } from '../src/payload.ts';
import { createState } from '../src/state.ts';
import { binsOf, isInWindow, tallyOf } from '../src/survey.ts';
import { payloadOf } from './payload-of.ts';

const SURVEY: PayloadSurvey = {
  articles: 9,
  unit: 'month',
  starts: ['2025-01-01', '2025-02-01', '2025-03-01'],
  end: '2025-03-20',
  counts: { a: [0, 4, 2, 5], b: [1, 2], gone: [1, 7] },
  undated: { b: 1 },
  sampled: 50,
  unnamed: 0,
  left_out: 0,
  columns: { id: 'id', text: 'text' },
  language: 'en',
};
const PLACES = { count: 2, positionOf: (id: string) => ['a', 'b'].indexOf(id) };

function tally(from: string | null, to: string | null, undated = false): number[] {
  const window = { from: signal(from), to: signal(to), undated: signal(undated) };
  return [...tallyOf(SURVEY, PLACES, window).counts.value];
}

test('without a window every mention counts', () => {
  assert.deepEqual(tally(null, null), [9, 3]);
});

test('a bin counts as a whole if a day of it is in the window', () => {
  assert.deepEqual(tally('2025-01-31', '2025-02-01'), [4, 2]);
  assert.deepEqual(tally('2025-02-28', null), [5, 2]);
  assert.deepEqual(tally(null, '2024-12-31'), [0, 0]);
  assert.deepEqual(tally('2025-03-21', null), [0, 0]);
});

test('undated mentions count in a window that lets them in', () => {
  assert.deepEqual(tally('2025-02-01', '2025-02-28', true), [0, 3]);
});

test('a chart has a bar for every bin', () => {
  assert.deepEqual([...binsOf(SURVEY, 'a')], [4, 0, 5]);
  assert.equal(isInWindow(SURVEY, 2, '2025-03-20', null), true);
});

test('a place is shown by its mentions, whatever the sample holds', () => {
  const survey = { ...SURVEY, counts: { caracas: [0, 4] }, undated: {} };
  const state = createState(payloadOf({ survey }));
  const shown = (): string[] => [...state.shown.value.positions].map((position) => state.index.places.idAt(position));
  assert.ok(shown().includes('caracas'));
  state.from.value = '2025-02-01';
  assert.ok(!shown().includes('caracas'));
});
