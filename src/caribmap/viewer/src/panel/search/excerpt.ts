/** What a hit shows of a text: the part round the first word found, with the words found set apart. */
import { foldWord } from '../../search/fold.ts';
import { wordsIn } from '../../search/words.ts';

export interface Piece {
  readonly text: string;
  readonly isFound: boolean;
}

export interface Excerpt {
  readonly text: string;
  readonly isCutBefore: boolean;
  readonly isCutAfter: boolean;
}

/** The text in pieces that together are the text; `found` holds the folded beginnings of words. */
export function piecesOf(text: string, found: ReadonlySet<string>): readonly Piece[] {
  const pieces: Piece[] = [];
  const beginnings = [...found];
  let end = 0;
  for (const { word, index } of wordsIn(text)) {
    const folded = foldWord(word);
    if (!beginnings.some((beginning) => folded.startsWith(beginning))) continue;
    if (index > end) pieces.push({ text: text.slice(end, index), isFound: false });
    // Pairs of letters overlap: what the one before has shown is not shown again.
    const shown = text.slice(Math.max(end, index), index + word.length);
    const last = pieces.at(-1);
    if (last?.isFound && index <= end) pieces[pieces.length - 1] = { text: last.text + shown, isFound: true };
    else pieces.push({ text: shown, isFound: true });
    end = Math.max(end, index + word.length);
  }
  if (end < text.length) pieces.push({ text: text.slice(end), isFound: false });
  return pieces;
}

export function holdsAny(text: string, found: ReadonlySet<string>): boolean {
  return piecesOf(text, found).some((piece) => piece.isFound);
}

/** At most about `length` characters, cut between words, a quarter of them before the first word found. */
export function excerptOf(text: string, found: ReadonlySet<string>, length: number): Excerpt {
  if (text.length <= length) return { text, isCutBefore: false, isCutAfter: false };
  const pieces = piecesOf(text, found);
  const first = pieces[0]?.isFound === false && pieces.length > 1 ? pieces[0].text.length : 0;
  const wish = Math.min(Math.max(0, first - length / 4), text.length - length);
  const start = wish <= 0 ? 0 : Math.min(first, text.indexOf(' ', wish) + 1 || wish);
  const blank = text.lastIndexOf(' ', start + length);
  const end = text.length - start <= length ? text.length : blank > start ? blank : start + length;
  return { text: text.slice(start, end), isCutBefore: start > 0, isCutAfter: end < text.length };
}
