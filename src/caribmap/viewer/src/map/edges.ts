/** Which of the basemap's edges are drawn as lines. Pure; degrees. */
import type { FlatLine, Vertex } from './ring-area.ts';

/** How far thinning and rounding may have moved a cut off the bounds it was made at. */
export const CUT_TOLERANCE_DEG = 0.001;
/** How far two renderings of one border lie apart at most. */
const SAME_BORDER_DEG = 0.1;

/** A ring as lines, without the edges that run along the bounds (west, south, east, north) it was cut at. */
export function withoutCuts<V extends Vertex>(ring: readonly V[], bounds_deg: readonly number[]): V[][] {
  const [west = -180, south = -90, east = 180, north = 90] = bounds_deg;
  const near = (value: number, bound: number): boolean => Math.abs(value - bound) < CUT_TOLERANCE_DEG;
  const isCut = (a: V, b: V): boolean =>
    [west, east].some((lng) => near(a.lng, lng) && near(b.lng, lng)) ||
    [south, north].some((lat) => near(a.lat, lat) && near(b.lat, lat));
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
export function isAlong(line: FlatLine, other: FlatLine): boolean {
  const { west, south, east, north } = other;
  if (
    line.west > east + SAME_BORDER_DEG ||
    line.east < west - SAME_BORDER_DEG ||
    line.south > north + SAME_BORDER_DEG ||
    line.north < south - SAME_BORDER_DEG
  )
    return false;
  const { points } = line;
  let near = 0;
  for (let index = 0; index < points.length; index += 2) {
    const lng = points[index] as number;
    const lat = points[index + 1] as number;
    const mayBe =
      lng > west - SAME_BORDER_DEG &&
      lng < east + SAME_BORDER_DEG &&
      lat > south - SAME_BORDER_DEG &&
      lat < north + SAME_BORDER_DEG;
    if (mayBe && isNear(lng, lat, other)) near++;
  }
  return near > points.length / 4;
}

function isNear(lng: number, lat: number, { points }: FlatLine): boolean {
  for (let index = 2; index < points.length; index += 2) {
    const lngA = points[index - 2] as number;
    const latA = points[index - 1] as number;
    const dx = (points[index] as number) - lngA;
    const dy = (points[index + 1] as number) - latA;
    const share = Math.max(0, Math.min(1, ((lng - lngA) * dx + (lat - latA) * dy) / (dx * dx + dy * dy || 1)));
    if (Math.hypot(lngA + share * dx - lng, latA + share * dy - lat) < SAME_BORDER_DEG) return true;
  }
  return false;
}
