import assert from 'node:assert/strict';
import { test } from 'node:test';

import { NAMES, signOf } from '../src/map/legend.ts';
import { KINDS } from '../src/map/rules.ts';
import { place } from './payload-of.ts';

const signIn = (basis: string, kind: string, parts: Parameters<typeof place>[1] = {}): string => {
  const one = place('a', { kind, ...parts });
  return signOf({ ...one, geocoding: { ...one.geocoding, basis } } as typeof one);
};

test('a question mark stands in the legend only where the position of a vessel is not stated', () => {
  assert.equal(signIn('stated', 'vessel'), 'vessel');
  assert.equal(signIn('assumed', 'vessel'), 'hull');
});

test('the legend says that a centre is assumed only where it is', () => {
  const geometry = { type: 'LineString' as const, coordinates: [[0, 0]] };
  assert.equal(signIn('stated', 'range', { geometry }), 'range-stated');
  assert.equal(signIn('assumed', 'range', { geometry }), 'range');
});

test('every kind has the sign of the map in the legend, and a name there', () => {
  const signs = Object.keys(KINDS).map((kind) => signIn('stated', kind));
  for (const [index, kind] of Object.values(KINDS).entries()) {
    assert.equal(signs[index], kind.form === 'point' ? kind.literal : kind.substitute);
    assert.ok(NAMES[signs[index] as keyof typeof NAMES]);
  }
});
