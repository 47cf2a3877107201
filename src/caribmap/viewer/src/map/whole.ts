/**
 * What was cut at the antimeridian, whole again: longitudes run on beyond ±180. Pure; lines and rings are GeoJSON
 * positions in degrees. As the pictures' whole.py.
 */
import type { Geometry, Position } from 'geojson';

import { CUT_TOLERANCE_DEG } from './edges.ts';

export type Line = readonly Position[];

const CELLS = Math.round(360 / CUT_TOLERANCE_DEG);
const FULL_TURN = 360;

/** Lines of which one begins where another ends, by whole turns of the Earth, are one. */
export function wholeLines(lines: readonly Line[]): Line[] {
  const begins = new Map<string, number[]>();
  const ends = new Map<string, number[]>();
  for (const [index, line] of lines.entries()) {
    put(begins, cellOf(line[0]), index);
    put(ends, cellOf(line.at(-1)), index);
  }
  const follows = lines.map((line, index) =>
    nearCells(line[0]).some((cell) => ends.get(cell)?.some((other) => other !== index) ?? false),
  );
  const left = new Set(lines.keys());
  const whole: Line[] = [];
  // First those that go on from no other, then what is left: rings.
  for (const first of [...lines.keys()].sort((a, b) => Number(follows[a]) - Number(follows[b]))) {
    if (!left.has(first)) continue;
    const run: Position[] = [];
    for (let after: number | undefined = first; after !== undefined; ) {
      left.delete(after);
      append(run, lines[after] as Line);
      after = nearCells(run.at(-1))
        .flatMap((cell) => begins.get(cell) ?? [])
        .find((index) => left.has(index));
    }
    whole.push(run.length > (lines[first] as Line).length ? rolled(run) : run);
  }
  return whole;
}

/**
 * The polygons of a geometry; of those cut at the antimeridian each ring by itself, joined across it. As they are where
 * a part has no counterpart on the other side, or encloses a pole.
 */
export function wholePolygons(geometry: Geometry): Line[][] {
  const polygons = polygonsOf(geometry);
  const rings = polygons.flat();
  if (!isCut(rings)) return polygons;
  const whole = wholeLines(rims(rings));
  return whole.every(isClosed) ? whole.map((ring) => [ring]) : polygons;
}

/** The lines of a geometry, rings of polygons without the edges at which they were cut; [] of points. */
export function linesIn(geometry: Geometry): Line[] {
  if (geometry.type === 'LineString') return [geometry.coordinates];
  if (geometry.type === 'MultiLineString') return wholeLines(geometry.coordinates);
  if (geometry.type === 'GeometryCollection') return geometry.geometries.flatMap(linesIn);
  const rings = polygonsOf(geometry).flat();
  return isCut(rings) ? wholeLines(rims(rings)) : rings;
}

/** West and east of at least one position, in degrees. */
export function extentOf(line: Line): readonly [number, number] {
  let [west, east] = [Infinity, -Infinity];
  for (const [lng = 0] of line) {
    if (lng < west) west = lng;
    if (lng > east) east = lng;
  }
  return [west, east];
}

function polygonsOf(geometry: Geometry): Line[][] {
  if (geometry.type === 'Polygon') return [geometry.coordinates];
  if (geometry.type === 'MultiPolygon') return geometry.coordinates;
  if (geometry.type === 'GeometryCollection') return geometry.geometries.flatMap(polygonsOf);
  return [];
}

/** Whether rings reach the antimeridian from both sides. */
function isCut(rings: readonly Line[]): boolean {
  let [west, east] = [false, false];
  for (const ring of rings) {
    for (const [lng = 0] of ring) {
      if (lng <= CUT_TOLERANCE_DEG - 180) west = true;
      if (lng >= 180 - CUT_TOLERANCE_DEG) east = true;
    }
  }
  return west && east;
}

/** Rings as lines, without the edges along the antimeridian and at the poles. */
function rims(rings: readonly Line[]): Line[] {
  const lines: Line[] = [];
  for (const ring of rings) {
    let run: Position[] = [];
    for (const [index, position] of ring.entries()) {
      const before = ring[index - 1];
      if (before && isCutEdge(before, position)) {
        if (run.length > 1) lines.push(run);
        run = [];
      }
      run.push(position);
    }
    if (run.length > 1) lines.push(run);
  }
  return lines;
}

function isCutEdge([lng = 0, lat = 0]: Position, [nextLng = 0, nextLat = 0]: Position): boolean {
  const near = (value: number, bound: number): boolean => Math.abs(value - bound) <= CUT_TOLERANCE_DEG;
  return (
    [-180, 180].some((edge) => near(lng, edge) && near(nextLng, edge)) ||
    [-90, 90].some((pole) => near(lat, pole) && near(nextLat, pole))
  );
}

function columnAndRow([lng = 0, lat = 0]: Position = []): readonly [number, number] {
  return [Math.round(lng / CUT_TOLERANCE_DEG), Math.round(lat / CUT_TOLERANCE_DEG)];
}

function cellAt(column: number, row: number): string {
  return `${(column + 2 * CELLS) % CELLS},${row}`;
}

function cellOf(position: Position | undefined): string {
  const [column, row] = columnAndRow(position);
  return cellAt(column, row);
}

function nearCells(position: Position | undefined): string[] {
  const [column, row] = columnAndRow(position);
  return [0, -1, 1].flatMap((aside) => [0, -1, 1].map((up) => cellAt(column + aside, row + up)));
}

function put(cells: Map<string, number[]>, cell: string, index: number): void {
  const known = cells.get(cell);
  if (known) known.push(index);
  else cells.set(cell, [index]);
}

function append(run: Position[], line: Line): void {
  const [end = 0] = run.at(-1) ?? [];
  const turn = run.length > 0 ? Math.round((end - (line[0]?.[0] ?? 0)) / FULL_TURN) * FULL_TURN : 0;
  for (let index = run.length > 0 ? 1 : 0; index < line.length; index++) {
    const [lng = 0, lat = 0] = line[index] as Position;
    run.push([lng + turn, lat]);
  }
}

/** Moved by whole turns so that its western end lies within ±180. */
function rolled(run: Line): Line {
  const turn = Math.floor((extentOf(run)[0] + 180) / FULL_TURN) * FULL_TURN;
  return turn === 0 ? run : run.map(([lng = 0, lat = 0]) => [lng - turn, lat]);
}

function isClosed(line: Line): boolean {
  const [[lng = 0, lat = 0] = [], [endLng = 0, endLat = 0] = []] = [line[0], line.at(-1)];
  return Math.max(Math.abs(lng - endLng), Math.abs(lat - endLat)) <= CUT_TOLERANCE_DEG;
}
