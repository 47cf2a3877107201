/** What a recipe would draw, on the map before it is accepted. */
import { effect } from '@preact/signals';
import type { GeoJsonObject } from 'geojson';

import { L, toLatLng } from '../../leaflet.ts';
import * as store from '../base/store.ts';

const HANDLE_PX = 7;
const ROOM = 0.2;

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
    if (bounds.isValid() && !map.getBounds().contains(bounds)) map.fitBounds(bounds.pad(ROOM), { animate: false });
  });
}
