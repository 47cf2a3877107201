/** The time window over the axis: two handles, and what lies outside it in shade. */
import { useRef } from 'preact/hooks';

import { setWindow } from '../actions.ts';
import { dateInWords } from '../i18n/edtf.ts';
import { t } from '../i18n/index.ts';
import type { State } from '../state.ts';
import { type Axis, dayAt, dayNumber, endOf, isoDay, percent, shareOf } from './axis.ts';
import { type Edge, stopOf, stopsOf, type TimeWindow, withDay, withStop } from './window.ts';

interface Props {
  readonly state: State;
  readonly axis: Axis;
}

const PAGE_DAYS = 7;

export function WindowHandles({ state, axis }: Props) {
  const host = useRef<HTMLDivElement>(null);
  const chosen = { from: state.from.value, to: state.to.value };
  const [start, end] = sharesOf(axis, chosen);
  const set = ({ from, to }: TimeWindow): void => setWindow(state, from, to);
  const move = (edge: Edge, event: PointerEvent): void => {
    const box = host.current?.getBoundingClientRect();
    if (!box || !(event.currentTarget as Element).hasPointerCapture(event.pointerId)) return;
    const share = (event.clientX - box.left) / box.width;
    const isOpen = edge === 'from' ? share <= 0 : share >= 1;
    set(withDay(chosen, edge, isOpen ? null : isoDay(dayAt(axis, share))));
  };
  return (
    <div class="cm-time-window" ref={host}>
      {(['from', 'to'] as const).map((edge) => (
        <Handle
          key={edge}
          state={state}
          axis={axis}
          edge={edge}
          share={edge === 'from' ? start : end}
          onMove={(event) => move(edge, event)}
          onStop={(stop) => set(withStop(axis, chosen, edge, stop))}
        />
      ))}
    </div>
  );
}

/** What lies outside the window, in shade. */
export function Shades({ state, axis }: Props) {
  const [start, end] = sharesOf(axis, { from: state.from.value, to: state.to.value });
  return (
    <>
      {start > 0 && <div class="cm-time-shade" style={{ left: 0, width: percent(start) }} />}
      {end < 1 && <div class="cm-time-shade" style={{ left: percent(end), right: 0 }} />}
    </>
  );
}

function sharesOf(axis: Axis, { from, to }: TimeWindow): readonly [number, number] {
  return [from === null ? 0 : shareOf(axis, dayNumber(from)), to === null ? 1 : endOf(axis, dayNumber(to))];
}

interface HandleProps extends Props {
  readonly edge: Edge;
  readonly share: number;
  readonly onMove: (event: PointerEvent) => void;
  readonly onStop: (stop: number) => void;
}

/** The later a handle stands the greater its value: the end's stops are counted from the other side. */
function Handle({ state, axis, edge, share, onMove, onStop }: HandleProps) {
  const language = state.language.value;
  const day = state[edge].value;
  const [stops, stop] = [stopsOf(axis), stopOf(axis, edge, day)];
  const inwards = edge === 'from' ? 1 : -1;
  const steps: Readonly<Record<string, number>> = {
    ArrowRight: 1,
    ArrowUp: 1,
    ArrowLeft: -1,
    ArrowDown: -1,
    PageUp: PAGE_DAYS,
    PageDown: -PAGE_DAYS,
  };
  const follow = (event: KeyboardEvent): void => {
    const step = steps[event.key];
    if (step !== undefined) onStop(stop + step * inwards);
    else if (event.key === 'Home') onStop(edge === 'from' ? 0 : stops);
    else if (event.key === 'End') onStop(edge === 'from' ? stops : 0);
    else return;
    event.preventDefault();
  };
  return (
    <div
      class={`cm-time-handle cm-is-${edge}`}
      role="slider"
      tabIndex={0}
      aria-label={t(language, edge === 'from' ? 'time_begin' : 'time_end')}
      aria-valuemin={0}
      aria-valuemax={stops}
      aria-valuenow={edge === 'from' ? stop : stops - stop}
      aria-valuetext={day === null ? t(language, 'time_open') : dateInWords(day, language)}
      style={{ left: percent(share) }}
      onKeyDown={follow}
      onPointerDown={(event) => {
        event.stopPropagation();
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={onMove}
    />
  );
}
