/** The inset globe: where on Earth the map is, as the picture's globe.py. */
import { L } from '../leaflet.ts';
import type { Box } from './placing.ts';
import type { FlatLine } from './ring-area.ts';
import { GLOBE_EDGE_POINTS, GLOBE_LAND_DEG, GLOBE_LEAST_PX, GLOBE_PX, GLOBE_STEP_DEG } from './rules.ts';
import type { Sheet } from './sheets.ts';
import { landOf } from './territories.ts';

const SVG = 'http://www.w3.org/2000/svg';
const RADIUS = GLOBE_PX / 2;
const RADIANS = Math.PI / 180;

type Project = (lng: number, lat: number) => readonly [x: number, y: number, isSeen: boolean];

export class Globe {
  readonly #map: L.Map;
  readonly #world: Sheet;
  readonly #svg = shape('svg', { class: 'cm-globe', viewBox: `${-RADIUS} ${-RADIUS} ${GLOBE_PX} ${GLOBE_PX}` });
  readonly #land = shape('path', { class: 'cm-globe-land' });
  readonly #view = shape('path', { class: 'cm-globe-view' });
  /** Null until it is drawn for the first time. */
  #coasts: readonly Float64Array[] | null = null;
  #box: Box | null = null;

  constructor(map: L.Map, world: Sheet) {
    this.#map = map;
    this.#world = world;
    this.#svg.setAttribute('aria-hidden', 'true');
    this.#svg.append(shape('circle', { class: 'cm-globe-sea', r: RADIUS - 0.5 }), this.#land, this.#view);
    map.getContainer().append(this.#svg);
    this.stand(null);
  }

  /** Stands in a box of container pixels, or nowhere. */
  stand(box: Box | null): void {
    this.#box = box;
    this.#svg.classList.toggle('cm-off', box === null || this.#coasts === null);
    if (box === null || this.#coasts === null) return;
    Object.assign(this.#svg.style, { left: `${box.left}px`, top: `${box.top}px` });
    this.#draw(this.#coasts);
  }

  /** Draws what nobody waits for; from here on the globe is seen. */
  finish(): void {
    this.#coasts = landOf(this.#world)
      .filter(({ west, south, east, north }) => Math.max(east - west, north - south) >= GLOBE_LAND_DEG)
      .map(({ rings }) => thinned(rings[0] as FlatLine));
    this.stand(this.#box);
  }

  #draw(coasts: readonly Float64Array[]): void {
    const project = projection(this.#map.getCenter());
    this.#land.setAttribute('d', coasts.map((coast) => pathOf(coast, project)).join(''));
    const outline = outlineOf(this.#map);
    const [width, height] = sizeOf(outline, project);
    const isDot = Math.max(width, height) < GLOBE_LEAST_PX;
    this.#view.classList.toggle('cm-globe-dot', isDot);
    this.#view.setAttribute('d', isDot ? 'M0 0h0' : pathOf(outline, project));
  }
}

function shape<K extends keyof SVGElementTagNameMap>(
  name: K,
  attributes: Readonly<Record<string, string | number>>,
): SVGElementTagNameMap[K] {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  return made;
}

/** Longitudes and latitudes in turn, GLOBE_STEP_DEG apart by how far the line has come. */
function thinned({ points }: FlatLine): Float64Array {
  const kept: number[] = [];
  let come = GLOBE_STEP_DEG;
  for (let at = 0; at < points.length; at += 2) {
    if (at > 0)
      come += Math.max(
        Math.abs((points[at] as number) - (points[at - 2] as number)),
        Math.abs((points[at + 1] as number) - (points[at - 1] as number)),
      );
    if (come < GLOBE_STEP_DEG) continue;
    come %= GLOBE_STEP_DEG;
    kept.push(points[at] as number, points[at + 1] as number);
  }
  return Float64Array.from(kept);
}

function outlineOf(map: L.Map): Float64Array {
  const { x, y } = map.getSize();
  const corners = [L.point(0, 0), L.point(x, 0), L.point(x, y), L.point(0, y)];
  return Float64Array.from(
    corners.flatMap((corner, index) => {
      const next = corners[(index + 1) % corners.length] as L.Point;
      return Array.from({ length: GLOBE_EDGE_POINTS }, (_, part) => {
        const along = corner.add(next.subtract(corner).multiplyBy(part / GLOBE_EDGE_POINTS));
        const { lng, lat } = map.containerPointToLatLng(along);
        return [lng, lat];
      }).flat();
    }),
  );
}

/** Orthographic, from above the middle; what lies behind comes to the edge. */
function projection(middle: L.LatLng): Project {
  const [sine, cosine] = [Math.sin(middle.lat * RADIANS), Math.cos(middle.lat * RADIANS)];
  return (lng, lat) => {
    const [turn, height] = [(lng - middle.lng) * RADIANS, lat * RADIANS];
    const x = Math.cos(height) * Math.sin(turn);
    const y = cosine * Math.sin(height) - sine * Math.cos(height) * Math.cos(turn);
    const isSeen = sine * Math.sin(height) + cosine * Math.cos(height) * Math.cos(turn) >= 0;
    const away = isSeen ? 1 : Math.max(Math.hypot(x, y), 1e-9);
    return [(x / away) * RADIUS, (-y / away) * RADIUS, isSeen];
  };
}

/** Closed; nothing of a line that lies behind. */
function pathOf(line: Float64Array, project: Project): string {
  let [path, isAnySeen] = ['', false];
  for (let at = 0; at < line.length; at += 2) {
    const [x, y, isSeen] = project(line[at] as number, line[at + 1] as number);
    isAnySeen ||= isSeen;
    path += `${at === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`;
  }
  return isAnySeen ? `${path}z` : '';
}

function sizeOf(line: Float64Array, project: Project): [number, number] {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let at = 0; at < line.length; at += 2) {
    const [x, y] = project(line[at] as number, line[at + 1] as number);
    [left, right] = [Math.min(left, x), Math.max(right, x)];
    [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
  }
  return [right - left, bottom - top];
}
