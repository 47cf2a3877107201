/** The basemap's countries by ISO 3166 code: how far they extend, whose land a point is. The finest sheet there decides. */
import { type Area, type Box, extentOf, isInAny, type Vertex } from './ring-area.ts';
import { WATERS } from './rules.ts';
import type { Sheet } from './sheets.ts';

export class Territories {
  /** The finest first. */
  readonly #sheets: readonly Sheet[];
  readonly #coarseFirst: readonly Sheet[];
  readonly #land: ReadonlyMap<Sheet, readonly Area[]>;

  constructor(sheets: readonly Sheet[]) {
    // Of two of a level, the later is drawn over the other.
    this.#sheets = [...sheets].reverse().sort((a, b) => b.level - a.level);
    this.#coarseFirst = [...this.#sheets].reverse();
    this.#land = new Map(sheets.map((sheet) => [sheet, landOf(sheet)]));
  }

  /** The box round a country on the coarsest sheet that has it; null for a code that none has. */
  extent(iso: string): Box | null {
    const areas = this.#coarseFirst.find((sheet) => sheet.areas.has(iso))?.areas.get(iso);
    return areas ? extentOf(areas) : null;
  }

  isOf(iso: string, point: Vertex): boolean {
    return isInAny(this.#at(point)?.areas.get(iso) ?? [], point);
  }

  isLand(point: Vertex): boolean {
    const sheet = this.#at(point);
    return sheet !== undefined && isInAny(this.#land.get(sheet) ?? [], point);
  }

  /** The finest sheet that covers a point; the world's covers all. */
  #at(point: Vertex): Sheet | undefined {
    return this.#sheets.find(({ rects }) => rects.some((rect) => isIn(rect, point))) ?? this.#sheets.at(-1);
  }
}

/** All areas of a sheet that are land. */
export function landOf({ areas }: Sheet): Area[] {
  return [...areas].flatMap(([fill, filled]) => ((WATERS as readonly string[]).includes(fill) ? [] : filled));
}

function isIn({ west, south, east, north }: Box, { lng, lat }: Vertex): boolean {
  return lng >= west && lng <= east && lat >= south && lat <= north;
}
