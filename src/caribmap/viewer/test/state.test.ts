import assert from 'node:assert/strict';
import { test } from 'node:test';

import { openPlace, switchAllLayers, switchLayer, switchSource } from '../src/actions.ts';
import type { TimeBounds } from '../src/payload.ts';
import { createState } from '../src/state.ts';
import { layer, payloadOf, place, quote } from './payload-of.ts';

const ids = (records: Iterable<{ readonly id: string }>): string[] => Array.from(records, ({ id }) => id);

test('the first border view takes off what only another one shows', () => {
  const state = createState(payloadOf());
  assert.deepEqual(ids(state.shown.value), ['caracas', 'line']);
});

test('another border view shows and hides its own', () => {
  const state = createState(payloadOf());
  state.worldview.value = 'claimed';
  assert.deepEqual(ids(state.shown.value), ['caracas', 'strip']);
});

test('a place without a quote under the filters is not shown, and its card keeps all its quotes in the index', () => {
  const state = createState(payloadOf());
  switchSource(state, 'paper', false);
  assert.deepEqual(ids(state.shown.value), ['line']);
  assert.deepEqual(ids(state.index.quotesByPlace.get('caracas') ?? []), ['q1']);
});

test('a view brings its layers; opening a place in a hidden layer brings that layer', () => {
  const state = createState(payloadOf());
  assert.deepEqual([...state.layers.value], ['areas', 'places']);
  state.view.value = 'far';
  assert.deepEqual([...state.layers.value], ['forces', 'places']);
  openPlace(state, 'strip');
  assert.deepEqual([...state.layers.value], ['areas', 'forces', 'places']);
});

test('hiding a layer closes the card of a place in it, and no other card', () => {
  const state = createState(payloadOf());
  openPlace(state, 'caracas');
  switchLayer(state, 'areas', false);
  assert.equal(state.open.value, 'caracas');
  switchAllLayers(state, false);
  assert.equal(state.open.value, null);
});

test('an unknown id opens nothing', () => {
  const state = createState(payloadOf());
  openPlace(state, '__proto__');
  assert.equal(state.open.value, null);
});

test('dated quotes pass a time window that they overlap, undated ones where they are let in', () => {
  const time = (earliest: string | null, latest: string | null): TimeBounds => ({
    earliest,
    latest,
    basis: 'stated',
    approximate: false,
    uncertain: false,
  });
  const quotes = [
    quote('undated'),
    quote('before', { time: time(null, '2025-10-01') }),
    quote('within', { time: time('2025-10-26', '2025-10-26') }),
    quote('after', { time: time('2025-11-07', null) }),
  ];
  const state = createState(payloadOf({ quotes }));
  state.from.value = '2025-10-20';
  state.to.value = '2025-10-31';
  assert.deepEqual(ids(state.quotesOf('caracas')), ['within']);
  state.undated.value = true;
  assert.deepEqual(ids(state.quotesOf('caracas')), ['undated', 'within']);
  [state.from.value, state.to.value, state.undated.value] = [null, null, false];
  assert.equal(state.countOf('caracas'), 4);
});

test('the lead quote comes first, the others in the dossier’s order', () => {
  const quotes = ['a', 'b', 'c'].map((id) => quote(id));
  const state = createState(payloadOf({ places: [place('caracas', { lead: 'b' })], quotes }));
  assert.deepEqual(ids(state.quotesOf('caracas')), ['b', 'a', 'c']);
});

test('a literal place and a seat of one kind at one spot are partners; a ring round it is not', () => {
  const places = [
    place('range', { kind: 'range' }),
    place('caracas'),
    place('government', { role: 'seat' }),
    place('elsewhere', { anchor: [0, 0] }),
  ];
  const { partners } = createState(payloadOf({ places })).index;
  assert.deepEqual(
    places.map(({ id }) => partners.get(id)),
    [undefined, 'government', 'caracas', undefined],
  );
});

test('a filter leaves disputed land and its border on the map, a layer that is off the border', () => {
  const places = [
    place('land', { kind: 'disputed-area', layer: 'disputed' }),
    place('line', { kind: 'border', layer: 'disputed' }),
    place('other-line', { kind: 'border', layer: 'disputed' }),
  ];
  const quotes = [quote('claim', { places: ['land', 'line', 'other-line'], modality: 'claimed' })];
  const worldviews = [
    { id: 'one', name: {}, note: null, shows: ['line'], hides: [], quotes: [], references: [] },
    { id: 'two', name: {}, note: null, shows: ['other-line'], hides: [], quotes: [], references: [] },
  ];
  const state = createState(payloadOf({ places, quotes, worldviews, layers: [layer('places'), layer('disputed')] }));
  const kept = (): string[] => state.kept.value.map((position) => state.index.places.idAt(position));
  assert.deepEqual(kept(), []);
  state.facets.modalities.value = new Set();
  assert.deepEqual(kept(), ['land', 'line']);
  state.worldview.value = 'two';
  assert.deepEqual(kept(), ['land', 'other-line']);
  state.switched.value = new Map([['disputed', false]]);
  assert.deepEqual(kept(), ['other-line']);
});
