/** How the time window is moved: by days with two handles, and from event to event. */
import { compareDays } from '../days.ts';
import type { PayloadEvent } from '../payload.ts';
import { type Axis, dayNumber, isoDay } from './axis.ts';

/** ISO days, inclusive; null is open. */
export interface TimeWindow {
  readonly from: string | null;
  readonly to: string | null;
}

/** Before every day: where a window is open. */
const FIRST = '-271821-04-20';

export type Edge = keyof TimeWindow;

/** Stops of a handle: 0 is open, then a day each inwards. */
export function stopsOf({ first, last }: Axis): number {
  return last - first + 1;
}

/** The stop at which a window's edge stands; an edge beyond the days to scale stands at the first stop after 'open'. */
export function stopOf(axis: Axis, edge: Edge, day: string | null): number {
  if (day === null) return 0;
  const inwards = edge === 'from' ? dayNumber(day) - axis.first : axis.last - dayNumber(day);
  return Math.max(0, Math.min(stopsOf(axis) - 1, inwards)) + 1;
}

/** The window with one edge at a stop, held within its range; the other edge gives way where the two would cross. */
export function withStop(axis: Axis, window: TimeWindow, edge: Edge, stop: number): TimeWindow {
  const held = Math.max(0, Math.min(stopsOf(axis), stop));
  if (held === 0) return { ...window, [edge]: null };
  return withDay(window, edge, isoDay(edge === 'from' ? axis.first + held - 1 : axis.last - held + 1));
}

export function withDay(window: TimeWindow, edge: Edge, day: string | null): TimeWindow {
  const changed = { ...window, [edge]: day };
  const crossed = changed.from !== null && changed.to !== null && compareDays(changed.from, changed.to) > 0;
  return crossed ? { from: day, to: day } : changed;
}

/** The window between two days of the strip, in either order; a side that reaches into a bin is open. */
export function windowBetween(axis: Axis, one: number, other: number): TimeWindow {
  const [first, last] = [Math.min(one, other), Math.max(one, other)];
  return {
    from: first < axis.first ? null : isoDay(Math.min(first, axis.last)),
    to: last > axis.last ? null : isoDay(Math.max(last, axis.first)),
  };
}

/** Dated events in their order in time. */
export function inTime(events: readonly PayloadEvent[]): readonly PayloadEvent[] {
  const start = ({ time }: PayloadEvent): string => time?.earliest ?? time?.latest ?? '';
  return events
    .filter((event) => start(event) !== '')
    .sort((one, other) => compareDays(start(one), start(other)) || compare(one.id, other.id));
}

export function windowOf({ time }: PayloadEvent): TimeWindow {
  return { from: time?.earliest ?? null, to: time?.latest ?? null };
}

/** Neighbours of the event at which the window stands, else of the day on which the window begins. */
export function neighbours(
  events: readonly PayloadEvent[],
  { from, to }: TimeWindow,
  current: string | null,
): { readonly at: PayloadEvent | null; readonly previous: PayloadEvent | null; readonly next: PayloadEvent | null } {
  const matches = (event: PayloadEvent): boolean => windowOf(event).from === from && windowOf(event).to === to;
  const index = events.findIndex((event) => event.id === current && matches(event));
  const following = events.findIndex((event) => compareDays(windowOf(event).from ?? FIRST, from ?? FIRST) >= 0);
  const after = following < 0 ? events.length : following;
  return {
    at: events[index] ?? null,
    previous: events[(index < 0 ? after : index) - 1] ?? null,
    next: events[index < 0 ? after : index + 1] ?? null,
  };
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
