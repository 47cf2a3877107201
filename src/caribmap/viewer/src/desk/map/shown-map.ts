/** The map that the desk shows: what of the world stands on it, and where it goes. */
import { L, toBounds, toLatLng } from '../../leaflet.ts';

/** Parts of a framing's height that still count: about a pixel. */
const PARTS = 200;
/** Zooms: on a map further away than the one nobody sees where a point is, so it is shown at the other. */
const [FAR, NEAR] = [5, 7];
let shown: L.Map | null = null;

export function setShownMap(map: L.Map | null): void {
  shown = map;
}

/** West, south, east, north of what the map shows; west is greater than east across 180°. Null without a map. */
export function boundsOfMap(): readonly number[] | null {
  if (!shown) return null;
  const bounds = shown.getBounds();
  const [south, north] = [Math.max(-90, bounds.getSouth()), Math.min(90, bounds.getNorth())];
  const isWorld = bounds.getEast() - bounds.getWest() >= 360;
  const [west, east] = isWorld ? [-180, 180] : [turned(bounds.getWest()), turned(bounds.getEast())];
  const decimals = Math.max(1, Math.ceil(Math.log10(PARTS / (north - south))));
  return [west, south, east, north].map((degrees) => Number(degrees.toFixed(decimals)));
}

/** The same longitude between -180 and 180. */
function turned(longitude: number): number {
  return ((((longitude + 180) % 360) + 360) % 360) - 180;
}

export function showBounds(bounds: readonly number[]): void {
  shown?.fitBounds(toBounds(bounds), { animate: false });
}

/** Moves the map so that these points are in view. */
export function showPoints(points: readonly (readonly [number, number])[]): void {
  if (points.length === 0) return;
  const bounds = L.latLngBounds(points.map((point) => toLatLng(point)));
  shown?.fitBounds(bounds.pad(0.3), { animate: false, maxZoom: 7 });
}

/** Goes near to a point, if the map is far; what it returns goes back, unless somebody moved the map meanwhile. */
export function showNear(point: readonly [number, number]): () => void {
  if (!shown || shown.getZoom() >= FAR) return () => undefined;
  const [center, zoom] = [shown.getCenter(), shown.getZoom()];
  shown.setView(toLatLng(point), NEAR, { animate: false });
  const there = shown.getCenter();
  return () => {
    if (shown?.getZoom() === NEAR && shown.getCenter().equals(there, 0.1))
      shown.setView(center, zoom, { animate: false });
  };
}

/** Whether a point is in view; longitudes of another turn count. */
export function isInView([lng, lat]: readonly [number, number]): boolean {
  const bounds = shown?.getBounds();
  return Boolean(bounds && [-360, 0, 360].some((turn) => bounds.contains(toLatLng([lng + turn, lat]))));
}
