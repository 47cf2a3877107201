/** Circles of a survey: their areas are to scale with the mentions of each place in the time window. */
import { openPlace } from '../actions.ts';
import { L, toLatLng } from '../leaflet.ts';
import type { State } from '../state.ts';
import { setHue } from './svg.ts';

const PANE = 'cm-circles';
const LARGEST_PX = 34;
const SMALLEST_PX = 2.5;

export class Circles {
  readonly #map: L.Map;
  readonly #state: State;
  readonly #renderer: L.Renderer;
  readonly #circles = new Map<number, L.CircleMarker>();

  constructor(map: L.Map, state: State) {
    this.#map = map;
    this.#state = state;
    map.getContainer().classList.toggle('cm-surveyed', state.tally !== null);
    map.createPane(PANE).style.zIndex = '390';
    this.#renderer = L.svg({ padding: 0.5, pane: PANE });
  }

  /** Draws the circles of the places shown, large ones below small ones. */
  show(): void {
    const tally = this.#state.tally;
    if (!tally) return;
    const [shown, counts] = [this.#state.shown.value, tally.counts.value];
    for (const [position, circle] of this.#circles) {
      if (shown.mask[position] === 1) continue;
      circle.remove();
      this.#circles.delete(position);
    }
    const ordered = [...shown.positions].sort((one, other) => (counts[other] ?? 0) - (counts[one] ?? 0));
    for (const position of ordered) {
      const circle = this.#circles.get(position) ?? this.#add(position);
      circle?.setRadius(radius(counts[position] ?? 0, tally.most)).bringToFront();
    }
  }

  #add(position: number): L.CircleMarker | undefined {
    const { id, anchor, layer } = this.#state.index.places.at(position);
    if (!anchor) return undefined;
    const circle = L.circleMarker(toLatLng(anchor), {
      renderer: this.#renderer,
      pane: PANE,
      className: 'cm-circle',
      bubblingMouseEvents: false,
    });
    circle.on('click', () => openPlace(this.#state, id));
    circle.addTo(this.#map);
    setHue(circle.getElement(), layer);
    this.#circles.set(position, circle);
    return circle;
  }
}

function radius(count: number, most: number): number {
  return Math.max(SMALLEST_PX, LARGEST_PX * Math.sqrt(count / Math.max(most, 1)));
}
