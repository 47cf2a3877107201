/** Which marks stand on the map for a set of places: what shares a spot shares a mark. Pure. */
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

/** A hull floats beside its band, never in it. */
const HULL_OFFSET = [46, -34] as const;
/** Below this zoom a view is an overview of continents: what floats beside a coast would stand in another sea. */
export const OVERVIEW_BELOW_ZOOM = 3.75;

export function isPointKind(kind: string): boolean {
  return !AREA_KINDS.has(kind) && !LINE_KINDS.has(kind);
}

/** Marks in the places' order. Of places at one spot the literal one leads; no mark for places without an anchor, nor on overviews for what floats. */
export function standingsOf(places: readonly PayloadPlace[], zoom: number): Standing[] {
  const anchored = places.filter((place) => place.anchor !== null && (zoom >= OVERVIEW_BELOW_ZOOM || !isFloating(place)));
  const spots = new Map<string, PayloadPlace[]>();
  for (const place of anchored.filter((candidate) => zoom >= BUILDINGS_FROM_ZOOM || !cityOf(candidate, anchored))) {
    const key = isPointKind(place.kind) ? (place.anchor ?? []).map((degrees) => degrees.toFixed(4)).join() : place.id;
    const members = spots.get(key);
    if (members) members.push(place);
    else spots.set(key, [place]);
  }
  return [...spots.values()].map((members) => standing(members, zoom < BUILDINGS_FROM_ZOOM ? buildingsNear(members, anchored) : []));
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

function buildingsNear(members: readonly PayloadPlace[], places: readonly PayloadPlace[]): PayloadPlace[] {
  return places.filter((place) => {
    const city = cityOf(place, places);
    return city !== null && members.includes(city);
  });
}

/** The nearest city a building may share a mark with, null where there is none or the place is no building. */
function cityOf(place: PayloadPlace, places: readonly PayloadPlace[]): PayloadPlace | null {
  if (place.kind !== 'building') return null;
  const distance_km = (city: PayloadPlace): number => apart_km(place.anchor ?? [], city.anchor ?? []);
  const near = places.filter((city) => city.kind === 'city' && distance_km(city) <= SAME_CITY_KM);
  return near.sort((a, b) => distance_km(a) - distance_km(b))[0] ?? null;
}

/** Distance on a plane true at the first point: good to a hundredth within a city. */
function apart_km(a: readonly number[], b: readonly number[]): number {
  const [lngA = 0, latA = 0] = a;
  const [lngB = 0, latB = 0] = b;
  const kmPerDegree = 111.2;
  return Math.hypot((lngB - lngA) * Math.cos((latA * Math.PI) / 180), latB - latA) * kmPerDegree;
}
