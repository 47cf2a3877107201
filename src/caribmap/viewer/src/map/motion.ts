/** Moves the map, one motion at a time: to a view, and to where the open card's mark is seen. */
import { L, toBounds } from '../leaflet.ts';
import type { PayloadView } from '../payload.ts';
import { VIEW_PADDING_PX } from './rules.ts';

/** What the map can be framed to: a view, or the bounds of places. */
export type Framing = Pick<PayloadView, 'bounds' | 'portrait'> & {
  /** Free space round the bounds in pixels, and the closest zoom: for places, which have no frame of their own. */
  readonly padding?: number;
  readonly maxZoom?: number;
};

/** Where a spot will stand in the container, in pixels, once the map has moved. */
export type PointOf = (latlng: L.LatLng) => L.Point;

export class Motion {
  readonly #map: L.Map;
  /** The view that the map is framed to until somebody else moves it. */
  #framed: Framing | null = null;
  #wanted: Framing | null = null;
  #isDue = false;
  #isOwn = false;
  /** False at first: the first view is set without an animation. */
  #glides = false;
  #left: () => void = () => {};
  #room: (pointOf: PointOf) => L.Point = () => L.point(0, 0);

  constructor(map: L.Map) {
    this.#map = map;
    map.on('movestart', () => {
      const { x, y } = map.getSize();
      // Nobody moves a map without extent: Leaflet does, to keep it in its bounds.
      if (!this.#isOwn && x > 0 && y > 0) this.#leave();
    });
    map.on('dragstart', () => this.#leave());
    // After all other event handlers: Leaflet then brings the map back into its bounds, which leaves no view.
    map.on('moveend', () => queueMicrotask(() => (this.#isOwn = false)));
    setTimeout(() => (this.#glides = true));
  }

  /** `left` is called when somebody moves the map away from what it is framed to. */
  onLeave(left: () => void): void {
    this.#left = left;
  }

  #leave(): void {
    if (this.#framed === null) return;
    this.#framed = null;
    this.#left();
  }

  /** `room`: how far the map has to move on for the open card's mark to be seen. */
  makeRoomBy(room: (pointOf: PointOf) => L.Point): void {
    this.#room = room;
  }

  /** Frames a view as soon as the state has changed in full: a card that opens with it is part of the same motion. */
  frame(view: Framing): void {
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
  start(view: Framing): void {
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

  #move(view: Framing | null, animate: boolean): void {
    const size = this.#map.getSize();
    const bounds = view && toBounds(size.y > size.x && view.portrait ? view.portrait : view.bounds);
    const zoom = bounds ? this.#zoomFor(bounds, view) : this.#map.getZoom();
    const project = (latlng: L.LatLng): L.Point => this.#map.project(latlng, zoom);
    const middle = bounds
      ? project(bounds.getSouthWest()).add(project(bounds.getNorthEast())).divideBy(2)
      : project(this.#map.getCenter());
    const corner = middle.subtract(size.divideBy(2));
    const by = this.#room((latlng) => project(latlng).subtract(corner));
    if (!view && by.x === 0 && by.y === 0) return;
    this.#isOwn = true;
    if (view) this.#unstepped(() => this.#map.setView(this.#map.unproject(middle.add(by), zoom), zoom, { animate }));
    // Without reduced motion, Leaflet decides: it animates a move up to the map's width, and jumps further.
    else this.#map.panBy(by, animate ? {} : { animate });
    if (view) this.#framed = view;
  }

  #zoomFor(bounds: L.LatLngBounds, view: Framing | null): number {
    const { padding = VIEW_PADDING_PX, maxZoom = Number.POSITIVE_INFINITY } = view ?? {};
    return this.#unstepped(() =>
      Math.min(maxZoom, this.#map.getBoundsZoom(bounds, false, L.point(2 * padding, 2 * padding))),
    );
  }

  /** A framing takes all the room that there is, also between the steps of zoom that a reader takes. */
  #unstepped<T>(act: () => T): T {
    const { options } = this.#map;
    const { zoomSnap } = options;
    options.zoomSnap = 0;
    try {
      return act();
    } finally {
      options.zoomSnap = zoomSnap;
    }
  }
}

function reducedMotion(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}
