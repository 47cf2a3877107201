/** Which days of the axis are written under it, and how. */
import { datesOf } from '../i18n/formatters.ts';
import { pageLanguage } from '../i18n/index.ts';
import { type Axis, slotsOf } from './axis.ts';

export interface Tick {
  readonly day: number;
  readonly words: string;
}

const MAX_TICKS = 11;
const MS_PER_DAY = 86_400_000;
/** Days of a month, then every so many months: the first that gives few enough ticks. */
const DAYS_OF_MONTH: readonly (readonly number[])[] = [
  Array.from({ length: 31 }, (_, index) => index + 1),
  [1, 5, 9, 13, 17, 21, 25],
  [1, 8, 15, 22],
  [1, 15],
];
const MONTHS: readonly number[] = [1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000];

export function ticksOf(axis: Axis, language: string): Tick[] {
  const byDay = slotsOf(axis) === axis.last - axis.first + 1 ? DAYS_OF_MONTH.map((days) => daysOn(axis, days)) : [];
  const dense = byDay.find((days) => days.length <= MAX_TICKS);
  if (dense) return dense.map((day, index) => ({ day, words: dayWords(day, index === 0, language) }));
  for (const months of MONTHS) {
    const days = monthStarts(axis, months);
    if (days.length <= MAX_TICKS) return days.map((day) => ({ day, words: monthWords(day, months, language) }));
  }
  return [];
}

function daysOn({ first, last }: Axis, daysOfMonth: readonly number[]): number[] {
  const days = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  return days.filter((day) => daysOfMonth.includes(new Date(day * MS_PER_DAY).getUTCDate()));
}

function monthStarts({ first, last }: Axis, step: number): number[] {
  const start = new Date(first * MS_PER_DAY);
  const months = start.getUTCFullYear() * 12 + start.getUTCMonth();
  const days: number[] = [];
  for (let month = Math.floor(months / step) * step; days.length <= MAX_TICKS; month += step) {
    const day = new Date(0).setUTCFullYear(Math.floor(month / 12), month % 12, 1) / MS_PER_DAY;
    if (day > last) break;
    if (day >= first) days.push(day);
  }
  return days;
}

/** '1. Okt. 2025' at first, '1. Nov.' where a month begins, else '8.' */
function dayWords(day: number, isFirst: boolean, language: string): string {
  const beginsMonth = new Date(day * MS_PER_DAY).getUTCDate() === 1;
  return write(day, language, {
    day: 'numeric',
    ...(isFirst || beginsMonth ? { month: 'short' } : {}),
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
