/** Marks for gathered places: a number in a circle, and a way closer; where there is none, the list of them. */
import { t } from '../i18n/index.ts';
import { countIn } from '../i18n/numbers.ts';
import { L, toBounds, toLatLng } from '../leaflet.ts';
import type { State } from '../state.ts';
import { isOneSpot, type Gathering } from './clusters.ts';
import { around, type Box } from './placing.ts';

const SMALLEST_PX = 26;
const PX_PER_POWER_OF_TEN = 8;

interface GatheringMark {
  readonly marker: L.Marker;
  readonly button: HTMLButtonElement;
  gathering: Gathering | null;
}

export class Gatherings {
  readonly #map: L.Map;
  readonly #state: State;
  readonly #membersOf: (gathering: Gathering) => Uint32Array;
  readonly #marks = new Map<string, GatheringMark>();

  constructor(map: L.Map, state: State, membersOf: (gathering: Gathering) => Uint32Array) {
    this.#map = map;
    this.#state = state;
    this.#membersOf = membersOf;
  }

  show(gatherings: readonly Gathering[]): void {
    const language = this.#state.language.value;
    const byKey = new Map(gatherings.map((gathering) => [`${gathering.position.join()} ${gathering.count} ${language}`, gathering]));
    const free = [...this.#marks].filter(([key]) => !byKey.has(key));
    for (const [key, gathering] of byKey) {
      if (this.#marks.has(key)) continue;
      // What stands somewhere else now is moved: that costs the browser far less than a new mark.
      const [old, mark] = free.pop() ?? [null, this.#add()];
      if (old !== null) this.#marks.delete(old);
      this.#marks.set(key, mark);
      this.#set(mark, gathering);
    }
    for (const [key, mark] of free) {
      mark.marker.remove();
      this.#marks.delete(key);
    }
  }

  /** What they cover, in container pixels. */
  boxes(): Box[] {
    return [...this.#marks.values()].map(({ marker }) => {
      const { x, y } = this.#map.latLngToContainerPoint(marker.getLatLng());
      return around(x, y, SMALLEST_PX / 2 + PX_PER_POWER_OF_TEN);
    });
  }

  #add(): GatheringMark {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'cm-gathering';
    const marker = L.marker([0, 0], { icon: L.divIcon({ className: 'cm-mark', html: button, iconSize: [0, 0] }), keyboard: false }).addTo(this.#map);
    const mark: GatheringMark = { marker, button, gathering: null };
    button.addEventListener('click', (event) => {
      event.stopPropagation();
      if (mark.gathering) this.#approach(mark.gathering);
    });
    return mark;
  }

  #set(mark: GatheringMark, gathering: Gathering): void {
    const language = this.#state.language.value;
    const { count, position } = gathering;
    const size = SMALLEST_PX + PX_PER_POWER_OF_TEN * Math.floor(Math.log10(count));
    mark.gathering = gathering;
    mark.marker.setLatLng(toLatLng(position));
    mark.button.textContent = countIn(language, count);
    mark.button.setAttribute('aria-label', t(language, this.#isLast(gathering) ? 'map_gathered_here' : 'map_gathered', { count }));
    const icon = mark.marker.getElement();
    if (icon) Object.assign(icon.style, { width: `${size}px`, height: `${size}px`, marginLeft: `${-size / 2}px`, marginTop: `${-size / 2}px` });
  }

  /** Whether no zoom takes it apart. */
  #isLast(gathering: Gathering): boolean {
    return isOneSpot(gathering) || this.#map.getZoom() >= this.#map.getMaxZoom();
  }

  /** As near as the places can be told apart; where that is not near enough, their list. */
  #approach(gathering: Gathering): void {
    const [map, bounds] = [this.#map, toBounds(gathering.bounds)];
    if (this.#isLast(gathering)) {
      this.#state.open.value = null;
      this.#state.gathered.value = { positions: this.#membersOf(gathering), spot: gathering.position };
      return;
    }
    const zoom = Math.max(map.getZoom() + 1, map.getBoundsZoom(bounds.pad(0.1)));
    map.setView(bounds.getCenter(), Math.min(zoom, map.getMaxZoom()));
  }
}
