/**
 * Marks for gathered places: a number in a circle, and a way closer; where there is none, the list of them. Not Leaflet's
 * markers: hundreds come and go with a zoom, and each of those would listen to the map, be a layer of the browser's and glide by itself.
 * These are gone while the map zooms: their numbers are only true for one zoom.
 */
import { t } from '../i18n/index.ts';
import { countIn } from '../i18n/numbers.ts';
import { toBounds, toLatLng } from '../leaflet.ts';
import type { State } from '../state.ts';
import { isOneSpot, type Gathering } from './clusters.ts';
import { around, type Box } from './placing.ts';

const PANE = 'cm-gatherings';
const SMALLEST_PX = 26;
const PX_PER_POWER_OF_TEN = 8;

interface GatheringMark {
  readonly button: HTMLButtonElement;
  gathering: Gathering;
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
    map.createPane(PANE);
    map.on('zoom viewreset', () => {
      for (const mark of this.#marks.values()) this.#place(mark);
    });
  }

  show(gatherings: readonly Gathering[]): void {
    const language = this.#state.language.value;
    const byKey = new Map(gatherings.map((gathering) => [`${gathering.position.join()} ${gathering.count} ${language}`, gathering]));
    const free = [...this.#marks].filter(([key]) => !byKey.has(key));
    const losesFocus = free.some(([, { button }]) => button === document.activeElement);
    const added: HTMLButtonElement[] = [];
    for (const [key, gathering] of byKey) {
      if (this.#marks.has(key)) continue;
      // What stands somewhere else now is moved: that costs the browser far less than a new mark.
      const [old, mark] = free.pop() ?? [null, this.#make(gathering)];
      if (old === null) added.push(mark.button);
      else this.#marks.delete(old);
      this.#marks.set(key, mark);
      this.#set(mark, gathering);
    }
    this.#map.getPane(PANE)?.append(...added);
    for (const [key, { button }] of free) {
      button.remove();
      this.#marks.delete(key);
    }
    if (losesFocus) (this.#inTheMiddle()?.button ?? this.#map.getContainer()).focus({ preventScroll: true });
  }

  /** Where one is who came closer with a key. */
  #inTheMiddle(): GatheringMark | undefined {
    const middle = this.#map.getCenter();
    const distance = ({ gathering }: GatheringMark): number => toLatLng(gathering.position).distanceTo(middle);
    return [...this.#marks.values()].sort((one, other) => distance(one) - distance(other))[0];
  }

  /** What they cover, in container pixels. */
  boxes(): Box[] {
    return [...this.#marks.values()].map(({ gathering }) => {
      const { x, y } = this.#map.latLngToContainerPoint(toLatLng(gathering.position));
      return around(x, y, SMALLEST_PX / 2 + PX_PER_POWER_OF_TEN);
    });
  }

  #make(gathering: Gathering): GatheringMark {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'cm-gathering leaflet-marker-icon';
    const mark: GatheringMark = { button, gathering };
    button.addEventListener('click', (event) => {
      event.stopPropagation();
      this.#approach(mark.gathering);
    });
    return mark;
  }

  #set(mark: GatheringMark, gathering: Gathering): void {
    const language = this.#state.language.value;
    const { count } = gathering;
    const size = SMALLEST_PX + PX_PER_POWER_OF_TEN * Math.floor(Math.log10(count));
    mark.gathering = gathering;
    mark.button.textContent = countIn(language, count);
    mark.button.setAttribute('aria-label', t(language, this.#isLast(gathering) ? 'map_gathered_here' : 'map_gathered', { count }));
    Object.assign(mark.button.style, { width: `${size}px`, height: `${size}px`, marginLeft: `${-size / 2}px`, marginTop: `${-size / 2}px` });
    this.#place(mark);
  }

  #place({ button, gathering }: GatheringMark): void {
    const { x, y } = this.#map.latLngToLayerPoint(toLatLng(gathering.position));
    button.style.transform = `translate(${x}px, ${y}px)`;
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
