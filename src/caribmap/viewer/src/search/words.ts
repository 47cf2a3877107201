/** The words of a text, also where none are set apart: in Chinese, Japanese and Thai, and behind Arabic and Hebrew prefixes. */

/** Letters of scripts without spaces between words: Thai, Lao, Tibetan, Burmese, Khmer, Japanese, Chinese. */
const UNSPACED =
  '\\p{scx=Thai}\\p{scx=Laoo}\\p{scx=Tibt}\\p{scx=Mymr}\\p{scx=Khmr}\\p{scx=Hira}\\p{scx=Kana}\\p{scx=Hani}';
/** A run of such letters, or a word: it has a letter or number, marks alone are none. */
const RUN = new RegExp(
  `(?:(?=[\\p{L}\\p{N}])[${UNSPACED}][\\p{M}]*)+|[\\p{L}\\p{N}](?:(?![${UNSPACED}])[\\p{L}\\p{M}\\p{N}]|\\p{M})*`,
  'gu',
);
const IS_UNSPACED = new RegExp(`^[${UNSPACED}]`, 'u');
const LETTER = /\P{M}\p{M}*/gu;
/** Prefixes of one letter: and, in, to, from, the, like. */
const PREFIX = /^(?:و?[بكل]|[وف]|[ובלמהשכ])(?=[\p{L}\p{M}]{3})/u;

export interface Word {
  readonly word: string;
  readonly index: number;
}

/** Words with their offsets: of a run without spaces each pair of neighbours and the last letter, of a prefixed word also the rest. */
export function* wordsIn(text: string): Generator<Word, void> {
  for (const { 0: run, index } of text.matchAll(RUN)) {
    if (IS_UNSPACED.test(run)) yield* pairsIn(run, index);
    else {
      yield { word: run, index };
      const prefix = PREFIX.exec(run)?.[0] ?? '';
      if (prefix) yield { word: run.slice(prefix.length), index: index + prefix.length };
    }
  }
}

function* pairsIn(run: string, start: number): Generator<Word, void> {
  const letters = [...run.matchAll(LETTER)];
  for (const [at, { 0: letter, index }] of letters.entries()) {
    yield { word: letter + (letters[at + 1]?.[0] ?? ''), index: start + index };
  }
}

export function wordsOf(text: string): readonly string[] {
  return Array.from(wordsIn(text), ({ word }) => word);
}

/** Words that have to be found for a query: of a run without spaces its pairs, of a prefixed word the word as it is written. */
export function wordsAskedFor(query: string): readonly string[] {
  return [...query.matchAll(RUN)].flatMap(({ 0: run }) => {
    if (!IS_UNSPACED.test(run)) return [run];
    const pairs = Array.from(pairsIn(run, 0), ({ word }) => word);
    return pairs.length > 1 ? pairs.slice(0, -1) : pairs;
  });
}
