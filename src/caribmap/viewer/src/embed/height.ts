/** Height that the compact page asks for. It depends on the width alone, so that a host page that sets it starts no loop. */

/** Height of the map per width, by the width from which it counts: 4:5, 4:3, 16:10. */
const SHAPES: readonly (readonly [number, number])[] = [
  [700, 10 / 16],
  [480, 3 / 4],
  [0, 5 / 4],
];

/** All in CSS pixels; `around_px` is what title and foot take. */
export function wantedHeight(width_px: number, around_px: number): number {
  const [, share] = SHAPES.find(([from]) => width_px >= from) ?? [0, 1];
  return Math.round(width_px * share + around_px);
}
