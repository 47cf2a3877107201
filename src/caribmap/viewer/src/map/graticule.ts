/** Meridians and parallels of the map's view, with their degrees where they leave it. As the picture's graticule.py. */
import { L } from '../leaflet.ts';
import { type Box, overlap } from './placing.ts';
import { DEGREE_PX, GRATICULE_MAP_PX, GRATICULE_PX, GRATICULE_STEPS, GRATICULE_ZOOM } from './rules.ts';

const PANE = 'cm-graticule';
const WORLD_PX_AT_ZOOM_0 = 256;
const MINUTES = 60;
/** How far beyond the view lines reach, in shares of its size: it may be dragged. */
const PADDING = 0.5;

export class Graticule {
  readonly #map: L.Map;
  readonly #lines: L.Polyline;
  readonly #degrees: L.LayerGroup;

  constructor(map: L.Map) {
    this.#map = map;
    map.createPane(PANE);
    const renderer = L.svg({ pane: PANE, padding: PADDING });
    const look = { renderer, pane: PANE, className: 'cm-graticule-line', interactive: false };
    this.#lines = L.polyline([], look).addTo(map);
    this.#degrees = L.layerGroup().addTo(map);
  }

  /** Draws lines across the map, and their degrees clear of `taken`, in container pixels. */
  draw(taken: readonly Box[]): void {
    const step = stepOf(this.#map);
    this.#degrees.clearLayers();
    this.#lines.setLatLngs(step === null ? [] : this.#linesOf(step));
    if (step === null) return;
    for (const [minutes, at] of endsOf(this.#map.getBounds(), step))
      if (this.#isFree(at, taken)) label(minutes, at).addTo(this.#degrees);
  }

  #linesOf(step: number): L.LatLng[][] {
    const far = this.#map.getBounds().pad(PADDING);
    const [west, south, east, north] = [far.getWest(), far.getSouth(), far.getEast(), far.getNorth()];
    return [
      ...between(west, east, step).map((lng) => [L.latLng(south, lng / MINUTES), L.latLng(north, lng / MINUTES)]),
      ...between(south, north, step).map((lat) => [L.latLng(lat / MINUTES, west), L.latLng(lat / MINUTES, east)]),
    ];
  }

  #isFree(at: L.LatLng, taken: readonly Box[]): boolean {
    const { x, y } = this.#map.latLngToContainerPoint(at);
    const own = { left: x, top: y - DEGREE_PX[1], right: x + DEGREE_PX[0], bottom: y };
    return own.top >= 0 && own.right <= this.#map.getSize().x && !taken.some((other) => overlap(own, other));
  }
}

/** Where lines leave the view to the left and below, with their minutes. */
function endsOf(view: L.LatLngBounds, step: number): (readonly [number, L.LatLng])[] {
  const [west, south, east, north] = [view.getWest(), view.getSouth(), view.getEast(), view.getNorth()];
  return [
    ...between(south, north, step).map((lat) => [lat, L.latLng(lat / MINUTES, west)] as const),
    ...between(west, east, step).map((lng) => [lng, L.latLng(south, lng / MINUTES)] as const),
  ];
}

/** In minutes of arc; null for no graticule. */
function stepOf(map: L.Map): number | null {
  const { x, y } = map.getSize();
  const [width, height] = GRATICULE_MAP_PX;
  if (map.getZoom() < GRATICULE_ZOOM || x < width || y < height) return null;
  const minutePx = (WORLD_PX_AT_ZOOM_0 * 2 ** map.getZoom()) / 360 / MINUTES;
  return [...GRATICULE_STEPS].reverse().find((step) => step * minutePx >= GRATICULE_PX) ?? null;
}

/** Multiples of a step in minutes between degrees. */
function between(low: number, high: number, step: number): number[] {
  const first = Math.ceil((low * MINUTES) / step);
  const last = Math.floor((high * MINUTES) / step);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => (first + index) * step);
}

function label(minutes: number, at: L.LatLng): L.Marker {
  const html = document.createElement('span');
  html.textContent = degrees(minutes);
  const icon = L.divIcon({ className: 'cm-degree', html, iconSize: [0, 0] });
  return L.marker(at, { icon, pane: PANE, interactive: false, keyboard: false });
}

/** Without a side, which its place on the map says: 60°, 10°30′. */
function degrees(minutes: number): string {
  const turn = 360 * MINUTES;
  const whole = Math.abs(((((minutes + turn / 2) % turn) + turn) % turn) - turn / 2);
  const rest = whole % MINUTES;
  return `${Math.floor(whole / MINUTES)}°${rest === 0 ? '' : `${String(rest).padStart(2, '0')}′`}`;
}
