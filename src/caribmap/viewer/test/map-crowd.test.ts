import assert from 'node:assert/strict';
import { test } from 'node:test';

import { CrowdIndex, isOneSpot } from '../src/map/crowd.ts';
import { place } from './payload-of.ts';

const WORLD = [-180, -85, 180, 85];
const CARACAS = [-66.9, 10.48];
const LOS_TEQUES = [-67.04, 10.34];
const BEIJING = [116.4, 39.9];

const index = new CrowdIndex([place('caracas', { anchor: CARACAS }), place('los-teques', { anchor: LOS_TEQUES }), place('beijing', { anchor: BEIJING })]);
const counts = (zoom: number, bounds = WORLD): number[] => index.gather(zoom, bounds).map(({ places }) => places.length);

test('near places are gathered on an overview and stand apart closer in', () => {
  assert.deepEqual(counts(3).sort(), [1, 2]);
  assert.deepEqual(counts(11), [1, 1, 1]);
});

test('no place is lost or doubled at any zoom', () => {
  for (let zoom = 0; zoom <= 11; zoom++) assert.equal(counts(zoom).reduce((sum, count) => sum + count, 0), 3);
});

test('only what lies in the bounds is gathered', () => {
  assert.deepEqual(index.gather(6, [100, 30, 130, 50]).map(({ places }) => places.map(({ id }) => id)), [['beijing']]);
});

test('a gathering stands in the middle of its places', () => {
  const [gathering] = index.gather(3, [-80, 0, -60, 20]);
  assert.deepEqual(gathering?.position.map((degrees) => degrees.toFixed(3)), ['-66.970', '10.410']);
});

test('places at one spot need no gathering: one mark stands for them', () => {
  const [shared] = new CrowdIndex([place('city', { anchor: CARACAS }), place('seat', { anchor: CARACAS })]).gather(11, WORLD);
  assert.ok(shared);
  assert.equal(isOneSpot(shared), true);
  const [apart] = index.gather(3, [-80, 0, -60, 20]);
  assert.ok(apart);
  assert.equal(isOneSpot(apart), false);
});

test('the poles and the date line have a cell', () => {
  const edge = new CrowdIndex([place('pole', { anchor: [0, 90] }), place('line', { anchor: [180, 0] }), place('south', { anchor: [-180, -90] })]);
  assert.equal(edge.gather(4, [-200, -90, 200, 90]).length, 3);
});
