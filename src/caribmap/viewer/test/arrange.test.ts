import assert from 'node:assert/strict';
import { test } from 'node:test';

import { arrangeQuotes, type Dispute } from '../src/card/arrange.ts';
import type { PayloadDiscrepancy, PayloadQuote } from '../src/payload.ts';
import { discrepancy, quote } from './payload-of.ts';

const arranged = (
  quotes: readonly PayloadQuote[],
  discrepancies: readonly PayloadDiscrepancy[] = [],
  elsewhere: readonly PayloadQuote[] = [],
) => {
  const heads = [...quotes, ...elsewhere].map((own, position) => ({
    ...own,
    position,
    isOriginInferred: own.origin === null && own.origin_inferred !== null,
    isElsewhere: position >= quotes.length,
  }));
  const { lead, besideLead, disputes, groups } = arrangeQuotes(heads, discrepancies);
  const sides = ({ allegations, denials }: Dispute) => [allegations, denials].map((side) => side.map(({ id }) => id));
  return {
    lead: lead?.id ?? null,
    besideLead: besideLead && sides(besideLead),
    disputes: disputes.map(sides),
    groups: groups.map(({ origin, quotes: own, articles }) => [origin, own.map(({ id }) => id), articles]),
  };
};

test('a place without quotes has an empty card', () =>
  assert.deepEqual(arranged([]), { lead: null, besideLead: null, disputes: [], groups: [] }));

test('a single quote is the lead and stands nowhere else', () => {
  assert.deepEqual(arranged([quote('a')]), { lead: 'a', besideLead: null, disputes: [], groups: [] });
});

test('a denial that names nothing stands beside the only other answer to its question', () => {
  const quotes = [
    quote('lead'),
    quote('other'),
    quote('charge', { modality: 'claimed' }),
    quote('denial', { modality: 'denied' }),
  ];
  const { disputes, groups } = arranged(quotes, [discrepancy('c', [['charge'], ['denial']])]);
  assert.deepEqual(disputes, [[['charge'], ['denial']]]);
  assert.deepEqual(groups, [[null, ['other'], 0]]);
});

test('a denial that names nothing stands alone where several answers could be meant', () => {
  const quotes = [quote('lead'), quote('first'), quote('second'), quote('denial', { modality: 'denied' })];
  const { disputes, groups } = arranged(quotes, [discrepancy('c', [['first'], ['second'], ['denial']])]);
  assert.deepEqual(disputes, [[[], ['denial']]]);
  assert.deepEqual(groups, [[null, ['first', 'second'], 0]]);
});

test('a denial stands beside the quote that it names, whatever else is disputed', () => {
  const quotes = [
    quote('lead'),
    quote('first', { modality: 'speculated' }),
    quote('charge', { modality: 'claimed' }),
    quote('denial', { modality: 'denied', denies: ['charge'] }),
  ];
  const { disputes } = arranged(quotes, [discrepancy('c', [['first'], ['charge'], ['denial']])]);
  assert.deepEqual(disputes, [[['charge'], ['denial']]]);
});

test('a denial of what this card does not quote stands beside nothing', () => {
  const quotes = [
    quote('lead'),
    quote('first', { modality: 'speculated' }),
    quote('denial', { modality: 'denied', denies: ['hidden'] }),
  ];
  assert.deepEqual(arranged(quotes, [discrepancy('c', [['first'], ['denial']])]).disputes, [[[], ['denial']]]);
});

test('a denial from another card stands beside what it denies and in no group', () => {
  const found = arranged([quote('lead'), quote('charge')], [], [quote('denial', { denies: ['charge'] })]);
  assert.deepEqual(found.disputes, [[['charge'], ['denial']]]);
  assert.deepEqual(found.groups, []);
});

test('what denies the lead stands beside it', () => {
  const quotes = [quote('lead', { modality: 'claimed' }), quote('other'), quote('denial', { modality: 'denied' })];
  const found = arranged(quotes, [discrepancy('c', [['lead'], ['denial']])]);
  assert.deepEqual(found.besideLead, [[], ['denial']]);
  assert.deepEqual(found.disputes, []);
});

test('what the lead denies stands beside it', () => {
  const found = arranged([quote('lead', { modality: 'denied', denies: ['charge'] }), quote('other'), quote('charge')]);
  assert.deepEqual(found.besideLead, [['charge'], []]);
  assert.deepEqual(found.groups, [[null, ['other'], 0]]);
});

test('all denials of one quote stand with it, and all that one denial denies', () => {
  const quotes = [
    quote('lead'),
    quote('charge'),
    quote('rumour'),
    quote('no', { denies: ['charge', 'rumour'] }),
    quote('never', { denies: ['charge'] }),
  ];
  const { disputes } = arranged(quotes);
  assert.deepEqual(disputes, [
    [
      ['charge', 'rumour'],
      ['no', 'never'],
    ],
  ]);
});

test('two quotes that deny each other both stand', () => {
  const quotes = [quote('lead'), quote('one', { denies: ['other'] }), quote('other', { denies: ['one'] })];
  assert.deepEqual(arranged(quotes).disputes, [[[], ['one', 'other']]]);
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
  const { lead, besideLead, disputes, groups } = arranged(quotes, [
    discrepancy('c', [
      ['q0', 'q2'],
      ['q1', 'q3'],
    ]),
  ]);
  const standing = [
    lead,
    ...(besideLead ?? []).flat(),
    ...disputes.flat(2),
    ...groups.flatMap(([, own]) => own),
  ].filter((id) => id !== null);
  assert.deepEqual(
    [...standing].sort(),
    quotes.map(({ id }) => id),
  );
});

test('a group of one origin says whether an article counts whose origin we inferred', () => {
  const head = (id: string, inferred: boolean, position: number) => ({
    ...quote(id, { source: id, origin: inferred ? null : 'agency' }),
    origin: 'agency',
    position,
    isOriginInferred: inferred,
    isElsewhere: false,
  });
  const groupsOf = (...inferred: readonly boolean[]) =>
    arrangeQuotes(
      inferred.map((each, position) => head(`q${position}`, each, position)),
      [],
    ).groups.map(({ articles, isPartlyInferred }) => [articles, isPartlyInferred]);
  assert.deepEqual(groupsOf(false, false, true), [[3, true]]);
  assert.deepEqual(groupsOf(false, false, false), [[3, false]]);
});
