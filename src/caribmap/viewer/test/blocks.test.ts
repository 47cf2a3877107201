import assert from 'node:assert/strict';
import { test } from 'node:test';

import { type Axis, dayNumber } from '../src/analysis/axis.ts';
import { stackBlocks as stackTimed } from '../src/analysis/blocks.ts';
import { once } from '../src/analysis/datings.ts';
import type { TimeBounds } from '../src/payload.ts';

const axis: Axis = {
  first: dayNumber('2025-10-01'),
  last: dayNumber('2025-10-31'),
  slotDays: 1,
  earlier: true,
  later: true,
};
const time = (
  earliest: string | null,
  latest: string | null = earliest,
  parts: Partial<TimeBounds> = {},
): TimeBounds => ({
  earliest,
  latest,
  basis: 'stated',
  approximate: false,
  uncertain: false,
  ...parts,
});
const stackBlocks = (on: Axis, times: readonly (TimeBounds | null)[]) => stackTimed(on, times.map(once));

test('exact days of one date are one solid block as high as their number', () => {
  assert.deepEqual(stackBlocks(axis, [time('2025-10-03'), time('2025-10-03')]), {
    blocks: [{ from: 2, to: 2, fading: 'none', level: 0, count: 2 }],
    height: 2,
    undated: 0,
  });
});

test('approximate days, uncertain days and intervals fade to both sides, open ones to the open side', () => {
  const times = [
    time('2025-10-03', '2025-10-03', { approximate: true }),
    time('2025-10-04', '2025-10-04', { uncertain: true }),
    time('2025-10-05', '2025-10-09'),
    time(null, '2025-10-05'),
    time('2025-10-20', null),
  ];
  const { blocks } = stackBlocks(axis, times);
  const found = blocks.map(({ from, to, fading }) => [from, to, fading]);
  assert.deepEqual(
    found.sort(),
    [
      [-1, 4, 'past'],
      [19, 31, 'future'],
      [2, 2, 'both'],
      [3, 3, 'both'],
      [4, 8, 'both'],
    ].sort(),
  );
});

test('no two blocks overlap, and wide ones lie on top', () => {
  const times = [
    time('2025-10-01', '2025-10-31'),
    time('2025-10-10'),
    time('2025-10-10', '2025-10-12'),
    time('2025-10-11'),
  ];
  const { blocks, height } = stackBlocks(axis, times);
  assert.equal(height, 3);
  assert.equal(blocks.at(-1)?.level, 2);
  for (const one of blocks) {
    for (const other of blocks) {
      const apart =
        one.to < other.from ||
        other.to < one.from ||
        one.level + one.count <= other.level ||
        other.level + other.count <= one.level;
      assert.ok(one === other || apart);
    }
  }
});

test('what lies outside the scale stands in the bins, what is undated is counted', () => {
  const { blocks, undated } = stackBlocks(axis, [
    time('2015-01-01', '2015-12-31'),
    time('2030-01-01'),
    null,
    time(null),
  ]);
  assert.deepEqual(
    blocks.map(({ from, to }) => [from, to]),
    [
      [31, 31],
      [-1, -1],
    ],
  );
  assert.equal(undated, 2);
});
