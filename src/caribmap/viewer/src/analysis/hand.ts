/** What a reader of the board has in hand: the quote pointed at, the numbers unfolded, the days zoomed to. */
import { type Signal, signal } from '@preact/signals';

import type { State } from '../state.ts';
import { type Axis, type Days, daysOf } from './axis.ts';
import type { Claim } from './claims.ts';

export interface Hand {
  readonly state: State;
  readonly letters: ReadonlyMap<string, string>;
  readonly pointed: Signal<Claim | null>;
  /** Claims that stand on the board as a number, listed. */
  readonly listed: Signal<readonly Claim[] | null>;
  /** Rows whose fold differs from how it is at first. */
  readonly turned: Signal<ReadonlySet<string>>;
  readonly zoom: Signal<Days | null>;
}

export function createHand(state: State, letters: Hand['letters']): Hand {
  return {
    state,
    letters,
    pointed: signal<Claim | null>(null),
    listed: signal<readonly Claim[] | null>(null),
    turned: signal<ReadonlySet<string>>(new Set()),
    zoom: signal<Days | null>(null),
  };
}

/** Shows a claim and rings its places; null shows none. */
export function point({ state, pointed }: Hand, claim: Claim | null): void {
  pointed.value = claim;
  state.ringed.value = claim?.places ?? [];
}

/** Puts a quote beside the one that stands alone; a quote that stands already is taken away. */
export function pick({ compared }: Pick<State, 'compared'>, id: string): void {
  const before = compared.value;
  compared.value = before.includes(id) ? before.filter((other) => other !== id) : [...before.slice(-1), id];
}

const LEAST_DAYS = 7;
/** A step nearer shows this share of the days before. */
const NEARER = 1 / 3;

/** The days round `day` of which a step nearer or farther consists; null for all of them. */
export function zoomed(axis: Axis, whole: Days, day: number, isNearer: boolean): Days | null {
  const stretch = axis.find(({ first, last }) => day >= first && day <= last) ?? axis[0];
  const [first, last] = isNearer ? [stretch.first, stretch.last] : daysOf(axis);
  const length = Math.max(LEAST_DAYS, Math.round((last - first + 1) * (isNearer ? NEARER : 1 / NEARER)));
  const start = Math.max(whole[0], Math.min(whole[1] - length + 1, Math.round(day - length / 2)));
  return length > whole[1] - whole[0] ? null : [start, start + length - 1];
}
