/** Many marks: what would overlap on screen is gathered, anew for each zoom level. Pure. */
import { squareX, squareY, unsquared, type PlaceColumns } from '../records/columns.ts';
import type { Mask } from '../records/filter.ts';

export interface Gathering {
  readonly count: number;
  /** The middle of its places as longitude, latitude. */
  readonly position: readonly [number, number];
  /** Positions of its first and its last place in the dossier's order. */
  readonly first: number;
  readonly last: number;
  /** West, south, east, north. */
  readonly bounds: readonly [number, number, number, number];
}

export interface ClusterIndex {
  /** What is gathered at `zoom` inside a screen's bounds: west, south, east, north in degrees. */
  gather(zoom: number, bounds_deg: readonly number[]): readonly Gathering[];
  /** Positions of the places that a gathering counts. */
  membersOf(gathering: Gathering): Uint32Array;
}

type Square = Pick<PlaceColumns, 'x' | 'y'>;

/** Side of the square whose places are gathered, in pixels. */
const CELL_PX = 64;
/** Nearer than this two signs would cover each other: they are one. */
const APART_PX = 40;
const WORLD_PX = 256;
/** Views whose gatherings are kept. */
const MOST_KNOWN = 8;

/** A run of cells, inclusive. */
interface Cells {
  readonly left: number;
  readonly top: number;
  readonly columns: number;
  readonly rows: number;
}

interface Cluster {
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

/** Looks at every place for every view: a million take some milliseconds, and nothing has to be kept in step with the filters. */
export class ScanIndex implements ClusterIndex {
  readonly #square: Square;
  readonly #positions: Uint32Array;
  readonly #isGathered: Mask;
  /** What was gathered for the last views, by their cells: a short way, a card that opens and a zoom taken back show the same. */
  readonly #known = new Map<string, readonly Gathering[]>();
  /** The cells of each gathering, for `membersOf`. */
  readonly #cells = new WeakMap<Gathering, { readonly perSide: number; readonly run: Cells; readonly members: readonly number[] }>();

  /** Gathers those of `positions`, rising, that are in the mask; they have an anchor. */
  constructor(square: Square, positions: Uint32Array, isGathered: Mask) {
    this.#square = square;
    this.#positions = positions;
    this.#isGathered = isGathered;
  }

  gather(zoom: number, bounds_deg: readonly number[]): readonly Gathering[] {
    const level = Math.floor(zoom);
    const perSide = (WORLD_PX * 2 ** level) / CELL_PX;
    const cells = cellsIn(bounds_deg, perSide);
    if (cells.columns <= 0 || cells.rows <= 0) return [];
    const key = [level, ...Object.values(cells)].join(' ');
    const known = this.#known.get(key);
    if (known) return known;
    if (this.#known.size >= MOST_KNOWN) this.#known.clear();
    const gathered = this.#gatherIn(cells, perSide);
    this.#known.set(key, gathered);
    return gathered;
  }

  membersOf(gathering: Gathering): Uint32Array {
    const cells = this.#cells.get(gathering);
    if (!cells) return new Uint32Array();
    const { perSide, run, members } = cells;
    const keys = new Set(members.map((cell) => (run.top + Math.floor(cell / run.columns)) * perSide + run.left + (cell % run.columns)));
    const { x, y } = this.#square;
    return this.#positions.filter((position) => this.#isGathered[position] === 1 && keys.has(cellAt(y[position] as number, perSide) * perSide + cellAt(x[position] as number, perSide)));
  }

  #gatherIn(run: Cells, perSide: number): readonly Gathering[] {
    return merged(this.#scan(run, perSide), run, APART_PX / (CELL_PX * perSide)).map((cluster) => {
      const gathering = gatheringOf(cluster);
      this.#cells.set(gathering, { perSide, run, members: cluster.members });
      return gathering;
    });
  }

