/** One tile of the base map, drawn on a canvas. */
import type { Land, Path } from './land.ts';

export interface Tile {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

/** The page's palette on light paper (css/tokens.css): the pages of other maps have no dark theme. */
const SEA = '#e3ebf0';
const LAND = '#f7f5f0';
const BORDER = '#b7b1a6';
const COAST = '#98a4ab';
/** How far beside the tile a line is still drawn, in pixels: lines have a width. */
const MARGIN_PX = 4;

export function drawTile(canvas: HTMLCanvasElement, land: Land, { x, y, z }: Tile, size: number): void {
  const ratio = Math.min(2, window.devicePixelRatio || 1);
  canvas.width = canvas.height = size * ratio;
  const context = canvas.getContext('2d');
  if (!context) return;
  context.scale(ratio, ratio);
  context.fillStyle = SEA;
  context.fillRect(0, 0, size, size);
  const tiles = 2 ** z;
  // The world repeats itself to the east and west, as tiles do.
  const column = ((x % tiles) + tiles) % tiles;
  const pen = new Pen(context, tiles * size, column * size, y * size, size);
  pen.fill(land.areas, LAND);
  pen.stroke(land.borders, BORDER, 1);
  pen.stroke(land.coasts, COAST, 0.75);
}

/** Draws paths of the square on a tile whose corner lies at `left`, `top` in pixels of the world. */
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

  fill(paths: readonly Path[], colour: string): void {
    this.#trace(paths);
    this.#context.fillStyle = colour;
    this.#context.fill('evenodd');
  }

  stroke(paths: readonly Path[], colour: string, width: number): void {
    this.#trace(paths);
    this.#context.strokeStyle = colour;
    this.#context.lineWidth = width;
    this.#context.lineJoin = 'round';
    this.#context.stroke();
  }

  #trace(paths: readonly Path[]): void {
    this.#context.beginPath();
    for (const path of paths) if (this.#isNear(path)) this.#draw(path.points);
  }

  #isNear({ west, north, east, south }: Path): boolean {
    const margin = MARGIN_PX;
    return (
      west * this.#world <= this.#left + this.#size + margin &&
      east * this.#world >= this.#left - margin &&
      north * this.#world <= this.#top + this.#size + margin &&
      south * this.#world >= this.#top - margin
    );
  }

  #draw(points: Float64Array): void {
    for (let index = 0; index < points.length; index += 2) {
      const x = (points[index] as number) * this.#world - this.#left;
      const y = (points[index + 1] as number) * this.#world - this.#top;
      if (index === 0) this.#context.moveTo(x, y);
      else this.#context.lineTo(x, y);
    }
  }
}
