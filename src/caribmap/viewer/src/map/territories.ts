/** The basemap's countries by ISO 3166 code: their areas, and what is land. */
import type { Arcs } from './arcs.ts';
import { type Area, areaOf, isInAny } from './ring-area.ts';
import type { BasemapTopology } from './topology.ts';

export class Territories {
  readonly #byIso = new Map<string, Area[]>();
  /** All areas of each topology, in the topologies' order. */
  readonly all: readonly (readonly Area[])[];

  constructor(topologies: readonly (readonly [BasemapTopology, Arcs])[]) {
    this.all = topologies.map(([topology, arcs]) =>
      topology.objects.countries.geometries.flatMap((country) => {
        const polygons =
          country.type === 'Polygon' ? [country.arcs] : country.type === 'MultiPolygon' ? country.arcs : [];
        const areas = polygons.map((rings) => areaOf(rings.map((ring) => arcs.join(ring))));
        const { iso } = country.properties as { readonly iso: string };
        this.#byIso.set(iso, [...this.areas(iso), ...areas]);
        return areas;
      }),
    );
  }

  /** Areas of a country; [] for a code that the basemap does not have. */
  areas(iso: string): readonly Area[] {
    return this.#byIso.get(iso) ?? [];
  }

  isLand(latlng: L.LatLng): boolean {
    return this.all.some((areas) => isInAny(areas, latlng));
  }
}
