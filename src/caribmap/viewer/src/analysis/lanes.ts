/** Where the signs of a lane stand: in pixels from its left edge, one above the other where they would overlap. Pure. */
import { type Axis, daysOf, endOf, shareOf } from './axis.ts';
import type { Claim } from './claims.ts';

interface Spot {
  readonly claim: Claim;
  readonly left_px: number;
  readonly width_px: number;
  /** Counted from 0, downwards. */
  readonly level: number;
  /** Where its time has no certain end: towards the left, the right. */
  readonly fades: readonly [boolean, boolean];
}

/** Quotes of one origin: the bracket round their signs. */
interface Bracket {
  readonly origin: string;
  readonly left_px: number;
  readonly width_px: number;
  readonly level: number;
  readonly levels: number;
}

/** More quotes than there is room for, as their number. */
interface Pile {
  readonly left_px: number;
  readonly claims: readonly Claim[];
}

export interface Laid {
  readonly spots: readonly Spot[];
  readonly brackets: readonly Bracket[];
  readonly piles: readonly Pile[];
  /** Height in signs; at least 1. */
  readonly levels: number;
  /** Number of claims that lie before and after the axis. */
  readonly beyond: readonly [number, number];
}

export const SIGN_PX = 24;
const GAP_PX = 2;
const BRACKET_PX = 5;
/** A lane that would be higher shows numbers. */
const MOST_LEVELS = 4;
const CELL_PX = 34;

type Box = Omit<Spot, 'level'>;

/** Lays the dated claims of a lane out on an axis of `width_px`. */
export function laid(claims: readonly Claim[], axis: Axis, width_px: number): Laid {
  const dated = claims.filter(({ when }) => when !== null);
  const [first, last] = daysOf(axis);
  const before = dated.filter(({ when }) => when?.last !== null && (when?.last ?? 0) < first);
  const after = dated.filter(({ when }) => when?.first !== null && (when?.first ?? 0) > last);
  const beyond = [before.length, after.length] as const;
  const boxes = dated
    .filter((claim) => !before.includes(claim) && !after.includes(claim))
    .map((claim) => boxOf(claim, axis, width_px));
  const stacked = stack(boxes, width_px);
  return { ...(stacked.levels > MOST_LEVELS ? piled(boxes) : stacked), beyond };
}

/** A day's sign stands in the middle of the day; a span is a bar from its first day to its last. */
function boxOf(claim: Claim, axis: Axis, width_px: number): Box {
  const { first, last, isVague } = claim.when as NonNullable<Claim['when']>;
  const start_px = first === null ? 0 : shareOf(axis, first) * width_px;
  const end_px = last === null ? width_px : endOf(axis, last) * width_px;
  const fades = [isVague || first === null, isVague || last === null] as const;
  const wide_px = first === last ? SIGN_PX : Math.max(SIGN_PX, end_px - start_px);
  const left_px = wide_px > SIGN_PX ? start_px : (start_px + end_px - SIGN_PX) / 2;
  return { claim, left_px: Math.max(0, Math.min(width_px - wide_px, left_px)), width_px: wide_px, fades };
}

/** Stacks what overlaps. Signs of one origin are laid together, so that a bracket holds them and no other. */
function stack(boxes: readonly Box[], width_px: number): Omit<Laid, 'beyond'> {
  const taken: Box[][] = [];
  const spots: Spot[] = [];
  const brackets: Bracket[] = [];
  for (const group of groupsOf(boxes)) {
    const own = levelled(group);
    const levels = own.reduce((most, { level }) => Math.max(most, level + 1), 0);
    const bracket = group.length > 1 ? boundsOf(group, width_px) : null;
    const room = bracket ? [{ ...(group[0] as Box), ...bracket }] : group;
    const base = freeLevel(taken, room, levels);
    for (const spot of own) spots.push({ ...spot, level: spot.level + base });
    for (let level = base; level < base + levels; level++) taken[level] = [...(taken[level] ?? []), ...room];
    if (bracket) brackets.push({ origin: group[0]?.claim.origin ?? '', ...bracket, level: base, levels });
  }
  return { spots, brackets, piles: [], levels: Math.max(1, taken.length) };
}

/** Groups by origin where it has several claims; every other claim is a group of its own. In time. */
function groupsOf(boxes: readonly Box[]): readonly (readonly Box[])[] {
  const byOrigin = new Map<unknown, Box[]>();
  for (const box of [...boxes].sort((one, other) => one.left_px - other.left_px)) {
    const key = box.claim.origin ?? box;
    byOrigin.set(key, [...(byOrigin.get(key) ?? []), box]);
  }
  return [...byOrigin.values()];
}

function levelled(group: readonly Box[]): Spot[] {
  const ends: number[] = [];
  return group.map((box) => {
    const free = ends.findIndex((end) => end + GAP_PX <= box.left_px);
    const level = free < 0 ? ends.length : free;
    ends[level] = box.left_px + box.width_px;
    return { ...box, level };
  });
}

function boundsOf(group: readonly Box[], width_px: number): Pick<Box, 'left_px' | 'width_px'> {
  const left = group.reduce((least, { left_px }) => Math.min(least, left_px), Infinity);
  const right = group.reduce((most, box) => Math.max(most, box.left_px + box.width_px), 0);
  const left_px = Math.max(0, left - BRACKET_PX);
  return { left_px, width_px: Math.min(width_px, right + BRACKET_PX) - left_px };
}

/** The first level from which on `levels` levels have room for the boxes. */
function freeLevel(taken: readonly (readonly Box[])[], boxes: readonly Box[], levels: number): number {
  const overlaps = (one: Box, other: Box): boolean =>
    one.left_px < other.left_px + other.width_px + GAP_PX && other.left_px < one.left_px + one.width_px + GAP_PX;
  const isFree = (level: number): boolean =>
    !(taken[level] ?? []).some((one) => boxes.some((other) => overlaps(one, other)));
  for (let base = 0; ; base++) {
    if (Array.from({ length: levels }, (_, level) => base + level).every(isFree)) return base;
  }
}

/** One level of numbers: the claims of each cell of the lane, and a sign where there is one alone. */
function piled(boxes: readonly Box[]): Omit<Laid, 'beyond'> {
  const cells = new Map<number, Box[]>();
  for (const box of boxes) {
    const cell = Math.floor(box.left_px / CELL_PX);
    cells.set(cell, [...(cells.get(cell) ?? []), box]);
  }
  const spots: Spot[] = [];
  const piles: Pile[] = [];
  for (const [cell, own] of cells) {
    const [only, more] = own;
    if (only && !more) spots.push({ ...only, width_px: SIGN_PX, level: 0 });
    else piles.push({ left_px: cell * CELL_PX, claims: own.map(({ claim }) => claim) });
  }
  return { spots, brackets: [], piles, levels: 1 };
}
