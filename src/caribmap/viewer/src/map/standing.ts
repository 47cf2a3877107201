/** Which marks stand on the map for a set of places: a place and a government of one spot share one. Pure. */
import type { PayloadPlace } from '../payload.ts';

export type Shape = 'disc' | 'ring' | 'composite' | 'square' | 'frame' | 'hull' | 'bar' | 'diamond' | 'label';

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

/** Kinds that are written across the map, or beside their lines, instead of marked at a point. */
export const AREA_KINDS: ReadonlySet<string> = new Set(['country', 'region', 'sea', 'coast']);
const LINE_KINDS: ReadonlySet<string> = new Set(['disputed-area', 'border', 'route', 'link', 'range']);

/** Below this zoom a building's mark would lie on its city's: the city's mark stands for both. */
export const BUILDINGS_FROM_ZOOM = 10;
const SAME_CITY_KM = 25;
const MOST_AT_A_SPOT = 24;

/** A hull floats beside its band, never in it. */
const HULL_OFFSET = [46, -34] as const;
/** Below this zoom a view is an overview of continents: what floats beside a coast would stand in another sea. */
export const OVERVIEW_BELOW_ZOOM = 3.75;

export function isPointKind(kind: string): boolean {
  return !AREA_KINDS.has(kind) && !LINE_KINDS.has(kind);
}

/** Marks in the places' order. Of places at one spot the literal one leads; no mark for places without an anchor, nor on overviews for what floats. */
export function standingsOf(places: readonly PayloadPlace[], zoom: number): Standing[] {
  const anchored = places.filter(
    (place) => place.anchor !== null && (zoom >= OVERVIEW_BELOW_ZOOM || !isFloating(place)),
  );
  const joined = zoom < BUILDINGS_FROM_ZOOM ? buildingsByCity(anchored) : new Map<PayloadPlace, PayloadPlace[]>();
  const isJoined = new Set([...joined.values()].flat());
  const spots = new Map<string, PayloadPlace[]>();
  for (const place of anchored.filter((candidate) => !isJoined.has(candidate))) {
    const key = isPointKind(place.kind) ? (place.anchor ?? []).map((degrees) => degrees.toFixed(4)).join() : place.id;
    const members = spots.get(key);
    if (members) members.push(place);
    else spots.set(key, [place]);
  }
  return [...spots.values()].flatMap(marksOf).map((members) =>
    standing(
      members,
      members.flatMap((city) => joined.get(city) ?? []),
    ),
  );
}

/** A place and a government of one spot share its mark; others have their own, to be fanned out, unless a circle of them would fill the map. */
function marksOf(members: readonly PayloadPlace[]): (readonly PayloadPlace[])[] {
  const pair = ['literal', 'seat'].flatMap((role) => members.find((place) => place.role === role) ?? []);
  if (members.length === pair.length || members.length > MOST_AT_A_SPOT) return [members];
  return [pair, ...members.filter((place) => !pair.includes(place)).map((place) => [place])];
}

function standing(members: readonly PayloadPlace[], joined: readonly PayloadPlace[]): Standing {
  const ordered = [...members].sort((a, b) => Number(a.role === 'seat') - Number(b.role === 'seat'));
  const places = [...ordered, ...joined];
  const [first] = ordered as [PayloadPlace, ...PayloadPlace[]];
  return {
    id: places.map((place) => place.id).join(' '),
    places,
    position: first.anchor ?? [],
    shape: shapeOf(ordered),
    offset: isFloating(first) ? HULL_OFFSET : [0, 0],
  };
}

/** Computed off a coast: it has a band and no position. */
export function isFloating(place: PayloadPlace): boolean {
  return place.derivation?.recipe === 'offshore';
}

function shapeOf(members: readonly PayloadPlace[]): Shape {
  const [first] = members as [PayloadPlace, ...PayloadPlace[]];
  if (!isPointKind(first.kind)) return 'label';
  if (new Set(members.map((place) => place.role)).size > 1) return 'composite';
  if (first.kind === 'vessel') return 'hull';
  if (first.kind === 'force') return 'bar';
  if (first.kind === 'event-site') return 'diamond';
  if (first.kind === 'building') return first.role === 'seat' ? 'frame' : 'square';
  return first.role === 'seat' ? 'ring' : 'disc';
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
  const kmPerDegree = 111.2;
  return Math.hypot((lngB - lngA) * Math.cos((latA * Math.PI) / 180), latB - latA) * kmPerDegree;
}
