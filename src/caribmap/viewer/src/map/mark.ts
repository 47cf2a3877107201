/** One mark: a focusable button with its sign, and a label that the label layer sets. */
import { L, toLatLng } from '../leaflet.ts';
import type { PayloadPlace } from '../payload.ts';
import type { LabelSlot, Lettering } from './lettering.ts';
import type { Bearer } from './room.ts';
import { LEADER_GAP_PX, type Shape } from './rules.ts';
import { isFloating, type Standing, substituteOf } from './standing.ts';
import { setHue, svg } from './svg.ts';
import { drawSign, reachOf } from './symbols.ts';

const BOX = 24;

export interface MarkEvents {
  open(placeId: string): void;
  hover(placeId: string, over: boolean): void;
}

/** What can carry a label: a mark, or a name that is only for orientation. */
export interface LabelCarrier extends Bearer {
  readonly label: LabelSlot | null;
  /** Sets the label; null removes it. */
  setLabel(slot: LabelSlot | null): void;
  /** Whether the label lies on land: its halo has the colour beneath. */
  setLand(isLand: boolean): void;
}

export class Mark implements LabelCarrier {
  readonly id: string;
  readonly shape: Shape;
  readonly standing: Standing;
  readonly place: PayloadPlace;
  readonly latlng: L.LatLng;
  readonly marker: L.Marker;
  readonly element: HTMLElement;
  readonly lettering: Lettering;
  readonly offset: readonly [number, number];
  label: LabelSlot | null = null;
  #hasSubstitute = false;
  readonly #substitute: Shape;
  readonly #text = svg('g', { class: 'cm-text' });

  constructor(standing: Standing, lettering: Lettering, zIndex: number, events: MarkEvents) {
    const [place] = standing.places as readonly [PayloadPlace, ...PayloadPlace[]];
    this.id = standing.id;
    this.shape = standing.shape;
    this.standing = standing;
    this.place = place;
    this.lettering = lettering;
    this.offset = standing.offset;
    this.#substitute = substituteOf(place);
    this.latlng = toLatLng(standing.position);
    this.element = this.#draw();
    this.marker = this.#place(zIndex, events);
  }

  has(placeId: string | null): boolean {
    return this.standing.places.some((place) => place.id === placeId);
  }

  /** Whether a sign shows where it is: of what is only a label, the one that stands in for it. */
  get hasSign(): boolean {
    return this.shape !== 'label' || this.#hasSubstitute;
  }

  /** Marks that are only a label stand on the map as long as the label does, or a sign for it. */
  setLabel(slot: LabelSlot | null): void {
    this.label = slot;
    this.element.hidden = !this.hasSign && slot === null;
    this.element.classList.toggle('cm-is-named', slot !== null);
    this.#text.replaceChildren(...(slot ? this.lettering.write(slot) : []));
  }

  setSubstitute(hasSubstitute: boolean): void {
    this.#hasSubstitute = hasSubstitute;
    this.element.classList.toggle(`cm-shape-${this.#substitute}`, hasSubstitute);
    this.element.classList.toggle('cm-shape-label', !this.hasSign);
    this.element.hidden = !this.hasSign && this.label === null;
  }

  setLand(isLand: boolean): void {
    this.#text.classList.toggle('cm-on-sea', !isLand);
  }

  /** Only marks in view can be reached by the Tab key: focus on another would scroll the map from under its own view. */
  setReachable(reachable: boolean): void {
    this.element.tabIndex = reachable ? 0 : -1;
  }

  setName(name: string): void {
    this.element.setAttribute('aria-label', name);
  }

  setState(open: boolean, hovered: boolean): void {
    this.element.classList.toggle('cm-is-open', open);
    this.element.classList.toggle('cm-is-hovered', hovered);
    this.element.setAttribute('aria-expanded', String(open));
  }

  #draw(): HTMLElement {
    const [dx, dy] = this.offset;
    const sign = drawSign(this.shape === 'label' ? this.#substitute : this.shape);
    const drawing = svg('svg', {
      class: 'cm-drawing',
      width: BOX,
      height: BOX,
      viewBox: `${-BOX / 2} ${-BOX / 2} ${BOX} ${BOX}`,
      'aria-hidden': 'true',
    });
    if (dx || dy) drawing.append(leader(-dx, -dy, reachOf(this.shape), isFloating(this.place) ? LEADER_GAP_PX : 0));
    drawing.append(sign, this.#text);
    const element = document.createElement('div');
    element.className = `cm-button cm-shape-${this.shape} cm-lettering-${this.lettering.name}`;
    element.append(drawing);
    element.dataset.places = this.standing.places.map((place) => place.id).join(' ');
    setHue(element, this.place.layer);
    return element;
  }

  #place(zIndex: number, events: MarkEvents): L.Marker {
    const [dx, dy] = this.offset;
    const icon = L.divIcon({
      className: 'cm-mark',
      html: this.element,
      iconSize: [BOX, BOX],
      iconAnchor: [BOX / 2 - dx, BOX / 2 - dy],
    });
    const marker = L.marker(this.latlng, {
      icon,
      keyboard: false,
      zIndexOffset: zIndex,
      riseOnHover: true,
    });
    this.element.setAttribute('role', 'button');
    this.element.setAttribute('aria-haspopup', 'dialog');
    this.element.tabIndex = 0;
    marker.on('click', () => events.open(this.place.id));
    marker.on('mouseover', () => events.hover(this.place.id, true));
    marker.on('mouseout', () => events.hover(this.place.id, false));
    this.element.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault();
      events.open(this.place.id);
    });
    return marker;
  }
}

function leader(x: number, y: number, [reachX, reachY]: readonly [number, number], gap: number): SVGElement {
  const length = Math.hypot(x, y);
  const start = Math.min(1, 1 / Math.max(Math.abs(x) / (reachX + 2), Math.abs(y) / (reachY + 2)));
  const end = Math.max(start, 1 - gap / length);
  return svg('line', { class: 'cm-leader', x1: x * start, y1: y * start, x2: x * end, y2: y * end });
}
