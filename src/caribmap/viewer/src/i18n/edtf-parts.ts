/** One EDTF date (ISO 8601-2, levels 0 to 2) taken apart. What is no date of the calendar is null. */

export interface Parts {
  /** Digits of the year with X for those that are not specified, and its sign; 'XXXX' for no year at all. */
  readonly year: string;
  /** Two digits, X among them where they are not specified; of a season or period its code, 21 to 41. */
  readonly month: string | null;
  readonly day: string | null;
  /** 'hh:mm:ss' and its offset from UTC: 'Z', '+04:30'. */
  readonly time: string | null;
  readonly zone: string | null;
  readonly isApproximate: boolean;
  readonly isUncertain: boolean;
}

const DATE = /^(-?[\dX]{4})(?:-([\dX]{2})(?:-([\dX]{2})(?:T(\d{2}:\d{2}:\d{2})(Z|[+-]\d{2}(?::\d{2})?)?)?)?)?$/;
const LEAP_YEAR = 2000;

export function partsOf(written: string): Parts | null {
  const [, year, month = null, day = null, time = null, zone = null] =
    DATE.exec(written.replaceAll(/[~?%]/g, '')) ?? [];
  if (year === undefined || (time !== null && /[~?%X]/.test(written))) return null;
  const parts = {
    year,
    month,
    day,
    time,
    zone,
    isApproximate: /[~%]/.test(written),
    isUncertain: /[?%]/.test(written),
  };
  return isCoded(parts) || daysOf(parts).length > 0 ? parts : null;
}

/** A season, a quarter, a third or a half of a year. */
export function isCoded({ month, day }: Pick<Parts, 'month' | 'day'>): boolean {
  return day === null && month !== null && /^\d\d$/.test(month) && Number(month) >= 21 && Number(month) <= 41;
}

/** The year in numbers, 0 for 1 BC; null where not all its digits are specified. */
export function yearOf({ year }: Parts): number | null {
  return year.includes('X') ? null : Number(year);
}

/** First and last year that the digits allow. */
export function yearsOf({ year }: Parts): readonly [number, number] {
  const [one, other] = [Number(year.replaceAll('X', '0')), Number(year.replaceAll('X', '9'))];
  return [Math.min(one, other), Math.max(one, other)];
}

/** Months and days that fit the digits, in order, in the date's year, else in a leap year; of a month without days its first. */
export function daysOf(
  parts: Pick<Parts, 'year' | 'month' | 'day'>,
): readonly (readonly [month: number, day: number])[] {
  const year = parts.year.includes('X') ? LEAP_YEAR : Number(parts.year);
  return fitting(parts.month ?? '01', 12).flatMap((month) => {
    const last = new Date(0).setUTCFullYear(year, month, 0);
    return fitting(parts.day ?? '01', new Date(last).getUTCDate()).map((day) => [month, day] as const);
  });
}

function fitting(pattern: string, last: number): number[] {
  const fits = new RegExp(`^${pattern.replaceAll('X', '\\d')}$`);
  return Array.from({ length: last }, (_, index) => index + 1).filter((number) =>
    fits.test(String(number).padStart(2, '0')),
  );
}
