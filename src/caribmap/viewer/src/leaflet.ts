/** The one door to Leaflet: a page that has loaded it keeps its own, else the bundled one becomes `window.L`. */
import bundled from 'leaflet';

declare global {
  interface Window {
    L?: typeof bundled;
  }
}

// Leaflet's script puts itself at window.L as it loads; noConflict gives back what stood there before.
const own: typeof bundled = bundled.noConflict();

export const L = window.L ?? own;
window.L = L;

/** GeoJSON's longitude, latitude as Leaflet's latitude, longitude. Nothing else turns the order. */
export function toLatLng(position: readonly number[]): L.LatLng {
  return L.latLng(position[1] ?? 0, position[0] ?? 0);
}

export function toLatLngs(line: readonly (readonly number[])[]): L.LatLng[] {
  return line.map(toLatLng);
}

/** Bounds as west, south, east, north in degrees; west > east crosses the antimeridian. */
export function toBounds(bounds_deg: readonly number[]): L.LatLngBounds {
  const [west = -180, south = -85, east = 180, north = 85] = bounds_deg;
  return L.latLngBounds(toLatLng([west, south]), toLatLng([west > east ? east + 360 : east, north]));
}
