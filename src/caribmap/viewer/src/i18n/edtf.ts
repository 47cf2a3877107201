/** EDTF dates (ISO 8601-2, levels 0 to 2) in words. What this does not know stays as it is written. */

import { isDay } from '../days.ts';
import { dayInWords } from './day-in-words.ts';
import { daysOf, isCoded, type Parts, partsOf, yearOf, yearsOf } from './edtf-parts.ts';
import { datesOf, kept } from './formatters.ts';
import { pageLanguage, t } from './index.ts';
import type { MessageKey } from './messages.ts';

const SET = /^(?:\[([^[\]{}]+)\]|\{([^[\]{}]+)\})$/;
const LONG_YEAR = /^(?:Y(-?[1-9]\d{0,12})(?:E(\d))?|(-?\d{4})(?=S))(?:S([1-9]))?$/;
const SEASONS: readonly MessageKey[] = ['date_spring', 'date_summer', 'date_autumn', 'date_winter'];
/** First month and number of months of the quarters, thirds and halves of a year, from code 33 on. */
const PERIODS = [
  [1, 3],
  [4, 3],
  [7, 3],
  [10, 3],
  [1, 4],
  [5, 4],
  [9, 4],
  [1, 6],
  [7, 6],
] as const;

const listsOf = kept((language, type: 'conjunction' | 'disjunction') => new Intl.ListFormat(language, { type }));
const yearsOfLanguage = kept((language) => new Intl.NumberFormat(language));

/** '2025-10-26~' -> 'um den 26. Oktober 2025'; 'XXXX-10-26' -> '26. Oktober (Jahr nicht genannt)'. */
export function dateInWords(edtf: string, language: string): string {
  const [start, end, more] = edtf.split('/');
  if (start === undefined || more !== undefined) return edtf;
  if (end === undefined) return setInWords(edtf, language) ?? oneDate(start, language) ?? edtf;
  return intervalInWords(start, end, language) ?? edtf;
}

/** One of several days, or all of them. */
function setInWords(edtf: string, language: string): string | null {
  const [, one, all] = SET.exec(edtf) ?? [];
  const members = (one ?? all)?.split(',').map((member) => {
    const [start = '', end] = member.split('..');
    return end === undefined ? oneDate(start, language) : intervalInWords(start, end, language);
  });
  if (!members || members.includes(null)) return null;
  return listsOf(pageLanguage(language), one === undefined ? 'conjunction' : 'disjunction').format(members.map(String));
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
  if (from && isOpen(end)) return t(language, isDay(start) ? 'date_from_day' : 'date_from', { from });
  if (to && isOpen(start)) return t(language, isDay(end) ? 'date_to_day' : 'date_to', { to });
  return null;
}

/** '1. November' where the interval's end names the same year. */
function withoutSharedYear(start: string, end: string, language: string): string | null {
  const parts = partsOf(start);
  if (
    !parts?.month ||
    isCoded(parts) ||
    yearOf(parts) === null ||
    !end.startsWith(`${parts.year}-`) ||
    parts.time !== null
  )
    return null;
  return qualify(datesInWords(null, parts, language), parts, language);
}

function plainRange(start: string, end: string, language: string): string | null {
  const [from, to] = [start, end].map((side) => (/^\d{4}-\d{2}-\d{2}$/.test(side) ? Date.parse(side) : NaN));
  if (from === undefined || to === undefined || Number.isNaN(from) || Number.isNaN(to) || from > to) return null;
  // Without the spaces that some languages set round the dash between two days of one month.
  return datesOf(pageLanguage(language), 'numeric', 'long', 'numeric')
    .formatRange(from, to)
    .replace(/^(\d+)\s–\s(\d)/u, '$1–$2');
}

function oneDate(written: string, language: string): string | null {
  const parts = partsOf(written);
  if (!parts) return longYear(written, language);
  const words = calendarWords(parts, language);
  return qualify(words && parts.time ? withTime(words, parts, language) : words, parts, language);
}

function withTime(date: string, { time, zone }: Parts, language: string): string {
  const shown = t(language, 'date_time', { date, time: (time ?? '').replace(/:00$/, '') });
  return zone === null ? shown : `${shown} (UTC${zone === 'Z' ? '' : zone.replace('-', '−')})`;
}

function qualify(words: string | null, parts: Parts, language: string): string | null {
  if (words === null) return null;
  const { isApproximate, isUncertain, day } = parts;
  if (!isApproximate) return isUncertain ? t(language, 'date_uncertain', { date: words }) : words;
  const key = isUncertain
    ? day
      ? 'date_about_day_uncertain'
      : 'date_about_uncertain'
    : day
      ? 'date_about_day'
      : 'date_about';
  return t(language, key, { date: words });
}

