import assert from 'node:assert/strict';
import { test } from 'node:test';

import { excerptOf, piecesOf } from '../src/panel/search/excerpt.ts';
import { groupHits, neighbour, optionsOf } from '../src/panel/search/rows.ts';
import type { Hit } from '../src/search/index.ts';

const LONG = `${'Anfang '.repeat(30)}Moskau ${'Ende '.repeat(30)}`.trim();
const typeOf =
  (all: readonly Hit[]) =>
  (type: Hit['type']): Hit[] =>
    all.filter((hit) => hit.type === type);
const hits = (type: Hit['type'], count: number): Hit[] =>
  Array.from({ length: count }, (_, index) => ({ type, id: `${type}${index}` }));

test('the pieces of a text together are the text, and whole words are found in it', () => {
  const pieces = piecesOf('In Moskau, sagte Moskaus Sprecher', new Set(['moskau']));
  assert.equal(pieces.map(({ text }) => text).join(''), 'In Moskau, sagte Moskaus Sprecher');
  assert.deepEqual(
    pieces.filter(({ isFound }) => isFound).map(({ text }) => text),
    ['Moskau', 'Moskaus'],
  );
});

test('an excerpt holds the first word found, and says where it was cut', () => {
  const { text, isCutBefore, isCutAfter } = excerptOf(LONG, new Set(['moskau']), 60);
  assert.match(text, /\bMoskau\b/);
  assert.ok(text.length <= 60 && LONG.includes(text));
  assert.deepEqual([isCutBefore, isCutAfter], [true, true]);
});

test('an excerpt holds a word found at the very end', () => {
  const { text, isCutAfter } = excerptOf(`${'Anfang '.repeat(19)}und Moskau`, new Set(['moskau']), 130);
  assert.match(text, /Moskau$/);
  assert.equal(isCutAfter, false);
});

test('a short text and one without blanks stand as they are or are cut hard', () => {
  assert.deepEqual(excerptOf('kurz', new Set(), 60), { text: 'kurz', isCutBefore: false, isCutAfter: false });
  assert.equal(excerptOf('字'.repeat(100), new Set(), 60).text.length, 60);
});

test('groups stand in one order, folded to five with the number of the others', () => {
  const groups = groupHits(typeOf([...hits('discrepancy', 2), ...hits('place', 8)]), new Map());
  assert.deepEqual(
    groups.map((group) => [group.type, group.hits.length, group.more]),
    [
      ['place', 5, 3],
      ['discrepancy', 2, 0],
    ],
  );
  assert.equal(groupHits(typeOf(hits('place', 8)), new Map([['place', 1]]))[0]?.more, 0);
});

test('the arrows go through all options and round the ends', () => {
  const options = optionsOf(groupHits(typeOf([...hits('place', 6), ...hits('event', 1)]), new Map()));
  assert.deepEqual(options.slice(4), ['hit-place-place4', 'more-place', 'hit-event-event0']);
  assert.equal(neighbour(options, null, 1), options[0]);
  assert.equal(neighbour(options, null, -1), 'hit-event-event0');
  assert.equal(neighbour(options, 'hit-event-event0', 1), options[0]);
  assert.equal(neighbour([], null, 1), null);
});
