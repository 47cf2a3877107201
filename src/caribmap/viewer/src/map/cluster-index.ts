/** Clusters of places whose marks would overlap on screen, computed anew for each zoom level. Pure. */
import { type PlaceColumns, squareX, squareY, unsquared } from '../records/columns.ts';
import type { Mask } from '../records/filter.ts';

/** Places that are drawn as one mark. */
export interface Cluster {
  readonly count: number;
  /** The middle of its places as longitude, latitude. */
  readonly position: readonly [number, number];
  /** Positions of its first and its last place in the dossier's order. */
  readonly first: number;
  readonly last: number;
  /** Bounds of its places: west, south, east, north. */
  readonly bounds: readonly [number, number, number, number];
}

export interface ClusterIndex {
  /** Clusters at `zoom` inside a screen's bounds: west, south, east, north in degrees. */
  clustersIn(zoom: number, bounds_deg: readonly number[]): readonly Cluster[];
  /** Positions of the places that a cluster counts. */
  membersOf(cluster: Cluster): Uint32Array;
}

type Square = Pick<PlaceColumns, 'x' | 'y'>;

/** Side of the square whose places become one cluster, in pixels. */
const CELL_PX = 64;
/** Distance below which two clusters would cover each other and become one. */
const APART_PX = 40;
const WORLD_PX = 256;
/** Number of views whose clusters are in the cache. */
const MOST_KNOWN = 8;

/** A rectangle of cells. */
interface Cells {
  readonly left: number;
  readonly top: number;
  readonly columns: number;
  readonly rows: number;
}

/** A cluster while its places are being counted. */
interface Tally {
  readonly members: number[];
  count: number;
  sumX: number;
  sumY: number;
  first: number;
  last: number;
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Scans every place for every view: a million take some milliseconds, and no index has to follow the filters. */
export class ScanIndex implements ClusterIndex {
  readonly #square: Square;
  readonly #positions: Uint32Array;
  readonly #isClustered: Mask;
  /** Cache of the last views' clusters by the views' cells: a short pan, a card that opens and a zoom taken back show the same. */
  readonly #known = new Map<string, readonly Cluster[]>();
  /** The cells of each cluster, for `membersOf`. */
  readonly #cells = new WeakMap<
    Cluster,
    { readonly perSide: number; readonly run: Cells; readonly members: readonly number[] }
  >();

  /** Clusters those of `positions`, rising, that are in the mask; they have an anchor. */
  constructor(square: Square, positions: Uint32Array, isClustered: Mask) {
    this.#square = square;
    this.#positions = positions;
    this.#isClustered = isClustered;
  }

  clustersIn(zoom: number, bounds_deg: readonly number[]): readonly Cluster[] {
    const level = Math.floor(zoom);
    const perSide = (WORLD_PX * 2 ** level) / CELL_PX;
    const cells = cellsIn(bounds_deg, perSide);
    if (cells.columns <= 0 || cells.rows <= 0) return [];
    const key = [level, ...Object.values(cells)].join(' ');
    const known = this.#known.get(key);
    if (known) return known;
    if (this.#known.size >= MOST_KNOWN) this.#known.clear();
    const clusters = this.#clustersIn(cells, perSide);
    this.#known.set(key, clusters);
    return clusters;
  }

  membersOf(cluster: Cluster): Uint32Array {
    const cells = this.#cells.get(cluster);
    if (!cells) return new Uint32Array();
    const { perSide, run, members } = cells;
    const keys = new Set(
      members.map((cell) => (run.top + Math.floor(cell / run.columns)) * perSide + run.left + (cell % run.columns)),
    );
    const { x, y } = this.#square;
    return this.#positions.filter(
      (position) =>
        this.#isClustered[position] === 1 &&
        keys.has(cellAt(y[position] as number, perSide) * perSide + cellAt(x[position] as number, perSide)),
    );
  }

