/** Positions that a name may take: round its sign, along its line, beside a small country or inside the visible part of a large one. */
import { L } from '../leaflet.ts';
import type { PayloadPlace } from '../payload.ts';
import { linesOf, type Pixel, ringsOf } from './geometry.ts';
import type { LabelSlot, Lettering } from './lettering.ts';
import type { Box } from './placing.ts';
import type { Projection } from './projection.ts';
import { type Area, areaOf, type Box as Extent, extentOf, flat, isInAny } from './ring-area.ts';
import { GRID, KINDS, LINE_PER_NAME, NARROW_SHARE, OVERVIEW_BELOW_ZOOM, ROOM_PX, type Shape } from './rules.ts';
import { type LabelText, shifted, slotsAlong, slotsAt, slotsBeside, slotsInside, slotsRound } from './slots.ts';
import type { LineSpot } from './surface.ts';
import { reachOf } from './symbols.ts';
import type { Territories } from './territories.ts';

/** Anchor of a name: a mark, or a position without one. */
export interface Bearer {
  readonly id: string;
  readonly shape: Shape;
  readonly latlng: L.LatLng;
  readonly lettering: Lettering;
  /** Offset of the sign from the position, in pixels. */
  readonly offset: readonly [number, number];
}

/** Owner of the name: a place, or a country of the base map. */
export interface Named {
  readonly bearer: Bearer;
  readonly place: PayloadPlace | null;
  readonly iso: string | null;
  /** Positions along or on its drawing; [] without a drawing. */
  spots(): readonly LineSpot[];
  /** Boxes in the container's pixels of which one holds the whole name; null for a name that needs none. */
  readonly rooms: readonly Box[] | null;
}

/** Everything that lies below the names. */
export interface Ground {
  /** Null where the base map is replaced by tiles. */
  readonly territories: Territories | null;
  /** Areas on which no country's name is written. */
  readonly disputed: readonly Area[];
  /** Boxes in which no name of a country follows the view. */
  readonly contested: readonly L.LatLngBounds[];
  /** Where the marks of places are. */
  readonly marks: readonly Bearer[];
}

/** `view`: the map's bounds. */
export function slotsFor(
  map: Projection,
  view: L.LatLngBounds,
  ground: Ground,
  named: Named,
  textsOf: () => readonly LabelText[],
): Iterable<LabelSlot> {
  const { bearer, place, iso } = named;
  if (map.getZoom() < OVERVIEW_BELOW_ZOOM && place && !KINDS[place.kind]?.inOverview) return [];
  const spot = map.latLngToContainerPoint(bearer.latlng);
  if (named.rooms) {
    const inside = slotsInside(spot, named.rooms, textsOf());
    return iso ? undisputed(map, ground, inside) : inside;
  }
  const isInView = view.contains(bearer.latlng);
  const spots = named.spots();
  if (place === null && spots.length === 0 && !isInView) return [];
  const texts = textsOf();
  if (bearer.shape !== 'label') return slotsRound(spot, reachOf(bearer.shape), bearer.offset, texts);
  if (place && (place.kind === 'border' || place.kind === 'coast') && !isLongEnough(map, place, texts)) return [];
  if (spots.length > 0) {
    const along = spots.map(({ point, aside }) => ({ point: map.layerPointToContainerPoint(point), aside }));
    return slotsAlong(spot, along, texts);
  }
  const land = landOf(ground, named);
  if (land) return slotsOnLand({ map, ground, iso, isInView, spot, texts }, land);
  const others = ground.marks
    .filter(({ id }) => id !== bearer.id)
    .map((mark) => map.latLngToContainerPoint(mark.latlng).add([...mark.offset]));
  const own = shifted(spot).filter((point) => isNearest(point, spot, others));
  const slots = slotsAt(spot, own, texts);
  return bearer.lettering.name === 'sea' ? atSea(map, ground, slots) : slots;
}

/** No part of a country's name stands on land that the dossier shows as disputed. */
function* undisputed(map: Projection, { disputed }: Ground, slots: Iterable<LabelSlot>): Generator<LabelSlot, void> {
  for (const slot of slots) {
    const { left, top, right, bottom } = slot.box;
    const [x, y] = [(left + right) / 2, (top + bottom) / 2];
    const points = [left, right].flatMap(
      (side) =>
        [
          [side, top],
          [side, bottom],
        ] as const,
    );
    const all = [...points, [x, y], [x, top], [x, bottom]] as const;
    if (!all.some(([across, down]) => isInAny(disputed, map.containerPointToLatLng([across, down])))) yield slot;
  }
}

/** Whether states disagree whose land a point is. */
function isContested({ disputed, contested }: Ground, point: L.LatLng): boolean {
  return isInAny(disputed, point) || contested.some((box) => box.contains(point));
}

