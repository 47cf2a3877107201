/**
 * The basemap: land, coasts and borders of the world, finer inside the detail's bounds, finest inside the dossier's own
 * coast patch once the map is close enough to tell the difference. Sea is the container's background.
 */
import type { MultiLineString } from 'topojson-specification';

import { L, toBounds } from '../leaflet.ts';
import type { PayloadCoast } from '../payload.ts';
import { Arcs } from './arcs.ts';
import { isAlong, withoutCuts } from './edges.ts';
import { ringsOf } from './geometry.ts';
import { type Area, areaOf, type FlatLine, flat, isInAny } from './ring-area.ts';
import { PATCH_FROM_ZOOM } from './rules.ts';
import { ShapePath } from './shape-path.ts';
import { setShown } from './svg.ts';
import { Territories } from './territories.ts';
import type { BasemapTopology } from './topology.ts';

export interface Basemap {
  readonly world: BasemapTopology;
  readonly detail: BasemapTopology;
  readonly detail_bounds: readonly number[];
}

/** What crosses it is cut there, and at the poles. */
const ANTIMERIDIAN = [-180, -90, 180, 90];
const PANE = 'cm-basemap';

export interface BasemapLayer {
  /** Tints the countries with these ISO 3166 codes; [] for none. */
  tint(isos: readonly string[]): void;
  /** Takes the basemap's own border away along these lines: the dossier draws, or leaves out, a line of its own there. */
  leaveBorders(lines: readonly L.LatLng[][]): void;
  isLand(latlng: L.LatLng): boolean;
  readonly territories: Territories;
}

export function drawBasemap(map: L.Map, basemap: Basemap, coast: PayloadCoast | null): BasemapLayer {
  map.createPane(PANE).style.zIndex = '200';
  const renderer = L.svg({ pane: PANE, padding: 0.6 });
  const draw: Draw = (className, lines, fill = false) =>
    new ShapePath({ renderer, pane: PANE, className, fill }).setLines(lines).addTo(map);
  const topologies = [basemap.world, basemap.detail].map((topology) => [topology, new Arcs(topology)] as const);
  const territories = new Territories(topologies);

  // All countries in one path: inside one path neighbours meet without a seam.
  for (const areas of territories.all)
    draw(
      'cm-land',
      areas.flatMap(({ rings }) => rings),
      true,
    );
  const tint = draw('cm-tint', [], true);
  const borders = topologies.flatMap(([{ objects }, arcs]) => linesOf(objects.borders, arcs));
  const drawn = draw('cm-base-border', []);
  for (const [{ objects }, arcs] of topologies) draw('cm-coast', linesOf(objects.coasts, arcs));
  const patch = coast && drawPatch(map, coast, draw);

  return {
    tint: (isos) => tint.setLines(isos.flatMap((iso) => territories.areas(iso).flatMap(({ rings }) => rings))),
    territories,
    leaveBorders: (lines) => {
      const left = lines.map(flat);
      drawn.setLines(borders.filter((border) => !left.some((other) => isAlong(border, other))));
    },
    isLand: (latlng) => (patch?.covers(latlng) ? patch.isLand(latlng) : territories.isLand(latlng)),
  };
}

/** Adds lines to the basemap, or rings that it fills. */
type Draw = (className: string, lines: readonly FlatLine[], fill?: boolean) => ShapePath;

interface Patch {
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
  const update = (): void => {
    if (isClose() && paths.length === 0) {
      const polygons = coast.land.flatMap((land) => ringsOf(land.geometry));
      areas = polygons.map((rings) => areaOf(rings.map(flat)));
      const corners = [bounds.getSouthWest(), bounds.getNorthWest(), bounds.getNorthEast(), bounds.getSouthEast()];
      paths = [
        draw('cm-patch-sea', [flat(corners)], true),
        draw(
          'cm-land',
          areas.flatMap(({ rings }) => rings),
          true,
        ),
        draw(
          'cm-coast',
          polygons
            .flat()
            .flatMap((ring) => withoutCuts(ring, [west, south, east, north]))
            .flatMap((part) => withoutCuts(part, ANTIMERIDIAN))
            .map(flat),
        ),
      ];
    }
    for (const path of paths) setShown(path, isClose());
  };
  map.on('zoomend viewreset', update);
  update();
  return {
    covers: (latlng) => isClose() && bounds.contains(latlng),
    isLand: (latlng) => isInAny(areas, latlng),
  };
}

/** Lines from junction to junction, each the border of one pair of countries or the coast of one. */
function linesOf(lines: MultiLineString, arcs: Arcs): FlatLine[] {
  return lines.arcs.flat().map((arc) => arcs.join([arc]));
}
