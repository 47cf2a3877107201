import assert from 'node:assert/strict';
import { test } from 'node:test';

import { axisOver } from '../src/analysis/axis.ts';
import type { Claim } from '../src/analysis/claims.ts';
import { type Laid, laid, SIGN_PX } from '../src/analysis/lanes.ts';
import { seeded } from './seeded.ts';

const axis = axisOver([0, 99]);
const WIDTH_PX = 1000;

function claim(first: number | null, last = first, parts: Partial<Claim> = {}): Claim {
  const when = { first, last, isVague: false };
  return { quote: 0, id: `${first}-${last}`, source: 'a', modality: null, origin: null, places: [], when, ...parts };
}

function overlapping({ spots }: Laid): number {
  return spots.filter((one, at) =>
    spots
      .slice(at + 1)
      .some(
        (other) =>
          one.level === other.level &&
          one.left_px < other.left_px + other.width_px &&
          other.left_px < one.left_px + one.width_px,
      ),
  ).length;
}

test('a sign stands in the middle of its day, and never beyond the edge', () => {
  const { spots } = laid([claim(0), claim(50), claim(99)], axis, WIDTH_PX);
  assert.deepEqual(
    spots.map(({ left_px }) => left_px),
    [0, 505 - SIGN_PX / 2, WIDTH_PX - SIGN_PX],
  );
});

test('a span is a bar of its days, and one with an open bound fades on that side', () => {
  const { spots } = laid([claim(10, 29), claim(null, 4), claim(90, null)], axis, WIDTH_PX);
  const barOf = (id: string) => spots.find(({ claim: { id: own } }) => own === id);
  assert.deepEqual(
    [barOf('10-29')?.left_px, barOf('10-29')?.width_px, barOf('10-29')?.fades],
    [100, 200, [false, false]],
  );
  assert.deepEqual([barOf('null-4')?.width_px, barOf('null-4')?.fades], [50, [true, false]]);
  assert.deepEqual([barOf('90-null')?.left_px, barOf('90-null')?.fades], [900, [false, true]]);
});

test('what would overlap stands on levels of its own', () => {
  const out = laid([claim(5), claim(5, 5, { id: 'b' }), claim(6), claim(50)], axis, WIDTH_PX);
  assert.equal(overlapping(out), 0);
  assert.equal(out.levels, 3);
});

test('a bracket holds the signs of one origin and no other', () => {
  const own = { origin: 'post' };
  const out = laid(
    [claim(10, 10, own), claim(12, 12, { ...own, id: 'b' }), claim(30, 30, { ...own, id: 'c' }), claim(20)],
    axis,
    WIDTH_PX,
  );
  const [bracket, ...more] = out.brackets;
  assert.ok(bracket && more.length === 0);
  const isInside = ({ left_px, level }: Laid['spots'][number]): boolean =>
    left_px >= bracket.left_px &&
    left_px < bracket.left_px + bracket.width_px &&
    level >= bracket.level &&
    level < bracket.level + bracket.levels;
  assert.deepEqual(
    out.spots.filter(isInside).map(({ claim: { origin } }) => origin),
    ['post', 'post', 'post'],
  );
  assert.equal(overlapping(out), 0);
});

test('a crowd becomes numbers that count each quote once', () => {
  const crowd = Array.from({ length: 500 }, (_, index) => claim(index % 100, index % 100, { id: String(index) }));
  const out = laid(crowd, axis, WIDTH_PX);
  const counted = out.piles.reduce((sum, { claims }) => sum + claims.length, 0) + out.spots.length;
  assert.deepEqual([counted, out.levels], [500, 1]);
});

test('what lies outside the days that are zoomed to is counted', () => {
  const out = laid([claim(-4), claim(-9, -2), claim(50), claim(120)], axis, WIDTH_PX);
  assert.deepEqual([out.beyond, out.spots.length], [[2, 1], 1]);
});

test('no two signs of any lane overlap', () => {
  const chance = seeded(3);
  for (let round = 0; round < 60; round++) {
    const claims = Array.from({ length: 1 + Math.floor(chance() * 14) }, (_, index) => {
      const first = Math.floor(chance() * 100);
      const origin = chance() < 0.4 ? `o${Math.floor(chance() * 3)}` : null;
      return claim(first, chance() < 0.3 ? first + Math.floor(chance() * 20) : first, { id: String(index), origin });
    });
    assert.equal(overlapping(laid(claims, axis, 300 + chance() * 900)), 0);
  }
});
