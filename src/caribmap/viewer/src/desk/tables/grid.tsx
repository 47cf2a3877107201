/** The grid of a table: one cell is a stop for Tab, arrows lead from cell to cell, Enter or typing changes one. */
import { useEffect, useRef } from 'preact/hooks';

import { useRowsInView, WINDOWED_FROM } from '../../parts/windowed.ts';
import * as store from '../base/store.ts';
import { direction, t } from '../i18n/index.ts';
import { columnLabel, nounLabel } from '../records/labels.ts';
import { type Column, hasId } from '../records/values.ts';
import { CellEditor } from './cell-editor.tsx';
import * as editing from './editing.ts';
import { Row } from './row.tsx';

const ROW_PX = 31;

export function Grid(props: editing.GridProps) {
  const { columns, rows, noun } = props;
  const table = useRef<HTMLTableElement>(null);
  const body = useRef<HTMLTableSectionElement>(null);
  const inView = useRowsInView(body, rows.length, ROW_PX);
  const view = rows.length < WINDOWED_FROM ? { first: 0, end: rows.length, before_px: 0, after_px: 0 } : inView;
  useEffect(
    () => editing.moveTo(editing.current.value, rows.length, columns.length + 1),
    [rows.length, columns.length],
  );
  const onKeyDown = (event: KeyboardEvent): void => {
    const act = actionFor(event, props, table.current);
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
  return (
    <table
      ref={table}
      class="cm-grid"
      role="grid"
      aria-label={t('table_of', { noun: nounLabel(noun) })}
      aria-rowcount={rows.length + 1}
      aria-colcount={columns.length + 1}
      onKeyDown={onKeyDown}
    >
      <Head {...props} />
      <tbody ref={body} tabIndex={-1}>
        <Room columns={columns.length + 1} height_px={view.before_px} />
        {rows.slice(view.first, view.end).map((kept, index) => (
          <Row key={kept.id} {...props} kept={kept} row={view.first + index} editor={editorFor(props, table.current)} />
        ))}
        <Room columns={columns.length + 1} height_px={view.after_px} />
      </tbody>
    </table>
  );
}

function Room({ columns, height_px }: { columns: number; height_px: number }) {
  if (height_px === 0) return null;
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: this row takes no focus
    <tr class="cm-room" aria-hidden="true">
      <td colSpan={columns} style={{ height: `${height_px}px` }} />
    </tr>
  );
}

function Head({ noun, columns, sorting, onSort }: editing.GridProps) {
  const sortOf = (index: number): 'ascending' | 'descending' | undefined =>
    sorting?.column === index ? (sorting.descending ? 'descending' : 'ascending') : undefined;
  const names = [hasId(noun) ? t('id') : t('number'), ...columns.map(columnLabel)];
  return (
    <thead>
      <tr aria-rowindex={1}>
        {names.map((name, index) => (
          <th key={name} scope="col" aria-sort={sortOf(index - 1)} aria-colindex={index + 1}>
            <button type="button" onClick={() => onSort(index - 1)}>
              {name}
              <span aria-hidden="true">{sorting?.column === index - 1 ? (sorting.descending ? ' ▾' : ' ▴') : ''}</span>
            </button>
          </th>
        ))}
      </tr>
    </thead>
  );
}

/** The focus goes to the editing.current cell, which a windowed table may not have drawn yet. */
function focusCell(table: HTMLElement | null): void {
  const { row, column } = editing.current.value;
  const find = (): HTMLElement | null =>
    table?.querySelector<HTMLElement>(`[data-row="${row}"] [aria-colindex="${column + 1}"]`) ?? null;
  const scroller = table?.closest('.cm-grid-scroll');
  if (!find() && scroller) scroller.scrollTop = row * ROW_PX;
  requestAnimationFrame(() => find()?.focus());
}

function actionFor(
  event: KeyboardEvent,
  props: editing.GridProps,
  table: HTMLElement | null,
): (() => void) | undefined {
  const { rows, columns, noun } = props;
  if (!(event.target instanceof HTMLTableCellElement) || event.altKey) return undefined;
  const to = editing.cellFor(event, editing.current.value, direction() === 'rtl' ? -1 : 1);
  if (to) {
    return () => {
      editing.moveTo(to, rows.length, columns.length + 1);
      focusCell(table);
    };
  }
  const kept = rows[editing.current.value.row];
  if (!kept) return undefined;
  const { key } = event;
  if (key === 'o' && event.ctrlKey) return () => props.open(kept);
  if (store.isReadOnly.value || event.ctrlKey || event.metaKey) return undefined;
  if (key === 'Enter' || key === 'F2') return () => editing.beginEdit(props);
  if (key === ' ') return () => editing.toggleMark(kept.id);
  if (key === 'Delete') return () => editing.remove(noun, kept);
  return [...key].length === 1 ? () => editing.beginEdit(props, key) : undefined;
}

/** The editor of the cell that is changed. */
function editorFor({ noun, columns, rows }: editing.GridProps, table: HTMLElement | null) {
  const cell = editing.edited.value;
  const kept = cell && rows[cell.row];
  if (!cell || !kept) return null;
  const column = columns[cell.column - 1];
  const leave = (): void => {
    editing.edited.value = null;
    focusCell(table);
  };
  const save = (text: string, then: 'down' | 'on' | 'back' | 'stay'): boolean => {
    if (editing.edited.value !== cell) return true;
    const isSaved = column ? editing.saveCell(noun, kept, column, text) : editing.rename(noun, kept, text);
    if (!isSaved) return false;
    editing.edited.value = null;
    const by = { down: [1, 0], on: [0, 1], back: [0, -1], stay: [0, 0] }[then];
    editing.moveTo(
      { row: cell.row + (by[0] ?? 0), column: cell.column + (by[1] ?? 0) },
      rows.length,
      columns.length + 1,
    );
    if (then !== 'stay') focusCell(table);
    return true;
  };
  const label = `${column ? columnLabel(column) : t('id')}, ${kept.id}`;
  return {
    cell,
    node: (
      <CellEditor
        key={`${cell.row} ${cell.column}`}
        column={column ?? ID_COLUMN}
        label={label}
        text={cell.text}
        isTyped={cell.isTyped}
        save={save}
        leave={leave}
      />
    ),
  };
}

const ID_COLUMN: Column = { path: ['id'], field: { key: 'id', form: 'text' }, language: null, isFixed: false };
