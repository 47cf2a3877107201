/** Cells of the basemap: sheets of one level, each of a tile of the Mercator square, as basemap/cells.py cuts them. */
import type { Box } from '../../map/ring-area.ts';
import { LEVEL_TOPS } from '../../map/rules.ts';

/** By level, the zoom whose tiles its cells are: 512 pixels wide where the level begins to be drawn. */
const CELL_ZOOMS: Readonly<Record<number, number>> = { 1: 2, 2: 5, 3: 7 };
const FINEST = 3;
const MAX_LAT = 85.05;

/** The addresses of the cells of a view, of the level that is drawn at its zoom. */
export function cellsIn({ west, south, east, north }: Box, zoom: number): string[] {
  const level = LEVEL_TOPS.slice(0, FINEST).findIndex((top) => zoom <= top);
  const number = level < 0 ? FINEST : level;
  const cellZoom = CELL_ZOOMS[number];
  if (cellZoom === undefined) return [];
  const count = 2 ** cellZoom;
  const column = (lng: number): number => Math.floor(((lng + 180) / 360) * count);
  const row = (lat: number): number => {
    const sine = Math.sin((Math.max(-MAX_LAT, Math.min(MAX_LAT, lat)) * Math.PI) / 180);
    return Math.floor((0.5 - Math.atanh(sine) / (2 * Math.PI)) * count);
  };
  const found = new Set<string>();
  for (let x = column(west); x <= column(east); x += 1)
    for (let y = row(north); y <= row(south); y += 1)
      found.add(`/ground/${number}/${((x % count) + count) % count}/${y}.gz`);
  return [...found];
}
