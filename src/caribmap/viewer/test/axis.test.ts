import assert from 'node:assert/strict';
import { test } from 'node:test';

import {
  axisOf as axisOfTimed,
  dayAt,
  dayNumber,
  isoDay,
  slotOf,
  slotsOf,
  startOfDay,
  startOfSlot,
} from '../src/analysis/axis.ts';
import { once } from '../src/analysis/datings.ts';
import { ticksOf } from '../src/analysis/ticks.ts';
import type { TimeBounds } from '../src/payload.ts';
import './speaking.ts';

const time = (earliest: string | null, latest = earliest): TimeBounds => ({
  earliest,
  latest,
  basis: 'stated',
  approximate: false,
  uncertain: false,
});
const axisOf = (times: readonly (TimeBounds | null)[]) => axisOfTimed(times.map(once));
const day = dayNumber;

test('a day comes back from its number', () => {
  for (const iso of ['1969-12-31', '1970-01-01', '2024-02-29', '0012-03-04']) assert.equal(isoDay(dayNumber(iso)), iso);
});

test('without a date there is no axis', () => {
  assert.equal(axisOf([]), null);
  assert.equal(axisOf([null, time(null)]), null);
});

test('a dossier of one season is drawn to scale from its first to its last day', () => {
  const axis = axisOf([time('2025-10-01'), time('2025-10-20', '2025-11-30'), null]);
  assert.deepEqual(axis, {
    first: day('2025-10-01'),
    last: day('2025-11-30'),
    slotDays: 1,
    earlier: false,
    later: false,
  });
});

test('a single day gets days around it', () => {
  const axis = axisOf([time('2025-10-26')]);
  assert.ok(axis && slotsOf(axis) === 14 && axis.first < day('2025-10-26') && axis.last > day('2025-10-26'));
});

test('a long tail lies in the bin of what is earlier, and the dense period is to scale', () => {
  const tail = [time('2015-01-01', '2015-12-31'), time('2024-12-08'), time('2025-08-01', '2025-11-07')];
  const dense = ['2025-10-01', '2025-10-26', '2025-10-31', '2025-11-02', '2025-11-30'].map((iso) => time(iso));
  const axis = axisOf([...tail, ...dense]);
  assert.deepEqual(axis, {
    first: day('2025-10-01'),
    last: day('2025-11-30'),
    slotDays: 1,
    earlier: true,
    later: false,
  });
});

test('of two equal periods the later one is to scale', () => {
  const axis = axisOf(['2001-01-01', '2001-01-30', '2011-01-01', '2011-01-30'].map((iso) => time(iso)));
  assert.ok(axis && axis.first === day('2011-01-01') && axis.earlier && !axis.later);
});

test('a dossier without a dense period is drawn whole, in longer slots', () => {
  const axis = axisOf(Array.from({ length: 100 }, (_, index) => time(`${1900 + index}-06-15`)));
  assert.ok(axis && axis.slotDays > 300 && !axis.earlier && !axis.later);
  assert.equal(slotOf(axis, day('1900-06-15')), 0);
  assert.equal(slotOf(axis, day('1999-06-15')), slotsOf(axis) - 1);
});

test('slots fill the strip from edge to edge, and a share of it finds its day again', () => {
  const axis = axisOf([
    time('2015-01-01'),
    ...['2025-10-01', '2025-10-02', '2025-11-30'].map((iso) => time(iso)),
    time('2035-01-01'),
  ]);
  assert.ok(axis?.earlier && axis.later);
  assert.deepEqual([startOfSlot(axis, -1), startOfSlot(axis, slotsOf(axis) + 1)], [0, 1]);
  for (let number = axis.first; number <= axis.last; number += 1)
    assert.equal(dayAt(axis, startOfDay(axis, number) + 0.001), number);
  assert.equal(dayAt(axis, 0), axis.first - 1);
  assert.equal(dayAt(axis, 1), axis.last + 1);
  assert.ok(startOfDay(axis, day('2015-01-01')) < startOfSlot(axis, 0));
});

test('ticks stand on days of the month in a season, on months in a year, on years beyond', () => {
  const words = (from: string, to: string): string[] => {
    const axis = { first: day(from), last: day(to), slotDays: 1, earlier: false, later: false };
    return ticksOf(axis, 'en').map((tick) => tick.words);
  };
  assert.deepEqual(words('2025-10-01', '2025-11-10'), [
    '1 Oct 2025',
    '5',
    '9',
    '13',
    '17',
    '21',
    '25',
    '1 Nov',
    '5',
    '9',
  ]);
  assert.deepEqual(words('2025-10-01', '2025-11-30').slice(0, 5), ['1 Oct 2025', '8', '15', '22', '1 Nov']);
  const long = { first: day('1990-03-01'), last: day('2025-03-01'), slotDays: 140, earlier: false, later: false };
  assert.deepEqual(
    ticksOf(long, 'de').map((tick) => tick.words),
    ['1995', '2000', '2005', '2010', '2015', '2020', '2025'],
  );
});
