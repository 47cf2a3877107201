/** What was cut at the antimeridian is drawn whole: the same as the pictures' tests/unit/render/test_whole.py. */
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { isPacific } from '../src/map/pacific.ts';
import { linesIn, wholeLines, wholePolygons } from '../src/map/whole.ts';

const box = (west: number, south: number, east: number, north: number) => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
];

test('parts of a route are one line that runs on', () => {
  const east = [
    [170, 0],
    [180, 5],
  ];
  const west = [
    [-180, 5],
    [-170, 10],
  ];
  const whole = [
    [
      [170, 0],
      [180, 5],
      [190, 10],
    ],
  ];
  assert.deepEqual(wholeLines([east, west]), whole);
  assert.deepEqual(wholeLines([west, east]), whole);
});

test('a box cut at the antimeridian has no edge there', () => {
  const geometry = {
    type: 'MultiPolygon' as const,
    coordinates: [[box(175, -20, 180, -10)], [box(-180, -20, -175, -10)]],
  };
  const polygons = wholePolygons(geometry);
  assert.equal(polygons.length, 1);
  const lngs = polygons[0]?.[0]?.map(([lng = 0]) => lng) ?? [];
  assert.deepEqual([Math.min(...lngs), Math.max(...lngs)], [175, 185]);
  assert.equal(linesIn(geometry).length, 1);
});

test('a border on the antimeridian with nothing beyond keeps its edge', () => {
  assert.deepEqual(linesIn({ type: 'Polygon', coordinates: [box(170, 0, 180, 10)] }), [box(170, 0, 180, 10)]);
});

test('the rim round a pole is one line without the edges of its area, which stays as it is', () => {
  const cap = box(-180, 70, 180, 90);
  const geometry = { type: 'Polygon' as const, coordinates: [cap] };
  assert.deepEqual(linesIn(geometry), [
    [
      [-180, 70],
      [180, 70],
    ],
  ]);
  assert.deepEqual(wholePolygons(geometry), [[cap]]);
});

test('a line of two hundred thousand positions, cut or not, is read', () => {
  const long = Array.from({ length: 200_000 }, (_, index) => [170 + index / 20_000, Math.sin(index)]);
  const [line = []] = wholeLines([
    long,
    [
      [-180.00005, Math.sin(199_999)],
      [-170, 0],
    ],
  ]);
  assert.equal(line.length, 200_001);
});

test('the world is cut in the Atlantic for views that cross the antimeridian or lie at it', () => {
  const views = (...bounds: number[][]) => bounds.map((one) => ({ bounds: one }));
  assert.equal(isPacific(views([170, -20, -170, 0])), true);
  assert.equal(isPacific(views([-178.5, -23, -173, -19])), true);
  assert.equal(isPacific(views([172, -23, 179, -19])), true);
  assert.equal(isPacific(views([-8, 61, -6, 62])), false);
  assert.equal(isPacific(views([-170, -60, 170, 75])), false);
  assert.equal(isPacific(views([-178.5, -23, -173, -19], [-80, 0, 10, 60])), false);
  assert.equal(isPacific(views([-180, -90, 180, 90])), false);
});
