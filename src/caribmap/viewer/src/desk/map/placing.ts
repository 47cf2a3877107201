/** The point that the form of a place is about, on the map: a mark, the circle of its precision, and the keys that move it. */
import { effect } from '@preact/signals';
import { L, toLatLng } from '../../leaflet.ts';
import * as store from '../base/store.ts';

const NUDGE_PX = 4;
const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-NUDGE_PX, 0],
  ArrowRight: [NUDGE_PX, 0],
  ArrowUp: [0, -NUDGE_PX],
  ArrowDown: [0, NUDGE_PX],
};
const DECIMALS = 5;

/** Longitude and latitude, east of -180 and west of 180, with five decimals. */
function pointAt({ lng, lat }: L.LatLng): [number, number] {
  const round = (degrees: number): number => Number(degrees.toFixed(DECIMALS));
  return [round(((((lng + 180) % 360) + 360) % 360) - 180), round(lat)];
}

/** Draws the point while a form asks for one; ends with the map. */
export function followPoint(map: L.Map): () => void {
  const group = L.featureGroup().addTo(map);
  const stop = effect(() => {
    group.clearLayers();
    const placing = store.placing.value;
    if (!placing?.point) return;
    const at = toLatLng(placing.point);
    if (placing.precision > 0) {
      L.circle(at, { radius: placing.precision, className: 'cm-desk-precision', interactive: false }).addTo(group);
    }
    const icon = L.divIcon({ className: 'cm-handle', iconSize: [22, 22] });
    const handle = L.marker(at, { icon, draggable: true, keyboard: false, zIndexOffset: 2000 }).addTo(group);
    handle.on('dragend', () => placing.put(pointAt(handle.getLatLng())));
    if (!map.getBounds().contains(at)) map.panTo(at, { animate: false });
  });
  map.on('click', ({ latlng }) => store.placing.value?.put(pointAt(latlng)));
  return stop;
}

/** Does what a key of the map stands for; true if it is one. */
export function pressOnMap(map: L.Map, { key, shiftKey }: KeyboardEvent): boolean {
  const placing = store.placing.value;
  if (!placing) return false;
  if (key === '.') placing.put(pointAt(map.getCenter()));
  else if (key === '[') placing.coarser(-1);
  else if (key === ']') placing.coarser(1);
  else if (shiftKey && ARROWS[key] && placing.point) {
    const moved = map.project(toLatLng(placing.point)).add(ARROWS[key] as [number, number]);
    placing.put(pointAt(map.unproject(moved)));
  } else return false;
  return true;
}

/** Puts the point where pasted coordinates say: what they may mean is asked in the form. */
export function pasteOnMap(map: L.Map, text: string): boolean {
  const placing = store.placing.value;
  if (!placing || text.trim() === '') return false;
  placing.type(text, (point) => map.panTo(toLatLng(point), { animate: false }));
  return true;
}
