/** The base map's own names, by which a reader finds the way: small, silent, and only where the dossier leaves room. */
import { truncations } from '../i18n/languages.ts';
import { L, toLatLng } from '../leaflet.ts';
import type { PayloadOrientation } from '../payload.ts';
import type { Labelled } from './labels.ts';
import type { Box } from './placing.ts';
import type { Projection } from './projection.ts';
import type { Bearer } from './room.ts';
import { COUNTRY_UNTIL_ZOOM, type LetteringName, MARGIN_PX, ORIENTATION_LETTERING, type Shape } from './rules.ts';
import type { LineSpot } from './surface.ts';

/** On what lies at a spot, or beside it: above, below, to the right and left. */
const ASIDES = [
  [0, 0],
  [0, -1],
  [0, 1],
  [1, 0],
  [-1, 0],
].map(([x = 0, y = 0]) => L.point(x, y));

export function letteringOf({ kind }: PayloadOrientation): LetteringName {
  return ORIENTATION_LETTERING[kind];
}

export function dotOf({ kind }: PayloadOrientation): Shape {
  return kind === 'capital' || kind === 'town' ? kind : 'label';
}

/** What the map may name, at its zoom and in this language; of another script, nothing. */
export function nameOfOrientation(
  map: Projection,
  bearer: Bearer,
  name: PayloadOrientation,
  language: string,
): Labelled | null {
  const tag = truncations(language).find((each) => Object.hasOwn(name.names, each));
  const zoom = map.getZoom();
  if (tag === undefined || name.zoom > zoom || (name.kind === 'country' && zoom >= COUNTRY_UNTIL_ZOOM)) return null;
  return {
    bearer,
    place: null,
    iso: name.iso,
    parts: () => [name.names[tag] ?? ''],
    rank: name.rank,
    must: false,
    substitute: null,
    spots: () => spotsOf(map, name),
    rooms: name.rooms.length > 0 ? roomsIn(map, name) : null,
  };
}

/** The rooms as far as the map shows them; those that cross the world's edge on both sides of it. */
function roomsIn(map: Projection, { rooms }: PayloadOrientation): Box[] {
  const { x: width, y: height } = map.getSize();
  return rooms.flatMap(([west = 0, south = 0, east = 0, north = 0]) =>
    [-360, 0, 360].flatMap((turn) => {
      const corner = map.latLngToContainerPoint(L.latLng(north, west + turn));
      const other = map.latLngToContainerPoint(L.latLng(south, east + turn));
      const room = {
        left: Math.max(corner.x, MARGIN_PX),
        top: Math.max(corner.y, MARGIN_PX),
        right: Math.min(other.x, width - MARGIN_PX),
        bottom: Math.min(other.y, height - MARGIN_PX),
      };
      return room.left < room.right && room.top < room.bottom ? room : [];
    }),
  );
}

function spotsOf(map: Projection, { kind, spots, lng, lat }: PayloadOrientation): LineSpot[] {
  if (kind !== 'island' && kind !== 'lake' && kind !== 'river') return [];
  const { x: width, y: height } = map.getSize();
  return (spots.length > 0 ? spots : [[lng, lat]]).flatMap((spot) => {
    const latlng = toLatLng(spot);
    const { x, y } = map.latLngToContainerPoint(latlng);
    if (x < 0 || y < 0 || x > width || y > height) return [];
    const point = map.latLngToLayerPoint(latlng);
    return (kind === 'river' ? ASIDES.slice(1) : ASIDES).map((aside) => ({ point, aside }));
  });
}
