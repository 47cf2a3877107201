/** Chips at the map's edge for links that lead out of it: '→ Moscow, Beijing'. A click shows the whole way. */

import { t } from '../i18n/index.ts';
import { L } from '../leaflet.ts';
import type { PayloadPlace } from '../payload.ts';
import { squareX, squareY } from '../records/columns.ts';
import type { State } from '../state.ts';
import { type Edge, spotOfChip } from './chip-spot.ts';
import { drawnLines } from './geometry.ts';
import { nameOf } from './naming.ts';
import type { Box } from './placing.ts';
import { isAreaKind, isPointKind } from './standing.ts';
import { setHue } from './svg.ts';

interface Exit {
  readonly placeId: string;
  readonly edge: Edge;
  readonly outgoing: boolean;
  readonly point: L.Point;
  readonly name: string;
  readonly layer: string;
  readonly bounds: L.LatLngBounds;
}

const ARROWS: Readonly<Record<Edge, readonly [string, string]>> = {
  left: ['←', '→'],
  top: ['↑', '↓'],
  right: ['→', '←'],
  bottom: ['↓', '↑'],
};
const PANE = 'cm-chips';
/** Share of the world by which a seat of government stands back behind the place at its spot. */
const AFTER_PLACE = 1e-6;
/** Share of the world within which a link's end is at a place: 20 km at the equator. A line that ends elsewhere is named itself. */
const AT_PLACE = 5e-4;

export class Chips {
  readonly #map: L.Map;
  readonly #state: State;
  readonly #pane: HTMLElement;

