/**
 * What terra-draw needs of a Leaflet map. Ours instead of `terra-draw-leaflet-adapter`, which puts style elements into the
 * page: its policy has none. What is drawn has classes, so that the desk's style sheet decides how it looks.
 *
 * terra-draw takes longitudes from -180 to 180. Its are ours less `turn`, so that a drawing may cross the antimeridian.
 */
import { type GeoJSONStoreFeatures, TerraDrawExtend } from 'terra-draw';

import { L } from '../../leaflet.ts';
import { kept, type Position } from '../base/shapes.ts';

const PRECISION = 9;
const HANDLE_PX = 7;
const SMALL_HANDLE_PX = 4;

type Changes = Parameters<TerraDrawExtend.TerraDrawBaseAdapter['render']>[0];
type TerraDrawMouseEvent = Parameters<Parameters<TerraDrawExtend.TerraDrawBaseAdapter['register']>[0]['onClick']>[0];
type Cursor = Parameters<TerraDrawExtend.TerraDrawBaseAdapter['setCursor']>[0];

export class DrawAdapter extends TerraDrawExtend.TerraDrawBaseAdapter {
  /** Whether corners have handles that terra-draw's own way to change a shape does not draw. */
  showsCorners = false;
  readonly #map: L.Map;
  readonly #turn: number;
  readonly #layers = new Map<string, L.Path>();

  constructor(map: L.Map) {
    super({ coordinatePrecision: PRECISION });
    this.#map = map;
    this.#turn = Math.round(map.getCenter().lng);
  }

  /** A position of the map as terra-draw has it. */
  inward([lng, lat]: Position): [number, number] {
    const round = (degrees: number): number => Number(degrees.toFixed(PRECISION));
    return [round(Math.max(-180, Math.min(180, lng - this.#turn))), round(lat)];
  }

  outward([lng = 0, lat = 0]: readonly number[]): Position {
    return kept([lng + this.#turn, lat]);
  }

  /** Does what a click there does. */
  click(position: Position): void {
    const [lng, lat] = this.inward(position);
    const { x, y } = this.project(lng, lat);
    const event: TerraDrawMouseEvent = {
      lng,
      lat,
      containerX: x,
      containerY: y,
      button: 'left',
      heldKeys: [],
      isContextMenu: false,
    };
    this._currentModeCallbacks?.onMouseMove(event);
    this._currentModeCallbacks?.onClick(event);
  }

  /** Does what a key does, of those that a mode was given. */
  press(key: string): void {
    this._currentModeCallbacks?.onKeyUp({ key, heldKeys: [], preventDefault: () => undefined });
  }

  override getMapEventElement(): HTMLElement {
    return this.#map.getContainer();
  }

  override getLngLatFromEvent(event: PointerEvent | MouseEvent): { lng: number; lat: number } {
    const { containerX, containerY } = this.getMapElementXYPosition(event);
    return this.unproject(containerX, containerY);
  }

  override project(lng: number, lat: number): { x: number; y: number } {
    return this.#map.latLngToContainerPoint([lat, lng + this.#turn]);
  }

  override unproject(x: number, y: number): { lng: number; lat: number } {
    const { lng, lat } = this.#map.containerPointToLatLng([x, y]);
    const [inner, at] = this.inward([lng, lat]);
    return { lng: inner, lat: at };
  }

  override setDraggability(isDraggable: boolean): void {
    if (isDraggable) this.#map.dragging.enable();
    else this.#map.dragging.disable();
  }

  override setDoubleClickToZoom(zooms: boolean): void {
    if (zooms) this.#map.doubleClickZoom.enable();
    else this.#map.doubleClickZoom.disable();
  }

  override setCursor(cursor: Cursor): void {
    this.#map.getContainer().style.cursor = cursor === 'unset' ? '' : cursor;
  }

  override render({ created, updated, deletedIds }: Changes): void {
    for (const id of deletedIds) this.#remove(String(id));
    for (const feature of [...created, ...updated]) {
      this.#remove(String(feature.id));
      if (feature.properties.coordinatePoint === true && !this.showsCorners) continue;
      this.#layers.set(String(feature.id), this.#layerOf(feature).addTo(this.#map));
    }
  }

  override clear(): void {
    this._currentModeCallbacks?.onClear();
    this.clearLayers();
  }

  /** What ends with the map. */
  clearLayers(): void {
    for (const id of [...this.#layers.keys()]) this.#remove(id);
  }

  override register(callbacks: Parameters<TerraDrawExtend.TerraDrawBaseAdapter['register']>[0]): void {
    super.register(callbacks);
    callbacks.onReady?.();
  }

  #remove(id: string): void {
    this.#layers.get(id)?.remove();
    this.#layers.delete(id);
  }

  #layerOf({ geometry, properties }: GeoJSONStoreFeatures): L.Path {
    const at = (position: readonly number[]): L.LatLng => {
      const [lng, lat] = this.outward(position);
      return L.latLng(lat, lng);
    };
    if (geometry.type === 'Polygon') {
      return L.polygon((geometry.coordinates[0] ?? []).map(at), {
        className: 'cm-drawn cm-drawn-area',
        interactive: false,
      });
    }
    if (geometry.type === 'LineString') {
      return L.polyline(geometry.coordinates.map(at), { className: 'cm-drawn', interactive: false });
    }
    const isSmall = properties.midPoint === true;
    const className = isSmall ? 'cm-drawn-handle cm-drawn-middle' : 'cm-drawn-handle';
    const radius = isSmall ? SMALL_HANDLE_PX : HANDLE_PX;
    return L.circleMarker(at(geometry.coordinates as number[]), { radius, className, interactive: false });
  }
}
