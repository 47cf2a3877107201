/** Meridians and parallels of the map's view, with their degrees where they leave it, as the picture's graticule.py. */
import { L } from '../leaflet.ts';
import { FURNITURE } from './furniture.ts';
import { GRATICULE_MAP_PX, GRATICULE_PX, GRATICULE_STEPS, GRATICULE_ZOOM } from './rules.ts';

const PANE = 'cm-graticule';
const WORLD_PX_AT_ZOOM_0 = 256;
const MINUTES = 60;
/** How far beyond the view lines reach, in shares of its size: it may be dragged. */
const PADDING = 0.5;
const LABEL_PX = [36, 16] as const;

export function drawGraticule(map: L.Map): void {
  map.createPane(PANE);
  const renderer = L.svg({ pane: PANE, padding: PADDING });
  const lines = L.polyline([], { renderer, pane: PANE, className: 'cm-graticule-line', interactive: false }).addTo(map);
  const labels = L.layerGroup().addTo(map);
  const draw = (): void => {
    const step = stepOf(map);
    labels.clearLayers();
    if (step === null) {
      lines.setLatLngs([]);
      return;
    }
    const view = map.getBounds();
    const [west, south, east, north] = [view.getWest(), view.getSouth(), view.getEast(), view.getNorth()];
    const far = view.pad(PADDING);
    const meridians = between(far.getWest(), far.getEast(), step);
    const parallels = between(far.getSouth(), far.getNorth(), step);
    lines.setLatLngs([
      ...meridians.map((lng) => [L.latLng(far.getSouth(), lng / MINUTES), L.latLng(far.getNorth(), lng / MINUTES)]),
      ...parallels.map((lat) => [L.latLng(lat / MINUTES, far.getWest()), L.latLng(lat / MINUTES, far.getEast())]),
    ]);
    const ends = [
      ...between(south, north, step).map((lat) => [lat, L.latLng(lat / MINUTES, west)] as const),
      ...between(west, east, step).map((lng) => [lng, L.latLng(south, lng / MINUTES)] as const),
    ];
    const taken = boxesOf(map);
    for (const [minutes, at] of ends)
      if (isFree(map.latLngToContainerPoint(at), taken)) label(minutes, at).addTo(labels);
  };
  map.on('moveend zoomend viewreset resize', draw);
  draw();
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

/** What stands at the map's edges. */
function boxesOf(map: L.Map): L.Bounds[] {
  const { left, top } = map.getContainer().getBoundingClientRect();
  return [...document.querySelectorAll(FURNITURE)].map((part) => {
    const box = part.getBoundingClientRect();
    return L.bounds([box.left - left, box.top - top], [box.right - left, box.bottom - top]);
  });
}

function isFree({ x, y }: L.Point, taken: readonly L.Bounds[]): boolean {
  const own = L.bounds([x, y - LABEL_PX[1]], [x + LABEL_PX[0], y]);
  return !taken.some((box) => box.overlaps(own));
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