function calendarWords(parts: Parts, language: string): string | null {
  const { month, day } = parts;
  const year = yearOf(parts);
  if (parts.year.replace('-', '') === 'XXXX') {
    if (month === null || month === 'XX') return null;
    return t(language, 'date_no_year', {
      date: isCoded(parts) ? codeInWords(parts, null, language) : datesInWords(null, parts, language),
    });
  }
  if (month === null && year === null) return yearsInWords(parts, language);
  if (year === null) {
    if (month === 'XX') return yearsInWords(parts, language);
    const date = isCoded(parts) ? codeInWords(parts, null, language) : datesInWords(null, parts, language);
    return `${date} (${yearsInWords(parts, language)})`;
  }
  return isCoded(parts) ? codeInWords(parts, year, language) : datesInWords(year, parts, language, day);
}

/** Month and day, as far as they are known, of a year or of none. */
function datesInWords(year: number | null, parts: Parts, language: string, day = parts.day): string {
  const { month } = parts;
  if (month === 'XX') {
    const words = momentInWords(year, null, null, language);
    return t(language, day === null || day === 'XX' ? 'date_no_month' : 'date_no_month_day', {
      date: words,
      day: day === null ? '' : day.replace(/^0/, ''),
    });
  }
  const masked = day === 'XX' ? { ...parts, day: null } : { ...parts, day };
  const days = daysOf(masked);
  const [first, last] = [days[0], days.at(-1)].map((at) =>
    momentInWords(year, month === null ? null : (at?.[0] ?? 1), masked.day === null ? null : (at?.[1] ?? 1), language),
  );
  const words = first === last ? (first ?? '') : t(language, 'date_between', { from: first ?? '', to: last ?? '' });
  return day === 'XX' ? t(language, 'date_no_day', { date: words }) : words;
}

/** A decade, or the years between which it is. */
function yearsInWords(parts: Parts, language: string): string {
  const [from, to] = yearsOf(parts);
  if (from >= 0 && /^\d{3}X$/.test(parts.year)) return t(language, 'date_decade', { year: String(from) });
  return between(from, to, language);
}

function between(from: number, to: number, language: string): string {
  return t(language, 'date_between', {
    from: momentInWords(from, null, null, language),
    to: momentInWords(to, null, null, language),
  });
}

function codeInWords({ month }: Parts, year: number | null, language: string): string {
  const code = Number(month);
  const period = PERIODS[code - 33];
  if (period) {
    const [first, length] = period;
    const [from, to] = [first, first + length - 1].map((of) =>
      momentInWords(of === first ? null : year, of, null, language),
    );
    return t(language, 'date_from_to', { from: from ?? '', to: to ?? '' });
  }
  const season = t(language, SEASONS[(code - 21) % 4] ?? 'date_spring');
  const words =
    year === null ? season : t(language, 'date_season', { season, year: momentInWords(year, null, null, language) });
  return code < 25 ? words : t(language, code < 29 ? 'date_northern' : 'date_southern', { date: words });
}

/** A year of more than four digits, or of which only some count. */
function longYear(written: string, language: string): string | null {
  const [, long, zeros = '0', short, digits] = LONG_YEAR.exec(written) ?? [];
  const base = long ?? short;
  if (base === undefined) return null;
  const year = Number(base) * 10 ** Number(zeros);
  const step = digits === undefined ? 1 : 10 ** Math.max(0, String(Math.abs(year)).length - Number(digits));
  if (step === 1) return momentInWords(year, null, null, language);
  const least = Math.floor(Math.abs(year) / step) * step;
  return year < 0 ? between(-least - step + 1, -least, language) : between(least, least + step - 1, language);
}

/** A day, a month or a year of the calendar; years before Christ with their era. */
function momentInWords(year: number | null, month: number | null, day: number | null, language: string): string {
  const tag = pageLanguage(language);
  if (year !== null && Math.abs(year) > 9999) {
    const shown = yearsOfLanguage(tag).format(year > 0 ? year : 1 - year);
    return t(language, year > 0 ? 'date_year' : 'date_year_before', { year: shown });
  }
  const known = dayInWords(year, month, day, tag);
  if (known !== null) return known;
  const moment = new Date(0);
  moment.setUTCFullYear(year ?? 2000, (month ?? 1) - 1, day ?? 1);
  const era = year !== null && year <= 0 ? 'short' : undefined;
  return datesOf(
    tag,
    day === null ? undefined : 'numeric',
    month === null ? undefined : 'long',
    year === null ? undefined : 'numeric',
    era,
  ).format(moment);
}
