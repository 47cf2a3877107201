/** Where the focus of a table is, what is changed in it, and what a change writes. */
import { signal } from '@preact/signals';

import { commit } from '../base/actions.ts';
import * as store from '../base/store.ts';
import type { Kept, Operation } from '../base/types.ts';
import { type Column, cellText, changeOf, hasId } from '../records/values.ts';
import type { Sorting } from './rows.ts';

export interface GridProps {
  readonly noun: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Kept[];
  readonly sorting: Sorting | null;
  readonly onSort: (column: number) => void;
  readonly open: (kept: Kept) => void;
}

export interface Cell {
  readonly row: number;
  /** 0 for the id, 1 for the first column. */
  readonly column: number;
}

interface Edited extends Cell {
  readonly text: string;
  readonly isTyped: boolean;
}

/** The cell that Tab leads to. */
export const current = signal<Cell>({ row: 0, column: 0 });
export const edited = signal<Edited | null>(null);
/** Ids of the rows that are marked, to get one value. */
export const marked = signal<readonly string[]>([]);

export function moveTo(cell: Cell, rows: number, columns: number): void {
  const within = (value: number, count: number): number => Math.max(0, Math.min(value, count - 1));
  current.value = { row: within(cell.row, rows), column: within(cell.column, columns) };
}

const PAGE_ROWS = 10;

/** Where a key leads from a cell; undefined if it is no key of a grid. `ahead` is 1 where text runs left to right. */
export function cellFor(event: KeyboardEvent, { row, column }: Cell, ahead: 1 | -1): Cell | undefined {
  const far = Number.MAX_SAFE_INTEGER;
  const isFar = event.ctrlKey || event.metaKey;
  const moves: Readonly<Record<string, Cell>> = {
    ArrowRight: { row, column: column + ahead },
    ArrowLeft: { row, column: column - ahead },
    ArrowDown: { row: row + 1, column },
    ArrowUp: { row: row - 1, column },
    PageDown: { row: row + PAGE_ROWS, column },
    PageUp: { row: row - PAGE_ROWS, column },
    Home: { row: isFar ? 0 : row, column: 0 },
    End: { row: isFar ? far : row, column: far },
  };
  return moves[event.key];
}

export function toggleMark(id: string): void {
  const { value } = marked;
  marked.value = value.includes(id) ? value.filter((one) => one !== id) : [...value, id];
}

/** What gives a cell a text; null if the text does not fit, undefined if nothing would change. */
function operationFor(noun: string, kept: Kept, column: Column, text: string): Operation | null | undefined {
  const languages = store.head.value?.languages ?? [];
  const set = changeOf(kept.record, column, text, languages);
  if (!set) return null;
  const [[key, value] = ['', null]] = Object.entries(set);
  if (JSON.stringify(kept.record[key] ?? null) === JSON.stringify(value)) return undefined;
  return { noun, id: kept.id, before: kept.hash, set };
}

/** Saves a cell; false if its text does not fit. */
export function saveCell(noun: string, kept: Kept, column: Column, text: string): boolean {
  const operation = operationFor(noun, kept, column, text);
  if (operation === null) return false;
  if (operation) void commit(`${noun} ${kept.id}: ${column.path.join('/')}`, [operation]);
  return true;
}

/** Gives several rows one value, as one change; false if the text does not fit. */
export function saveRows(noun: string, rows: readonly Kept[], column: Column, text: string): boolean {
  const operations = rows.map((kept) => operationFor(noun, kept, column, text));
  if (operations.includes(null)) return false;
  const changing = operations.filter((one): one is Operation => Boolean(one));
  if (changing.length > 0) void commit(`${changing.length} × ${noun}: ${column.path.join('/')}`, changing);
  marked.value = [];
  return true;
}

export function rename(noun: string, kept: Kept, id: string): boolean {
  const name = id.trim();
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)) return false;
  if (name !== kept.id)
    void commit(`${noun} ${kept.id} → ${name}`, [{ noun, id: kept.id, before: kept.hash, rename: name }]);
  return true;
}

export function remove(noun: string, kept: Kept): void {
  void commit(`delete ${noun} ${kept.id}`, [{ noun, id: kept.id, before: kept.hash, delete: true }]);
}

/** Begins to change the current cell; `typed` takes the place of what it holds. What a cell cannot hold opens as a form. */
export function beginEdit(props: GridProps, typed?: string): void {
  const { rows, columns, noun } = props;
  const { row, column } = current.value;
  const kept = rows[row];
  if (!kept || store.isReadOnly.value) return;
  const own = columns[column - 1];
  if (own ? own.isFixed : !hasId(noun)) {
    props.open(kept);
    return;
  }
  const languages = store.head.value?.languages ?? [];
  const text = own ? cellText(kept.record, own, languages) : kept.id;
  const isChoice = own && own.field.form !== 'text' && own.field.form !== 'words' && own.field.form !== 'list';
  edited.value = { row, column, text: isChoice ? text : (typed ?? text), isTyped: typed !== undefined };
}

export function markedRows(rows: readonly Kept[]): readonly Kept[] {
  return rows.filter(({ id }) => marked.value.includes(id));
}
