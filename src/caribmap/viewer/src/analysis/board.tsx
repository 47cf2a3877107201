/** The board of claims: questions in rows, days in columns, a sign per quote. */
import { useComputed } from '@preact/signals';
import type { RefObject } from 'preact';
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { t } from '../i18n/index.ts';
import { said } from '../parts/said.tsx';
import { type Axis, axisOf, axisOver, type Days, daysOf } from './axis.ts';
import { BoardRow } from './board-row.tsx';
import { useBrush } from './brush.ts';
import { ClaimKey } from './claim-sign.tsx';
import { hasCrowd, type Row, rowsOf } from './claims.ts';
import { Crowd } from './crowd.tsx';
import { datingsOf, once } from './datings.ts';
import { EmptyStates } from './empty.tsx';
import type { Hand } from './hand.ts';
import { Overview } from './overview.tsx';
import { followArrows, keepOneTabStop } from './roving.ts';

/** Fewest rows of a kind that are not drawn before they are asked for. */
const MANY_ROWS = 120;

export function Board({ hand }: { readonly hand: Hand }) {
  const { state } = hand;
  const host = useRef<HTMLDivElement>(null);
  const width_px = useTimeWidth(host);
  const rows = useMemo(() => rowsOf(state.payload, state.index), []);
  const whole = useComputed(() =>
    axisOf([...state.payload.events.map(({ time }) => once(time)), ...datingsOf(state.index.quoteColumns.dating)]),
  );
  const axis = useComputed(() => (hand.zoom.value ? axisOver(hand.zoom.value) : (whole.value ?? axisOver([0, 13]))));
  // A row that is unfolded brings new signs.
  hand.turned.value;
  useLayoutEffect(() => keepOneTabStop(host.current));
  const drawn = { hand, axis: axis.value, whole: daysOf(whole.value ?? axis.value), width_px };
  return (
    <div class="cm-board" ref={host}>
      <Overview {...drawn} isDated={whole.value !== null} />
      <EmptyStates hand={hand} />
      <Rows {...drawn} rows={rows} />
      <ClaimKey hand={hand} />
    </div>
  );
}

interface RowsProps {
  readonly hand: Hand;
  readonly rows: readonly Row[];
  readonly axis: Axis;
  readonly whole: Days;
  readonly width_px: number;
}

function Rows({ hand, rows, axis, whole, width_px }: RowsProps) {
  const [most, setMost] = useState(MANY_ROWS);
  const language = hand.state.language.value;
  const brush = useBrush(hand, axis, whole, ({ target }) =>
    target instanceof Element && !target.closest('button') ? target.closest('.cm-board-time') : null,
  );
  const shown = rows.filter((row, index) => index < most || row.type !== 'discrepancy');
  return (
    <ul
      class="cm-board-rows"
      aria-label={t(language, 'board')}
      onKeyDown={(event) => followArrows(event, () => (hand.state.compared.value = []))}
      {...brush}
    >
      {shown.map((row) => (
        <BoardRow key={row.id} hand={hand} row={row} axis={axis} width_px={width_px} />
      ))}
      {hasCrowd(hand.state.index) && <Crowd hand={hand} axis={axis} width_px={width_px} />}
      {rows.length > shown.length && (
        <li class="cm-board-more">
          <button type="button" class="cm-link" onClick={() => setMost(most + MANY_ROWS)}>
            {said(language, 'more', { count: rows.length - shown.length })}
          </button>
        </li>
      )}
    </ul>
  );
}

/** Width of the time's column, in whole pixels. */
function useTimeWidth(host: RefObject<HTMLElement | null>): number {
  const [width_px, setWidth] = useState(600);
  useLayoutEffect(() => {
    const column = host.current?.querySelector('.cm-overview');
    if (!column) return;
    const measure = (): void => setWidth(Math.max(120, column.clientWidth));
    const observer = new ResizeObserver(measure);
    observer.observe(column);
    measure();
    return () => observer.disconnect();
  }, []);
  return width_px;
}
