/** The rows of a table: filtered, and in the order that a column gives. */
import type { Kept } from '../base/types.ts';
import { type Column, cellText } from '../records/values.ts';

export interface Sorting {
  /** -1 for the id. */
  readonly column: number;
  readonly descending: boolean;
}

/** A press on a column's head: upwards, then downwards, then as in the file. */
export function nextSorting(before: Sorting | null, column: number): Sorting | null {
  if (before?.column !== column) return { column, descending: false };
  return before.descending ? null : { column, descending: true };
}

/** The rows that hold a text somewhere, ordered; rows without a value stay at the end. */
export function rowsFor(
  records: readonly Kept[],
  columns: readonly Column[],
  filter: string,
  sorting: Sorting | null,
  languages: readonly string[],
): readonly Kept[] {
  const wanted = filter.trim().toLocaleLowerCase();
  const texts = (kept: Kept): string[] => [
    kept.id,
    ...columns.map((column) => cellText(kept.record, column, languages)),
  ];
  const fitting = wanted
    ? records.filter((kept) => texts(kept).some((text) => text.toLocaleLowerCase().includes(wanted)))
    : records;
  if (!sorting) return fitting;
  const column = columns[sorting.column];
  const keyed = fitting.map((kept) => ({ kept, key: column ? cellText(kept.record, column, languages) : kept.id }));
  const { compare } = new Intl.Collator(languages[0], { numeric: true });
  const direction = sorting.descending ? -1 : 1;
  keyed.sort((one, other) => {
    if (one.key === '' || other.key === '') return Number(one.key === '') - Number(other.key === '');
    return direction * compare(one.key, other.key);
  });
  return keyed.map(({ kept }) => kept);
}
