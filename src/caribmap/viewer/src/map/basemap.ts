/**
 * The basemap: its sheets one over the other, coarse ones first, the dossier's own coast last, each drawn at the zooms of
 * its level and above. Deep sea is the container's background.
 */
import { L } from '../leaflet.ts';
import { isAlong } from './edges.ts';
import { type Area, type Box, type FlatLine, flat } from './ring-area.ts';
import { CLAIM_LINES, LEVEL_TOPS, SOLID_BORDERS, UNSETTLED_BORDERS } from './rules.ts';
import { ShapePath } from './shape-path.ts';
import type { Sheet } from './sheets.ts';
import { landOf, Territories } from './territories.ts';

const PANE = 'cm-basemap';
/** How far beyond the map, in shares of its size, its surroundings are drawn. */
const PADDING = 0.6;

export interface BasemapLayer {
  /** Tints the countries with these ISO 3166 codes; [] for none. */
  tint(isos: readonly string[]): void;
  /**
   * Takes the basemap's own borders away along these lines: the dossier draws, or leaves out, a line of its own there.
   * Along `rims`, of the dossier's disputed land, it takes away the lines of claims.
   */
  leaveBorders(lines: readonly L.LatLng[][], rims: readonly L.LatLng[][]): void;
  isLand(latlng: L.LatLng): boolean;
  readonly territories: Territories;
  /** The coarsest sheet. */
  readonly world: Sheet | undefined;
}

export class Basemap implements BasemapLayer {
  /** Coarse ones first. */
  protected readonly drawn: DrawnSheet[] = [];
  territories: Territories;
  readonly world: Sheet | undefined;
  readonly #map: L.Map;
  readonly #draw: Draw;
  #tinted: readonly string[] = [];
  #left: readonly FlatLine[] = [];
  #claimed: readonly FlatLine[] = [];

  constructor(map: L.Map, sheets: readonly Sheet[]) {
    this.#map = map;
    map.createPane(PANE).style.zIndex = '200';
    const renderer = L.svg({ pane: PANE, padding: PADDING });
    this.#draw = (className, lines, fill = false) =>
      new ShapePath({ renderer, pane: PANE, className, fill }).setLines(lines).addTo(map);
    this.drawn = sheets.map((sheet) => new DrawnSheet(sheet, this.#draw));
    this.territories = new Territories(sheets);
    this.world = sheets.find(({ level }) => level === 0);
    map.on('zoomend moveend viewreset', () => this.showLevels());
    this.showLevels();
  }

  tint(isos: readonly string[]): void {
    this.#tinted = isos;
    for (const one of this.drawn) one.tint(isos);
  }

  leaveBorders(lines: readonly L.LatLng[][], rims: readonly L.LatLng[][]): void {
    this.#left = lines.map(flat);
    this.#claimed = [...this.#left, ...rims.map(flat)];
    for (const one of this.drawn) one.leaveBorders(this.#left, this.#claimed);
  }

  isLand(latlng: L.LatLng): boolean {
    return this.territories.isLand(latlng);
  }

  /** Another sheet, as it would have been drawn with the others. */
  protected drawSheet(sheet: Sheet): DrawnSheet {
    const one = new DrawnSheet(sheet, this.#draw);
    one.tint(this.#tinted);
    one.leaveBorders(this.#left, this.#claimed);
    return one;
  }

  protected showLevels(): void {
    const level = levelAt(this.#map.getZoom());
    const view = this.#map.getBounds().pad(PADDING);
    for (const [index, one] of this.drawn.entries()) {
      const isHidden = this.drawn.slice(index + 1).some((other) => other.sheet.level <= level && other.hides(view));
      one.show(one.sheet.level <= level && !isHidden);
    }
  }
}

/** The finest level that is drawn at a zoom. */
function levelAt(zoom: number): number {
  const level = LEVEL_TOPS.findIndex((top) => zoom <= top);
  return level < 0 ? LEVEL_TOPS.length - 1 : level;
}

/** Adds lines to the basemap, or rings that it fills. */
type Draw = (className: string, lines: readonly FlatLine[], fill?: boolean) => ShapePath;

export class DrawnSheet {
  readonly sheet: Sheet;
  readonly paths: readonly ShapePath[];
  readonly #tint: ShapePath;
  readonly #claims: readonly [ShapePath, readonly FlatLine[]];
  readonly #borders: readonly (readonly [ShapePath, readonly FlatLine[]])[];

  constructor(sheet: Sheet, draw: Draw) {
    this.sheet = sheet;
    const rings = (fill: string): FlatLine[] => ringsOfAll(sheet.areas.get(fill) ?? []);
    const lines = (kinds: readonly string[]): FlatLine[] => kinds.flatMap((kind) => sheet.lines.get(kind) ?? []);
    const border = (className: string, kinds: readonly string[]) =>
      [draw(className, lines(kinds)), lines(kinds)] as const;
    const sea = draw('cm-shelf', sheet.rects.map(outlineOf), true);
    const deep = ['deep-200', 'deep-1000'].map((fill) => draw(`cm-${fill}`, rings(fill), true));
    // All countries in one path: inside one path neighbours meet without a seam.
    const land = draw('cm-land', ringsOfAll(landOf(sheet)), true);
    this.#tint = draw('cm-tint', [], true);
    const water = [
      draw('cm-lake', rings('lake'), true),
      draw('cm-stream', lines(['stream'])),
      draw('cm-river', lines(['river'])),
    ];
    this.#claims = border('cm-base-border cm-unsettled', CLAIM_LINES);
    this.#borders = [border('cm-base-border cm-unsettled', UNSETTLED_BORDERS), border('cm-base-border', SOLID_BORDERS)];
    const shores = [draw('cm-lakeshore', lines(['lakeshore'])), draw('cm-coast', lines(['coast']))];
    const parting = [this.#claims, ...this.#borders].map(([path]) => path);
    this.paths = [sea, ...deep, land, this.#tint, ...water, ...parting, ...shores];
  }

  show(isShown: boolean): void {
    for (const path of this.paths) path.show(isShown);
  }

  /** Whether nothing of the sheets below is seen in a view. */
  hides(view: L.LatLngBounds): boolean {
    return this.sheet.rects.some(
      ({ west, south, east, north }) =>
        west <= view.getWest() && south <= view.getSouth() && east >= view.getEast() && north >= view.getNorth(),
    );
  }

  tint(isos: readonly string[]): void {
    this.#tint.setLines(isos.flatMap((iso) => ringsOfAll(this.sheet.areas.get(iso) ?? [])));
  }

  leaveBorders(left: readonly FlatLine[], claimed: readonly FlatLine[]): void {
    const without = ([path, lines]: readonly [ShapePath, readonly FlatLine[]], others: readonly FlatLine[]): void => {
      path.setLines(lines.filter((line) => !others.some((other) => isAlong(line, other))));
    };
    without(this.#claims, claimed);
    for (const borders of this.#borders) without(borders, left);
  }
}

const ringsOfAll = (areas: readonly Area[]): FlatLine[] => areas.flatMap(({ rings }) => rings);

function outlineOf({ west, south, east, north }: Box): FlatLine {
  return flat([
    { lng: west, lat: south },
    { lng: west, lat: north },
    { lng: east, lat: north },
    { lng: east, lat: south },
  ]);
}
