/** The time axis: the days in which most of a dossier happens to scale, what lies before and after in one bin each. */
import type { Timed } from './datings.ts';

export interface Axis {
  /** First and last day that are drawn to scale, inclusive, as days since 1970. */
  readonly first: number;
  readonly last: number;
  /** Days to a slot: 1 wherever the dossier has a dense period. */
  readonly slotDays: number;
  /** Whether something lies before the first day, or after the last. */
  readonly earlier: boolean;
  readonly later: boolean;
}

/** As many slots as a strip can tell apart, and as few days as fill it. */
const MAX_SLOTS = 92;
const MIN_DAYS = 14;
/** The days to scale hold at least this share of all; else the whole time is drawn in longer slots. */
const DENSE_SHARE = 0.5;
/** Share of the strip's width that the bin of what is earlier takes, and that of what is later. */
const BIN_SHARE = 0.07;
const MS_PER_DAY = 86_400_000;

export function dayNumber(day: string): number {
  return Date.parse(day) / MS_PER_DAY;
}

export function isoDay(number: number): string {
  return new Date(number * MS_PER_DAY).toISOString().replace(/T.*/, '');
}

type Span = readonly [start: number, end: number, count: number];
type Days = readonly [first: number, last: number];

/** Null where nothing is dated. */
export function axisOf(times: readonly Timed[]): Axis | null {
  const spans = times.flatMap(spanOf);
  if (spans.length === 0) return null;
  const first = spans.reduce((least, [start]) => Math.min(least, start), Infinity);
  const last = spans.reduce((most, [, end]) => Math.max(most, end), -Infinity);
  const dense = last - first < MAX_SLOTS ? ([first, last] as const) : densest(spans);
  const held = dense ? total(spans.filter(([start, end]) => start >= dense[0] && end <= dense[1])) : 0;
  if (!dense || held < total(spans) * DENSE_SHARE) return inLongSlots(first, last);
  const missing = Math.max(0, MIN_DAYS - (dense[1] - dense[0] + 1));
  const [from, to] = [dense[0] - Math.floor(missing / 2), dense[1] + Math.ceil(missing / 2)];
  return { first: from, last: to, slotDays: 1, earlier: first < from, later: last > to };
}

/** A time with one open bound counts where its other bound lies. */
function spanOf({ time, count }: Timed): Span[] {
  const [start, end] = [time?.earliest ?? time?.latest, time?.latest ?? time?.earliest];
  return start && end ? [[dayNumber(start), dayNumber(end), count]] : [];
}

function total(spans: readonly Span[]): number {
  return spans.reduce((sum, [, , count]) => sum + count, 0);
}

function inLongSlots(first: number, last: number): Axis {
  const slotDays = Math.ceil((last - first + 1) / MAX_SLOTS);
  const slots = Math.ceil((last - first + 1) / slotDays);
  return { first, last: first + slots * slotDays - 1, slotDays, earlier: false, later: false };
}

/**
 * The shortest stretch of at most MAX_SLOTS days that holds as many whole spans as any such stretch can, the latest of
 * several; null where no span is so short. Of the short spans, those that begin in time and do not end too late are
 * inside: two sorted lists and two fingers count them for every end.
 */
function densest(spans: readonly Span[]): Days | null {
  const short = spans.filter(([start, end]) => end - start < MAX_SLOTS);
  const byStart = [...short].sort(([one], [other]) => one - other);
  const byEnd = [...short].sort(([, one], [, other]) => one - other);
  let best: { readonly count: number; readonly end: number } | null = null;
  let [begun, ended, before] = [0, 0, 0];
  for (const [, end, own] of byEnd) {
    ended += own;
    for (let next = byStart[before]; next && next[0] <= end - MAX_SLOTS; next = byStart[before]) {
      begun += next[2];
      before += 1;
    }
    if (!best || ended - begun >= best.count) best = { count: ended - begun, end };
  }
  if (!best) return null;
  const { end: latest } = best;
  const inside = short.filter(([start, end]) => end <= latest && start > latest - MAX_SLOTS);
  return [inside.reduce((least, [start]) => Math.min(least, start), latest), latest];
}

export function slotsOf({ first, last, slotDays }: Axis): number {
  return (last - first + 1) / slotDays;
}

/** The slot of a day, 0 to slots - 1; -1 for the earlier bin and `slots` for the later one. */
export function slotOf(axis: Axis, day: number): number {
  const slot = Math.floor((day - axis.first) / axis.slotDays);
  return Math.max(-1, Math.min(slotsOf(axis), slot));
}

/** Where a slot begins, as a share of the strip's width; of `slots + 1`, where the strip ends. */
export function startOfSlot(axis: Axis, slot: number): number {
  const [from, to] = [axis.earlier ? BIN_SHARE : 0, axis.later ? 1 - BIN_SHARE : 1];
  if (slot < 0) return 0;
  return slot > slotsOf(axis) ? 1 : from + (slot / slotsOf(axis)) * (to - from);
}

/** The day at a share of the strip's width; one before the first in the earlier bin, one after the last in the later. */
export function dayAt(axis: Axis, share: number): number {
  const [from, to] = [startOfSlot(axis, 0), startOfSlot(axis, slotsOf(axis))];
  if (axis.earlier && share < from) return axis.first - 1;
  if (axis.later && share >= to) return axis.last + 1;
  const day = axis.first + Math.floor(((share - from) / (to - from)) * (axis.last - axis.first + 1));
  return Math.max(axis.first, Math.min(axis.last, day));
}

/** Where a day begins; the middle of its bin where it lies outside the scale. */
export function startOfDay(axis: Axis, day: number): number {
  if (day < axis.first) return startOfSlot(axis, 0) / 2;
  const end = startOfSlot(axis, slotsOf(axis));
  return day > axis.last + 1 ? (end + 1) / 2 : startOfSlot(axis, (day - axis.first) / axis.slotDays);
}

/** A share of the strip as a CSS length: 0.25 -> '25%'. */
export function percent(share: number): string {
  return `${share * 100}%`;
}
