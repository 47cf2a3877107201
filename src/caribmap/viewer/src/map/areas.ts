/** Countries, seas, coasts: their label is their mark, and the basemap answers with a tint while it is pointed at or open. */
import type { PayloadPlace } from '../payload.ts';
import type { BasemapLayer } from './basemap.ts';
import { drawnLines } from './geometry.ts';
import { line, setHue } from './svg.ts';

export class AreaHighlight {
  readonly #basemap: BasemapLayer | null;
  readonly #outline: L.Polyline;

  constructor(map: L.Map, basemap: BasemapLayer | null, renderer: L.Renderer) {
    this.#basemap = basemap;
    this.#outline = line([], 'cm-area-line', { renderer }).addTo(map);
  }

  /** Tints the countries among `places` and draws the lines of those that are given as a line. */
  show(places: readonly PayloadPlace[]): void {
    const isos = places.flatMap((place) => (place.kind === 'country' && place.authority.iso3166) || []);
    this.#basemap?.tint(isos);
    const lined = places.filter((place) => place.kind === 'coast' && place.geometry !== null);
    this.#outline.setLatLngs(lined.flatMap((place) => (place.geometry ? drawnLines(place.geometry).flat() : [])));
    if (lined[0]) setHue(this.#outline.getElement(), lined[0].layer);
  }
}
