/** Points in polygons. Pure; degrees, rings that do not cross the antimeridian. */

export interface Vertex {
  readonly lng: number;
  readonly lat: number;
}

/** A polygon, its outer ring first, with the outer ring's bounds. */
export interface Area<V extends Vertex = Vertex> {
  readonly rings: readonly V[][];
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

export function areaOf<V extends Vertex>(rings: readonly V[][]): Area<V> {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { lng, lat } of rings[0] ?? []) {
    [west, south] = [Math.min(west, lng), Math.min(south, lat)];
    [east, north] = [Math.max(east, lng), Math.max(north, lat)];
  }
  return { rings, west, south, east, north };
}

/** True inside the polygon and outside its holes. */
export function isInArea(area: Area, { lng, lat }: Vertex): boolean {
  if (lng < area.west || lng > area.east || lat < area.south || lat > area.north) return false;
  return area.rings.filter((ring) => isInRing(ring, lng, lat)).length === 1;
}

/** True inside a ring, closed or not: counts the edges that a ray to the east crosses. */
export function isInRing(ring: readonly Vertex[], lng: number, lat: number): boolean {
  let inside = false;
  let b = ring.at(-1);
  for (const a of ring) {
    if (b && a.lat > lat !== b.lat > lat && lng < a.lng + ((b.lng - a.lng) * (lat - a.lat)) / (b.lat - a.lat)) inside = !inside;
    b = a;
  }
  return inside;
}
