/** Lines and areas as they are drawn: parts of corners. An area's part is a ring without its closing position. */
export type Position = readonly [number, number];

export interface Shape {
  readonly kind: 'line' | 'area';
  /** Longitude, latitude; longitudes of a part run on past 180°. */
  readonly parts: readonly (readonly Position[])[];
  /** How many parts each area has, its outer ring first. */
  readonly rings: readonly number[];
  /** Whether the last part is still being drawn. */
  readonly isOpen: boolean;
}

export interface Drawn {
  readonly type: string;
  readonly coordinates: unknown;
}

/** How many corners a part has at least. */
export const LEAST = { line: 2, area: 3 } as const;
/** Beyond so many corners a shape is not edited here. */
const MOST_CORNERS = 500;
const DECIMALS = 7;

export function emptyShape(kind: Shape['kind']): Shape {
  return { kind, parts: [[]], rings: [1], isOpen: true };
}

/** The shape of a geometry; null for one that has none, or too many corners. */
export function shapeOf(geometry: Drawn | null): Shape | null {
  if (!geometry) return null;
  const areas = areasOf(geometry);
  if (!areas) return null;
  const kind = geometry.type.endsWith('Polygon') ? 'area' : 'line';
  const parts = areas.flat().map((line) => whole(kind === 'area' ? line.slice(0, -1) : line));
  if (parts.reduce((sum, part) => sum + part.length, 0) > MOST_CORNERS) return null;
  return { kind, parts, rings: areas.map((rings) => rings.length), isOpen: false };
}

/** Each part of the geometry, as lists of lines or of rings. */
function areasOf({ type, coordinates }: Drawn): readonly (readonly (readonly Position[])[])[] | null {
  switch (type) {
    case 'LineString':
      return [[coordinates as Position[]]];
    case 'MultiLineString':
      return (coordinates as Position[][]).map((line) => [line]);
    case 'Polygon':
      return [coordinates as Position[][]];
    case 'MultiPolygon':
      return coordinates as Position[][][];
    default:
      return null;
  }
}

/** The geometry of a shape; null while it has too few corners. */
export function geometryOf({ kind, parts, rings }: Shape): Drawn | null {
  if (parts.length === 0 || parts.some((part) => part.length < LEAST[kind])) return null;
  if (kind === 'line') {
    const [first] = parts;
    return parts.length === 1
      ? { type: 'LineString', coordinates: first }
      : { type: 'MultiLineString', coordinates: parts };
  }
  const closed = parts.map((part) => [...part, part[0] as Position]);
  const ends = rings.map((_, index) => rings.slice(0, index + 1).reduce((sum, count) => sum + count, 0));
  const areas = ends.map((end, index) => closed.slice(end - (rings[index] ?? 0), end));
  return areas.length === 1 ? { type: 'Polygon', coordinates: areas[0] } : { type: 'MultiPolygon', coordinates: areas };
}

/** A line whose longitudes go the short way. */
function whole(line: readonly Position[]): Position[] {
  let turn = 0;
  return line.map(([lng, lat], index) => {
    const step = lng - (line[index - 1]?.[0] ?? lng);
    if (Math.abs(step) > 180 && Math.abs(step) < 360) turn -= Math.sign(step) * 360;
    return [lng + turn, lat];
  });
}

/** A position as it is kept: more digits than a drawing is worth, as many as a file may have. */
export function kept([lng, lat]: Position): Position {
  return [Number(lng.toFixed(DECIMALS)), Number(lat.toFixed(DECIMALS))];
}
