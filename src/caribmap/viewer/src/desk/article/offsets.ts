/** Positions of a text in code points, as the server counts, and in UTF-16 units, as the browser does. */
import type { Span } from '../base/types.ts';

const HIGH = /[\ud800-\udbff](?=[\udc00-\udfff])/g;
const COMBINING = /^\p{M}/u;
const SPACE = /^\s$/u;

export interface Offsets {
  /** Of a UTF-16 index, the code points before it; half a character counts as none of it. */
  readonly toPoint: (unit: number) => number;
  readonly toUnit: (point: number) => number;
}

export function offsetsOf(text: string): Offsets {
  const pairs = [...text.matchAll(HIGH)].map(({ index }) => index);
  return {
    toPoint: (unit) => unit - below(pairs, (pair) => pair + 2 <= unit) - (isInside(text, unit) ? 1 : 0),
    toUnit: (point) => point + below(pairs, (pair, before) => pair - before < point),
  };
}

/** How many at the beginning of a rising list fit. */
function below(list: readonly number[], fits: (value: number, index: number) => boolean): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (fits(list[middle] ?? 0, middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whether a UTF-16 index stands between the halves of a character. */
function isInside(text: string, unit: number): boolean {
  const [before, after] = [text.charCodeAt(unit - 1), text.charCodeAt(unit)];
  return before >= 0xd800 && before < 0xdc00 && after >= 0xdc00 && after < 0xe000;
}

/** A selection in UTF-16 units: whole characters with their combining marks, without white space at its ends; null if empty. */
export function trimmed(text: string, from: number, to: number): Span | null {
  let [start, end] = from < to ? [from, to] : [to, from];
  while (start > 0 && (isInside(text, start) || COMBINING.test(charAt(text, start)))) start -= 1;
  while (end < text.length && start < end && (isInside(text, end) || COMBINING.test(charAt(text, end)))) end += 1;
  while (start < end && SPACE.test(text[start] ?? '')) start += 1;
  while (start < end && SPACE.test(text[end - 1] ?? '')) end -= 1;
  return start < end ? { start, end } : null;
}

function charAt(text: string, unit: number): string {
  return String.fromCodePoint(text.codePointAt(unit) ?? 0);
}

/** Which occurrence of a wording, from 1, begins at a UTF-16 index; overlaps included. */
export function occurrenceAt(text: string, wording: string, unit: number): number {
  let count = 1;
  for (let at = text.indexOf(wording); at !== -1 && at < unit; at = text.indexOf(wording, at + 1)) {
    count += 1;
  }
  return count;
}
