/** Land and borders of the shipped base map, as paths on a plane, for drawing tiles. */

import type { BasemapTopology } from '../map/topology.ts';
import { inflated } from '../records/blocks.ts';

/** A ring or line: x and y in turn, from 0 to 1 over the Web Mercator square, y downwards. */
export interface Path {
  readonly points: Float64Array;
  readonly west: number;
  readonly north: number;
  readonly east: number;
  readonly south: number;
}

export interface Land {
  readonly areas: readonly Path[];
  readonly borders: readonly Path[];
  readonly coasts: readonly Path[];
}

const MAX_LAT = 85.0511287798;

/** The land that the page carries; null for a page without. */
export async function readLand(page: Document): Promise<Land | null> {
  const packed = page.getElementById('caribmap-basemap')?.textContent;
  if (!packed) return null;
  const { world } = JSON.parse(new TextDecoder().decode(await inflated(packed))) as { world: BasemapTopology };
  const arcs = world.arcs.map((steps) => decoded(steps, world));
  const ring = (indices: readonly number[]): Path => pathOf(joined(indices, arcs));
  const { countries, borders, coasts } = world.objects;
  const rings = countries.geometries.flatMap((geometry) => {
    if (geometry.type === 'Polygon') return geometry.arcs;
    return geometry.type === 'MultiPolygon' ? geometry.arcs.flat() : [];
  });
  return { areas: rings.map(ring), borders: borders.arcs.map(ring), coasts: coasts.arcs.map(ring) };
}

function decoded(steps: readonly number[], { transform }: BasemapTopology): number[] {
  const { scale, translate } = transform;
  const points: number[] = [];
  let [x, y] = [0, 0];
  for (let index = 0; index < steps.length; index += 2) {
    x += steps[index] as number;
    y += steps[index + 1] as number;
    points.push(...onSquare(translate[0] + x * scale[0], translate[1] + y * scale[1]));
  }
  return points;
}

function onSquare(lng: number, lat: number): [number, number] {
  const sine = Math.sin((Math.max(-MAX_LAT, Math.min(MAX_LAT, lat)) * Math.PI) / 180);
  return [lng / 360 + 0.5, 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)];
}

function joined(indices: readonly number[], arcs: readonly number[][]): number[] {
  return indices.flatMap((index, place) => {
    const points = index < 0 ? backwards(arcs[~index] as number[]) : (arcs[index] as number[]);
    return place === 0 ? points : points.slice(2);
  });
}

function backwards(points: readonly number[]): number[] {
  const turned: number[] = [];
  for (let index = points.length - 2; index >= 0; index -= 2)
    turned.push(points[index] as number, points[index + 1] as number);
  return turned;
}

function pathOf(coordinates: readonly number[]): Path {
  const points = Float64Array.from(coordinates);
  let [west, north, east, south] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let index = 0; index < points.length; index += 2) {
    const [x, y] = [points[index] as number, points[index + 1] as number];
    if (x < west) west = x;
    if (x > east) east = x;
    if (y < north) north = y;
    if (y > south) south = y;
  }
  return { points, west, north, east, south };
}
