import assert from 'node:assert/strict';
import { test } from 'node:test';

import { dateInWords } from '../src/i18n/edtf.ts';
import './speaking.ts';

const GERMAN: readonly (readonly [string, string])[] = [
  ['2025-10-26', '26. Oktober 2025'],
  ['2025-10', 'Oktober 2025'],
  ['2025', '2025'],
  ['2025-10-26~', 'um den 26. Oktober 2025'],
  ['2025-10~', 'um Oktober 2025'],
  ['2025-10-26?', '26. Oktober 2025 (unsicher)'],
  ['2025-10-26%', 'um den 26. Oktober 2025 (unsicher)'],
  ['XXXX-10-26', '26. Oktober (Jahr nicht genannt)'],
  ['XXXX-10', 'Oktober (Jahr nicht genannt)'],
  ['XXXX-02-29', '29. Februar (Jahr nicht genannt)'],
  ['2025-10-XX', 'Oktober 2025 (Tag nicht genannt)'],
  ['2025-XX', '2025 (Monat nicht genannt)'],
  ['199X', '1990er Jahre'],
  ['2025-23', 'Herbst 2025'],
  ['2025-10-26T14:36:15Z', '26. Oktober 2025'],
  ['2025-10-26/2025-10-27', '26.–27. Oktober 2025'],
  ['2025-11-01/2025-11-02~', '1. November bis um den 2. November 2025'],
  ['2024-12-30/2025-01-02~', '30. Dezember 2024 bis um den 2. Januar 2025'],
  ['XXXX-10-31/XXXX-11-07', '31. Oktober (Jahr nicht genannt) bis 7. November (Jahr nicht genannt)'],
  ['2025-10-26/..', 'ab 26. Oktober 2025'],
  ['../2025-10-26', 'bis 26. Oktober 2025'],
  ['2025-10-26/', 'ab 26. Oktober 2025'],
];

for (const [edtf, words] of GERMAN) {
  test(`${edtf} reads '${words}' in German`, () => assert.equal(dateInWords(edtf, 'de'), words));
}

test('English puts the day before the month', () =>
  assert.equal(dateInWords('2025-10-26~', 'en'), 'around 26 October 2025'));
test('Spanish joins day, month and year', () =>
  assert.equal(dateInWords('XXXX-10-26', 'es'), '26 de octubre (año no indicado)'));
test('a language without an interface reads English', () => assert.equal(dateInWords('2025-10', 'nl'), 'October 2025'));

for (const unknown of [
  '',
  'gestern',
  '2025-13-01',
  '2025-02-30',
  '2025-10-26/2025-10-27/2025-10-28',
  '../..',
  '{2025,2026}',
  'XXXX',
]) {
  test(`what is not understood stays as written: '${unknown}'`, () =>
    assert.equal(dateInWords(unknown, 'de'), unknown));
}
