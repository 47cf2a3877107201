/** Where there is room for a name: round its sign, along its line, beside a small country, inside the visible part of a large one. */
import { L } from '../leaflet.ts';
import type { PayloadPlace } from '../payload.ts';
import { linesOf, ringsOf } from './geometry.ts';
import type { LabelSlot } from './lettering.ts';
import type { LabelCarrier } from './mark.ts';
import type { Box } from './placing.ts';
import { type Area, areaOf, flat, isInAny } from './ring-area.ts';
import { type LabelText, shifted, slotsAlong, slotsAt, slotsBeside, slotsRound } from './slots.ts';
import { OVERVIEW_BELOW_ZOOM } from './standing.ts';
import type { LineSpot } from './surface.ts';
import { reachOf } from './symbols.ts';
import type { Territories } from './territories.ts';

/** What the name belongs to: a place, or a country of the basemap. */
export interface Named {
  readonly carrier: LabelCarrier;
  readonly place: PayloadPlace | null;
  readonly iso: string | null;
  /** What its drawing offers; [] for none. */
  spots(): readonly LineSpot[];
}

/** What lies below the names. */
export interface Ground {
  /** Null without our basemap. */
  readonly territories: Territories | null;
  /** Areas on which no country's name is written. */
  readonly disputed: readonly Area[];
}

/** Kinds that can be told apart on an overview: only they are named there. */
const IN_OVERVIEW: ReadonlySet<string> = new Set(['city', 'link', 'route', 'range', 'country', 'region', 'sea']);
/** A line this many times as long as its name can carry it. */
const LINE_PER_NAME = 1.6;
/** A country narrower than this share of its name has the name beside it. */
const NARROW_SHARE = 0.7;
/** Steps of the grid on which the visible part of a country is searched. */
const GRID = { columns: 14, rows: 10 };

/** `view`: the map's bounds. */
export function slotsFor(
  map: L.Map,
  view: L.LatLngBounds,
  ground: Ground,
  named: Named,
  textsOf: () => readonly LabelText[],
): Iterable<LabelSlot> {
  const { carrier, place, iso } = named;
  if (map.getZoom() < OVERVIEW_BELOW_ZOOM && place && !IN_OVERVIEW.has(place.kind)) return [];
  const isInView = view.contains(carrier.marker.getLatLng());
  if (place === null && !isInView) return [];
  const texts = textsOf();
  const spot = map.latLngToContainerPoint(carrier.marker.getLatLng());
  if (carrier.shape !== 'label') return slotsRound(spot, reachOf(carrier.shape), carrier.offset, texts);
  if (place && (place.kind === 'border' || place.kind === 'coast') && !isLongEnough(map, place, texts)) return [];
  const spots = named.spots();
  if (spots.length > 0) {
    const along = spots.map(({ point, aside }) => ({ point: map.layerPointToContainerPoint(point), aside }));
    return slotsAlong(spot, along, texts);
  }
  const areas = areasOf(ground, named);
  if (areas.length > 0) return slotsOnLand({ map, ground, iso, isInView, spot, texts }, areas);
  const slots = slotsAt(spot, shifted(spot), texts);
  return carrier.lettering.name === 'sea' ? atSea(map, ground, slots) : slots;
}

interface Writing {
  readonly map: L.Map;
  readonly ground: Ground;
  readonly iso: string | null;
  readonly isInView: boolean;
  readonly spot: L.Point;
  readonly texts: readonly LabelText[];
}

/** Inside the land's visible part, or beside a country that is too narrow for its name. */
function slotsOnLand(
  { map, ground, iso, isInView, spot, texts }: Writing,
  areas: readonly Area[],
): Iterable<LabelSlot> {
  const corners = areas.flatMap(({ west, south, east, north }) => [L.latLng(south, west), L.latLng(north, east)]);
  const extent = boxOf(map, L.latLngBounds(corners));
  const width = Math.min(...texts.map((text) => text.size[0]));
  if (iso && extent.right - extent.left < NARROW_SHARE * width) {
    return map.getZoom() < OVERVIEW_BELOW_ZOOM ? [] : atSea(map, ground, slotsBeside(spot, extent, texts));
  }
  const isOwn = (x: number, y: number): boolean => {
    const latlng = map.containerPointToLatLng([x, y]);
    return isInAny(areas, latlng) && !(iso && isInAny(ground.disputed, latlng));
  };
  if (!isInView) return slotsAt(spot, visibleParts(map, extent, isOwn, width), texts);
  const points = shifted(spot);
  return slotsAt(spot, points, texts, (point) => point === points[0] || isOwn(point.x, point.y));
}

/** The land that a name is written on; [] for a name that needs none. */
function areasOf({ territories }: Ground, { place, iso }: Named): readonly Area[] {
  if (iso) return territories?.areas(iso) ?? [];
  return place?.kind === 'disputed-area' && place.geometry
    ? ringsOf(place.geometry).map((rings) => areaOf(rings.map(flat)))
    : [];
}

/** Names of seas, coasts and islands on land would seem to be that land's; what lies inland has no choice. */
function* atSea(map: L.Map, { territories }: Ground, slots: Iterable<LabelSlot>): Generator<LabelSlot, void> {
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

function isLongEnough(map: L.Map, place: PayloadPlace, texts: readonly LabelText[]): boolean {
  const bounds = L.latLngBounds(place.geometry ? linesOf(place.geometry).flat() : []);
  if (!bounds.isValid()) return true;
  const { left, top, right, bottom } = boxOf(map, bounds);
  return Math.hypot(right - left, bottom - top) > LINE_PER_NAME * Math.min(...texts.map((text) => text.size[0]));
}

/** Points of the view that lie in an area with half a name's width of it on both sides, the roomiest first. */
function visibleParts(map: L.Map, extent: Box, isIn: (x: number, y: number) => boolean, width: number): L.Point[] {
  const { x: columnsPx, y: rowsPx } = map.getSize();
  const seen = {
    left: Math.max(0, extent.left),
    right: Math.min(columnsPx, extent.right),
    top: Math.max(0, extent.top),
    bottom: Math.min(rowsPx, extent.bottom),
  };
  if (seen.right - seen.left < width || seen.bottom <= seen.top) return [];
  const found: { readonly point: L.Point; readonly room: number }[] = [];
  for (let column = 1; column < GRID.columns; column++) {
    for (let row = 1; row < GRID.rows; row++) {
      const x = seen.left + ((seen.right - seen.left) * column) / GRID.columns;
      const y = seen.top + ((seen.bottom - seen.top) * row) / GRID.rows;
      if (![-0.5, 0, 0.5].every((share) => isIn(x + share * width, y))) continue;
      found.push({
        point: L.point(x, y),
        room: [-1, 1].filter((side) => isIn(x + side * width, y) && isIn(x, y + side * 24)).length,
      });
    }
  }
  return found.sort((a, b) => b.room - a.room).map(({ point }) => point);
}

function boxOf(map: L.Map, bounds: L.LatLngBounds): Box {
  const northWest = map.latLngToContainerPoint(bounds.getNorthWest());
  const southEast = map.latLngToContainerPoint(bounds.getSouthEast());
  return { left: northWest.x, top: northWest.y, right: southEast.x, bottom: southEast.y };
}
