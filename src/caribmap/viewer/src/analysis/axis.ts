/** The time axis: the days in which most of a dossier happens to scale; what lies before and after to a scale of its own, behind a break. */
import type { Timed } from './datings.ts';

/** A part of the axis with one scale. */
export interface Stretch {
  /** First and last day, inclusive, as days since 1970. */
  readonly first: number;
  readonly last: number;
  /** Where it begins and ends, as shares of the axis' width. */
  readonly from: number;
  readonly to: number;
}

/** One to three stretches in their order, with room for a break between two. */
export type Axis = readonly [Stretch, ...Stretch[]];

/** First and last day, inclusive. */
export type Days = readonly [first: number, last: number];

/** Most days in which a dense period is looked for, and least days that are drawn. */
const MOST_DENSE_DAYS = 92;
const LEAST_DAYS = 14;
/** The dense period holds at least this share of all; else the last year is drawn in days. */
const DENSE_SHARE = 0.5;
const LAST_DAYS = 366;
/** Up to this number of days, a time without a dense period is drawn to one scale. */
const MOST_EVEN_DAYS = 1_100;
/** Share of the width that what lies before, or after, takes; and the break beside it. */
const [LEAST_SHARE, MOST_SHARE] = [0.1, 0.35];
const BREAK_SHARE = 0.02;
const MS_PER_DAY = 86_400_000;

export function dayNumber(day: string): number {
  return Date.parse(day) / MS_PER_DAY;
}

export function isoDay(number: number): string {
  return new Date(number * MS_PER_DAY).toISOString().replace(/T.*/, '');
}

type Span = readonly [start: number, end: number, count: number];

/** Null where nothing is dated. */
export function axisOf(times: readonly Timed[]): Axis | null {
  const spans = times.flatMap(spanOf);
  if (spans.length === 0) return null;
  const first = spans.reduce((least, [start]) => Math.min(least, start), Infinity);
  const last = spans.reduce((most, [, end]) => Math.max(most, end), -Infinity);
  const [from, to] = mainDays(spans, first, last);
  const before = total(spans.filter(([start]) => start < from)) / total(spans);
  const after = total(spans.filter(([, end]) => end > to)) / total(spans);
  return joined([first, last], [from, to], before, after);
}

/** The axis of a stretch that the reader chose. */
export function axisOver([first, last]: Days): Axis {
  return [{ first, last, from: 0, to: 1 }];
}

/** The days that are drawn day by day. */
function mainDays(spans: readonly Span[], first: number, last: number): Days {
  const dense = last - first < MOST_DENSE_DAYS ? ([first, last] as const) : densest(spans);
  const held = dense ? total(spans.filter(([start, end]) => start >= dense[0] && end <= dense[1])) : 0;
  if (dense && held >= total(spans) * DENSE_SHARE) return padded(dense);
  return last - first < MOST_EVEN_DAYS ? [first, last] : [last - LAST_DAYS + 1, last];
}

function padded([first, last]: Days): Days {
  const missing = Math.max(0, LEAST_DAYS - (last - first + 1));
  return [first - Math.floor(missing / 2), last + Math.ceil(missing / 2)];
}

/** `before` and `after`: shares of the records that reach out of the main days. */
function joined([first, last]: Days, [from, to]: Days, before: number, after: number): Axis {
  const shareOf = (share: number): number => Math.max(LEAST_SHARE, Math.min(MOST_SHARE, share));
  const [start, end] = [first < from ? shareOf(before) : 0, last > to ? 1 - shareOf(after) : 1];
  const main: Axis = [
    {
      first: from,
      last: to,
      from: start && start + BREAK_SHARE,
      to: end === 1 ? 1 : end - BREAK_SHARE,
    },
  ];
  const earlier = start === 0 ? [] : [{ first, last: from - 1, from: 0, to: start }];
  const later = end === 1 ? [] : [{ first: to + 1, last, from: end, to: 1 }];
  return [...earlier, ...main, ...later] as unknown as Axis;
}

/** A time with one open bound counts where its other bound lies. */
function spanOf({ time, count }: Timed): Span[] {
  const [start, end] = [time?.earliest ?? time?.latest, time?.latest ?? time?.earliest];
  return start && end ? [[dayNumber(start), dayNumber(end), count]] : [];
}

function total(spans: readonly Span[]): number {
  return spans.reduce((sum, [, , count]) => sum + count, 0);
}

/**
 * The shortest stretch of at most MOST_DENSE_DAYS days that holds as many whole spans as any such stretch can, the latest of
 * several; null where no span is so short. Of the short spans, those that begin in time and do not end too late are
 * inside: two sorted lists and two fingers count them for every end.
 */
function densest(spans: readonly Span[]): Days | null {
  const short = spans.filter(([start, end]) => end - start < MOST_DENSE_DAYS);
  const byStart = [...short].sort(([one], [other]) => one - other);
  const byEnd = [...short].sort(([, one], [, other]) => one - other);
  let best: { readonly count: number; readonly end: number } | null = null;
  let [begun, ended, before] = [0, 0, 0];
  for (const [, end, own] of byEnd) {
    ended += own;
    for (let next = byStart[before]; next && next[0] <= end - MOST_DENSE_DAYS; next = byStart[before]) {
      begun += next[2];
      before += 1;
    }
    if (!best || ended - begun >= best.count) best = { count: ended - begun, end };
  }
  if (!best) return null;
  const { end: latest } = best;
  const inside = short.filter(([start, end]) => end <= latest && start > latest - MOST_DENSE_DAYS);
  return [inside.reduce((least, [start]) => Math.min(least, start), latest), latest];
}

export function daysOf(axis: Axis): Days {
  return [axis[0].first, (axis.at(-1) as Stretch).last];
}

/** The stretch that is drawn day by day: the widest. */
export function mainOf(axis: Axis): Stretch {
  return axis.reduce((widest, stretch) => (stretch.to - stretch.from > widest.to - widest.from ? stretch : widest));
}

/** Where a day begins, as a share of the width; 0 before the first day and 1 after the last. */
export function shareOf(axis: Axis, day: number): number {
  for (const { first, last, from, to } of axis) {
    if (day < first) return from;
    if (day <= last) return from + ((day - first) / (last - first + 1)) * (to - from);
  }
  return 1;
}

/** Where a day ends. */
export function endOf(axis: Axis, day: number): number {
  for (const { first, last, from, to } of axis) {
    if (day < first) return from;
    if (day <= last) return from + ((day + 1 - first) / (last - first + 1)) * (to - from);
  }
  return 1;
}

/** The day at a share of the width; in a break, the nearest. */
export function dayAt(axis: Axis, share: number): number {
  for (const { first, last, from, to } of axis) {
    if (share < from) return first;
    if (share < to) return first + Math.floor(((share - from) / (to - from)) * (last - first + 1));
  }
  return daysOf(axis)[1];
}

/** A share of the width as a CSS length: 0.25 -> '25%'. */
export function percent(share: number): string {
  return `${share * 100}%`;
}
