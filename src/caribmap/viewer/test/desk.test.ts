import assert from 'node:assert/strict';
import { test } from 'node:test';

import { stretchesOf } from '../src/desk/article/marks.ts';
import { occurrenceAt, offsetsOf, trimmed } from '../src/desk/article/offsets.ts';
import { sentenceFor } from '../src/desk/article/sentences.ts';
import { aliasOperation, changedKeys, freeId, placeOf, placeRecord, plainPoint } from '../src/desk/base/records.ts';
import { emptyShape, geometryOf, type Shape, shapeOf } from '../src/desk/base/shapes.ts';
import { article, candidates, candidatesFound, openAt } from '../src/desk/base/store.ts';
import type { Article, Candidate } from '../src/desk/base/types.ts';
import { ar } from '../src/desk/i18n/ar.ts';
import { de } from '../src/desk/i18n/de.ts';
import { en } from '../src/desk/i18n/en.ts';
import { es } from '../src/desk/i18n/es.ts';
import { fr } from '../src/desk/i18n/fr.ts';
import { it } from '../src/desk/i18n/it.ts';
import { pt } from '../src/desk/i18n/pt.ts';
import { uk } from '../src/desk/i18n/uk.ts';
import { cellsIn } from '../src/desk/map/cells.ts';

const TEXTS = ['', 'plain', '🚢', 'a🚢b', '🚢🚢 and 🏳️‍🌈', 'é e\u0301 \r\n x', '𠮷野家 à Suva', 'السلام 🚢 عليكم'];

test('positions go from UTF-16 units to code points and back, whatever the text', () => {
  for (const text of TEXTS) {
    const { toPoint, toUnit } = offsetsOf(text);
    const points = [...text];
    for (let point = 0; point <= points.length; point += 1) {
      const unit = points.slice(0, point).join('').length;
      assert.equal(toUnit(point), unit, `${text} ${point}`);
      assert.equal(toPoint(unit), point, `${text} ${unit}`);
    }
  }
});

test('half a character counts as none of it', () => {
  assert.equal(offsetsOf('a🚢b').toPoint(2), 1);
});

test('a selection takes whole characters with their marks, and no white space at its ends', () => {
  assert.deepEqual(trimmed('a 🚢 b', 3, 4), { start: 2, end: 4 });
  assert.deepEqual(trimmed('xe\u0301y', 1, 2), { start: 1, end: 3 });
  assert.deepEqual(trimmed('xe\u0301y', 2, 4), { start: 1, end: 4 });
  assert.deepEqual(trimmed('one  two ', 9, 3), { start: 5, end: 8 });
  assert.equal(trimmed('one   two', 3, 6), null);
  assert.equal(trimmed('one', 2, 2), null);
});

test('occurrences are counted as the compiler counts them, overlaps included', () => {
  assert.equal(occurrenceAt('Suva, Suva and Suva', 'Suva', 15), 3);
  assert.equal(occurrenceAt('aaaa', 'aa', 2), 3);
  assert.equal(occurrenceAt('Suva', 'Suva', 0), 1);
});

test('x takes the sentences at hand, then the next; Shift+X the one before', () => {
  const sentences = [
    [0, 9],
    [10, 20],
    [22, 30],
  ] as const;
  const after = (selection: { start: number; end: number } | null, caret: number, by: 1 | -1 = 1) =>
    sentenceFor(sentences, selection, caret, by);
  assert.deepEqual(after(null, 12), [10, 20]);
  assert.deepEqual(after(null, 10), [10, 20]);
  assert.deepEqual(after({ start: 12, end: 15 }, 15), [10, 20]);
  assert.deepEqual(after({ start: 5, end: 15 }, 15), [0, 20]);
  assert.deepEqual(after({ start: 10, end: 20 }, 20), [22, 30]);
  assert.deepEqual(after({ start: 10, end: 20 }, 20, -1), [0, 9]);
  assert.deepEqual(after({ start: 0, end: 20 }, 20), [22, 30]);
  assert.deepEqual(after({ start: 22, end: 30 }, 30), [22, 30]);
  assert.deepEqual(after(null, 31), [22, 30]);
  assert.equal(sentenceFor([], null, 0, 1), null);
});

