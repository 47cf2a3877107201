/** A row of a table, with its faults where they stand. */
import type { ComponentChild } from 'preact';
import { useId } from 'preact/hooks';

import * as store from '../base/store.ts';
import type { Fault, Kept } from '../base/types.ts';
import { t } from '../i18n/index.ts';
import { choiceLabel, labelOf } from '../records/labels.ts';
import { type Column, cellText, valueAt } from '../records/values.ts';
import { beginEdit, type Cell, current, edited, type GridProps, marked, moveTo } from './editing.ts';

interface Props extends GridProps {
  readonly kept: Kept;
  readonly row: number;
  readonly editor: { readonly cell: Cell; readonly node: ComponentChild } | null;
}

export function Row(props: Props) {
  const { columns, kept, row } = props;
  const faults = kept.faults ?? [];
  const own = faults.filter(({ key }) => !columns.some((column) => isAt(key, column)));
  const isMarked = marked.value.includes(kept.id);
  return (
    <tr data-row={row} aria-rowindex={row + 2} aria-selected={isMarked} class={isMarked ? 'cm-is-marked' : undefined}>
      <CellOf {...props} index={0} faults={own}>
        <code>{kept.id}</code>
      </CellOf>
      {columns.map((column, index) => (
        <CellOf
          key={column.path.join('/') + column.language}
          {...props}
          index={index + 1}
          faults={faults.filter(({ key }) => isAt(key, column))}
        >
          <CellWords kept={kept} column={column} />
        </CellOf>
      ))}
    </tr>
  );
}

/** Whether a fault's key, such as 'geocoding/basis' or 'places/0', is that of a column. */
function isAt(key: string | null, { path, language }: Column): boolean {
  if (key === null) return false;
  const own = path.join('/');
  return key === own || key === `${own}/${language}` || (language === null && key.startsWith(`${own}/`));
}

interface CellProps extends Props {
  readonly index: number;
  readonly faults: readonly Fault[];
  readonly children: ComponentChild;
}

function CellOf(props: CellProps) {
  const { row, index, faults, editor, children, rows, columns } = props;
  const id = useId();
  const isCurrent = current.value.row === row && current.value.column === index;
  const isEdited = editor?.cell.row === row && editor.cell.column === index;
  const [fault] = faults;
  const choose = (): void => moveTo({ row, column: index }, rows.length, columns.length + 1);
  return (
    <td
      role={index === 0 ? 'rowheader' : 'gridcell'}
      tabIndex={isCurrent ? 0 : -1}
      aria-colindex={index + 1}
      aria-invalid={fault ? true : undefined}
      aria-describedby={fault ? id : undefined}
      class={isEdited ? 'cm-is-edited' : fault ? `cm-cell-${fault.severity}` : undefined}
      title={fault ? `${fault.code}: ${fault.message}` : undefined}
      onFocus={(event) => event.target === event.currentTarget && choose()}
      onDblClick={() => {
        choose();
        if (!edited.value) beginEdit(props);
      }}
    >
      {isEdited ? editor.node : children}
      {fault && (
        <span id={id} class="cm-said">
          {t(fault.severity)} {fault.code}: <span lang="en">{fault.message}</span>
        </span>
      )}
    </td>
  );
}

function CellWords({ kept, column }: { kept: Kept; column: Column }) {
  const { field, language, path } = column;
  const text = cellText(kept.record, column, store.head.value?.languages ?? []);
  if (text === '') return null;
  if (field.form === 'choice') return <>{choiceLabel(field, text)}</>;
  if (field.noun && field.noun !== 'quote') {
    const value = valueAt(kept.record, path);
    const ids = Array.isArray(value) ? value.map(String) : [text];
    return <bdi>{ids.map((id) => labelOf(field.noun ?? '', id)).join(', ')}</bdi>;
  }
  return (
    <bdi {...(language && { lang: language })} dir="auto">
      {text}
    </bdi>
  );
}
