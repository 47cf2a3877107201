import assert from 'node:assert/strict';
import { test } from 'node:test';

import { areAlike, differences } from '../src/analysis/compare.ts';
import { seeded } from './seeded.ts';

const marked = (one: string, other: string): readonly string[][] =>
  differences(one, other).map((parts) => parts.filter(({ differs }) => differs).map(({ text }) => text));

test('the words that the other text does not have are marked, in both', () => {
  assert.deepEqual(marked('about 16,000 men could be used', 'about 10,000 soldiers could be used'), [
    ['16,000', 'men'],
    ['10,000', 'soldiers'],
  ]);
});

test('case and punctuation are no difference; a number is a part of its own', () => {
  assert.deepEqual(marked('Eight ships, he said', 'eight ships he said.'), [[], []]);
  const [left] = differences('nearly 16.000 men', 'many');
  assert.deepEqual(
    left.map(({ text, isNumber = false }) => [text, isNumber]),
    [
      ['nearly', false],
      [' ', false],
      ['16.000', true],
      [' ', false],
      ['men', false],
    ],
  );
});

test('joined, the parts are the texts as they were', () => {
  const chance = seeded(11);
  const words = ['a', 'ship', '16.000', '„Post“', 'und', '—', 'é\u0301', '北京', '…', ''];
  const some = (): string =>
    Array.from({ length: Math.floor(chance() * 9) }, () => words[Math.floor(chance() * 10)]).join(' ');
  for (let round = 0; round < 300; round++) {
    const texts = [some(), some()] as const;
    assert.deepEqual(
      differences(...texts).map((parts) => parts.map(({ text }) => text).join('')),
      [...texts],
    );
  }
});

test('long texts are compared too', () => {
  const long = Array.from({ length: 2_000 }, (_, index) => `w${index}`).join(' ');
  const [left] = differences(`${long} last`, long);
  assert.deepEqual(
    left.filter(({ differs }) => differs).map(({ text }) => text),
    ['last'],
  );
});

test('two wordings of one sentence are alike, two sentences are not', () => {
  assert.ok(areAlike('about 16,000 men could be used', 'about 10,000 men could be used'));
  assert.ok(!areAlike('Nach Angaben der Post etwa 16.000 Mann', 'Mit mehr als 10.000 Soldaten'));
});
