/**
 * Many rings or lines in one SVG path, for what has thousands of points: what is out of view is left out, the rest
 * projected and thinned to whole pixels as it is written. Leaflet's own shapes make objects of every point at every zoom.
 */
import { L } from '../leaflet.ts';
import type { Box, FlatLine } from './ring-area.ts';

const WORLD_PX_AT_ZOOM_0 = 256;
/** Of the latitude at which the Mercator square ends. */
const MAX_SINE = Math.tanh(Math.PI);

interface Options extends L.PathOptions {
  readonly renderer: L.Renderer;
}

export class ShapePath extends L.Path {
  readonly #end: string;
  #lines: readonly FlatLine[] = [];

  constructor(options: Options) {
    super();
    L.Util.setOptions(this, { interactive: false, ...options });
    this.#end = options.fill ? 'z' : '';
  }

  setLines(lines: readonly FlatLine[]): this {
    this.#lines = lines;
    this._update();
    return this;
  }

  /** Called by the renderer for each new zoom; there is nothing to prepare. */
  _project(): void {}

  _reset(): void {
    this._update();
  }

  /** Called by the renderer whenever it has a new view. */
  _update(): void {
    const path = this.getElement();
    if (!path) return;
    const view = boxOf(this._map.getBounds().pad(this.options.renderer?.options.padding ?? 0));
    const seen = this.#lines.filter((line) => isSeen(line, view));
    const worldPx = WORLD_PX_AT_ZOOM_0 * 2 ** this._map.getZoom();
    const origin = this._map.getPixelOrigin();
    path.setAttribute('d', seen.map(({ points }) => written(points, worldPx, origin) + this.#end).join('') || 'M0 0');
  }
}

function boxOf(bounds: L.LatLngBounds): Box {
  return { west: bounds.getWest(), south: bounds.getSouth(), east: bounds.getEast(), north: bounds.getNorth() };
}

function isSeen({ west, south, east, north }: Box, view: Box): boolean {
  return west < view.east && east > view.west && south < view.north && north > view.south;
}

/** Spherical Mercator, as Leaflet's. A plain loop, for what ring-area.ts says. */
function written(points: Float64Array, worldPx: number, origin: L.Point): string {
  let path = '';
  let lastX = NaN;
  let lastY = NaN;
  for (let index = 0; index < points.length; index += 2) {
    const sine = Math.max(-MAX_SINE, Math.min(MAX_SINE, Math.sin(((points[index + 1] as number) * Math.PI) / 180)));
    const x = Math.round(worldPx * (0.5 + (points[index] as number) / 360) - origin.x);
    const y = Math.round(worldPx * (0.5 - Math.atanh(sine) / (2 * Math.PI)) - origin.y);
    if (x === lastX && y === lastY) continue;
    path += `${index === 0 ? 'M' : 'L'}${x} ${y}`;
    lastX = x;
    lastY = y;
  }
  return path;
}
