/** A range ring or the sector of a bearing: a line and a name; filled lightly only between two distances. */
import type { Geometry } from 'geojson';

import { L } from '../leaflet.ts';
import type { PayloadPlace } from '../payload.ts';
import { alongLine, drawnLines, drawnRings } from './geometry.ts';
import { RING_LABEL_SPOTS } from './rules.ts';
import type { Figure, LineSpot, Surface } from './surface.ts';
import { area, line } from './svg.ts';

export function drawRing(surface: Surface, place: PayloadPlace, geometry: Geometry): Figure {
  const { map, renderer } = surface;
  const ring = drawnLines(geometry).flat();
  const filled = place.derivation?.tolerance_m
    ? [area(drawnRings(geometry), 'cm-ring-area', { renderer, interactive: true, smoothFactor: 0.5 })]
    : [];
  const layers = [
    ...filled,
    line(ring, 'cm-hit-line', { renderer, interactive: true }),
    line(ring, 'cm-ring-line', { renderer, smoothFactor: 0.5 }),
  ];
  const spots = (): LineSpot[] => {
    const shares = Array.from({ length: RING_LABEL_SPOTS }, (_, index) => index / RING_LABEL_SPOTS);
    const all = ring.flatMap((latlngs) => {
      const points = latlngs.map((latlng) => map.latLngToLayerPoint(latlng));
      return shares.map((share) => alongLine(points, share)?.point);
    });
    // The name reads best at the top of the ring.
    const onRing = all.filter((point) => point !== undefined).sort((a, b) => a.y - b.y);
    return onRing.map((point) => ({ point, aside: L.point(0, 0) }));
  };
  return { place, layers, lines: ring, spots };
}
