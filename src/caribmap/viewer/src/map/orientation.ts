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
  readonly marker: L.Marker;
  readonly lettering: Lettering;
  readonly country: CountryLabel;
  label: LabelSlot | null = null;
  readonly #text = svg('g', { class: 'cm-text' });

  constructor(country: CountryLabel, lettering: Lettering, pane: string) {
    this.id = `country ${country.iso}`;
    this.country = country;
    this.lettering = lettering;
    const html = document.createElement('div');
    html.className = 'cm-button cm-orientation';
    html.append(svg('svg', { class: 'cm-drawing', width: 1, height: 1, 'aria-hidden': 'true' }, this.#text));
    const icon = L.divIcon({ className: 'cm-mark', html, iconSize: [0, 0] });
    this.marker = L.marker(toLatLng([country.lng, country.lat]), { icon, pane, interactive: false, keyboard: false });
  }

  setLabel(slot: LabelSlot | null): void {
    this.label = slot;
    this.#text.replaceChildren(...(slot ? this.lettering.write(slot) : []));
  }

  setLand(isLand: boolean): void {
    this.#text.classList.toggle('on-sea', !isLand);
  }
}
