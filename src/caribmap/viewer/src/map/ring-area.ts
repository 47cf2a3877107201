/**
 * Points in polygons. Pure; degrees, rings that do not cross the antimeridian. Plain loops: while a page opens, tens of
 * thousands of points pass through before the browser has compiled anything, and each array or closure would cost.
 */

export interface Vertex {
  readonly lng: number;
  readonly lat: number;
}

export interface Box {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/** A line with the box round it; its points are longitudes and latitudes in turn, none of them an object. */
export interface FlatLine extends Box {
  readonly points: Float64Array;
  /** Where it lies on the Mercator square, 0–1, x and y in turn, if it comes from there. */
  readonly square?: Float64Array;
}

/** A polygon, its outer ring first, with the outer ring's box. */
export interface Area extends Box {
  readonly rings: readonly FlatLine[];
}

export function flat(line: readonly Vertex[]): FlatLine {
  return flatLine(Float64Array.from(line.flatMap(({ lng, lat }) => [lng, lat])));
}

export function flatLine(points: Float64Array): FlatLine {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let index = 0; index < points.length; index += 2) {
    const lng = points[index] as number;
    const lat = points[index + 1] as number;
    if (lng < west) west = lng;
    if (lng > east) east = lng;
    if (lat < south) south = lat;
    if (lat > north) north = lat;
  }
  return { points, west, south, east, north };
}

export function areaOf(rings: readonly FlatLine[]): Area {
  const [{ west, south, east, north } = flat([])] = rings;
  return { rings, west, south, east, north };
}

/** The box round all of some areas. */
export function extentOf(areas: readonly Box[]): Box {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const area of areas) {
    west = Math.min(west, area.west);
    south = Math.min(south, area.south);
    east = Math.max(east, area.east);
    north = Math.max(north, area.north);
  }
  return { west, south, east, north };
}

/** True inside the polygon and outside its holes. */
export function isInArea(area: Area, { lng, lat }: Vertex): boolean {
  if (lng < area.west || lng > area.east || lat < area.south || lat > area.north) return false;
  let containing = 0;
  for (let index = 0; index < area.rings.length; index++)
    if (isInRing(area.rings[index] as FlatLine, lng, lat)) containing++;
  return containing === 1;
}

export function isInAny(areas: readonly Area[], point: Vertex): boolean {
  const { lng, lat } = point;
  for (let index = 0; index < areas.length; index++) {
    const area = areas[index] as Area;
    // Most areas differ by their bounding box; the test here saves a call.
    if (lng >= area.west && lng <= area.east && lat >= area.south && lat <= area.north && isInArea(area, point))
      return true;
  }
  return false;
}

/** True inside a ring, closed or not: counts the edges that a ray to the east crosses. */
export function isInRing({ points }: FlatLine, lng: number, lat: number): boolean {
  let inside = false;
  let before = points.length - 2;
  for (let index = 0; index < points.length; index += 2) {
    const latA = points[index + 1] as number;
    const latB = points[before + 1] as number;
    if (latA > lat !== latB > lat) {
      const lngA = points[index] as number;
      if (lng < lngA + (((points[before] as number) - lngA) * (lat - latA)) / (latB - latA)) inside = !inside;
    }
    before = index;
  }
  return inside;
}