/** Whether the name would be read as that of another place because it is nearer to it. */
function isNearest(point: Pixel, spot: Pixel, others: readonly Pixel[]): boolean {
  const apart = ({ x, y }: Pixel): number => (x - point.x) ** 2 + (y - point.y) ** 2;
  const own = apart(spot);
  return others.every((other) => apart(other) >= own);
}

interface Writing {
  readonly map: Projection;
  readonly ground: Ground;
  readonly iso: string | null;
  readonly isInView: boolean;
  readonly spot: L.Point;
  readonly texts: readonly LabelText[];
}

/** The land that a name is written on. */
interface OwnLand {
  readonly extent: Extent;
  has(point: L.LatLng): boolean;
}

/** Inside the land's visible part, or beside a country that is too narrow for its name. */
function slotsOnLand({ map, ground, iso, isInView, spot, texts }: Writing, land: OwnLand): Iterable<LabelSlot> {
  const { west, south, east, north } = land.extent;
  const extent = boxOf(map, L.latLngBounds([south, west], [north, east]));
  const width = Math.min(...texts.map((text) => text.size[0]));
  if (iso && extent.right - extent.left < NARROW_SHARE * width) {
    return map.getZoom() < OVERVIEW_BELOW_ZOOM ? [] : atSea(map, ground, slotsBeside(spot, extent, texts));
  }
  const isOwn = (x: number, y: number): boolean => {
    const latlng = map.containerPointToLatLng([x, y]);
    return land.has(latlng) && !(iso && isContested(ground, latlng));
  };
  if (!isInView) return slotsAt(spot, visibleParts(map, extent, isOwn, width), texts);
  const points = shifted(spot);
  return slotsAt(spot, points, texts, (point) => point === points[0] || isOwn(point.x, point.y));
}

/** Null for a name that needs no land. */
function landOf({ territories }: Ground, { place, iso }: Named): OwnLand | null {
  if (iso) {
    const extent = territories?.extent(iso);
    return territories && extent ? { extent, has: (point) => territories.isOf(iso, point) } : null;
  }
  if (place?.kind !== 'disputed-area' || !place.geometry) return null;
  const areas = ringsOf(place.geometry).map((rings) => areaOf(rings.map(flat)));
  return areas.length > 0 ? { extent: extentOf(areas), has: (point) => isInAny(areas, point) } : null;
}

/** Whether a name must lie off land: those of seas, coasts and islands would be read as names of the land; a place inland is exempt. */
function* atSea(map: Projection, { territories }: Ground, slots: Iterable<LabelSlot>): Generator<LabelSlot, void> {
  const onLand: LabelSlot[] = [];
  let hasSea = false;
  for (const slot of slots) {
    const { left, top, right, bottom } = slot.box;
    if (territories?.isLand(map.containerPointToLatLng([(left + right) / 2, (top + bottom) / 2]))) {
      onLand.push(slot);
    } else {
      hasSea = true;
      yield slot;
    }
  }
  if (!hasSea) yield* onLand;
}

function isLongEnough(map: Projection, place: PayloadPlace, texts: readonly LabelText[]): boolean {
  const bounds = L.latLngBounds(place.geometry ? linesOf(place.geometry).flat() : []);
  if (!bounds.isValid()) return true;
  const { left, top, right, bottom } = boxOf(map, bounds);
  return Math.hypot(right - left, bottom - top) > LINE_PER_NAME * Math.min(...texts.map((text) => text.size[0]));
}

/** Points of the view inside an area that has half the name's width on both sides of them; the one with the most room first. */
function visibleParts(map: Projection, extent: Box, isIn: (x: number, y: number) => boolean, width: number): L.Point[] {
  const { x: columnsPx, y: rowsPx } = map.getSize();
  const [columns, rows] = GRID;
  const seen = {
    left: Math.max(0, extent.left),
    right: Math.min(columnsPx, extent.right),
    top: Math.max(0, extent.top),
    bottom: Math.min(rowsPx, extent.bottom),
  };
  if (seen.right - seen.left < width || seen.bottom <= seen.top) return [];
  const found: { readonly point: L.Point; readonly room: number }[] = [];
  for (let column = 1; column < columns; column++) {
    for (let row = 1; row < rows; row++) {
      const x = seen.left + ((seen.right - seen.left) * column) / columns;
      const y = seen.top + ((seen.bottom - seen.top) * row) / rows;
      if (![-0.5, 0, 0.5].every((share) => isIn(x + share * width, y))) continue;
      found.push({
        point: L.point(x, y),
        room: [-1, 1].filter((side) => isIn(x + side * width, y) && isIn(x, y + side * ROOM_PX)).length,
      });
    }
  }
  return found.sort((a, b) => b.room - a.room).map(({ point }) => point);
}

function boxOf(map: Projection, bounds: L.LatLngBounds): Box {
  const northWest = map.latLngToContainerPoint(bounds.getNorthWest());
  const southEast = map.latLngToContainerPoint(bounds.getSouthEast());
  return { left: northWest.x, top: northWest.y, right: southEast.x, bottom: southEast.y };
}
