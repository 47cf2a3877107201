import assert from 'node:assert/strict';
import { test } from 'node:test';

import { type Axis, axisOf as axisOfTimed, dayAt, dayNumber, endOf, isoDay, shareOf } from '../src/analysis/axis.ts';
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
const axisOf = (times: readonly (TimeBounds | null)[]): Axis => axisOfTimed(times.map(once)) as Axis;
const isoDaysOf = (axis: Axis): string[] => axis.map(({ first, last }) => `${isoDay(first)}/${isoDay(last)}`);
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
  assert.deepEqual(axis, [{ first: day('2025-10-01'), last: day('2025-11-30'), from: 0, to: 1 }]);
});

test('a single day gets days around it', () => {
  const [{ first, last }] = axisOf([time('2025-10-26')]);
  assert.ok(last - first + 1 === 14 && first < day('2025-10-26') && last > day('2025-10-26'));
});

test('a long tail stands before a break, and the dense period is to scale', () => {
  const tail = [time('2015-01-01', '2015-12-31'), time('2024-12-08'), time('2025-08-01', '2025-11-07')];
  const dense = ['2025-10-01', '2025-10-26', '2025-10-31', '2025-11-02', '2025-11-30'].map((iso) => time(iso));
  const axis = axisOf([...tail, ...dense]);
  assert.deepEqual(isoDaysOf(axis), ['2015-01-01/2025-09-30', '2025-10-01/2025-11-30']);
  const [before, main] = axis;
  assert.ok(before.from === 0 && before.to < (main?.from ?? 0) && main?.to === 1);
});

test('of two equal periods the later one is to scale', () => {
  const axis = axisOf(['2001-01-01', '2001-01-30', '2011-01-01', '2011-01-30'].map((iso) => time(iso)));
  assert.equal(axis.at(-1)?.first, day('2011-01-01'));
  assert.equal(axis.length, 2);
});

test('in 180 years without a dense period the last year still has most of the width', () => {
  const years = Array.from({ length: 183 }, (_, index) => time(`${1829 + index}-06-15`));
  const axis = axisOf([...years, time('2011-02-01'), time('2011-03-01')]);
  const [before, main] = axis;
  assert.equal(axis.length, 2);
  assert.ok(main && main.last - main.first + 1 === 366 && main.to - main.from > 0.6);
  assert.ok(shareOf(axis, day('1829-06-15')) === 0 && before.to - before.from >= 0.1);
  assert.ok(shareOf(axis, day('2011-03-01')) - shareOf(axis, day('2011-02-01')) > 0.04);
});

test('every day of every stretch is found again at its share', () => {
  const axis = axisOf([
    time('2015-01-01'),
    ...['2025-10-01', '2025-10-02', '2025-10-09', '2025-11-30'].map((iso) => time(iso)),
    time('2035-01-01'),
  ]);
  assert.equal(axis.length, 3);
  for (const { first, last } of axis)
    for (let number = first; number <= last; number += 1)
      assert.equal(dayAt(axis, (shareOf(axis, number) + endOf(axis, number)) / 2), number);
  assert.deepEqual([shareOf(axis, day('1900-01-01')), shareOf(axis, day('2100-01-01'))], [0, 1]);
});

test('a stretch without room for its first tick before the next stretch has none', () => {
  const before = { first: day('2025-08-01'), last: day('2025-09-30'), from: 0, to: 0.05 };
  assert.deepEqual(ticksOf(before, 'en', 25), []);
  assert.equal(ticksOf({ ...before, from: 0.95, to: 1 }, 'en', 25).length, 1);
});

test('ticks stand on days of the month in a season, on months in a year, on years beyond', () => {
  const words = (from: string, to: string, width_px: number, language = 'en'): string[] =>
    ticksOf({ first: day(from), last: day(to), from: 0, to: 1 }, language, width_px).map((tick) => tick.words);
  const season = words('2025-10-01', '2025-11-10', 560);
  assert.deepEqual([season[0], season.at(-1)], ['1 Oct 2025', '9']);
  assert.ok(season.includes('1 Nov'));
  const year = words('2025-01-01', '2025-12-31', 560);
  assert.ok(year.includes('2025') && year.length >= 3);
  assert.deepEqual(words('1990-03-01', '2025-03-01', 400, 'de'), ['1995', '2000', '2005', '2010', '2015', '2020']);
  assert.ok(words('1829-03-01', '2010-03-01', 80).length <= 2);
});

test('no tick is written into the one before it', () => {
  for (const width_px of [90, 200, 340, 520, 900]) {
    for (const days of [14, 30, 61, 92, 366]) {
      const stretch = { first: day('2025-10-01'), last: day('2025-10-01') + days - 1, from: 0, to: 1 };
      const ticks = ticksOf(stretch, 'en', width_px);
      ticks.forEach((tick, index) => {
        const before = ticks[index - 1];
        if (!before) return;
        const room_px = ((tick.day - before.day) * width_px) / days;
        assert.ok(room_px >= before.words.length * 6, `${width_px} ${days}: ${before.words}|${tick.words} ${room_px}`);
      });
    }
  }
});
