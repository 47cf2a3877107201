/** The search over everything the page holds in words: names and aliases, quotes with translations and speakers, titles, questions. */
import type { Payload, Text } from '../payload.ts';
import { TermIndex } from './term-index.ts';

/** The kinds of record that can be found, in the order in which their groups stand. */
export const HIT_TYPES = ['place', 'quote', 'event', 'conflict', 'source'] as const;

export interface Hit {
  readonly type: (typeof HIT_TYPES)[number];
  readonly id: string;
}

export interface Finding {
  /** Best first. */
  readonly hits: readonly Hit[];
  /** The folded words that they were found by. */
  readonly words: ReadonlySet<string>;
}

export interface Search {
  /** Builds the index in moments that the page has to spare; whoever searches before that waits for it. */
  prepare(): void;
  /** Records with every word of the query, or words that begin with it; only where there are none, words much like it. */
  find(query: string): Finding;
}

/** Milliseconds that building may hold up the page at a time. */
const SLICE_MS = 8;

export function createSearch(payload: Payload): Search {
  const index = new TermIndex();
  const hits: Hit[] = [];
  const entries = entriesOf(payload);
  let started = false;

  /** Adds records until there are none left (true) or the time is up. */
  const build = (until: number): boolean => {
    for (let next = entries.next(); !next.done; next = entries.next()) {
      hits.push(next.value.hit);
      index.add(next.value.name.join(' '), next.value.text.join(' '));
      if (performance.now() > until) return false;
    }
    return true;
  };
  const slice = (): void => {
    if (!build(performance.now() + SLICE_MS)) whenIdle(slice);
  };

  return {
    prepare: () => {
      if (!started) whenIdle(slice);
      started = true;
    },
    find: (query) => {
      build(Infinity);
      const { records, words } = index.find(query);
      return { hits: records.flatMap((record) => hits[record] ?? []), words };
    },
  };
}

function whenIdle(task: () => void): void {
  // Safari has no requestIdleCallback.
  (window.requestIdleCallback ?? setTimeout)(task);
}

interface Entry {
  readonly hit: Hit;
  readonly name: readonly (string | null)[];
  readonly text: readonly (string | null)[];
}

function* entriesOf({ places, quotes, events, conflicts, sources }: Payload): Generator<Entry, void> {
  for (const { id, names, aliases } of places) {
    yield { hit: { type: 'place', id }, name: [...all(names), ...Object.values(aliases).flat()], text: [] };
  }
  for (const { id, speaker, exact, translations } of quotes) {
    yield { hit: { type: 'quote', id }, name: all(speaker), text: [exact, ...all(translations)] };
  }
  for (const { id, title } of events) yield { hit: { type: 'event', id }, name: all(title), text: [] };
  for (const { id, question, answers } of conflicts) {
    yield { hit: { type: 'conflict', id }, name: all(question), text: answers.flatMap(({ value }) => all(value)) };
  }
  for (const { id, short, title, publisher, author } of sources) {
    yield { hit: { type: 'source', id }, name: [short, title], text: [publisher, author] };
  }
}

function all(text: Text | null): readonly string[] {
  return Object.values(text ?? {});
}
