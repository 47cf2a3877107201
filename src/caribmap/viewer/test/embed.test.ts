import assert from 'node:assert/strict';
import { test } from 'node:test';

import { wantedHeight } from '../src/embed/height.ts';
import { fragmentIn, heightMessages } from '../src/embed/messages.ts';

test('the map is 4:5 on a phone, 4:3 in a column and 16:10 across the page', () => {
  assert.deepEqual(
    [320, 480, 700].map((width) => wantedHeight(width, 0)),
    [400, 360, 438],
  );
  assert.equal(wantedHeight(320, 118), 518);
});

test('the height goes out as pym, as AMP and as a plain object', () => {
  assert.deepEqual(heightMessages(518, 'map-1'), [
    'pymxPYMxmap-1xPYMxheightxPYMx518',
    { sentinel: 'amp', type: 'embed-size', height: 518 },
    { type: 'caribmap:height', height: 518 },
  ]);
});

test('a fragment comes in as pym or as a plain object', () => {
  assert.equal(fragmentIn('pymxPYMxmap-1xPYMxfragmentxPYMx#place=caracas', 'map-1'), '#place=caracas');
  assert.equal(fragmentIn({ type: 'caribmap:fragment', fragment: '#lang=en' }, ''), '#lang=en');
});

const OTHERS: readonly unknown[] = [
  null,
  undefined,
  7,
  '',
  [],
  'pymxPYMxotherxPYMxfragmentxPYMx#place=caracas',
  'pymxPYMxmap-1xPYMxwidthxPYMx300',
  { type: 'caribmap:fragment' },
  { type: 'caribmap:fragment', fragment: 7 },
  { type: 'caribmap:data', fragment: '#lang=en' },
  { type: 'caribmap:fragment', fragment: `#place=${'x'.repeat(3000)}` },
];

test('every other message says nothing', () => {
  for (const message of OTHERS) assert.equal(fragmentIn(message, 'map-1'), null);
});
