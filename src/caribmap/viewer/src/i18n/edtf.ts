/** EDTF dates (ISO 8601-2, levels 0 and 1) in words. Dates of other forms stay as they are written. */
import { datesOf } from './formatters.ts';
import { pageLanguage, t } from './index.ts';
import type { MessageKey } from './messages.ts';

interface Parts {
  readonly year: number | null;
  /** 1..12, or a season 21..24. */
  readonly month: number | null;
  readonly day: number | null;
  readonly masked: { readonly year: boolean; readonly month: boolean; readonly day: boolean };
  readonly decade: string | null;
}

/** A date, perhaps with a time of day, which is not told, and a qualifier. */
const QUALIFIED = /^(.*?)(?:T[\d:Z+-]+)?([?~%]?)$/;
const DATE = /^(\d{4}|\d{3}X|\d{2}XX|XXXX)(?:-(\d{2}|XX)(?:-(\d{2}|XX))?)?$/;

/** '2025-10-26~' -> 'um den 26. Oktober 2025'; 'XXXX-10-26' -> '26. Oktober (Jahr nicht genannt)'. */
export function dateInWords(edtf: string, language: string): string {
  const [start, end, more] = edtf.split('/');
  if (start === undefined || more !== undefined) return edtf;
  if (end === undefined) return oneDate(start, language) ?? edtf;
  return intervalInWords(start, end, language) ?? edtf;
}

function intervalInWords(start: string, end: string, language: string): string | null {
  const isOpen = (side: string): boolean => side === '' || side === '..';
  const from = isOpen(start) ? null : oneDate(start, language);
  const to = isOpen(end) ? null : oneDate(end, language);
  if (from && to)
    return (
      plainRange(start, end, language) ??
      t(language, 'date_from_to', { from: withoutSharedYear(start, end, language) ?? from, to })
    );
  if (from && isOpen(end)) return t(language, 'date_from', { from });
  if (to && isOpen(start)) return t(language, 'date_to', { to });
  return null;
}

/** '1. November' where the interval's end names the same year. */
function withoutSharedYear(start: string, end: string, language: string): string | null {
  const year = /^\d{4}(?=-\d{2}-)/.exec(start)?.[0];
  if (!year || !end.startsWith(`${year}-`)) return null;
  const [, date = '', qualifier = ''] = QUALIFIED.exec(start) ?? [];
  const parts = partsOf(date);
  return parts && qualify(monthWords({ ...parts, year: null }, language), parts, qualifier, language);
}

function plainRange(start: string, end: string, language: string): string | null {
  const [from, to] = [start, end].map((side) => (/^\d{4}-\d{2}-\d{2}$/.test(side) ? Date.parse(side) : NaN));
  if (from === undefined || to === undefined || Number.isNaN(from) || Number.isNaN(to) || from > to) return null;
  return datesOf(pageLanguage(language), 'numeric', 'long', 'numeric').formatRange(from, to);
}

function oneDate(written: string, language: string): string | null {
  const [, date = '', qualifier = ''] = QUALIFIED.exec(written) ?? [];
  const parts = partsOf(date);
  return parts && qualify(calendarWords(parts, language), parts, qualifier, language);
}

function qualify(words: string | null, parts: Parts, qualifier: string, language: string): string | null {
  if (words === null) return null;
  const qualified: Readonly<Record<string, MessageKey>> = {
    '~': parts.day ? 'date_about_day' : 'date_about',
    '?': 'date_uncertain',
    '%': parts.day ? 'date_about_day_uncertain' : 'date_about_uncertain',
  };
  const key = qualified[qualifier];
  return key ? t(language, key, { date: words }) : words;
}

function partsOf(date: string): Parts | null {
  const match = DATE.exec(date);
  if (!match) return null;
  const [, year = '', month, day] = match;
  const number = (digits: string | undefined): number | null =>
    digits && /^\d+$/.test(digits) ? Number(digits) : null;
  const parts: Parts = {
    year: number(year),
    month: number(month),
    day: number(day),
    masked: { year: year === 'XXXX', month: month === 'XX', day: day === 'XX' },
    decade: /^\d{2,3}X+$/.test(year) ? year.replaceAll('X', '0') : null,
  };
  return exists(parts) ? parts : null;
}

/** Whether the calendar has this day; a date without a year counts as in a leap year. */
function exists({ year, month, day }: Parts): boolean {
  if (month !== null && !(month >= 1 && month <= 12) && !(month >= 21 && month <= 24 && day === null)) return false;
  if (day === null) return true;
  return day >= 1 && (month === null ? day <= 31 : day <= new Date(Date.UTC(year ?? 2000, month, 0)).getUTCDate());
}

function calendarWords(parts: Parts, language: string): string | null {
  const { year, month, day, masked, decade } = parts;
  if (decade) return month === null && day === null ? t(language, 'date_decade', { year: decade }) : null;
  if (masked.year && month === null) return null;
  const words = month !== null && month > 20 ? seasonWords(parts, language) : monthWords(parts, language);
  if (words === null) return null;
  if (masked.year) return t(language, 'date_no_year', { date: words });
  if (masked.month) return year === null ? null : wordsWithoutMonth(year, day, language);
  return masked.day ? t(language, 'date_no_day', { date: words }) : words;
}

function wordsWithoutMonth(year: number, day: number | null, language: string): string {
  const date = String(year);
  return day === null ? t(language, 'date_no_month', { date }) : t(language, 'date_no_month_day', { date, day });
}

function seasonWords({ year, month }: Parts, language: string): string {
  const seasons: readonly MessageKey[] = ['date_spring', 'date_summer', 'date_autumn', 'date_winter'];
  const season = t(language, seasons[(month ?? 21) - 21] ?? 'date_spring');
  return year === null ? season : `${season} ${year}`;
}

function monthWords({ year, month, day }: Parts, language: string): string | null {
  if (year === null && month === null) return null;
  const moment = new Date(0);
  moment.setUTCFullYear(year ?? 2000, (month ?? 1) - 1, month === null ? 1 : (day ?? 1));
  const dayShown = day !== null && month !== null ? 'numeric' : undefined;
  return datesOf(
    pageLanguage(language),
    dayShown,
    month === null ? undefined : 'long',
    year === null ? undefined : 'numeric',
  ).format(moment);
}
