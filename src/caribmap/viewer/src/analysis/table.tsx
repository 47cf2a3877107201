/** The tables in the board's place: what the filters leave, sortable, row by row to its place. */

import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { openPlace } from '../actions.ts';
import { t } from '../i18n/index.ts';
import { countIn } from '../i18n/numbers.ts';
import { arrowStep } from '../parts/arrow-step.ts';
import { said } from '../parts/said.tsx';
import { Isolated } from '../parts/words.tsx';
import { type State, TABLES, type TableId } from '../state.ts';
import { TABLE_OF } from './columns.ts';
import type { Sheet } from './export.ts';
import { Grid, type Sorting } from './grid.tsx';
import { type Column, constantColumns, isNumeric, MOST_SORTED, type Rows, sorted } from './rows.ts';
import type { Selection } from './selection.ts';
import { TakeAlong } from './take-along.tsx';

/** Sorting after a click on a column's head: numbers begin with the greatest; a second click reverses the order. */
function sortingBy(column: number, before: Sorting | null, isNumber: boolean): Sorting {
  return { column, descending: before?.column === column ? !before.descending : isNumber };
}

interface Props {
  readonly state: State;
  readonly table: TableId;
  readonly selection: Selection;
}

export function TableDrawer({ state, table, selection }: Props) {
  const language = state.language.value;
  const sortings = useSignal<ReadonlyMap<TableId, Sorting>>(new Map());
  const { columns, rows } = TABLE_OF[table];
  const sorting = sortings.value.get(table) ?? null;
  const all = useMemo(() => rows(state, selection), [table, selection, language, state.shown.value]);
  const isSorted = sorting !== null && all.length <= MOST_SORTED;
  const inOrder = useMemo(
    () => (isSorted ? sorted(all, sorting.column, sorting.descending, language) : all),
    [all, sorting, isSorted],
  );
  const sortBy = (column: number): void => {
    sortings.value = new Map(sortings.value).set(table, sortingBy(column, sorting, isNumeric(all, column)));
  };
  const sheet = (): Sheet => ({ columns, rows: inOrder, names: columns.map(({ name }) => t(language, name)) });
  const constants = useMemo(() => constantColumns(all, columns.length), [all]);
  return (
    <section class="cm-table-drawer" aria-label={t(language, 'table')}>
      <div class="cm-table-bar">
        <TableTabs state={state} table={table} selection={selection} />
        <TakeAlong state={state} table={table} sheet={sheet} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the keys can scroll it only with the focus on it */}
      <div id="table-content" class="cm-table-scroll" role="tabpanel" aria-labelledby={`table-${table}`} tabIndex={0}>
        <Constants state={state} columns={columns} rows={all} constants={constants} />
        <Grid
          key={table}
          state={state}
          columns={columns}
          merged={constants}
          rows={inOrder}
          sorting={sorting}
          onSort={sortBy}
          onOpen={(placeId) => openPlace(state, placeId)}
        />
      </div>
    </section>
  );
}

interface ConstantsProps {
  readonly state: State;
  readonly columns: readonly Column[];
  readonly rows: Rows;
  readonly constants: ReadonlySet<number>;
}

/** 'The same in all rows: Kind: City', in place of the columns. */
function Constants({ state, columns, rows, constants }: ConstantsProps) {
  const language = state.language.value;
  if (constants.size === 0) return null;
  const values = [...constants].map((column) => {
    const value = rows.at(0).values[column];
    return `${t(language, columns[column]?.name ?? 'table')}${t(language, 'colon')} ${
      typeof value === 'number' ? countIn(language, value) : value
    }`;
  });
  return (
    <p class="cm-table-constants cm-meta">
      {said(language, 'table_constant')} {values.map((value, index) => [index > 0 && ' · ', <Isolated text={value} />])}
    </p>
  );
}

function TableTabs({ state, table, selection }: Props) {
  const language = state.language.value;
  const moveByArrow = (event: KeyboardEvent): void => {
    const step = arrowStep(event.key);
    const next = step && TABLES.at((TABLES.indexOf(table) + step) % TABLES.length);
    if (!next) return;
    state.table.value = next;
    document.getElementById(`table-${next}`)?.focus();
  };
  return (
    <div class="cm-table-tabs" role="tablist" aria-label={t(language, 'table')} onKeyDown={moveByArrow}>
      {TABLES.map((id) => (
        <button
          key={id}
          id={`table-${id}`}
          type="button"
          role="tab"
          aria-selected={id === table}
          aria-controls={id === table ? 'table-content' : undefined}
          tabIndex={id === table ? 0 : -1}
          onClick={() => (state.table.value = id)}
        >
          {said(language, TABLE_OF[id].name)}{' '}
          <span class="cm-row-count">{countOf(state, id, selection[id].length)}</span>
        </button>
      ))}
    </div>
  );
}

/** Number of records that the filters leave, and of how many where they leave some out. */
function countOf(state: State, id: TableId, shown: number): string {
  const { payload, index, language } = state;
  const totals: Readonly<Record<TableId, number>> = {
    places: index.places.count,
    quotes: index.quotes.count,
    events: payload.events.length,
    discrepancies: payload.discrepancies.length,
  };
  const total = totals[id];
  return shown === total ? countIn(language.value, total) : t(language.value, 'shown_of', { shown, total });
}
