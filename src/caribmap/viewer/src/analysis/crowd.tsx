/** The row of a dossier with too many quotes for signs: their numbers by days, each a way to the table of its days. */
import { batch } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { setWindow } from '../actions.ts';
import { compareDays } from '../days.ts';
import { t } from '../i18n/index.ts';
import { countIn } from '../i18n/numbers.ts';
import { said } from '../parts/said.tsx';
import { where } from '../records/filter.ts';
import { type Axis, dayNumber, endOf, shareOf } from './axis.ts';
import { datingsOf } from './datings.ts';
import type { Hand } from './hand.ts';
import { Breaks, undatedIn } from './overview.tsx';

const CELL_PX = 56;

interface Props {
  readonly hand: Hand;
  readonly axis: Axis;
  readonly width_px: number;
}

interface Cell {
  readonly left_px: number;
  readonly count: number;
  readonly from: string;
  readonly to: string;
}

export function Crowd({ hand: { state }, axis, width_px }: Props) {
  const language = state.language.value;
  const chosen = state.chosen.value;
  const cells = useMemo(
    () => cellsOf(axis, width_px, datingsOf(state.index.quoteColumns.dating, where(chosen))),
    [axis, width_px, chosen],
  );
  const show = ({ from, to }: Cell): void =>
    batch(() => {
      setWindow(state, from, to);
      state.table.value = 'quotes';
    });
  const undated = undatedIn(state, chosen);
  return (
    <li class="cm-board-row cm-board-columns">
      <div class="cm-board-question">
        <span class="cm-board-name">
          {said(language, 'search_quotes')}{' '}
          <span class="cm-row-count">{countIn(language, state.index.quotes.count)}</span>
        </span>
      </div>
      <div class="cm-board-time" dir="ltr" data-lane="crowd">
        <Breaks axis={axis} />
        {cells.map((cell) => (
          <button
            key={cell.left_px}
            type="button"
            class="cm-pile"
            style={{ left: `${cell.left_px}px`, top: '2px' }}
            aria-label={t(language, 'map_quotes', { count: cell.count })}
            onClick={() => show(cell)}
          >
            {countIn(language, cell.count)}
          </button>
        ))}
      </div>
      <div class="cm-board-undated">{undated > 0 && <span>{countIn(language, undated)}</span>}</div>
    </li>
  );
}

/** Quotes by the cell in which their time begins, with the days that begin there; what lies outside the axis is in none. */
function cellsOf(axis: Axis, width_px: number, times: ReturnType<typeof datingsOf>): readonly Cell[] {
  const cells = new Map<number, Cell>();
  for (const { time, count } of times) {
    const day = time?.earliest ?? time?.latest;
    const share = day ? shareOf(axis, dayNumber(day)) : 1;
    if (!day || share === 1 || endOf(axis, dayNumber(day)) === 0) continue;
    const left_px = Math.floor((share * width_px) / CELL_PX) * CELL_PX;
    const before = cells.get(left_px) ?? { left_px, count: 0, from: day, to: day };
    cells.set(left_px, {
      left_px,
      count: before.count + count,
      from: compareDays(day, before.from) < 0 ? day : before.from,
      to: compareDays(day, before.to) > 0 ? day : before.to,
    });
  }
  return [...cells.values()];
}
