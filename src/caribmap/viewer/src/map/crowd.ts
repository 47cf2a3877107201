/** Many marks: what would overlap on screen is gathered, anew for each zoom level. Pure. */
import type { PayloadPlace } from '../payload.ts';

/** Places of one cell, and the middle of them as longitude, latitude. */
export interface Gathering {
  readonly places: readonly PayloadPlace[];
  readonly position: readonly [number, number];
}

/** From so many point places on they are gathered; fewer are always drawn one by one. */
export const CROWD_FROM = 500;
/** Side of the square whose places are gathered, in pixels. */
const CELL_PX = 64;
const WORLD_PX = 256;
const MAX_LAT = 85.0511;

interface Cell {
  readonly column: number;
  readonly row: number;
  readonly members: number[];
}

export class CrowdIndex {
  readonly #places: readonly PayloadPlace[];
  /** Position on the Mercator square, 0–1 from west to east and north to south: x, y, x, y … */
  readonly #square: Float64Array;
  readonly #cells = new Map<number, readonly Cell[]>();

  /** `places` have anchors. */
  constructor(places: readonly PayloadPlace[]) {
    this.#places = places;
    this.#square = new Float64Array(places.length * 2);
    for (const [index, place] of places.entries()) this.#square.set(toSquare(place.anchor ?? [0, 0]), index * 2);
  }

  /** What is gathered at `zoom` inside `bounds_deg`: west, south, east, north. */
  gather(zoom: number, bounds_deg: readonly number[]): Gathering[] {
    const [west = -180, south = -90, east = 180, north = 90] = bounds_deg;
    const level = Math.floor(zoom);
    const perSide = (WORLD_PX * 2 ** level) / CELL_PX;
    const [left, top] = toSquare([west, north]);
    const [right, bottom] = toSquare([east, south]);
    const touches = (cell: Cell): boolean =>
      cell.column + 1 > left * perSide && cell.column <= right * perSide && cell.row + 1 > top * perSide && cell.row <= bottom * perSide;
    return this.#cellsAt(level, perSide).filter(touches).map((cell) => this.#gathering(cell.members));
  }

  #cellsAt(level: number, perSide: number): readonly Cell[] {
    const known = this.#cells.get(level);
    if (known) return known;
    const byKey = new Map<number, Cell>();
    for (let index = 0; index < this.#places.length; index++) {
      const column = Math.floor((this.#square[index * 2] ?? 0) * perSide);
      const row = Math.floor((this.#square[index * 2 + 1] ?? 0) * perSide);
      const key = row * 2 ** 24 + column;
      const cell = byKey.get(key);
      if (cell) cell.members.push(index);
      else byKey.set(key, { column, row, members: [index] });
    }
    const cells = [...byKey.values()];
    this.#cells.set(level, cells);
    return cells;
  }

  #gathering(members: readonly number[]): Gathering {
    const places = members.flatMap((index) => this.#places[index] ?? []);
    const mean = (axis: 0 | 1): number => places.reduce((sum, place) => sum + (place.anchor?.[axis] ?? 0), 0) / places.length;
    return { places, position: [mean(0), mean(1)] };
  }
}

/** True where one mark can stand for all: they share a spot. */
export function isOneSpot({ places }: Gathering): boolean {
  const [first] = places;
  return places.every((place) => place.anchor?.[0] === first?.anchor?.[0] && place.anchor?.[1] === first?.anchor?.[1]);
}

function toSquare([lng = 0, lat = 0]: readonly number[]): [number, number] {
  const phi = (Math.max(-MAX_LAT, Math.min(MAX_LAT, lat)) * Math.PI) / 180;
  return [lng / 360 + 0.5, 0.5 - Math.log(Math.tan(Math.PI / 4 + phi / 2)) / (2 * Math.PI)];
}
