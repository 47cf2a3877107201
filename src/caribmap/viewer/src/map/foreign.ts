/** Folium layers that were added to the dossier's own: where they stand on a map across 180°, what a layer control calls ours, how a script moves the map. */
import { L, shiftOf } from '../leaflet.ts';

/** Layers of Leaflet as they are looked at here; each has only some of these. */
interface Located {
  getLatLng?(): L.LatLng;
  setLatLng?(latlng: L.LatLng): unknown;
  getLatLngs?(): Nested;
  setLatLngs?(latlngs: Nested | readonly HeatSpot[]): unknown;
  getBounds?(): L.LatLngBounds;
  setBounds?(bounds: L.LatLngBounds): unknown;
  getLayers?(): L.Layer[];
  /** What a heat map keeps to itself. */
  readonly _latlngs?: readonly HeatSpot[];
}

/** Latitude, longitude, weight. */
type HeatSpot = readonly [number, number, ...number[]];

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

const held: L.Map[] = [];

/**
 * Puts every map at once where Folium's scripts want it: an animation would end over what the page shows then.
 * Called before the scripts run; `letMove` ends it.
 */
export function standAtOnce(): void {
  L.Map.addInitHook(function (this: L.Map) {
    const { setView } = this;
    this.setView = (center, zoom, options) => setView.call(this, center, zoom, { ...options, animate: false });
    held.push(this);
  });
}

export function letMove(): void {
  for (const map of held.splice(0)) Reflect.deleteProperty(map, 'setView');
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

/** Keeps what Folium adds in the part of the world that is shown, now and whenever a layer comes onto the map. */
export function keepInView(map: L.Map): void {
  map.eachLayer(bringIntoView);
  map.on('layeradd', ({ layer }) => bringIntoView(layer));
}

/** Moves a layer, or each in a group, by its turn. A group of markers that cluster moves them in its index, too. */
function bringIntoView(layer: L.Layer): void {
  if (layer.options?.pane?.startsWith('cm-')) return; // our own, which may be drawn on both sides
  const located = layer as Located;
  if (located.getLayers) for (const part of located.getLayers()) bringIntoView(part);
  else if (located.getLatLng) turnSpot(located, located.getLatLng());
  else if (located.getLatLngs) turnLine(located, located.getLatLngs());
  else if (located.getBounds) turnBounds(located, located.getBounds());
  else if (located._latlngs) located.setLatLngs?.(located._latlngs.map(turnedHeat));
}

function turnSpot(spot: Located, at: L.LatLng): void {
  const shift = shiftOf(at.lng, at.lng);
  if (shift !== 0) spot.setLatLng?.(turned(at, shift));
}

function turnLine(line: Located, latlngs: Nested): void {
  const shift = shiftOfAll(line.getBounds?.());
  if (shift !== 0) line.setLatLngs?.(moved(latlngs, shift));
}

function turnBounds(picture: Located, bounds: L.LatLngBounds): void {
  const shift = shiftOfAll(bounds);
  if (shift === 0) return;
  picture.setBounds?.(L.latLngBounds(turned(bounds.getSouthWest(), shift), turned(bounds.getNorthEast(), shift)));
}

function turnedHeat([lat, lng, ...weight]: HeatSpot): HeatSpot {
  return [lat, lng + shiftOf(lng, lng), ...weight];
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
