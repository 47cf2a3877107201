/** A name or a number on the map that nobody can press: of the base map, or of a line over a distance. */
import { L } from '../leaflet.ts';
import type { LabelSlot, Lettering } from './lettering.ts';
import type { LabelCarrier } from './mark.ts';
import type { Shape } from './rules.ts';
import { setHue, svg } from './svg.ts';
import { drawSign } from './symbols.ts';

interface Look {
  readonly id: string;
  readonly shape: Shape;
  readonly lettering: Lettering;
}

export class QuietLabel implements LabelCarrier {
  readonly id: string;
  readonly shape: Shape;
  readonly offset = [0, 0] as const;
  readonly latlng: L.LatLng;
  readonly lettering: Lettering;
  label: LabelSlot | null = null;
  readonly #map: L.Map;
  readonly #marker: L.Marker;
  #text: SVGGElement | null = null;

  constructor(map: L.Map, latlng: L.LatLng, { id, shape, lettering }: Look, pane: string) {
    this.id = id;
    this.shape = shape;
    this.lettering = lettering;
    this.#map = map;
    this.latlng = latlng;
    this.#marker = L.marker(latlng, { pane, interactive: false, keyboard: false });
  }

  /** Of all names a few are written: the others are not in the document. */
  setLabel(slot: LabelSlot | null): void {
    if (!this.label && !slot) return;
    this.#text ??= svg('g', { class: 'cm-text' });
    const text = this.#text;
    if (this.label && !slot) this.#marker.remove();
    if (!this.label && slot) this.#marker.setIcon(this.#icon(text)).addTo(this.#map);
    this.label = slot;
    text.replaceChildren(...(slot ? this.lettering.write(slot) : []));
  }

  setLand(isLand: boolean): void {
    this.#text?.classList.toggle('cm-on-sea', !isLand);
  }

  setHue(layerId: string): void {
    setHue(this.#marker.getElement(), layerId);
  }

  setFaint(isFaint: boolean): void {
    this.#marker.getElement()?.classList.toggle('cm-is-faint', isFaint);
  }

  #icon(text: SVGGElement): L.DivIcon {
    const html = document.createElement('div');
    html.className = `cm-button cm-is-quiet cm-lettering-${this.lettering.name}`;
    html.classList.toggle('cm-is-orientation', this.lettering.name !== 'dimension');
    const parts = this.shape === 'label' ? [text] : [drawSign(this.shape), text];
    html.append(svg('svg', { class: 'cm-drawing', width: 1, height: 1, 'aria-hidden': 'true' }, ...parts));
    return L.divIcon({ className: 'cm-mark', html, iconSize: [0, 0] });
  }
}
