import assert from 'node:assert/strict';
import { test } from 'node:test';

import { FoldedText } from '../src/search/folded-text.ts';
import { NUMBER_WORDS } from '../src/search/number-words.ts';
import { addNumberWords, inDigits, numbersIn, withPlainNumbers } from '../src/search/numbers.ts';
import { find } from '../src/search/ranking.ts';

for (const [language, words] of Object.entries(NUMBER_WORDS)) addNumberWords(language, words);

const WRITTEN: readonly (readonly [string, string])[] = [
  ['en', '16,000 men'],
  ['en', '16000 men'],
  ['en', 'sixteen thousand men'],
  ['en', '16 thousand men'],
  ['de', 'etwa 16.000 Mann'],
  ['de', 'sechzehntausend Mann'],
  ['es', 'dieciséis mil hombres'],
  ['fr', '16\u202f000 hommes'],
  ['fr', 'seize mille hommes'],
  ['it', 'sedicimila uomini'],
  ['pt', 'dezesseis mil homens'],
  ['uk', 'шістнадцять тисяч'],
  ['ar', 'ستة عشر ألف جندي'],
  ['ar', '١٦٠٠٠ جندي'],
];

test('a number is found however it is written, by a query in whichever way', () => {
  const text = new FoldedText();
  for (const [language, words] of WRITTEN) text.add('', [words, ...numbersIn(words, language)].join(' '));
  text.add('', '160 men of 2,000');
  for (const query of ['16000', '16.000', '16,000', '16 000', 'sixteen thousand', 'sechzehntausend', 'seize mille']) {
    const { records } = find(text, query);
    assert.deepEqual(
      [...records].sort((one, other) => one - other),
      [...WRITTEN.keys()],
      query,
    );
  }
});

test('number words of every language have their values', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['de', 'einundzwanzig', '21'],
    ['de', 'zweihundertfünfzigtausend', '250000'],
    ['en', 'two hundred and five thousand', '205000'],
    ['en', 'eight warships', '8'],
    ['es', 'treinta y cinco mil', '35000'],
    ['fr', 'quatre-vingt-dix-sept', '97'],
    ['fr', 'soixante et onze', '71'],
    ['it', 'ventuno', '21'],
    ['pt', 'duzentos e dez', '210'],
    ['uk', 'двісті тисяч', '200000'],
    ['ru', 'двести тысяч', '200000'],
    ['ar', 'خمسة وعشرون', '25'],
  ];
  for (const [language, words, value] of cases) assert.deepEqual(numbersIn(words, language), [value], words);
});

test('what is no number stays as it is', () => {
  for (const text of ['1.5 km', '11.11.2025', 'version 1.2.3', '2025 300', 'one man', '']) {
    assert.equal(withPlainNumbers(text), text);
    assert.deepEqual(numbersIn(text, 'en'), []);
  }
  assert.deepEqual(inDigits('a man of the sea'), ['a man of the sea']);
});

test('two numbers in a row are two', () => {
  assert.deepEqual(numbersIn('two three', 'en'), ['2', '3']);
});
