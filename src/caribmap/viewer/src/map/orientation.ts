/** Names of countries that the dossier does not speak of: small, silent, and only where room is left. */
import { L, toLatLng } from '../leaflet.ts';
import type { CountryLabel } from '../payload.ts';
import type { LabelSlot, Lettering } from './lettering.ts';
import type { LabelCarrier } from './mark.ts';
import { svg } from './svg.ts';

export class OrientationLabel implements LabelCarrier {
  readonly id: string;
  readonly shape = 'label';
  readonly offset = [0, 0] as const;
  readonly latlng: L.LatLng;
  readonly #marker: L.Marker;
  readonly lettering: Lettering;
  readonly country: CountryLabel;
  label: LabelSlot | null = null;
  readonly #map: L.Map;
  #text: SVGGElement | null = null;

  constructor(map: L.Map, country: CountryLabel, lettering: Lettering, pane: string) {
    this.id = `country ${country.iso}`;
    this.country = country;
    this.lettering = lettering;
    this.#map = map;
    this.latlng = toLatLng([country.lng, country.lat]);
    this.#marker = L.marker(this.latlng, { pane, interactive: false, keyboard: false });
  }

  /** Of two hundred countries a few are named: the others are not in the document. */
  setLabel(slot: LabelSlot | null): void {
    if (!this.label && !slot) return;
    this.#text ??= svg('g', { class: 'cm-text' });
    const text = this.#text;
    if (this.label && !slot) this.#marker.remove();
    if (!this.label && slot) this.#marker.setIcon(iconOf(text)).addTo(this.#map);
    this.label = slot;
    text.replaceChildren(...(slot ? this.lettering.write(slot) : []));
  }

  setLand(isLand: boolean): void {
    this.#text?.classList.toggle('cm-on-sea', !isLand);
  }
}

function iconOf(text: SVGGElement): L.DivIcon {
  const html = document.createElement('div');
  html.className = 'cm-button cm-lettering-orientation';
  html.append(svg('svg', { class: 'cm-drawing', width: 1, height: 1, 'aria-hidden': 'true' }, text));
  return L.divIcon({ className: 'cm-mark', html, iconSize: [0, 0] });
}
