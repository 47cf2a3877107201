import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Payload, PayloadPlace, PayloadQuote } from '../src/payload.ts';
import { listOf, namersIn, squareX, squareY, turned, unsquared } from '../src/records/columns.ts';
import { Ids } from '../src/records/ids.ts';
import { plainRecords, recordsOf } from '../src/records/index.ts';
import { createState } from '../src/state.ts';
import { CHUNK_SIZE, columnarOf, restsOf } from './columnar-of.ts';
import { payloadOf, place, quote } from './payload-of.ts';
import { seeded } from './seeded.ts';

const EXACT = ['„Wörtlich“', '😀 zwei Zeichen', 'plain'];

/** Places and quotes of every form, drawn at random. */
function drawn(seed: number): Payload {
  const random = seeded(seed);
  const one = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;
  const places = Array.from({ length: 40 }, (_, number): PayloadPlace => {
    const anchor = one([[Math.round(random() * 1e6) / 1e5, Math.round(random() * -1e6) / 1e5], [-66.9, 10.5], null]);
    const line = {
      type: 'LineString' as const,
      coordinates: [
        [0, 0],
        [1, 1],
      ],
    };
    return place(number % 7 ? `place-${number}` : `ort-ä${number}`, {
      anchor,
      geometry: anchor && one([{ type: 'Point' as const, coordinates: anchor }, line]),
      kind: one(['city', 'building', 'border']),
      layer: one(['areas', 'forces', 'places']),
      role: one(['literal', 'seat']),
      names: { de: `Ort ${number}` },
      not_stated: anchor ? null : one(['region-only', 'no-place']),
      lead: random() < 0.5 ? `q${number * 2}` : null,
    });
  });
  const quotes = Array.from({ length: 90 }, (_, number): PayloadQuote => {
    const day = `2025-10-0${1 + Math.floor(random() * 9)}`;
    const exact = one(EXACT);
    const start = Math.floor(random() * 1000);
    return quote(`q${number}`, {
      exact,
      start,
      end: start + Array.from(exact).length,
      source: one(['paper', 'agency']),
      modality: one([null, 'claimed', 'denied']),
      origin: one([null, 'wapo']),
      places: [...new Set(Array.from({ length: Math.floor(random() * 4) }, () => one(places).id))],
      time: one([null, { earliest: day, latest: day, basis: 'stated', approximate: false, uncertain: false }]),
      date: one([null, day]),
    });
  });
  return payloadOf({ places, quotes });
}

for (const seed of [1, 2, 3, 4]) {
  test(`records come out of columns and chunks as they went in (seed ${seed})`, async () => {
    const payload = drawn(seed);
    const page = columnarOf(payload);
    const { places, quotes } = await recordsOf(page.payload, page.textOf);
    assert.deepEqual(
      payload.places.map((_, position) => places.at(position)),
      payload.places,
    );
    assert.deepEqual(
      payload.quotes.map(({ id }) => quotes.get(id)),
      payload.quotes,
    );
    assert.equal(places.get('nowhere'), undefined);
    assert.equal(places.at(5), places.at(5));
  });

  test(`both forms give one state under every filter (seed ${seed})`, async () => {
    const payload = drawn(seed);
    const page = columnarOf(payload);
    const states = [
      createState(payload),
      createState(page.payload, await recordsOf(page.payload, page.textOf)),
    ] as const;
    const random = seeded(seed);
    for (let round = 0; round < 30; round++) {
      const some = (values: readonly string[]): Set<string> => new Set(values.filter(() => random() < 0.7));
      const [sources, layers, kinds, modalities] = [
        some(['paper', 'agency']),
        some(['areas', 'forces', 'places']),
        some(['city', 'building', 'border']),
        some(['-', 'claimed', 'denied']),
      ];
      const from = random() < 0.5 ? '2025-10-04' : null;
      for (const state of states) {
        state.sources.value = sources;
        state.switched.value = new Map(['areas', 'forces', 'places'].map((id) => [id, layers.has(id)]));
        state.facets.kinds.value = kinds;
        state.facets.modalities.value = modalities;
        state.from.value = from;
      }
      // Brute force over the plain records.
      const passes = (record: PayloadQuote): boolean =>
        sources.has(record.source) &&
        modalities.has(record.modality ?? '-') &&
        (from === null || record.time === null || (record.time.latest ?? '') >= from);
      const about = (id: string): PayloadQuote[] =>
        payload.quotes.filter((record) => record.places.includes(id) && passes(record));
      const shown = payload.places.filter(
        ({ id, layer, kind }) => layers.has(layer) && kinds.has(kind) && about(id).length > 0,
      );
      for (const state of states) {
        assert.deepEqual([...state.shown.value], shown);
        for (const { id, lead } of shown) {
          const expected = about(id).sort((one, other) => Number(other.id === lead) - Number(one.id === lead));
          assert.deepEqual(state.quotesOf(id), expected);
          assert.equal(state.countOf(id), expected.length);
        }
      }
    }
  });
}

