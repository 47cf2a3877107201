/** A table's rows and columns, and their order. */
import type { MessageKey } from '../i18n/messages.ts';
import type { Inferred } from '../payload.ts';

export type Value = string | number | null;

/** What the page shows in place of a value's plain text. */
type Drawn = 'wording' | 'places' | 'when' | 'distance';

export interface Column {
  /** Names the value in GeoJSON. */
  readonly key: string;
  readonly name: MessageKey;
  readonly drawn?: Drawn;
}

export interface Row {
  readonly id: string;
  readonly places: readonly string[];
  /** Values in the order of the columns. */
  readonly values: readonly Value[];
  /** Sort keys by column, where rows are not sorted by the value. */
  readonly orders: Readonly<Record<number, Value>>;
  readonly when: When | null;
  readonly language: string | null;
}

export interface When {
  readonly stated: string | null;
  readonly inferred: Inferred | null;
}

/** A table's rows in their order, each made when it is asked for. */
export interface Rows {
  readonly length: number;
  at(index: number): Row;
}

interface Listed<T> {
  readonly length: number;
  at(index: number): T | undefined;
}

export function rowsOf<T>(records: Listed<T>, rowOf: (record: T) => Row): Rows {
  return { length: records.length, at: (index) => rowOf(records.at(index) as T) };
}

export function sorted(rows: Rows, column: number, descending: boolean, language: string): Rows {
  const all = Array.from({ length: rows.length }, (_, index) => rows.at(index));
  return rowsOf(sortRows(all, column, descending, language), (row) => row);
}

/** More rows are not sorted: it would hold up the page for seconds. */
export const MOST_SORTED = 20_000;

/** Sorted by one column; what has no value stays at the end in either direction. */
export function sortRows(rows: readonly Row[], column: number, descending: boolean, language: string): readonly Row[] {
  const { compare } = new Intl.Collator(language, { numeric: true });
  const direction = descending ? -1 : 1;
  const isEmpty = (value: Value): boolean => value === null || value === '';
  return [...rows].sort((one, other) => {
    const [left, right] = [orderOf(one, column), orderOf(other, column)];
    if (isEmpty(left) || isEmpty(right)) return Number(isEmpty(left)) - Number(isEmpty(right));
    return (
      direction *
      (typeof left === 'number' && typeof right === 'number' ? left - right : compare(String(left), String(right)))
    );
  });
}

function orderOf({ orders, values }: Row, column: number): Value {
  return (column in orders ? orders[column] : values[column]) ?? null;
}

/** Columns that hold one value in every row: they say nothing about a row. None in a table of one row, or of too many. */
export function constantColumns(rows: Rows, columns: number): ReadonlySet<number> {
  if (rows.length < 2 || rows.length > MOST_SORTED) return new Set();
  const [first, ...others] = Array.from({ length: rows.length }, (_, index) => rows.at(index).values);
  const isConstant = (column: number): boolean => {
    const value = first?.[column] ?? null;
    return value !== null && others.every((values) => values[column] === value);
  };
  // The first column names the row.
  return new Set(Array.from({ length: columns }, (_, column) => column).filter((at) => at > 0 && isConstant(at)));
}

/** Whether a column's first value is a number. */
export function isNumeric(rows: Rows, column: number): boolean {
  for (let index = 0; index < Math.min(rows.length, MOST_SORTED); index++) {
    const value = orderOf(rows.at(index), column);
    if (value !== null && value !== '') return typeof value === 'number';
  }
  return false;
}
