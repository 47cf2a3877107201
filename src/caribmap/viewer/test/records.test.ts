import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PayloadQuote } from '../src/payload.ts';
import { soundPart } from '../src/payload-check.ts';
import { listOf, namersIn, squareX, squareY, turned, unsquared } from '../src/records/columns.ts';
import { Ids } from '../src/records/ids.ts';
import { plainRecords, recordsOf } from '../src/records/index.ts';
import { createState } from '../src/state.ts';
import { bytesIn, FIXTURES, type Fixture, PARTS } from './fixtures.ts';
import { seeded } from './seeded.ts';

for (const { name, plain, columnar, textOf } of FIXTURES) {
  test(`records come out of columns and chunks as the compiler had them (${name})`, async () => {
    const { places, quotes } = await recordsOf(columnar, textOf);
    assert.deepEqual(
      plain.places.map((_, position) => places.at(position)),
      plain.places,
    );
    assert.deepEqual(
      plain.quotes.map(({ id }) => quotes.get(id)),
      plain.quotes,
    );
    assert.deepEqual([places.count, quotes.count], [plain.places.length, plain.quotes.length]);
    assert.equal(places.get('nowhere'), undefined);
    assert.equal(places.at(5), places.at(5));
  });

  test(`a sound payload is left as it is in both forms (${name})`, () => {
    assert.deepEqual(soundPart('ColumnarPayload', columnar), { value: columnar, damage: [] });
    assert.deepEqual(soundPart('Payload', plain), { value: plain, damage: [] });
  });

  test(`both forms give one state under every filter (${name})`, async () => {
    const states = [createState(plain), createState(columnar, await recordsOf(columnar, textOf))] as const;
    const random = seeded(1);
    for (let round = 0; round < 100; round++) {
      const some = (values: readonly string[]): Set<string> => new Set(values.filter(() => random() < 0.7));
      const [sources, layers, kinds, modalities] = [
        some(['paper', 'agency']),
        some(['areas', 'forces', 'places']),
        some(['city', 'building', 'border']),
        some(['-', 'claimed', 'denied']),
      ];
      const from = random() < 0.5 ? '2025-10-04' : null;
      const undated = random() < 0.5;
      for (const state of states) {
        state.sources.value = sources;
        state.switched.value = new Map(['areas', 'forces', 'places'].map((id) => [id, layers.has(id)]));
        state.facets.kinds.value = kinds;
        state.facets.modalities.value = modalities;
        state.from.value = from;
        state.undated.value = undated;
      }
      // Brute force over the plain records.
      const passes = (record: PayloadQuote): boolean =>
        sources.has(record.source) &&
        modalities.has(record.modality ?? '-') &&
        (from === null || (record.time === null ? undated : (record.time.latest ?? '') >= from));
      const about = (id: string): PayloadQuote[] =>
        plain.quotes.filter((record) => record.places.includes(id) && passes(record));
      const shown = plain.places.filter(
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

for (const { names, run, bytes } of PARTS.ids) {
  test(`each of ${names.length} ids in runs of ${run} comes out whole and is found at its place`, () => {
    const ids = new Ids(bytesIn(bytes), names.length, run);
    assert.deepEqual(
      names.map((_, position) => ids.at(position)),
      names,
    );
    assert.deepEqual(
      names.map((name) => ids.positionOf(name)),
      names.map((name) => names.lastIndexOf(name)),
    );
    for (const name of ['', 'a b', '__proto__', 'ä', `${names[0]}x`]) assert.equal(ids.positionOf(name), -1);
  });
}

test('ids that are cut off are read as far as they go', () => {
  const ids = new Ids(Uint8Array.of(0, 0, 0, 97, 10), 3, 3);
  assert.deepEqual([ids.at(0), ids.at(1), ids.at(2)], ['a', '', '']);
});

const { plain } = FIXTURES[0] as Fixture;
const [placeCount, quoteCount] = [plain.places.length, plain.quotes.length];

test('lists turned twice are the lists', () => {
  const { quoteColumns } = plainRecords(plain);
  const back = turned(turned(quoteColumns.places, placeCount), quoteCount);
  const sortedLists = (of: typeof back): number[][] =>
    Array.from({ length: quoteCount }, (_, record) => [...listOf(of, record)].sort((one, other) => one - other));
  assert.deepEqual(sortedLists(back), sortedLists(quoteColumns.places));
});

test('the quotes of a place are the same for the first that is asked for and for the hundredth', () => {
  const { quoteColumns } = plainRecords(plain);
  const namers = namersIn(quoteColumns.places, placeCount);
  const lists = (): number[][] => Array.from({ length: placeCount }, (_, place) => [...namers(place)]);
  const numbers = Array.from({ length: quoteCount }, (_, number) => number);
  const expected = plain.places.map((_, place) =>
    numbers.filter((number) => listOf(quoteColumns.places, number).includes(place)),
  );
  for (const time of ['first', 'second', 'third', 'fourth', 'fifth']) assert.deepEqual(lists(), expected, time);
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
