import assert from 'node:assert/strict';
import { test } from 'node:test';

import { axisOver, dayNumber } from '../src/analysis/axis.ts';
import { stopOf, stopsOf, windowBetween, withDay, withStop } from '../src/analysis/window.ts';

const axis = axisOver([dayNumber('2025-10-01'), dayNumber('2025-10-31')]);
const open = { from: null, to: null };

test('a handle stands at 0 while its side is open, then a day a stop inwards', () => {
  assert.equal(stopsOf(axis), 31);
  assert.deepEqual(
    [null, '2025-10-01', '2025-10-31', '2015-05-05'].map((day) => stopOf(axis, 'from', day)),
    [0, 1, 31, 1],
  );
  assert.deepEqual(
    [null, '2025-10-31', '2025-10-01'].map((day) => stopOf(axis, 'to', day)),
    [0, 1, 31],
  );
});

test('moving a handle by a stop moves the window by a day, and back to open', () => {
  const one = withStop(axis, open, 'from', 1);
  assert.deepEqual(one, { from: '2025-10-01', to: null });
  assert.deepEqual(withStop(axis, one, 'from', 2), { from: '2025-10-02', to: null });
  assert.deepEqual(withStop(axis, one, 'from', -6), open);
  assert.deepEqual(withStop(axis, open, 'to', 99), { from: null, to: '2025-10-01' });
});

test('edges never cross: the other gives way', () => {
  assert.deepEqual(withDay({ from: '2025-10-05', to: '2025-10-09' }, 'from', '2025-10-12'), {
    from: '2025-10-12',
    to: '2025-10-12',
  });
  assert.deepEqual(withDay({ from: '2025-10-05', to: '2025-10-09' }, 'to', '2025-10-02'), {
    from: '2025-10-02',
    to: '2025-10-02',
  });
});

test('a stretch drawn in either direction is one window', () => {
  const first = dayNumber('2025-10-01');
  assert.deepEqual(windowBetween(first + 4, first + 1), { from: '2025-10-02', to: '2025-10-05' });
});
