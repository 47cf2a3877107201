/** Which days of the axis are written over it, and how. */
import { datesOf } from '../i18n/formatters.ts';
import { pageLanguage } from '../i18n/index.ts';
import type { Stretch } from './axis.ts';

export interface Tick {
  readonly day: number;
  readonly words: string;
}

/** Room for the words of a tick: of a month or a year, of a day with month and year, of a day of the month. */
const TICK_PX = 44;
const FIRST_PX = 84;
const DAY_PX = 22;
/** How far the last one may reach out. */
const BEYOND_PX = 8;
const MS_PER_DAY = 86_400_000;
/** Days of a month, then every so many months: the first that gives few enough ticks. */
const DAYS_OF_MONTH: readonly (readonly number[])[] = [
  Array.from({ length: 31 }, (_, index) => index + 1),
  [1, 5, 9, 13, 17, 21, 25],
  [1, 8, 15, 22],
  [1, 15],
];
/** Fewest days between two of them. */
const STEPS: readonly number[] = [1, 4, 7, 14];
const MONTHS: readonly number[] = [1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000, 60_000];
/** No stretch has more days that are looked at one by one. */
const MOST_DAYS = 1_000;

/** The ticks for which `width_px` has room; none that runs into another, or out of the stretch. */
export function ticksOf(stretch: Stretch, language: string, width_px: number): Tick[] {
  const ticks = candidates(stretch, language, width_px);
  const end_px = ({ day, words }: Tick): number =>
    ((day - stretch.first) * width_px) / (stretch.last - stretch.first + 1) + wide_px(words);
  // Nothing stands behind the last stretch that its first tick could run into.
  return ticks.filter((tick, index) => (index === 0 && stretch.to === 1) || end_px(tick) <= width_px + BEYOND_PX);
}

function candidates({ first, last }: Stretch, language: string, width_px: number): Tick[] {
  const day_px = width_px / (last - first + 1);
  const days = last - first < MOST_DAYS ? DAYS_OF_MONTH.map((some) => daysOn(first, last, some)) : [];
  const dense = days.find((some, index) => some.length > 0 && (STEPS[index] as number) * day_px >= DAY_PX);
  if (dense)
    return apart(
      dense.map((day, index) => ({ day, words: dayWords(day, index === 0, language) })),
      day_px,
    );
  for (const months of MONTHS) {
    if (months * 30 * day_px < TICK_PX) continue;
    const starts = monthStarts(first, last, months, Math.ceil(width_px / TICK_PX) + 1);
    if (starts.length > 0) return starts.map((day) => ({ day, words: monthWords(day, months, language) }));
  }
  return [{ day: first, words: monthWords(first, 12, language) }];
}

/** Leaves out ticks that have no room before the next one: those of a plain day give way. */
function apart(ticks: readonly Tick[], day_px: number): Tick[] {
  const kept: Tick[] = [];
  for (const tick of ticks) {
    const before = kept.at(-1);
    const room_px = before ? (tick.day - before.day) * day_px : Infinity;
    if (!before || room_px >= wide_px(before.words)) kept.push(tick);
    else if (wide_px(before.words) === DAY_PX && wide_px(tick.words) > DAY_PX) kept.splice(-1, 1, tick);
  }
  return kept;
}

function wide_px(words: string): number {
  return words.length > 8 ? FIRST_PX : words.length > 3 ? TICK_PX : DAY_PX;
}

function daysOn(first: number, last: number, daysOfMonth: readonly number[]): number[] {
  const days = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  return days.filter((day) => daysOfMonth.includes(dayOfMonth(day)));
}

function dayOfMonth(day: number): number {
  return new Date(day * MS_PER_DAY).getUTCDate();
}

function monthStarts(first: number, last: number, step: number, most: number): number[] {
  const start = new Date(first * MS_PER_DAY);
  const months = start.getUTCFullYear() * 12 + start.getUTCMonth();
  const days: number[] = [];
  for (let month = Math.floor(months / step) * step; days.length <= most; month += step) {
    const day = new Date(0).setUTCFullYear(Math.floor(month / 12), month % 12, 1) / MS_PER_DAY;
    if (Number.isNaN(day) || day > last) break;
    if (day >= first) days.push(day);
  }
  return days;
}

/** '1. Okt. 2025' at first, '1. Nov.' where a month begins, else '8.' */
function dayWords(day: number, isFirst: boolean, language: string): string {
  return write(day, language, {
    day: 'numeric',
    ...(isFirst || dayOfMonth(day) === 1 ? { month: 'short' } : {}),
    ...(isFirst ? { year: 'numeric' } : {}),
  });
}

/** '2024' where a year begins, else 'Apr.' */
function monthWords(day: number, step: number, language: string): string {
  const beginsYear = new Date(day * MS_PER_DAY).getUTCMonth() === 0;
  return write(day, language, step >= 12 || beginsYear ? { year: 'numeric' } : { month: 'short' });
}

function write(day: number, language: string, shown: Intl.DateTimeFormatOptions): string {
  return datesOf(pageLanguage(language), shown.day, shown.month, shown.year).format(day * MS_PER_DAY);
}
