import assert from 'node:assert/strict';
import { test } from 'node:test';

import { de } from '../src/i18n/de.ts';
import { en } from '../src/i18n/en.ts';
import { es } from '../src/i18n/es.ts';
import { t, tOpen } from '../src/i18n/index.ts';
import { languageName } from '../src/i18n/language-names.ts';
import { countIn, distanceInWords, shareInWords } from '../src/i18n/numbers.ts';
import { localize, nameOfOrigin } from '../src/i18n/text.ts';

test('every language fills the same places of a message', () => {
  const slots = (message: string): string[] => [...new Set(message.match(/\{\w+\}/g) ?? [])].sort();
  for (const [key, message] of Object.entries(de)) {
    for (const other of [en, es]) assert.deepEqual(slots(other[key as keyof typeof de]), slots(message), key);
  }
});

test('no message claims that something is true', () => {
  for (const dictionary of [de, en, es]) {
    for (const message of Object.values(dictionary))
      assert.doesNotMatch(message, /verifi[ezc]|bewiesen|proven|comprobad[oa] como/i);
  }
});

test('a count chooses the form and is written in the language', () => {
  assert.equal(t('de', 'quotes', { count: 1 }), '1 Zitat');
  assert.equal(t('de', 'quotes', { count: 1234 }), '1.234 Zitate');
  assert.equal(t('en', 'quotes', { count: 1234 }), '1,234 quotes');
});

test('counts are written as the browser writes them', () => {
  for (const language of ['de', 'en', 'es', 'fr', 'de-AT', 'en-IN', 'es-MX']) {
    const format = new Intl.NumberFormat(language);
    for (const count of [0, 7, 999, 1000, 1234, 9999, 10_000, 123_456, 1_000_000, 1_234_567_890]) {
      assert.equal(countIn(language, count), format.format(count), `${count} in ${language}`);
    }
  }
});

test('a regional tag speaks its language, an unknown one English', () => {
  assert.equal(t('de-AT', 'places'), 'Orte');
  assert.equal(t('fr', 'places'), 'Places');
  assert.equal(t('constructor', 'places'), 'Places');
});

test('languages have the names that the browser gives them, the interface’s own without asking it', () => {
  for (const language of ['de', 'en', 'es', 'fr']) {
    const names = new Intl.DisplayNames([language], { type: 'language' });
    for (const tag of ['de', 'en', 'es', 'fr', 'de-AT'])
      assert.equal(languageName(tag, language), names.of(tag), `${tag} in ${language}`);
  }
  assert.equal(languageName('no language', 'de'), 'no language');
});

test('an open word without a message keeps its slug, hyphens opened', () => {
  assert.equal(tOpen('de', 'kind', 'disputed-area'), 'umstrittenes Gebiet');
  assert.equal(tOpen('de', 'kind', 'oil-field'), 'oil field');
});

test('text falls back to the primary subtag, then to the first language, then to any', () => {
  assert.deepEqual(localize({ de: 'a', en: 'b' }, 'en-GB', ['de']), { words: 'b', language: 'en' });
  assert.deepEqual(localize({ de: 'a', en: 'b' }, 'es', ['de']), { words: 'a', language: 'de' });
  assert.deepEqual(localize({ pt: 'c' }, 'es', ['de']), { words: 'c', language: 'pt' });
  assert.deepEqual(localize({ de: 'a' }, 'constructor', ['de']), { words: 'a', language: 'de' });
});

test('an origin’s slug reads as a name and a date', () => {
  assert.deepEqual(nameOfOrigin('washington-post-2025-10-31'), ['Washington Post', '2025-10-31']);
  assert.deepEqual(nameOfOrigin('el-mundo'), ['El Mundo', null]);
});

test('distances change from metres to kilometres and lose the decimal where it says nothing', () => {
  assert.equal(distanceInWords(350, 'de'), '350 m');
  assert.equal(distanceInWords(10480, 'de'), '10,5 km');
  assert.equal(distanceInWords(11000, 'en'), '11 km');
  assert.equal(distanceInWords(1_000_000, 'en'), '1,000 km');
});

test('a share that is not zero never reads as zero', () => {
  assert.equal(shareInWords(0.001, 'en'), '1%');
  assert.equal(shareInWords(0, 'en'), '0%');
});
