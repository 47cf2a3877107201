/** Numbers and distances in words of a language. */

/** Kept: they cost the browser more to make than to use a hundred times. */
const FORMATS = new Map<string, Intl.NumberFormat>();

/** '1,234'; a count with the language's separators. */
export function countIn(language: string, count: number): string {
  const format = FORMATS.get(language) ?? new Intl.NumberFormat(language);
  FORMATS.set(language, format);
  return format.format(count);
}

/** Metres as '350 m', '10.5 km', '1,000 km': kilometres from 1 km on, one decimal below 100 km. */
export function distanceInWords(distance_m: number, language: string): string {
  if (distance_m < 1000) return withUnit(Math.round(distance_m), 'meter', 0, language);
  const distance_km = distance_m / 1000;
  return withUnit(distance_km, 'kilometer', distance_km < 100 ? 1 : 0, language);
}

/** A share in 0..1 as a percentage without decimals, at least one where the share is not zero. */
export function shareInWords(share: number, language: string): string {
  const rounded = share > 0 ? Math.max(share, 0.01) : 0;
  return new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 }).format(rounded);
}

function withUnit(value: number, unit: string, decimals: number, language: string): string {
  return new Intl.NumberFormat(language, { style: 'unit', unit, maximumFractionDigits: decimals }).format(value);
}
