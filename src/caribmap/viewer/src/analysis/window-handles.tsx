/** The time window over the chart: two handles, and a stretch that can be drawn anew. */
import { useRef } from 'preact/hooks';

import { setWindow } from '../actions.ts';
import { dateInWords } from '../i18n/edtf.ts';
import { t } from '../i18n/index.ts';
import type { State } from '../state.ts';
import { type Axis, dayAt, dayNumber, percent, startOfDay } from './axis.ts';
import { type Edge, stopOf, stopsOf, type TimeWindow, windowBetween, withStop } from './window.ts';

interface Props {
  readonly state: State;
  readonly axis: Axis;
}

const PAGE_DAYS = 7;

export function WindowHandles({ state, axis }: Props) {
  const host = useRef<HTMLDivElement>(null);
  const chosen = { from: state.from.value, to: state.to.value };
  const [start, end] = sharesOf(axis, chosen);
  const dayUnder = (event: PointerEvent): number => {
    const box = host.current?.getBoundingClientRect();
    return dayAt(axis, box ? (event.clientX - box.left) / box.width : 0);
  };
  const set = ({ from, to }: TimeWindow): void => setWindow(state, from, to);
  const move = (edge: Edge, event: PointerEvent): void => {
    if (!(event.currentTarget as Element).hasPointerCapture(event.pointerId)) return;
    const day = dayUnder(event);
    const held = edge === 'from' ? day - axis.first + 1 : axis.last - day + 1;
    set(withStop(axis, chosen, edge, held));
  };
  return (
    <div class="cm-time-window" ref={host}>
      <Ground dayUnder={dayUnder} onDraw={(one, other) => set(windowBetween(axis, one, other))} />
      <div class="cm-time-shade" style={{ left: 0, width: percent(start) }} />
      <div class="cm-time-shade" style={{ left: percent(end), right: 0 }} />
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

interface GroundProps {
  readonly dayUnder: (event: PointerEvent) => number;
  /** Gets the day where the pointer went down and the day where it is. */
  readonly onDraw: (one: number, other: number) => void;
}

/** The strip under the handles, on which a new window is drawn. */
function Ground({ dayUnder, onDraw }: GroundProps) {
  const drawnFrom = useRef<number | null>(null);
  const draw = (event: PointerEvent): void => {
    if (drawnFrom.current !== null) onDraw(drawnFrom.current, dayUnder(event));
  };
  const begin = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    drawnFrom.current = dayUnder(event);
    (event.currentTarget as Element).setPointerCapture(event.pointerId);
    draw(event);
  };
  const end = (): void => {
    drawnFrom.current = null;
  };
  return (
    <div class="cm-time-ground" onPointerDown={begin} onPointerMove={draw} onPointerUp={end} onPointerCancel={end} />
  );
}

function sharesOf(axis: Axis, { from, to }: TimeWindow): readonly [number, number] {
  return [from === null ? 0 : startOfDay(axis, dayNumber(from)), to === null ? 1 : startOfDay(axis, dayNumber(to) + 1)];
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
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={onMove}
    />
  );
}
