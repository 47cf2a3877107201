import assert from 'node:assert/strict';
import { test } from 'node:test';

import { fanned } from '../src/map/fan.ts';
import { type Standing, standingsOf } from '../src/map/standing.ts';
import { place } from './payload-of.ts';

const PX_PER_DEGREE = 100;
const pointOf = ([lng = 0, lat = 0]: readonly number[]): { x: number; y: number } => ({
  x: lng * PX_PER_DEGREE,
  y: 0 - lat * PX_PER_DEGREE,
});
const cities = (...anchors: [number, number][]): Standing[] =>
  standingsOf(
    anchors.map((anchor, index) => place(`city-${index}`, { anchor })),
    8,
  );
const signs = (standings: readonly Standing[]): { x: number; y: number }[] =>
  standings.map(({ position, offset }) => ({ x: pointOf(position).x + offset[0], y: pointOf(position).y + offset[1] }));

test('marks that stand clear of one another stay where they are', () => {
  const apart = cities([0, 0], [0.2, 0]);
  assert.deepEqual(fanned(apart, pointOf), apart);
});

test('two marks that hide each other move apart, the western one to the west', () => {
  const [west, east] = signs(fanned(cities([0, 0], [0.02, 0]), pointOf));
  assert.ok(west && east && east.x - west.x >= 26);
  assert.ok(Math.abs(west.y - east.y) < 1);
});

test('however many marks share a spot, each can be hit', () => {
  for (const count of [2, 3, 5, 9]) {
    const spread = signs(
      fanned(cities(...Array.from({ length: count }, (_, index): [number, number] => [index / 1000, 0])), pointOf),
    );
    for (const [index, a] of spread.entries())
      for (const b of spread.slice(index + 1)) assert.ok(Math.hypot(a.x - b.x, a.y - b.y) >= 24);
  }
});

test('a chain of marks is one circle: the first hides the second, the second the third', () => {
  const moved = fanned(cities([0, 0], [0.08, 0], [0.04, 0]), pointOf);
  assert.equal(moved.filter(({ offset }) => offset[0] !== 0 || offset[1] !== 0).length, 3);
});

test('a mark that moves is another mark, so that it is drawn anew with its leader', () => {
  const before = cities([0, 0], [0.02, 0]);
  const after = fanned(before, pointOf);
  assert.deepEqual(
    after.map(({ places }) => places),
    before.map(({ places }) => places),
  );
  assert.equal(
    after.some(({ id }, index) => id === before[index]?.id),
    false,
  );
});

test('names never move, and a mark for two places does not for the name beside it', () => {
  const places = [place('country', { kind: 'country' }), place('city'), place('government', { role: 'seat' })];
  const standings = standingsOf(places, 8);
  assert.deepEqual(
    standings.map(({ shape }) => shape),
    ['label', 'composite'],
  );
  assert.deepEqual(fanned(standings, pointOf), standings);
});
