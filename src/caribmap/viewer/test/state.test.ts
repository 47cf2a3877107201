import assert from 'node:assert/strict';
import { test } from 'node:test';

import { openPlace, switchAllLayers, switchLayer, switchSource } from '../src/actions.ts';
import type { TimeBounds } from '../src/payload.ts';
import { createState } from '../src/state.ts';
import { payloadOf, place, quote } from './payload-of.ts';

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

test('undated quotes pass every time window, dated ones where they overlap it', () => {
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
  assert.deepEqual(ids(state.quotesOf('caracas')), ['undated', 'within']);
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
