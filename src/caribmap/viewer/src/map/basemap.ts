/**
 * The basemap: its sheets one over the other, coarse ones first, each drawn at the zooms of its level and above; over them
 * the dossier's own coast patch once the map is close enough to tell the difference. Deep sea is the container's background.
 */
import { L, toBounds } from '../leaflet.ts';
import type { PayloadCoast } from '../payload.ts';
import { isAlong, withoutCuts } from './edges.ts';
import { ringsOf } from './geometry.ts';
import { type Area, areaOf, type Box, type FlatLine, flat, isInAny } from './ring-area.ts';
import { CLAIM_LINES, LEVEL_TOPS, PATCH_FROM_ZOOM, SOLID_BORDERS, UNSETTLED_BORDERS } from './rules.ts';
import { ShapePath } from './shape-path.ts';
import type { Sheet } from './sheets.ts';
import { landOf, Territories } from './territories.ts';

/** What crosses it is cut there, and at the poles. */
const ANTIMERIDIAN = [-180, -90, 180, 90];
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
}

export class Basemap implements BasemapLayer {
  /** Coarse ones first. */
  protected readonly drawn: DrawnSheet[] = [];
  protected readonly patch: Patch | null;
  territories: Territories;
  readonly #map: L.Map;
  readonly #draw: Draw;
  #tinted: readonly string[] = [];
  #left: readonly FlatLine[] = [];
  #claimed: readonly FlatLine[] = [];

  constructor(map: L.Map, sheets: readonly Sheet[], coast: PayloadCoast | null) {
    this.#map = map;
    map.createPane(PANE).style.zIndex = '200';
    const renderer = L.svg({ pane: PANE, padding: PADDING });
    this.#draw = (className, lines, fill = false) =>
      new ShapePath({ renderer, pane: PANE, className, fill }).setLines(lines).addTo(map);
    this.drawn = sheets.map((sheet) => new DrawnSheet(sheet, this.#draw));
    this.patch = coast && drawPatch(map, coast, this.#draw);
    this.territories = new Territories(sheets);
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
    return this.patch?.covers(latlng) ? this.patch.isLand(latlng) : this.territories.isLand(latlng);
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
    this.patch?.show(this.#map.getZoom() >= PATCH_FROM_ZOOM);
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

interface Patch {
  readonly paths: () => readonly ShapePath[];
  show(isClose: boolean): void;
  /** Whether the patch is what is drawn there, at the present zoom. */
  covers(latlng: L.LatLng): boolean;
  isLand(latlng: L.LatLng): boolean;
}

/** The dossier's measuring coast over a patch of sea, drawn when the map is first so close. */
function drawPatch(map: L.Map, coast: PayloadCoast, draw: Draw): Patch {
  const bounds = toBounds(coast.bounds);
  const [west, south, east, north] = [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
  const isClose = (): boolean => map.getZoom() >= PATCH_FROM_ZOOM;
  let paths: readonly ShapePath[] = [];
  let areas: readonly Area[] = [];
  const drawAll = (): void => {
    const polygons = coast.land.flatMap((land) => ringsOf(land.geometry));
    areas = polygons.map((rings) => areaOf(rings.map(flat)));
    const shore = polygons
      .flat()
      .flatMap((ring) => withoutCuts(ring, [west, south, east, north]))
      .flatMap((part) => withoutCuts(part, ANTIMERIDIAN));
    paths = [
      draw('cm-shelf', [outlineOf({ west, south, east, north })], true),
      draw('cm-land', ringsOfAll(areas), true),
      draw('cm-coast', shore.map(flat)),
    ];
  };
  return {
    paths: () => paths,
    show: (isShown) => {
      if (isShown && paths.length === 0) drawAll();
      for (const path of paths) path.show(isShown);
    },
    covers: (latlng) => isClose() && bounds.contains(latlng),
    isLand: (latlng) => isInAny(areas, latlng),
  };
}
