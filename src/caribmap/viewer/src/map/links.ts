/** Links and journeys: schematic curves with an arrow head most of the way along. */
import type { Geometry } from 'geojson';

import { L } from '../leaflet.ts';
import type { PayloadPlace } from '../payload.ts';
import { alongLine, drawnLines, type Spot } from './geometry.ts';
import { END_DEG, KINDS, LINK_LABEL_AT } from './rules.ts';
import type { Figure, LineSpot, Surface } from './surface.ts';
import { area, line } from './svg.ts';
import { linesIn } from './whole.ts';

const HEAD_AT = 0.85;
const HEAD_PX = 8;

export function drawLink(surface: Surface, place: PayloadPlace, geometry: Geometry): Figure {
  const { map, renderer } = surface;
  const drawn = drawnLines(geometry);
  const parts = drawn.flat();
  // What leaves the world and comes back on the other side is drawn, and may be named, on both.
  const last = drawn.at(-1) ?? [];
  const style = place.kind === 'link' ? 'cm-link-line' : 'cm-route-line';
  const hit = line(parts, 'cm-hit-line', { renderer, interactive: true });
  const stroke = line(parts, style, { renderer, smoothFactor: 0.5 });
  const head = area([], `${style}-head`, { renderer, noClip: true });
  const points = (): L.Point[][] => last.map((latlngs) => latlngs.map((latlng) => map.latLngToLayerPoint(latlng)));
  return {
    place,
    layers: [hit, stroke, head],
    lines: parts,
    update: () =>
      head.setLatLngs(points().map((line) => [arrowHead(line).map((point) => map.layerPointToLatLng(point))])),
    spots: () => points().flatMap((line) => LINK_LABEL_AT.flatMap((share) => beside(alongLine(line, share)))),
  };
}

/** Whether a position is where one of the links and journeys among `places` begins or ends. */
export function linkEnds(places: readonly PayloadPlace[]): (position: readonly number[]) => boolean {
  const links = places.filter(({ kind }) => KINDS[kind]?.drawing === 'link');
  const ends = links.flatMap(({ geometry }) => {
    const line = geometry ? linesIn(geometry) : [];
    return [line[0]?.[0], line.at(-1)?.at(-1)].filter((end) => end !== undefined);
  });
  return ([lng = 0, lat = 0]) =>
    ends.some(([endLng = 0, endLat = 0]) => Math.hypot(endLng - lng, endLat - lat) < END_DEG);
}

/** The triangle of an arrow head, [] where there is no line. */
function arrowHead(points: readonly L.Point[]): L.Point[] {
  const spot = alongLine(points, HEAD_AT);
  if (!spot) return [];
  const corner = (ahead: number, aside: number): L.Point => {
    const { angle, point } = spot;
    return point.add([
      ahead * Math.cos(angle) - aside * Math.sin(angle),
      ahead * Math.sin(angle) + aside * Math.cos(angle),
    ]);
  };
  return [
    corner(HEAD_PX / 2, 0),
    corner(-HEAD_PX / 2, HEAD_PX / 2.4),
    corner(-HEAD_PX / 4, 0),
    corner(-HEAD_PX / 2, -HEAD_PX / 2.4),
  ];
}

/** Above a line first, then below. */
export function beside(spot: Spot | null): LineSpot[] {
  if (!spot) return [];
  const normal = L.point(-Math.sin(spot.angle), Math.cos(spot.angle));
  const up = normal.y < 0 ? normal : normal.multiplyBy(-1);
  return [up, up.multiplyBy(-1)].map((aside) => ({ point: spot.point, aside }));
}
