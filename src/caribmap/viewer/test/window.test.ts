import assert from 'node:assert/strict';
import { test } from 'node:test';

import { type Axis, dayNumber } from '../src/analysis/axis.ts';
import {
  inTime,
  neighbours,
  stopOf,
  stopsOf,
  windowBetween,
  windowOf,
  withDay,
  withStop,
} from '../src/analysis/window.ts';
import type { PayloadEvent } from '../src/payload.ts';

const axis: Axis = {
  first: dayNumber('2025-10-01'),
  last: dayNumber('2025-10-31'),
  slotDays: 1,
  earlier: true,
  later: false,
};
const open = { from: null, to: null };

function event(id: string, earliest: string | null, latest = earliest): PayloadEvent {
  const time =
    earliest === null ? null : { earliest, latest, basis: 'stated' as const, approximate: false, uncertain: false };
  return { id, title: { de: id }, when: null, when_inferred: null, time, quotes: [], places: [] };
}

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

test('a stretch drawn in either direction is one window; into a bin it is open', () => {
  assert.deepEqual(windowBetween(axis, axis.first + 4, axis.first + 1), { from: '2025-10-02', to: '2025-10-05' });
  assert.deepEqual(windowBetween(axis, axis.first - 1, axis.first + 1), { from: null, to: '2025-10-02' });
});

test('steps go through dated events in order of time, also through those of one day', () => {
  const events = inTime([
    event('b', '2025-10-05'),
    event('undated', null),
    event('a', '2025-10-05'),
    event('c', '2025-10-07'),
    event('first', '2015-01-01'),
  ]);
  assert.deepEqual(
    events.map(({ id }) => id),
    ['first', 'a', 'b', 'c'],
  );
  const walk: string[] = [];
  let window: { readonly from: string | null; readonly to: string | null } = open;
  let current: string | null = null;
  for (let step = 0; step < 9; step += 1) {
    const { next } = neighbours(events, window, current);
    if (!next) break;
    walk.push(next.id);
    [window, current] = [windowOf(next), next.id];
  }
  assert.deepEqual(walk, ['first', 'a', 'b', 'c']);
  assert.equal(neighbours(events, window, current).previous?.id, 'b');
});

test('from a window that is no event’s, the steps lead to the events around its first day', () => {
  const events = inTime([event('a', '2025-10-05'), event('b', '2025-10-09')]);
  const { at, previous, next } = neighbours(events, { from: '2025-10-07', to: null }, 'a');
  assert.deepEqual([at, previous?.id, next?.id], [null, 'a', 'b']);
});
