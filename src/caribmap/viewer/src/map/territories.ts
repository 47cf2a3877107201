/** The basemap's countries by ISO 3166 code: their areas, and what is land. */
import { feature } from 'topojson-client';

import type { BasemapTopology } from './basemap.ts';
import { ringsOf } from './geometry.ts';
import { areaOf, isInArea, type Area } from './ring-area.ts';

export class Territories {
  readonly #areas = new Map<string, Area<L.LatLng>[]>();

  constructor(topologies: readonly BasemapTopology[]) {
    for (const topology of topologies) {
      for (const { properties, geometry } of feature(topology, topology.objects.countries).features) {
        const areas = ringsOf(geometry).map(areaOf);
        this.#areas.set(properties.iso, [...(this.#areas.get(properties.iso) ?? []), ...areas]);
      }
    }
  }

  /** [] for a code that the basemap does not have. */
  areas(iso: string): readonly Area<L.LatLng>[] {
    return this.#areas.get(iso) ?? [];
  }

  isLand(latlng: L.LatLng): boolean {
    return [...this.#areas.values()].some((areas) => areas.some((area) => isInArea(area, latlng)));
  }
}
