/** Which words of two texts differ. Pure. */

export interface Part {
  readonly text: string;
  /** Whether the other text has no such word at this point. */
  readonly differs: boolean;
  readonly isNumber?: boolean;
}

/** Longer texts are compared word by word without their order: the table would be too large. */
const MOST_WORDS = 600;
const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}.,'’-]*[\p{L}\p{M}\p{N}]|[\p{L}\p{N}]/gu;

/** Least share of the shorter text's words that both have, for two wordings of one sentence. */
const ALIKE_SHARE = 0.4;
const NUMBER = /^\p{N}/u;

/** Whether two texts have so many words in common that each other word is a difference worth a mark. */
export function areAlike(one: string, other: string): boolean {
  const [left, right] = [wordsIn(one), wordsIn(other)];
  return commonWords(left, right)[0].size >= Math.min(left.length, right.length) * ALIKE_SHARE;
}

/** Both texts in parts, in their order; joined, the parts of each are the text. */
export function differences(one: string, other: string): readonly [readonly Part[], readonly Part[]] {
  const [left, right] = [wordsIn(one), wordsIn(other)];
  const [keptLeft, keptRight] = commonWords(left, right);
  return [partsOf(one, left, keptLeft), partsOf(other, right, keptRight)];
}

interface Word {
  readonly key: string;
  readonly start: number;
  readonly end: number;
}

function wordsIn(text: string): readonly Word[] {
  return [...text.matchAll(WORD)].map(({ 0: word, index }) => ({
    key: word.normalize('NFC').toLowerCase(),
    start: index,
    end: index + word.length,
  }));
}

/** Indexes of the words of a longest common subsequence, in each text. */
function commonWords(left: readonly Word[], right: readonly Word[]): readonly [Set<number>, Set<number>] {
  if (left.length > MOST_WORDS || right.length > MOST_WORDS) return sharedWords(left, right);
  const width = right.length + 1;
  const lengths = new Uint16Array((left.length + 1) * width);
  const at = (row: number, column: number): number => lengths[row * width + column] as number;
  for (let row = left.length - 1; row >= 0; row--) {
    for (let column = right.length - 1; column >= 0; column--) {
      const isSame = left[row]?.key === right[column]?.key;
      lengths[row * width + column] = isSame
        ? at(row + 1, column + 1) + 1
        : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const [own, others] = [new Set<number>(), new Set<number>()];
  for (let row = 0, column = 0; row < left.length && column < right.length; ) {
    if (left[row]?.key === right[column]?.key) {
      own.add(row++);
      others.add(column++);
    } else if (at(row + 1, column) >= at(row, column + 1)) row++;
    else column++;
  }
  return [own, others];
}

function sharedWords(left: readonly Word[], right: readonly Word[]): readonly [Set<number>, Set<number>] {
  const among = (words: readonly Word[], others: readonly Word[]): Set<number> => {
    const keys = new Set(others.map(({ key }) => key));
    return new Set(words.flatMap(({ key }, index) => (keys.has(key) ? [index] : [])));
  };
  return [among(left, right), among(right, left)];
}

/** The text in runs: words that differ, with what stands between them, numbers among them apart, and all else. */
function partsOf(text: string, words: readonly Word[], kept: ReadonlySet<number>): readonly Part[] {
  const parts: Part[] = [];
  const add = (from: number, to: number, differs: boolean, isNumber = false): void => {
    if (to > from) parts.push({ text: text.slice(from, to), differs, ...(isNumber && { isNumber }) });
  };
  let from = 0;
  words.forEach(({ key, start, end }, index) => {
    if (kept.has(index)) return;
    const isNumber = NUMBER.test(key);
    const before = parts.at(-1);
    if (!isNumber && before?.differs && !before.isNumber && !kept.has(index - 1)) {
      parts.splice(-1, 1, { text: before.text + text.slice(from, end), differs: true });
    } else {
      add(from, start, false);
      add(start, end, true, isNumber);
    }
    from = end;
  });
  add(from, text.length, false);
  return parts;
}