const idsOf = (ids: readonly string[]): Ids => new Ids(restsOf(ids), ids.length, CHUNK_SIZE);

test('an id is found at its place, others nowhere', () => {
  const random = seeded(7);
  const names = [...new Set(Array.from({ length: 2000 }, () => Math.floor(random() * 1e9).toString(36)))];
  const ids = idsOf(names);
  for (const [position, name] of names.entries()) {
    assert.equal(ids.positionOf(name), position);
    assert.equal(ids.at(position), name);
  }
  for (const name of ['', 'a b', '__proto__', 'ä', `${names[0]}x`]) assert.equal(ids.positionOf(name), -1);
  assert.equal(idsOf([]).positionOf('a'), -1);
});

test('ids that share much come out whole', () => {
  const names = [
    'ort-1',
    'ort-10',
    'ort-1',
    'ort',
    'ort-ä',
    'ort-ö',
    'ö',
    'x'.repeat(300),
    'x'.repeat(301),
    `${'x'.repeat(254)}ä`,
    `${'x'.repeat(254)}ö`,
  ];
  const ids = idsOf(names);
  assert.deepEqual(
    names.map((_, position) => ids.at(position)),
    names,
  );
  assert.deepEqual(
    names.map((name) => ids.positionOf(name)),
    names.map((name) => names.lastIndexOf(name)),
  );
});

test('ids that are cut off are read as far as they go', () => {
  const ids = new Ids(restsOf(['a', 'b', 'c']).subarray(0, 5), 3, CHUNK_SIZE);
  assert.deepEqual([ids.at(0), ids.at(1), ids.at(2)], ['a', '', '']);
});

test('lists turned twice are the lists', () => {
  const { quoteColumns } = plainRecords(drawn(5));
  const back = turned(turned(quoteColumns.places, 40), 90);
  const sortedLists = (of: typeof back): number[][] =>
    Array.from({ length: 90 }, (_, record) => [...listOf(of, record)].sort((one, other) => one - other));
  assert.deepEqual(sortedLists(back), sortedLists(quoteColumns.places));
});

test('the quotes of a place are the same for the first that is asked for and for the hundredth', () => {
  const { quoteColumns } = plainRecords(drawn(6));
  const namers = namersIn(quoteColumns.places, 40);
  const lists = (): number[][] => Array.from({ length: 40 }, (_, place) => [...namers(place)]);
  const expected = Array.from({ length: 40 }, (_, place) =>
    Array.from({ length: 90 }, (__, quote) => quote).filter((quote) =>
      listOf(quoteColumns.places, quote).includes(place),
    ),
  );
  for (const time of ['first', 'second', 'third']) assert.deepEqual(lists(), expected, time);
});

test('degrees come back from the Mercator square', () => {
  for (const [lng, lat] of [
    [0, 0],
    [-66.9, 10.5],
    [179.9, -84],
    [-180, 85],
  ] as const) {
    const [backLng, backLat] = unsquared(squareX(lng), squareY(lat));
    assert.ok(Math.abs(backLng - lng) < 1e-9 && Math.abs(backLat - lat) < 1e-9);
  }
});
