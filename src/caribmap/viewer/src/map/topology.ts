/** The form in which the page carries a basemap. */
import type { GeometryCollection, MultiLineString, Transform } from 'topojson-specification';

/** TopoJSON but for its arcs: the steps of each arc are one list, lng and lat in turn. A list for each step would take a browser long to parse. */
export interface BasemapTopology {
  readonly arcs: readonly (readonly number[])[];
  readonly transform: Transform;
  readonly objects: {
    readonly countries: GeometryCollection<{ readonly iso: string }>;
    readonly borders: MultiLineString;
    readonly coasts: MultiLineString;
  };
}
