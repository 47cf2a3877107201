/** Folium layers that were added to the dossier's own: where they stand on a map across 180°, what a layer control calls ours. */
import { L, shiftOf, toLatLng } from '../leaflet.ts';

/** Layers of Leaflet as they are looked at here; each has only some of these. */
interface Located {
  getLatLng?(): L.LatLng;
  setLatLng?(latlng: L.LatLng): unknown;
  getLatLngs?(): Nested;
  setLatLngs?(latlngs: Nested): unknown;
  getBounds?(): L.LatLngBounds;
  setBounds?(bounds: L.LatLngBounds): unknown;
}

type Nested = L.LatLng | readonly Nested[];

/** What L.Control.Layers keeps to itself. */
interface LayersControl extends L.Control.Layers {
  _layers: { layer: L.Layer; name: string }[];
  _update(): unknown;
  _map?: L.Map;
}

const controls: LayersControl[] = [];

/** Remembers every layer control that Folium's script makes; called before that script runs. */
export function watchLayerControls(): void {
  L.Control.Layers.addInitHook(function (this: LayersControl) {
    controls.push(this);
  });
}

/** Writes our layers' names in place of their ids, which is all that a Folium element may know. */
export function nameLayers(groups: Readonly<Record<string, L.FeatureGroup>>, nameOf: (id: string) => string): void {
  const ids = new Map<L.Layer, string>(Object.entries(groups).map(([id, group]) => [group, id]));
  for (const control of controls) {
    for (const entry of control._layers) {
      const id = ids.get(entry.layer);
      if (id !== undefined) entry.name = asMarkup(nameOf(id));
    }
    if (control._map) control._update();
  }
}

/** Moves everything on the map by the turn that brings it into the part of the world that is shown. */
export function bringIntoView(map: L.Map): void {
  map.eachLayer((layer) => {
    const located = layer as Located;
    if (located.getLatLng && located.setLatLng) {
      const { lat, lng } = located.getLatLng();
      located.setLatLng(toLatLng([lng, lat]));
    } else if (located.getLatLngs && located.setLatLngs) {
      const shift = shiftOfAll(located.getBounds?.());
      if (shift !== 0) located.setLatLngs(moved(located.getLatLngs(), shift));
    } else if (located.getBounds && located.setBounds) {
      const bounds = located.getBounds();
      const shift = shiftOfAll(bounds);
      if (shift === 0) return;
      const [southWest, northEast] = [bounds.getSouthWest(), bounds.getNorthEast()].map((corner) =>
        turned(corner, shift),
      );
      located.setBounds(L.latLngBounds(southWest as L.LatLng, northEast as L.LatLng));
    }
  });
}

function shiftOfAll(bounds: L.LatLngBounds | undefined): number {
  return bounds?.isValid() ? shiftOf(bounds.getWest(), bounds.getEast()) : 0;
}

function moved(latlngs: Nested, shift: number): Nested {
  return latlngs instanceof L.LatLng
    ? turned(latlngs, shift)
    : (latlngs as readonly Nested[]).map((part) => moved(part, shift));
}

function turned({ lat, lng }: L.LatLng, shift: number): L.LatLng {
  return L.latLng(lat, lng + shift);
}

/** The control writes names as markup. */
function asMarkup(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
