/** An inverted index: the folded words of numbered records, found by the beginning of a word or by likeness. */
import { foldWord, wordsOf } from './fold.ts';

/** A word of a record's name counts as much as this many of its text. */
const NAME_WEIGHT = 4;
/** Share of a word's letters that may differ where nothing fits exactly. Short words and numbers always have to fit. */
const TOLERANCE = 0.2;
const TOLERANT_FROM = 4;
const NUMBER = /\p{N}/u;
/** Scores keep this many steps per unit when they are sorted. */
const SCORE_STEPS = 1000;

export interface Found {
  /** Numbers of the records, best first; equal ones in the order in which they were added. */
  readonly records: readonly number[];
  /** The folded words that they were found by. */
  readonly words: ReadonlySet<string>;
}

interface Posting {
  readonly records: number[];
  readonly weights: number[];
}

export class TermIndex {
  readonly #postings = new Map<string, Posting>();
  /** Folded forms of words as they stand: texts repeat their words. */
  readonly #folded = new Map<string, string>();
  /** All terms in code point order; null while records are being added. */
  #terms: readonly string[] | null = null;
  #size = 0;

  /** Adds a record under the next number, counted from 0. */
  add(name: string, text: string): void {
    const record = this.#size++;
    this.#terms = null;
    this.#addWords(record, name, NAME_WEIGHT);
    this.#addWords(record, text, 1);
  }

  /** Records in which every word of the query begins a word; only where there are none, those with words much like it. */
  find(query: string): Found {
    const wanted = [...new Set(wordsOf(query).map(foldWord))];
    if (wanted.length === 0) return { records: [], words: new Set() };
    const exact = this.#match(wanted.map((word) => this.#beginningWith(word)));
    return exact.records.length > 0 ? exact : this.#match(wanted.map((word) => this.#muchLike(word)));
  }

  #addWords(record: number, text: string, weight: number): void {
    const words = wordsOf(text);
    // A word says more in a short name than in a long one.
    const weightOfWord = weight * (1 + 1 / words.length);
    for (const word of words) {
      const term = this.#fold(word);
      const posting = this.#postings.get(term) ?? { records: [], weights: [] };
      if (posting.records.length === 0) this.#postings.set(term, posting);
      if (posting.records.at(-1) === record) continue;
      posting.records.push(record);
      posting.weights.push(weightOfWord);
    }
  }

  #fold(word: string): string {
    const known = this.#folded.get(word);
    if (known !== undefined) return known;
    const folded = foldWord(word);
    this.#folded.set(word, folded);
    return folded;
  }

  /** Terms with how well each fits the word, in 0..1. */
  #beginningWith(word: string): Map<string, number> {
    const terms = this.#sortedTerms();
    const fits = new Map<string, number>();
    for (let position = firstFrom(terms, word); terms[position]?.startsWith(word); position++) {
      const term = terms[position] ?? '';
      fits.set(term, word.length / term.length);
    }
    return fits;
  }

  #muchLike(word: string): Map<string, number> {
    const fits = this.#beginningWith(word);
    if (word.length < TOLERANT_FROM || NUMBER.test(word)) return fits;
    const allowed = Math.round(word.length * TOLERANCE);
    for (const term of this.#sortedTerms()) {
      if (fits.has(term) || term.length < word.length - allowed || NUMBER.test(term)) continue;
      const distance = distanceToBeginning(word, term, allowed);
      if (distance <= allowed) fits.set(term, (word.length / Math.max(word.length, term.length)) * 0.5 ** distance);
    }
    return fits;
  }

  /** Records that every one of the sets of terms leads to. */
  #match(sets: readonly ReadonlyMap<string, number>[]): Found {
    const scores = new Float32Array(this.#size);
    const reached = new Uint8Array(this.#size);
    sets.forEach((fits, round) => {
      for (const [term, fit] of fits) {
        const { records, weights } = this.#postings.get(term) ?? { records: [], weights: [] };
        const rarity = Math.log(1 + this.#size / records.length);
        records.forEach((record, at) => {
          if ((reached[record] ?? 0) < round) return;
          scores[record] = (scores[record] ?? 0) + fit * rarity * (weights[at] ?? 1);
          reached[record] = round + 1;
        });
      }
    });
    const words = new Set(sets.flatMap((fits) => [...fits.keys()]));
    return { records: ranked(scores, (record) => reached[record] === sets.length), words };
  }

  #sortedTerms(): readonly string[] {
    this.#terms ??= [...this.#postings.keys()].sort();
    return this.#terms;
  }
}

/** Numbers that are wanted, by falling score, then rising: packed into single numbers, which sort without a comparison function. */
function ranked(scores: Float32Array, isWanted: (record: number) => boolean): number[] {
  const size = scores.length;
  const packed = new Float64Array(size);
  let count = 0;
  for (let record = 0; record < size; record++) {
    if (isWanted(record)) packed[count++] = record - Math.round((scores[record] ?? 0) * SCORE_STEPS) * size;
  }
  return Array.from(packed.subarray(0, count).sort(), (value) => ((value % size) + size) % size);
}

/** Position of the first term that is not before `word`. */
function firstFrom(terms: readonly string[], word: string): number {
  let [low, high] = [0, terms.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((terms[middle] ?? '') < word) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Letters to insert, leave out or replace until `word` begins `term` (Levenshtein, over all beginnings); more than `limit` where it gives up. */
function distanceToBeginning(word: string, term: string, limit: number): number {
  const length = Math.min(term.length, word.length + limit);
  let row = Array.from({ length: length + 1 }, (_, column) => column);
  for (let line = 1; line <= word.length; line++) {
    const next = [line];
    for (let column = 1; column <= length; column++) {
      const replaced = (row[column - 1] ?? 0) + Number(word[line - 1] !== term[column - 1]);
      next.push(Math.min(replaced, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1));
    }
    if (Math.min(...next) > limit) return limit + 1;
    row = next;
  }
  return Math.min(...row);
}
