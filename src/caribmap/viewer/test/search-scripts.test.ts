import assert from 'node:assert/strict';
import { test } from 'node:test';

import { piecesOf } from '../src/panel/search/excerpt.ts';
import { plainRecords } from '../src/records/index.ts';
import { createSearch } from '../src/search/index.ts';
import { payloadOf, quote } from './payload-of.ts';

const payload = payloadOf({
  places: [],
  quotes: [
    quote('ja', { exact: '東京都知事は水曜日、大阪行きの列車が止まったと述べた。' }),
    quote('zh', { exact: '部长在北京会见了代表。' }),
    quote('th', { exact: 'รัฐมนตรีเดินทางถึงกรุงเทพเมื่อวาน' }),
    quote('hi', { exact: 'मंत्री ने दिल्ली में बैठक की।' }),
    quote('ar', { exact: 'القطارات إلى دمشق وبيروت متوقفة، ووصل للقاهرة' }),
    quote('he', { exact: 'הוא נסע מירושלים לחיפה' }),
  ],
});
const search = createSearch(payload, plainRecords(payload));

function found(query: string): readonly (string | undefined)[] {
  const { hits } = search.find(query);
  return Array.from({ length: hits.length }, (_, index) => hits.at(index)?.id);
}

for (const [query, id] of [
  ['大阪', 'ja'],
  ['知事', 'ja'],
  ['北京', 'zh'],
  ['กรุงเทพ', 'th'],
  ['दिल्ली', 'hi'],
  ['بيروت', 'ar'],
  ['ירושלים', 'he'],
  ['חיפה', 'he'],
] as const) {
  test(`${query} is found inside a sentence`, () => assert.deepEqual(found(query), [id]));
}

test('what stands in no sentence is not found', () => assert.deepEqual(found('京東'), []));

test('the name found is set apart, and the pieces are the text', () => {
  const text = '知事は、大阪行きの列車';
  const pieces = piecesOf(text, search.find('大阪').words);
  assert.equal(pieces.map((piece) => piece.text).join(''), text);
  assert.deepEqual(
    pieces.filter((piece) => piece.isFound),
    [{ text: '大阪', isFound: true }],
  );
});
