/** Which records a query finds, best first. */
import { foldWord } from './fold.ts';
import type { FoldedText } from './folded-text.ts';
import { muchLike } from './likeness.ts';
import { wordsAskedFor } from './words.ts';

/** A word of a record's name counts as much as this many of its text. */
const NAME_WEIGHT = 4;
/** Scores keep this many steps per unit when they are sorted. */
const SCORE_STEPS = 1000;

export interface Found {
  /** Numbers of the records, best first; equal ones in the order in which they were added. */
  readonly records: readonly number[];
  /** Folded beginnings that the records were found by. */
  readonly words: ReadonlySet<string>;
}

/** A beginning, and how well what is found by it fits; 1 for the query's own word. */
type Beginnings = ReadonlyMap<string, number>;

/** Records in which every word of the query begins a word; only where there are none, those with words much like it. */
export function find(text: FoldedText, query: string): Found {
  const wanted = [...new Set(wordsAskedFor(query).map(foldWord))];
  if (wanted.length === 0) return { records: [], words: new Set() };
  const exact = match(
    text,
    wanted.map((word) => new Map([[word, 1]])),
  );
  if (exact.records.length > 0) return exact;
  return match(
    text,
    wanted.map(
      (word) =>
        new Map([
          [word, 1],
          ...[...muchLike(word, text.words)].map(([like, distance]) => [like, 0.5 ** distance] as const),
        ]),
    ),
  );
}

/** Records that have a word for each of the sets of beginnings. */
function match(text: FoldedText, sets: readonly Beginnings[]): Found {
  const scores = new Float32Array(text.size);
  const reached = new Uint8Array(text.size);
  const found = new Set<string>();
  sets.forEach((beginnings, round) => {
    for (const [beginning, likeness] of beginnings) {
      const records: number[] = [];
      const weights: number[] = [];
      let last = -1;
      let count = 0;
      text.eachWord(beginning, (record, isName, wordLength, length) => {
        if (record === last) return;
        last = record;
        count += 1;
        if ((reached[record] as number) < round) return;
        records.push(record);
        // A word says more in a short name than in a long one.
        weights.push((beginning.length / wordLength) * (isName ? NAME_WEIGHT : 1) * (1 + wordLength / length));
      });
      if (records.length > 0) found.add(beginning);
      const rarity = Math.log(1 + text.size / count);
      for (let at = 0; at < records.length; at++) {
        const record = records[at] as number;
        (scores[record] as number) += likeness * rarity * (weights[at] as number);
        reached[record] = round + 1;
      }
    }
  });
  return { records: ranked(scores, (record) => reached[record] === sets.length), words: found };
}

/** Record numbers, by falling score, then rising: packed into single numbers, which sort without a comparison function. */
function ranked(scores: Float32Array, isWanted: (record: number) => boolean): number[] {
  const size = scores.length;
  const packed = new Float64Array(size);
  let count = 0;
  for (let record = 0; record < size; record++) {
    if (isWanted(record)) packed[count++] = record - Math.round((scores[record] ?? 0) * SCORE_STEPS) * size;
  }
  return Array.from(packed.subarray(0, count).sort(), (value) => ((value % size) + size) % size);
}
