import assert from 'node:assert/strict';
import { test } from 'node:test';

import { soundPart } from '../src/payload-check.ts';

const ANSWER = { value: { de: 'zwölf' }, quotes: ['q1'] };

test('what is as its type says stays as it is', () => {
  assert.deepEqual(soundPart('PayloadAnswer', ANSWER), { value: ANSWER, damage: [] });
});

test('a list loses the items that are broken, each named by the first thing that is wrong with it', () => {
  const { value, damage } = soundPart(
    'PayloadAnswer[]',
    [ANSWER, { ...ANSWER, quotes: ['q1', 7] }, null, { ...ANSWER, value: [] }],
    'answers',
  );
  assert.deepEqual(value, [ANSWER]);
  assert.deepEqual(damage, ['answers[1].quotes[1]', 'answers[2]', 'answers[3].value']);
});

test('what is no list becomes one, what may be null is null, and a record is made of what is left', () => {
  const { value, damage } = soundPart('PayloadView', {
    id: 'world',
    name: { en: 'World' },
    caption: 7,
    bounds: 'here',
    portrait: null,
    layers: null,
  });
  assert.deepEqual(value, {
    id: 'world',
    name: { en: 'World' },
    caption: null,
    bounds: [],
    portrait: null,
    layers: null,
  });
  assert.deepEqual(damage, ['caption', 'bounds']);
});

test('a record that is none is named once', () => {
  const { value, damage } = soundPart('Color', 'red', 'color');
  assert.deepEqual(value, { light: '', dark: '' });
  assert.deepEqual(damage, ['color']);
});
