import assert from 'node:assert/strict';
import { test } from 'node:test';

import { plainRecords } from '../src/records/index.ts';
import { createSearch, type Hit, type Hits } from '../src/search/index.ts';
import { payloadOf, place, quote } from './payload-of.ts';

const payload = payloadOf({
  places: [
    place('caracas', { names: { de: 'Caracas' } }),
    place('flight', { names: { de: 'Flug über Afrika nach Caracas' } }),
    place('port', { names: { de: 'Hafen' }, aliases: { es: ['Puerto España'] } }),
    place('strip', { names: { de: 'Essequibo', es: 'Esequibo' } }),
  ],
  quotes: [
    quote('visit', {
      exact: 'Velásquez’ Besuch in Moskau',
      translations: { en: 'the visit to Moscow' },
      speaker: { de: 'Dmitri Peskow' },
    }),
    quote('coast', { exact: 'vor der venezolanischen Küste', translations: { es: 'la costa venezolana' } }),
    quote('troops', { exact: 'mehr als 10.000 Soldaten' }),
  ],
});
const listed = (hits: Hits): Hit[] => Array.from({ length: hits.length }, (_, index) => hits.at(index) as Hit);
const search = createSearch(payload, plainRecords(payload));
const found = (query: string): string[] => listed(search.find(query).hits).map(({ id }) => id);

for (const [query, id] of [
  ['VELASQ', 'visit'],
  ['espana', 'port'],
  ['moscow', 'visit'],
  ['Peskov', 'visit'],
  ['esequibo', 'strip'],
  ['Essequibos', 'strip'],
  ['venezolanisch', 'coast'],
  ['venezolano', 'coast'],
  ['Kueste', 'coast'],
  ['soldat', 'troops'],
  ['Velaskez', 'visit'],
] as const) {
  test(`${query} finds ${id}`, () => assert.deepEqual(found(query), [id]));
}

test('every word of the query has to match', () => {
  assert.deepEqual(found('besuch moskau'), ['visit']);
  assert.deepEqual(found('besuch caracas'), []);
});

test('read in slices, all is found as when it is read at once', async () => {
  const fresh = createSearch(payload, plainRecords(payload));
  for (const query of ['besuch', 'karacas', '…']) {
    assert.deepEqual(listed((await fresh.findInSlices(query)).hits), listed(search.find(query).hits));
  }
});

test('the middle of a word does not match', () => assert.deepEqual(found('racas'), []));
test('marks without a letter find nothing, and the search ends', () => assert.deepEqual(found('🏳\ufe0f\u200d🌈'), []));
test('an empty query finds nothing', () => assert.deepEqual(found(' … '), []));
test('a number has to fit: 16.000 is not 10.000', () => assert.deepEqual(found('16.000'), []));
test('a short name comes before a long one with the same word', () =>
  assert.deepEqual(found('caracas'), ['caracas', 'flight']));
test('words that are alike count only where none fits', () =>
  assert.deepEqual(found('karacas'), ['caracas', 'flight']));

test('hits carry their type, and the finding the words it was made by', () => {
  const { hits, words } = search.find('besuch');
  assert.deepEqual(listed(hits), [{ type: 'quote', id: 'visit' }]);
  assert.deepEqual([...words], ['besuch']);
});

test('names of objects find nothing', () => {
  for (const name of ['__proto__', 'constructor', 'toString']) assert.deepEqual(found(name), []);
});
