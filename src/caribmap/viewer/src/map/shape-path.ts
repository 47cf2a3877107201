/**
 * Many rings or lines in one SVG path, for what has thousands of points: what is out of view is left out, the rest
 * projected and thinned to whole pixels as it is written. Leaflet's own shapes make objects of every point at every zoom.
 */
import { L } from '../leaflet.ts';
import type { Box, FlatLine } from './ring-area.ts';
import { setShown } from './svg.ts';

const WORLD_PX_AT_ZOOM_0 = 256;
/** Sine of the latitude at which the Mercator square ends. */
const MAX_SINE = Math.tanh(Math.PI);

interface Options extends L.PathOptions {
  readonly renderer: L.Renderer;
}

export class ShapePath extends L.Path {
  readonly #end: string;
  #lines: readonly FlatLine[] = [];
  #isShown = true;
  #isDue = false;
  /** Bounds and zoom that the path was written for. */
  #written: { readonly zoom: number; readonly origin: L.Point; readonly bounds: L.LatLngBounds } | null = null;

  constructor(options: Options) {
    super();
    L.Util.setOptions(this, { interactive: false, ...options });
    this.#end = options.fill ? 'z' : '';
  }

  setLines(lines: readonly FlatLine[]): this {
    this.#lines = lines;
    this._reset();
    return this;
  }

  /** What is not shown is not written either. */
  show(isShown: boolean): void {
    if (isShown === this.#isShown) return;
    this.#isShown = isShown;
    setShown(this, isShown);
    this._reset();
  }

  /** Called by the renderer for each new zoom; there is nothing to prepare. */
  _project(): void {}

  _reset(): void {
    this.#written = null;
    this._update();
  }

  /** Called by the renderer whenever it has a new view. Written once for all changes of a moment, before they are painted. */
  _update(): void {
    if (this.#isDue) return;
    this.#isDue = true;
    queueMicrotask(() => {
      this.#isDue = false;
      // Taken off the map since.
      if (this._map && this.#isShown) this.#write();
    });
  }

  /** A short way is still within what was written for the view before. */
  #write(): void {
    const path = this.getElement();
    if (!path) return;
    const padding = this.options.renderer?.options.padding ?? 0;
    if (this.#reaches(this._map.getBounds().pad(padding / 2))) return;
    const bounds = this._map.getBounds().pad(padding);
    this.#written = { zoom: this._map.getZoom(), origin: this._map.getPixelOrigin(), bounds };
    const view = boxOf(bounds);
    const seen = this.#lines.filter((line) => isSeen(line, view));
    const worldPx = WORLD_PX_AT_ZOOM_0 * 2 ** this._map.getZoom();
    const origin = this._map.getPixelOrigin();
    path.setAttribute('d', seen.map((line) => written(squareOf(line), worldPx, origin) + this.#end).join('') || 'M0 0');
  }

  #reaches(view: L.LatLngBounds): boolean {
    if (this.#written === null) return false;
    const { zoom, origin, bounds } = this.#written;
    return zoom === this._map.getZoom() && origin.equals(this._map.getPixelOrigin()) && bounds.contains(view);
  }
}

function boxOf(bounds: L.LatLngBounds): Box {
  return { west: bounds.getWest(), south: bounds.getSouth(), east: bounds.getEast(), north: bounds.getNorth() };
}

function isSeen({ west, south, east, north }: Box, view: Box): boolean {
  return west < view.east && east > view.west && south < view.north && north > view.south;
}

/** Lines on the Mercator square that are not drawn there from the start; kept from the first time that they are in view. */
const squares = new WeakMap<FlatLine, Float64Array>();

/** A line's points on the Mercator square, as Leaflet's, 0–1. Plain loops here and below, for what ring-area.ts says. */
export function squareOf(line: FlatLine): Float64Array {
  const known = line.square ?? squares.get(line);
  if (known) return known;
  const { points } = line;
  const square = new Float64Array(points.length);
  for (let index = 0; index < points.length; index += 2) {
    const sine = Math.max(-MAX_SINE, Math.min(MAX_SINE, Math.sin(((points[index + 1] as number) * Math.PI) / 180)));
    square[index] = 0.5 + (points[index] as number) / 360;
    square[index + 1] = 0.5 - Math.atanh(sine) / (2 * Math.PI);
  }
  squares.set(line, square);
  return square;
}

function written(square: Float64Array, worldPx: number, { x: originX, y: originY }: L.Point): string {
  let path = '';
  let lastX = NaN;
  let lastY = NaN;
  for (let index = 0; index < square.length; index += 2) {
    const x = Math.round(worldPx * (square[index] as number) - originX);
    const y = Math.round(worldPx * (square[index + 1] as number) - originY);
    if (x === lastX && y === lastY) continue;
    path += `${index === 0 ? 'M' : 'L'}${x} ${y}`;
    lastX = x;
    lastY = y;
  }
  return path;
}
