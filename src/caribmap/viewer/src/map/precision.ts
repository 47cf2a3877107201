/** How sure a position is, drawn to scale: a dashed circle, once it is wider than its mark. */
import { L, toLatLng } from '../leaflet.ts';
import type { PayloadPlace } from '../payload.ts';
import { isPointKind } from './standing.ts';
import type { Figure, Surface } from './surface.ts';
import { setShown } from './svg.ts';

const WIDER_THAN_PX = 12;

/** Seats stand for governments and computed figures show their own extent: neither has a circle. */
export function hasPrecision(place: PayloadPlace): boolean {
  return (
    isPointKind(place.kind) &&
    place.role === 'literal' &&
    place.derivation === null &&
    place.anchor !== null &&
    place.geocoding.precision_m !== null
  );
}

export function drawPrecision(surface: Surface, place: PayloadPlace): Figure {
  const { map, renderer } = surface;
  const circle = L.circle(toLatLng(place.anchor ?? []), {
    renderer,
    radius: place.geocoding.precision_m ?? 0,
    className: 'cm-precision',
    interactive: false,
  });
  const update = (): void => setShown(circle, widthOnScreen(map, circle) > WIDER_THAN_PX);
  return { place, layers: [circle], update };
}

function widthOnScreen(map: L.Map, circle: L.Circle): number {
  const bounds = circle.getBounds();
  return map.latLngToLayerPoint(bounds.getSouthEast()).x - map.latLngToLayerPoint(bounds.getSouthWest()).x;
}
