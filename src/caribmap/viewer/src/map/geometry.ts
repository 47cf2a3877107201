/** GeoJSON geometries as Leaflet's nested points, and measures on drawn lines. */
import type { Geometry } from 'geojson';

import { toLatLngs, turned, turnsOf } from '../leaflet.ts';
import { extentOf, linesIn, wholePolygons } from './whole.ts';

/** The rings of every polygon in a geometry, whole where the antimeridian cuts them; [] where it has none. */
export function ringsOf(geometry: Geometry): L.LatLng[][][] {
  return wholePolygons(geometry).map((rings) => rings.map((ring) => toLatLngs(ring, rings[0])));
}

/** The lines of a geometry, rims of polygons included, whole where the antimeridian cuts them; [] where it has none. */
export function linesOf(geometry: Geometry): L.LatLng[][] {
  return linesIn(geometry).map((line) => toLatLngs(line));
}

/** Rings as they are drawn: what leaves the world at one side is drawn at the other, too. */
export function drawnRings(geometry: Geometry): L.LatLng[][][] {
  return wholePolygons(geometry).flatMap((rings) =>
    turnsOf(extentOf(rings[0] ?? [])).map((turn) => rings.map((ring) => turned(ring, turn))),
  );
}

/** Lines as they are drawn, likewise; those of one line in the geometry together. */
export function drawnLines(geometry: Geometry): L.LatLng[][][] {
  return linesIn(geometry).map((line) => turnsOf(extentOf(line)).map((turn) => turned(line, turn)));
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
