import assert from 'node:assert/strict';
import { test } from 'node:test';

import { arrangeQuotes } from '../src/card/arrange.ts';
import type { PayloadDiscrepancy, PayloadQuote } from '../src/payload.ts';
import { discrepancy, quote } from './payload-of.ts';

const arranged = (quotes: readonly PayloadQuote[], discrepancies: readonly PayloadDiscrepancy[] = []) => {
  const { lead, disputes, groups } = arrangeQuotes(
    quotes.map((own, position) => ({ ...own, position })),
    discrepancies,
  );
  return {
    lead: lead?.id ?? null,
    disputes: disputes.map(({ allegation, denial }) => [allegation?.id ?? null, denial.id]),
    groups: groups.map(({ origin, quotes: own, articles }) => [origin, own.map(({ id }) => id), articles]),
  };
};

test('a place without quotes has an empty card', () =>
  assert.deepEqual(arranged([]), { lead: null, disputes: [], groups: [] }));

test('a single quote is the lead and stands nowhere else', () => {
  assert.deepEqual(arranged([quote('a')]), { lead: 'a', disputes: [], groups: [] });
});

test('a denial stands beside the allegation it shares a question with', () => {
  const quotes = [
    quote('lead'),
    quote('other'),
    quote('charge', { modality: 'claimed' }),
    quote('denial', { modality: 'denied' }),
  ];
  const { disputes, groups } = arranged(quotes, [discrepancy('c', [['charge'], ['denial']])]);
  assert.deepEqual(disputes, [['charge', 'denial']]);
  assert.deepEqual(groups, [[null, ['other'], 0]]);
});

test('a denial of the lead follows it without repeating it', () => {
  const quotes = [quote('lead', { modality: 'claimed' }), quote('denial', { modality: 'denied' })];
  assert.deepEqual(arranged(quotes, [discrepancy('c', [['lead'], ['denial']])]).disputes, [[null, 'denial']]);
});

test('two denials of one allegation do not show it twice', () => {
  const quotes = [
    quote('lead'),
    quote('charge'),
    quote('no', { modality: 'denied' }),
    quote('never', { modality: 'denied' }),
  ];
  const { disputes } = arranged(quotes, [discrepancy('c', [['charge'], ['no', 'never']])]);
  assert.deepEqual(disputes, [
    ['charge', 'no'],
    [null, 'never'],
  ]);
});

test('an origin that two articles repeat is a group, counted with the lead; one that only one article has is not', () => {
  const quotes = [
    quote('lead', { source: 'paper', origin: 'wapo' }),
    quote('own', { source: 'paper' }),
    quote('repeat', { source: 'agency', origin: 'wapo' }),
    quote('once', { source: 'agency', origin: 'tass' }),
  ];
  assert.deepEqual(arranged(quotes).groups, [
    ['wapo', ['repeat'], 2],
    [null, ['own', 'once'], 0],
  ]);
});

test('every quote stands exactly once', () => {
  const quotes = ['claimed', 'denied', 'stated', 'denied', 'confirmed', null].map((modality, position) =>
    quote(`q${position}`, {
      modality: modality as PayloadQuote['modality'],
      origin: position % 2 ? 'wapo' : null,
      source: position % 3 ? 'paper' : 'agency',
    }),
  );
  const { lead, disputes, groups } = arranged(quotes, [
    discrepancy('c', [
      ['q0', 'q2'],
      ['q1', 'q3'],
    ]),
  ]);
  const standing = [lead, ...disputes.flat(), ...groups.flatMap(([, own]) => own)].filter((id) => id !== null);
  assert.deepEqual(
    [...standing].sort(),
    quotes.map(({ id }) => id),
  );
});
