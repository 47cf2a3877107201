/** How the time window is moved: by days with two handles, or drawn. */
import { compareDays } from '../days.ts';
import { type Axis, dayNumber, isoDay, mainOf } from './axis.ts';

/** ISO days, inclusive; null is open. */
export interface TimeWindow {
  readonly from: string | null;
  readonly to: string | null;
}

export type Edge = keyof TimeWindow;

/** Stops of a handle: 0 is open, then each day that is drawn to scale, inwards. */
export function stopsOf(axis: Axis): number {
  const { first, last } = mainOf(axis);
  return last - first + 1;
}

/** The stop at which a window's edge stands; an edge beyond these days stands at the first stop after 'open'. */
export function stopOf(axis: Axis, edge: Edge, day: string | null): number {
  if (day === null) return 0;
  const { first, last } = mainOf(axis);
  const inwards = edge === 'from' ? dayNumber(day) - first : last - dayNumber(day);
  return Math.max(0, Math.min(stopsOf(axis) - 1, inwards)) + 1;
}

/** The window with one edge at a stop, held within its range; the other edge gives way where the two would cross. */
export function withStop(axis: Axis, window: TimeWindow, edge: Edge, stop: number): TimeWindow {
  const { first, last } = mainOf(axis);
  const held = Math.max(0, Math.min(stopsOf(axis), stop));
  if (held === 0) return { ...window, [edge]: null };
  return withDay(window, edge, isoDay(edge === 'from' ? first + held - 1 : last - held + 1));
}

export function withDay(window: TimeWindow, edge: Edge, day: string | null): TimeWindow {
  const changed = { ...window, [edge]: day };
  const crossed = changed.from !== null && changed.to !== null && compareDays(changed.from, changed.to) > 0;
  return crossed ? { from: day, to: day } : changed;
}

/** The window between two days, in either order. */
export function windowBetween(one: number, other: number): TimeWindow {
  return { from: isoDay(Math.min(one, other)), to: isoDay(Math.max(one, other)) };
}
