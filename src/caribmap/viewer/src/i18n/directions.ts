/** Directions in words of a language. */
import { t } from './index.ts';
import { degreesInWords } from './numbers.ts';

/** A direction as the letters of the compass in a language, 'NW', or, between two of its sixteen points, as degrees. */
export function directionInWords(degrees: number, language: string): string {
  const points = t(language, 'compass_points').split(' ');
  return points[(degrees % 360) / (360 / points.length)] ?? degreesInWords(degrees, language);
}
