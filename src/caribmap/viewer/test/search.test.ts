import assert from 'node:assert/strict';
import { test } from 'node:test';

import { createSearch, fold } from '../src/search.ts';
import { payloadOf, place, quote } from './payload-of.ts';

const search = createSearch(
  payloadOf({
    places: [place('caracas', { names: { de: 'Caracas' } }), place('port', { names: { de: 'Hafen' }, aliases: { es: ['Puerto España'] } })],
    quotes: [quote('visit', { exact: 'Velásquez’ Besuch in Moskau', translations: { en: 'the visit to Moscow' } })],
  }),
);

test('words match by their beginning, whatever the case and accents', () => {
  assert.deepEqual(search('VELASQ'), [{ type: 'quote', id: 'visit' }]);
  assert.deepEqual(search('espana'), [{ type: 'place', id: 'port' }]);
});

test('every word of the query has to match', () => {
  assert.deepEqual(search('besuch moskau'), [{ type: 'quote', id: 'visit' }]);
  assert.deepEqual(search('besuch caracas'), []);
});

test('translations are searched too', () => assert.deepEqual(search('moscow'), [{ type: 'quote', id: 'visit' }]));
test('the middle of a word does not match', () => assert.deepEqual(search('racas'), []));
test('an empty query finds nothing', () => assert.deepEqual(search(' … '), []));
test('folding opens punctuation and ß', () => assert.equal(fold('Große „Straße“ – São Tomé'), 'grosse strasse sao tome'));
