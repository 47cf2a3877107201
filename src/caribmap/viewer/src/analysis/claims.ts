/** What the board shows: questions with their answers, events, and what is said on each, a sign per quote. Pure. */
import { type Index, valueAt } from '../data.ts';
import type { PayloadQuote, Text, TimeBounds } from '../payload.ts';
import type { AnyPayload } from '../records/records.ts';
import { dayNumber } from './axis.ts';

/** A quote as it stands in a row. */
export interface Claim {
  /** Position and id of the quote. */
  readonly quote: number;
  readonly id: string;
  readonly source: string;
  readonly modality: PayloadQuote['modality'];
  readonly origin: string | null;
  /** Ids of the places it is about. */
  readonly places: readonly string[];
  readonly when: Stretched | null;
}

/** When it was, as days since 1970; a bound that is open is null. */
interface Stretched {
  readonly first: number | null;
  readonly last: number | null;
  /** Whether its ends are not certain: about a day, or perhaps. */
  readonly isVague: boolean;
}

/** One answer to a question, or one event. */
export interface Lane {
  readonly key: string;
  readonly name: Text;
  readonly claims: readonly Claim[];
}

export interface Row {
  readonly type: 'discrepancy' | 'events' | 'others';
  /** Id of the discrepancy; the type for the other rows. */
  readonly id: string;
  /** Null where the interface names the row. */
  readonly name: Text | null;
  /** Whether it lies open at first. */
  readonly isMain: boolean;
  readonly lanes: readonly Lane[];
}

/** Of so many quotes that are in no question and no event, signs are drawn; of more the table has the rows. */
const MOST_OTHERS = 5_000;

/** The questions, main ones first, then all events, then the quotes that stand in neither. */
export function rowsOf({ discrepancies, events }: AnyPayload, index: Index): readonly Row[] {
  const claimOf = (id: string, time?: TimeBounds | null): Claim[] => claimsAt(index, index.quotes.positionOf(id), time);
  const questions = discrepancies.map(
    ({ id, question, weight, answers }): Row => ({
      type: 'discrepancy',
      id,
      name: question,
      isMain: weight === 'main',
      lanes: answers.map((answer, position) => ({
        key: `${id}-${position}`,
        name: answer.value,
        claims: answer.quotes.flatMap((quote) => claimOf(quote)),
      })),
    }),
  );
  const happened: Row = {
    type: 'events',
    id: 'events',
    name: null,
    isMain: false,
    lanes: events.map(({ id, title, time, quotes }) => ({
      key: id,
      name: title,
      claims: quotes.flatMap((quote) => claimOf(quote, time)),
    })),
  };
  const rows = [...questions.filter(({ isMain }) => isMain), ...questions.filter(({ isMain }) => !isMain)];
  return [...rows, ...(events.length > 0 ? [happened] : []), ...othersOf(index, [...rows, happened])];
}

/** Whether there are too many quotes for a sign each. */
export function hasCrowd({ quotes }: Pick<Index, 'quotes'>): boolean {
  return quotes.count > 4 * MOST_OTHERS;
}

/** The row of all that is in no other row; none where nothing is, or too much. */
function othersOf(index: Index, rows: readonly Row[]): Row[] {
  const placed = new Set(rows.flatMap(({ lanes }) => lanes.flatMap(({ claims }) => claims.map(({ quote }) => quote))));
  const count = index.quotes.count - placed.size;
  if (count === 0 || count > MOST_OTHERS || hasCrowd(index)) return [];
  const claims = Array.from({ length: index.quotes.count }, (_, quote) => quote)
    .filter((quote) => !placed.has(quote))
    .flatMap((quote) => claimsAt(index, quote));
  return [{ type: 'others', id: 'others', name: null, isMain: false, lanes: [{ key: 'others', name: {}, claims }] }];
}

/** The claim of the quote at a position, in a list; none for an unknown one. `time`: that of the event it stands for. */
function claimsAt(index: Index, quote: number, time?: TimeBounds | null): Claim[] {
  if (quote < 0) return [];
  const { source, modality, origin, dating } = index.quoteColumns;
  const own = valueAt(dating, quote)?.time ?? null;
  return [
    {
      quote,
      id: index.quotes.idAt(quote),
      source: valueAt(source, quote) ?? '',
      modality: valueAt(modality, quote) ?? null,
      origin: valueAt(origin, quote) ?? null,
      places: index.quotes.at(quote).places,
      when: stretched(time === undefined ? own : time),
    },
  ];
}

function stretched(time: TimeBounds | null): Stretched | null {
  if (time === null || (time.earliest === null && time.latest === null)) return null;
  return {
    first: time.earliest === null ? null : dayNumber(time.earliest),
    last: time.latest === null ? null : dayNumber(time.latest),
    isVague: time.approximate || time.uncertain,
  };
}

/** 'A' for the first source, 'B' for the second, 'AA' for the 27th: what its signs are lettered. */
export function lettersOf(ids: Iterable<string>): ReadonlyMap<string, string> {
  return new Map([...ids].map((id, index) => [id, letterAt(index)]));
}

function letterAt(index: number): string {
  const rest = Math.floor(index / 26) - 1;
  return (rest < 0 ? '' : letterAt(rest)) + String.fromCharCode(65 + (index % 26));
}
