/** Numbers that tie marks on paper to the list of places after the map. */
import type { State } from './state.ts';

/** Most places in the list: more would be a book, and keep the browser busy for minutes. */
export const MOST_PRINTED = 1_000;

/** Number of each place that is listed, from 1, by id, in the order of the list. */
export function numbersOf({ shown, index: { places } }: State): ReadonlyMap<string, number> {
  const listed = shown.value.positions.subarray(0, MOST_PRINTED);
  return new Map(Array.from(listed, (position, at) => [places.idAt(position), at + 1]));
}

/** The numbers of the places of one mark, rising; [] for places that are not listed. */
export function numbersOfMark(
  places: readonly { readonly id: string }[],
  numbers: ReadonlyMap<string, number>,
): number[] {
  return places.flatMap(({ id }) => numbers.get(id) ?? []).sort((a, b) => a - b);
}

/** Prints the map alone; without leave to print, as in some frames, nothing happens. */
export function printMapOnly(state: State): void {
  state.printing.value = 'map';
  window.print();
  // Where the browser does not say that it has printed.
  state.printing.value = null;
}
