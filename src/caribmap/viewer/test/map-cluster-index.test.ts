import assert from 'node:assert/strict';
import { test } from 'node:test';

import { type Cluster, isOneSpot, ScanIndex } from '../src/map/cluster-index.ts';
import { squareX, squareY } from '../src/records/columns.ts';
import { seeded } from './seeded.ts';

const WORLD = [-180, -90, 180, 90];
const CARACAS = [-66.9, 10.48];
const LOS_TEQUES = [-67.04, 10.34];
const BEIJING = [116.4, 39.9];

type Anchors = readonly (readonly number[])[];

function indexOf(anchors: Anchors, positions = anchors.map((_, position) => position)): ScanIndex {
  const square = {
    x: Float64Array.from(anchors, ([lng = 0]) => squareX(lng)),
    y: Float64Array.from(anchors, ([, lat = 0]) => squareY(lat)),
  };
  return new ScanIndex(square, Uint32Array.from(positions), new Uint8Array(anchors.length).fill(1));
}

const index = indexOf([CARACAS, LOS_TEQUES, BEIJING]);
const counts = (zoom: number, bounds = WORLD): number[] => index.clustersIn(zoom, bounds).map(({ count }) => count);
const sum = (clusters: readonly Cluster[]): number => clusters.reduce((total, { count }) => total + count, 0);

function scattered(count: number, seed: number): number[][] {
  const random = seeded(seed);
  return Array.from({ length: count }, () =>
    random() < 0.3 ? [-66.9 + random() / 50, 10.4 + random() / 50] : [random() * 360 - 180, random() * 180 - 90],
  );
}

test('near places are one cluster on an overview and stand apart closer in', () => {
  assert.deepEqual(counts(3).sort(), [1, 2]);
  assert.deepEqual(counts(9), [1, 1, 1]);
});

test('only places in the bounds are clustered', () => {
  assert.deepEqual(
    index.clustersIn(6, [100, 30, 130, 50]).map((cluster) => [...index.membersOf(cluster)]),
    [[2]],
  );
});

test('a cluster stands in the middle of its places', () => {
  const [cluster] = index.clustersIn(3, [-80, 0, -60, 20]);
  assert.deepEqual(
    cluster?.position.map((degrees) => degrees.toFixed(2)),
    ['-66.97', '10.41'],
  );
});

test('places at one spot are told from places near each other', () => {
  const [shared] = indexOf([CARACAS, CARACAS]).clustersIn(9, WORLD);
  assert.ok(shared);
  assert.equal(isOneSpot(shared), true);
  const [apart] = index.clustersIn(3, [-80, 0, -60, 20]);
  assert.ok(apart);
  assert.equal(isOneSpot(apart), false);
});

test('the clusters of a view are computed once', () => {
  assert.equal(index.clustersIn(3, [-80, 0, -60, 20]), index.clustersIn(3.5, [-79.9, 0, -60, 20]));
  assert.notEqual(index.clustersIn(3, [-80, 0, -60, 20]), index.clustersIn(4, [-80, 0, -60, 20]));
});

test('the poles and the date line have a cell', () => {
  assert.equal(
    sum(
      indexOf([
        [0, 90],
        [180, 0],
        [-180, -90],
      ]).clustersIn(4, [-200, -90, 200, 90]),
    ),
    3,
  );
});

test('beyond the world there is nothing', () => assert.deepEqual(index.clustersIn(4, [200, -40, 260, 40]), []));

for (const seed of [1, 2, 3]) {
  test(`at every zoom each place is counted once, by the cluster that lists it (seed ${seed})`, () => {
    const anchors = scattered(800, seed);
    const some = anchors.flatMap((_, position) => (position % 3 ? [position] : []));
    const scattering = indexOf(anchors, some);
    for (let zoom = 0; zoom <= 8; zoom += 0.5) {
      const clusters = scattering.clustersIn(zoom, WORLD);
      const members = clusters.map((cluster) => [...scattering.membersOf(cluster)]);
      assert.deepEqual(
        clusters.map(({ count }) => count),
        members.map((own) => own.length),
      );
      assert.deepEqual(
        members.flat().sort((one, other) => one - other),
        some,
      );
      for (const [at, { first, last }] of clusters.entries())
        assert.deepEqual([first, last], [members[at]?.[0], members[at]?.at(-1)]);
    }
  });

  test(`what lies in the bounds is what brute force finds, and a place or two beside them (seed ${seed})`, () => {
    const anchors = scattered(500, seed);
    const random = seeded(seed + 100);
    const scattering = indexOf(anchors);
    for (let round = 0; round < 40; round++) {
      const [west, south] = [random() * 300 - 180, random() * 120 - 80];
      const bounds = [west, south, west + random() * 60, south + random() * 40];
      const zoom = Math.floor(random() * 9);
      const found = new Set(
        scattering.clustersIn(zoom, bounds).flatMap((cluster) => [...scattering.membersOf(cluster)]),
      );
      const [, , east = 0, north = 0] = bounds;
      const inside = anchors.flatMap(([lng = 0, lat = 0], position) =>
        lng >= west && lng <= east && lat >= south && lat <= north ? [position] : [],
      );
      for (const position of inside) assert.ok(found.has(position));
      const cell_deg = (360 * 64) / (256 * 2 ** zoom);
      for (const position of found)
        assert.ok(Math.abs((anchors[position]?.[0] ?? 0) - (west + east) / 2) <= (east - west) / 2 + cell_deg);
    }
  });

  test(`no two clusters cover each other's middle (seed ${seed})`, () => {
    const clusters = indexOf(scattered(3000, seed)).clustersIn(4, WORLD);
    assert.ok(clusters.length > 50);
    const overlapping = clusters.filter((one, at) =>
      clusters.slice(at + 1).some((other) => pixelsApart(one, other, 4) < 20),
    );
    assert.ok(overlapping.length < clusters.length / 20, `${overlapping.length} of ${clusters.length}`);
  });
}

function pixelsApart(one: Cluster, other: Cluster, zoom: number): number {
  const [dx, dy] = [
    squareX(one.position[0]) - squareX(other.position[0]),
    squareY(one.position[1]) - squareY(other.position[1]),
  ];
  return Math.hypot(dx, dy) * 256 * 2 ** zoom;
}

test('a million places at one spot are one cluster', () => {
  const anchors = { x: new Float64Array(1_000_000).fill(0.3), y: new Float64Array(1_000_000).fill(0.4) };
  const [all, ...others] = new ScanIndex(
    anchors,
    Uint32Array.from({ length: 1_000_000 }, (_, position) => position),
    new Uint8Array(1_000_000).fill(1),
  ).clustersIn(5, WORLD);
  assert.equal(others.length, 0);
  assert.equal(all?.count, 1_000_000);
  assert.ok(all && isOneSpot(all));
});
