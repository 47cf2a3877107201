/** Numbers and distances in words of a language. */
import { kept } from './formatters.ts';

const numbersOf = kept((language) => new Intl.NumberFormat(language));
const degreesOf = kept((language) => new Intl.NumberFormat(language, { maximumFractionDigits: 1 }));
const sharesOf = kept((language) => new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 }));
const lengthsOf = kept(
  (language, unit: string, decimals: number) =>
    new Intl.NumberFormat(language, { style: 'unit', unit, maximumFractionDigits: decimals }),
);

/** Languages that write a count below a thousand as its digits. */
const PLAIN_DIGITS = /^(ar|de|en|es|fr|it|pt|uk)(-|$)/;
/** What stands between each three digits, and from which count on. A region's own tag may have it otherwise. */
const GROUPING = new Map([
  ['ar', { mark: ',', from: 1000 }],
  ['de', { mark: '.', from: 1000 }],
  ['en', { mark: ',', from: 1000 }],
  ['es', { mark: '.', from: 10_000 }],
  ['fr', { mark: '\u202f', from: 1000 }],
  ['it', { mark: '.', from: 10_000 }],
  ['pt', { mark: '.', from: 1000 }],
  ['uk', { mark: '\u00a0', from: 1000 }],
]);

/** '1,234'; a count with the language's separators. The first formatter that a page makes costs 20 ms: the interface's own languages need none. */
export function countIn(language: string, count: number): string {
  const digits = String(count);
  if (count < 1000 && PLAIN_DIGITS.test(language)) return digits;
  const grouping = GROUPING.get(language);
  if (!grouping) return numbersOf(language).format(count);
  return count < grouping.from ? digits : digits.replace(/\B(?=(\d{3})+$)/g, grouping.mark);
}

/** Metres as '350 m', '10.5 km', '1,000 km': kilometres from 1 km on, one decimal below 100 km. */
export function distanceInWords(distance_m: number, language: string): string {
  if (distance_m < 1000) return withUnit(Math.round(distance_m), 'meter', 0, language);
  const distance_km = distance_m / 1000;
  return withUnit(distance_km, 'kilometer', distance_km < 100 ? 1 : 0, language);
}

/** Degrees as '22.5°'. */
export function degreesInWords(degrees: number, language: string): string {
  return `${degreesOf(language).format(degrees)}°`;
}

/** A share in 0..1 as a percentage without decimals, at least one where the share is not zero. */
export function shareInWords(share: number, language: string): string {
  const rounded = share > 0 ? Math.max(share, 0.01) : 0;
  return sharesOf(language).format(rounded);
}

function withUnit(value: number, unit: string, decimals: number, language: string): string {
  return lengthsOf(language, unit, decimals).format(value);
}
