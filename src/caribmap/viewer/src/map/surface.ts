/** What every drawn figure needs: the map, one SVG to draw in, a place for patterns and masks, and what a click does. */
import type { Geometry } from 'geojson';

import type { PayloadPlace } from '../payload.ts';

export interface Surface {
  readonly map: L.Map;
  readonly renderer: L.Renderer;
  readonly defs: SVGDefsElement;
}

/** A place on a line for its name, in layer points, and the direction in which the name keeps off the line: 0,0 writes it across. */
export interface LineSpot {
  readonly point: L.Point;
  readonly aside: L.Point;
}

/** A place's drawing besides its mark. */
export interface Figure {
  readonly place: PayloadPlace;
  /** Leaflet layers, bottom first. */
  readonly layers: readonly L.Path[];
  /** Called after each change of zoom, and once when drawn. */
  readonly update?: () => void;
  /** Where its name may stand, best first. */
  readonly spots?: () => LineSpot[];
  /** The lines that names should keep clear of. */
  readonly lines?: readonly L.LatLng[][];
  readonly remove?: () => void;
}

export type DrawFigure = (surface: Surface, place: PayloadPlace, geometry: Geometry) => Figure;
