/** The search over everything the page holds in words: names and aliases, quotes with translations and speakers, titles, questions. */
import { type ReadonlySignal, signal } from '@preact/signals';

import type { Index } from '../data.ts';
import type { Text } from '../payload.ts';
import type { AnyPayload } from '../records/records.ts';
import { whenIdle } from '../slices.ts';
import { FoldedText } from './folded-text.ts';
import { find } from './ranking.ts';

/** The kinds of record that can be found, in the order in which their groups stand. */
export const HIT_TYPES = ['place', 'quote', 'event', 'discrepancy', 'source'] as const;
type HitType = (typeof HIT_TYPES)[number];

export interface Hit {
  readonly type: HitType;
  readonly id: string;
}

/** Hits, each made when it is asked for. */
export interface Hits {
  readonly length: number;
  at(index: number): Hit | undefined;
}

export interface Finding {
  /** Best first. */
  readonly hits: Hits;
  /** The best of one type. */
  of(type: HitType): Hits;
  /** The folded beginnings of words that they were found by. */
  readonly words: ReadonlySet<string>;
}

export interface Search {
  /** False for a dossier of so many quotes that only names are searched. */
  readonly hasQuotes: boolean;
  /** Share of the records that are read, 0–1. */
  readonly read: ReadonlySignal<number>;
  /** Reads the records in moments that the page has to spare. */
  prepare(): void;
  /** Records with every word of the query, or words that begin with it; only where there are none, words much like it. */
  find(query: string): Finding;
  /** Of the records that are read by now, few ones all. */
  findSoFar(query: string): Finding;
}

/** Milliseconds that reading may hold up the page at a time, and before an answer. */
const SLICE_MS = 8;
const ANSWER_MS = 30;
/** So few records are read before the first answer. */
const FEW = 5_000;
/** The words of more quotes would take hundreds of megabytes. */
const MOST_QUOTES = 250_000;

type Searched = Pick<Index, 'places' | 'quotes'>;

export function createSearch(payload: AnyPayload, { places, quotes }: Searched): Search {
  const text = new FoldedText();
  const hasQuotes = quotes.count <= MOST_QUOTES;
  const counts = [
    places.count,
    hasQuotes ? quotes.count : 0,
    payload.events.length,
    payload.discrepancies.length,
    payload.sources.length,
  ];
  const ends = counts.map((_, type) => counts.slice(0, type + 1).reduce((sum, count) => sum + count, 0));
  const total = ends.at(-1) ?? 0;
  const entries = entriesOf(payload, { places, quotes }, hasQuotes);
  const areFew = total < FEW;
  const read = signal(areFew ? 1 : 0);
  let started = false;

  /** Reads records until there are none left (true) or the time is up. */
  const readOn = (until: number): boolean => {
    for (let next = entries.next(); !next.done; next = entries.next()) {
      text.add(joined(next.value.name), joined(next.value.text));
      if (performance.now() > until) return false;
    }
    return true;
  };
  const slice = (): void => {
    const isDone = readOn(performance.now() + SLICE_MS);
    const share = isDone ? 1 : Math.floor((text.size / total) * 20) / 20;
    if (share > read.peek()) read.value = share;
    if (!isDone) whenIdle(slice);
  };
  const begin = (type: number): number => (type === 0 ? 0 : (ends[type - 1] as number));
  const hitAt = (record: number): Hit => {
    const type = ends.findIndex((end) => record < end);
    const [name, at] = [HIT_TYPES[type] as HitType, record - begin(type)];
    if (name === 'place') return { type: name, id: places.idAt(at) };
    if (name === 'quote') return { type: name, id: quotes.idAt(at) };
    const records = { event: payload.events, discrepancy: payload.discrepancies, source: payload.sources }[name];
    return { type: name, id: records[at]?.id ?? '' };
  };
  const answer = (query: string): Finding => {
    const { records, words } = find(text, query);
    const listed = (own: readonly number[]): Hits => ({
      length: own.length,
      at: (index) => (own[index] === undefined ? undefined : hitAt(own[index])),
    });
    const of = (name: HitType): Hits => {
      const type = HIT_TYPES.indexOf(name);
      return listed(records.filter((record) => record >= begin(type) && record < (ends[type] as number)));
    };
    return { hits: listed(records), of, words };
  };

  return {
    hasQuotes,
    read,
    prepare: () => {
      if (!started) whenIdle(slice);
      started = true;
    },
    find: (query) => {
      readOn(Infinity);
      return answer(query);
    },
    findSoFar: (query) => {
      readOn(areFew ? Infinity : performance.now() + ANSWER_MS);
      return answer(query);
    },
  };
}

interface Entry {
  readonly name: readonly (string | null)[];
  readonly text: readonly (string | null)[];
}

/** In the order of HIT_TYPES. */
function* entriesOf(
  { events, discrepancies, sources }: AnyPayload,
  { places, quotes }: Searched,
  hasQuotes: boolean,
): Generator<Entry, void> {
  for (let position = 0; position < places.count; position++) {
    const { names, aliases } = places.at(position);
    yield { name: [...all(names), ...Object.values(aliases).flat()], text: [] };
  }
  for (let position = 0; hasQuotes && position < quotes.count; position++) {
    const { speaker, exact, translations } = quotes.at(position);
    yield { name: all(speaker), text: [exact, ...all(translations)] };
  }
  for (const { title } of events) yield { name: all(title), text: [] };
  for (const { question, answers } of discrepancies)
    yield { name: all(question), text: answers.flatMap(({ value }) => all(value)) };
  for (const { short, title, publisher, author } of sources) yield { name: [short, title], text: [publisher, author] };
}

function joined(texts: readonly (string | null)[]): string {
  return texts.join(' ');
}

function all(text: Text | null): readonly string[] {
  return Object.values(text ?? {});
}
