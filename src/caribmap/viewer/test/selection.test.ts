import assert from 'node:assert/strict';
import { test } from 'node:test';

import {
  clearFilters,
  isFiltered,
  setWindow,
  showOnlyLayer,
  switchFacet,
  switchSource,
  switchWholeFacet,
} from '../src/actions.ts';
import { type Selection, selectionOf } from '../src/analysis/selection.ts';
import type { PayloadEvent, TimeBounds } from '../src/payload.ts';
import { createState } from '../src/state.ts';
import { discrepancy, payloadOf, place, quote } from './payload-of.ts';

const on = (day: string): TimeBounds => ({
  earliest: day,
  latest: day,
  basis: 'stated',
  approximate: false,
  uncertain: false,
});
const event = (id: string, parts: Partial<PayloadEvent>): PayloadEvent => ({
  id,
  title: { de: id },
  when: null,
  when_inferred: null,
  time: null,
  quotes: [],
  places: [],
  ...parts,
});

function dossier() {
  return createState(
    payloadOf({
      places: [place('caracas'), place('moscow', { role: 'seat' }), place('fleet', { kind: 'force', layer: 'forces' })],
      quotes: [
        quote('landing', { places: ['caracas'], time: on('2025-10-26'), modality: 'claimed', origin: 'flightradar24' }),
        quote('denial', { places: ['moscow'], source: 'agency', modality: 'denied', time: on('2025-11-02') }),
        quote('ships', { places: ['fleet'], modality: 'claimed' }),
        quote('placeless', { places: [] }),
      ],
      events: [
        event('landed', { quotes: ['landing'], places: ['caracas'], time: on('2025-10-26') }),
        event('denied', { quotes: ['denial'], places: ['moscow'], time: on('2025-11-02') }),
        event('undated', { quotes: ['landing'] }),
      ],
      discrepancies: [discrepancy('both', [['landing'], ['denial']]), discrepancy('ships', [['ships']])],
    }),
  );
}

const idsOf = (selection: Selection): Record<string, string> =>
  Object.fromEntries(
    Object.entries(selection).map(([table, records]) => [
      table,
      Array.from(records as Iterable<{ id: string }>, ({ id }) => id).join(' '),
    ]),
  );

test('with every filter open, what is left is what the layers show', () => {
  assert.deepEqual(idsOf(selectionOf(dossier())), {
    places: 'caracas moscow',
    quotes: 'landing denial placeless',
    events: 'landed denied undated',
    discrepancies: 'both',
  });
});

test('a modality that is off takes its quotes, the places they alone support, and their events', () => {
  const state = dossier();
  switchFacet(state, 'modalities', 'denied', false);
  assert.deepEqual(idsOf(selectionOf(state)), {
    places: 'caracas',
    quotes: 'landing placeless',
    events: 'landed undated',
    discrepancies: 'both',
  });
  assert.deepEqual(state.quotesOf('moscow'), []);
});

test('kinds, roles and layers choose among places, and quotes follow', () => {
  const state = dossier();
  switchFacet(state, 'roles', 'literal', false);
  assert.equal(idsOf(selectionOf(state)).quotes, 'denial placeless');
  switchWholeFacet(state, 'roles', true);
  showOnlyLayer(state, 'forces');
  assert.deepEqual(idsOf(selectionOf(state)), {
    places: 'fleet',
    quotes: 'ships placeless',
    events: '',
    discrepancies: 'ships',
  });
});

test('the time window takes what lies outside, and what is undated unless it is let in', () => {
  const state = dossier();
  setWindow(state, '2025-11-01', null);
  assert.deepEqual(idsOf(selectionOf(state)), {
    places: 'moscow',
    quotes: 'denial',
    events: 'denied',
    discrepancies: 'both',
  });
  state.undated.value = true;
  assert.equal(idsOf(selectionOf(state)).quotes, 'denial placeless');
});

test('a question chosen on the board leaves its quotes, an event its own', () => {
  const state = dossier();
  state.focus.value = { type: 'discrepancy', id: 'both' };
  assert.equal(idsOf(selectionOf(state)).quotes, 'landing denial');
  state.focus.value = { type: 'event', id: 'denied' };
  assert.deepEqual(idsOf(selectionOf(state)), {
    places: 'moscow',
    quotes: 'denial',
    events: 'denied',
    discrepancies: 'both',
  });
  assert.equal(isFiltered(state), true);
  clearFilters(state);
  assert.equal(state.focus.value, null);
});

test('quotes without origin are a value of their own, the last one', () => {
  const state = dossier();
  assert.deepEqual(
    [...state.index.facets.origins],
    [
      ['flightradar24', 1],
      ['-', 3],
    ],
  );
  switchFacet(state, 'origins', '-', false);
  assert.equal(idsOf(selectionOf(state)).quotes, 'landing');
});

test('clearing the filters gives everything back but the layers', () => {
  const state = dossier();
  assert.equal(isFiltered(state), false);
  showOnlyLayer(state, 'forces');
  assert.equal(isFiltered(state), false);
  switchSource(state, 'agency', false);
  switchWholeFacet(state, 'kinds', false);
  setWindow(state, '2025-11-01', '2025-11-02');
  assert.equal(isFiltered(state), true);
  clearFilters(state);
  assert.equal(isFiltered(state), false);
  assert.deepEqual([...state.layers.value], ['forces']);
});
