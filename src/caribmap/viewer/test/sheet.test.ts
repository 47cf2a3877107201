import assert from 'node:assert/strict';
import { test } from 'node:test';

import { bringDown, bringUpPanel, openPlace } from '../src/actions.ts';
import { stopFor } from '../src/parts/sheet-drag.ts';
import { createState } from '../src/state.ts';
import { payloadOf } from './payload-of.ts';

const HEIGHTS = { peek: 104, half: 290, full: 788 };

test('a sheet that is put down comes to the nearest stop', () => {
  const stops = [0, 104, 190, 200, 400, 540, 600, 900].map((height) => stopFor(height, 0, HEIGHTS));
  assert.deepEqual(stops, ['peek', 'peek', 'peek', 'half', 'half', 'full', 'full', 'full']);
});

test('a flick goes on to the next stop in its direction, however near the last one is', () => {
  assert.equal(stopFor(110, 1, HEIGHTS), 'half');
  assert.equal(stopFor(300, 1, HEIGHTS), 'full');
  assert.equal(stopFor(780, -1, HEIGHTS), 'half');
  assert.equal(stopFor(280, -1, HEIGHTS), 'peek');
});

test('a flick beyond the last stop ends there', () => {
  assert.equal(stopFor(800, 1, HEIGHTS), 'full');
  assert.equal(stopFor(90, -1, HEIGHTS), 'peek');
});

test('what opens on the map is not hidden by the lists', () => {
  const state = createState(payloadOf());
  bringUpPanel(state);
  openPlace(state, 'caracas');
  assert.deepEqual([state.sheets.panel.value, state.sheets.card.value], ['half', 'half']);
});

test('a sheet that is not in full stays where it is', () => {
  const state = createState(payloadOf());
  state.sheets.panel.value = 'peek';
  bringDown(state, 'panel');
  assert.equal(state.sheets.panel.value, 'peek');
});
