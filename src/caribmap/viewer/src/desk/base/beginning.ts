/** New records that begin with quotes: an event with one, a discrepancy between two. */
import { readRecord } from './actions.ts';
import { ask } from './api.ts';
import { openForm } from './opening.ts';
import * as store from './store.ts';
import type { Kept, QuoteProposal } from './types.ts';

type Initial = Readonly<Record<string, unknown>>;

export function beginRecord(noun: string, initial: Initial = {}): void {
  if (store.isReadOnly.value) return;
  store.atHand.value = { kind: 'record', noun, kept: null, initial };
}

/** An event that a quote tells of: its places and date are those of the quote. */
export async function beginEvent(quoteId: string): Promise<void> {
  await openForm(async () => {
    const { record } = await readRecord('quote', quoteId);
    return () => beginRecord('event', { quotes: [quoteId], places: record.places, when: record.date });
  });
}

/** Marks a quote; the second one that is marked opens the form of a discrepancy between the two. */
export async function markQuote(quoteId: string): Promise<void> {
  const others = store.markedQuotes.value.filter((id) => id !== quoteId);
  if (others.length === store.markedQuotes.value.length && others.length > 0) {
    await beginDiscrepancy([...others, quoteId]);
    store.markedQuotes.value = [];
  } else {
    store.markedQuotes.value = others.length < store.markedQuotes.value.length ? others : [...others, quoteId];
  }
}

/** A question that these quotes answer differently; what each says is its number, where it has just one. */
async function beginDiscrepancy(ids: readonly string[]): Promise<void> {
  const languages = store.head.value?.languages ?? [];
  await openForm(async () => {
    const quotes = await Promise.all(ids.map((id) => readRecord('quote', id)));
    const answers = await Promise.all(
      quotes.map(async (quote) => ({ value: inAll(await numberIn(quote), languages), quotes: [quote.id] })),
    );
    const sources = new Set(quotes.map(({ record }) => record.source));
    const kind = sources.size > 1 ? 'between-sources' : 'within-source';
    return () => beginRecord('discrepancy', { kind, weight: 'main', answers });
  });
}

/** Digits and the sign of a unit are the same in all languages; other words are those of the first. */
const SAME_EVERYWHERE = /^\d+(?:\s?(?:km|m|kg|t|%))?$/;

function inAll(words: string, languages: readonly string[]): Readonly<Record<string, string>> {
  const tags = SAME_EVERYWHERE.test(words) ? languages : languages.slice(0, 1);
  return Object.fromEntries(tags.map((tag) => [tag, words]));
}

async function numberIn({ record, span }: Kept): Promise<string> {
  if (!span) return '';
  const [start, end] = span;
  const { numbers } = await ask<QuoteProposal>('propose/quote', { source: record.source, start, end });
  const [first, ...others] = numbers ?? [];
  return first && others.length === 0 ? first.surface : '';
}
