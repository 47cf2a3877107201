/** Where labels go: greedy, most important first, first free slot wins. Pure; all lengths in pixels. */
import { BETWEEN_COST, GAP_PX, MOST_ROUNDS } from './rules.ts';

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** One way to set a label: its box on screen, and whatever the caller needs to draw it so. */
export interface Slot {
  readonly box: Box;
  /** How far it keeps off its mark, where that is not GAP_PX. */
  readonly gap?: number;
  /** The way from the label to the line it names, in small steps. */
  readonly tie?: readonly Box[];
}

export interface Wish<S extends Slot> {
  readonly id: string;
  /** Lower comes first; equals keep their order. */
  readonly rank: number;
  /** Best first; asked for only while there is room for another label. */
  slots(): Iterable<S>;
  /** Set even where no slot is free, and over the limit: what the reader has chosen. */
  readonly must: boolean;
}

export interface Obstacle extends Box {
  /** The wish whose own mark, its margin included, or line this is. */
  readonly of: string | null;
}

/**
 * Slots by wish id, for at most `most` wishes. The frame holds every box; no box touches another's obstacle or another box.
 * Of the slots left the first is chosen with the fewest lines below it and between it and the line it names.
 * `substitutes` are the signs that stand for names without room: once it is known which those are, names make way for them and are set anew.
 */
export function placeLabels<S extends Slot>(
  wishes: readonly Wish<S>[],
  obstacles: readonly Obstacle[],
  lines: readonly Obstacle[],
  frame: Box,
  most: number,
  substitutes: readonly Obstacle[] = [],
): Map<string, S> {
  const kept = new Set<Obstacle>();
  for (let round = 1; ; round++) {
    const placed = placedOnce(wishes, [...obstacles, ...kept], lines, frame, most);
    const slots = [...placed];
    const met = substitutes.filter(
      (sign) => !(kept.has(sign) || placed.has(sign.of ?? '')) && slots.some(([id, slot]) => hinders(sign, id, slot)),
    );
    if (met.length === 0) return placed;
    for (const sign of round < MOST_ROUNDS ? met : substitutes) kept.add(sign);
  }
}

function placedOnce<S extends Slot>(
  wishes: readonly Wish<S>[],
  obstacles: readonly Obstacle[],
  lines: readonly Obstacle[],
  frame: Box,
  most: number,
): Map<string, S> {
  const placed = new Map<string, S>();
  const order = [...wishes].sort((a, b) => Number(b.must) - Number(a.must) || a.rank - b.rank);
  for (const wish of order) {
    if (placed.size >= most && !wish.must) continue;
    const chosen = chosenOf(wish, obstacles, placed, lines, frame);
    if (chosen) placed.set(wish.id, chosen);
  }
  return placed;
}

function chosenOf<S extends Slot>(
  wish: Wish<S>,
  obstacles: readonly Obstacle[],
  placed: ReadonlyMap<string, S>,
  lines: readonly Obstacle[],
  frame: Box,
): S | undefined {
  let [first, inside, best]: (S | undefined)[] = [];
  let fewest = Infinity;
  for (const slot of wish.slots()) {
    first ??= slot;
    if (!within(slot.box, frame)) continue;
    inside ??= slot;
    if (isObstructed(slot, wish.id, obstacles) || isTaken(slot.box, placed)) continue;
    const own = crossings(slot, wish.id, lines);
    if (own < fewest) [best, fewest] = [slot, own];
    if (own === 0) break;
  }
  return best ?? (wish.must ? (inside ?? first) : undefined);
}

/** Plain loops: there may be hundreds of obstacles for each of hundreds of slots. */
function isObstructed(slot: Slot, id: string, obstacles: readonly Obstacle[]): boolean {
  for (let index = 0; index < obstacles.length; index++) {
    if (hinders(obstacles[index] as Obstacle, id, slot)) return true;
  }
  return false;
}

/** Whether a label would lie on an obstacle, or nearer to this sign than to its own mark. */
function hinders(obstacle: Obstacle, id: string, { box, gap = GAP_PX }: Slot): boolean {
  const more = gap - GAP_PX;
  return (
    obstacle.of !== id &&
    box.left - more < obstacle.right &&
    obstacle.left < box.right + more &&
    box.top - more < obstacle.bottom &&
    obstacle.top < box.bottom + more
  );
}

function isTaken(box: Box, placed: ReadonlyMap<string, Slot>): boolean {
  for (const other of placed.values()) if (overlap(box, other.box)) return true;
  return false;
}

/**
 * Pieces of lines below a label; one between it and its own line counts for many, as it seems to be the one named.
 * Infinite for a label beside a line that is nearer to another one.
 */
function crossings({ box, gap = GAP_PX, tie = [] }: Slot, id: string, lines: readonly Obstacle[]): number {
  const [from, to] = [tie[0], tie.at(-1)];
  const isAside = from?.left !== to?.left || from?.top !== to?.top;
  const near = grown(box, gap);
  const reach = tie.reduce<Box>(unionOf, near);
  let sum = 0;
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] as Obstacle;
    if (!overlap(reach, line)) continue;
    if (line.of !== id && isAside && overlap(near, line)) return Infinity;
    if (line.of !== id && tie.some((step) => overlap(step, line))) sum += BETWEEN_COST;
    else if (overlap(box, line)) sum += 1;
  }
  return sum;
}

export function grown({ left, top, right, bottom }: Box, by: number): Box {
  return { left: left - by, top: top - by, right: right + by, bottom: bottom + by };
}

function unionOf(one: Box, other: Box): Box {
  return {
    left: Math.min(one.left, other.left),
    top: Math.min(one.top, other.top),
    right: Math.max(one.right, other.right),
    bottom: Math.max(one.bottom, other.bottom),
  };
}

export function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

function within(inner: Box, outer: Box): boolean {
  return (
    inner.left >= outer.left && inner.right <= outer.right && inner.top >= outer.top && inner.bottom <= outer.bottom
  );
}

export function around(x: number, y: number, halfWidth: number, halfHeight = halfWidth): Box {
  return { left: x - halfWidth, top: y - halfHeight, right: x + halfWidth, bottom: y + halfHeight };
}

/** Breaks parts into at most two lines of like length: between parts if there are several, else at a space. */
export function twoLines(parts: readonly string[], separator: string): string[] {
  const several = parts.length > 1;
  const pieces = several ? parts : (parts[0] ?? '').split(' ');
  const join = (some: readonly string[]): string => some.join(several ? separator : ' ');
  const splits = pieces.slice(1).map((_, index) => [join(pieces.slice(0, index + 1)), join(pieces.slice(index + 1))]);
  const longest = (lines: readonly string[]): number => Math.max(...lines.map((text) => text.length));
  return splits.sort((a, b) => longest(a) - longest(b))[0] ?? [join(pieces)];
}
