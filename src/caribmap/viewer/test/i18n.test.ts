import assert from 'node:assert/strict';
import { test } from 'node:test';

import { DICTIONARIES } from '../src/i18n/dictionaries.ts';
import { en } from '../src/i18n/en.ts';
import { addWords, messageLanguage, pageLanguage, t, tOpen } from '../src/i18n/index.ts';
import { languageName } from '../src/i18n/language-names.ts';
import { formatterTag, marksOf, truncations } from '../src/i18n/languages.ts';
import type { MessageKey, Messages } from '../src/i18n/messages.ts';
import { countIn, distanceInWords, shareInWords } from '../src/i18n/numbers.ts';
import { formFor } from '../src/i18n/plurals.ts';
import { localize, nameOfOrigin } from '../src/i18n/text.ts';
import './speaking.ts';

const LANGUAGES = Object.keys(DICTIONARIES);

function eachMessage(check: (message: string, key: MessageKey, language: string) => void): void {
  for (const [language, words] of Object.entries(DICTIONARIES))
    for (const [key, message] of Object.entries(words)) check(message, key as keyof Messages, language);
}

test('every language has the same keys', () => {
  for (const words of Object.values(DICTIONARIES)) assert.deepEqual(Object.keys(words).sort(), Object.keys(en).sort());
});

test('the last form of a message fills the places that English fills, no form any other', () => {
  const slots = (message: string): string[] => [...new Set(message.match(/\{\w+\}/g) ?? [])].sort();
  eachMessage((message, key, language) => {
    const needed = slots(en[key]);
    const forms = message.split('|');
    assert.deepEqual(slots(forms.at(-1) ?? ''), needed, `${key} in ${language}`);
    for (const slot of forms.flatMap(slots)) assert.ok(needed.includes(slot), `${slot} of ${key} in ${language}`);
  });
});

test('a message has one form, or as many as its language has for whole numbers', () => {
  const whole = Array.from({ length: 201 }, (_, count) => count);
  eachMessage((message, key, language) => {
    const rules = new Intl.PluralRules(language);
    const forms = new Set(whole.map((count) => rules.select(count)));
    assert.ok([1, forms.size].includes(message.split('|').length), `${key} in ${language}`);
  });
});

test('no message is without words, none begins or ends in a space', () => {
  eachMessage((message, key) => {
    for (const form of message.split('|'))
      assert.ok(form === form.trim() || key === 'list_comma' || key === 'colon', key);
    assert.notEqual(message, '', key);
  });
});

test('no sentence is left in English', () => {
  eachMessage((message, key, language) => {
    if (language !== 'en' && en[key].split(' ').length > 5) assert.notEqual(message, en[key], `${key} in ${language}`);
  });
});

test('no message claims that something is true', () => {
  eachMessage((message) => {
    assert.doesNotMatch(message, /verifi[ezc]|vérifi|bewiesen|proven|prouvé|comprobad[oa] como|доведено|مثبت/i);
  });
});

test('French has narrow no-break spaces before high punctuation and inside its quotation marks', () => {
  for (const [key, message] of Object.entries(DICTIONARIES.fr ?? {})) {
    assert.doesNotMatch(message, /[^\u202f⌘\w\d]?[^\u202f][;:!?»](?!\w)|«[^\u202f]/u, key);
  }
});

test('Arabic has its own comma, semicolon and question mark', () => {
  for (const [key, message] of Object.entries(DICTIONARIES.ar ?? {})) assert.doesNotMatch(message, /[,;?]/, key);
});

test('a count chooses the form and is written in the language', () => {
  assert.equal(t('de', 'quotes', { count: 1 }), '1 Zitat');
  assert.equal(t('de', 'quotes', { count: 1234 }), '1.234 Zitate');
  assert.equal(t('en', 'quotes', { count: 1234 }), '1,234 quotes');
  assert.equal(t('fr', 'quotes', { count: 0 }), '0 citation');
  assert.deepEqual(
    [1, 3, 5, 11, 21, 22].map((count) => t('uk', 'quotes', { count })),
    ['1 цитата', '3 цитати', '5 цитат', '11 цитат', '21 цитата', '22 цитати'],
  );
  assert.deepEqual(
    [0, 1, 2, 3, 11, 100].map((count) => t('ar', 'quotes', { count })),
    ['لا اقتباسات', 'اقتباس واحد', 'اقتباسان', '3 اقتباسات', '11 اقتباسًا', '100 اقتباس'],
  );
});

test('a form that a message lacks is its last one', () => {
  assert.equal(formFor('fr', 'un|autres', 1_000_000), 'autres');
  assert.equal(formFor('no language', 'one|other', 2), 'other');
});

