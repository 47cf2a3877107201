/** What a recipe would draw, on the map before it is accepted. */
import { effect } from '@preact/signals';
import type { GeoJsonObject } from 'geojson';

import { L, toLatLng } from '../../leaflet.ts';
import * as store from '../base/store.ts';

const HANDLE_PX = 7;
const ROOM = 1;
/** What is smaller on the map than this is gone nearer to. */
const LEAST_PX = 80;

/** Follows the proposal; ends with the map. */
export function followProposal(map: L.Map): () => void {
  const group = L.featureGroup().addTo(map);
  return effect(() => {
    group.clearLayers();
    const geometry = store.proposed.value;
    if (!geometry) return;
    const look = { className: 'cm-proposed', interactive: false };
    L.geoJSON(geometry as unknown as GeoJsonObject, {
      ...look,
      coordsToLatLng: (position) => toLatLng(position),
      pointToLayer: (_, at) => L.circleMarker(at, { radius: HANDLE_PX, ...look }),
    }).addTo(group);
    const bounds = group.getBounds();
    if (bounds.isValid() && !isSeen(map, bounds)) map.fitBounds(bounds.pad(ROOM), { animate: false });
  });
}

/** Whether bounds are in view, and large enough to tell what they are of. */
function isSeen(map: L.Map, bounds: L.LatLngBounds): boolean {
  const [one, other] = [map.project(bounds.getNorthWest()), map.project(bounds.getSouthEast())];
  return map.getBounds().contains(bounds) && Math.max(other.x - one.x, other.y - one.y) >= LEAST_PX;
}
