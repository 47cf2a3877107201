/** Filters as masks over the columns' few values: one linear scan, however many values are off. Pure; 1 in a mask lets through. */
import type { Adjacency, Coded } from './columns.ts';

export type Mask = Uint8Array;

/** A column and which of its values are on. */
export interface Condition {
  readonly codes: Coded<unknown>['codes'];
  readonly on: Mask;
}

export function condition<T>({ values, codes }: Coded<T>, isOn: (value: T) => boolean): Condition {
  return { codes, on: Uint8Array.from(values, (value) => Number(isOn(value))) };
}

/** The records that meet every condition. */
export function meetAll(count: number, conditions: readonly Condition[]): Mask {
  const mask = new Uint8Array(count).fill(1);
  for (const { codes, on } of conditions) {
    if (on.every((value) => value === 1)) continue;
    for (let position = 0; position < count; position++)
      (mask[position] as number) &= on[codes[position] as number] as number;
  }
  return mask;
}

/** For each of `count` places the number of its quotes in the mask. */
export function supportOf(quotes: Mask, { offsets, values }: Adjacency, count: number): Uint32Array {
  const support = new Uint32Array(count);
  for (let quote = 0; quote < quotes.length; quote++) {
    if (quotes[quote] === 0) continue;
    for (let at = offsets[quote] as number; at < (offsets[quote + 1] as number); at++)
      (support[values[at] as number] as number) += 1;
  }
  return support;
}

/** The quotes of a mask that are about one of the places, or about none. */
export function about(quotes: Mask, { offsets, values }: Adjacency, places: Mask): Mask {
  const mask = quotes.slice();
  for (let quote = 0; quote < mask.length; quote++) {
    const [begin, end] = [offsets[quote] as number, offsets[quote + 1] as number];
    if (mask[quote] === 0 || begin === end) continue;
    let isAbout = 0;
    for (let at = begin; at < end && isAbout === 0; at++) isAbout = places[values[at] as number] as number;
    mask[quote] = isAbout;
  }
  return mask;
}

/** The records that are in a mask and have a number above 0. */
export function both(mask: Mask, numbers: Mask | Uint32Array): Mask {
  const result = new Uint8Array(mask.length);
  for (let position = 0; position < mask.length; position++)
    result[position] = (mask[position] as number) & Number(numbers[position] !== 0);
  return result;
}

/** Positions of the ones in a mask. The loop has no branch: a processor would predict it wrongly for every other record. */
export function where(mask: Mask): Uint32Array {
  const positions = new Uint32Array(mask.length);
  let length = 0;
  for (let position = 0; position < mask.length; position++) {
    positions[length] = position;
    length += mask[position] as number;
  }
  return positions.slice(0, length);
}
