/** Times with the number of records that have each: records of a large dossier share few. */
import type { TimeBounds } from '../payload.ts';
import { type Coded, type Dating, tally } from '../records/columns.ts';

export interface Timed {
  readonly time: TimeBounds | null;
  readonly count: number;
}

export function once(time: TimeBounds | null): Timed {
  return { time, count: 1 };
}

/** Of all quotes, or of those at these positions. */
export function datingsOf({ values, codes }: Coded<Dating>, positions?: Uint32Array): Timed[] {
  const own = positions ? Uint32Array.from(positions, (position) => codes[position] as number) : codes;
  const counts = tally({ values, codes: own });
  return values.flatMap(({ time }, code) => (counts[code] ? [{ time, count: counts[code] }] : []));
}
