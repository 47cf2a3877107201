/** The search over everything the page holds in words: names and aliases, quotes with translations and speakers, titles, questions. */
import { type ReadonlySignal, type Signal, signal } from '@preact/signals';

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
  /** All hits, best first. */
  readonly hits: Hits;
  /** Hits of one type, best first. */
  of(type: HitType): Hits;
  /** Folded beginnings of words that the hits were found by. */
  readonly words: ReadonlySet<string>;
}

export interface Search {
  /** False for a dossier of so many quotes that only names are searched. */
  readonly hasQuotes: boolean;
  /** Share of the records that are read, 0–1. */
  readonly read: ReadonlySignal<number>;
  /** Reads the records while the page is idle. */
  prepare(): void;
  /** Records with every word of the query, or words that begin with it; only where there are none, words much like it. */
  find(query: string): Finding;
  /** Like `find`, once the records are read in slices, between which the page answers. */
  findInSlices(query: string): Promise<Finding>;
  /** Like `find`, among the records that are read by now; a dossier of few records is read in full. */
  findSoFar(query: string): Finding;
}

/** Longest time that reading may block the page at a time, and before an answer. */
const SLICE_MS = 8;
const ANSWER_MS = 30;
/** Up to this number, all records are read before the first answer. */
const FEW = 5_000;
/** Up to this number quotes are searched: the words of more would take hundreds of megabytes. */
const MOST_QUOTES = 250_000;

type Searched = Pick<Index, 'places' | 'quotes'>;

export function createSearch(payload: AnyPayload, searched: Searched): Search {
  const hasQuotes = searched.quotes.count <= MOST_QUOTES;
  const numbers = new RecordNumbers(payload, searched, hasQuotes);
  const reading = new Reading(numbers.total, entriesOf(payload, searched, hasQuotes));
  const answer = (query: string): Finding => {
    const { records, words } = find(reading.text, query);
    const listed = (own: readonly number[]): Hits => ({
      length: own.length,
      at: (index) => (own[index] === undefined ? undefined : numbers.hitAt(own[index])),
    });
    return {
      hits: listed(records),
      of: (type) => listed(records.filter((record) => numbers.isOf(type, record))),
      words,
    };
  };
  return {
    hasQuotes,
    read: reading.share,
    prepare: () => reading.start(),
    find: (query) => {
      reading.readOn(Infinity);
      return answer(query);
    },
    findInSlices: async (query) => {
      await reading.readInSlices();
      return answer(query);
    },
    findSoFar: (query) => {
      reading.readOn(numbers.total < FEW ? Infinity : performance.now() + ANSWER_MS);
      return answer(query);
    },
  };
}

/** Numbers of the records: those of each type follow those of the type before it, in the order of HIT_TYPES. */
class RecordNumbers {
  readonly #payload: AnyPayload;
  readonly #searched: Searched;
  /** Number after the last record of each type. */
  readonly #ends: readonly number[];

  constructor(payload: AnyPayload, searched: Searched, hasQuotes: boolean) {
    this.#payload = payload;
    this.#searched = searched;
    const { events, discrepancies, sources } = payload;
    const quotes = hasQuotes ? searched.quotes.count : 0;
    const counts = [searched.places.count, quotes, events.length, discrepancies.length, sources.length];
    this.#ends = counts.map((_, type) => counts.slice(0, type + 1).reduce((sum, count) => sum + count, 0));
  }

  get total(): number {
    return this.#ends.at(-1) ?? 0;
  }

  isOf(type: HitType, record: number): boolean {
    const index = HIT_TYPES.indexOf(type);
    return record >= this.#begin(index) && record < (this.#ends[index] as number);
  }

  hitAt(record: number): Hit {
    const index = this.#ends.findIndex((end) => record < end);
    const [type, at] = [HIT_TYPES[index] as HitType, record - this.#begin(index)];
    if (type === 'place') return { type, id: this.#searched.places.idAt(at) };
    if (type === 'quote') return { type, id: this.#searched.quotes.idAt(at) };
    const { events, discrepancies, sources } = this.#payload;
    const records = { event: events, discrepancy: discrepancies, source: sources }[type];
    return { type, id: records[at]?.id ?? '' };
  }

  #begin(index: number): number {
    return index === 0 ? 0 : (this.#ends[index - 1] as number);
  }
}

/** Reads the records into folded text, in slices while the page is idle or all at once. */
class Reading {
  readonly text = new FoldedText();
  /** Share of the records that are read, 0–1, in steps of a twentieth. */
  readonly share: Signal<number>;
  readonly #total: number;
  readonly #entries: Iterator<Entry, void>;
  #isStarted = false;

  constructor(total: number, entries: Iterator<Entry, void>) {
    this.share = signal(total < FEW ? 1 : 0);
    this.#total = total;
    this.#entries = entries;
  }

  start(): void {
    if (!this.#isStarted) whenIdle(() => this.#slice());
    this.#isStarted = true;
  }

  /** Reads records until there are none left (true) or the time is up. */
  readOn(until: number): boolean {
    for (let next = this.#entries.next(); !next.done; next = this.#entries.next()) {
      this.text.add(joined(next.value.name), joined(next.value.text));
      if (performance.now() > until) return false;
    }
    return true;
  }

  async readInSlices(): Promise<void> {
    while (!this.#readSlice()) await new Promise((resolve) => setTimeout(resolve));
  }

  #slice(): void {
    if (!this.#readSlice()) whenIdle(() => this.#slice());
  }

  /** Reads for SLICE_MS; true when there are no records left. */
  #readSlice(): boolean {
    const isDone = this.readOn(performance.now() + SLICE_MS);
    const share = isDone ? 1 : Math.floor((this.text.size / this.#total) * 20) / 20;
    if (share > this.share.peek()) this.share.value = share;
    return isDone;
  }
}

interface Entry {
  readonly name: readonly (string | null)[];
  readonly text: readonly (string | null)[];
}

/** Texts of all records, in the order of HIT_TYPES. */
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
