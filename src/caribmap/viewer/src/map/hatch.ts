/** Disputed land, hatched without an outline of its own or drawn as a border where it is a line, and disputed borders. */
import type { Geometry } from 'geojson';

import type { PayloadPlace } from '../payload.ts';
import { drawnLines, drawnRings } from './geometry.ts';
import type { Figure, Surface } from './surface.ts';
import { area, line, setHue, svg } from './svg.ts';

const SPACING_PX = 7;

export function drawHatch(surface: Surface, place: PayloadPlace, geometry: Geometry): Figure {
  const rings = drawnRings(geometry);
  if (rings.length === 0) return drawBorder(surface, place, geometry);
  const { renderer, defs } = surface;
  const patternId = `cm-hatch-${place.id}`;
  // User space is the screen's pixels: the lines keep their distance at every zoom.
  const pattern = svg(
    'pattern',
    {
      id: patternId,
      patternUnits: 'userSpaceOnUse',
      width: SPACING_PX,
      height: SPACING_PX,
      patternTransform: 'rotate(45)',
    },
    svg('line', { class: 'cm-hatch-line', x1: 0, y1: 0, x2: 0, y2: SPACING_PX }),
  );
  setHue(pattern, place.layer);
  defs.append(pattern);
  const fillColor = `url(#${patternId})`;
  const hatch = area(rings, 'cm-hatch', {
    renderer,
    interactive: true,
    smoothFactor: 0.5,
    fillColor,
    fillOpacity: 1,
  });
  return { place, layers: [hatch], remove: () => pattern.remove() };
}

export function drawBorder(surface: Surface, place: PayloadPlace, geometry: Geometry): Figure {
  const { renderer } = surface;
  const lines = drawnLines(geometry).flat();
  const layers = [
    line(lines, 'cm-hit-line', { renderer, interactive: true }),
    line(lines, 'cm-border', { renderer, smoothFactor: 0.5 }),
  ];
  return { place, layers, lines };
}
