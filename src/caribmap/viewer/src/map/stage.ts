/** What stands on the map just now: all that is shown, or of a crowd the part in view, gathered where it would overlap. */
import { toLatLng } from '../leaflet.ts';
import type { PayloadPlace } from '../payload.ts';
import type { State } from '../state.ts';
import { CROWD_FROM, CrowdIndex, isOneSpot, type Gathering } from './crowd.ts';
import { fanned } from './fan.ts';
import { isPointKind, standingsOf, type Standing } from './standing.ts';

export interface Scene {
  readonly standings: readonly Standing[];
  readonly gatherings: readonly Gathering[];
  /** Places whose figures are drawn. */
  readonly figured: readonly PayloadPlace[];
}

/** Share of the map's size that is kept ready beyond its edges. */
const BEYOND = 0.2;

export class Stage {
  readonly #map: L.Map;
  readonly #state: State;
  #shown: readonly PayloadPlace[] = [];
  #others: readonly PayloadPlace[] = [];
  #crowd: CrowdIndex | null = null;

  constructor(map: L.Map, state: State) {
    this.#map = map;
    this.#state = state;
  }

  /** Whether the scene changes as the map is moved. */
  get isCrowded(): boolean {
    return this.#crowd !== null;
  }

  scene(): Scene {
    this.#follow(this.#state.shown.value);
    const zoom = this.#map.getZoom();
    if (!this.#crowd) return { standings: this.#standings(this.#shown), gatherings: [], figured: this.#shown };
    const view = this.#map.getBounds().pad(BEYOND);
    const crowd = this.#crowd;
    // Beyond the antimeridian the map's longitudes run on where the places' begin anew.
    const cells = [0, -360].flatMap((turn) => crowd.gather(zoom, [view.getWest() + turn, view.getSouth(), view.getEast() + turn, view.getNorth()]));
    const single = [...this.#others, ...new Set(cells.filter(isOneSpot).flatMap((cell) => cell.places))];
    const open = this.#state.index.places.get(this.#state.open.peek() ?? '');
    if (open?.anchor && this.#shown.includes(open) && !single.includes(open)) single.push(open);
    return { standings: this.#standings(single), gatherings: cells.filter((cell) => !isOneSpot(cell)), figured: single };
  }

  #standings(places: readonly PayloadPlace[]): Standing[] {
    return fanned(standingsOf(places, this.#map.getZoom()), (position) => this.#map.project(toLatLng(position)));
  }

  #follow(shown: readonly PayloadPlace[]): void {
    if (shown === this.#shown) return;
    this.#shown = shown;
    const isPoint = (place: PayloadPlace): boolean => place.anchor !== null && place.derivation === null && isPointKind(place.kind);
    const points = shown.length < CROWD_FROM ? [] : shown.filter(isPoint);
    const isCrowd = points.length >= CROWD_FROM;
    this.#crowd = isCrowd ? new CrowdIndex(points) : null;
    this.#others = isCrowd ? shown.filter((place) => !isPoint(place)) : [];
  }
}
