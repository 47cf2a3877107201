/** A grey picture out of the coefficients of its wavelet, as the compiler's basemap/wavelet.py. Plain loops, for what ring-area.ts says. */
import type { Column } from './columns.ts';

const LEVELS = 4;
const LIFTS = [-1.586134342, -0.05298011854, 0.8829110762, 0.4435068522] as const;
const GAIN = 1.149604398;

/** Lines and columns of a picture's lowest one. */
export interface Size {
  readonly rows: number;
  readonly width: number;
}

/** What a coefficient of 1 stands for: in the lowest picture, in each level's bands. */
export interface Steps {
  readonly low: number;
  readonly steps: readonly (readonly number[])[];
}

/** Pictures of 16 times their lowest ones' sizes, line by line. */
export function picturesIn(
  columns: Record<string, Column>,
  sizes: readonly Size[],
  { low, steps }: Steps,
): Float32Array[] {
  const lowest = columns.low as Column;
  let pictures: Float32Array[] = sizes.map(({ rows, width }) =>
    Float32Array.from({ length: rows * width }, () => lowest.sum() * low),
  );
  for (let level = 0; level < LEVELS; level++) {
    const next = detailsIn(columns[`level ${level}`] as Column, columns.big as Column);
    const its = steps[level] as readonly number[];
    pictures = pictures.map((picture, index) => {
      const { rows, width } = sizes[index] as Size;
      return joined(picture, rows << level, width << level, (length) => its.map((step) => next(length, step)));
    });
  }
  return pictures;
}

/** Reads bands of one level, one after the other. */
function detailsIn(runs: Column, big: Column): (length: number, step: number) => Float32Array {
  let [zeros, value] = [0, 0];
  const read = (): void => {
    if (runs.isDone) {
      zeros = Infinity;
      return;
    }
    const run = runs.next();
    zeros = run >> 2;
    value = run & 2 ? big.next() + 2 : 1;
    if (run & 1) value = -value;
  };
  read();
  return (length, step) => {
    const band = new Float32Array(length);
    let at = zeros;
    while (at < length) {
      band[at] = value * step;
      read();
      at += 1 + zeros;
    }
    zeros = at - length;
    return band;
  };
}

/** A picture of twice the width and height. */
function joined(
  low: Float32Array,
  rows: number,
  width: number,
  bandsOf: (length: number) => Float32Array[],
): Float32Array {
  const [along, up, both] = bandsOf(rows * width) as [Float32Array, Float32Array, Float32Array];
  const above = lifted(low, along, rows, width, 1, width);
  const below = lifted(up, both, rows, width, 1, width);
  return lifted(above, below, 2 * width, rows, 2 * width, 1);
}

/** Puts `count` lines of `length` numbers of each kind between each other; numbers of a line are `step` apart, lines `stride`. */
function lifted(
  low: Float32Array,
  high: Float32Array,
  count: number,
  length: number,
  step: number,
  stride: number,
): Float32Array {
  const whole = new Float32Array(2 * low.length);
  const evens = new Float32Array(length);
  const odds = new Float32Array(length);
  // A line's numbers lie twice as far apart in the whole only where the lines themselves do not.
  const lines = step === 1 ? 2 * stride : stride;
  for (let line = 0; line < count; line++) {
    const from = line * stride;
    for (let index = 0; index < length; index++) {
      evens[index] = (low[from + index * step] as number) / GAIN;
      odds[index] = (high[from + index * step] as number) * GAIN;
    }
    unlift(evens, odds);
    const to = line * lines;
    for (let index = 0; index < length; index++) {
      whole[to + 2 * index * step] = evens[index] as number;
      whole[to + (2 * index + 1) * step] = odds[index] as number;
    }
  }
  return whole;
}

function unlift(evens: Float32Array, odds: Float32Array): void {
  const [first, second, third, fourth] = LIFTS;
  take(evens, odds, fourth, -1);
  take(odds, evens, third, 1);
  take(evens, odds, second, -1);
  take(odds, evens, first, 1);
}

/** Takes from each number a share of the other line's there and of its neighbour on one side; lines are closed. */
function take(numbers: Float32Array, others: Float32Array, share: number, side: -1 | 1): void {
  const { length } = numbers;
  const wrapped = side < 0 ? 0 : length - 1;
  (numbers[wrapped] as number) -= share * ((others[0] as number) + (others[length - 1] as number));
  for (let at = side < 0 ? 1 : 0; at < length - (side < 0 ? 0 : 1); at++)
    (numbers[at] as number) -= share * ((others[at] as number) + (others[at + side] as number));
}
