/** An offshore band: the whole stretch that our assumption allows, fading where it ends, from the zoom on that shows its width. */
import type { Geometry } from 'geojson';

import { L } from '../leaflet.ts';
import type { PayloadPlace } from '../payload.ts';
import { alongLine, drawnLines, drawnRings } from './geometry.ts';
import { BAND_FROM_ZOOM } from './rules.ts';
import type { Figure, Surface } from './surface.ts';
import { area, line, setShown, svg } from './svg.ts';

/** Share of a stretch's length over which it fades at either end. */
const FADE_SHARE = 0.15;
const FADE_STEPS = 12;
/** Width of an island that does not end a stretch. */
const ISLAND_M = 6000;
/** The mask reaches this far beyond the band's edges: more, and a stretch would light up the faded end of the next one. */
const MASK_MARGIN_PX = 6;
const EQUATOR_M = 40_075_017;

export function drawBand(surface: Surface, place: PayloadPlace, geometry: Geometry): Figure {
  const { map, renderer, defs } = surface;
  const center = place.derivation?.center_line ? drawnLines(place.derivation.center_line).flat() : [];
  let known: L.LatLng[][] | null = null;
  const stretches = (): L.LatLng[][] => (known ??= joined(center));
  const maskId = `cm-fade-${place.id}`;
  const mask = svg('mask', { id: maskId, maskUnits: 'userSpaceOnUse' });
  defs.append(mask);
  const band = area([], 'cm-band', { renderer, interactive: true, noClip: true, smoothFactor: 0.5 });
  const axis = line([], 'cm-band-center', { renderer, noClip: true, smoothFactor: 0.5 });
  const layers = [band, axis];
  let isDrawn = false;
  /** Draws the band when it is first visible: until then its thousands of corners would be projected for nothing. */
  const draw = (): void => {
    if (isDrawn) return;
    isDrawn = true;
    band.setLatLngs(drawnRings(geometry));
    axis.setLatLngs(center);
  };
  const update = (): void => {
    const isWide = map.getZoom() >= BAND_FROM_ZOOM;
    for (const layer of layers) setShown(layer, isWide);
    if (isWide) draw();
    if (!isWide || center.length === 0) return;
    const drawn = stretches().map((latlngs) => latlngs.map((latlng) => map.latLngToLayerPoint(latlng)));
    const width = 2 * ((place.derivation?.tolerance_m ?? 0) * pixelsPerMetre(map, place) + MASK_MARGIN_PX);
    setMaskBounds(mask, L.bounds(drawn.flat()), width);
    mask.replaceChildren();
    for (const points of drawn) for (const piece of fading(points, width)) mask.append(piece);
    for (const layer of layers) layer.getElement()?.setAttribute('mask', `url(#${maskId})`);
  };
  return { place, layers, lines: center, update, remove: () => mask.remove() };
}

/** Lines that only an island parts are one stretch: it fades at its own ends, not at every shore it passes. */
function joined(lines: readonly L.LatLng[][]): L.LatLng[][] {
  const rest = [...lines];
  const stretches: L.LatLng[][] = [];
  for (let run = rest.shift(); run; run = rest.shift()) {
    for (let index = 0; index < rest.length; index++) {
      const longer = chained(run, rest[index] ?? []);
      if (!longer) continue;
      run = longer;
      rest.splice(index, 1);
      index = -1;
    }
    stretches.push(run);
  }
  return stretches;
}

/** Two lines as one where an end of one meets an end of the other, else null. */
function chained(a: readonly L.LatLng[], b: readonly L.LatLng[]): L.LatLng[] | null {
  const meet = (one: L.LatLng | undefined, other: L.LatLng | undefined): boolean =>
    one !== undefined && other !== undefined && one.distanceTo(other) < ISLAND_M;
  if (meet(a.at(-1), b[0])) return [...a, ...b];
  if (meet(a.at(-1), b.at(-1))) return [...a, ...[...b].reverse()];
  if (meet(a[0], b.at(-1))) return [...b, ...a];
  if (meet(a[0], b[0])) return [...[...b].reverse(), ...a];
  return null;
}

/** Scale at the place itself: that of a Mercator map grows towards the poles. */
function pixelsPerMetre(map: L.Map, place: PayloadPlace): number {
  const lat = place.anchor?.[1] ?? 0;
  return L.CRS.EPSG3857.scale(map.getZoom()) / EQUATOR_M / Math.cos((lat * Math.PI) / 180);
}

function setMaskBounds(mask: SVGMaskElement, bounds: L.Bounds, margin: number): void {
  const { min, max } = bounds;
  if (!min || !max) return;
  const values = {
    x: min.x - margin,
    y: min.y - margin,
    width: max.x - min.x + 2 * margin,
    height: max.y - min.y + 2 * margin,
  };
  for (const [name, value] of Object.entries(values)) mask.setAttribute(name, String(value));
}

/** A stretch in greys: black at both ends, white between, later pieces over earlier ones so that joints do not show. */
function fading(points: readonly L.Point[], width: number): SVGElement[] {
  const piece = (from: number, to: number, light: number): SVGElement => {
    const steps = Math.max(2, Math.round((to - from) * 200));
    const along = Array.from({ length: steps + 1 }, (_, index) =>
      alongLine(points, from + ((to - from) * index) / steps),
    );
    const corners = along.flatMap((spot) => (spot ? [`${spot.point.x},${spot.point.y}`] : []));
    const grey = Math.round(255 * light);
    return svg('polyline', {
      points: corners.join(' '),
      fill: 'none',
      stroke: `rgb(${grey},${grey},${grey})`,
      'stroke-width': width,
      'stroke-linejoin': 'round',
    });
  };
  const shareOf = (step: number): number => (FADE_SHARE * step) / FADE_STEPS;
  const ends = Array.from({ length: FADE_STEPS }, (_, step) => [
    piece(shareOf(step), shareOf(step + 1), step / FADE_STEPS),
    piece(1 - shareOf(step + 1), 1 - shareOf(step), step / FADE_STEPS),
  ]);
  return [...ends.flat(), piece(FADE_SHARE, 1 - FADE_SHARE, 1)];
}
