/** What a survey counted: mentions of each place, in all and in the time window. */
import { computed, type ReadonlySignal } from '@preact/signals';

import { compareDays } from './days.ts';
import type { PayloadSurvey } from './payload.ts';

interface Window {
  readonly from: ReadonlySignal<string | null>;
  readonly to: ReadonlySignal<string | null>;
  readonly undated: ReadonlySignal<boolean>;
}

interface Positions {
  readonly count: number;
  positionOf(id: string): number;
}

export interface Tally {
  /** Mentions in the time window, by position of the place. A bin counts as a whole if part of it is in the window. */
  readonly counts: ReadonlySignal<Uint32Array>;
  /** Mentions of the place that has most, at any time: the largest circle. */
  readonly most: number;
}

export function tallyOf(survey: PayloadSurvey, places: Positions, { from, to, undated }: Window): Tally {
  const counted = (isIn: (bin: number) => boolean, withUndated: boolean): Uint32Array => {
    const counts = new Uint32Array(places.count);
    const add = (id: string, count: number): void => {
      const position = places.positionOf(id);
      if (position >= 0) (counts[position] as number) += count;
    };
    for (const id of Object.keys(survey.counts))
      for (const [bin, count] of pairsOf(survey, id)) if (isIn(bin)) add(id, count);
    if (withUndated) for (const [id, count] of Object.entries(survey.undated)) add(id, count);
    return counts;
  };
  const all = counted(() => true, true);
  const counts = computed(() => {
    const [first, last] = [from.value, to.value];
    if (first === null && last === null) return all;
    return counted((bin) => isInWindow(survey, bin, first, last), undated.value);
  });
  return { counts, most: all.reduce((most, count) => Math.max(most, count), 0) };
}

/** Mentions of a place in each bin of time. */
export function binsOf(survey: PayloadSurvey, placeId: string): Uint32Array {
  const bins = new Uint32Array(survey.starts.length);
  for (const [bin, count] of pairsOf(survey, placeId)) bins[bin] = count;
  return bins;
}

/** Whether part of a bin lies in the window, whose open ends reach without end. */
export function isInWindow(survey: PayloadSurvey, bin: number, from: string | null, to: string | null): boolean {
  const [begin, next] = [survey.starts[bin] ?? '', survey.starts[bin + 1]];
  if (to !== null && compareDays(begin, to) > 0) return false;
  if (from === null) return true;
  return next === undefined ? compareDays(survey.end ?? begin, from) >= 0 : compareDays(next, from) > 0;
}

interface Weighed {
  readonly tally: Tally | null;
  readonly index: { readonly places: Positions };
  countOf(placeId: string): number;
}

/** What the map weighs a place by: its mentions in a survey, else its quotes. */
export function weightOf(state: Weighed, placeId: string): number {
  const { tally, index } = state;
  return tally ? (tally.counts.value[index.places.positionOf(placeId)] ?? 0) : state.countOf(placeId);
}

function pairsOf({ counts }: PayloadSurvey, placeId: string): [number, number][] {
  const flat = counts[placeId] ?? [];
  return Array.from({ length: flat.length >> 1 }, (_, pair) => [flat[2 * pair] ?? 0, flat[2 * pair + 1] ?? 0]);
}
