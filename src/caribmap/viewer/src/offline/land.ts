/** The shipped base map as paths on a plane, for drawing tiles. */
import type { Area, FlatLine } from '../map/ring-area.ts';
import { LEVEL_TOPS } from '../map/rules.ts';
import { squareOf } from '../map/shape-path.ts';
import { type Sheet, sheetsIn } from '../map/sheets.ts';
import { inflated } from '../records/blocks.ts';

/** A ring or line: x and y in turn, from 0 to 1 over the Web Mercator square, y downwards. */
export type Path = Float64Array;

/** A sheet, what it covers as west, north, east, south of the square. */
export interface Land {
  readonly sheet: Sheet;
  readonly rects: readonly (readonly [number, number, number, number])[];
}

const BLOCKS = ['caribmap-basemap', 'caribmap-regions'];
const MAX_LAT = 85.0511287798;

/** The sheets that the page carries, coarse ones first. */
export async function readLand(page: Document): Promise<readonly Land[]> {
  const blocks = BLOCKS.flatMap((id) => page.getElementById(id)?.textContent || []);
  const buffers = await Promise.all(blocks.map(inflated));
  return buffers.flatMap(sheetsIn).map((sheet) => ({
    sheet,
    rects: sheet.rects.map(({ west, south, east, north }) => [xOf(west), yOf(north), xOf(east), yOf(south)] as const),
  }));
}

/** The sheets to draw at a zoom. */
export function landAt(land: readonly Land[], zoom: number): readonly Land[] {
  const found = LEVEL_TOPS.findIndex((top) => zoom <= top);
  const level = found < 0 ? LEVEL_TOPS.length - 1 : found;
  return land.filter(({ sheet }) => sheet.level <= level);
}

export const pathOf = (line: FlatLine): Path => squareOf(line);
export const ringsOf = (areas: readonly Area[]): Path[] => areas.flatMap(({ rings }) => rings.map(pathOf));

const xOf = (lng: number): number => lng / 360 + 0.5;

function yOf(lat: number): number {
  const sine = Math.sin((Math.max(-MAX_LAT, Math.min(MAX_LAT, lat)) * Math.PI) / 180);
  return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
}
