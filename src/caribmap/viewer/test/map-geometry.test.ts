import assert from 'node:assert/strict';
import { test } from 'node:test';

import { isAlong, withoutCuts } from '../src/map/edges.ts';
import { around, overlap } from '../src/map/placing.ts';
import { areaOf, type FlatLine, flat, flatLine, isInArea, isInRing } from '../src/map/ring-area.ts';
import { type LabelText, shifted, slotsAlong, slotsBeside, slotsRound } from '../src/map/slots.ts';

const SQUARE = lineOf(0, 0, 10, 0, 10, 10, 0, 10);
const TEXT: LabelText = { lines: ['Caracas'], size: [60, 20] };
const SPOT = { x: 200, y: 200 };

/** Longitudes and latitudes in turn. */
function lineOf(...degrees: number[]): FlatLine {
  return flatLine(Float64Array.from(degrees));
}

test('a point inside a ring is in it, outside or beyond is not', () => {
  assert.equal(isInRing(SQUARE, 5, 5), true);
  assert.equal(isInRing(SQUARE, 15, 5), false);
  assert.equal(isInRing(SQUARE, -5, 5), false);
  assert.equal(isInRing(SQUARE, 5, 15), false);
});

test('a closed ring gives the same answer as an open one', () => {
  assert.equal(isInRing(lineOf(...SQUARE.points, 0, 0), 5, 5), true);
});

test('a hole is not part of an area', () => {
  const hole = flat([
    { lng: 4, lat: 4 },
    { lng: 6, lat: 4 },
    { lng: 6, lat: 6 },
    { lng: 4, lat: 6 },
  ]);
  const area = areaOf([SQUARE, hole]);
  assert.equal(isInArea(area, { lng: 5, lat: 5 }), false);
  assert.equal(isInArea(area, { lng: 2, lat: 2 }), true);
  assert.equal(isInArea(area, { lng: 12, lat: 2 }), false);
});

test('no slot round a sign touches the sign', () => {
  const sign = around(SPOT.x, SPOT.y, 7);
  for (const slot of slotsRound(SPOT, [7, 7], [0, 0], [TEXT])) assert.equal(overlap(slot.box, sign), false);
});

test('a sign that floats takes its label along, and the label is drawn from the sign', () => {
  const [plain] = slotsRound(SPOT, [7, 7], [0, 0], [TEXT]);
  const [floating] = slotsRound(SPOT, [7, 7], [40, -30], [TEXT]);
  assert.ok(plain && floating);
  assert.equal(floating.box.left - plain.box.left, 40);
  assert.equal(floating.box.top - plain.box.top, -30);
  assert.deepEqual([floating.dx, floating.dy], [plain.dx, plain.dy]);
});

test('a name beside an area does not cover it, and its short form stands there before the long one stands below', () => {
  const area = around(210, 195, 20, 15);
  const short: LabelText = { lines: ['Trinidad', 'und Tobago'], size: [50, 34] };
  const slots = [...slotsBeside(SPOT, area, [TEXT, short])];
  for (const slot of slots) assert.equal(overlap(slot.box, area), false);
  assert.deepEqual(
    slots.slice(0, 2).map((slot) => slot.lines),
    [TEXT.lines, short.lines],
  );
  assert.deepEqual(
    slots.slice(0, 2).map((slot) => slot.align),
    ['start', 'start'],
  );
});

test('an area is named at its anchor first, then ever further off', () => {
  const distances = shifted(SPOT).map(({ x, y }) => Math.hypot(x - SPOT.x, y - SPOT.y));
  assert.equal(distances[0], 0);
  assert.deepEqual(
    distances,
    [...distances].sort((a, b) => a - b),
  );
});

test('a name beside a line stands off it on the asked side, whatever way the line runs', () => {
  const point = { x: 300, y: 100 };
  for (const angle of [0, 0.4, 1, 1.5, 2.5]) {
    const aside = { x: Math.sin(angle), y: -Math.cos(angle) };
    const onLine = [-80, -40, 0, 40, 80].map((along) =>
      around(point.x + along * Math.cos(angle), point.y + along * Math.sin(angle), 1),
    );
    for (const slot of slotsAlong(SPOT, [{ point, aside }], [TEXT]))
      assert.equal(
        onLine.some((piece) => overlap(piece, slot.box)),
        false,
      );
  }
});

test('a label is tied to its point of the line, from the label on', () => {
  const [slot] = slotsAlong(SPOT, [{ point: { x: 300, y: 100 }, aside: { x: 0, y: -1 } }], [TEXT]);
  const tops = (slot?.tie ?? []).map(({ top }) => top);
  assert.deepEqual(
    tops,
    [...tops].sort((a, b) => a - b),
  );
  assert.ok(slot && overlap(slot.tie?.[0] ?? around(0, 0, 0), slot.box));
});

test('edges on the bounds that land was cut at are no coast, even where rounding has moved them a little', () => {
  const ring = [
    { lng: 0.0004, lat: 1 },
    { lng: -0.0003, lat: 9 },
    { lng: 4, lat: 9 },
    { lng: 4, lat: 1 },
    { lng: 0.0004, lat: 1 },
  ];
  assert.deepEqual(withoutCuts(ring, [0, -20, 20, 20]), [ring.slice(1)]);
});

test('an edge near the bounds that runs across them is coast', () => {
  const ring = [
    { lng: 0, lat: 1 },
    { lng: 0.5, lat: 2 },
  ];
  assert.deepEqual(withoutCuts(ring, [0, -20, 20, 20]), [ring]);
});

test('a border drawn coarser runs along the same border, one that only meets it does not', () => {
  const border = lineOf(0, 0, 0.03, 1, 0, 2, -0.04, 3);
  const coarse = lineOf(0, 0, 0, 3);
  const meeting = lineOf(0, 3, 1, 3, 2, 3);
  assert.equal(isAlong(border, coarse), true);
  assert.equal(isAlong(coarse, border), true);
  assert.equal(isAlong(meeting, coarse), false);
});
