/** The tables in a drawer under the map, or in its place: what the filters leave, sortable, row by row to its place. */

import { useSignal } from '@preact/signals';
import { useLayoutEffect, useMemo } from 'preact/hooks';
import { openPlace } from '../actions.ts';
import { t } from '../i18n/index.ts';
import { countIn } from '../i18n/numbers.ts';
import { arrowStep } from '../parts/arrow-step.ts';
import { said } from '../parts/said.tsx';
import { type State, TABLES, type TableId } from '../state.ts';
import { TABLE_OF } from './columns.ts';
import type { Sheet } from './export.ts';
import { Grid, type Sorting } from './grid.tsx';
import { MOST_SORTED, sorted } from './rows.ts';
import type { Selection } from './selection.ts';
import { TakeAlong } from './take-along.tsx';

/** Sorting after a click on a column's head: a second click reverses the order. */
function sortingBy(column: number, before: Sorting | null): Sorting {
  return { column, descending: before?.column === column && !before.descending };
}

interface Props {
  readonly state: State;
  readonly table: TableId;
  readonly selection: Selection;
}

export function TableDrawer({ state, table, selection }: Props) {
  const language = state.language.value;
  const sortings = useSignal<ReadonlyMap<TableId, Sorting>>(new Map());
  const isTall = useSignal(false);
  const { columns, rows } = TABLE_OF[table];
  const sorting = sortings.value.get(table) ?? null;
  const all = useMemo(() => rows(state, selection), [table, selection, language, state.shown.value]);
  const isSorted = sorting !== null && all.length <= MOST_SORTED;
  const inOrder = useMemo(
    () => (isSorted ? sorted(all, sorting.column, sorting.descending, language) : all),
    [all, sorting, isSorted],
  );
  const sortBy = (column: number): void => {
    sortings.value = new Map(sortings.value).set(table, sortingBy(column, sorting));
  };
  const sheet = (): Sheet => ({ columns, rows: inOrder, names: columns.map(({ name }) => t(language, name)) });
  const open = (placeId: string): void => {
    isTall.value = false;
    openPlace(state, placeId);
  };
  useWholeRoom(isTall.value);
  return (
    <section class={isTall.value ? 'cm-table-drawer cm-is-tall' : 'cm-table-drawer'} aria-label={t(language, 'table')}>
      <div class="cm-table-bar">
        <TableTabs state={state} table={table} selection={selection} />
        <TakeAlong state={state} table={table} sheet={sheet} />
        <button
          type="button"
          class="cm-link"
          aria-pressed={isTall.value}
          onClick={() => (isTall.value = !isTall.value)}
        >
          {said(language, 'table_tall')}
        </button>
        <button
          type="button"
          class="cm-table-close"
          aria-label={t(language, 'table_close')}
          onClick={() => (state.table.value = null)}
        />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the keys can scroll it only with the focus on it */}
      <div id="table-content" class="cm-table-scroll" role="tabpanel" aria-labelledby={`table-${table}`} tabIndex={0}>
        <Grid
          key={table}
          state={state}
          columns={columns}
          rows={inOrder}
          sorting={sorting}
          onSort={sortBy}
          onOpen={open}
        />
      </div>
    </section>
  );
}

/** Gives the table the map's room: for CSS, which cannot look into elements everywhere. */
function useWholeRoom(isTall: boolean): void {
  useLayoutEffect(() => {
    const app = document.getElementById('caribmap-app');
    app?.classList.toggle('cm-has-tall-table', isTall);
    return () => app?.classList.remove('cm-has-tall-table');
  }, [isTall]);
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
          <span class="cm-row-count">{countIn(language, selection[id].length)}</span>
        </button>
      ))}
    </div>
  );
}
