/** A table's rows, sortable, each a way to its place; of a long table those in view. */

import type { RefObject } from 'preact';
import { useRef } from 'preact/hooks';
import { t } from '../i18n/index.ts';
import { marksOf } from '../i18n/languages.ts';
import { countIn, distanceInWords } from '../i18n/numbers.ts';
import { PlaceLinks } from '../parts/place-link.tsx';
import { said } from '../parts/said.tsx';
import { type RowsInView, useRowsInView, WINDOWED_FROM } from '../parts/windowed.ts';
import { When, Wording } from '../parts/words.tsx';
import type { State } from '../state.ts';
import { type Column, MOST_SORTED, type Row, type Rows } from './rows.ts';

export interface Sorting {
  readonly column: number;
  readonly descending: boolean;
}

interface Props {
  readonly state: State;
  readonly columns: readonly Column[];
  /** Columns that are not drawn. */
  readonly merged: ReadonlySet<number>;
  readonly rows: Rows;
  readonly sorting: Sorting | null;
  readonly onSort: (column: number) => void;
  readonly onOpen: (placeId: string) => void;
}

export function Grid({ state, columns: all, merged, rows, sorting, onSort, onOpen }: Props) {
  const isWindowed = rows.length >= WINDOWED_FROM;
  const columns = all.map((column, index) => ({ column, index })).filter(({ index }) => !merged.has(index));
  const body = { state, columns, rows, onOpen };
  return (
    <table class={isWindowed ? 'cm-windowed' : ''} aria-rowcount={isWindowed ? rows.length + 1 : undefined}>
      <thead>
        <tr aria-rowindex={isWindowed ? 1 : undefined}>
          {columns.map(({ column, index }) => (
            <th
              key={column.key}
              scope="col"
              aria-sort={sorting?.column === index ? (sorting.descending ? 'descending' : 'ascending') : undefined}
            >
              <SortButton state={state} column={column} rows={rows} onSort={() => onSort(index)} />
            </th>
          ))}
        </tr>
      </thead>
      {isWindowed ? (
        <WindowedBody {...body} />
      ) : (
        <Body {...body} view={{ first: 0, end: rows.length, before_px: 0, after_px: 0 }} />
      )}
    </table>
  );
}

function SortButton({
  state,
  column,
  rows,
  onSort,
}: Pick<Props, 'state' | 'rows'> & { readonly column: Column; readonly onSort: () => void }) {
  const language = state.language.value;
  const isTooLong = rows.length > MOST_SORTED;
  const why = isTooLong ? t(language, 'table_unsorted', { count: countIn(language, MOST_SORTED) }) : undefined;
  return (
    <button type="button" aria-disabled={isTooLong} title={why} onClick={() => !isTooLong && onSort()}>
      {said(language, column.name)}
    </button>
  );
}

const LEAST_ROW_PX = 24;

interface Drawn {
  readonly column: Column;
  /** Of its value in a row. */
  readonly index: number;
}

interface BodyProps extends Pick<Props, 'state' | 'rows' | 'onOpen'> {
  readonly columns: readonly Drawn[];
}

function WindowedBody(props: BodyProps) {
  const host = useRef<HTMLTableSectionElement>(null);
  const view = useRowsInView(host, props.rows.length, LEAST_ROW_PX);
  return <Body {...props} view={view} host={host} />;
}

function Body({
  state,
  columns,
  rows,
  onOpen,
  view,
  host,
}: BodyProps & { readonly view: RowsInView; readonly host?: RefObject<HTMLTableSectionElement | null> }) {
  const placeOf = (row: Row): string | undefined => row.places.find((id) => state.shown.value.has(id)) ?? row.places[0];
  const openRow = (event: MouseEvent, row: Row): void => {
    const isOwn = event.target instanceof Element && event.target.closest('button, summary, a');
    const place = placeOf(row);
    if (!isOwn && place && getSelection()?.isCollapsed !== false) onOpen(place);
  };
  const { first, end, before_px, after_px } = view;
  return (
    <tbody ref={host ?? null} tabIndex={host ? -1 : undefined}>
      <Room columns={columns.length} height_px={before_px} />
      {Array.from({ length: end - first }, (_, index) => {
        const row = rows.at(first + index);
        return (
          <tr
            key={row.id}
            data-row={first + index}
            aria-rowindex={host ? first + index + 2 : undefined}
            class={row.places.includes(state.open.value ?? '') ? 'cm-is-open' : ''}
            onClick={(event) => openRow(event, row)}
            onMouseEnter={() => (state.hovered.value = placeOf(row) ?? null)}
            onMouseLeave={() => (state.hovered.value = null)}
          >
            {columns.map(({ column, index: position }) => (
              <td key={column.key} class={column.drawn ? `cm-${column.drawn}` : ''}>
                <Cell state={state} column={column} row={row} index={position} />
              </td>
            ))}
          </tr>
        );
      })}
      <Room columns={columns.length} height_px={after_px} />
    </tbody>
  );
}

/** Stands for the rows that are not in view. */
function Room({ columns, height_px }: { readonly columns: number; readonly height_px: number }) {
  if (height_px === 0) return null;
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: this row takes no focus
    <tr class="cm-room" aria-hidden="true">
      <td colSpan={columns} style={{ height: `${height_px}px` }} />
    </tr>
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
    return value === null ? (
      <span class="cm-meta">{said(state.language.value, 'undated')}</span>
    ) : (
      <When state={state} {...row.when} />
    );
  }
  if (column.drawn === 'wording') {
    return (
      <q {...marksOf(row.language ?? undefined)}>
        <Wording text={String(value)} />
      </q>
    );
  }
  if (column.drawn === 'distance' && typeof value === 'number') {
    return <>{said(state.language.value, 'precision', { distance: distanceInWords(value, state.language.value) })}</>;
  }
  if (
    column.key === 'quotes' &&
    value === 0 &&
    state.index.quotesAt(state.index.places.positionOf(row.id)).length === 0
  )
    return <span class="cm-meta">{said(state.language.value, 'not_named')}</span>;
  return <>{typeof value === 'number' ? countIn(state.language.value, value) : value}</>;
}