test('candidates are those of the name at hand; none while its own are on their way', () => {
  const mention = (surface: string, start: number) => ({ surface, start, end: start + 4, place: null, ruling: null });
  const mentions = [mention('Suva', 0), mention('Apia', 9)];
  article.value = { source: 'a', mentions } as unknown as Article;
  candidatesFound.value = { source: 'a', surface: 'Suva', candidates: [{ name: 'Suva' } as Candidate] };
  openAt.value = 0;
  assert.equal(candidates.value[0]?.name, 'Suva');
  openAt.value = 4;
  assert.deepEqual(candidates.value, []);
  article.value = { source: 'b', mentions } as unknown as Article;
  openAt.value = 0;
  assert.deepEqual(candidates.value, []);
});

test('a text is parted wherever a mark begins or ends', () => {
  const marks = [
    { name: 'quote', start: 0, end: 8 },
    { name: 'mapped', start: 2, end: 4 },
    { name: 'open', start: 8, end: 9 },
  ] as const;
  assert.deepEqual(stretchesOf(marks, 10), [
    { start: 0, end: 2, names: ['quote'] },
    { start: 2, end: 4, names: ['quote', 'mapped'] },
    { start: 4, end: 8, names: ['quote'] },
    { start: 8, end: 9, names: ['open'] },
    { start: 9, end: 10, names: [] },
  ]);
});

test('the desk reads what it writes itself, latitude first; all else is the server’s to read', () => {
  assert.deepEqual(plainPoint('48.858, 2.294'), [2.294, 48.858]);
  assert.deepEqual(plainPoint('-18, 178.44'), [178.44, -18]);
  for (const other of ['', 'Suva', '12', '91, 10', '10, 361', '1, 2, 3', "23°40'S 179°00'E", '18,5, 1', '1 2'])
    assert.equal(plainPoint(other), null, other);
});

test('a shape of every kind of geometry becomes that geometry again', () => {
  const ring = [
    [0, 0],
    [4, 0],
    [4, 4],
    [0, 0],
  ];
  const hole = [
    [2, 1],
    [3, 2],
    [3, 1],
    [2, 1],
  ];
  for (const geometry of [
    { type: 'LineString', coordinates: ring },
    { type: 'MultiLineString', coordinates: [ring, hole] },
    { type: 'Polygon', coordinates: [ring, hole] },
    { type: 'MultiPolygon', coordinates: [[ring, hole], [hole]] },
  ]) {
    const shape = shapeOf(geometry);
    assert.ok(shape);
    assert.deepEqual(geometryOf(shape), geometry);
  }
});

test('a shape runs on across the antimeridian, and is none while it has too few corners', () => {
  const line = { type: 'LineString', coordinates: [[178, 0], [-178, 1], [179, 2]] }; // biome-ignore format: short
  assert.deepEqual(shapeOf(line)?.parts, [[[178, 0], [182, 1], [179, 2]]]); // biome-ignore format: short
  assert.equal(geometryOf(emptyShape('line')), null);
  const two: Shape = { ...emptyShape('area'), parts: [[[0, 0], [1, 1]]] }; // biome-ignore format: short
  assert.equal(geometryOf(two), null);
  assert.equal(shapeOf({ type: 'Point', coordinates: [0, 0] }), null);
  const long = Array.from({ length: 501 }, (_, index) => [index / 10, 0]);
  assert.equal(shapeOf({ type: 'LineString', coordinates: long }), null);
});

test('ids are plain, free and never empty', () => {
  assert.equal(freeId('São Tomé', new Set()), 'sao-tome');
  assert.equal(freeId('Suva', new Set(['suva', 'suva-2'])), 'suva-3');
  assert.equal(freeId('سوفا', new Set()), 'place');
});

