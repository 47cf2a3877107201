import assert from 'node:assert/strict';
import { test } from 'node:test';

import { BUILDINGS_FROM_ZOOM, OVERVIEW_BELOW_ZOOM } from '../src/map/rules.ts';
import { standingsOf, substituteOf } from '../src/map/standing.ts';
import type { Derivation } from '../src/payload.ts';
import { place } from './payload-of.ts';

const MOSCOW = [37.6173, 55.7558];
const KREMLIN = [37.6175, 55.752];
const FAR_OUT = 5;

const OFFSHORE: Derivation = {
  recipe: 'offshore',
  quote: 'q',
  number: '11 Kilometer',
  start: 0,
  end: 1,
  distance_m: 11_000,
  tolerance_m: 500,
  direction_deg: null,
  tolerance_deg: null,
  reference: null,
  facing: null,
  assumption: null,
  measurements: [],
  center_line: null,
  dimension: null,
  outline: null,
};

const ids = (places: Parameters<typeof standingsOf>[0], zoom: number): string[][] =>
  standingsOf(places, zoom).map((standing) => standing.places.map((member) => member.id));

test('a place and a government at one spot share one mark, the place first', () => {
  const places = [place('government', { role: 'seat', anchor: MOSCOW }), place('city', { anchor: MOSCOW })];
  const [standing, ...others] = standingsOf(places, FAR_OUT);
  assert.equal(others.length, 0);
  assert.equal(standing?.shape, 'composite');
  assert.deepEqual(
    standing?.places.map((member) => member.id),
    ['city', 'government'],
  );
});

test('what else stands at their spot has a mark of its own', () => {
  const more = [place('market', { anchor: MOSCOW }), place('court', { role: 'seat', anchor: MOSCOW })];
  const places = [place('city', { anchor: MOSCOW }), place('government', { role: 'seat', anchor: MOSCOW }), ...more];
  assert.deepEqual(ids(places, FAR_OUT), [['city', 'government'], ['market'], ['court']]);
});

test('more at a spot than a circle holds share one mark', () => {
  const places = Array.from({ length: 40 }, (_, index) => place(`p${index}`, { anchor: MOSCOW }));
  assert.deepEqual(
    ids(places, FAR_OUT).map((members) => members.length),
    [40],
  );
});

test('a building joins the mark of its city until the map is close enough', () => {
  const places = [
    place('city', { anchor: MOSCOW }),
    place('kremlin', { kind: 'building', role: 'seat', anchor: KREMLIN }),
  ];
  assert.deepEqual(ids(places, BUILDINGS_FROM_ZOOM - 0.25), [['city', 'kremlin']]);
  assert.deepEqual(ids(places, BUILDINGS_FROM_ZOOM), [['city'], ['kremlin']]);
});

test('a joined building does not change the sign of its city', () => {
  const places = [
    place('city', { anchor: MOSCOW }),
    place('kremlin', { kind: 'building', role: 'seat', anchor: KREMLIN }),
  ];
  assert.equal(standingsOf(places, FAR_OUT)[0]?.shape, 'disc');
});

test('a building without a city nearby has its own mark at every zoom', () => {
  const places = [place('city', { anchor: [0, 0] }), place('kremlin', { kind: 'building', anchor: KREMLIN })];
  assert.deepEqual(ids(places, FAR_OUT), [['city'], ['kremlin']]);
});

test('a country at the very spot of a city stays a name of its own', () => {
  const places = [place('city'), place('country', { kind: 'country' })];
  assert.deepEqual(
    standingsOf(places, FAR_OUT).map((standing) => standing.shape),
    ['disc', 'label'],
  );
});

test('places whose position is not stated have no mark', () => {
  assert.deepEqual(standingsOf([place('carrier', { kind: 'force', anchor: null, geometry: null })], FAR_OUT), []);
});

test('signs tell kind and role apart', () => {
  const shapeOf = (parts: Parameters<typeof place>[1]): string | undefined =>
    standingsOf([place('a', parts)], 11)[0]?.shape;
  assert.equal(shapeOf({ role: 'seat' }), 'ring');
  assert.equal(shapeOf({ kind: 'building' }), 'square');
  assert.equal(shapeOf({ kind: 'building', role: 'seat' }), 'frame');
  assert.equal(shapeOf({ kind: 'event-site' }), 'diamond');
  assert.equal(shapeOf({ kind: 'a-kind-to-come' }), 'disc');
});

test('a vessel off a coast floats beside its band, and stands at its coast on an overview', () => {
  const vessel = [place('gravely', { kind: 'vessel', derivation: OFFSHORE })];
  const [near] = standingsOf(vessel, FAR_OUT);
  assert.ok(near && Math.hypot(...near.offset) > 0);
  const [far] = standingsOf(vessel, OVERVIEW_BELOW_ZOOM - 0.25);
  assert.deepEqual([far?.shape, far?.offset], ['hull', [0, 0]]);
  assert.notEqual(far?.id, near.id, 'drawn anew');
});

test('a name without room has a dot only where it is given as a point, else a sign that is no position', () => {
  const line = { type: 'LineString' as const, coordinates: [MOSCOW, KREMLIN] };
  const signOf = (kind: string, geometry: Parameters<typeof place>[1]): string =>
    substituteOf(place('a', { kind, ...geometry }));
  const point = { geometry: { type: 'Point' as const, coordinates: MOSCOW } };
  assert.deepEqual(
    ['region', 'coast', 'sea', 'country', 'border'].map((kind) => signOf(kind, point)),
    ['spot', 'spot', 'wave', 'span', 'span'],
  );
  assert.deepEqual(
    ['region', 'coast', 'sea'].map((kind) => signOf(kind, { geometry: line })),
    ['span', 'span', 'wave'],
  );
});
