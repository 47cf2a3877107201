/** The board's head: how many quotes there are on which day, the days, the time window, and what is undated. */
import { useMemo } from 'preact/hooks';
import { t } from '../i18n/index.ts';
import { countIn } from '../i18n/numbers.ts';
import { said } from '../parts/said.tsx';
import { where } from '../records/filter.ts';
import type { State } from '../state.ts';
import { type Axis, type Days, dayNumber, endOf, mainOf, percent, shareOf } from './axis.ts';
import { useBrush } from './brush.ts';
import { datingsOf, type Timed } from './datings.ts';
import type { Hand } from './hand.ts';
import { ticksOf } from './ticks.ts';
import { Shades, WindowHandles } from './window-handles.tsx';

const BINS = 120;
const HEIGHT = 26;

interface Props {
  readonly hand: Hand;
  readonly axis: Axis;
  readonly whole: Days;
  readonly width_px: number;
  /** Whether anything has a day: else no day is named, and none can be chosen. */
  readonly isDated: boolean;
}

export function Overview({ hand, axis, whole, width_px, isDated }: Props) {
  const { state } = hand;
  const brush = useBrush(hand, axis, whole, ({ currentTarget }) => currentTarget as Element);
  return (
    <div class="cm-board-head cm-board-columns">
      <Counts state={state} />
      <div class="cm-board-time cm-overview" dir="ltr" {...(isDated ? brush : {})}>
        {isDated && (
          <>
            <Ticks state={state} axis={axis} width_px={width_px} />
            <Histogram state={state} axis={axis} />
            <Breaks axis={axis} />
            <Scales state={state} axis={axis} />
            <Shades state={state} axis={axis} />
            <WindowHandles state={state} axis={axis} />
          </>
        )}
      </div>
      <UndatedSwitch state={state} />
    </div>
  );
}

function Counts({ state }: { readonly state: State }) {
  const language = state.language.value;
  const passing = countOf(state.passing.value);
  return (
    <p class="cm-board-count" role="status">
      {said(language, 'places_shown', { shown: state.shown.value.length, count: state.index.places.count })}
      {' · '}
      {said(language, 'quotes_shown', { shown: passing, count: state.index.quotes.count })}
    </p>
  );
}

function countOf(mask: Uint8Array): number {
  let count = 0;
  for (let at = 0; at < mask.length; at++) count += mask[at] as number;
  return count;
}

/** The chosen quotes by day, the time window aside. */
function Histogram({ state, axis }: { readonly state: State; readonly axis: Axis }) {
  const chosen = state.chosen.value;
  const bins = useMemo(() => binned(axis, datingsOf(state.index.quoteColumns.dating, where(chosen))), [axis, chosen]);
  const most = bins.reduce((highest, count) => Math.max(highest, count), 0) || 1;
  return (
    <svg
      role="img"
      aria-label={t(state.language.value, 'board_days')}
      viewBox={`0 0 ${BINS} ${HEIGHT}`}
      preserveAspectRatio="none"
    >
      {Array.from(bins, (count, bin) => {
        const height = count === 0 ? 0 : Math.max(1, (count / most) * HEIGHT);
        return height > 0 && <rect key={bin} x={bin + 0.1} width={0.8} y={HEIGHT - height} height={height} />;
      })}
    </svg>
  );
}

/** A count is spread over the bins of its span. */
function binned(axis: Axis, times: readonly Timed[]): Float64Array {
  const bins = new Float64Array(BINS);
  const binOf = (share: number): number => Math.max(0, Math.min(BINS - 1, Math.floor(share * BINS)));
  for (const { time, count } of times) {
    const [first, last] = [time?.earliest ?? time?.latest, time?.latest ?? time?.earliest];
    if (!first || !last) continue;
    const [start, end] = [shareOf(axis, dayNumber(first)), endOf(axis, dayNumber(last))];
    if (end === 0 || start === 1) continue;
    const [from, to] = [binOf(start), binOf(Math.max(start, end - 1e-9))];
    for (let bin = from; bin <= to; bin++) (bins[bin] as number) += count / (to - from + 1);
  }
  return bins;
}

interface TicksProps {
  readonly state: State;
  readonly axis: Axis;
  readonly width_px: number;
}

function Ticks({ state, axis, width_px }: TicksProps) {
  const language = state.language.value;
  return (
    <ol class="cm-board-ticks">
      {axis.flatMap((stretch) =>
        ticksOf(stretch, language, (stretch.to - stretch.from) * width_px).map(({ day, words }) => (
          <li key={day} style={{ left: percent(shareOf(axis, day)) }}>
            {words}
          </li>
        )),
      )}
    </ol>
  );
}

/** What stands before and after a break, in words: it has a scale of its own. */
function Scales({ state, axis }: { readonly state: State; readonly axis: Axis }) {
  const language = state.language.value;
  const main = mainOf(axis);
  return (
    <>
      {axis
        .filter((stretch) => stretch !== main)
        .map(({ first, from, to }) => (
          <span
            key={first}
            class="cm-board-scale"
            style={first < main.first ? { left: percent(from) } : { right: percent(1 - to) }}
          >
            {said(language, first < main.first ? 'time_earlier' : 'time_later')}
          </span>
        ))}
    </>
  );
}

/** Where the axis' scale changes: over every lane. */
export function Breaks({ axis }: { readonly axis: Axis }) {
  return (
    <>
      {axis.slice(1).map((stretch, index) => (
        <div
          key={stretch.first}
          class="cm-board-break"
          style={{ left: percent(axis[index]?.to ?? 0), width: percent(stretch.from - (axis[index]?.to ?? 0)) }}
        />
      ))}
    </>
  );
}

/** 'undated (37)', and whether a time window lets them pass. */
export function UndatedSwitch({ state }: { readonly state: State }) {
  const language = state.language.value;
  const count = undatedIn(state, state.chosen.value);
  const isOpen = (state.from.value ?? state.to.value) === null;
  if (undatedIn(state) === 0) return <div />;
  return (
    <label class="cm-board-undated-head">
      <span>{said(language, 'board_undated', { count: countIn(language, count) })}</span>
      <span>
        <input
          type="checkbox"
          checked={state.undated.value || isOpen}
          disabled={isOpen}
          onChange={({ currentTarget }) => (state.undated.value = currentTarget.checked)}
        />{' '}
        {said(language, 'board_undated_in')}
      </span>
    </label>
  );
}

/** Number of undated quotes, in the mask or of all. */
export function undatedIn({ index }: State, mask?: Uint8Array): number {
  const { values, codes } = index.quoteColumns.dating;
  const isUndated = values.map(({ time }) => time === null || (time.earliest === null && time.latest === null));
  let count = 0;
  for (let at = 0; at < codes.length; at++) if (isUndated[codes[at] as number] && (!mask || mask[at] === 1)) count += 1;
  return count;
}
