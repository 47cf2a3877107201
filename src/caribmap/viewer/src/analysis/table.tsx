/** The tables in a drawer under the map, or in its place: what the filters leave, sortable, row by row to its place. */
import { useComputed, useSignal } from '@preact/signals';

import { openPlace } from '../actions.ts';
import { t } from '../i18n/index.ts';
import { distanceInWords } from '../i18n/numbers.ts';
import { PlaceLinks } from '../panel/place-link.tsx';
import { TABLES, type State, type TableId } from '../state.ts';
import { When, Wording } from '../words.tsx';
import { TABLE_OF } from './columns.ts';
import { sortRows, type Column, type Row } from './rows.ts';
import type { Selection } from './selection.ts';
import { TakeAlong } from './take-along.tsx';

/** Rows before the reader asks for more: long tables stay quick to draw. */
const FIRST_ROWS = 200;

interface Sorting {
  readonly column: number;
  readonly descending: boolean;
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
  const all = rows(state, selection);
  const sorted = sorting ? sortRows(all, sorting.column, sorting.descending, language) : all;
  const sortBy = (column: number): void => {
    const descending = sorting?.column === column && !sorting.descending;
    sortings.value = new Map(sortings.value).set(table, { column, descending });
  };
  const open = (placeId: string): void => {
    isTall.value = false;
    openPlace(state, placeId);
  };
  return (
    <section class={isTall.value ? 'table-drawer is-tall' : 'table-drawer'} aria-label={t(language, 'table')}>
      <div class="table-bar">
        <TableTabs state={state} table={table} selection={selection} />
        <TakeAlong
          state={state}
          table={table}
          sheet={() => ({ columns, rows: sorted, names: columns.map((column) => t(language, column.name)) })}
        />
        <button type="button" class="link" aria-pressed={isTall.value} onClick={() => (isTall.value = !isTall.value)}>
          {t(language, 'table_tall')}
        </button>
        <button type="button" class="table-close" aria-label={t(language, 'table_close')} onClick={() => (state.table.value = null)} />
      </div>
      <div id="table-content" class="table-scroll" role="tabpanel" aria-labelledby={`table-${table}`} tabIndex={0}>
        <Grid key={table} state={state} columns={columns} rows={sorted} sorting={sorting} onSort={sortBy} onOpen={open} />
      </div>
    </section>
  );
}

function TableTabs({ state, table, selection }: Props) {
  const language = state.language.value;
  const moveByArrow = (event: KeyboardEvent): void => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const next = step && TABLES.at((TABLES.indexOf(table) + step) % TABLES.length);
    if (!next) return;
    state.table.value = next;
    document.getElementById(`table-${next}`)?.focus();
  };
  return (
    <div class="table-tabs" role="tablist" aria-label={t(language, 'table')} onKeyDown={moveByArrow}>
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
          {t(language, TABLE_OF[id].name)} <span class="row-count">{selection[id].length}</span>
        </button>
      ))}
    </div>
  );
}

interface GridProps {
  readonly state: State;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  readonly sorting: Sorting | null;
  readonly onSort: (column: number) => void;
  readonly onOpen: (placeId: string) => void;
}

function Grid({ state, columns, rows, sorting, onSort, onOpen }: GridProps) {
  const shown = useSignal(FIRST_ROWS);
  const standing = useComputed(() => new Set(state.shown.value.map((place) => place.id)));
  const language = state.language.value;
  const placeOf = (row: Row): string | undefined => row.places.find((id) => standing.value.has(id)) ?? row.places[0];
  const openRow = (event: MouseEvent, row: Row): void => {
    const isOwn = event.target instanceof Element && event.target.closest('button, summary, a');
    const place = placeOf(row);
    if (!isOwn && place && getSelection()?.isCollapsed !== false) onOpen(place);
  };
  return (
    <table>
      <thead>
        <tr>
          {columns.map((column, index) => (
            <th key={column.key} scope="col" aria-sort={sorting?.column === index ? (sorting.descending ? 'descending' : 'ascending') : undefined}>
              <button type="button" onClick={() => onSort(index)}>
                {t(language, column.name)}
              </button>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.slice(0, shown.value).map((row) => (
          <tr
            key={row.id}
            class={row.places.includes(state.open.value ?? '') ? 'is-open' : ''}
            onClick={(event) => openRow(event, row)}
            onMouseEnter={() => (state.hovered.value = placeOf(row) ?? null)}
            onMouseLeave={() => (state.hovered.value = null)}
          >
            {columns.map((column, index) => (
              <td key={column.key} class={column.drawn ?? ''}>
                <Cell state={state} column={column} row={row} index={index} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
      {rows.length > shown.value && (
        <tfoot>
          <tr>
            <td colSpan={columns.length}>
              <button type="button" class="link" onClick={() => (shown.value *= 4)}>
                {t(language, 'more', { count: rows.length - shown.value })}
              </button>
            </td>
          </tr>
        </tfoot>
      )}
    </table>
  );
}

interface CellProps {
  readonly state: State;
  readonly column: Column;
  readonly row: Row;
  readonly index: number;
}

function Cell({ state, column, row, index }: CellProps) {
  const value = row.values[index];
  if (column.drawn === 'places') return <PlaceLinks state={state} ids={row.places} />;
  if (column.drawn === 'when' && row.when) {
    return value === null ? <span class="meta">{t(state.language.value, 'undated')}</span> : <When state={state} {...row.when} />;
  }
  if (column.drawn === 'wording') {
    return (
      <q lang={row.language ?? undefined}>
        <Wording text={String(value)} />
      </q>
    );
  }
  if (column.drawn === 'distance' && typeof value === 'number') {
    return <>{t(state.language.value, 'precision', { distance: distanceInWords(value, state.language.value) })}</>;
  }
  return <>{typeof value === 'number' ? new Intl.NumberFormat(state.language.value).format(value) : value}</>;
}
