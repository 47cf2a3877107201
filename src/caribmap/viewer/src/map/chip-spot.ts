/** Where an edge chip stands: at its edge, level with its exits, and along that edge clear of all that stands there. Pure; pixels, y down. */
import { around, type Box, overlap } from './placing.ts';

export type Edge = 'left' | 'top' | 'right' | 'bottom';

interface Point {
  readonly x: number;
  readonly y: number;
}

const EDGE_PX = 8;
const STEP_PX = 6;

/** `half`: half the chip's width and height; `exit`: the middle of where its lines leave the map. */
export function spotOfChip(
  edge: Edge,
  exit: Point,
  [halfX, halfY]: readonly [number, number],
  map: Point,
  taken: readonly Box[],
): Box {
  const at = ({ x, y }: Point): Box =>
    around(inside(x, halfX + EDGE_PX, map.x), inside(y, halfY + EDGE_PX, map.y), halfX, halfY);
  const first = pointAt(edge, exit, map);
  const [dx, dy] = edge === 'left' || edge === 'right' ? [0, 1] : [1, 0];
  const boxes = waysOf(Math.max(map.x, map.y)).map((way) => at({ x: first.x + dx * way, y: first.y + dy * way }));
  return boxes.find((box) => !taken.some((other) => overlap(other, box))) ?? at(first);
}

/** Steps along an edge, the shortest first, to both sides. */
function waysOf(length: number): readonly number[] {
  const steps = Array.from({ length: Math.ceil(length / STEP_PX) }, (_, index) => (index + 1) * STEP_PX);
  return [0, ...steps.flatMap((step) => [step, -step])];
}

function pointAt(edge: Edge, { x, y }: Point, map: Point): Point {
  const ends = { left: { x: 0, y }, right: { x: map.x, y }, top: { x, y: 0 }, bottom: { x, y: map.y } };
  return ends[edge];
}

function inside(value: number, margin: number, size: number): number {
  return Math.max(margin, Math.min(size - margin, value));
}
