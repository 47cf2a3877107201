/** Moves the map, one motion at a time: to a view, and to where the open card's mark is seen. */
import { L, toBounds } from '../leaflet.ts';
import type { PayloadView } from '../payload.ts';

/** Where a spot will stand in the container, in pixels, once the map has moved. */
export type PointOf = (latlng: L.LatLng) => L.Point;

export class Motion {
  readonly #map: L.Map;
  /** The view that the map is framed to until somebody else moves it. */
  #framed: PayloadView | null = null;
  #wanted: PayloadView | null = null;
  #isDue = false;
  #isOwn = false;
  /** False at first: the first view is set without an animation. */
  #glides = false;
  #room: (pointOf: PointOf) => L.Point = () => L.point(0, 0);

  constructor(map: L.Map) {
    this.#map = map;
    map.on('movestart', () => {
      const { x, y } = map.getSize();
      // Nobody moves a map without extent: Leaflet does, to keep it in its bounds.
      if (!this.#isOwn && x > 0 && y > 0) this.#framed = null;
    });
    map.on('dragstart', () => (this.#framed = null));
    // After all other event handlers: Leaflet then brings the map back into its bounds, which leaves no view.
    map.on('moveend', () => queueMicrotask(() => (this.#isOwn = false)));
    setTimeout(() => (this.#glides = true));
  }

  /** `room`: how far the map has to move on for the open card's mark to be seen. */
  makeRoomBy(room: (pointOf: PointOf) => L.Point): void {
    this.#room = room;
  }

  /** Frames a view as soon as the state has changed in full: a card that opens with it is part of the same motion. */
  frame(view: PayloadView): void {
    this.#wanted = view;
    this.makeRoom();
  }

  /** Makes room for the card that has just opened. */
  makeRoom(): void {
    if (this.#isDue) return;
    this.#isDue = true;
    queueMicrotask(() => {
      this.#isDue = false;
      this.#move(this.#wanted, this.#glides && !reducedMotion());
      this.#wanted = null;
    });
  }

  /** Frames a view at once: the first one. */
  start(view: PayloadView): void {
    this.#move(view, false);
  }

  /** Lets the map take its container's size. Leaflet then brings it back into its bounds, which leaves no view. */
  resize(): void {
    this.#isOwn = true;
    this.#map.invalidateSize({ pan: this.#framed === null, animate: false });
    this.#isOwn = false;
  }

  /** After a change of the map's size: frames the view again that nobody has left, and makes room again. */
  again(): void {
    this.#move(this.#framed, false);
  }

  #move(view: PayloadView | null, animate: boolean): void {
    const size = this.#map.getSize();
    const bounds = view && toBounds(size.y > size.x && view.portrait ? view.portrait : view.bounds);
    const zoom = bounds ? this.#map.getBoundsZoom(bounds) : this.#map.getZoom();
    const project = (latlng: L.LatLng): L.Point => this.#map.project(latlng, zoom);
    const middle = bounds
      ? project(bounds.getSouthWest()).add(project(bounds.getNorthEast())).divideBy(2)
      : project(this.#map.getCenter());
    const corner = middle.subtract(size.divideBy(2));
    const by = this.#room((latlng) => project(latlng).subtract(corner));
    if (!view && by.x === 0 && by.y === 0) return;
    this.#isOwn = true;
    if (view) this.#map.setView(this.#map.unproject(middle.add(by), zoom), zoom, { animate });
    // Without reduced motion, Leaflet decides: it animates a move up to the map's width, and jumps further.
    else this.#map.panBy(by, animate ? {} : { animate });
    if (view) this.#framed = view;
  }
}

function reducedMotion(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}
