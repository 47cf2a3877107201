/** Which of the basemap's edges are drawn as lines. Pure; degrees. */
import type { Vertex } from './ring-area.ts';

/** How far thinning and rounding may have moved a cut off the bounds it was made at. */
export const CUT_TOLERANCE_DEG = 0.001;
/** How far two renderings of one border lie apart at most. */
const SAME_BORDER_DEG = 0.1;

/** A ring as lines, without the edges that run along the bounds (west, south, east, north) it was cut at. */
export function withoutCuts<V extends Vertex>(ring: readonly V[], bounds_deg: readonly number[]): V[][] {
  const [west = -180, south = -90, east = 180, north = 90] = bounds_deg;
  const near = (value: number, bound: number): boolean => Math.abs(value - bound) < CUT_TOLERANCE_DEG;
  const isCut = (a: V, b: V): boolean =>
    [west, east].some((lng) => near(a.lng, lng) && near(b.lng, lng)) || [south, north].some((lat) => near(a.lat, lat) && near(b.lat, lat));
  const lines: V[][] = [];
  let run: V[] = [];
  for (const [index, vertex] of ring.entries()) {
    const before = ring[index - 1];
    if (before && isCut(before, vertex)) {
      lines.push(run);
      run = [];
    }
    run.push(vertex);
  }
  return [...lines, run].filter((part) => part.length > 1);
}

/** True where most of a line runs along another: both draw one border, each in its own grain. */
export function isAlong(line: readonly Vertex[], other: readonly Vertex[]): boolean {
  return line.filter((vertex) => isNear(vertex, other)).length > line.length / 2;
}

function isNear({ lng, lat }: Vertex, line: readonly Vertex[]): boolean {
  return line.slice(1).some((b, index) => {
    const a = line[index] as Vertex;
    const [dx, dy] = [b.lng - a.lng, b.lat - a.lat];
    const share = Math.max(0, Math.min(1, ((lng - a.lng) * dx + (lat - a.lat) * dy) / (dx * dx + dy * dy || 1)));
    return Math.hypot(a.lng + share * dx - lng, a.lat + share * dy - lat) < SAME_BORDER_DEG;
  });
}
