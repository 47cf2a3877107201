/** The search over everything the page holds in words: names and aliases, quotes with translations and speakers, titles, questions. */
import MiniSearch from 'minisearch';

import type { Payload, Text } from '../payload.ts';
import { foldWord, wordsOf } from './fold.ts';

/** The kinds of record that can be found, in the order in which their groups stand. */
export const HIT_TYPES = ['place', 'quote', 'event', 'conflict', 'source'] as const;
export type HitType = (typeof HIT_TYPES)[number];

export interface Hit {
  readonly type: HitType;
  readonly id: string;
}

/** A hit with the folded words that it was found by. */
export interface Match extends Hit {
  readonly words: ReadonlySet<string>;
}

export interface Search {
  /** Builds the index when the page has a moment to spare. */
  prepare(): void;
  /** Records with every word of the query, or with words that begin with it; best first. Only where there are none: with words much like it. */
  find(query: string): readonly Match[];
}

interface Entry {
  readonly key: string;
  readonly name: string;
  readonly text: string;
}

export function createSearch(payload: Payload): Search {
  let built: MiniSearch<Entry> | null = null;
  const index = (): MiniSearch<Entry> => (built ??= buildIndex(payload));
  return {
    prepare: () => {
      if (!built) (window.requestIdleCallback ?? setTimeout)(index);
    },
    find: (query) => {
      if (wordsOf(query).length === 0) return [];
      const exact = index().search(query);
      const found = exact.length > 0 ? exact : index().search(query, { fuzzy: tolerance });
      return found.map(({ id, match }) => ({ ...hitOf(String(id)), words: new Set(Object.keys(match)) }));
    },
  };
}

/** Share of a word's letters that may differ; short words have to fit. */
function tolerance(word: string): number | false {
  return word.length > 3 && 0.2;
}

function buildIndex(payload: Payload): MiniSearch<Entry> {
  const index = new MiniSearch<Entry>({
    idField: 'key',
    fields: ['name', 'text'],
    tokenize: (text) => [...wordsOf(text)],
    processTerm: foldWord,
    searchOptions: { prefix: true, combineWith: 'AND', boost: { name: 2 } },
  });
  index.addAll(entriesOf(payload));
  return index;
}

function entriesOf({ places, quotes, events, conflicts, sources }: Payload): Entry[] {
  const entry = (type: HitType, id: string, names: readonly (string | null)[], texts: readonly (string | null)[] = []): Entry => ({
    key: `${type} ${id}`,
    name: names.join(' '),
    text: texts.join(' '),
  });
  return [
    ...places.map(({ id, names, aliases }) => entry('place', id, [...all(names), ...Object.values(aliases).flat()])),
    ...quotes.map(({ id, speaker, exact, translations }) => entry('quote', id, all(speaker), [exact, ...all(translations)])),
    ...events.map(({ id, title }) => entry('event', id, all(title))),
    ...conflicts.map(({ id, question, answers }) => entry('conflict', id, all(question), answers.flatMap(({ value }) => all(value)))),
    ...sources.map(({ id, short, title, publisher, author }) => entry('source', id, [short, title], [publisher, author])),
  ];
}

function all(text: Text | null): readonly string[] {
  return Object.values(text ?? {});
}

function hitOf(key: string): Hit {
  const [, type = '', id = ''] = /^(\w+) (.*)$/s.exec(key) ?? [];
  return { type: type as HitType, id };
}
