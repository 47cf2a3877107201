/** Where labels go: greedy, most important first, first free slot wins. Pure; all lengths in pixels. */

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** One way to set a label: its box on screen, and whatever the caller needs to draw it so. */
export interface Slot {
  readonly box: Box;
  /** The way from the label to the line it names, in small steps. */
  readonly tie?: readonly Box[];
}

export interface Wish<S extends Slot> {
  readonly id: string;
  /** Lower comes first; equals keep their order. */
  readonly rank: number;
  /** Best first; asked for only while there is room for another label. */
  slots(): readonly S[];
  /** Set even where no slot is free, and over the limit: what the reader has chosen. */
  readonly must: boolean;
}

export interface Obstacle extends Box {
  /** The wish whose own mark or line this is. */
  readonly of: string | null;
}

/**
 * Slots by wish id, for at most `most` wishes. The frame holds every box; no box touches another's obstacle or another box,
 * and, as long as such a slot is left, none touches a line nor has another's line between itself and its own.
 */
export function placeLabels<S extends Slot>(wishes: readonly Wish<S>[], obstacles: readonly Obstacle[], lines: readonly Obstacle[], frame: Box, most: number): Map<string, S> {
  const placed = new Map<string, S>();
  const order = [...wishes].sort((a, b) => Number(b.must) - Number(a.must) || a.rank - b.rank);
  for (const wish of order) {
    if (placed.size >= most && !wish.must) continue;
    const others = [...obstacles.filter((obstacle) => obstacle.of !== wish.id), ...[...placed.values()].map((slot) => slot.box)];
    const slots = wish.slots();
    const inside = slots.filter((slot) => within(slot.box, frame));
    const free = inside.filter((slot) => !others.some((other) => overlap(slot.box, other)));
    const foreign = lines.filter((line) => line.of !== wish.id);
    const isTied = ({ tie = [] }: S): boolean => !foreign.some((line) => tie.some((step) => overlap(step, line)));
    const clear = free.find((slot) => !lines.some((line) => overlap(slot.box, line)) && isTied(slot));
    const chosen = clear ?? free[0] ?? (wish.must ? (inside[0] ?? slots[0]) : undefined);
    if (chosen) placed.set(wish.id, chosen);
  }
  return placed;
}

export function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

export function within(inner: Box, outer: Box): boolean {
  return inner.left >= outer.left && inner.right <= outer.right && inner.top >= outer.top && inner.bottom <= outer.bottom;
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
