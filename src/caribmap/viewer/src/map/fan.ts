/** Marks that would hide one another stand in a circle round their middle, each tied to its spot. Pure; pixels, y down. */
import type { Standing } from './standing.ts';

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Nearer than this, signs cover more than half of each other. */
const HIDDEN_BELOW_PX = 6;
/** Signs in a circle stand so far apart that each can be hit. */
const APART_PX = 26;
const LEAST_RADIUS_PX = 16;

/** The same marks in the same order; `pointOf` gives a position (longitude, latitude) in pixels of the present zoom. */
export function fanned(standings: readonly Standing[], pointOf: (position: readonly number[]) => Point): Standing[] {
  const moved = new Map<Standing, Standing>();
  for (const group of crowded(standings.filter(canMove).map((standing) => ({ standing, point: pointOf(standing.position) })))) {
    for (const standing of spread(group)) moved.set(standing.of, standing.moved);
  }
  return standings.map((standing) => moved.get(standing) ?? standing);
}
