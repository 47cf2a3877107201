/** The folded words of numbered records as running text: a beginning is found by scanning it, which a browser does at a gigabyte a second. */
import { foldWord } from './fold.ts';
import { wordsOf } from './words.ts';

/** Number of records whose words are one string. */
const SEGMENT = 2_048;
/** Sizes of the caches: folded forms, and words that a misspelt one is compared with. */
const MOST_KEPT = 200_000;
const [SPACE, TAB, NEWLINE] = [32, 9, 10];
const NUMBER = /\p{N}/u;

interface Segment {
  /** Per record ' name words', a tab, ' other words', a line's end. */
  readonly text: string;
  /** Number of the first record. */
  readonly first: number;
  /** Where each record begins, and where its name ends. */
  readonly starts: Uint32Array;
  readonly tabs: Uint32Array;
}

/** Where a word stands that begins as asked: its record, whether in the name, its length and that of the name or text round it. */
export type OnWord = (record: number, isName: boolean, wordLength: number, length: number) => void;

export class FoldedText {
  readonly #segments: Segment[] = [];
  #lines: string[] = [];
  #tabs: number[] = [];
  #size = 0;
  /** Folded forms of words as they stand: texts repeat their words. */
  readonly #folded = new Map<string, string>();
  readonly #words = new Set<string>();

  get size(): number {
    return this.#size;
  }

  /** Different words without digits, up to MOST_KEPT. */
  get words(): ReadonlySet<string> {
    return this.#words;
  }

  /** Adds a record under the next number, counted from 0. */
  add(name: string, text: string): void {
    const folded = this.#line(name);
    this.#lines.push(`${folded}\t${this.#line(text)}\n`);
    this.#tabs.push(folded.length);
    this.#size += 1;
    if (this.#lines.length === SEGMENT) this.#close();
  }

  eachWord(beginning: string, onWord: OnWord): void {
    this.#close();
    for (const segment of this.#segments) eachWordIn(segment, beginning, onWord);
  }

  /** Makes a segment of the records that are in none yet. */
  #close(): void {
    if (this.#lines.length === 0) return;
    const starts = new Uint32Array(this.#lines.length);
    const tabs = new Uint32Array(this.#lines.length);
    let start = 0;
    for (const [index, line] of this.#lines.entries()) {
      starts[index] = start;
      tabs[index] = start + (this.#tabs[index] as number);
      start += line.length;
    }
    this.#segments.push({ text: this.#lines.join(''), first: this.#size - this.#lines.length, starts, tabs });
    [this.#lines, this.#tabs] = [[], []];
  }

  #line(text: string): string {
    let line = '';
    for (const word of wordsOf(text)) line += ` ${this.#fold(word)}`;
    return line;
  }

  #fold(word: string): string {
    const known = this.#folded.get(word);
    if (known !== undefined) return known;
    const folded = foldWord(word);
    if (NUMBER.test(word)) return folded;
    if (this.#folded.size < MOST_KEPT) this.#folded.set(word, folded);
    if (this.#words.size < MOST_KEPT) this.#words.add(folded);
    return folded;
  }
}

function eachWordIn({ text, first, starts, tabs }: Segment, beginning: string, onWord: OnWord): void {
  let record = 0;
  for (let at = text.indexOf(beginning); at >= 0; at = text.indexOf(beginning, at + 1)) {
    if (text.charCodeAt(at - 1) !== SPACE) continue;
    while (record + 1 < starts.length && (starts[record + 1] as number) <= at) record += 1;
    const tab = tabs[record] as number;
    const end = record + 1 < starts.length ? (starts[record + 1] as number) : text.length;
    const length = at < tab ? tab - (starts[record] as number) : end - tab;
    onWord(first + record, at < tab, endOfWord(text, at + beginning.length) - at, length);
  }
}

function endOfWord(text: string, from: number): number {
  for (let at = from; ; at++) {
    const code = text.charCodeAt(at);
    if (code === SPACE || code === TAB || code === NEWLINE) return at;
  }
}
