/** Which marks stand on the map for a set of places: a place and a government of one spot share one. Pure. */
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
  /** Changes whenever the mark looks different. */
  readonly id: string;
  /** The first one's card opens. */
  readonly places: readonly PayloadPlace[];
  /** Longitude, latitude. */
  readonly position: readonly number[];
  readonly shape: Shape;
  /** Where the sign stands, in pixels from its position. */
  readonly offset: readonly [number, number];
}

function kindOf(name: string): Kind {
  return KINDS[name] ?? OTHER_KIND;
}

/** Whether places of this kind are marked by a sign at a point. */
export function isPointKind(kind: string): boolean {
  return kindOf(kind).form === 'point';
}

/** Whether places of this kind are written across the map instead of marked at a point or drawn. */
export function isAreaKind(kind: string): boolean {
  return kindOf(kind).form === 'area';
}

/** Whether places of this kind are disputed land or its borders. */
export function isBorderKind(kind: string): boolean {
  return ['hatch', 'border'].includes(kindOf(kind).drawing ?? '');
}

/** Marks in the places' order. Of places at one spot the literal one leads; no mark for places without an anchor. */
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

/** A place and a government of one spot share its mark; others have their own, to be fanned out, unless a circle of them would fill the map. */
function marksOf(members: readonly PayloadPlace[]): (readonly PayloadPlace[])[] {
  const pair = ['literal', 'seat'].flatMap((role) => members.find((place) => place.role === role) ?? []);
  if (members.length === pair.length || members.length > MOST_AT_A_SPOT) return [members];
  return [pair, ...members.filter((place) => !pair.includes(place)).map((place) => [place])];
}

/** `beside`: where what floats has its sign. */
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

/** Computed off a coast: it has a band and no position. */
export function isFloating(place: PayloadPlace): boolean {
  return place.derivation?.recipe === 'offshore';
}

/** The sign of what is nothing but a name, where the name finds no room. */
export function substituteOf({ kind, geometry }: PayloadPlace): Shape {
  const { substitute } = kindOf(kind);
  return substitute === 'spot' && geometry?.type !== 'Point' ? 'span' : substitute;
}

export function shapeOf(members: readonly PayloadPlace[]): Shape {
  const [first] = members as [PayloadPlace, ...PayloadPlace[]];
  const kind = kindOf(first.kind);
  if (kind.form === 'point' && new Set(members.map((place) => place.role)).size > 1) return 'composite';
  const shape = first.role === 'seat' ? kind.seat : kind.literal;
  // A question mark beside a hull: the sign is not a position that a source states.
  const isUnsure = isFloating(first) || first.geocoding.basis !== 'stated';
  return shape === 'vessel' && isUnsure ? 'hull' : shape;
}

/** Buildings by the nearest city that they may share a mark with. */
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

/** Distance on a plane true at the first point: good to a hundredth within a city. */
function apart_km(a: readonly number[], b: readonly number[]): number {
  const [lngA = 0, latA = 0] = a;
  const [lngB = 0, latB = 0] = b;
  return Math.hypot((lngB - lngA) * Math.cos((latA * Math.PI) / 180), latB - latA) * KM_PER_DEGREE;
}