  /** By cell of the run, row by row; cells without places are left out. */
  #scan({ left, top, columns, rows }: Cells, perSide: number): Map<number, Cluster> {
    const [{ x, y }, positions, isGathered] = [this.#square, this.#positions, this.#isGathered];
    const numbers = new Int32Array(columns * rows);
    const clusters: Cluster[] = [];
    const byCell = new Map<number, Cluster>();
    for (let at = 0; at < positions.length; at++) {
      const position = positions[at] as number;
      if (isGathered[position] === 0) continue;
      const placeX = x[position] as number;
      const placeY = y[position] as number;
      const column = cellAt(placeX, perSide) - left;
      const row = cellAt(placeY, perSide) - top;
      if (column < 0 || row < 0 || column >= columns || row >= rows) continue;
      const cell = row * columns + column;
      let number = numbers[cell] as number;
      if (number === 0) {
        const cluster = { members: [cell], count: 0, sumX: 0, sumY: 0, first: position, last: position, left: placeX, top: placeY, right: placeX, bottom: placeY };
        number = numbers[cell] = clusters.push(cluster);
        byCell.set(cell, cluster);
      }
      include(clusters[number - 1] as Cluster, placeX, placeY, position);
    }
    return byCell;
  }
}

/** True where its places cannot be told apart however near one comes. */
export function isOneSpot({ bounds: [west, south, east, north] }: Gathering): boolean {
  return west === east && south === north;
}

function include(cluster: Cluster, x: number, y: number, position: number): void {
  cluster.count += 1;
  cluster.sumX += x;
  cluster.sumY += y;
  cluster.last = position;
  if (x < cluster.left) cluster.left = x;
  else if (x > cluster.right) cluster.right = x;
  if (y < cluster.top) cluster.top = y;
  else if (y > cluster.bottom) cluster.bottom = y;
}

/** The last cell holds what lies on the world's far edge. */
function cellAt(share: number, perSide: number): number {
  return Math.min(perSide - 1, Math.floor(share * perSide));
}

/** Whole cells: a gathering does not change as its cell comes into view. */
function cellsIn([west = -180, south = -90, east = 180, north = 90]: readonly number[], perSide: number): Cells {
  const held = (share: number): number => Math.max(0, Math.min(perSide - 1, Math.floor(share * perSide)));
  if (squareX(east) < 0 || squareX(west) > 1) return { left: 0, top: 0, columns: 0, rows: 0 };
  const [left, top] = [held(squareX(west)), held(squareY(north))];
  return { left, top, columns: held(squareX(east)) - left + 1, rows: held(squareY(south)) - top + 1 };
}

/** The largest first: each takes in those of the cells round it whose middle lies nearer than `apart`. */
function merged(byCell: ReadonlyMap<number, Cluster>, { columns, rows }: Cells, apart: number): readonly Cluster[] {
  const taken = new Set<Cluster>();
  const order = [...byCell].sort(([one, large], [other, small]) => small.count - large.count || one - other);
  const kept: Cluster[] = [];
  for (const [cell, cluster] of order) {
    if (taken.has(cluster)) continue;
    taken.add(cluster);
    kept.push(cluster);
    const [middleX, middleY] = [cluster.sumX / cluster.count, cluster.sumY / cluster.count];
    for (const near of cellsRound(cell, columns, rows)) {
      const other = byCell.get(near);
      if (!other || taken.has(other)) continue;
      if (Math.hypot(other.sumX / other.count - middleX, other.sumY / other.count - middleY) >= apart) continue;
      taken.add(other);
      join(cluster, other);
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

function join(cluster: Cluster, other: Cluster): void {
  cluster.members.push(...other.members);
  cluster.count += other.count;
  cluster.sumX += other.sumX;
  cluster.sumY += other.sumY;
  cluster.first = Math.min(cluster.first, other.first);
  cluster.last = Math.max(cluster.last, other.last);
  cluster.left = Math.min(cluster.left, other.left);
  cluster.top = Math.min(cluster.top, other.top);
  cluster.right = Math.max(cluster.right, other.right);
  cluster.bottom = Math.max(cluster.bottom, other.bottom);
}

function gatheringOf({ count, sumX, sumY, first, last, left, top, right, bottom }: Cluster): Gathering {
  const [west, north] = unsquared(left, top);
  const [east, south] = unsquared(right, bottom);
  return { count, position: unsquared(sumX / count, sumY / count), first, last, bounds: [west, south, east, north] };
}
