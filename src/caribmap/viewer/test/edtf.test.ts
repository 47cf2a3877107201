import assert from 'node:assert/strict';
import { test } from 'node:test';

import { compareDays, isDay } from '../src/days.ts';
import { dayInWords } from '../src/i18n/day-in-words.ts';
import { DICTIONARIES } from '../src/i18n/dictionaries.ts';
import { dateInWords } from '../src/i18n/edtf.ts';
import { datesOf } from '../src/i18n/formatters.ts';
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
  ['2025-10-26T14:36:15Z', '26. Oktober 2025, 14:36:15 Uhr (UTC)'],
  ['2025-10-26T14:36:00', '26. Oktober 2025, 14:36 Uhr'],
  ['2025-10-26T14:36:00-04:30', '26. Oktober 2025, 14:36 Uhr (UTC−04:30)'],
  ['20XX', 'zwischen 2000 und 2099'],
  ['1984-1X', 'zwischen Oktober 1984 und Dezember 1984'],
  ['2025-10-2X', 'zwischen 20. Oktober 2025 und 29. Oktober 2025'],
  ['156X-12-25', '25. Dezember (1560er Jahre)'],
  ['15XX-12-XX', 'Dezember (Tag nicht genannt) (zwischen 1500 und 1599)'],
  ['2025-24~', 'um Winter 2025'],
  ['2025-28', 'Winter 2025 (Nordhalbkugel)'],
  ['2025-30?', 'Sommer 2025 (Südhalbkugel) (unsicher)'],
  ['2025-33', 'Januar bis März 2025'],
  ['2025-39', 'September bis Dezember 2025'],
  ['2025-41', 'Juli bis Dezember 2025'],
  ['2004-06~-11', 'um den 11. Juni 2004'],
  ['-0043-03-15', '15. März 44 v. Chr.'],
  ['-0043', '44 v. Chr.'],
  ['Y17000', 'Jahr 17.000'],
  ['Y-17E7', 'Jahr 170.000.001 v. Chr.'],
  ['1950S2', 'zwischen 1900 und 1999'],
  ['[1667,1668]', '1667 oder 1668'],
  ['{1960,1961-12}', '1960 und Dezember 1961'],
  ['[..1984]', 'bis 1984'],
  ['2025-XX-31', '31. Tag eines Monats 2025 (Monat nicht genannt)'],
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

test('Spanish, French and Italian put their article before a day, not before a month', () => {
  const words = ['es', 'fr', 'it'].flatMap((language) =>
    ['../2025-11-02', '2025-11-02/..', '../2025-11'].map((edtf) => dateInWords(edtf, language)),
  );
  assert.deepEqual(words, [
    'hasta el 2 de noviembre de 2025',
    'desde el 2 de noviembre de 2025',
    'hasta noviembre de 2025',
    'jusqu’au 2 novembre 2025',
    'à partir du 2 novembre 2025',
    'jusqu’à novembre 2025',
    'fino al 2 novembre 2025',
    'dal 2 novembre 2025',
    'fino a novembre 2025',
  ]);
});

test('English puts the day before the month', () =>
  assert.equal(dateInWords('2025-10-26~', 'en'), 'around 26 October 2025'));
test('Spanish joins day, month and year', () =>
  assert.equal(dateInWords('XXXX-10-26', 'es'), '26 de octubre (año no indicado)'));
test('Spanish names a season of its year', () => assert.equal(dateInWords('2025-24', 'es'), 'Invierno de 2025'));
test('a language without an interface reads English', () => assert.equal(dateInWords('2025-10', 'nl'), 'October 2025'));

for (const unknown of [
  '',
  'gestern',
  '2025-13-01',
  '2025-02-30',
  '2025-10-26/2025-10-27/2025-10-28',
  '../..',
  '[gestern]',
  'XXXX',
  '2025-02-3X',
  '2025-42',
]) {
  test(`what is not understood stays as written: '${unknown}'`, () =>
    assert.equal(dateInWords(unknown, 'de'), unknown));
}

test('days are compared in time, whatever the length of their year', () => {
  const days = ['2025-12-31', '+012025-01-01', '-000100-05-01', '0000-01-01', '-000200-01-01'];
  assert.deepEqual(days.sort(compareDays), [
    '-000200-01-01',
    '-000100-05-01',
    '0000-01-01',
    '2025-12-31',
    '+012025-01-01',
  ]);
  assert.deepEqual(['2025-02-29', '-000044-03-15', '2025-1-1'].map(isDay), [false, true, false]);
});

test('days are written as the browser would write them, in every language of the interface', () => {
  for (const language of Object.keys(DICTIONARIES)) {
    const browsers = datesOf(language, 'numeric', 'long', 'numeric');
    for (let month = 1; month <= 12; month++) {
      for (const [year, day] of [
        [2025, 1],
        [987, 28],
      ] as const) {
        const moment = new Date(Date.UTC(year, month - 1, day));
        assert.equal(
          dayInWords(year, month, day, language),
          browsers.format(moment),
          `${language} ${moment.toISOString()}`,
        );
      }
    }
  }
  assert.equal(dayInWords(2025, 11, 2, 'nl'), null);
});
