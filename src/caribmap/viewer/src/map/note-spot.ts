/** Where a note stands beside its place: clear of signs and other notes, on the side away from the other places. Pure; pixels, y down. */
import { around, type Box, overlap } from './placing.ts';

interface Point {
  readonly x: number;
  readonly y: number;
}

export interface NoteSpot {
  readonly box: Box;
  /** Where the leader meets the note. */
  readonly end: Point;
}

export interface Note {
  readonly point: Point;
  /** How far the sign reaches from there. */
  readonly reach: number;
  /** Where the places of the step's other notes are. */
  readonly others: readonly Point[];
  readonly width: number;
  readonly height: number;
  readonly map: Point;
}

const DISTANCES_PX = [22, 40, 64, 96, 140];
const DIRECTIONS: readonly (readonly [number, number])[] = [
  [1, -1],
  [1, 0],
  [1, 1],
  [-1, -1],
  [-1, 0],
  [-1, 1],
  [0, -1],
  [0, 1],
];
const EDGE_PX = 10;

export function spotOfNote(note: Note, taken: readonly Box[]): NoteSpot {
  const { map } = note;
  const boxes = DISTANCES_PX.flatMap((distance) => outward(note).map((direction) => boxAt(note, direction, distance)));
  const inside = boxes.filter(
    ({ left, top, right, bottom }) =>
      left >= EDGE_PX && top >= EDGE_PX && right <= map.x - EDGE_PX && bottom <= map.y - EDGE_PX,
  );
  const free = inside.find((box) => !taken.some((other) => overlap(other, box)));
  const box = free ?? inside[0] ?? movedInside(boxes[0] as Box, map);
  return { box, end: nearestOn(box, note.point) };
}

/** The directions, those away from the other places first. */
function outward({ point, others }: Note): readonly (readonly [number, number])[] {
  if (others.length === 0) return DIRECTIONS;
  const [x, y] = [mean(others.map((other) => other.x)) - point.x, mean(others.map((other) => other.y)) - point.y];
  const length = Math.max(1, Math.hypot(x, y));
  const towards = ([dx, dy]: readonly [number, number]): number => (dx * x + dy * y) / length / Math.hypot(dx, dy);
  return [...DIRECTIONS].sort((one, other) => towards(one) - towards(other));
}

function boxAt({ point, reach, width, height }: Note, [dx, dy]: readonly [number, number], distance: number): Box {
  const away = (distance + reach) / Math.hypot(dx, dy);
  return around(point.x + dx * (away + width / 2), point.y + dy * (away + height / 2), width / 2, height / 2);
}

function movedInside({ left, top, right, bottom }: Box, map: Point): Box {
  const [width, height] = [right - left, bottom - top];
  const x = Math.max(EDGE_PX, Math.min(map.x - EDGE_PX - width, left));
  const y = Math.max(EDGE_PX, Math.min(map.y - EDGE_PX - height, top));
  return { left: x, top: y, right: x + width, bottom: y + height };
}

function nearestOn({ left, top, right, bottom }: Box, { x, y }: Point): Point {
  return { x: Math.max(left, Math.min(right, x)), y: Math.max(top, Math.min(bottom, y)) };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
