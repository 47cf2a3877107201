/** Two compared quotes to take along: as CSV and as a picture. */
import { t } from '../i18n/index.ts';
import { citedInWords, modalityInWords, quoteOriginInWords, wordsIn } from '../parts/words.tsx';
import type { PayloadQuote } from '../payload.ts';
import type { State } from '../state.ts';
import { areAlike, type Part } from './compare.ts';
import { comparedWording, originsInWords, questionOf } from './comparison.tsx';
import type { Sheet } from './export.ts';
import { rowsOf } from './rows.ts';

/** The two quotes as rows of a table. */
export function comparedSheet(state: State, quotes: readonly PayloadQuote[]): Sheet {
  const language = state.language.value;
  const names = [
    'column_wording',
    'column_speaker',
    'column_modality',
    'column_source',
    'filter_origins',
    'time',
  ] as const;
  const keys = ['exact', 'speaker', 'modality', 'source', 'origin', 'when'];
  const rows = rowsOf(quotes, (quote) => ({
    id: quote.id,
    places: quote.places,
    values: [
      quote.exact,
      quote.speaker && wordsIn(state, quote.speaker),
      modalityInWords(state, quote),
      state.index.sources.get(quote.source)?.short ?? quote.source,
      quoteOriginInWords(state, quote),
      quote.date ?? quote.date_inferred?.value ?? null,
    ],
    orders: {},
    when: null,
    language: null,
  }));
  return {
    columns: keys.map((key, index) => ({ key, name: names[index] ?? 'column_wording' })),
    names: names.map((name) => t(language, name)),
    rows,
  };
}

const [WIDTH, MARGIN, GUTTER] = [1200, 48, 48];
const COLUMN = (WIDTH - 2 * MARGIN - GUTTER) / 2;

/** A picture of the comparison in the page's own colours and type, as a PNG; null where the browser draws none. */
export async function comparedPicture(state: State, one: PayloadQuote, other: PayloadQuote): Promise<Blob | null> {
  const canvas = document.createElement('canvas');
  const pen = canvas.getContext('2d');
  if (!pen) return null;
  canvas.width = WIDTH;
  canvas.height = draw(pen, state, one, other);
  const style = getComputedStyle(document.body);
  pen.fillStyle = style.getPropertyValue('--paper').trim() || '#fff';
  pen.fillRect(0, 0, WIDTH, canvas.height);
  draw(pen, state, one, other);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
}

/** Draws both columns under their question; returns the height that they take. */
function draw(pen: CanvasRenderingContext2D, state: State, one: PayloadQuote, other: PayloadQuote): number {
  const style = getComputedStyle(document.body);
  const colour = (name: string): string => style.getPropertyValue(`--${name}`).trim() || '#000';
  const sans = style.getPropertyValue('--sans').trim() || 'sans-serif';
  const serif = style.getPropertyValue('--serif').trim() || 'serif';
  const isRtl = document.documentElement.dir === 'rtl';
  pen.textBaseline = 'alphabetic';
  const write = (parts: readonly Part[], font: string, line: number, left: number, wide: number, top: number): number =>
    writeParts(pen, { parts, font, line, left, wide, top, isRtl, ink: pen.fillStyle as string, mark: colour('mark') });
  pen.fillStyle = colour('ink');
  const question = questionOf(state, one, other);
  const plain = (text: string): Part[] => [{ text, differs: false }];
  const title = wordsIn(state, question?.question ?? state.payload.title);
  let top = write(plain(title), `600 30px ${sans}`, 38, MARGIN, WIDTH - 2 * MARGIN, MARGIN + 30);
  const isAlike = areAlike(one.exact, other.exact);
  const wording = comparedWording(state, one, other).map((parts) =>
    parts.map((part) => ({ ...part, differs: part.differs && (isAlike || part.isNumber === true) })),
  );
  const ends = [one, other].map((quote, column) => {
    const left = MARGIN + (column === (isRtl ? 1 : 0) ? 0 : COLUMN + GUTTER);
    const answer = question?.answers.find(({ quotes }) => quotes.includes(quote.id));
    let end = top + 16;
    pen.fillStyle = colour('ink');
    if (answer) end = write(plain(wordsIn(state, answer.value)), `600 24px ${sans}`, 32, left, COLUMN, end + 24);
    const quoted = quotedParts(state, wording[column] ?? []);
    end = write(quoted, `26px ${serif}`, 38, left, COLUMN, end + 36);
    pen.fillStyle = colour('secondary');
    return write(plain(saidBy(state, quote)), `20px ${sans}`, 28, left, COLUMN, end + 20);
  });
  top = ends.reduce((most, end) => Math.max(most, end), 0) + 20;
  pen.fillStyle = colour('secondary');
  top = write(plain(originsInWords(state, one, other)), `20px ${sans}`, 28, MARGIN, WIDTH - 2 * MARGIN, top + 20);
  return top + MARGIN - 10;
}

/** The wording between the language's quotation marks. */
function quotedParts(state: State, parts: readonly Part[]): readonly Part[] {
  const [before = '', after = ''] = t(state.language.value, 'map_quoted', { text: '\0' })
    .replace(/[\u2066-\u2069]/g, '')
    .split('\0');
  return [{ text: before, differs: false }, ...parts, { text: after, differs: false }];
}

function saidBy(state: State, quote: PayloadQuote): string {
  const source = state.index.sources.get(quote.source)?.short ?? quote.source;
  const cited = citedInWords(state, quote);
  const how = modalityInWords(state, quote);
  return `${cited === null ? '' : `${cited} · `}${source}${how === null ? '' : ` (${how})`}`;
}

interface Text {
  readonly parts: readonly Part[];
  readonly font: string;
  readonly line: number;
  readonly left: number;
  readonly wide: number;
  /** Baseline of the first line. */
  readonly top: number;
  readonly isRtl: boolean;
  readonly ink: string;
  readonly mark: string;
}

/** Writes a text in lines, what differs on a ground of its own; returns the last line's baseline. */
function writeParts(pen: CanvasRenderingContext2D, text: Text): number {
  pen.font = text.font;
  pen.direction = text.isRtl ? 'rtl' : 'ltr';
  pen.textAlign = text.isRtl ? 'right' : 'left';
  const words = text.parts.flatMap(({ text: own, differs }) =>
    (own.match(/\S+\s*|\s+/g) ?? []).map((word) => ({ word, differs })),
  );
  let [x, y] = [0, text.top];
  for (const { word, differs } of words) {
    const wide = pen.measureText(word.trimEnd()).width;
    if (x > 0 && x + wide > text.wide) [x, y] = [0, y + text.line];
    const at = text.isRtl ? text.left + text.wide - x : text.left + x;
    if (differs) {
      pen.fillStyle = text.mark || 'transparent';
      pen.fillRect(text.isRtl ? at - wide : at, y - text.line * 0.72, wide, text.line * 0.94);
    }
    pen.fillStyle = text.ink;
    pen.fillText(word, at, y);
    x += pen.measureText(word).width;
  }
  return y;
}