test('counts are written as the browser writes them', () => {
  for (const language of [...LANGUAGES.filter((tag) => tag !== 'ar'), 'ar-u-nu-latn', 'de-AT', 'en-IN', 'es-MX']) {
    const format = new Intl.NumberFormat(language);
    for (const count of [0, 7, 999, 1000, 1234, 9999, 10_000, 123_456, 1_000_000, 1_234_567_890]) {
      const ours = language.startsWith('ar') ? 'ar' : language;
      assert.equal(countIn(ours, count), format.format(count), `${count} in ${language}`);
    }
  }
});

test('a regional tag speaks its language, an unknown one English', () => {
  assert.equal(t('de-AT', 'places'), 'Orte');
  assert.equal(t('pt-BR', 'places'), 'Lugares');
  assert.equal(t('nl', 'places'), 'Places');
  assert.equal(t('constructor', 'places'), 'Places');
});

test('the page is in the language that its interface speaks to the reader', () => {
  assert.equal(pageLanguage('pt-BR'), 'pt-BR');
  assert.equal(pageLanguage('zh-Hant'), 'en');
  assert.equal(pageLanguage('constructor'), 'en');
});

test('a language that a dossier adds speaks the words that it gives, and English for the rest', () => {
  addWords('sr-Latn', { places: 'Mesta' });
  assert.equal(t('sr-Latn-RS', 'places'), 'Mesta');
  assert.equal(t('sr-Latn', 'layers'), 'Layers');
  assert.deepEqual(
    ['places', 'layers'].map((key) => messageLanguage('sr-Latn', key)),
    ['sr-Latn', 'en'],
  );
  assert.equal(pageLanguage('sr-Latn-RS'), 'sr-Latn-RS');
  assert.equal(pageLanguage('sr'), 'en');
});

test('a word that a dossier changes in a language of ours leaves the others', () => {
  addWords('es-VE', { story: 'Visita' });
  assert.deepEqual([t('es-VE', 'story'), t('es-VE', 'places'), t('es', 'story')], ['Visita', 'Lugares', 'Recorrido']);
});

test('a tag falls back by one subtag after the other', () => {
  assert.deepEqual(truncations('zh-Hant-TW'), ['zh-Hant-TW', 'zh-Hant', 'zh']);
  assert.deepEqual(truncations('de-x-desk'), ['de-x-desk', 'de']);
});

test('a direction is that of the script, else of the language', () => {
  const directions = ['ar', 'he-IL', 'sr-Latn', 'ku-Arab', 'az-Latn', 'ur-Latn', 'zh-Hant', 'de-1996'].map(
    (tag) => marksOf(tag).dir,
  );
  assert.deepEqual(directions, ['rtl', 'rtl', 'ltr', 'rtl', 'ltr', 'ltr', 'ltr', 'ltr']);
  assert.deepEqual(marksOf(undefined), {});
});

test('a strange tag never breaks a number, a name or a plural', () => {
  for (const tag of ['', '-', 'no language', 'x-desk', 'de-DE-DE', '123', 'toolonglanguage', 'ar-u-nu-arab']) {
    assert.equal(typeof distanceInWords(1200, tag), 'string');
    assert.equal(typeof shareInWords(0.5, tag), 'string');
    assert.equal(typeof languageName('de', tag), 'string');
    assert.equal(typeof t(tag, 'quotes', { count: 3 }), 'string');
  }
  assert.equal(formatterTag('no language'), 'en');
  assert.equal(formatterTag('ar-EG'), 'ar-EG-u-nu-latn');
});

test('languages have the names that the browser gives them, the interface’s own without asking it', () => {
  for (const language of [...LANGUAGES, 'nl']) {
    const names = new Intl.DisplayNames([language], { type: 'language' });
    for (const tag of [...LANGUAGES, 'nl', 'de-AT'])
      assert.equal(languageName(tag, language), names.of(tag), `${tag} in ${language}`);
  }
  assert.equal(languageName('no language', 'de'), 'no language');
});

test('an open word without a message keeps its slug, hyphens opened', () => {
  assert.equal(tOpen('de', 'kind', 'disputed-area'), 'umstrittenes Gebiet');
  assert.equal(tOpen('de', 'kind', 'oil-field'), 'oil field');
});

test('text falls back to what its tag falls back to, then to the first language, then to any', () => {
  assert.deepEqual(localize({ de: 'a', en: 'b' }, 'en-GB', ['de']), { words: 'b', language: 'en' });
  assert.deepEqual(localize({ de: 'a', en: 'b' }, 'es', ['de']), { words: 'a', language: 'de' });
  assert.deepEqual(localize({ pt: 'c' }, 'es', ['de']), { words: 'c', language: 'pt' });
  assert.deepEqual(localize({ zh: 'd', de: 'a' }, 'zh-Hant-TW', ['de']), { words: 'd', language: 'zh' });
  assert.deepEqual(localize({ pt: 'c', de: 'a' }, 'es', ['pt-BR']), { words: 'c', language: 'pt' });
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
