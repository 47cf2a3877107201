/** Areas by the squares of a grid that their boxes touch: what lies at a point is among few of thousands. Pure; degrees. */
import type { Area, Vertex } from './ring-area.ts';

const CELL_DEG = 5;
/** More than there are rows from pole to pole. */
const ROWS = 100;

export class AreaGrid {
  readonly #cells = new Map<number, Area[]>();

  constructor(areas: Iterable<Area>) {
    for (const area of areas) this.#add(area);
  }

  /** Every area that holds the point, and some that do not. */
  near({ lng, lat }: Vertex): readonly Area[] {
    return this.#cells.get(keyOf(cellOf(lng), cellOf(lat))) ?? [];
  }

  #add(area: Area): void {
    for (let column = cellOf(area.west); column <= cellOf(area.east); column++) {
      for (let row = cellOf(area.south); row <= cellOf(area.north); row++) {
        const key = keyOf(column, row);
        const cell = this.#cells.get(key);
        if (cell) cell.push(area);
        else this.#cells.set(key, [area]);
      }
    }
  }
}

function cellOf(degrees: number): number {
  return Math.floor(degrees / CELL_DEG);
}

function keyOf(column: number, row: number): number {
  return column * ROWS + row;
}
