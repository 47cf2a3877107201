/** Moves the map to all that a layer holds. */
import { effect } from '@preact/signals';
import type { Geometry, Position } from 'geojson';
import type { Map as LeafletMap } from 'leaflet';

import type { Index } from '../data.ts';
import { toBounds } from '../leaflet.ts';
import { squareX, squareY, unsquared } from '../records/columns.ts';
import type { Mask } from '../records/filter.ts';
import type { State } from '../state.ts';

const PADDING_PX = 48;
/** Largest zoom: a layer of one point is shown with its surroundings. */
const MAX_ZOOM = 8;

export function startFit(state: State, map: LeafletMap): void {
  effect(() => {
    const layerId = state.fit.value;
    if (layerId === null) return;
    state.fit.value = null;
    const bounds_deg = boundsOf(state.index, layerId, state.allowed.peek());
    const animate = !matchMedia('(prefers-reduced-motion: reduce)').matches;
    if (bounds_deg)
      map.fitBounds(toBounds(bounds_deg), { padding: [PADDING_PX, PADDING_PX], maxZoom: MAX_ZOOM, animate });
  });
}

/** Number of lines and areas of a layer that count corner by corner; of more, only the anchors count. */
const MOST_SHAPES = 200;

/** Bounds of the layer as west, south, east, north in degrees; null where no place has a position. */
function boundsOf(
  { places, placeColumns: { layer, x, y, isPoint } }: Index,
  layerId: string,
  allowed: Mask,
): readonly number[] | null {
  const code = layer.values.indexOf(layerId);
  let [west, south, east, north] = [Infinity, -Infinity, -Infinity, Infinity];
  const include = (eastwards: number, southwards: number): void => {
    [west, east] = [Math.min(west, eastwards), Math.max(east, eastwards)];
    [north, south] = [Math.min(north, southwards), Math.max(south, southwards)];
  };
  let shapes = 0;
  for (let position = 0; position < x.length; position++) {
    if (layer.codes[position] !== code || allowed[position] === 0 || Number.isNaN(x[position])) continue;
    include(x[position] as number, y[position] as number);
    if (isPoint[position] === 1 || shapes++ >= MOST_SHAPES) continue;
    const { geometry } = places.at(position);
    for (const [lng = 0, lat = 0] of geometry ? positionsOf(geometry) : []) include(squareX(lng), squareY(lat));
  }
  return west > east ? null : [...unsquared(west, south), ...unsquared(east, north)];
}

function positionsOf(geometry: Geometry): Position[] {
  if (geometry.type === 'GeometryCollection') return geometry.geometries.flatMap(positionsOf);
  return flat(geometry.coordinates);
}

type Nested = Position | Nested[];

function flat(coordinates: Nested): Position[] {
  return typeof coordinates[0] === 'number' ? [coordinates as Position] : (coordinates as Nested[]).flatMap(flat);
}