  #clustersIn(run: Cells, perSide: number): readonly Cluster[] {
    return merged(this.#scan(run, perSide), run, APART_PX / (CELL_PX * perSide)).map((tally) => {
      const cluster = clusterOf(tally);
      this.#cells.set(cluster, { perSide, run, members: tally.members });
      return cluster;
    });
  }

  /** Tallies by cell, numbered row by row; cells without places are left out. */
  #scan({ left, top, columns, rows }: Cells, perSide: number): Map<number, Tally> {
    const [{ x, y }, positions, isClustered] = [this.#square, this.#positions, this.#isClustered];
    const numbers = new Int32Array(columns * rows);
    const tallies: Tally[] = [];
    const byCell = new Map<number, Tally>();
    for (let at = 0; at < positions.length; at++) {
      const position = positions[at] as number;
      if (isClustered[position] === 0) continue;
      const placeX = x[position] as number;
      const placeY = y[position] as number;
      const column = cellAt(placeX, perSide) - left;
      const row = cellAt(placeY, perSide) - top;
      if (column < 0 || row < 0 || column >= columns || row >= rows) continue;
      const cell = row * columns + column;
      let number = numbers[cell] as number;
      if (number === 0) {
        const tally = {
          members: [cell],
          count: 0,
          sumX: 0,
          sumY: 0,
          first: position,
          last: position,
          left: placeX,
          top: placeY,
          right: placeX,
          bottom: placeY,
        };
        number = numbers[cell] = tallies.push(tally);
        byCell.set(cell, tally);
      }
      include(tallies[number - 1] as Tally, placeX, placeY, position);
    }
    return byCell;
  }
}

/** Whether no zoom takes a cluster apart. */
export function isOneSpot({ bounds: [west, south, east, north] }: Cluster): boolean {
  return west === east && south === north;
}

function include(tally: Tally, x: number, y: number, position: number): void {
  tally.count += 1;
  tally.sumX += x;
  tally.sumY += y;
  tally.last = position;
  if (x < tally.left) tally.left = x;
  else if (x > tally.right) tally.right = x;
  if (y < tally.top) tally.top = y;
  else if (y > tally.bottom) tally.bottom = y;
}

/** Column or row of the cell at a share of the square; the last one includes the square's edge. */
function cellAt(share: number, perSide: number): number {
  return Math.min(perSide - 1, Math.floor(share * perSide));
}

/** Cells that a view touches, whole: a cluster does not change as its cell comes into view. */
function cellsIn([west = -180, south = -90, east = 180, north = 90]: readonly number[], perSide: number): Cells {
  const held = (share: number): number => Math.max(0, Math.min(perSide - 1, Math.floor(share * perSide)));
  if (squareX(east) < 0 || squareX(west) > 1) return { left: 0, top: 0, columns: 0, rows: 0 };
  const [left, top] = [held(squareX(west)), held(squareY(north))];
  return { left, top, columns: held(squareX(east)) - left + 1, rows: held(squareY(south)) - top + 1 };
}

/** Merges neighbours, the largest first: each takes in those of the cells round it whose middle lies nearer than `apart`. */
function merged(byCell: ReadonlyMap<number, Tally>, { columns, rows }: Cells, apart: number): readonly Tally[] {
  const taken = new Set<Tally>();
  const order = [...byCell].sort(([one, large], [other, small]) => small.count - large.count || one - other);
  const kept: Tally[] = [];
  for (const [cell, tally] of order) {
    if (taken.has(tally)) continue;
    taken.add(tally);
    kept.push(tally);
    const [middleX, middleY] = [tally.sumX / tally.count, tally.sumY / tally.count];
    for (const near of cellsRound(cell, columns, rows)) {
      const other = byCell.get(near);
      if (!other || taken.has(other)) continue;
      if (Math.hypot(other.sumX / other.count - middleX, other.sumY / other.count - middleY) >= apart) continue;
      taken.add(other);
      join(tally, other);
    }
  }
  return kept;
}

function cellsRound(cell: number, columns: number, rows: number): number[] {
  const [column, row] = [cell % columns, Math.floor(cell / columns)];
  const cells: number[] = [];
  for (let y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y++) {
    for (let x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x++) cells.push(y * columns + x);
  }
  return cells;
}

function join(tally: Tally, other: Tally): void {
  for (const member of other.members) tally.members.push(member);
  tally.count += other.count;
  tally.sumX += other.sumX;
  tally.sumY += other.sumY;
  tally.first = Math.min(tally.first, other.first);
  tally.last = Math.max(tally.last, other.last);
  tally.left = Math.min(tally.left, other.left);
  tally.top = Math.min(tally.top, other.top);
  tally.right = Math.max(tally.right, other.right);
  tally.bottom = Math.max(tally.bottom, other.bottom);
}

function clusterOf({ count, sumX, sumY, first, last, left, top, right, bottom }: Tally): Cluster {
  const [west, north] = unsquared(left, top);
  const [east, south] = unsquared(right, bottom);
  return { count, position: unsquared(sumX / count, sumY / count), first, last, bounds: [west, south, east, north] };
}
