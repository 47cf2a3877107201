/** One tile of the base map, drawn on a canvas. */
import { DASHED_BORDERS, SOLID_BORDERS } from '../map/rules.ts';
import { type Land, landAt, type Path, pathOf, ringsOf } from './land.ts';

export interface Tile {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

/** The palette on light paper (css/tokens.css): the pages of other maps have no dark theme. */
const SEA = '#e1eaef';
const SHELF = '#e9f0f3';
const DEEP = '#d9e4eb';
const LAND = '#f7f5f0';
const BORDER = '#b7b1a6';
const COAST = '#98a4ab';
const RIVER = '#9fbccb';
const DASHES_PX = [4, 3];

export function drawTile(canvas: HTMLCanvasElement, land: readonly Land[], { x, y, z }: Tile, size: number): void {
  const ratio = Math.min(2, window.devicePixelRatio || 1);
  canvas.width = canvas.height = size * ratio;
  const context = canvas.getContext('2d');
  if (!context) return;
  context.scale(ratio, ratio);
  const tiles = 2 ** z;
  // The world repeats itself to the east and west, as tiles do.
  const column = ((x % tiles) + tiles) % tiles;
  const pen = new Pen(context, tiles * size, column * size, y * size, size);
  for (const one of landAt(land, z)) pen.draw(one);
}

/** Draws sheets on a tile whose corner lies at `left`, `top` in pixels of the world. */
class Pen {
  readonly #context: CanvasRenderingContext2D;
  readonly #world: number;
  readonly #left: number;
  readonly #top: number;
  readonly #size: number;

  constructor(context: CanvasRenderingContext2D, world: number, left: number, top: number, size: number) {
    this.#context = context;
    this.#world = world;
    this.#left = left;
    this.#top = top;
    this.#size = size;
  }

  /** A sheet hides the coarser ones below it where it covers the tile. */
  draw({ sheet, rects }: Land): void {
    this.#context.save();
    if (this.#clip(rects)) {
      this.#context.fillStyle = SHELF;
      this.#context.fillRect(0, 0, this.#size, this.#size);
      const { areas, lines } = sheet;
      const rings = (fills: readonly string[]): Path[] => fills.flatMap((fill) => ringsOf(areas.get(fill) ?? []));
      const paths = (kinds: readonly string[]): Path[] => kinds.flatMap((kind) => (lines.get(kind) ?? []).map(pathOf));
      const countries = [...areas.keys()].filter((fill) => fill !== 'lake' && !fill.startsWith('deep-'));
      this.#fill(rings(['deep-200']), SEA);
      this.#fill(rings(['deep-1000']), DEEP);
      this.#fill(rings(countries), LAND);
      this.#fill(rings(['lake']), SEA);
      this.#stroke(paths(['river']), RIVER, 1);
      this.#stroke(paths(SOLID_BORDERS), BORDER, 1);
      this.#stroke(paths(DASHED_BORDERS), BORDER, 1, DASHES_PX);
      this.#stroke(paths(['coast']), COAST, 0.75);
    }
    this.#context.restore();
  }

  #clip(rects: Land['rects']): boolean {
    this.#context.beginPath();
    let meets = false;
    for (const [west, north, east, south] of rects) {
      const [left, top] = [west * this.#world - this.#left, north * this.#world - this.#top];
      const [right, bottom] = [east * this.#world - this.#left, south * this.#world - this.#top];
      if (right <= 0 || bottom <= 0 || left >= this.#size || top >= this.#size) continue;
      this.#context.rect(left, top, right - left, bottom - top);
      meets = true;
    }
    if (meets) this.#context.clip();
    return meets;
  }

  #fill(paths: readonly Path[], colour: string): void {
    this.#trace(paths);
    this.#context.fillStyle = colour;
    this.#context.fill('evenodd');
  }

  #stroke(paths: readonly Path[], colour: string, width: number, dashes: readonly number[] = []): void {
    this.#trace(paths);
    this.#context.setLineDash([...dashes]);
    this.#context.strokeStyle = colour;
    this.#context.lineWidth = width;
    this.#context.lineJoin = 'round';
    this.#context.stroke();
  }

  #trace(paths: readonly Path[]): void {
    this.#context.beginPath();
    for (const points of paths) {
      for (let index = 0; index < points.length; index += 2) {
        const x = (points[index] as number) * this.#world - this.#left;
        const y = (points[index + 1] as number) * this.#world - this.#top;
        if (index === 0) this.#context.moveTo(x, y);
        else this.#context.lineTo(x, y);
      }
    }
  }
}
