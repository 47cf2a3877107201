/** Moves the map to all that a layer holds. */
import { effect } from '@preact/signals';
import type { Geometry, Position } from 'geojson';
import type { Map as LeafletMap } from 'leaflet';

import { toBounds } from '../leaflet.ts';
import type { State } from '../state.ts';

const PADDING_PX = 48;
/** A layer of one point is shown with its surroundings. */
const MAX_ZOOM = 8;

export function startFit(state: State, map: LeafletMap): void {
  effect(() => {
    const layerId = state.fit.value;
    if (layerId === null) return;
    state.fit.value = null;
    const places = state.index.placesByLayer.get(layerId) ?? [];
    const bounds_deg = boundsOf(places.filter(state.allows.peek()).flatMap(({ geometry }) => geometry ?? []));
    const animate = !matchMedia('(prefers-reduced-motion: reduce)').matches;
    if (bounds_deg) map.fitBounds(toBounds(bounds_deg), { padding: [PADDING_PX, PADDING_PX], maxZoom: MAX_ZOOM, animate });
  });
}

/** West, south, east, north in degrees, null without a position. */
function boundsOf(geometries: readonly Geometry[]): readonly number[] | null {
  const positions = geometries.flatMap(positionsOf);
  if (positions.length === 0) return null;
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lng = 0, lat = 0] of positions) {
    [west, south] = [Math.min(west, lng), Math.min(south, lat)];
    [east, north] = [Math.max(east, lng), Math.max(north, lat)];
  }
  return [west, south, east, north];
}

function positionsOf(geometry: Geometry): Position[] {
  if (geometry.type === 'GeometryCollection') return geometry.geometries.flatMap(positionsOf);
  return flat(geometry.coordinates);
}

type Nested = Position | Nested[];

function flat(coordinates: Nested): Position[] {
  return typeof coordinates[0] === 'number' ? [coordinates as Position] : (coordinates as Nested[]).flatMap(flat);
}