const FIJI: Candidate = {
  source: 'country',
  name: 'Fiji',
  names: { en: 'Fiji', de: 'Fidschi', fr: 'Fidji' },
  kind: 'country',
  place: null,
  country: 'FJ',
  population: null,
  lng: 178,
  lat: -18,
  precision_m: null,
  method: 'label point, taken by hand',
  basis: 'schematic',
  authority: { iso3166: 'FJ' },
};
const DEFAULTS = { languages: ['en', 'de'], taken: new Set<string>(), kind: 'city', layer: 'places' };

test('a place of a candidate keeps the wording of the article as an alias and says where it comes from', () => {
  const draft = placeOf(FIJI, 'Fijis', 'en', DEFAULTS);
  assert.deepEqual(placeRecord(draft), {
    geometry: { type: 'Point', coordinates: [178, -18] },
    names: { en: 'Fiji', de: 'Fidschi' },
    kind: 'country',
    layer: 'places',
    aliases: { en: ['Fijis'] },
    geocoding: { method: 'label point, taken by hand', basis: 'schematic' },
    authority: { iso3166: 'FJ' },
  });
  assert.deepEqual(placeOf(FIJI, 'Fiji', 'en', DEFAULTS).aliases, {});
});

test('a place without a position says why', () => {
  const draft = { ...placeOf(FIJI, 'Fiji', 'en', DEFAULTS), geometry: null, notStated: 'region-only' };
  const record = placeRecord(draft);
  assert.equal(record.geometry, null);
  assert.equal(record.not_stated, 'region-only');
  assert.deepEqual(record.geocoding, { method: 'label point, taken by hand', basis: 'not-stated' });
});

test('an alias is added to those that stand there, also to one written as text', () => {
  const place = { id: 'fiji', hash: 'h', record: { aliases: { en: 'Fiji Islands', de: ['Fidschi'] } } };
  assert.deepEqual(aliasOperation(place, 'Fijis', 'en').set, {
    aliases: { en: ['Fiji Islands', 'Fijis'], de: ['Fidschi'] },
  });
});

test('only what differs is written, and what is gone is null', () => {
  assert.deepEqual(changedKeys({ a: 1, b: [1], c: 'x' }, { a: 1, b: [2] }, ['a', 'b', 'c', 'd']), { b: [2], c: null });
});

test('every language of the desk has every word, with the same values in it', () => {
  const values = (text: string): readonly string[] => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();
  for (const [tag, words] of Object.entries({ ar, de, es, fr, it, pt, uk })) {
    assert.deepEqual(Object.keys(words), Object.keys(en), tag);
    for (const [key, text] of Object.entries(words)) {
      assert.ok(text.trim(), `${tag} ${key}`);
      assert.deepEqual(values(text), values(en[key as keyof typeof en]), `${tag} ${key}`);
    }
  }
});

const boundsOf = (west: number, south: number, east: number, north: number) => ({ west, south, east, north });

test('a view asks for the cells of the level that its zoom shows, on both sides of the antimeridian', () => {
  assert.deepEqual(cellsIn(boundsOf(-60, 5, -30, 20), 3), []);
  assert.deepEqual(cellsIn(boundsOf(-60, 5, -30, 20), 5), ['/ground/1/1/1.gz']);
  const across = ['/ground/2/31/17.gz', '/ground/2/0/17.gz'];
  assert.deepEqual(cellsIn(boundsOf(178, -20, 182, -15), 7.5), across);
  assert.deepEqual(cellsIn(boundsOf(-182, -20, -178, -15), 7.5), across);
  assert.deepEqual(cellsIn(boundsOf(0.1, -0.2, 0.2, -0.1), 12), ['/ground/3/64/64.gz']);
  assert.equal(cellsIn(boundsOf(-180, -90, 180, 90), 4).length, 16);
});
