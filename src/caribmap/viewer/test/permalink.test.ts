import assert from 'node:assert/strict';
import { test } from 'node:test';

import { switchLayer } from '../src/actions.ts';
import { applyFragment, fragmentOf, timeWindow } from '../src/permalink.ts';
import { createState, type State } from '../src/state.ts';
import { payloadOf } from './payload-of.ts';

const opened = (fragment = ''): State => {
  const state = createState(payloadOf());
  applyFragment(state, fragment);
  return state;
};

test('a page as it opens has no fragment', () => assert.equal(fragmentOf(opened()), ''));

for (const fragment of [
  '#place=caracas',
  '#place=caracas&lang=en',
  '#layers=places',
  '#layers=',
  '#sources=agency',
  '#from=2025-10-26&to=2025-10-27',
  '#from=2025-10-26',
  '#world=claimed&view=far&mode=analysis',
  '#mode=analysis&table=quotes&kinds=city,border&roles=',
  '#place=strip&layers=areas,forces,places&sources=paper&from=2025-10-26&to=2025-10-27&lang=en&world=claimed&view=far&mode=analysis',
]) {
  test(`${fragment} comes back as it was read`, () => assert.equal(fragmentOf(opened(fragment)), fragment));
}

test('a place in a hidden layer shows its layer', () => {
  assert.equal(fragmentOf(opened('#place=fleet&layers=places')), '#place=fleet&layers=forces,places');
});

for (const bad of [
  '#place=nowhere',
  '#place=__proto__',
  '#place=constructor',
  '#layers=nowhere,neither',
  '#sources=toString',
  '#kinds=toString&roles=admin&table=constructor',
  '#from=2025-02-30',
  '#from=2025-10-27&to=2025-10-26',
  '#to=yesterday',
  '#lang=xx',
  '#world=__proto__&view=constructor&mode=admin',
  '#place=%E0%A4%A',
  '#__proto__=1&constructor=2',
  '#=&&==&place',
  '#:~:text=Karibik',
]) {
  test(`${bad} changes nothing`, () => assert.equal(fragmentOf(opened(bad)), ''));
}

test('a bad value leaves what stood there before', () => {
  const state = opened('#place=caracas&lang=en');
  applyFragment(state, '#place=nowhere&lang=xx');
  assert.equal(fragmentOf(state), '#place=caracas&lang=en');
});

test('a fragment that is not ours leaves the state alone', () => {
  const state = opened('#place=caracas');
  applyFragment(state, '#source-paper');
  assert.equal(state.open.value, 'caracas');
});

test('keys that a fragment leaves out return to their default', () => {
  const state = opened('#place=caracas&layers=places&lang=en');
  applyFragment(state, '#place=strip');
  assert.equal(fragmentOf(state), '#place=strip');
  applyFragment(state, '');
  assert.equal(fragmentOf(state), '');
});

test('known ids count beside unknown ones, and the first of two equal keys', () => {
  assert.equal(fragmentOf(opened('#layers=nowhere,places&lang=en&lang=de')), '#layers=places&lang=en');
});

test('a reader’s own switch survives a change of view', () => {
  const state = opened();
  switchLayer(state, 'areas', true);
  state.view.value = 'far';
  assert.deepEqual([...state.layers.value], ['areas', 'forces', 'places']);
});

test('a time window holds calendar days in order', () => {
  assert.deepEqual(timeWindow('2024-02-29', null), ['2024-02-29', null]);
  assert.equal(timeWindow('2025-02-29', null), null);
  assert.equal(timeWindow('2025-10', null), null);
});
