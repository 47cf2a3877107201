/** Marks for gathered places: a number in a circle, and a way closer. */
import { t } from '../i18n/index.ts';
import { L, toLatLng } from '../leaflet.ts';
import type { State } from '../state.ts';
import type { Gathering } from './crowd.ts';
import { around, type Box } from './placing.ts';

const SMALLEST_PX = 26;
const PX_PER_POWER_OF_TEN = 8;

export class Gatherings {
  readonly #map: L.Map;
  readonly #state: State;
  readonly #markers = new Map<string, L.Marker>();

  constructor(map: L.Map, state: State) {
    this.#map = map;
    this.#state = state;
  }

  show(gatherings: readonly Gathering[]): void {
    const byKey = new Map(gatherings.map((gathering) => [`${gathering.position.join()} ${gathering.places.length} ${this.#state.language.value}`, gathering]));
    for (const [key, marker] of this.#markers) {
      if (byKey.has(key)) continue;
      marker.remove();
      this.#markers.delete(key);
    }
    for (const [key, gathering] of byKey) {
      if (!this.#markers.has(key)) this.#markers.set(key, this.#mark(gathering).addTo(this.#map));
    }
  }

  /** What they cover, in container pixels. */
  boxes(): Box[] {
    return [...this.#markers.values()].map((marker) => {
      const { x, y } = this.#map.latLngToContainerPoint(marker.getLatLng());
      return around(x, y, SMALLEST_PX / 2 + PX_PER_POWER_OF_TEN);
    });
  }

  #mark({ places, position }: Gathering): L.Marker {
    const language = this.#state.language.value;
    const size = SMALLEST_PX + PX_PER_POWER_OF_TEN * Math.floor(Math.log10(places.length));
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'cm-gathering';
    button.textContent = new Intl.NumberFormat(language).format(places.length);
    button.setAttribute('aria-label', t(language, 'map_gathered', { count: places.length }));
    const icon = L.divIcon({ className: 'cm-mark', html: button, iconSize: [size, size] });
    const marker = L.marker(toLatLng(position), { icon, keyboard: false });
    button.addEventListener('click', () => this.#approach(places.map((place) => toLatLng(place.anchor ?? []))));
    return marker;
  }

  #approach(latlngs: readonly L.LatLng[]): void {
    const bounds = L.latLngBounds([...latlngs]);
    const zoom = Math.max(this.#map.getZoom() + 1, this.#map.getBoundsZoom(bounds.pad(0.1)));
    this.#map.setView(bounds.getCenter(), Math.min(zoom, this.#map.getMaxZoom()));
  }
}
