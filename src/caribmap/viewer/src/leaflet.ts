/** The one door to Leaflet: a page that has loaded it keeps its own, else the bundled one becomes `window.L`. */
import * as bundled from 'leaflet';

import { ATLANTIC_DEG } from './map/pacific.ts';
import { extentOf, type Line } from './map/whole.ts';

declare global {
  interface Window {
    L?: typeof bundled;
  }
}

// A copy: plugins add to it, which a module's own exports do not allow.
export const L = window.L ?? { ...bundled };
window.L = L;

/** The map's western edge in degrees; longitudes run from here a whole turn to the east. */
let west = -180;

/** How far rounding may have moved something out of the world. */
const OUT_DEG = 1e-6;

/** Makes the antimeridian lie inside the map; for a map without tiles, before anything is drawn. */
export function openPacific(): void {
  west = ATLANTIC_DEG;
}

/** West, south, east, north: a little over the world, which is drawn once. */
export function worldBounds(): L.LatLngBounds {
  return L.latLngBounds([-80, west - 20], [85, west + 380]);
}

/** GeoJSON's longitude, latitude as Leaflet's latitude, longitude. Nothing else turns the order. */
export function toLatLng([lng = 0, lat = 0]: readonly number[]): L.LatLng {
  return L.latLng(lat, lng + turn(lng));
}

/** Leaflet points of a line, all shifted by the same turn so that the line stays whole: its middle decides, of a hole that of its outer ring. */
export function toLatLngs(line: Line, outer: Line = line): L.LatLng[] {
  const [westmost, eastmost] = extentOf(outer);
  return turned(line, shiftOf(westmost, eastmost));
}

/** Leaflet points of a line that is moved by degrees of longitude. */
export function turned(line: Line, shift: number): L.LatLng[] {
  return line.map(([lng = 0, lat = 0]) => L.latLng(lat, lng + shift));
}

/** Degrees to add to the longitudes of a line between two longitudes: as `shiftOf` says and, where it leaves the world there, to show it on the other side, too. */
export function turnsOf([westmost, eastmost]: readonly [number, number]): number[] {
  const first = shiftOf(westmost, eastmost);
  const turns = [first];
  if (westmost + first < west - OUT_DEG) turns.push(first + 360);
  if (eastmost + first > west + 360 + OUT_DEG) turns.push(first - 360);
  return turns;
}

/** Degrees to add to the longitudes of a line between two longitudes, so that its middle lies on the map. */
export function shiftOf(westmost: number, eastmost: number): number {
  return turn((westmost + eastmost) / 2);
}

/** Bounds as west, south, east, north in degrees; west > east crosses the antimeridian. */
export function toBounds([west = -180, south = -85, east = 180, north = 85]: readonly number[]): L.LatLngBounds {
  const [southWest, northEast] = toLatLngs([
    [west, south],
    [west > east ? east + 360 : east, north],
  ]);
  return L.latLngBounds(southWest ?? [south, west], northEast ?? [north, east]);
}

function turn(lng: number): number {
  return lng < west ? 360 : 0;
}
