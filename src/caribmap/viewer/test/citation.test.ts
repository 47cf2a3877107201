import assert from 'node:assert/strict';
import { test } from 'node:test';

import { bibtexOf, citationInWords, cslOf } from '../src/card/citation.ts';
import { createState } from '../src/state.ts';
import { payloadOf, source } from './payload-of.ts';
import './speaking.ts';

const DATED = {
  ...source('paper'),
  title: 'Was geschah',
  author: 'Ana Díaz',
  publisher: 'Blatt',
  published: '2025-11-01',
  url: 'https://example.org/a',
};
const INFERRED = {
  ...source('agency'),
  inferred: { published: { value: '2025-11-01~', reason: { en: 'why', de: 'warum' } } },
};

test('a citation names what the article states, in the language of the reader', () => {
  const state = createState(payloadOf());
  assert.equal(citationInWords(state, DATED), 'Ana Díaz: Was geschah. Blatt, 1. November 2025. https://example.org/a');
  state.language.value = 'en';
  assert.equal(citationInWords(state, DATED), 'Ana Díaz: Was geschah. Blatt, 1 November 2025. https://example.org/a');
});

test('what is inferred says so, and what is not known is not made up', () => {
  const state = createState(payloadOf());
  assert.match(citationInWords(state, INFERRED), /^agency\. um den 1\. November 2025 \(erschlossen\)\.$/);
  assert.match(citationInWords(state, { ...source('paper'), title: 'Warum?' }), /^Warum\? ohne Datum\.$/);
});

test('CSL-JSON has the fields that the article states, and its file in the note', () => {
  const [item] = JSON.parse(cslOf(payloadOf(), DATED));
  assert.deepEqual(item.author, [{ literal: 'Ana Díaz' }]);
  assert.deepEqual(item.issued, { 'date-parts': [[2025, 11, 1]] });
  assert.match(item.note, /^file paper\.txt, sha256 0$/);
  assert.equal('URL' in JSON.parse(cslOf(payloadOf(), source('paper')))[0], false);
});

test('an inferred date is in the note alone, with its reason in the language of the dossier', () => {
  const [item] = JSON.parse(cslOf(payloadOf(), INFERRED));
  assert.equal('issued' in item, false);
  assert.match(item.note, /published inferred, not stated: 2025-11-01~ \(warum\)$/);
});

test('a date that is no plain day stands as it is written', () => {
  const [item] = JSON.parse(cslOf(payloadOf(), { ...DATED, published: '2025-11-01/2025-11-02' }));
  assert.deepEqual(item.issued, { literal: '2025-11-01/2025-11-02' });
});

test('nothing in a title is a command to BibTeX, and no brace of it ends the field', () => {
  const entry = bibtexOf(payloadOf(), { ...DATED, title: '100 % von }x \\input', url: 'https://example.org/{a}' });
  assert.match(entry, /title = \{\{100 \\% von \\textbraceright\{\}x \\textbackslash\{\}input\}\},/);
  assert.equal(entry.split('{').length, entry.split('}').length);
  assert.match(entry, /url = \{https:\/\/example\.org\/%7Ba%7D\},/);
});
