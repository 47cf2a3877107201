/** Events above the line and quotes below it, a block each, and the time window over both. */

import { useMemo } from 'preact/hooks';
import { t } from '../i18n/index.ts';
import { said } from '../parts/said.tsx';
import type { State } from '../state.ts';
import { type Axis, percent, startOfDay, startOfSlot } from './axis.ts';
import { type Blocks, type Fading, stackBlocks } from './blocks.ts';
import { datingsOf, once } from './datings.ts';
import type { Selection } from './selection.ts';
import { ticksOf } from './ticks.ts';
import { WindowHandles } from './window-handles.tsx';

interface Props {
  readonly state: State;
  readonly axis: Axis;
  readonly selection: Selection;
}

/** The drawing's own units; it is stretched to the strip's width and height. */
const WIDTH = 1000;
const HALF = 50;
const MAX_UNIT = 5;
/** A block leaves these shares of its slot and of a unit free, so that neighbours stay apart. */
const GAP_BESIDE = 0.16;
const GAP_ABOVE = 0.22;

export function Chart({ state, axis, selection }: Props) {
  const language = state.language.value;
  const [events, quotes] = useMemo(() => {
    const datings = datingsOf(state.index.quoteColumns.dating, selection.quotes.positions);
    return [
      stackBlocks(
        axis,
        selection.events.map(({ time }) => once(time)),
      ),
      stackBlocks(axis, datings),
    ] as const;
  }, [axis, selection]);
  const unit = Math.min(MAX_UNIT, HALF / Math.max(1, events.height, quotes.height));
  return (
    <div class="cm-time-chart">
      <p class="cm-time-rows" aria-hidden="true">
        <span>{said(language, 'events')}</span>
        <span>{said(language, 'search_quotes')}</span>
      </p>
      <div class="cm-time-drawing">
        <svg
          role="img"
          aria-label={t(language, 'time_chart')}
          viewBox={`0 ${-HALF} ${WIDTH} ${2 * HALF}`}
          preserveAspectRatio="none"
        >
          <Fadings />
          <Bars axis={axis} {...events} unit={unit} upwards />
          <Bars axis={axis} {...quotes} unit={unit} upwards={false} />
        </svg>
        <WindowHandles state={state} axis={axis} />
      </div>
      <p class="cm-time-undated">
        <span class="cm-visually-hidden">
          {said(language, 'undated')}
          {t(language, 'colon')}{' '}
        </span>
        <span>
          {events.undated} <span class="cm-visually-hidden">{said(language, 'events')}, </span>
        </span>
        <span>
          {quotes.undated} <span class="cm-visually-hidden">{said(language, 'search_quotes')}</span>
        </span>
      </p>
      <Ticks state={state} axis={axis} />
      <p class="cm-time-undated-name" aria-hidden="true">
        {said(language, 'undated')}
      </p>
    </div>
  );
}

interface BarsProps extends Blocks {
  readonly axis: Axis;
  readonly unit: number;
  readonly upwards: boolean;
}

function Bars({ axis, blocks, unit, upwards }: BarsProps) {
  return (
    <g class={upwards ? 'cm-time-events' : 'cm-time-quotes'}>
      {blocks.map(({ from, to, fading, level, count }) => {
        const [start, end] = [startOfSlot(axis, from) * WIDTH, startOfSlot(axis, to + 1) * WIDTH];
        const gap = from === to ? (end - start) * GAP_BESIDE : 0;
        return (
          <rect
            key={`${from} ${to} ${fading}`}
            x={start + gap / 2}
            width={end - start - gap}
            y={upwards ? -(level + count - GAP_ABOVE) * unit : level * unit}
            height={(count - GAP_ABOVE) * unit}
            fill={fading === 'none' ? 'currentColor' : `url(#time-${fading})`}
          />
        );
      })}
    </g>
  );
}

/** How opaque a block is from its left edge, 0, to its right edge, 1. */
const FADINGS: Readonly<Record<Exclude<Fading, 'none'>, readonly (readonly [offset: number, opacity: number])[]>> = {
  both: [
    [0, 0.06],
    [0.2, 0.6],
    [0.8, 0.6],
    [1, 0.06],
  ],
  past: [
    [0, 0],
    [1, 0.6],
  ],
  future: [
    [0, 0.6],
    [1, 0],
  ],
};

function Fadings() {
  return (
    <defs>
      {Object.entries(FADINGS).map(([name, stops]) => (
        <linearGradient key={name} id={`time-${name}`}>
          {stops.map(([offset, opacity]) => (
            <stop key={offset} offset={offset} stop-color="currentColor" stop-opacity={opacity} />
          ))}
        </linearGradient>
      ))}
    </defs>
  );
}

function Ticks({ state, axis }: { readonly state: State; readonly axis: Axis }) {
  const language = state.language.value;
  return (
    <ol class="cm-time-ticks" aria-hidden="true">
      {axis.earlier && <li style={{ left: 0 }}>{said(language, 'time_earlier')}</li>}
      {ticksOf(axis, language).map(({ day, words }) => (
        <li key={day} class="cm-time-tick" style={{ left: percent(startOfDay(axis, day)) }}>
          {words}
        </li>
      ))}
      {axis.later && <li style={{ right: 0 }}>{said(language, 'time_later')}</li>}
    </ol>
  );
}
