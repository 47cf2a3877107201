/** A range ring or the sector of a bearing: a line and a name; filled lightly only between two distances. */
import type { Geometry } from 'geojson';

import { L } from '../leaflet.ts';
import type { PayloadPlace } from '../payload.ts';
import { withoutCuts } from './edges.ts';
import { alongLine, linesOf, mended, ringsOf } from './geometry.ts';
import { RING_LABEL_SPOTS } from './rules.ts';
import type { Figure, LineSpot, Surface } from './surface.ts';
import { area, line } from './svg.ts';

/** A ring is cut here, and at the poles. */
const ANTIMERIDIAN = [-180, -90, 180, 90];

export function drawRing(surface: Surface, place: PayloadPlace, geometry: Geometry): Figure {
  const { map, renderer } = surface;
  const ring = mended(linesOf(geometry).flatMap((rim) => withoutCuts(rim, ANTIMERIDIAN)));
  const filled = place.derivation?.tolerance_m
    ? [area(ringsOf(geometry), 'cm-ring-area', { renderer, interactive: true, smoothFactor: 0.5 })]
    : [];
  const layers = [
    ...filled,
    line(ring, 'cm-hit-line', { renderer, interactive: true }),
    line(ring, 'cm-ring-line', { renderer, smoothFactor: 0.5 }),
  ];
  const spots = (): LineSpot[] => {
    const points = (ring[0] ?? []).map((latlng) => map.latLngToLayerPoint(latlng));
    const all = Array.from(
      { length: RING_LABEL_SPOTS },
      (_, index) => alongLine(points, index / RING_LABEL_SPOTS)?.point,
    );
    // The name reads best at the top of the ring.
    const onRing = all.filter((point) => point !== undefined).sort((a, b) => a.y - b.y);
    return onRing.map((point) => ({ point, aside: L.point(0, 0) }));
  };
  return { place, layers, lines: ring, spots };
}
