/** The basemap of the desk: the world, and finer sheets of wherever the map looks, which the server cuts. */
import { Basemap, type DrawnSheet } from '../../map/basemap.ts';
import type { Box } from '../../map/ring-area.ts';
import { LEVEL_TOPS } from '../../map/rules.ts';
import { type Sheet, sheetsIn } from '../../map/sheets.ts';
import { Territories } from '../../map/territories.ts';
import type { Payload } from '../../payload.ts';
import { unpackCoast } from '../../read.ts';
import { cellsIn } from './cells.ts';

/** Cells on the map at a time; those that came first go first. */
const MOST_CELLS = 64;

/** What was read stays: the map is drawn anew after each change of a record. */
const read = new Map<string, Promise<Sheet[]>>();

/** What stands from the beginning: the world's sheet, and over everything the dossier's own coast. */
export interface Ground {
  readonly world: readonly Sheet[];
  readonly own: readonly Sheet[];
}

export async function readGround(payload: Payload): Promise<Ground> {
  const [world, own] = await Promise.all([readSheets('/basemap.gz'), unpackCoast(payload)]);
  return { world, own: own.flatMap(sheetsIn) };
}

function readSheets(path: string): Promise<Sheet[]> {
  let reading = read.get(path);
  if (!reading) {
    reading = fetchSheets(path);
    read.set(path, reading);
    reading.catch(() => read.delete(path));
  }
  return reading;
}

async function fetchSheets(path: string): Promise<Sheet[]> {
  const { ok, body } = await fetch(path);
  if (!ok || !body) throw new TypeError(`${path} cannot be read`);
  return sheetsIn(await new Response(body.pipeThrough(new DecompressionStream('gzip'))).arrayBuffer());
}

export class GrowingBasemap extends Basemap {
  readonly #map: L.Map;
  readonly #cells = new Map<string, readonly DrawnSheet[]>();
  readonly #own: ReadonlySet<Sheet>;
  #isGone = false;

  constructor(map: L.Map, { world, own }: Ground) {
    super(map, [...world, ...own]);
    this.#own = new Set(own);
    this.#map = map;
    map.on('moveend', () => this.#grow());
    map.on('unload', () => {
      this.#isGone = true;
    });
    this.#grow();
  }

  #grow(): void {
    for (const path of cellsIn(boxOf(this.#map.getBounds()), this.#map.getZoom())) {
      if (this.#cells.has(path)) continue;
      this.#cells.set(path, []);
      // Without its finer sheet a place is drawn from the world's, and asked for again later.
      readSheets(path).then(
        (sheets) => this.#add(path, sheets),
        () => this.#cells.delete(path),
      );
    }
  }

  #add(path: string, sheets: readonly Sheet[]): void {
    if (this.#isGone) return;
    const added = sheets.map((sheet) => this.drawSheet(sheet));
    this.#cells.set(path, added);
    for (const one of added) this.drawn.push(one);
    this.drawn.sort((one, other) => this.#rankOf(one) - this.#rankOf(other));
    this.#forget();
    this.#raiseFiner(added[0]?.sheet.level ?? 0);
    this.territories = new Territories(this.drawn.map(({ sheet }) => sheet));
    this.showLevels();
  }

  #forget(): void {
    const drawn = [...this.#cells].filter(([, sheets]) => sheets.length > 0);
    for (const [path, sheets] of drawn.slice(0, Math.max(0, drawn.length - MOST_CELLS))) {
      this.#cells.delete(path);
      for (const one of sheets) {
        for (const shape of one.paths) shape.remove();
        this.drawn.splice(this.drawn.indexOf(one), 1);
      }
    }
  }

  /** What is drawn last lies above: finer sheets, then the dossier's coast. */
  #raiseFiner(level: number): void {
    for (const { paths } of this.drawn.filter((one) => this.#rankOf(one) > level))
      for (const shape of paths) shape.bringToFront();
  }

  #rankOf({ sheet }: DrawnSheet): number {
    return this.#own.has(sheet) ? LEVEL_TOPS.length : sheet.level;
  }
}

function boxOf(bounds: L.LatLngBounds): Box {
  return { west: bounds.getWest(), south: bounds.getSouth(), east: bounds.getEast(), north: bounds.getNorth() };
}
