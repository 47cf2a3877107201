/** Marks of a set of places: which places share a mark, where it is and which sign it has. Pure functions. */
import type { PayloadPlace } from '../payload.ts';
import {
  BUILDINGS_FROM_ZOOM,
  HULL_OFFSET_PX,
  KINDS,
  type Kind,
  KM_PER_DEGREE,
  MOST_AT_A_SPOT,
  OTHER_KIND,
  OVERVIEW_BELOW_ZOOM,
  SAME_CITY_KM,
  type Shape,
} from './rules.ts';

export interface Standing {
  /** Key that differs whenever the mark looks different. */
  readonly id: string;
  /** Places of the mark; a click opens the card of the first. */
  readonly places: readonly PayloadPlace[];
  /** Longitude, latitude. */
  readonly position: readonly number[];
  readonly shape: Shape;
  /** Offset of the sign from its position, in pixels. */
  readonly offset: readonly [number, number];
}

function kindOf(name: string): Kind {
  return KINDS[name] ?? OTHER_KIND;
}

/** Whether places of this kind are marked by a sign at a point. */
export function isPointKind(kind: string): boolean {
  return kindOf(kind).form === 'point';
}

/** Whether places of this kind are only a name written across the map, without a mark or a drawing. */
export function isAreaKind(kind: string): boolean {
  return kindOf(kind).form === 'area';
}

/** Whether places of this kind are disputed land or its borders. */
export function isBorderKind(kind: string): boolean {
  return ['hatch', 'border'].includes(kindOf(kind).drawing ?? '');
}

/** Marks, in the order of the places. In a shared mark the literal place comes first; a place without an anchor has no mark. */
export function standingsOf(places: readonly PayloadPlace[], zoom: number): Standing[] {
  const anchored = places.filter((place) => place.anchor !== null);
  const joined = zoom < BUILDINGS_FROM_ZOOM ? buildingsByCity(anchored) : new Map<PayloadPlace, PayloadPlace[]>();
  const isJoined = new Set([...joined.values()].flat());
  const spots = new Map<string, PayloadPlace[]>();
  for (const place of anchored.filter((candidate) => !isJoined.has(candidate))) {
    const key = isPointKind(place.kind)
      ? (place.anchor ?? []).map((degrees) => Math.floor(degrees * 10_000 + 0.5)).join()
      : place.id;
    const members = spots.get(key);
    if (members) members.push(place);
    else spots.set(key, [place]);
  }
  const beside = zoom < OVERVIEW_BELOW_ZOOM ? ([0, 0] as const) : HULL_OFFSET_PX;
  return [...spots.values()].flatMap(marksOf).map((members) =>
    standing(
      members,
      members.flatMap((city) => joined.get(city) ?? []),
      beside,
    ),
  );
}

/** Marks of the places of one spot: a place and a government share one; the others each have one and are fanned out, unless there are too many for a circle. */
function marksOf(members: readonly PayloadPlace[]): (readonly PayloadPlace[])[] {
  const pair = ['literal', 'seat'].flatMap((role) => members.find((place) => place.role === role) ?? []);
  if (members.length === pair.length || members.length > MOST_AT_A_SPOT) return [members];
  return [pair, ...members.filter((place) => !pair.includes(place)).map((place) => [place])];
}

/** `beside` is the offset of the sign of a floating place. */
function standing(
  members: readonly PayloadPlace[],
  joined: readonly PayloadPlace[],
  beside: Standing['offset'],
): Standing {
  const ordered = [...members].sort((a, b) => Number(a.role === 'seat') - Number(b.role === 'seat'));
  const places = [...ordered, ...joined];
  const [first] = ordered as [PayloadPlace, ...PayloadPlace[]];
  const floats = isFloating(first);
  return {
    id: [...places.map((place) => place.id), ...(floats ? [beside.join()] : [])].join(' '),
    places,
    position: first.anchor ?? [],
    shape: shapeOf(ordered),
    offset: floats ? beside : [0, 0],
  };
}

/** Whether the place is a band computed off a coast, which has no position of its own. */
export function isFloating(place: PayloadPlace): boolean {
  return place.derivation?.recipe === 'offshore';
}

/** Sign that replaces a name for which there is no room. */
export function substituteOf({ kind, geometry }: PayloadPlace): Shape {
  const { substitute } = kindOf(kind);
  return substitute === 'spot' && geometry?.type !== 'Point' ? 'span' : substitute;
}

export function shapeOf(members: readonly PayloadPlace[]): Shape {
  const [first] = members as [PayloadPlace, ...PayloadPlace[]];
  const kind = kindOf(first.kind);
  if (kind.form === 'point' && new Set(members.map((place) => place.role)).size > 1) return 'composite';
  const shape = first.role === 'seat' ? kind.seat : kind.literal;
  // The question mark beside a hull says that no source states the position.
  const isUnsure = isFloating(first) || first.geocoding.basis !== 'stated';
  return shape === 'vessel' && isUnsure ? 'hull' : shape;
}

/** For each city, the buildings that may share its mark. */
function buildingsByCity(places: readonly PayloadPlace[]): Map<PayloadPlace, PayloadPlace[]> {
  const cities = places.filter((place) => place.kind === 'city');
  const byCity = new Map<PayloadPlace, PayloadPlace[]>();
  for (const building of places.filter((place) => place.kind === 'building')) {
    let [nearest, least_km]: [PayloadPlace | null, number] = [null, SAME_CITY_KM];
    for (const city of cities) {
      const distance_km = apart_km(building.anchor ?? [], city.anchor ?? []);
      if (distance_km < least_km || (nearest === null && distance_km === least_km))
        [nearest, least_km] = [city, distance_km];
    }
    if (nearest) byCity.set(nearest, [...(byCity.get(nearest) ?? []), building]);
  }
  return byCity;
}

/** Distance on a plane that is true to scale at the first point; within a city the error is below 1 %. */
function apart_km(a: readonly number[], b: readonly number[]): number {
  const [lngA = 0, latA = 0] = a;
  const [lngB = 0, latB = 0] = b;
  return Math.hypot((lngB - lngA) * Math.cos((latA * Math.PI) / 180), latB - latA) * KM_PER_DEGREE;
}