  constructor(map: L.Map, state: State) {
    this.#map = map;
    this.#state = state;
    this.#pane = map.createPane(PANE, map.getContainer());
    L.DomEvent.disableClickPropagation(this.#pane);
  }

  /** Draws the chips for the links among `places`, clear of `covered`; returns the ids of those links, and what the chips cover, in container pixels. */
  show(
    places: readonly PayloadPlace[],
    covered: readonly Box[] = [],
  ): { readonly leaving: ReadonlySet<string>; readonly boxes: readonly Box[] } {
    const exits = places
      .filter((place) => place.kind === 'link' || place.kind === 'route')
      .flatMap((place) => this.#exitsOf(place));
    const groups = new Map<string, Exit[]>();
    for (const exit of exits) {
      const key = `${exit.edge} ${exit.outgoing} ${exit.layer}`;
      groups.set(key, [...(groups.get(key) ?? []), exit]);
    }
    this.#pane.replaceChildren();
    const boxes: Box[] = [];
    for (const group of groups.values()) boxes.push(this.#draw(group, [...covered, ...boxes]));
    return { leaving: new Set(exits.map((exit) => exit.placeId)), boxes };
  }

  /** Where a link leaves the map towards an end that lies outside, none where both ends are in view. */
  #exitsOf(place: PayloadPlace): Exit[] {
    const view = this.#map.getBounds();
    const curve = curveInView(place, view);
    const ends: readonly (readonly [L.LatLng | undefined, boolean])[] = [
      [curve[0], false],
      [curve.at(-1), true],
    ];
    return ends.flatMap(([end, outgoing]) => {
      if (!end || view.contains(end)) return [];
      const inward = outgoing ? [...curve].reverse() : curve;
      const first = inward.findIndex((latlng) => view.contains(latlng));
      const [outer, inner] = [inward[Math.max(0, first - 1)] ?? end, inward[first] ?? end];
      return [
        {
          placeId: place.id,
          ...this.#crossing(outer, inner),
          outgoing,
          name: this.#nameAt(end) ?? nameOf(place, this.#state),
          layer: place.layer,
          bounds: L.latLngBounds(curve),
        },
      ];
    });
  }

  #crossing(outer: L.LatLng, inner: L.LatLng): { edge: Edge; point: L.Point } {
    const size = this.#map.getSize();
    const from = this.#map.latLngToContainerPoint(inner);
    const to = this.#map.latLngToContainerPoint(outer);
    const shares: readonly (readonly [Edge, number])[] = [
      ['left', to.x < 0 ? from.x / (from.x - to.x) : 1],
      ['right', to.x > size.x ? (size.x - from.x) / (to.x - from.x) : 1],
      ['top', to.y < 0 ? from.y / (from.y - to.y) : 1],
      ['bottom', to.y > size.y ? (size.y - from.y) / (to.y - from.y) : 1],
    ];
    const [edge, share] = [...shares].sort((a, b) => a[1] - b[1])[0] as readonly [Edge, number];
    return { edge, point: from.add(to.subtract(from).multiplyBy(share)) };
  }

  /** The name of the place that stands at a link's end; null where none does. */
  #nameAt(end: L.LatLng): string | null {
    const {
      places,
      placeColumns: { kind, role, x, y },
    } = this.#state.index;
    const isNamed = kind.values.map((value) => isPointKind(value) || isAreaKind(value));
    const seat = role.values.indexOf('seat');
    const [endX, endY] = [squareX(L.Util.wrapNum(end.lng, [-180, 180], true)), squareY(end.lat)];
    let [nearest, least] = [-1, AT_PLACE];
    for (let position = 0; position < places.count; position++) {
      if (!isNamed[kind.codes[position] as number]) continue;
      const apart =
        Math.hypot((x[position] as number) - endX, (y[position] as number) - endY) +
        (role.codes[position] === seat ? AFTER_PLACE : 0);
      if (apart < least) [nearest, least] = [position, apart];
    }
    return nearest < 0 ? null : nameOf(places.at(nearest), this.#state);
  }

  #draw(group: readonly Exit[], taken: readonly Box[]): Box {
    const [first] = group as readonly [Exit, ...Exit[]];
    const names = [...new Set(group.map((exit) => exit.name))].join(t(this.#state.language.value, 'list_comma'));
    const chip = document.createElement('button');
    chip.type = 'button';
    chip.className = `cm-chip cm-chip-${first.edge}`;
    const words = t(this.#state.language.value, first.outgoing ? 'map_leads_to' : 'map_comes_from', { names });
    const text = document.createElement('span');
    text.textContent = `${ARROWS[first.edge][first.outgoing ? 0 : 1]} ${words}`;
    chip.append(text);
    const emphasis = this.#state.emphasis.peek();
    chip.classList.toggle('cm-is-faint', emphasis !== null && !group.some((exit) => emphasis.has(exit.placeId)));
    chip.setAttribute('aria-label', t(this.#state.language.value, 'map_outside', { names: words }));
    chip.addEventListener('click', () =>
      this.#map.fitBounds(
        group.reduce((all, exit) => all.extend(exit.bounds), L.latLngBounds([])),
        { padding: [48, 48] },
      ),
    );
    setHue(chip, first.layer);
    this.#pane.append(chip);
    return this.#moveTo(chip, first.edge, group, taken);
  }

  /** At the edge, level with the middle of the exits. */
  #moveTo(chip: HTMLElement, edge: Edge, group: readonly Exit[], taken: readonly Box[]): Box {
    const middle = group.reduce((sum, exit) => sum.add(exit.point), L.point(0, 0)).divideBy(group.length);
    const box = spotOfChip(edge, middle, [chip.offsetWidth / 2, chip.offsetHeight / 2], this.#map.getSize(), taken);
    chip.style.left = `${box.left}px`;
    chip.style.top = `${box.top}px`;
    return box;
  }
}

/** A link from end to end, as it is drawn where the map shows some of it; [] where it shows none. */
function curveInView({ geometry }: PayloadPlace, view: L.LatLngBounds): L.LatLng[] {
  const lines = geometry ? drawnLines(geometry) : [];
  const curves = lines.length === 1 ? (lines[0] ?? []) : [lines.flatMap(([line = []]) => line)];
  return curves.find((curve) => curve.some((latlng) => view.contains(latlng))) ?? [];
}
