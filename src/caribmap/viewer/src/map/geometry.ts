/** GeoJSON geometries as Leaflet's nested points, and measures on drawn lines. */
import type { Geometry } from 'geojson';

import { toLatLngs } from '../leaflet.ts';
import { CUT_TOLERANCE_DEG } from './edges.ts';

/** The rings of every polygon in a geometry, [] where it has none. */
export function ringsOf(geometry: Geometry): L.LatLng[][][] {
  if (geometry.type === 'Polygon') return [geometry.coordinates.map(toLatLngs)];
  if (geometry.type === 'MultiPolygon') return geometry.coordinates.map((polygon) => polygon.map(toLatLngs));
  if (geometry.type === 'GeometryCollection') return geometry.geometries.flatMap(ringsOf);
  return [];
}

/** The lines of a geometry, outer rings of polygons included, [] where it has none. */
export function linesOf(geometry: Geometry): L.LatLng[][] {
  if (geometry.type === 'LineString') return [toLatLngs(geometry.coordinates)];
  if (geometry.type === 'MultiLineString') return geometry.coordinates.map(toLatLngs);
  if (geometry.type === 'GeometryCollection') return geometry.geometries.flatMap(linesOf);
  return ringsOf(geometry).flatMap((rings) => rings.slice(0, 1));
}

/** Lines of which one begins where the one before ends are one: they were cut at the antimeridian. */
export function mended(lines: readonly L.LatLng[][]): L.LatLng[][] {
  const whole: L.LatLng[][] = [];
  for (const line of lines) {
    const [before, begin] = [whole.at(-1), line[0]];
    if (begin && before?.at(-1)?.equals(begin, CUT_TOLERANCE_DEG)) before.push(...line.slice(1));
    else whole.push([...line]);
  }
  return whole;
}

export interface Spot {
  readonly point: L.Point;
  /** Direction of the line there, radians clockwise from the x axis. */
  readonly angle: number;
}

/** The point at `share` (0–1) of a line's length on screen, with its direction; null for fewer than two points. */
export function alongLine(points: readonly L.Point[], share: number): Spot | null {
  const lengths = points.slice(1).map((point, index) => point.distanceTo(points[index] as L.Point));
  let rest = share * lengths.reduce((sum, length) => sum + length, 0);
  for (const [index, length] of lengths.entries()) {
    const from = points[index] as L.Point;
    const to = points[index + 1] as L.Point;
    if (rest <= length || index === lengths.length - 1) {
      const part = length === 0 ? 0 : Math.min(1, rest / length);
      return { point: from.add(to.subtract(from).multiplyBy(part)), angle: Math.atan2(to.y - from.y, to.x - from.x) };
    }
    rest -= length;
  }
  return null;
}

/** Points on a line no more than `step` pixels apart, its own corners among them: those inside a frame from 0,0 on. */
export function sampledInside(points: readonly Pixel[], step: number, width: number, height: number): Pixel[] {
  const inside: Pixel[] = [];
  for (let index = 0; index < points.length; index++) {
    const from = points[index] as Pixel;
    const to = points[index + 1] ?? from;
    // Most of a line that leaves the map lies wholly beyond one of its edges.
    if (
      (from.x <= 0 && to.x <= 0) ||
      (from.y <= 0 && to.y <= 0) ||
      (from.x >= width && to.x >= width) ||
      (from.y >= height && to.y >= height)
    )
      continue;
    const pieces = Math.max(1, Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / step));
    for (let piece = 0; piece < pieces; piece++) {
      const x = from.x + ((to.x - from.x) * piece) / pieces;
      const y = from.y + ((to.y - from.y) * piece) / pieces;
      if (x > 0 && y > 0 && x < width && y < height) inside.push({ x, y });
    }
  }
  return inside;
}

export interface Pixel {
  readonly x: number;
  readonly y: number;
}
