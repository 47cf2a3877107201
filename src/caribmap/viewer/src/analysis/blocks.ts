/** Records in time as blocks: one unit high each, as wide as the span in which it lies, stacked without overlap. */
import type { TimeBounds } from '../payload.ts';
import { type Axis, dayNumber, slotOf, slotsOf } from './axis.ts';
import type { Timed } from './datings.ts';

/** Towards which side a block fades: none for an exact day. */
export type Fading = 'none' | 'both' | 'past' | 'future';

interface Block {
  /** First and last slot, inclusive; see `slotOf`. */
  readonly from: number;
  readonly to: number;
  readonly fading: Fading;
  /** Units below it, and its own height: as many as there are records with this span. */
  readonly level: number;
  readonly count: number;
}

export interface Blocks {
  readonly blocks: readonly Block[];
  /** Units of the highest stack. */
  readonly height: number;
  readonly undated: number;
}

type Placed = Omit<Block, 'level' | 'count'>;

/** Stacks the blocks: exact days at the bottom, the widest spans on top. */
export function stackBlocks(axis: Axis, times: readonly Timed[]): Blocks {
  const groups = new Map<string, { readonly placed: Placed; count: number }>();
  let undated = 0;
  for (const { time, count } of times) {
    const placed = placeOf(axis, time);
    if (!placed) {
      undated += count;
      continue;
    }
    const key = `${placed.from} ${placed.to} ${placed.fading}`;
    const group = groups.get(key);
    if (group) group.count += count;
    else groups.set(key, { placed, count });
  }
  const skyline = new Map<number, number>();
  let height = 0;
  const blocks = [...groups.values()]
    .sort((one, other) => weight(one.placed) - weight(other.placed))
    .map(({ placed, count }) => {
      let level = 0;
      for (let slot = placed.from; slot <= placed.to; slot++) level = Math.max(level, skyline.get(slot) ?? 0);
      for (let slot = placed.from; slot <= placed.to; slot++) skyline.set(slot, level + count);
      height = Math.max(height, level + count);
      return { ...placed, level, count };
    });
  return { blocks, height, undated };
}

function weight({ from, to, fading }: Placed): number {
  return to - from + (fading === 'none' ? 0 : 0.5);
}

/** Slots of a span; null where neither bound is known. A span may begin in the earlier bin and end in the later one. */
function placeOf(axis: Axis, time: TimeBounds | null): Placed | null {
  if (!time || (time.earliest === null && time.latest === null)) return null;
  const from = time.earliest === null ? (axis.earlier ? -1 : 0) : slotOf(axis, dayNumber(time.earliest));
  const to = time.latest === null ? slotsOf(axis) - (axis.later ? 0 : 1) : slotOf(axis, dayNumber(time.latest));
  return { from, to: Math.max(from, to), fading: fadingOf(time) };
}

function fadingOf({ earliest, latest, approximate, uncertain }: TimeBounds): Fading {
  if (earliest === null) return 'past';
  if (latest === null) return 'future';
  return earliest === latest && !approximate && !uncertain ? 'none' : 'both';
}
