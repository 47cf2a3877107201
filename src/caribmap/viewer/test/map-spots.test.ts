import assert from 'node:assert/strict';
import { test } from 'node:test';

import { spotOfChip } from '../src/map/chip-spot.ts';
import { spotOfNote } from '../src/map/note-spot.ts';
import { around, overlap } from '../src/map/placing.ts';

const MAP = { x: 800, y: 600 };
const HALF = [60, 14] as const;

test('a chip stands at its edge, level with its exits', () => {
  assert.deepEqual(spotOfChip('right', { x: 800, y: 300 }, HALF, MAP, []), around(732, 300, 60, 14));
  assert.deepEqual(spotOfChip('top', { x: 200, y: 0 }, HALF, MAP, []), around(200, 22, 60, 14));
});

test('a chip is moved along its edge, clear of controls and other chips', () => {
  const controls = { left: 740, top: 0, right: 800, bottom: 120 };
  const box = spotOfChip('right', { x: 800, y: 10 }, HALF, MAP, [controls]);
  assert.equal(box.right, 792);
  assert.equal(overlap(box, controls), false);
  const beside = spotOfChip('top', { x: 780, y: 0 }, HALF, MAP, [controls]);
  assert.equal(beside.top, 8);
  assert.equal(overlap(beside, controls), false);
});

test('a chip without room stays at its exit', () => {
  const all = { left: 0, top: 0, right: 800, bottom: 600 };
  assert.deepEqual(spotOfChip('left', { x: 0, y: 300 }, HALF, MAP, [all]), around(68, 300, 60, 14));
});

const NOTE = { point: { x: 400, y: 300 }, reach: 8, others: [], width: 160, height: 28, map: MAP };

test('a note stands beside its sign, inside the map and clear of what is taken', () => {
  const taken = [around(480, 260, 100, 30)];
  const { box, end } = spotOfNote(NOTE, taken);
  assert.equal(overlap(box, around(400, 300, 8)), false);
  assert.equal(
    taken.some((other) => overlap(other, box)),
    false,
  );
  assert.ok(end.x >= box.left && end.x <= box.right && end.y >= box.top && end.y <= box.bottom);
});

test('a note stands on the side away from the other places', () => {
  const { box } = spotOfNote({ ...NOTE, others: [{ x: 700, y: 300 }] }, []);
  assert.ok(box.right < 400);
});

test('a note at the edge stays on the map', () => {
  for (const point of [
    { x: 0, y: 0 },
    { x: 800, y: 600 },
    { x: 799, y: 5 },
  ]) {
    const { box } = spotOfNote({ ...NOTE, point }, []);
    assert.ok(box.left >= 10 && box.top >= 10 && box.right <= 790 && box.bottom <= 590);
  }
});
