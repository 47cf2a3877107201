/** What the map is framed to where a step names places instead of a view. */
import { L, toLatLng } from '../leaflet.ts';
import type { PayloadPlace } from '../payload.ts';
import { linesOf } from './geometry.ts';
import type { Framing } from './motion.ts';
import { PLACES_PADDING_PX, PLACES_ZOOM } from './rules.ts';

export function framingOfPlaces(places: readonly PayloadPlace[]): Framing {
  const bounds = L.latLngBounds([]);
  for (const { geometry, anchor } of places) {
    if (anchor) bounds.extend(toLatLng(anchor));
    for (const line of geometry ? linesOf(geometry) : []) for (const latlng of line) bounds.extend(latlng);
  }
  const [west, south, east, north] = [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
  return { bounds: [west, south, east, north], portrait: null, padding: PLACES_PADDING_PX, maxZoom: PLACES_ZOOM };
}
