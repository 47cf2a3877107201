import assert from 'node:assert/strict';
import { before, test } from 'node:test';

import type { Arcs as ArcsClass } from '../src/map/arcs.ts';
import type { BasemapTopology } from '../src/map/topology.ts';

let Arcs: typeof ArcsClass;

const TOPOLOGY: Pick<BasemapTopology, 'arcs' | 'transform'> = {
  transform: { scale: [0.5, 2], translate: [10, -4] },
  arcs: [
    [0, 0, 2, 1, 2, 0],
    [6, 1, -2, 0],
  ],
};

before(async () => {
  // Leaflet looks for a browser as it loads; the lines need none.
  Object.assign(globalThis, {
    window: { devicePixelRatio: 1 },
    document: { documentElement: { style: {} }, createElement: () => ({}), createElementNS: () => ({}) },
  });
  ({ Arcs } = await import('../src/map/arcs.ts'));
});

test('an arc is decoded: steps of a grid become degrees', () => {
  const { points, west, south, east, north } = new Arcs(TOPOLOGY).join([0]);
  assert.deepEqual([...points], [10, -4, 11, -2, 12, -2]);
  assert.deepEqual([west, south, east, north], [10, -4, 12, -2]);
});

test('arcs are joined where they meet, one of them backwards', () => {
  assert.deepEqual([...new Arcs(TOPOLOGY).join([0, ~1]).points], [10, -4, 11, -2, 12, -2, 13, -2]);
});
